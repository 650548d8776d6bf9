/* SPDX-License-Identifier: GPL-3.0-or-later */
/* french.c - cuts text into words.  Decides only where words begin and end;
 * what a word is, its printed bytes tell (french_words.c). */
#include "shim/french_run.h"

#include <string.h>

#include "shim/french_ending.h"
#include "shim/french_internal.h"
#include "shim/french_row.h"

/* "Villeneuve-sur-Lot"; more parts are an address of the web. */
#define PARTS_MAX 4
/* Characters between an elision and its word: "l’« application". */
#define ELISION_GAP_MAX 3
/* Letters of a word in capitals before which an apostrophe was lost. */
#define CAPITALS_MIN 4
/* Spaces at the start of the line that goes on with a compound. */
#define INDENT_MAX 16

struct scan {
    struct french *french;
    const char *text, *end;
    GArray *tokens;
    guint position;
    /* The words joined by hyphens so far: tokens from first_part on. */
    guint first_part, n_parts;
    const char *quote_end; /* after the last apostrophe that elided nothing */
};

/* ---- Tokens -------------------------------------------------------------- */

static void close_compound(struct scan *scan)
{
    guint n_parts = scan->n_parts;

    scan->n_parts = 0;
    if (n_parts < 2 || n_parts > PARTS_MAX)
        return;
    const struct french_token *parts =
        &g_array_index(scan->tokens, struct french_token, scan->first_part);
    struct french_token compound = {
        .start = parts[0].start,
        .end = parts[n_parts - 1].end,
        .position = parts[0].position,
        .kind = FRENCH_COMPOUND,
    };
    const char *start = scan->text + compound.start;
    if (french_class_at(scan->end, start) != CLASS_LETTER)
        return;
    glong n_chars = 0;
    for (guint i = 0; i < n_parts; i++)
        n_chars += g_utf8_strlen(parts[i].word->exact, -1);
    if (n_chars > FRENCH_WORD_MAX)
        return;
    compound.word =
        french_word(scan->french, start, compound.end - compound.start);
    g_array_insert_val(scan->tokens, scan->first_part, compound);
}

static bool starts_word(enum french_class class)
{
    return class == CLASS_LETTER || class == CLASS_DIGIT;
}

/* The word at start if a hyphen at p joins it to what is before p, or NULL. */
static const char *joined_by_hyphen(const struct scan *scan, const char *p)
{
    if (french_class_at(scan->end, p) != CLASS_HYPHEN)
        return NULL;
    p = french_after(scan->end, p);
    if (french_class_at(scan->end, p) == CLASS_NEWLINE) {
        if (*p == '\r' && scan->end - p > 1 && p[1] == '\n')
            p++;
        p = french_after(scan->end, p);
        for (guint n = 0; n < INDENT_MAX; n++) {
            if (french_class_at(scan->end, p) != CLASS_SPACE)
                break;
            p = french_after(scan->end, p);
        }
    }
    return starts_word(french_class_at(scan->end, p)) ? p : NULL;
}

/* Adds a compound that begins where the next word does. */
static void add_compound(struct scan *scan, const struct french_run *run,
                         const struct french_word *word)
{
    const struct french_token token = {
        .start = run->start - scan->text,
        .end = run->end - scan->text,
        .position = scan->position,
        .kind = FRENCH_COMPOUND,
        .word = word,
    };
    g_array_append_val(scan->tokens, token);
}

/* Adds the word that run spans.  Gives where reading goes on, past a hyphen
 * that joins the next word to this one. */
static const char *add_word(struct scan *scan, const struct french_run *run,
                            const struct french_word *word)
{
    if (*word->folded) {
        struct french_token token = {
            .start = run->start - scan->text,
            .end = run->end - scan->text,
            .position = scan->position++,
            .kind = FRENCH_WORD,
            .word = word,
        };
        if (scan->n_parts++ == 0)
            scan->first_part = scan->tokens->len;
        g_array_append_val(scan->tokens, token);
    }
    const char *joined = joined_by_hyphen(scan, run->next);
    if (joined)
        return joined;
    close_compound(scan);
    return run->next;
}

