/* SPDX-License-Identifier: GPL-3.0-or-later */
/* office.c - documents of an office in a ZIP, ODT and DOCX, to pages of
 * text. */
#include "indexer/office.h"

#include "indexer/blame.h"
#include "indexer/docx.h"
#include "indexer/flow.h"
#include "indexer/limits.h"
#include "indexer/odt.h"
#include "indexer/plain.h"
#include "indexer/refusal.h"
#include "indexer/xml.h"
#include "indexer/zip.h"

#include <string.h>

#define ODT_TYPE "application/vnd.oasis.opendocument.text"

/* Name to GBytes *, in the order of names. */
struct office {
    GTree *parts;
    gsize parts_len;
    bool is_sheet, is_presentation; /* OOXML of another kind */
};

static int compare_names(gconstpointer a, gconstpointer b, gpointer data)
{
    (void) data;
    return strcmp(a, b);
}

static void unref_part(gpointer part)
{
    g_bytes_unref(part);
}

/* ---- The parts ------------------------------------------------------------*/

/* "word/header1.xml" for "word/header": number and all. */
static bool is_numbered(const char *name, const char *stem)
{
    gsize len = strlen(stem);

    return strncmp(name, stem, len) == 0 &&
           strcmp(name + len + strspn(name + len, "0123456789"), ".xml") == 0;
}

static bool is_wanted(const char *name)
{
    static const char *const wanted[] = {
        "mimetype",          "content.xml",           "styles.xml",
        "meta.xml",          "META-INF/manifest.xml", "word/footnotes.xml",
        "word/endnotes.xml", "docProps/core.xml",     NULL,
    };

    return g_strv_contains(wanted, name) ||
           is_numbered(name, "word/document") ||
           is_numbered(name, "word/header") || is_numbered(name, "word/footer");
}

/* Of two parts of one name, which no program writes, the first. */
static bool take_part(struct office *office, struct zip *zip, const char *name,
                      GError **error)
{
    if (g_tree_lookup(office->parts, name))
        return true;
    g_autofree char *own_name = g_strdup(name);
    GBytes *part = zip_read_all(zip, LIMIT_MARKUP_LEN, error);
    if (!part)
        return false;
    office->parts_len += g_bytes_get_size(part);
    g_tree_insert(office->parts, g_steal_pointer(&own_name), part);
    return office->parts_len <= LIMIT_OFFICE_LEN ||
           blame(error, "its parts are too large together");
}

static bool take_parts(struct office *office, int fd, GError **error)
{
    g_autoptr(zip_t) zip = zip_open(fd, error);
    struct zip_member member;

    if (!zip)
        return false;
    for (;;) {
        if (!zip_next(zip, &member, error))
            return false;
        if (!member.name)
            return true;
        office->is_sheet |= g_str_has_prefix(member.name, "xl/workbook.");
        office->is_presentation |=
            g_str_has_prefix(member.name, "ppt/presentation.");
        if (member.is_regular && is_wanted(member.name) &&
            !take_part(office, zip, member.name, error))
            return false;
    }
}

static GBytes *part_of(struct office *office, const char *name)
{
    return g_tree_lookup(office->parts, name);
}

struct search {
    const char *stem;
    GPtrArray *found; /* GBytes *, borrowed */
};

static gboolean look_at(gpointer name, gpointer part, gpointer data)
{
    struct search *search = data;

    if (is_numbered(name, search->stem))
        g_ptr_array_add(search->found, part);
    return FALSE;
}

static GPtrArray *parts_of(struct office *office, const char *stem)
{
    struct search search = {stem, g_ptr_array_new()};

    g_tree_foreach(office->parts, look_at, &search);
    return search.found;
}

/* ---- What the file says of itself -----------------------------------------*/

static const struct xml_namespace namespaces[] = {
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    {NULL, NULL},
};

struct facts {
    struct flow title;
    bool is_title;
    bool is_encrypted;
};

static void start(void *context, const char *name,
                  const struct xml_attributes *attributes)
{
    struct facts *facts = context;

    (void) attributes;
    facts->is_title = strcmp(name, "dc:title") == 0;
    facts->is_encrypted |= strcmp(name, "manifest:encryption-data") == 0;
}

static void end(void *context, const char *name)
{
    (void) name;
    ((struct facts *) context)->is_title = false;
}

