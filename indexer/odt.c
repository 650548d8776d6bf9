/* SPDX-License-Identifier: GPL-3.0-or-later */
/* odt.c - the XML of an OpenDocument text, to pages of text. */
#include "indexer/odt.h"

#include "indexer/story.h"
#include "indexer/xml.h"

#include <stdbool.h>
#include <string.h>

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

static const struct xml_namespace namespaces[] = {
    {OASIS "text:1.0", "text"},
    {OASIS "table:1.0", "table"},
    {OASIS "drawing:1.0", "draw"},
    {OASIS "office:1.0", "office"},
    {OASIS "style:1.0", "style"},
    {OASIS "svg-compatible:1.0", "svg"},
    {OASIS "xsl-fo-compatible:1.0", "fo"},
    {NULL, NULL},
};

/* Styles have their breaks from the one they are derived from; so many
 * generations are enough, and end a circle. */
enum { GENERATIONS = 16 };

enum break_kind { BREAK_UNSAID, BREAK_NONE, BREAK_PAGE };

struct style {
    char *parent; /* key in the table of styles; or NULL */
    enum break_kind before, after;
    bool begins_master; /* another kind of page, and so another page */
};

struct odt {
    struct story story;
    struct flow header, footer; /* all of them, each once */
    struct flow piece;          /* the one that we are in */
    bool is_running;            /* in one */
    GHashTable *seen;           /* their texts */
    GHashTable *styles;         /* "family:name" to struct style * */
    struct style *style;        /* that we are in; or NULL */
    guint n_hidden;             /* elements that we are in, one in another */
    guint n_text;               /* paragraphs that we are in, of any kind */
    guint n_lists, n_tables;
    bool breaks_after; /* the paragraph of the body */
};

