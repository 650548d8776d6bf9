/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ocr_options.h - which pages are given to OCR, and in which language: the
 * same options for vigie-index, its workers, and vigie-extract by hand.
 */
#ifndef INDEXER_OCR_OPTIONS_H
#define INDEXER_OCR_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

enum ocr_mode {
    OCR_AUTO,   /* pages without usable text (layer.h) */
    OCR_NEVER,  /* none */
    OCR_ALWAYS, /* all: what OCR reads beside the text is added to it */
    OCR_N_MODES,
};

struct ocr_options {
    enum ocr_mode mode;
    char *language; /* as tesseract names it: "fra", "fra+eng" */
};

/* As --ocr names them. */
const char *ocr_mode_name(enum ocr_mode mode);

/* From what --ocr and --ocr-language gave, NULL being nothing; language is
 * taken over.  Errors: G_OPTION_ERROR. */
bool ocr_options_init(struct ocr_options *options, const char *mode,
                      char *language, GError **error);
void ocr_options_clear(struct ocr_options *options);

/* The Debian package that has the language, or the first of several. */
char *ocr_options_package(const struct ocr_options *options);

/* For g_option_context_add_main_entries(). */
#define OCR_OPTION_ENTRIES(mode, language)                                  \
    {"ocr", 0,                                                              \
     0,     G_OPTION_ARG_STRING,                                            \
     mode,  "Read images of pages: auto (default), never, always",          \
     "WHEN"},                                                               \
    {                                                                       \
        "ocr-language", 0, 0, G_OPTION_ARG_STRING, language,                \
            "Language of images, as tesseract names it (default: fra)", "L" \
    }

#endif
