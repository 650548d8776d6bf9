/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terms.c - the terms of a passage, as schema.h lists them. */
#include "indexer/terms.h"

#include "indexer/prominence.h"
#include "shim/french.h"
#include "shim/schema.h"

static void add_word(struct shim_document *doc, const char *exact_prefix,
                     const char *stem_prefix, const struct french_token *token,
                     guint position, guint wdf)
{
    const struct french_word *word = token->word;
    if (french_is_as_written(token))
        shim_document_add_posting(doc, exact_prefix, word->exact, position,
                                  wdf);
    if (word->has_family)
        shim_document_add_posting(doc, stem_prefix, word->stem, position, wdf);
}

void terms_add(struct shim_document *doc, const struct passages_input *input,
               const struct passage *passage)
{
    const GArray *tokens = input->tokens;
    if (passage->first_token >= tokens->len)
        return;
    guint base =
        g_array_index(tokens, struct french_token, passage->first_token)
            .position;
    guint end = base; /* of the passage: the position after its last word */

    for (guint i = passage->first_token; i < passage->end_token; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        add_word(doc, SCHEMA_EXACT, SCHEMA_STEM, token,
                 token->position - base + 1,
                 prominence_at(input->stretches, token->start));
        end = token->position + 1;
    }
    for (guint i = passage->end_token; i < tokens->len; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        if (token->position >= end + SCHEMA_LOOK_AHEAD_WORDS)
            break;
        add_word(doc, SCHEMA_EXACT_AHEAD, SCHEMA_STEM_AHEAD, token,
                 token->position - base + 1, 0);
    }
}
