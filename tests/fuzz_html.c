/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_html.c - any bytes, taken for HTML, give text that may travel, or a
 * reason. */
#include "indexer/html.h"
#include "indexer/wire.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *title = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *text =
        html_text((const char *) data, size, &title, &error);

    g_assert_true(text ? !error : error && !title);
    g_assert_true(!text || wire_is_text(text, strlen(text)));
    g_assert_true(!title || wire_is_text(title, strlen(title)));
    return 0;
}
