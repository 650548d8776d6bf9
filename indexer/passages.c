/* SPDX-License-Identifier: GPL-3.0-or-later */
/* passages.c - cuts a document's stream into passages. */
#include "indexer/passages.h"

#include "indexer/prominence.h"
#include "shim/french.h"

#include <stdbool.h>
#include <string.h>

/* What a place is worth as a cut, in words of distance from the ideal
 * length: a paragraph's end 60 words off beats a line's end on the spot. */
enum {
    WORTH_HEADING = 120, /* before one */
    WORTH_PARAGRAPH = 100,
    WORTH_SENTENCE = 80,
    WORTH_LINE = 20,
    WORTH_WORD = 0,
    WORTH_NOTHING = -1000, /* in a heading or behind it */
};

/* A full stop after one of these ends no sentence. */
static const char *const abbreviations[] = {
    "m",   "mm",  "mme", "mmes", "mlle", "art", "al",  "cf", "no",  "nos", "ex",
    "env", "dr",  "pr",  "me",   "st",   "ste", "bd",  "av", "tel", "p",   "pp",
    "ref", "etc", "vol", "chap", "fig",  "hab", "app", "l",  "r",   "d",
};

static bool is_abbreviation(const struct french_token *token)
{
    for (gsize i = 0; i < G_N_ELEMENTS(abbreviations); i++) {
        if (g_str_equal(token->word->folded, abbreviations[i]))
            return true;
    }
    return false;
}

static bool has_stop(const char *gap, gsize len)
{
    for (gsize i = 0; i < len; i++) {
        if (gap[i] == '.' || gap[i] == '!' || gap[i] == '?' || gap[i] == ';')
            return true;
    }
    return memmem(gap, len, "…", strlen("…")) != NULL;
}

static guint count_newlines(const char *gap, gsize len)
{
    guint n = 0;
    for (gsize i = 0; i < len; i++)
        n += gap[i] == '\n';
    return n;
}

static bool starts_sentence(const char *text, gsize at)
{
    gunichar c = g_utf8_get_char(text + at);
    return g_unichar_isupper(c) || g_unichar_isdigit(c);
}

/* What the gap between two words is worth as a cut. */
static int worth_of_gap(const struct passages_input *input,
                        const struct french_token *before,
                        const struct french_token *after)
{
    if (prominence_at(input->stretches, before->start) == PROMINENCE_HEADING)
        return WORTH_NOTHING;
    if (prominence_at(input->stretches, after->start) == PROMINENCE_HEADING)
        return WORTH_HEADING;
    const char *text = input->text, *gap = text + before->end;
    gsize len = after->start > before->end ? after->start - before->end : 0;
    guint newlines = count_newlines(gap, len);
    bool stop = has_stop(gap, len) && !is_abbreviation(before) &&
                starts_sentence(text, after->start);

    if (newlines > 1 || (stop && newlines == 1))
        return WORTH_PARAGRAPH;
    if (stop && len > 1)
        return WORTH_SENTENCE;
    return newlines == 1 ? WORTH_LINE : WORTH_WORD;
}

static int distance(guint a, guint b)
{
    return a > b ? (int) (a - b) : (int) (b - a);
}

/* The indices of the tokens that are words. */
static GArray *words_of(const GArray *tokens)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < tokens->len; i++) {
        if (g_array_index(tokens, struct french_token, i).kind == FRENCH_WORD)
            g_array_append_val(words, i);
    }
    return words;
}

/* How many of the words from first on make the next passage. */
static guint choose_length(const struct passages_input *input,
                           const GArray *words, guint first)
{
    const struct french_token *tokens =
        (const struct french_token *) input->tokens->data;
    guint left = words->len - first;
    if (left <= PASSAGE_WORDS_MAX)
        return left;

    guint best = PASSAGE_WORDS;
    int best_worth = G_MININT;
    for (guint n = PASSAGE_WORDS_MIN; n <= PASSAGE_WORDS_MAX; n++) {
        guint before = g_array_index(words, guint, first + n - 1);
        guint after = g_array_index(words, guint, first + n);
        int worth = worth_of_gap(input, &tokens[before], &tokens[after]) -
                    distance(n, PASSAGE_WORDS);
        if (worth > best_worth) {
            best_worth = worth;
            best = n;
        }
    }
    return best;
}

/* What may open a sentence before its first word. */
static bool is_opening(gunichar c)
{
    return g_unichar_isspace(c) || c == '"' || c == '(' || c == '[' ||
           c == '-' || c == '*' ||
           g_unichar_type(c) == G_UNICODE_OPEN_PUNCTUATION ||
           g_unichar_type(c) == G_UNICODE_INITIAL_PUNCTUATION ||
           g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION ||
           c == 0x2022; /* bullet */
}

/* The cut in the gap before a word: what opens the next sentence stays with
 * it, the blanks before with the last. */
static gsize cut_before(const char *text, gsize from, gsize to)
{
    const char *at = text + to;
    while (at > text + from) {
        const char *before = g_utf8_prev_char(at);
        if (before < text + from || !is_opening(g_utf8_get_char(before)))
            break;
        at = before;
    }
    while (at < text + to && g_unichar_isspace(g_utf8_get_char(at)))
        at = g_utf8_next_char(at);
    return at - text;
}

void passages_cut(const struct passages_input *input, GArray *passages)
{
    const GArray *tokens = input->tokens;
    g_autoptr(GArray) words = words_of(tokens);
    gsize start = 0;
    guint first_token = 0;

    g_array_set_size(passages, 0);
    for (guint first = 0; first < words->len;) {
        guint n = choose_length(input, words, first);
        struct passage passage = {.start = start,
                                  .len = input->len - start,
                                  .first_token = first_token,
                                  .end_token = tokens->len};
        first += n;
        if (first < words->len) {
            guint last = g_array_index(words, guint, first - 1);
            guint next = g_array_index(words, guint, first);
            /* A compound stands before its first part. */
            while (next - 1 > last)
                next--;
            gsize from = g_array_index(tokens, struct french_token, last).end;
            gsize to = g_array_index(tokens, struct french_token, next).start;
            passage.len = cut_before(input->text, from, to) - start;
            passage.end_token = next;
        }
        g_array_append_val(passages, passage);
        start += passage.len;
        first_token = passage.end_token;
    }
}
