/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench_expansion.c - how long a word of a question takes to become its
 * family, by the number of words that the index knows.
 *
 *   bench_expansion [WORDS]     1,000,000 words
 *
 * The words are French in their letters and endings: 24 inflections of stems
 * made of syllables; every fourth stem is printed in capitals without accents.
 * They become an index as documents do, in a temporary folder that is removed
 * again.  Then words are drawn and asked for as they are printed, without
 * accents, two in one, and with an error.  Times are of the processor; the
 * index was just written, so its blocks are in memory: what is measured is the
 * work, not the disk.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "indexer/posting.h"
#include "query/guess.h"
#include "query/lattice.h"

#define N_DRAWN 2000
#define WORDS_A_DOCUMENT 20000

static const char *const syllables[] = {
    "ba", "bo",  "cal", "cé", "chan", "co", "cra", "dé",  "don", "du",
    "fa", "fi",  "for", "ga", "gri",  "jo", "la",  "lé",  "lon", "ma",
    "mé", "mon", "na",  "né", "par",  "pé", "pla", "pro", "ra",  "ré",
    "ro", "sa",  "sé",  "so", "ta",   "té", "tra", "tu",  "va",  "vi"};
static const char *const codas[] = {"b", "ch", "d",  "f", "g", "l", "m",
                                    "n", "p",  "qu", "r", "s", "t", "v"};
static const char *const endings[] = {
    "er",     "é",     "ée",  "és",    "ées",  "e",     "es",  "ent",
    "ait",    "aient", "ant", "èrent", "era",  "ons",   "ez",  "ation",
    "ations", "ement", "eur", "euse",  "able", "ables", "age", "ages"};

static void fail(const GError *error)
{
    fprintf(stderr, "bench_expansion: %s\n", error->message);
    exit(EXIT_FAILURE);
}

/* The word of that number, as it is printed. */
static char *word_at(guint number)
{
    guint stem = number / G_N_ELEMENTS(endings);
    const bool is_capital = stem % 4 == 3;
    GString *word = g_string_new(NULL);
    for (guint rest = stem / G_N_ELEMENTS(codas), i = 0; i < 2 || rest > 0;
         i++, rest /= G_N_ELEMENTS(syllables))
        g_string_prepend(word, syllables[rest % G_N_ELEMENTS(syllables)]);
    g_string_append(word, codas[stem % G_N_ELEMENTS(codas)]);
    g_string_append(word, endings[number % G_N_ELEMENTS(endings)]);
    if (!is_capital)
        return g_string_free(word, FALSE);
    g_autofree char *apart =
        g_utf8_normalize(word->str, word->len, G_NORMALIZE_ALL);
    g_autofree char *plain = g_str_to_ascii(apart, "C");
    g_string_free(word, TRUE);
    return g_ascii_strup(plain, -1);
}

/* ---- The index ------------------------------------------------------------
 */

static void add_document(struct posting *posting, guint first, guint end)
{
    GError *error = NULL;
    g_autofree char *id = g_strdup_printf("%064x", first);
    g_autoptr(record_t) record = record_new(id);
    GString *text = g_string_new(NULL);
    guint n_passages = 0;
    for (guint number = first; number < end; number++) {
        g_autofree char *word = word_at(number);
        g_string_append_printf(text, "%s%s", word,
                               number % 20 == 19 ? ".\n" : " ");
    }
    const struct record_page page = {
        .reading = RECORD_TEXT_LAYER, .text_len = text->len, .text = text->str};
    g_string_free(text, FALSE);
    record_add_page(record, &page);
    record_add_span(record, 0, 0, page.text_len);
    if (!posting_add(posting, record, NULL, &n_passages, &error))
        fail(error);
}

static void make_index(const char *dir, guint n_words)
{
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = shim_writer_open(dir, &error);
    g_autoptr(french_t) french = writer ? french_new(&error) : NULL;
    if (!french)
        fail(error);
    g_autoptr(posting_t) posting = posting_new(writer, french);
    const gint64 began = (gint64) clock();
    for (guint i = 0; i < n_words; i += WORDS_A_DOCUMENT)
        add_document(posting, i, MIN(i + WORDS_A_DOCUMENT, n_words));
    const gint64 added = (gint64) clock();
    if (!posting_finish(posting, &error))
        fail(error);
    const gint64 learnt = (gint64) clock();
    if (!shim_writer_commit(writer, &error))
        fail(error);
    printf("%u words: passages %.1f s, vocabulary %.1f s, commit %.1f s\n",
           n_words, (added - began) / 1e6, (learnt - added) / 1e6,
           ((gint64) clock() - learnt) / 1e6);
}

/* ---- Questions ------------------------------------------------------------
 */

struct bench {
    struct french *french;
    struct expander *expander;
    guint n_words;
    guint n_found; /* what was asked for and is there, over all words */
};

/* Asks for the word in one way. */
typedef void ask(struct bench *bench, const char *word);

