/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx.c - the XML of a Word document (OOXML), to pages of text. */
#include "indexer/docx.h"

#include "indexer/story.h"
#include "indexer/xml.h"

#include <stdbool.h>
#include <string.h>

/* In either form of the standard, transitional and strict. */
static const struct xml_namespace namespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {NULL, NULL},
};

/* One part of the document. */
struct docx {
    struct story story;
    GHashTable *notes;      /* id to text, of the footnotes not placed yet */
    GString *note;          /* where it is read: its id; or NULL */
    const GArray *sections; /* bool: begins a page; NULL: not known */
    guint n_sections;       /* ended */
    guint n_hidden;         /* elements that we are in, one in another */
    guint n_properties, n_runs, n_text; /* the same */
    bool is_first;                      /* paragraph of the body */
    bool is_run_hidden;
    bool ends_section;  /* the paragraph */
    bool is_page_fresh; /* a break was set, and Word may say that it saw it */
};

static bool is(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* A property that is there is on, unless it says otherwise. */
static bool is_on(const struct xml_attributes *attributes)
{
    g_autofree char *value = xml_attribute(attributes, "w:val");

    return !value ||
           (!is(value, "0") && !is(value, "false") && !is(value, "off"));
}

/* ---- Pages ----------------------------------------------------------------*/

static void break_page(struct docx *docx)
{
    story_page(&docx->story);
    docx->is_page_fresh = true;
}

/* Word notes every page's start, those after a break that was set too. */
static void break_rendered(struct docx *docx)
{
    if (!docx->is_page_fresh)
        story_page(&docx->story);
    docx->is_page_fresh = false;
}

static void start_break(struct docx *docx,
                        const struct xml_attributes *attributes)
{
    g_autofree char *type = xml_attribute(attributes, "w:type");

    if (g_strcmp0(type, "page") == 0)
        break_page(docx);
    else
        flow_break(story_flow(&docx->story));
}

/* It is the next section that says whether it begins a page. */
static void end_section(struct docx *docx)
{
    docx->ends_section = false;
    docx->n_sections++;
    if (docx->sections && docx->n_sections < docx->sections->len &&
        g_array_index(docx->sections, bool, docx->n_sections))
        break_page(docx);
}

/* ---- Notes ----------------------------------------------------------------*/

static void start_note(struct docx *docx,
                       const struct xml_attributes *attributes)
{
    g_autofree char *id = xml_attribute(attributes, "w:id");

    if (!docx->note)
        return;
    g_string_assign(docx->note, id ? id : "");
    story_note(&docx->story);
}

static void end_note(struct docx *docx)
{
    if (!docx->note)
        return;
    story_note_end(&docx->story);
    GString *text = docx->story.notes.text;
    g_hash_table_replace(docx->notes, g_strdup(docx->note->str),
                         g_strndup(text->str, text->len));
    g_string_truncate(text, 0);
}

/* Once, however often it is referred to. */
static void place_note(struct docx *docx,
                       const struct xml_attributes *attributes)
{
    g_autofree char *id = xml_attribute(attributes, "w:id");
    g_autofree char *key = NULL;
    g_autofree char *text = NULL;

    if (id && docx->notes && !docx->note &&
        g_hash_table_steal_extended(docx->notes, id, (gpointer *) &key,
                                    (gpointer *) &text)) {
        flow_part(&docx->story.notes, FLOW_PARAGRAPH);
        flow_preformatted(&docx->story.notes, text, strlen(text));
    }
}

/* ---- Elements -------------------------------------------------------------*/

static bool is_hidden(const char *name)
{
    static const char *const hidden[] = {
        "w:del",        "w:moveFrom",     "w:pPrChange",
        "w:rPrChange",  "w:sectPrChange", "w:tblPrChange",
        "w:trPrChange", "w:tcPrChange",   "mc:Fallback",
        NULL,
    };

    return g_strv_contains(hidden, name);
}

static bool is_properties(const char *name)
{
    return g_str_has_prefix(name, "w:") && g_str_has_suffix(name, "Pr");
}

static void start_property(struct docx *docx, const char *name,
                           const struct xml_attributes *attributes)
{
    if (is(name, "w:sectPr"))
        docx->ends_section = docx->story.n_paragraphs > 0;
    else if (is(name, "w:pageBreakBefore") && !docx->is_first &&
             is_on(attributes))
        break_page(docx);
    else if (is(name, "w:vanish") && docx->n_runs > 0 && is_on(attributes))
        docx->is_run_hidden = true;
}

static void start_paragraph(struct docx *docx)
{
    docx->is_first = !docx->story.is_begun;
    story_paragraph(&docx->story, FLOW_PARAGRAPH);
}

static void start_block(struct docx *docx, const char *name,
                        const struct xml_attributes *attributes)
{
    if (is(name, "w:p"))
        start_paragraph(docx);
    else if (is(name, "w:tbl"))
        flow_part(story_flow(&docx->story), FLOW_PARAGRAPH);
    else if (is(name, "w:tr"))
        flow_row(story_flow(&docx->story));
    else if (is(name, "w:tc"))
        flow_cell(story_flow(&docx->story));
    else if (is(name, "w:txbxContent"))
        story_box(&docx->story);
    else if (is(name, "w:footnote") || is(name, "w:endnote"))
        start_note(docx, attributes);
}

static void start_in_run(struct docx *docx, const char *name,
                         const struct xml_attributes *attributes)
{
    if (is(name, "w:tab") || is(name, "w:ptab"))
        flow_part(story_flow(&docx->story), FLOW_TAB);
    else if (is(name, "w:br"))
        start_break(docx, attributes);
    else if (is(name, "w:cr"))
        flow_break(story_flow(&docx->story));
    else if (is(name, "w:noBreakHyphen"))
        flow_text(story_flow(&docx->story), "-", 1);
    else if (is(name, "w:lastRenderedPageBreak"))
        break_rendered(docx);
    else if (is(name, "w:footnoteReference"))
        place_note(docx, attributes);
    else if (is(name, "w:drawing") || is(name, "w:pict"))
        docx->is_page_fresh = false;
}

static void start(void *context, const char *name,
                  const struct xml_attributes *attributes)
{
    struct docx *docx = context;

    if (docx->n_hidden > 0 || is_hidden(name)) {
        docx->n_hidden++;
        return;
    }
    docx->n_properties += is_properties(name);
    if (docx->n_properties > 0) {
        start_property(docx, name, attributes);
        return;
    }
    docx->n_runs += is(name, "w:r");
    docx->n_text += is(name, "w:t") || is(name, "m:t");
    start_block(docx, name, attributes);
    if (docx->n_runs > 0)
        start_in_run(docx, name, attributes);
}

static void end_paragraph(struct docx *docx)
{
    story_paragraph_end(&docx->story, FLOW_PARAGRAPH);
    if (docx->ends_section && docx->story.n_paragraphs == 0)
        end_section(docx);
}

static void end_run(struct docx *docx)
{
    docx->n_runs -= docx->n_runs > 0;
    docx->is_run_hidden = false;
}

static void end_block(struct docx *docx, const char *name)
{
    if (is(name, "w:p"))
        end_paragraph(docx);
    else if (is(name, "w:r"))
        end_run(docx);
    else if (is(name, "w:tbl"))
        flow_part(story_flow(&docx->story), FLOW_PARAGRAPH);
    else if (is(name, "w:tr"))
        flow_row_end(story_flow(&docx->story));
    else if (is(name, "w:txbxContent"))
        story_box_end(&docx->story);
    else if (is(name, "w:footnote") || is(name, "w:endnote"))
        end_note(docx);
    else if (is(name, "w:t") || is(name, "m:t"))
        docx->n_text -= docx->n_text > 0;
}

static void end(void *context, const char *name)
{
    struct docx *docx = context;

    if (docx->n_hidden > 0)
        docx->n_hidden--;
    else if (is_properties(name))
        docx->n_properties -= docx->n_properties > 0;
    else if (docx->n_properties == 0)
        end_block(docx, name);
}

static void take_text(void *context, const char *p, gsize len)
{
    struct docx *docx = context;

    if (docx->n_hidden > 0 || docx->n_properties > 0 || docx->n_text == 0 ||
        docx->is_run_hidden)
        return;
    docx->is_page_fresh = false;
    flow_text(story_flow(&docx->story), p, len);
}

/* ---- Sections -------------------------------------------------------------*/

struct sections {
    GArray *begin_pages; /* bool */
    guint n_hidden;
    bool is_in;
};

static void start_section(void *context, const char *name,
                          const struct xml_attributes *attributes)
{
    struct sections *sections = context;
    const bool yes = true;

    if (sections->n_hidden > 0 || is_hidden(name)) {
        sections->n_hidden++;
    } else if (is(name, "w:sectPr")) {
        g_array_append_val(sections->begin_pages, yes);
        sections->is_in = true;
    } else if (sections->is_in && is(name, "w:type")) {
        g_autofree char *type = xml_attribute(attributes, "w:val");
        if (g_strcmp0(type, "continuous") == 0 ||
            g_strcmp0(type, "nextColumn") == 0)
            g_array_index(sections->begin_pages, bool,
                          sections->begin_pages->len - 1) = false;
    }
}

static void leave_section(void *context, const char *name)
{
    struct sections *sections = context;

    if (sections->n_hidden > 0)
        sections->n_hidden--;
    else if (is(name, "w:sectPr"))
        sections->is_in = false;
}

static bool find_sections(GBytes *document, GArray *begin_pages, GError **error)
{
    const struct xml_handler handler = {start_section, leave_section, NULL,
                                        namespaces};
    struct sections sections = {.begin_pages = begin_pages};

    return xml_parse(document, &handler, &sections, error);
}

/* ---- All of it ------------------------------------------------------------*/

static const struct xml_handler handler = {start, end, take_text, namespaces};

/* A part that is no page of its own, or NULL, is added to flow; but not what
 * seen has. */
static bool add_part(struct flow *flow, GBytes *part, GHashTable *seen,
                     GError **error)
{
    struct docx docx = {0};
    bool done = true;

    if (!part)
        return true;
    story_init(&docx.story);
    done = xml_parse(part, &handler, &docx, error);
    g_autoptr(GPtrArray) pages = story_end(&docx.story);
    for (guint i = 0; done && i < pages->len; i++) {
        const char *text = pages->pdata[i];
        if (!g_hash_table_add(seen, g_strdup(text)))
            continue;
        flow_part(flow, FLOW_PARAGRAPH);
        flow_preformatted(flow, text, strlen(text));
        flow_part(flow, FLOW_PARAGRAPH);
    }
    story_clear(&docx.story);
    return done;
}

static bool add_parts(struct flow *flow, const GPtrArray *parts,
                      GHashTable *seen, GError **error)
{
    for (guint i = 0; parts && i < parts->len; i++) {
        if (!add_part(flow, parts->pdata[i], seen, error))
            return false;
    }
    return true;
}

static bool read_footnotes(GBytes *part, GHashTable *notes, GError **error)
{
    struct docx docx = {.notes = notes, .note = g_string_new(NULL)};

    if (part)
        story_init(&docx.story);
    bool done = !part || xml_parse(part, &handler, &docx, error);
    story_clear(&docx.story);
    g_string_free(docx.note, TRUE);
    return done;
}

static bool read_parts(struct docx *docx, const struct docx_parts *parts,
                       GArray *sections, GError **error)
{
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    return find_sections(parts->document, sections, error) &&
           read_footnotes(parts->footnotes, docx->notes, error) &&
           add_parts(&docx->story.body, parts->headers, seen, error) &&
           xml_parse(parts->document, &handler, docx, error) &&
           add_part(&docx->story.notes, parts->endnotes, seen, error) &&
           add_parts(&docx->story.notes, parts->footers, seen, error);
}

GPtrArray *docx_pages(const struct docx_parts *parts, GError **error)
{
    g_autoptr(GHashTable) notes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GArray) sections = g_array_new(FALSE, FALSE, sizeof(bool));
    struct docx docx = {.notes = notes, .sections = sections};
    GPtrArray *pages = NULL;

    story_init(&docx.story);
    if (read_parts(&docx, parts, sections, error))
        pages = story_end(&docx.story);
    story_clear(&docx.story);
    return pages;
}
