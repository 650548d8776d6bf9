/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guess.c - a word that the index does not know, to words of the index that
 * may have been meant. */
#include "query/guess.h"

#include "query/lattice.h"
#include "query/nearest.h"
#include "shim/schema.h"

#include <string.h>

struct guesser {
    struct expander *expander;
    struct shim_reader *reader;
    const char *text;
    const struct lattice *lattice;
    enum guess_kind kind;
    GPtrArray *words; /* what guess_words() gives */
    GArray *guesses;  /* struct guess, for the word at hand */
};

static void guess_clear(gpointer data)
{
    struct guess *guess = data;
    g_free(guess->text);
}

static void guesses_free(gpointer guesses)
{
    g_array_unref(guesses);
}

/* ---- Words of the index ---------------------------------------------------
 */

/* The commonest printing of a folded word and how many passages have it;
 * *printing is NULL where the index has none. */
static bool find_printing(struct guesser *guesser, const char *folded,
                          char **printing, guint *freq, GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_MAP_WORD, folded, NULL);
    g_auto(GStrv) accented = shim_reader_mappings(guesser->reader, key, error);
    const char *best = folded;
    *printing = NULL;
    if (!accented ||
        !shim_reader_term_freq(guesser->reader, folded, freq, error))
        return false;
    for (char **form = accented; *form; form++) {
        guint own = 0;
        if (!shim_reader_term_freq(guesser->reader, *form, &own, error))
            return false;
        if (own > *freq) {
            best = *form;
            *freq = own;
        }
    }
    if (*freq > 0)
        *printing = g_strdup(best);
    return true;
}

static const struct french_word *word_of(const struct edge *typed)
{
    return ((const struct family *) g_ptr_array_index(typed->families, 0))
        ->word;
}

static bool is_capital(const char *text, gsize len)
{
    for (const char *p = text; p < text + len; p = g_utf8_next_char(p))
        if (g_unichar_islower(g_utf8_get_char(p)))
            return false;
    return g_utf8_strlen(text, len) > 1;
}

/* text[start, end) typed in capitals asks for capitals.  No operator may come
 * of them: all have three letters at most. */
static char *as_typed(const char *text, gsize start, gsize end,
                      const char *meant)
{
    if (is_capital(text + start, end - start) && g_utf8_strlen(meant, -1) > 3)
        return g_utf8_strup(meant, -1);
    if (!g_unichar_isupper(g_utf8_get_char(text + start)))
        return g_strdup(meant);
    g_autofree char *capital =
        g_utf8_strup(meant, g_utf8_skip[(guchar) *meant]);
    return g_strconcat(capital, g_utf8_next_char(meant), NULL);
}

static void add_guess(struct guesser *guesser, gsize start, gsize end,
                      const char *meant)
{
    const struct guess guess = {
        start, end, as_typed(guesser->text, start, end, meant), false};
    g_array_append_val(guesser->guesses, guess);
}

/* Of number and gender. */
static const char *const endings[] = {"s", "e", "es"};

/* ---- One word -------------------------------------------------------------
 */

struct nearness {
    guint max_distance;
    const char *ending; /* of the inflection that is looked for */
    guint freq_min;     /* passages that must hold it */
};

static bool add_nearest(struct guesser *guesser, const struct edge *edge,
                        struct nearness nearness, GError **error)
{
    g_autofree char *typed =
        g_strconcat(word_of(edge)->folded, nearness.ending, NULL);
    g_autoptr(GArray) found =
        nearest_words(guesser->expander, typed, nearness.max_distance, error);
    for (guint i = 0; found && i < found->len; i++) {
        const struct near *near = &g_array_index(found, struct near, i);
        if (near->n_passages >= nearness.freq_min &&
            g_str_has_suffix(near->word->folded, nearness.ending))
            add_guess(guesser, edge->start, edge->end, near->word->exact);
    }
    return found != NULL;
}

/* The first letter may be in error too. */
static bool add_anywhere(struct guesser *guesser, const struct edge *edge,
                         GError **error)
{
    const char *folded = word_of(edge)->folded;
    if (g_utf8_strlen(folded, -1) < GUESS_MIN_FOR_FIRST)
        return true;
    g_autoptr(GArray) found =
        nearest_words_anywhere(guesser->expander, folded, error);
    for (guint i = 0; found && i < found->len; i++)
        add_guess(guesser, edge->start, edge->end,
                  g_array_index(found, struct near, i).word->exact);
    return found != NULL;
}

