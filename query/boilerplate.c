/* SPDX-License-Identifier: GPL-3.0-or-later */
/* boilerplate.c - whether a passage stands in very many documents. */
#include "query/boilerplate.h"

#include "shim/schema.h"

static int by_number(gconstpointer left, gconstpointer right)
{
    const guint x = *(const guint *) left, y = *(const guint *) right;
    return (x > y) - (x < y);
}

bool boilerplate_is(struct holdings *holdings, guint docid,
                    const struct hit *hit, bool *is, GError **error)
{
    const gint64 least =
        MAX(BOILERPLATE_PASSAGES,
            holdings->coverage.documents / BOILERPLATE_DOCUMENTS);
    *is = false;
    if (holdings->coverage.documents < BOILERPLATE_PASSAGES)
        return true;
    g_autoptr(GArray) freqs = g_array_new(FALSE, FALSE, sizeof(guint));
    if (!shim_reader_document_freqs(holdings->reader, docid, SCHEMA_SHINGLE,
                                    freqs, error))
        return false;
    if (freqs->len == 0)
        return true;
    g_array_sort(freqs, by_number);
    const guint median = g_array_index(freqs, guint, freqs->len / 2);
    const gint64 n_copies = hit ? hit->n_copies : SCHEMA_SHINGLE_COMMON;
    *is = (gint64) median - n_copies >= least;
    return true;
}