static void ask_family(struct bench *bench, const char *text)
{
    GError *error = NULL;
    const struct french_word *word =
        french_word(bench->french, text, strlen(text));
    const struct family *family =
        expander_family(bench->expander, word, &error);
    if (!family)
        fail(error);
    bench->n_found += family->is_indexed;
}

static void ask_lattice(struct bench *bench, const char *text)
{
    GError *error = NULL;
    g_autoptr(lattice_t) lattice =
        lattice_new(bench->expander, text, false, &error);
    if (!lattice)
        fail(error);
    bench->n_found += lattice->edges->len > 0;
}

static void ask_guesses(struct bench *bench, const char *text)
{
    GError *error = NULL;
    g_autoptr(GPtrArray) words =
        guess_words(bench->expander, text, false, GUESS_UNKNOWN, &error);
    if (!words)
        fail(error);
    bench->n_found += words->len > 0;
}

static char *as_printed(const struct bench *bench, GRand *draw)
{
    return word_at(g_rand_int_range(draw, 0, bench->n_words));
}

static char *without_accents(const struct bench *bench, GRand *draw)
{
    g_autofree char *word = as_printed(bench, draw);
    return g_strdup(french_word(bench->french, word, strlen(word))->folded);
}

static char *in_one(const struct bench *bench, GRand *draw)
{
    g_autofree char *first = without_accents(bench, draw);
    g_autofree char *second = without_accents(bench, draw);
    return g_strconcat(first, second, NULL);
}

static char *five(const struct bench *bench, GRand *draw)
{
    g_auto(GStrv) words = g_new0(char *, 6);
    for (guint i = 0; i < 5; i++)
        words[i] = without_accents(bench, draw);
    return g_strjoinv(" ", words);
}

static char *with_error(const struct bench *bench, GRand *draw)
{
    char *word = without_accents(bench, draw);
    const gsize at = g_rand_int_range(draw, 1, strlen(word));
    word[at] = 'z';
    return word;
}

static const struct {
    const char *name;
    char *(*draw)(const struct bench *bench, GRand *draw);
    ask *ask;
} questions[] = {
    {"family, as printed", as_printed, ask_family},
    {"family, without accents", without_accents, ask_family},
    {"readings of a word", without_accents, ask_lattice},
    {"readings of two in one", in_one, ask_lattice},
    {"readings of five words", five, ask_lattice},
    {"guesses for an error", with_error, ask_guesses},
};

static int compare(gconstpointer a, gconstpointer b)
{
    const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
    return (x > y) - (x < y);
}

static void measure(struct bench *bench, char **words, ask *ask_one,
                    const char *when)
{
    gint64 times[N_DRAWN];
    bench->n_found = 0;
    for (guint i = 0; i < N_DRAWN; i++) {
        const gint64 began = (gint64) clock();
        ask_one(bench, words[i]);
        times[i] = (gint64) clock() - began;
    }
    qsort(times, N_DRAWN, sizeof *times, compare);
    printf("%8" G_GINT64_FORMAT "%8" G_GINT64_FORMAT "%8" G_GINT64_FORMAT
           "  %s, %u %% found\n",
           times[N_DRAWN / 2], times[N_DRAWN * 99 / 100], times[N_DRAWN - 1],
           when, 100 * bench->n_found / N_DRAWN);
}

/* Each question with an analyser and an expander that know nothing yet. */
static void ask_all(const char *dir, guint n_words)
{
    for (guint i = 0; i < G_N_ELEMENTS(questions); i++) {
        GError *error = NULL;
        g_autoptr(shim_reader_t) reader = shim_reader_open(dir, &error);
        g_autoptr(french_t) french = reader ? french_new(&error) : NULL;
        if (!french)
            fail(error);
        g_autoptr(expander_t) expander = expander_new(french, reader);
        g_autoptr(french_t) drawing = french_new(&error);
        g_autoptr(GRand) draw = g_rand_new_with_seed(i);
        struct bench bench = {drawing, expander, n_words, 0};
        g_auto(GStrv) words = g_new0(char *, N_DRAWN + 1);
        for (guint j = 0; j < N_DRAWN; j++)
            words[j] = questions[i].draw(&bench, draw);
        bench.french = french;
        printf("%s\n", questions[i].name);
        measure(&bench, words, questions[i].ask, "first");
        measure(&bench, words, questions[i].ask, "again");
    }
}

static int remove_one(const char *path, const struct stat *st, int type,
                      struct FTW *ftw)
{
    (void) st, (void) type, (void) ftw;
    return remove(path);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const guint n_words =
        argc > 1 ? (guint) g_ascii_strtoull(argv[1], NULL, 10) : 1000000;
    if (n_words == 0) {
        fputs("bench_expansion: how many words?\n", stderr);
        return EXIT_FAILURE;
    }
    g_autofree char *folder = g_dir_make_tmp("vigie-bench-XXXXXX", &error);
    if (!folder)
        fail(error);
    g_autofree char *index = g_build_filename(folder, "index", NULL);
    make_index(index, n_words);
    printf("  median     99%%   worst  microseconds, of %d\n", N_DRAWN);
    ask_all(index, n_words);
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return EXIT_SUCCESS;
}
