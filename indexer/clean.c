/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clean.c - from pages as extracted to the stream as it is read. */
#include "indexer/clean.h"

#include "indexer/lines.h"

#include <string.h>

/* A hyphen after one of these is part of the word.  Only prefixes that no
 * longer word is likely to be broken after. */
static const char *const prefixes[] = {
    "vice", "non",    "demi",    "semi",  "quasi", "saint", "sainte", "après",
    "rez",  "procès", "arrière", "celui", "celle", "ceux",  "celles", "peut",
    "plus", "est",    "moi",     "toi",   "lui",   "eux",   "nous",   "vous",
};
/* A hyphen before one of these is part of the words. */
static const char *const suffixes[] = {
    "il",    "ils",  "elle", "elles", "on", "je",  "tu", "nous",
    "vous",  "ce",   "ci",   "là",    "t",  "y",   "en", "même",
    "mêmes", "dire", "moi",  "le",    "la", "les",
};

/* Longest half of a broken word that is looked up. */
enum { HALF_LEN_MAX = 64 };

/* The words of the document as printed inside its lines, lower case. */
struct vocabulary {
    char *text;        /* the words, each ended by NUL */
    GHashTable *words; /* into text */
};

static void vocabulary_clear(struct vocabulary *vocabulary)
{
    g_clear_pointer(&vocabulary->words, g_hash_table_unref);
    g_clear_pointer(&vocabulary->text, g_free);
}

static bool is_word_char(gunichar c)
{
    return g_unichar_isalpha(c) || g_unichar_ismark(c) || c == '-';
}

static void vocabulary_read(struct vocabulary *vocabulary,
                            const struct record *record)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < record->pages->len; i++) {
        const struct record_page *page =
            &g_array_index(record->pages, struct record_page, i);
        g_string_append_len(all, page->text, page->text_len);
    }
    vocabulary->text = g_utf8_strdown(all->str, all->len);
    vocabulary->words = g_hash_table_new(g_str_hash, g_str_equal);

    for (char *p = vocabulary->text; *p;) {
        char *start = p;
        while (*p && is_word_char(g_utf8_get_char(p)))
            p = g_utf8_next_char(p);
        bool at_line_end = *p == '\n' || !*p;
        char *end = p;
        if (*p)
            p = g_utf8_next_char(p);
        *end = '\0';
        /* What ends in a hyphen at a line's end is a half. */
        if (end > start && !(at_line_end && end[-1] == '-'))
            g_hash_table_add(vocabulary->words, start);
    }
}

static bool is_in(const char *word, const char *const *words, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        if (g_str_equal(word, words[i]))
            return true;
    }
    return false;
}

/* Bytes of the hyphen that ends [text, end), 0 where none does. */
static gsize hyphen_len(const char *text, const char *end)
{
    gsize len = end - text;
    if (len >= 1 && end[-1] == '-')
        return 1;
    if (len >= 2 && memcmp(end - 2, "\u00ad", 2) == 0)
        return 2;
    if (len >= 3 && memcmp(end - 3, "\u2010", 3) == 0)
        return 3;
    return 0;
}

static const char *word_start(const char *text, const char *end)
{
    const char *start = end;
    while (start > text && end - start < HALF_LEN_MAX) {
        const char *before = g_utf8_find_prev_char(text, start);
        if (!before || !is_word_char(g_utf8_get_char(before)))
            break;
        start = before;
    }
    return start;
}

