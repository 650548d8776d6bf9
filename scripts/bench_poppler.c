/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench_poppler.c - reads PDFs as poppler-glib gives them and drops the text.
 *
 * What scripts/bench measures vigie-index against: the least that any reader
 * by way of poppler_page_get_text() can cost, one document after the other.
 */
#include <gio/gio.h>
#include <poppler.h>
#include <stdbool.h>
#include <stdlib.h>

static bool read_document(const char *path, gsize *n_pages, gsize *n_bytes,
                          GError **error)
{
    g_autoptr(GFile) file = g_file_new_for_path(path);
    PopplerDocument *document =
        poppler_document_new_from_gfile(file, NULL, NULL, error);
    if (!document)
        return false;
    int n = poppler_document_get_n_pages(document);
    for (int i = 0; i < n; i++) {
        PopplerPage *page = poppler_document_get_page(document, i);
        if (!page)
            continue;
        g_autofree char *text = poppler_page_get_text(page);
        *n_pages += 1;
        *n_bytes += text ? strlen(text) : 0;
        g_object_unref(page);
    }
    g_object_unref(document);
    return true;
}

int main(int argc, char **argv)
{
    gsize n_pages = 0, n_bytes = 0;
    for (int i = 1; i < argc; i++) {
        g_autoptr(GError) error = NULL;
        if (!read_document(argv[i], &n_pages, &n_bytes, &error)) {
            g_printerr("bench_poppler: %s: %s\n", argv[i], error->message);
            return EXIT_FAILURE;
        }
    }
    g_print("%" G_GSIZE_FORMAT " pages, %" G_GSIZE_FORMAT " bytes of text\n",
            n_pages, n_bytes);
    return EXIT_SUCCESS;
}
