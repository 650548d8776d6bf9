/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ocr_options.c - which pages are given to OCR, and in which language. */
#include "indexer/ocr_options.h"

#include <string.h>

static const char *const modes[OCR_N_MODES] = {
    [OCR_AUTO] = "auto",
    [OCR_NEVER] = "never",
    [OCR_ALWAYS] = "always",
};

/* What tesseract makes a file name of must not lead elsewhere. */
static bool is_language(const char *language)
{
    return *language && strspn(language, "abcdefghijklmnopqrstuvwxyz"
                                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789_+/") == strlen(language);
}

const char *ocr_mode_name(enum ocr_mode mode)
{
    return modes[mode];
}

bool ocr_options_init(struct ocr_options *options, const char *mode,
                      char *language, GError **error)
{
    g_autofree char *taken = language ? language : g_strdup("fra");

    *options = (struct ocr_options){0};
    while (mode && options->mode < OCR_N_MODES &&
           strcmp(mode, modes[options->mode]) != 0)
        options->mode++;
    if (options->mode == OCR_N_MODES) {
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "--ocr takes auto, never or always");
        return false;
    }
    if (!is_language(taken)) {
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "--ocr-language takes names such as fra or fra+eng");
        return false;
    }
    options->language = g_steal_pointer(&taken);
    return true;
}

void ocr_options_clear(struct ocr_options *options)
{
    g_clear_pointer(&options->language, g_free);
}

char *ocr_options_package(const struct ocr_options *options)
{
    gsize len = strcspn(options->language, "+");
    char *package =
        g_strdup_printf("tesseract-ocr-%.*s", (int) len, options->language);

    return g_strdelimit(package, "_", '-');
}
