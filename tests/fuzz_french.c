/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_french.c - any bytes give words that hold to the contract of french.h.
 * One analyser for all inputs: what it has seen must change nothing. */
#include "shim/french.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* abort(), which keeps the input. */
#define CHECK(claim) g_assert_true(claim)

static struct french *analyser_new(void)
{
    struct french *french = french_new(NULL);

    CHECK(french);
    return french;
}

static GArray *tokens_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(struct french_token));
}

static void check_form(struct french *french, const char *form)
{
    CHECK(g_utf8_validate(form, -1, NULL));
    CHECK(g_utf8_strlen(form, -1) <= FRENCH_WORD_MAX);
    CHECK(strcmp(french_word(french, form, strlen(form))->exact, form) == 0);
}

static void check_word(struct french *french, const struct french_word *word)
{
    check_form(french, word->exact);
    check_form(french, word->folded);
    check_form(french, word->stem);
    check_form(french, word->folded_stem);
    CHECK(*word->folded && *word->stem && *word->folded_stem);
    CHECK(french_word(french, word->exact, strlen(word->exact)) == word);

    const struct french_word *folded =
        french_word(french, word->folded, strlen(word->folded));
    CHECK(strcmp(folded->folded, word->folded) == 0);
    CHECK(strcmp(folded->stem, word->folded_stem) == 0);
}

/* A compound stands before the words it covers.  Where that is one, it is its
 * plural: "élu·e·s". */
static void check_compound(struct french *french, const char *text,
                           const struct french_token *token,
                           const struct french_token *end)
{
    const struct french_token *part = token;

    while (part < end && part->kind == FRENCH_COMPOUND)
        part++;
    CHECK(part < end && part->start == token->start);
    if (part + 1 < end && part[1].start < token->end)
        CHECK(french_word(french, text + token->start,
                          token->end - token->start) == token->word);
    else
        CHECK(g_str_has_suffix(token->word->exact, "s"));
}

/* In order, inside the text; words follow one another without overlap. */
static void check_tokens(struct french *french, const char *text, gsize size,
                         const GArray *tokens)
{
    gsize words_end = 0;
    guint n_words = 0;

    for (guint i = 0; i < tokens->len; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        CHECK(token->start < token->end && token->end <= size);
        CHECK(token->start >= words_end);
        CHECK(token->position == n_words);
        check_word(french, token->word);
        if (token->kind == FRENCH_COMPOUND) {
            check_compound(french, text, token, token + tokens->len - i);
        } else {
            CHECK(french_word(french, text + token->start,
                              token->end - token->start) == token->word);
            words_end = token->end;
            n_words++;
        }
    }
}

static void check_same(const GArray *tokens, const GArray *others)
{
    CHECK(tokens->len == others->len);
    for (guint i = 0; i < tokens->len; i++) {
        const struct french_token *a =
            &g_array_index(tokens, struct french_token, i);
        const struct french_token *b =
            &g_array_index(others, struct french_token, i);
        CHECK(a->start == b->start && a->end == b->end);
        CHECK(a->position == b->position && a->kind == b->kind);
        CHECK(strcmp(a->word->exact, b->word->exact) == 0);
        CHECK(strcmp(a->word->stem, b->word->stem) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct french *french; /* outlives the inputs: see above */
    const char *text = (const char *) data;

    if (!french)
        french = analyser_new();
    french_trim(french);
    g_autoptr(french_t) fresh = analyser_new();
    g_autoptr(GArray) tokens = tokens_new();
    g_autoptr(GArray) others = tokens_new();

    french_tokens(french, text, size, tokens);
    check_tokens(french, text, size, tokens);
    french_tokens(fresh, text, size, others);
    check_same(tokens, others);
    return 0;
}
