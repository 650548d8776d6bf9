/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_office.c - any bytes, taken for the XML of ODT and of DOCX, give pages
 * of text that may travel, or a reason. */
#include "indexer/docx.h"
#include "indexer/odt.h"
#include "indexer/wire.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Takes over pages. */
static void check_pages(GPtrArray *pages, const GError *error)
{
    g_assert_true(pages ? !error && pages->len > 0 : error != NULL);
    for (guint i = 0; pages && i < pages->len; i++)
        g_assert_true(wire_is_text(pages->pdata[i], strlen(pages->pdata[i])));
    g_clear_pointer(&pages, g_ptr_array_unref);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) xml = g_bytes_new(data, size);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    const struct docx_parts parts = {xml, xml, xml, list, list};
    g_autoptr(GError) odt_error = NULL;
    g_autoptr(GError) docx_error = NULL;

    g_ptr_array_add(list, xml);
    check_pages(odt_pages(xml, xml, &odt_error), odt_error);
    check_pages(docx_pages(&parts, &docx_error), docx_error);
    return 0;
}
