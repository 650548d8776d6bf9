/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html.c - a page of HTML or XHTML to text. */
#include "indexer/html.h"

#include "indexer/blame.h"
#include "indexer/flow.h"
#include "indexer/limits.h"
#include "indexer/plain.h"
#include "indexer/tags.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

/* ISO-8859-1 is not here: on the web it means Windows-1252. */
const char *const html_charsets[] = {"ISO-8859-15", "MACINTOSH", NULL};

/* ---- Elements -------------------------------------------------------------*/

enum role {
    ROLE_INLINE, /* whatever is not known */
    ROLE_BREAK,
    ROLE_CELL,
    ROLE_HIDDEN,
    ROLE_LINE,
    ROLE_PARAGRAPH,
    ROLE_PREFORMATTED,
    ROLE_ROW,
    ROLE_TITLE,
};

struct element {
    const char *name;
    enum role role;
};

/* Sorted. */
static const struct element elements[] = {
    {"address", ROLE_PARAGRAPH},
    {"article", ROLE_PARAGRAPH},
    {"aside", ROLE_PARAGRAPH},
    {"blockquote", ROLE_PARAGRAPH},
    {"body", ROLE_PARAGRAPH},
    {"br", ROLE_BREAK},
    {"button", ROLE_LINE},
    {"caption", ROLE_PARAGRAPH},
    {"center", ROLE_LINE},
    {"datalist", ROLE_HIDDEN},
    {"dd", ROLE_LINE},
    {"details", ROLE_PARAGRAPH},
    {"dir", ROLE_PARAGRAPH},
    {"div", ROLE_LINE},
    {"dl", ROLE_PARAGRAPH},
    {"dt", ROLE_LINE},
    {"fieldset", ROLE_PARAGRAPH},
    {"figcaption", ROLE_PARAGRAPH},
    {"figure", ROLE_PARAGRAPH},
    {"footer", ROLE_PARAGRAPH},
    {"form", ROLE_PARAGRAPH},
    {"h1", ROLE_PARAGRAPH},
    {"h2", ROLE_PARAGRAPH},
    {"h3", ROLE_PARAGRAPH},
    {"h4", ROLE_PARAGRAPH},
    {"h5", ROLE_PARAGRAPH},
    {"h6", ROLE_PARAGRAPH},
    {"header", ROLE_PARAGRAPH},
    {"hr", ROLE_PARAGRAPH},
    {"iframe", ROLE_HIDDEN},
    {"label", ROLE_LINE},
    {"legend", ROLE_PARAGRAPH},
    {"li", ROLE_LINE},
    {"main", ROLE_PARAGRAPH},
    {"menu", ROLE_PARAGRAPH},
    {"nav", ROLE_PARAGRAPH},
    {"noframes", ROLE_HIDDEN},
    {"noscript", ROLE_HIDDEN},
    {"ol", ROLE_PARAGRAPH},
    {"optgroup", ROLE_LINE},
    {"option", ROLE_LINE},
    {"p", ROLE_PARAGRAPH},
    {"pre", ROLE_PREFORMATTED},
    {"script", ROLE_HIDDEN},
    {"section", ROLE_PARAGRAPH},
    {"select", ROLE_LINE},
    {"style", ROLE_HIDDEN},
    {"summary", ROLE_LINE},
    {"svg", ROLE_HIDDEN},
    {"table", ROLE_PARAGRAPH},
    {"tbody", ROLE_LINE},
    {"td", ROLE_CELL},
    {"template", ROLE_HIDDEN},
    {"textarea", ROLE_PREFORMATTED},
    {"tfoot", ROLE_LINE},
    {"th", ROLE_CELL},
    {"thead", ROLE_LINE},
    {"title", ROLE_TITLE},
    {"tr", ROLE_ROW},
    {"ul", ROLE_PARAGRAPH},
    {"xmp", ROLE_PREFORMATTED},
};

static int compare_names(const void *name, const void *element)
{
    return strcmp(name, ((const struct element *) element)->name);
}

static enum role role_of(const xmlChar *name)
{
    const struct element *found =
        bsearch(name, elements, G_N_ELEMENTS(elements), sizeof *elements,
                compare_names);

    return found ? found->role : ROLE_INLINE;
}

/* What stands in the element is not to be seen. */
static bool is_hidden(const xmlChar **attributes)
{
    for (; attributes && attributes[0]; attributes += 2) {
        const char *name = (const char *) attributes[0];
        const char *value = (const char *) attributes[1];
        if (strcmp(name, "hidden") == 0)
            return true;
        if (!value || strcmp(name, "style") != 0)
            continue;
        g_autofree char *style = g_ascii_strdown(value, -1);
        g_auto(GStrv) words = g_strsplit_set(style, " \t\n", -1);
        g_autofree char *tight = g_strjoinv("", words);
        if (strstr(tight, "display:none") || strstr(tight, "visibility:hidden"))
            return true;
    }
    return false;
}

/* ---- A page ---------------------------------------------------------------*/

struct page {
    struct flow flow;
    struct flow title;
    guint depth;
    guint hidden_from;       /* depth of the outermost hidden element, or 0 */
    guint title_from;        /* depth of the title that is read, or 0 */
    guint preformatted_from; /* depth of the outermost, or 0 */
    bool is_too_deep;
};

static struct page *page_of(void *parser)
{
    return ((htmlParserCtxtPtr) parser)->_private;
}

