/* SPDX-License-Identifier: GPL-3.0-or-later */
/* passage.c - which passage of which document a hit is. */
#include "query/passage.h"

#include "shim/document_id.h"
#include "shim/schema.h"
#include "shim/shim.h"
#include "shim/variant.h"

bool passage_read(GBytes *data, struct passage *passage, GError **error)
{
    g_autoptr(GVariant) value =
        variant_decode(SCHEMA_PASSAGE_TYPE, data, "passage", error);
    if (!value)
        return false;
    guint32 number, start, len;
    g_variant_get(value, SCHEMA_PASSAGE_TYPE, &number, &start, &len);
    *passage = (struct passage){number, start, len};
    return true;
}

char *passage_document(GBytes *group, GError **error)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(group, &len);
    if (len == DOCUMENT_ID_LEN)
        return document_id_text(bytes);
    g_set_error(error, SHIM_ERROR, SHIM_ERROR_CORRUPT,
                "the index is damaged: a passage names no document; build the "
                "index anew");
    return NULL;
}