/* The word in another number or gender, "camrea" for caméras. */
static bool add_inflected(struct guesser *guesser, const struct edge *typed,
                          GError **error)
{
    if (g_utf8_strlen(word_of(typed)->folded, -1) < GUESS_MIN_FOR_INFLECTION)
        return true;
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        if (guesser->guesses->len == 0 &&
            !add_nearest(guesser, typed, (struct nearness){1, endings[i], 1},
                         error))
            return false;
    return true;
}

/* The compound that begins with the word, joined: "vidéo-protecton". */
static bool add_compound(struct guesser *guesser, guint node, GError **error)
{
    const struct nearness any = {2, "", 1};
    const guint *first = &g_array_index(guesser->lattice->first, guint, node);
    for (guint i = first[0]; i < first[1]; i++) {
        const struct edge *edge =
            &g_array_index(guesser->lattice->edges, struct edge, i);
        if (edge->kind == EDGE_COMPOUND)
            return add_nearest(guesser, edge, any, error);
    }
    return true;
}

/* Accents that were typed and that no document has, "=sécurite". */
static bool add_same(struct guesser *guesser, const struct edge *typed,
                     GError **error)
{
    g_autofree char *printing = NULL;
    guint freq = 0;
    if (!find_printing(guesser, word_of(typed)->folded, &printing, &freq,
                       error))
        return false;
    if (printing)
        add_guess(guesser, typed->start, typed->end, printing);
    return true;
}

/* A blank too much: the word and the next one. */
static bool add_joined(struct guesser *guesser, guint node, GError **error)
{
    if (node + 1 >= guesser->lattice->n_words)
        return true;
    const struct edge *left = lattice_typed(guesser->lattice, node);
    const struct edge *right = lattice_typed(guesser->lattice, node + 1);
    for (gsize i = left->end; i < right->start; i++)
        if (!g_ascii_isspace(guesser->text[i]))
            return true;
    g_autofree char *joined =
        g_strconcat(word_of(left)->folded, word_of(right)->folded, NULL);
    g_autofree char *printing = NULL;
    guint freq = 0;
    if (!find_printing(guesser, joined, &printing, &freq, error))
        return false;
    if (printing)
        add_guess(guesser, left->start, right->end, printing);
    return true;
}

/* A blank too few: a word of grammar, and the commonest word behind one. */
static bool add_parted(struct guesser *guesser, const struct edge *typed,
                       GError **error)
{
    static const char *const before[] = {
        "la", "le", "les", "de",   "du",  "des",  "un",  "une",
        "en", "au", "aux", "dans", "par", "pour", "sur", NULL};
    const char *folded = word_of(typed)->folded;
    glong n_left = g_utf8_strlen(folded, -1);
    guint best = 0;
    g_autofree char *meant = NULL;
    for (const char *cut = folded; n_left >= GUESS_GLUED_MIN; n_left--) {
        g_autofree char *left = g_strndup(folded, cut - folded);
        g_autofree char *right = NULL;
        guint freq = 0;
        if (g_strv_contains(before, left) &&
            !find_printing(guesser, cut, &right, &freq, error))
            return false;
        if (freq > best) {
            best = freq;
            g_free(meant);
            meant = g_strconcat(left, " ", right, NULL);
        }
        cut = g_utf8_next_char(cut);
    }
    if (meant)
        add_guess(guesser, typed->start, typed->end, meant);
    return true;
}

static bool guess_unknown(struct guesser *guesser, guint node, GError **error)
{
    const struct edge *typed = lattice_typed(guesser->lattice, node);
    const struct nearness any = {2, "", 1};
    return add_same(guesser, typed, error) &&
           add_nearest(guesser, typed, any, error) &&
           add_joined(guesser, node, error) &&
           (node == 0 || add_joined(guesser, node - 1, error)) &&
           add_parted(guesser, typed, error) &&
           add_compound(guesser, node, error) &&
           add_inflected(guesser, typed, error) &&
           (guesser->guesses->len > 0 || add_anywhere(guesser, typed, error));
}

/* Another number or gender of a word, where the word itself is not in the
 * index: "facial" for faciale. */