static void start_element(void *parser, const xmlChar *name,
                          const xmlChar **attributes)
{
    struct page *page = page_of(parser);
    enum role role = role_of(name);

    if (++page->depth > LIMIT_HTML_DEPTH) {
        page->is_too_deep = true;
        xmlStopParser(parser);
        return;
    }
    if (page->hidden_from > 0)
        return;
    if (role == ROLE_HIDDEN || is_hidden(attributes))
        page->hidden_from = page->depth;
    else if (role == ROLE_TITLE)
        page->title_from = page->depth;
    else if (role == ROLE_BREAK)
        flow_break(&page->flow);
    else if (role == ROLE_ROW)
        flow_row(&page->flow);
    else if (role == ROLE_CELL)
        flow_cell(&page->flow);
    else if (role == ROLE_LINE)
        flow_part(&page->flow, FLOW_LINE);
    else if (role == ROLE_PARAGRAPH || role == ROLE_PREFORMATTED)
        flow_part(&page->flow, FLOW_PARAGRAPH);
    if (role == ROLE_PREFORMATTED && page->preformatted_from == 0)
        page->preformatted_from = page->depth;
}

static void end_element(void *parser, const xmlChar *name)
{
    struct page *page = page_of(parser);

    if (page->hidden_from == 0) {
        switch (role_of(name)) {
        case ROLE_ROW:
            flow_row_end(&page->flow);
            break;
        case ROLE_LINE:
            flow_part(&page->flow, FLOW_LINE);
            break;
        case ROLE_PARAGRAPH:
        case ROLE_PREFORMATTED:
            flow_part(&page->flow, FLOW_PARAGRAPH);
            break;
        default:
            break;
        }
    }
    if (page->hidden_from == page->depth)
        page->hidden_from = 0;
    if (page->title_from == page->depth)
        page->title_from = 0;
    if (page->preformatted_from == page->depth)
        page->preformatted_from = 0;
    if (page->depth > 0)
        page->depth--;
}

static void take_text(void *parser, const xmlChar *text, int len)
{
    struct page *page = page_of(parser);
    const char *p = (const char *) text;

    if (page->hidden_from > 0)
        return;
    if (page->title_from > 0)
        flow_text(&page->title, p, len);
    else if (page->preformatted_from > 0)
        flow_preformatted(&page->flow, p, len);
    else
        flow_text(&page->flow, p, len);
}

/* p: UTF-8. */
static bool parse(struct page *page, const char *p, gsize len)
{
    enum {
        OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                  HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                  HTML_PARSE_IGNORE_ENC
    };
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    bool done = parser != NULL;

    if (done) {
        memset(parser->sax, 0, sizeof *parser->sax);
        parser->sax->startElement = start_element;
        parser->sax->endElement = end_element;
        parser->sax->characters = take_text;
        parser->sax->ignorableWhitespace = take_text;
        parser->_private = page;
        xmlFreeDoc(
            htmlCtxtReadMemory(parser, p, (int) len, NULL, "UTF-8", OPTIONS));
        htmlFreeParserCtxt(parser);
    }
    return done;
}

/* ---- Its encoding ---------------------------------------------------------*/

/* The one of html_charsets that the page names; or NULL. */
static const char *find_charset(const char *p, gsize len)
{
    g_autoptr(GRegex) pattern = g_regex_new(
        "(?:<meta\\b[^>]*?\\bcharset|<\\?xml[^>]*?\\bencoding)"
        "\\s*=\\s*[\"']?([-\\w]+)",
        G_REGEX_RAW | G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
    g_autoptr(GMatchInfo) match = NULL;

    if (!g_regex_match_full(pattern, p, MIN(len, LIMIT_HTML_HEAD_LEN), 0,
                            G_REGEX_MATCH_DEFAULT, &match, NULL))
        return NULL;
    g_autofree char *name = g_match_info_fetch(match, 1);
    for (const char *const *next = html_charsets; *next; next++) {
        if (g_ascii_strcasecmp(name, *next) == 0)
            return *next;
    }
    return NULL;
}

static char *decode(const char *p, gsize len, GError **error)
{
    const char *charset =
        g_utf8_validate(p, len, NULL) ? NULL : find_charset(p, len);
    gsize out_len;
    g_autofree char *text =
        charset ? g_convert(p, len, "UTF-8", charset, NULL, &out_len, NULL)
                : NULL;

    if (!text)
        text = plain_decode(p, len, &out_len, error);
    return text ? plain_clean(text, out_len) : NULL;
}

/* ---- All of it ------------------------------------------------------------*/

char *html_text(const char *p, gsize len, char **title, GError **error)
{
    struct page page = {0};
    char *text = NULL;
    g_autofree char *utf8 = decode(p, len, error);

    if (!utf8 || !tags_check(utf8, strlen(utf8), true, error))
        return NULL;
    flow_init(&page.flow);
    flow_init(&page.title);
    if (!parse(&page, utf8, strlen(utf8)))
        blame(error, "cannot be parsed");
    else if (page.is_too_deep)
        blame(error, "tags nested more than %d deep", LIMIT_HTML_DEPTH);
    else
        text = plain_clean(page.flow.text->str, page.flow.text->len);
    *title =
        text ? plain_clean_line(page.title.text->str, LIMIT_TITLE_LEN) : NULL;
    flow_clear(&page.flow);
    flow_clear(&page.title);
    return text;
}

bool html_extract(int fd, const struct extract_sink *sink, char **title,
                  GError **error)
{
    g_autoptr(GByteArray) bytes = plain_load(fd, LIMIT_MARKUP_LEN, error);
    g_autofree char *own_title = NULL;
    g_autofree char *text = bytes ? html_text((const char *) bytes->data,
                                              bytes->len, &own_title, error)
                                  : NULL;

    if (!text || !plain_page(text, strlen(text), sink, error))
        return false;
    *title = g_steal_pointer(&own_title);
    return true;
}
