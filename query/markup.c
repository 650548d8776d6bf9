/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markup.c - elements, attributes and texts; libxml2 writes them. */
#include "query/markup.h"

#include "query/print.h"

#include <libxml/xmlwriter.h>
#include <string.h>

struct markup {
    xmlTextWriter *writer;
};

static int append(void *context, const char *bytes, int len)
{
    g_string_append_len(context, bytes, len);
    return len;
}

/* Only memory can be at fault: names and texts are what they should be. */
static void check(int result)
{
    if (result < 0)
        g_error("libxml2 cannot write");
}

/* Once, and by one thread: libxml2's tables are everyone's. */
static void load_library(void)
{
    static gsize is_loaded = 0;
    if (g_once_init_enter(&is_loaded)) {
        xmlInitParser();
        g_once_init_leave(&is_loaded, 1);
    }
}

struct markup *markup_new(GString *out)
{
    load_library();
    struct markup *markup = g_new0(struct markup, 1);
    xmlOutputBuffer *buffer = xmlOutputBufferCreateIO(append, NULL, out, NULL);
    markup->writer = buffer ? xmlNewTextWriter(buffer) : NULL;
    check(markup->writer ? 0 : -1);
    return markup;
}

void markup_free(struct markup *markup)
{
    if (!markup)
        return;
    xmlFreeTextWriter(markup->writer);
    g_free(markup);
}

void markup_declare(struct markup *markup)
{
    check(xmlTextWriterStartDocument(markup->writer, "1.0", "UTF-8", NULL));
}

void markup_start(struct markup *markup, const char *name)
{
    check(xmlTextWriterStartElement(markup->writer, BAD_CAST name));
}

/* Valid for XML 1.0: print_clean_page() leaves but two that are not. */
static char *valid_text(const char *text, gsize len)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    print_clean_page(clean, text, len);
    g_string_replace(clean, "\xef\xbf\xbe", "\uFFFD", 0);
    g_string_replace(clean, "\xef\xbf\xbf", "\uFFFD", 0);
    return g_string_free(g_steal_pointer(&clean), FALSE);
}

void markup_attribute(struct markup *markup, const char *name,
                      const char *value)
{
    if (!value)
        return;
    g_autofree char *valid = valid_text(value, strlen(value));
    check(xmlTextWriterWriteAttribute(markup->writer, BAD_CAST name,
                                      BAD_CAST valid));
}

void markup_text_len(struct markup *markup, const char *text, gsize len)
{
    g_autofree char *valid = valid_text(text, len);
    check(xmlTextWriterWriteString(markup->writer, BAD_CAST valid));
}

void markup_text(struct markup *markup, const char *text)
{
    if (text)
        markup_text_len(markup, text, strlen(text));
}

void markup_end(struct markup *markup)
{
    check(xmlTextWriterFullEndElement(markup->writer));
}

void markup_end_empty(struct markup *markup)
{
    check(xmlTextWriterEndElement(markup->writer));
}

void markup_element(struct markup *markup, const char *name, const char *text)
{
    markup_start(markup, name);
    markup_text(markup, text);
    markup_end(markup);
}

void markup_line(struct markup *markup)
{
    check(xmlTextWriterWriteRaw(markup->writer, BAD_CAST "\n"));
}

static void add_piece(void *context, const char *text, gsize len, bool is_mark)
{
    struct markup *markup = context;
    if (is_mark)
        markup_start(markup, "mark");
    markup_text_len(markup, text, len);
    if (is_mark)
        markup_end(markup);
}

void markup_excerpt(struct markup *markup, const struct hit *hit,
                    const struct range *part)
{
    print_pieces(hit, part, add_piece, markup);
}
