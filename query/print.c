/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print.c - what the printers share. */
#include "query/print.h"

#include "query/blank.h"
#include "shim/path.h"

#include <string.h>

/* In the order in which they are told. */
static const struct {
    const struct printer *printer;
    guint version;
} formats[] = {
    {&print_text, 1}, {&print_json, 1}, {&print_jsonl, 1}, {&print_csv, 1},
    {&print_tsv, 1},  {&print_html, 1}, {&print_atom, 1},  {&print_markdown, 1},
};

const struct printer *print_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].printer->name, name) == 0)
            return formats[i].printer;
    return NULL;
}

guint print_version(const struct printer *printer)
{
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        if (formats[i].printer == printer)
            return formats[i].version;
    return 0;
}

char *print_versions(void)
{
    GString *lines = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        g_string_append_printf(lines, "%s%s %u", i ? "\n" : "",
                               formats[i].printer->name, formats[i].version);
    return g_string_free(lines, FALSE);
}

void print_nothing(GString *out, const struct print_style *style)
{
    (void) out;
    (void) style;
}

/* Whether one of the first n has that text. */
static bool is_named(const GArray *more, guint n, const char *text)
{
    for (guint i = 0; i < n; i++)
        if (strcmp(g_array_index(more, struct more, i).text, text) == 0)
            return true;
    return false;
}

char *print_more(const GArray *more)
{
    GString *line = g_string_new(NULL);
    for (guint i = 0; i < more->len; i++) {
        const struct more *one = &g_array_index(more, struct more, i);
        if (!is_named(more, i, one->text))
            g_string_append_printf(line, "%s%s (%u)", i ? ", " : "", one->text,
                                   one->n_passages);
    }
    return g_string_free(line, FALSE);
}

char *print_missing(const GPtrArray *missing)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < missing->len; i++) {
        const struct missing *one = g_ptr_array_index(missing, i);
        g_autofree char *name = path_print(one->name);
        g_string_append_printf(names, "%s%s", i ? ", " : "", name);
    }
    return g_string_free(names, FALSE);
}

char *print_unknown(const struct unknown *unknown)
{
    g_autofree char *near = g_strjoinv(", ", unknown->near);
    return g_strdup_printf("%s: %s%s%s", filter_field_name(unknown->field),
                           unknown->value, *near ? "; near: " : "", near);
}

void print_pieces(const struct hit *hit, const struct range *part,
                  print_piece *take, void *context)
{
    gsize at = part->start;
    for (guint i = 0; i < hit->highlights->len; i++) {
        const struct range *mark =
            &g_array_index(hit->highlights, struct range, i);
        const gsize start = MAX(mark->start, at);
        const gsize end = MIN(mark->end, part->end);
        if (start >= end)
            continue;
        if (start > at)
            take(context, hit->text + at, start - at, false);
        take(context, hit->text + start, end - start, true);
        at = end;
    }
    if (part->end > at)
        take(context, hit->text + at, part->end - at, false);
}

/* Blanks that are kept. */
static bool is_firm(const char *p)
{
    return g_str_has_prefix(p, BLANK_WIDE) || g_str_has_prefix(p, BLANK_NARROW);
}

static void clean(GString *out, const char *text, gsize len, bool keeps_firm)
{
    g_autofree char *valid = g_utf8_make_valid(text, len);
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (g_unichar_type(c) == G_UNICODE_FORMAT)
            continue;
        if (g_unichar_isspace(c) && !(keeps_firm && is_firm(p)))
            g_string_append_c(out, ' ');
        else
            g_string_append_unichar(out, g_unichar_iscntrl(c) ? 0xFFFD : c);
    }
}

void print_clean(GString *out, const char *text, gsize len)
{
    clean(out, text, len, false);
}

void print_clean_page(GString *out, const char *text, gsize len)
{
    clean(out, text, len, true);
}

void print_number_of(GString *out, gint64 n, const char *what)
{
    g_string_append_printf(out, "%" G_GINT64_FORMAT " %s%s", n, what,
                           n == 1 ? "" : "s");
}

void print_coverage(GString *out, const struct coverage *coverage)
{
    g_string_append(out, "searched ");
    print_number_of(out, coverage->documents, "document");
    g_string_append(out, ", ");
    print_number_of(out, coverage->pages, "page");
    if (coverage->pages_ocr > 0)
        g_string_append_printf(out, " (%" G_GINT64_FORMAT " by OCR)",
                               coverage->pages_ocr);
    if (coverage->pages_without_text > 0) {
        g_string_append(out, "; not searched: ");
        print_number_of(out, coverage->pages_without_text, "page");
        g_string_append(out, " without text");
    }
    if (coverage->documents_failed > 0) {
        g_string_append(out, "; ");
        print_number_of(out, coverage->documents_failed, "file");
        g_string_append(out, " failed");
    }
}
