/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * main.c - typeset: sets the source of a sample document into a PDF.
 *
 *   typeset SOURCE.txt OUT.pdf
 *
 * The same source, with the same fonts and the same cairo, pango and zlib,
 * always gives the same bytes: dates come from the source, and nothing
 * depends on the locale or on the user's settings. source.h describes the
 * markup.
 */
#include <cairo-pdf.h>
#include <stdio.h>

#include "corpus/typeset/flow.h"
#include "corpus/typeset/french.h"

static PangoContext *context_new(PangoFontMap *fonts)
{
    PangoContext *context = pango_font_map_create_context(fonts);
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_language(context, pango_language_from_string("fr"));
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

static struct face face_of(const source *s, PangoContext *context)
{
    const char *hyphens = source_key(s, "hyphens", "real");
    unsigned french = 0;

    if (!g_str_equal(hyphens, "none"))
        french |= FRENCH_HYPHENATE;
    if (source_key(s, "accents", NULL) != NULL)
        french |= FRENCH_DECOMPOSE;
    if (source_key(s, "ligatures", NULL) != NULL)
        french |= FRENCH_LIGATURES;
    return (struct face){
        .context = context,
        .family = source_key(s, "font", "Liberation Serif"),
        .size = source_number(s, "size", 11),
        .spacing = source_number(s, "spacing", 1),
        .french = french,
        .keeps_soft = g_str_equal(hyphens, "soft"),
    };
}

static bool typeset(PangoContext *context, const char *in, const char *out,
                    GError **error)
{
    g_autoptr(source) s = source_read(in, error);
    if (s == NULL)
        return false;

    struct face face = face_of(s, context);
    /* Once to count the pages, once to print their number on each. */
    g_autoptr(sheets) draft = sheets_new(s, &face, NULL, 0);
    if (!flow_document(s, &face, draft, error)) {
        g_prefix_error(error, "%s: ", in);
        return false;
    }
    g_autoptr(sheets) paper = sheets_new(s, &face, out, sheets_count(draft));
    if (!flow_document(s, &face, paper, error) ||
        !sheets_finish(paper, error)) {
        g_prefix_error(error, "%s: ", out);
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    if (argc != 3) {
        fputs("usage: typeset SOURCE.txt OUT.pdf\n", stderr);
        return 2;
    }
    PangoFontMap *fonts = pango_cairo_font_map_new();
    PangoContext *context = context_new(fonts);
    bool is_set = typeset(context, argv[1], argv[2], &error);
    g_object_unref(context);
    g_object_unref(fonts);
    if (!is_set) {
        fprintf(stderr, "typeset: %s\n", error->message);
        return 1;
    }
    return 0;
}