static bool guess_inflected(struct guesser *guesser, guint node, GError **error)
{
    const struct edge *typed = lattice_typed(guesser->lattice, node);
    const char *folded = word_of(typed)->folded;
    const gsize len = strlen(folded);
    g_autofree char *own = NULL, *meant = NULL;
    guint freq = 0;
    if (!find_printing(guesser, folded, &own, &freq, error))
        return false;
    for (guint i = 0; !own && i < 2 * G_N_ELEMENTS(endings); i++) {
        const char *ending = endings[i / 2];
        g_autofree char *form = i % 2 == 0 ? g_strconcat(folded, ending, NULL)
                                : g_str_has_suffix(folded, ending)
                                    ? g_strndup(folded, len - strlen(ending))
                                    : NULL;
        g_autofree char *printing = NULL;
        guint n = 0;
        if (form && !find_printing(guesser, form, &printing, &n, error))
            return false;
        if (printing && n > freq) {
            g_free(meant);
            meant = g_steal_pointer(&printing);
            freq = n;
        }
    }
    if (meant) {
        add_guess(guesser, typed->start, typed->end, meant);
        g_array_index(guesser->guesses, struct guess, 0).is_same = true;
    }
    return true;
}

/* Passages in which the word's terms stand. */
static bool count_passages(struct guesser *guesser, const struct edge *typed,
                           guint *n, GError **error)
{
    const struct family *family = g_ptr_array_index(typed->families, 0);
    *n = 0;
    for (guint i = 0; family->stems[i] && *n <= GUESS_RARE_MAX; i++) {
        g_autofree char *term =
            g_strconcat(SCHEMA_STEM, family->stems[i], NULL);
        guint freq = 0;
        if (!shim_reader_term_freq(guesser->reader, term, &freq, error))
            return false;
        *n += freq;
    }
    return true;
}

static bool guess_rare(struct guesser *guesser, guint node, GError **error)
{
    const struct edge *typed = lattice_typed(guesser->lattice, node);
    struct nearness frequent = {2, "", 0};
    guint n = 0;
    if (!count_passages(guesser, typed, &n, error))
        return false;
    frequent.freq_min = n * GUESS_RARE_FACTOR;
    return n > GUESS_RARE_MAX || add_nearest(guesser, typed, frequent, error);
}

/* ---- A leaf ---------------------------------------------------------------
 */

/* is_known[node]: some reading of the word holds words of the index alone.
 * Whether that is so of all that could be guessed. */
static bool find_known(const struct lattice *lattice, bool *is_known)
{
    for (guint i = 0; i < lattice->edges->len; i++) {
        const struct edge *edge =
            &g_array_index(lattice->edges, struct edge, i);
        bool is = true;
        for (guint j = 0; j < edge->families->len; j++)
            is = is &&
                 ((const struct family *) g_ptr_array_index(edge->families, j))
                     ->is_indexed;
        for (guint node = edge->from; is && node < edge->to; node++)
            is_known[node] = true;
    }
    for (guint node = 0; node < lattice->n_words; node++)
        if (!is_known[node] &&
            word_of(lattice_typed(lattice, node))->has_family)
            return false;
    return true;
}

/* What begins so is not in doubt: nothing near to it was meant. */
static bool is_beginning(const struct edge *edge)
{
    const struct family *family = g_ptr_array_index(edge->families, 0);
    return family->is_beginning;
}

static bool guess_word(struct guesser *guesser, guint node, bool is_known,
                       GError **error)
{
    guesser->guesses = g_array_new(FALSE, FALSE, sizeof(struct guess));
    g_array_set_clear_func(guesser->guesses, guess_clear);
    g_ptr_array_add(guesser->words, guesser->guesses);
    const bool is_guessed = guesser->kind == GUESS_RARE
                                ? guess_rare(guesser, node, error)
                            : is_known ? guess_inflected(guesser, node, error)
                                       : guess_unknown(guesser, node, error);
    if (guesser->guesses->len == 0)
        g_ptr_array_set_size(guesser->words, guesser->words->len - 1);
    return is_guessed;
}

GPtrArray *guess_words(struct expander *expander, const char *text,
                       bool is_strict, enum guess_kind kind, GError **error)
{
    g_autoptr(lattice_t) lattice =
        lattice_new(expander, text, is_strict, error);
    if (!lattice)
        return NULL;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(guesses_free);
    g_autofree bool *is_known = g_new0(bool, lattice->n_words + 1);
    struct guesser guesser = {.expander = expander,
                              .reader = expander_reader(expander),
                              .text = text,
                              .lattice = lattice,
                              .kind = kind,
                              .words = words};
    if (find_known(lattice, is_known) && kind == GUESS_UNKNOWN)
        return g_steal_pointer(&words);
    for (guint node = 0; node < lattice->n_words; node++)
        if (word_of(lattice_typed(lattice, node))->has_family &&
            !is_beginning(lattice_typed(lattice, node)) &&
            (is_known[node] || kind == GUESS_UNKNOWN) &&
            !guess_word(&guesser, node, is_known[node], error))
            return NULL;
    return g_steal_pointer(&words);
}
