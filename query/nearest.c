/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nearest.c - the words of the index that are spelt nearly as a word. */
#include "query/nearest.h"

#include "shim/schema.h"

#include <string.h>

/* Letters of a word, without their accents. */
struct letters {
    gunichar at[FRENCH_WORD_MAX];
    guint n;
    guint32 set; /* a bit for each letter that is there */
};

struct scan {
    struct expander *expander;
    const char *folded;
    guint max_distance;
    struct letters letters; /* of folded */
    GArray *found;          /* struct near */
};

/* False for what is longer than any word. */
static bool read_letters(const char *word, struct letters *letters)
{
    letters->n = 0;
    letters->set = 0;
    for (; *word; word = g_utf8_next_char(word)) {
        gunichar c = (guchar) *word;
        if (letters->n == FRENCH_WORD_MAX)
            return false;
        if (c >= 0x80) {
            c = g_utf8_get_char(word);
            g_unichar_fully_decompose(c, FALSE, &c, 1);
        }
        letters->set |= (guint32) 1 << c % 32;
        letters->at[letters->n++] = c;
    }
    return true;
}

static bool has_digit(const char *word)
{
    return strpbrk(word, "0123456789") != NULL;
}

static guint min3(guint a, guint b, guint c)
{
    return MIN(MIN(a, b), c);
}

/* Optimal string alignment; over max it may be any number over max. */
static guint distance(const struct letters *a, const struct letters *b,
                      guint max)
{
    guint rows[3][FRENCH_WORD_MAX + 1];
    if (MAX(a->n, b->n) - MIN(a->n, b->n) > max ||
        __builtin_popcount(a->set ^ b->set) > 2 * (int) max)
        return max + 1;
    for (guint j = 0; j <= b->n; j++)
        rows[0][j] = j;
    for (guint i = 1; i <= a->n; i++) {
        guint *row = rows[i % 3], *above = rows[(i + 2) % 3];
        const guint *two_above = rows[(i + 1) % 3];
        guint least = row[0] = i;
        for (guint j = 1; j <= b->n; j++) {
            const bool is_same = a->at[i - 1] == b->at[j - 1];
            row[j] =
                min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + !is_same);
            if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] &&
                a->at[i - 2] == b->at[j - 1])
                row[j] = MIN(row[j], two_above[j - 2] + 1);
            least = MIN(least, row[j]);
        }
        if (least > max)
            return max + 1;
    }
    return rows[a->n % 3][b->n];
}

guint nearest_distance(const char *a, const char *b, guint max)
{
    struct letters left, right;
    return read_letters(a, &left) && read_letters(b, &right)
               ? distance(&left, &right, max)
               : max + 1;
}

bool nearest_begins(const char *word, const char *folded)
{
    struct letters whole, beginning;
    return read_letters(word, &whole) && read_letters(folded, &beginning) &&
           beginning.n <= whole.n &&
           memcmp(whole.at, beginning.at, beginning.n * sizeof *beginning.at) ==
               0;
}

static bool add_near(struct scan *scan, const char *term, guint far,
                     GError **error)
{
    struct near near = {.word = french_word(expander_french(scan->expander),
                                            term, strlen(term)),
                        .distance = far};
    if (!near.word->has_family)
        return true;
    if (!shim_reader_term_freq(expander_reader(scan->expander), term,
                               &near.n_passages, error))
        return false;
    for (guint i = 0; i < scan->found->len; i++) {
        struct near *known = &g_array_index(scan->found, struct near, i);
        if (!g_str_equal(known->word->folded, near.word->folded))
            continue;
        if (near.n_passages > known->n_passages)
            *known = near;
        return true;
    }
    g_array_append_val(scan->found, near);
    return true;
}

/* Terms that begin with these bytes. */
static bool scan_terms(struct scan *scan, const char *beginning, GError **error)
{
    g_autofree char *prefix = g_strconcat(SCHEMA_EXACT, beginning, NULL);
    g_auto(GStrv) terms = shim_reader_terms(expander_reader(scan->expander),
                                            prefix, G_MAXUINT, error);
    if (!terms)
        return false;
    for (char **term = terms; *term; term++) {
        struct letters letters;
        if (has_digit(*term) || !read_letters(*term, &letters))
            continue;
        const guint far =
            distance(&scan->letters, &letters, scan->max_distance);
        if (far > 0 && far <= scan->max_distance &&
            !add_near(scan, *term, far, error))
            return false;
    }
    return true;
}

/* Of French letters with accents this is the first byte. */
#define ACCENTED "\xC3"

static bool scan_same_beginning(struct scan *scan, GError **error)
{
    g_autofree char *beginning =
        g_strndup(scan->folded, g_utf8_skip[(guchar) *scan->folded]);
    if (!scan_terms(scan, beginning, error) ||
        !scan_terms(scan, ACCENTED, error))
        return false;
    for (guint i = scan->found->len; i > 0; i--) {
        const struct near *near =
            &g_array_index(scan->found, struct near, i - 1);
        if (!g_str_has_prefix(near->word->folded, beginning))
            g_array_remove_index(scan->found, i - 1);
    }
    return true;
}

static bool scan_all(struct scan *scan, GError **error)
{
    for (char letter = 'a'; letter <= 'z'; letter++) {
        const char beginning[] = {letter, '\0'};
        if (!scan_terms(scan, beginning, error))
            return false;
    }
    return scan_terms(scan, ACCENTED, error);
}

static gint compare(gconstpointer a, gconstpointer b)
{
    const struct near *x = a, *y = b;
    if (x->distance != y->distance)
        return x->distance < y->distance ? -1 : 1;
    if (x->n_passages != y->n_passages)
        return x->n_passages > y->n_passages ? -1 : 1;
    return strcmp(x->word->exact, y->word->exact);
}

typedef bool scan_words(struct scan *scan, GError **error);

static GArray *nearest(struct scan scan, scan_words *scan_them, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct near));
    scan.found = found;
    if (!has_digit(scan.folded) && read_letters(scan.folded, &scan.letters) &&
        scan.letters.n >= NEAREST_MIN) {
        if (scan.letters.n < NEAREST_MIN_FOR_TWO)
            scan.max_distance = 1;
        if (!scan_them(&scan, error))
            return NULL;
    }
    g_array_sort(found, compare);
    g_array_set_size(found, MIN(found->len, NEAREST_MAX));
    return g_steal_pointer(&found);
}

GArray *nearest_words(struct expander *expander, const char *folded,
                      guint max_distance, GError **error)
{
    const struct scan scan = {expander, folded, .max_distance = max_distance};
    return nearest(scan, scan_same_beginning, error);
}

GArray *nearest_words_anywhere(struct expander *expander, const char *folded,
                               GError **error)
{
    const struct scan scan = {expander, folded, .max_distance = 1};
    return nearest(scan, scan_all, error);
}