static void take_text(void *context, const char *p, gsize len)
{
    struct facts *facts = context;

    if (facts->is_title)
        flow_text(&facts->title, p, len);
}

/* Either part may be NULL; what is damaged there is no loss. */
static void read_facts(struct facts *facts, GBytes *part)
{
    static const struct xml_handler handler = {start, end, take_text,
                                               namespaces};

    if (part)
        xml_parse(part, &handler, facts, NULL);
}

static char *read_title(GBytes *part)
{
    struct facts facts = {0};

    flow_init(&facts.title);
    read_facts(&facts, part);
    char *title = plain_clean_line(facts.title.text->str, LIMIT_TITLE_LEN);
    flow_clear(&facts.title);
    return title;
}

static bool is_encrypted(struct office *office)
{
    struct facts facts = {0};

    flow_init(&facts.title);
    read_facts(&facts, part_of(office, "META-INF/manifest.xml"));
    flow_clear(&facts.title);
    return facts.is_encrypted;
}

/* ---- One document ---------------------------------------------------------*/

static char *read_type(GBytes *part)
{
    gsize len;
    const char *p = g_bytes_get_data(part, &len);
    g_autofree char *type = g_strndup(p ? p : "", MIN(len, LIMIT_LABEL_LEN));

    return plain_clean_line(type, LIMIT_LABEL_LEN);
}

static GPtrArray *read_odf(struct office *office, GError **error)
{
    g_autofree char *type = read_type(part_of(office, "mimetype"));
    GBytes *content = part_of(office, "content.xml");
    const char *reason = type ? refusal_of_type(type) : NULL;

    if (reason)
        blame(error, "%s", reason);
    else if (!type || !g_str_has_prefix(type, ODT_TYPE))
        blame(error, "not a format that is read (%s)", type ? type : "unknown");
    else if (is_encrypted(office))
        blame(error, "needs a password");
    else if (!content)
        blame(error, "an ODT without content");
    else
        return odt_pages(content, part_of(office, "styles.xml"), error);
    return NULL;
}

static GPtrArray *read_ooxml(struct office *office, GBytes *document,
                             GError **error)
{
    g_autoptr(GPtrArray) headers = parts_of(office, "word/header");
    g_autoptr(GPtrArray) footers = parts_of(office, "word/footer");
    const struct docx_parts parts = {
        .document = document,
        .footnotes = part_of(office, "word/footnotes.xml"),
        .endnotes = part_of(office, "word/endnotes.xml"),
        .headers = headers,
        .footers = footers,
    };

    return docx_pages(&parts, error);
}

static GPtrArray *read_pages(struct office *office, GError **error)
{
    g_autoptr(GPtrArray) documents = parts_of(office, "word/document");

    if (part_of(office, "mimetype"))
        return read_odf(office, error);
    if (documents->len > 0)
        return read_ooxml(office, documents->pdata[0], error);
    if (office->is_sheet)
        blame(error, "%s", refusal_of_type(REFUSAL_SHEET));
    else if (office->is_presentation)
        blame(error, "%s", refusal_of_type(REFUSAL_PRESENTATION));
    else
        blame(error, "an archive, which is not one document");
    return NULL;
}

static bool give_pages(GPtrArray *pages, const struct extract_sink *sink,
                       GError **error)
{
    for (guint i = 0; i < pages->len; i++) {
        const char *text = pages->pdata[i];
        if (!plain_page(text, strlen(text), sink, error))
            return false;
    }
    return true;
}

bool office_extract(int fd, const struct extract_sink *sink, char **title,
                    GError **error)
{
    struct office office = {
        .parts = g_tree_new_full(compare_names, NULL, g_free, unref_part)};
    g_autoptr(GPtrArray) pages =
        take_parts(&office, fd, error) ? read_pages(&office, error) : NULL;
    bool done = pages && give_pages(pages, sink, error);

    if (done) {
        GBytes *meta = part_of(&office, "meta.xml");
        *title =
            read_title(meta ? meta : part_of(&office, "docProps/core.xml"));
    }
    g_tree_unref(office.parts);
    return done;
}

bool office_is_document(int fd)
{
    g_autoptr(zip_t) zip = zip_open(fd, NULL);
    struct zip_member member;

    while (zip && zip_next(zip, &member, NULL) && member.name) {
        if (strcmp(member.name, "[Content_Types].xml") == 0 ||
            strcmp(member.name, "mimetype") == 0)
            return true;
    }
    return false;
}
