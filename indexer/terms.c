/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terms.c - the terms of a passage, as schema.h lists them. */
#include "indexer/terms.h"

#include "shim/french.h"
#include "shim/schema.h"

void terms_add(struct shim_document *doc, const GArray *tokens,
               const struct passage *passage)
{
    if (passage->first_token >= tokens->len)
        return;
    guint base =
        g_array_index(tokens, struct french_token, passage->first_token)
            .position;
    guint end = base; /* of the passage: the position after its last word */

    for (guint i = passage->first_token; i < passage->end_token; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        shim_document_add_posting(doc, SCHEMA_STEM, token->word->stem,
                                  token->position - base + 1, 1);
        if (!token->word->is_stop)
            shim_document_add_term(doc, "", token->word->folded, 1);
        end = token->position + 1;
    }
    for (guint i = passage->end_token; i < tokens->len; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        if (token->position >= end + SCHEMA_LOOK_AHEAD_WORDS)
            break;
        shim_document_add_posting(doc, SCHEMA_LOOK_AHEAD, token->word->stem,
                                  token->position - base + 1, 0);
    }
}
