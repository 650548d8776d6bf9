/* SPDX-License-Identifier: GPL-3.0-or-later */
/* extraction.c - what came of one document. */
#include "indexer/extraction.h"

static void clear_page(gpointer data)
{
    struct record_page *page = data;
    g_free(page->label);
    g_free(page->text);
}

struct extraction *extraction_new(void)
{
    struct extraction *extraction = g_new0(struct extraction, 1);

    extraction->pages = g_array_new(FALSE, FALSE, sizeof(struct record_page));
    g_array_set_clear_func(extraction->pages, clear_page);
    return extraction;
}

void extraction_free(struct extraction *extraction)
{
    g_free(extraction->failure);
    g_free(extraction->title);
    g_free(extraction->complaint);
    g_array_unref(extraction->pages);
    spool_unref(extraction->members);
    g_free(extraction);
}