static const char *word_end(const char *start, const char *end)
{
    const char *p = start;
    while (p < end && p - start < HALF_LEN_MAX &&
           is_word_char(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

/* Whether the hyphen between two halves of a line break belongs to the word.
 * left and right are the halves as printed. */
static bool hyphen_is_kept(const struct vocabulary *vocabulary,
                           const char *left, gsize left_len, const char *right,
                           gsize right_len)
{
    g_autofree char *l = g_utf8_strdown(left, left_len);
    g_autofree char *r = g_utf8_strdown(right, right_len);
    g_autofree char *joined = g_strconcat(l, r, NULL);
    g_autofree char *hyphenated = g_strconcat(l, "-", r, NULL);
    gunichar last = g_utf8_get_char(g_utf8_prev_char(left + left_len));
    gunichar first = g_utf8_get_char(right);

    if (g_hash_table_contains(vocabulary->words, joined))
        return false;
    if (g_hash_table_contains(vocabulary->words, hyphenated))
        return true;
    if (strchr(l, '-'))
        return true;
    if (g_unichar_isupper(first) && !g_unichar_isupper(last))
        return true;
    return is_in(l, prefixes, G_N_ELEMENTS(prefixes)) ||
           is_in(r, suffixes, G_N_ELEMENTS(suffixes));
}

/* Where the line ends, its trailing blanks left out. */
static const char *trimmed_end(const char *text, gsize len)
{
    while (len > 0 && g_ascii_isspace(text[len - 1]))
        len--;
    return text + len;
}

/* How a line goes on in the next one: the bytes of it that stand in the
 * stream, and the blanks of the next that do not. */
struct joint {
    bool is_joined;
    gsize keep; /* bytes of the line, from its start */
    gsize skip; /* bytes of the next line */
};

static struct joint join_lines(const struct vocabulary *vocabulary,
                               const char *text, gsize len, const char *next,
                               gsize next_len)
{
    struct joint joint = {0};
    const char *end = trimmed_end(text, len);
    gsize hyphen = hyphen_len(text, end);
    const char *right = next, *next_end = next + next_len;
    while (right < next_end && g_ascii_isspace(*right))
        right++;
    if (hyphen == 0 || right == next_end)
        return joint;

    const char *left_end = end - hyphen;
    const char *left = word_start(text, left_end);
    const char *right_end = word_end(right, next_end);
    bool left_is_digit = left_end > text && g_ascii_isdigit(left_end[-1]);
    bool right_is_digit = g_ascii_isdigit(*right);

    bool is_kept;
    if (left < left_end && right < right_end)
        is_kept = hyphen_is_kept(vocabulary, left, left_end - left, right,
                                 right_end - right);
    else if ((left < left_end || left_is_digit) &&
             (right < right_end || right_is_digit))
        is_kept = true; /* "L.251-" and "1", "COVID-" and "19" */
    else
        return joint;

    joint.is_joined = true;
    joint.keep = (is_kept && hyphen != 2 ? end : left_end) - text;
    joint.skip = right - next;
    return joint;
}

static bool has_line_end_hyphen(const struct record *record,
                                const GArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        gsize len;
        const char *text =
            line_text(record, &g_array_index(lines, struct line, i), &len);
        if (hyphen_len(text, trimmed_end(text, len)) > 0)
            return true;
    }
    return false;
}

static const struct line *next_kept(const GArray *lines, guint i)
{
    for (i++; i < lines->len; i++) {
        const struct line *line = &g_array_index(lines, struct line, i);
        if (!line->is_running && !line->is_blank)
            return line;
    }
    return NULL;
}

void clean_record(struct record *record)
{
    g_autoptr(GArray) lines = lines_of(record);
    struct vocabulary vocabulary = {0};
    bool has_hyphens = has_line_end_hyphen(record, lines);
    if (has_hyphens)
        vocabulary_read(&vocabulary, record);

    gsize skip = 0;       /* of the next line that is kept */
    bool is_open = false; /* the last line goes on in the next */
    for (guint i = 0; i < lines->len; i++) {
        const struct line *line = &g_array_index(lines, struct line, i);
        if (line->is_running || (line->is_blank && is_open))
            continue;
        gsize len, next_len;
        const char *text = line_text(record, line, &len);
        const struct line *next = has_hyphens ? next_kept(lines, i) : NULL;
        struct joint joint = {0};
        if (next) {
            const char *next_text = line_text(record, next, &next_len);
            joint = join_lines(&vocabulary, text, len, next_text, next_len);
        }
        /* Two joints may meet in a line of a few letters. */
        gsize end = joint.is_joined ? MAX(joint.keep, skip) : len + 1;
        record_add_span(record, line->page, line->start + skip, end - skip);
        skip = joint.is_joined ? joint.skip : 0;
        is_open = joint.is_joined;
    }
    vocabulary_clear(&vocabulary);
}
