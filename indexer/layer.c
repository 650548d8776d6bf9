/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layer.c - what the text layer of a page is worth, and what OCR adds to it. */
#include "indexer/layer.h"

/* Words of its own that a page over an image must have to be believed. */
enum { FEW_WORDS = 40 };

/* What a word of a stamp or of a header counts as: "n°", "1/9" do not. */
enum { WORD_LETTERS = 2 };

static bool is_strange(gunichar letter)
{
    if (letter == '\n' || letter == '\r' || letter == '\t' || letter == '\f')
        return false;
    switch (g_unichar_type(letter)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_SURROGATE:
        return true;
    default:
        return letter == 0xfffd;
    }
}

static guint count_letters(const char *word)
{
    guint n = 0;

    for (; *word; word = g_utf8_next_char(word))
        n += g_unichar_isalnum(g_utf8_get_char(word));
    return n;
}

static guint count_words(const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \t\n\r\f", -1);
    guint n = 0;

    for (char **word = words; *word; word++)
        n += count_letters(*word) >= WORD_LETTERS;
    return n;
}

/* Empty and broken can be told without a look around. */
static enum layer_worth judge_characters(const char *text)
{
    guint n_strange = 0;
    guint n_letters = 0;
    guint n_others = 0;

    for (; *text; text = g_utf8_next_char(text)) {
        gunichar letter = g_utf8_get_char(text);
        if (is_strange(letter))
            n_strange++;
        else if (g_unichar_isalnum(letter))
            n_letters++;
        else if (!g_unichar_isspace(letter))
            n_others++;
    }
    if (n_strange > 0 && n_strange >= n_letters + n_others)
        return LAYER_BROKEN;
    return n_letters == 0 ? LAYER_EMPTY : LAYER_USABLE;
}

bool layer_is_doubtful(const char *text)
{
    return judge_characters(text) == LAYER_USABLE &&
           count_words(text) < LAYER_MANY_WORDS;
}

/* A line as it is compared with others: pages and dates may differ. */
static char *line_shape(const char *line)
{
    GString *shape = g_string_new(NULL);

    for (; *line; line = g_utf8_next_char(line)) {
        gunichar letter = g_utf8_get_char(line);
        if (g_unichar_isdigit(letter))
            g_string_append_c(shape, '0');
        else if (!g_unichar_isspace(letter))
            g_string_append_unichar(shape, letter);
    }
    return g_string_free(shape, FALSE);
}

static void add_shapes(GHashTable *shapes, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text ? text : "", "\n", -1);

    for (char **line = lines; *line; line++)
        g_hash_table_add(shapes, line_shape(*line));
}

/* The words of lines that stand on no page around. */
static guint count_own_words(const char *text, const char *before,
                             const char *after)
{
    g_autoptr(GHashTable) shapes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0;

    add_shapes(shapes, before);
    add_shapes(shapes, after);
    for (char **line = lines; *line; line++) {
        g_autofree char *shape = line_shape(*line);
        if (!g_hash_table_contains(shapes, shape))
            n += count_words(*line);
    }
    return n;
}

enum layer_worth layer_judge(const char *text, double image_share,
                             const char *before, const char *after)
{
    enum layer_worth worth = judge_characters(text);

    if (worth == LAYER_USABLE && image_share >= LAYER_IMAGE_SHARE &&
        layer_is_doubtful(text) &&
        count_own_words(text, before, after) < FEW_WORDS)
        return LAYER_STAMP;
    return worth;
}

/* ---- What OCR adds --------------------------------------------------------*/

/* The words of a text in small letters, without what is no letter. */
static GPtrArray *split_words(const char *text)
{
    g_autofree char *folded = g_utf8_casefold(text, -1);
    g_autoptr(GString) word = g_string_new(NULL);
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

    for (const char *p = folded;; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);
        if (g_unichar_isalnum(letter)) {
            g_string_append_unichar(word, letter);
        } else {
            if (g_utf8_strlen(word->str, -1) >= WORD_LETTERS)
                g_ptr_array_add(words, g_strdup(word->str));
            g_string_truncate(word, 0);
        }
        if (!letter)
            return words;
    }
}

/* A line of OCR may run from the stamp into the body: only one of which at
 * most a fifth is new, as OCR misreads a word, says nothing else. */
static bool says_more(const char *line, GHashTable *known)
{
    g_autoptr(GPtrArray) words = split_words(line);
    guint n_new = 0;

    for (guint i = 0; i < words->len; i++)
        n_new += !g_hash_table_contains(known, words->pdata[i]);
    return 5 * n_new > words->len;
}

char *layer_add(const char *text, const char *recognised)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) words = split_words(text);
    g_auto(GStrv) lines = g_strsplit(recognised, "\n", -1);
    g_autoptr(GString) sum = g_string_new(text);
    bool is_more = false;

    for (guint i = 0; i < words->len; i++)
        g_hash_table_add(known, words->pdata[i]);
    if (sum->len > 0 && sum->str[sum->len - 1] != '\n')
        g_string_append_c(sum, '\n');
    for (char **line = lines; *line; line++) {
        bool is_blank = **line == '\0';
        if (!is_blank && !says_more(*line, known))
            continue;
        is_more |= !is_blank;
        if (line[1] || !is_blank)
            g_string_append_printf(sum, "%s\n", *line);
    }
    return is_more ? g_string_free(g_steal_pointer(&sum), FALSE) : NULL;
}