static bool is(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* ---- Styles ---------------------------------------------------------------*/

static void free_style(gpointer p)
{
    struct style *style = p;

    g_free(style->parent);
    g_free(style);
}

static void start_style(struct odt *odt,
                        const struct xml_attributes *attributes)
{
    g_autofree char *name = xml_attribute(attributes, "style:name");
    g_autofree char *family = xml_attribute(attributes, "style:family");
    g_autofree char *parent =
        xml_attribute(attributes, "style:parent-style-name");
    g_autofree char *master =
        xml_attribute(attributes, "style:master-page-name");

    if (!name || !family)
        return;
    odt->style = g_new0(struct style, 1);
    odt->style->begins_master = master && *master;
    if (parent)
        odt->style->parent = g_strdup_printf("%s:%s", family, parent);
    g_hash_table_replace(odt->styles, g_strdup_printf("%s:%s", family, name),
                         odt->style);
}

static enum break_kind break_kind(const struct xml_attributes *attributes,
                                  const char *name)
{
    g_autofree char *value = xml_attribute(attributes, name);

    if (!value)
        return BREAK_UNSAID;
    return is(value, "page") ? BREAK_PAGE : BREAK_NONE;
}

static void set_breaks(struct style *style,
                       const struct xml_attributes *attributes)
{
    style->before = break_kind(attributes, "fo:break-before");
    style->after = break_kind(attributes, "fo:break-after");
}

/* family: that of the element's style. */
static void find_breaks(struct odt *odt, const char *family,
                        const struct xml_attributes *attributes, bool *before,
                        bool *after)
{
    g_autofree char *attribute = g_strdup_printf(
        "%s:style-name", is(family, "table") ? "table" : "text");
    g_autofree char *name = xml_attribute(attributes, attribute);
    g_autofree char *key = g_strdup_printf("%s:%s", family, name ? name : "");
    const struct style *style = g_hash_table_lookup(odt->styles, key);
    enum break_kind found_before = BREAK_UNSAID;
    enum break_kind found_after = BREAK_UNSAID;

    *before = style && style->begins_master;
    for (int i = 0; style && i < GENERATIONS; i++) {
        if (found_before == BREAK_UNSAID)
            found_before = style->before;
        if (found_after == BREAK_UNSAID)
            found_after = style->after;
        style = style->parent ? g_hash_table_lookup(odt->styles, style->parent)
                              : NULL;
    }
    *before |= found_before == BREAK_PAGE;
    *after = found_after == BREAK_PAGE;
}

/* ---- Headers and footers --------------------------------------------------*/

/* Where the element belongs; NULL: it is neither header nor footer. */
static struct flow *running_of(struct odt *odt, const char *name)
{
    static const char *const headers[] = {"style:header", "style:header-left",
                                          "style:header-first", NULL};
    static const char *const footers[] = {"style:footer", "style:footer-left",
                                          "style:footer-first", NULL};

    if (g_strv_contains(headers, name))
        return &odt->header;
    return g_strv_contains(footers, name) ? &odt->footer : NULL;
}

/* Kinds of pages often share theirs. */
static void end_running(struct odt *odt, struct flow *all)
{
    odt->is_running = false;
    if (!g_hash_table_add(odt->seen, g_strdup(odt->piece.text->str)))
        g_string_truncate(odt->piece.text, 0);
    flow_take(all, &odt->piece);
}

static struct flow *flow_of(struct odt *odt)
{
    return odt->is_running ? &odt->piece : story_flow(&odt->story);
}

/* ---- The body -------------------------------------------------------------*/

static enum flow_gap paragraph_gap(const struct odt *odt)
{
    return odt->n_lists > 0 ? FLOW_LINE : FLOW_PARAGRAPH;
}

static bool is_in_body(const struct odt *odt)
{
    return !odt->is_running && odt->story.n_boxes == 0 &&
           odt->story.n_notes == 0 && odt->n_tables == 0;
}

static void start_paragraph(struct odt *odt,
                            const struct xml_attributes *attributes)
{
    odt->n_text++;
    if (is_in_body(odt) && odt->story.n_paragraphs == 0) {
        bool before;
        find_breaks(odt, "paragraph", attributes, &before, &odt->breaks_after);
        if (before && odt->story.is_begun)
            story_page(&odt->story);
    }
    if (odt->is_running)
        flow_part(&odt->piece, FLOW_LINE);
    else
        story_paragraph(&odt->story, paragraph_gap(odt));
}

static void end_paragraph(struct odt *odt)
{
    if (odt->n_text > 0)
        odt->n_text--;
    if (odt->is_running) {
        flow_part(&odt->piece, FLOW_LINE);
        return;
    }
    story_paragraph_end(&odt->story, paragraph_gap(odt));
    if (odt->breaks_after && is_in_body(odt) && odt->story.n_paragraphs == 0) {
        odt->breaks_after = false;
        story_page(&odt->story);
    }
}

static void start_table(struct odt *odt,
                        const struct xml_attributes *attributes)
{
    bool before;
    bool after;

    find_breaks(odt, "table", attributes, &before, &after);
    if (before && is_in_body(odt) && odt->story.is_begun)
        story_page(&odt->story);
    odt->n_tables++;
    odt->story.is_begun = true;
    flow_part(flow_of(odt), FLOW_PARAGRAPH);
}

static bool is_hidden(const char *name, const struct xml_attributes *attributes)
{
    static const char *const hidden[] = {
        "text:tracked-changes",
        "text:note-citation",
        "text:ruby-text",
        "office:annotation",
        "office:forms",
        "office:scripts",
        "office:event-listeners",
        "svg:title",
        "svg:desc",
        NULL,
    };

    if (g_strv_contains(hidden, name))
        return true;
    if (!is(name, "text:section"))
        return false;
    g_autofree char *display = xml_attribute(attributes, "text:display");
    return g_strcmp0(display, "none") == 0;
}

static bool is_paragraph(const char *name)
{
    return is(name, "text:p") || is(name, "text:h");
}

static void start_block(struct odt *odt, const char *name,
                        const struct xml_attributes *attributes)
{
    if (is_paragraph(name))
        start_paragraph(odt, attributes);
    else if (is(name, "table:table"))
        start_table(odt, attributes);
    else if (is(name, "table:table-row"))
        flow_row(flow_of(odt));
    else if (is(name, "table:table-cell"))
        flow_cell(flow_of(odt));
    else if (is(name, "text:list"))
        odt->n_lists++;
    else if (is(name, "text:soft-page-break"))
        story_page(&odt->story);
    else if (is(name, "text:note"))
        story_note(&odt->story);
    else if (g_str_has_prefix(name, "draw:"))
        story_box(&odt->story);
}

/* False: it is none. */
static bool start_inline(struct odt *odt, const char *name)
{
    if (is(name, "text:s"))
        flow_part(flow_of(odt), FLOW_BLANK);
    else if (is(name, "text:tab"))
        flow_part(flow_of(odt), FLOW_TAB);
    else if (is(name, "text:line-break"))
        flow_break(flow_of(odt));
    else
        return false;
    return true;
}

static void start_styling(struct odt *odt, const char *name,
                          const struct xml_attributes *attributes)
{
    if (is(name, "style:style"))
        start_style(odt, attributes);
    else if (odt->style && (is(name, "style:paragraph-properties") ||
                            is(name, "style:table-properties")))
        set_breaks(odt->style, attributes);
    else if (running_of(odt, name))
        odt->is_running = true;
}

static void start(void *context, const char *name,
                  const struct xml_attributes *attributes)
{
    struct odt *odt = context;

    if (odt->n_hidden > 0 || is_hidden(name, attributes))
        odt->n_hidden++;
    else if (g_str_has_prefix(name, "style:"))
        start_styling(odt, name, attributes);
    else if (!start_inline(odt, name))
        start_block(odt, name, attributes);
}

static void end_list(struct odt *odt)
{
    if (odt->n_lists > 0)
        odt->n_lists--;
    if (odt->n_lists == 0)
        flow_part(flow_of(odt), FLOW_PARAGRAPH);
}

static void end_table(struct odt *odt)
{
    if (odt->n_tables > 0)
        odt->n_tables--;
    flow_part(flow_of(odt), FLOW_PARAGRAPH);
}

static void end(void *context, const char *name)
{
    struct odt *odt = context;

    if (odt->n_hidden > 0)
        odt->n_hidden--;
    else if (is(name, "style:style"))
        odt->style = NULL;
    else if (odt->is_running && running_of(odt, name))
        end_running(odt, running_of(odt, name));
    else if (is_paragraph(name))
        end_paragraph(odt);
    else if (is(name, "table:table"))
        end_table(odt);
    else if (is(name, "table:table-row"))
        flow_row_end(flow_of(odt));
    else if (is(name, "text:list"))
        end_list(odt);
    else if (is(name, "text:note"))
        story_note_end(&odt->story);
    else if (g_str_has_prefix(name, "draw:"))
        story_box_end(&odt->story);
}

static void take_text(void *context, const char *p, gsize len)
{
    struct odt *odt = context;

    if (odt->n_hidden == 0 && odt->n_text > 0)
        flow_text(flow_of(odt), p, len);
}

/* ---- All of it ------------------------------------------------------------*/

static bool read_parts(struct odt *odt, GBytes *content, GBytes *styles,
                       GError **error)
{
    const struct xml_handler handler = {start, end, take_text, namespaces};

    if (styles && !xml_parse(styles, &handler, odt, error))
        return false;
    flow_take(&odt->story.body, &odt->header);
    if (!xml_parse(content, &handler, odt, error))
        return false;
    flow_take(&odt->story.notes, &odt->footer);
    return true;
}

GPtrArray *odt_pages(GBytes *content, GBytes *styles, GError **error)
{
    struct odt odt = {.styles = g_hash_table_new_full(g_str_hash, g_str_equal,
                                                      g_free, free_style)};
    GPtrArray *pages = NULL;

    odt.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    story_init(&odt.story);
    flow_init(&odt.header);
    flow_init(&odt.footer);
    flow_init(&odt.piece);
    if (read_parts(&odt, content, styles, error))
        pages = story_end(&odt.story);
    story_clear(&odt.story);
    flow_clear(&odt.header);
    flow_clear(&odt.footer);
    flow_clear(&odt.piece);
    g_hash_table_destroy(odt.styles);
    g_hash_table_destroy(odt.seen);
    return pages;
}