static const struct french_entry *entry_of(const struct scan *scan,
                                           const struct french_run *run)
{
    return french_intern(scan->french, run->start, run->end - run->start);
}

static const char *add_run(struct scan *scan, const struct french_run *run)
{
    return add_word(scan, run, &entry_of(scan, run)->word);
}

/* ---- Numbers in groups --------------------------------------------------- */

/* "2018 500 000" has no number in groups at its start, nor has the end of
 * "12,345 678". */
static bool may_start_number(const struct scan *scan,
                             const struct french_run *run)
{
    const char *p = run->start;

    if (!french_run_is_number(run) || run->n_digits > 3 || scan->n_parts > 0)
        return false;
    if (p > scan->text && g_ascii_isdigit(p[-1]))
        return false;
    return p - scan->text < 2 || !g_ascii_isdigit(p[-2]) ||
           !memchr(".,/:'", p[-1], 5);
}

/* Adds parts that may be one number or several: each is a word, and the
 * numbers that neighbours may be are compounds. */
static const char *add_parts(struct scan *scan, const struct french_row *row,
                             guint part, guint n_parts)
{
    const char *next = NULL;

    for (; n_parts > 0; part++, n_parts--) {
        for (guint n = 2; n <= MIN(n_parts, PARTS_MAX); n++) {
            const struct french_run span = french_row_span(row, part, n);
            add_compound(scan, &span, &entry_of(scan, &span)->word);
        }
        next = add_run(scan, &row->parts[part]);
    }
    return next;
}

/* Adds one number, or the numbers of a row. */
static const char *add_numbers(struct scan *scan,
                               const struct french_run *first)
{
    struct french_row row;
    const char *next = NULL;

    french_row_read(scan->end, first, &row);
    for (guint part = 0, n; part < row.n_parts; part += n) {
        bool is_number;
        n = french_row_together(&row, part, &is_number);
        const struct french_run span = french_row_span(&row, part, n);
        next =
            is_number ? add_run(scan, &span) : add_parts(scan, &row, part, n);
    }
    return next;
}

/* ---- Inclusive writing --------------------------------------------------- */

/* Passes over "·e·s"; "élu·e·s" is "élu", and at the same place "élus". */
static void skip_ending(struct scan *scan, struct french_run *run)
{
    bool is_plural;

    /* Nearly all words. */
    if (run->next < scan->end && *run->next == ' ')
        return;
    const char *end = french_ending_skip(scan->end, run, &is_plural);
    if (!end || !is_plural || scan->n_parts > 0 ||
        memchr("sSxX", run->end[-1], 4))
        return;
    g_autofree char *plural =
        g_strdup_printf("%.*ss", (int) (run->end - run->start), run->start);
    struct french_run whole = *run;
    whole.end = end;
    add_compound(scan, &whole,
                 french_word(scan->french, plural, strlen(plural)));
}

/* ---- Apostrophes --------------------------------------------------------- */

/* Where the word begins that the apostrophe at p ties an elision to; spaces
 * and quotes may stand between. */
static const char *after_apostrophe(const struct scan *scan, const char *p)
{
    p = french_after(scan->end, p);
    if (french_class_at(scan->end, p) == CLASS_DIGIT)
        return p;
    for (guint n = 0; n <= ELISION_GAP_MAX; n++) {
        enum french_class class = french_class_at(scan->end, p);
        if (class == CLASS_LETTER || class == CLASS_IDEOGRAPH)
            return p;
        if (class != CLASS_SPACE && class != CLASS_NEWLINE &&
            class != CLASS_BREAK)
            return NULL;
        p = french_after(scan->end, p);
    }
    return NULL;
}

static bool is_vowel(gunichar c)
{
    return (c < 0x80 && memchr("aehiouy", (int) c, 7)) ||
           (c >= 0xe0 && c <= 0xff) || c == 0x153;
}

/* The same where the apostrophe was lost: "l eau", "ACHAT D UNE ARME".  Short
 * words in capitals may be names beside a letter: "LOT D EST". */
static const char *after_lost_apostrophe(const struct scan *scan, const char *p,
                                         bool is_in_capitals)
{
    gunichar c;

    p = french_after(scan->end, p);
    if (p >= scan->end)
        return NULL;
    const char *start = p;
    if (french_class_next(&p, scan->end, &c) != CLASS_LETTER ||
        !is_vowel(g_unichar_tolower(c)) ||
        is_in_capitals != (bool) g_unichar_isupper(c))
        return NULL;
    struct french_run run = french_run_at(scan->end, start);
    const struct french_entry *entry = entry_of(scan, &run);
    if (is_in_capitals && run.n_letters < CAPITALS_MIN &&
        (!entry->word.is_stop || strcmp(entry->word.folded, "est") == 0))
        return NULL;
    return entry->role == ROLE_LINK ? NULL : start;
}

/* The word that run, one of l d qu..., is elided before, or NULL. */
static const char *elided_before(const struct scan *scan,
                                 const struct french_run *run)
{
    const char *p = run->next;
    enum french_class class = french_class_at(scan->end, p);

    if (run->start == scan->quote_end)
        return NULL; /* 'l' quoted */
    if (class == CLASS_APOSTROPHE)
        return after_apostrophe(scan, p);
    if (class != CLASS_SPACE || scan->n_parts > 0)
        return NULL;
    const char *q = french_after(scan->end, p);
    if (french_class_at(scan->end, q) == CLASS_APOSTROPHE) {
        q = french_after(scan->end, q);
        return french_class_at(scan->end, q) == CLASS_LETTER ? q : NULL;
    }
    return after_lost_apostrophe(scan, p, g_ascii_isupper(*run->start));
}

/* ---- Text ---------------------------------------------------------------- */

/* p is at a letter or digit. */
static const char *read_word(struct scan *scan, const char *p)
{
    struct french_run run = french_run_at(scan->end, p);

    if (may_start_number(scan, &run))
        return add_numbers(scan, &run);
    if (french_run_is_letter(&run))
        run = french_run_with_degree(scan->end,
                                     french_run_with_letters(scan->end, run));
    else if (french_run_is_article(scan->end, &run))
        run.end = run.next = run.start + 1;

    const struct french_entry *entry = entry_of(scan, &run);
    const char *next;
    switch (entry->role) {
    case ROLE_AUJOURD:
        french_run_join_tail(scan->end, "hui", &run);
        return add_run(scan, &run);
    case ROLE_PRUD:
        french_run_join_tail(scan->end, "hom", &run);
        return add_run(scan, &run);
    case ROLE_ELIDED:
        next = elided_before(scan, &run);
        if (!next)
            break;
        close_compound(scan);
        return next;
    default:
        skip_ending(scan, &run);
        break;
    }
    return add_word(scan, &run, &entry->word);
}

static const char *read_ideograph(struct scan *scan, const char *p)
{
    struct french_run run = {.start = p};

    run.end = run.next = p = french_after(scan->end, p);
    while (p - run.start < FRENCH_SPAN_MAX) {
        enum french_class class = french_class_at(scan->end, p);
        if (class != CLASS_MARK && class != CLASS_IGNORED)
            break;
        run.next = p = french_after(scan->end, p);
        if (class == CLASS_MARK)
            run.end = p;
    }
    return add_run(scan, &run);
}

void french_tokens(struct french *french, const char *text, gsize len,
                   GArray *tokens)
{
    struct scan scan = {
        .french = french,
        .text = text,
        .end = text + len,
        .tokens = tokens,
    };

    g_array_set_size(tokens, 0);
    for (const char *p = text; p < scan.end;) {
        const char *start = p;
        gunichar c;
        switch (french_class_next(&p, scan.end, &c)) {
        case CLASS_LETTER:
        case CLASS_DIGIT:
            p = read_word(&scan, start);
            break;
        case CLASS_IDEOGRAPH:
            p = read_ideograph(&scan, start);
            break;
        case CLASS_APOSTROPHE:
            scan.quote_end = p;
            break;
        default:
            break;
        }
    }
    close_compound(&scan);
}
