/* SPDX-License-Identifier: GPL-3.0-or-later */
/* french_ending.c - the endings of inclusive writing. */
#include "shim/french_ending.h"

#include <string.h>

/* "agent(e)(s)" has two. */
#define ENDINGS_MAX 3
/* "trices" */
#define LETTERS_MAX 6
/* Letters of the word before: "km/s" is none. */
#define WORD_MIN 3
#define WORD_MIN_CLEAR 2

/* Without accents, between blanks.  After a hyphen, a dot or a slash only
 * those that are no word and no pronoun. */
static const char endings[] =
    " e s es ne nes rice rices trice trices euse euses ere eres ";
static const char clear_endings[] = " x te tes ve ves se ses sse sses le les "
                                    "elle elles enne ennes ienne iennes "
                                    "esse esses ete etes iere ieres ";

/* What joins an ending to its word; 0 if it is no such mark. */
static gunichar read_mark(const char *end, const char **p)
{
    gunichar c;

    if (*p >= end)
        return 0;
    switch (french_class_next(p, end, &c)) {
    case CLASS_MIDDLE_DOT:
        return 0xb7;
    case CLASS_HYPHEN:
        return '-';
    case CLASS_DOT:
        return '.';
    case CLASS_BREAK:
        return c == '(' || c == '/' ? c : 0;
    default:
        return 0;
    }
}

/* A middle dot and a parenthesis inside a word do nothing else. */
static bool is_clear(gunichar mark)
{
    return mark == 0xb7 || mark == '(';
}

static bool is_ending(const struct french_run *run, gunichar mark)
{
    char folded[LETTERS_MAX + 3] = " ";
    guint n = 1;

    if (run->n_letters > LETTERS_MAX || run->n_digits > 0)
        return false;
    for (const char *p = run->start; p < run->end;) {
        gunichar c;
        if (french_class_next(&p, run->end, &c) != CLASS_LETTER)
            continue;
        c = g_unichar_tolower(c);
        folded[n++] = (char) (c < 0x80 ? c : c == 0xe8 ? 'e' : '?');
    }
    folded[n] = ' ';
    return strstr(endings, folded) ||
           (is_clear(mark) && strstr(clear_endings, folded));
}

static bool is_word_at(const char *end, const char *p)
{
    const enum french_class class = french_class_at(end, p);

    return class == CLASS_LETTER || class == CLASS_DIGIT;
}

/* The ending that mark joins at p, closed where it is in parentheses; "(e)s"
 * is read as one. */
static bool read_ending(const char *end, const char *p, gunichar mark,
                        struct french_run *ending)
{
    if (french_class_at(end, p) != CLASS_LETTER)
        return false;
    *ending = french_run_at(end, p);
    if (!is_ending(ending, mark))
        return false;
    if (mark != '(')
        return true;
    if (ending->next >= end || *ending->next != ')')
        return false;
    ending->end = ending->next = ending->next + 1;
    if (french_class_at(end, ending->next) == CLASS_LETTER)
        *ending = french_run_at(end, ending->next);
    return ending->end - ending->start == 1 || ending->end[-1] == ')';
}

const char *french_ending_skip(const char *end, struct french_run *run,
                               bool *is_plural)
{
    const char *next = run->next;
    const gunichar mark = read_mark(end, &next);
    struct french_run ending = *run;

    if (!mark || run->n_digits > 0 ||
        run->n_letters < (is_clear(mark) ? WORD_MIN_CLEAR : WORD_MIN))
        return NULL;
    next = run->next;
    for (guint i = 0; i < ENDINGS_MAX; i++) {
        const char *p = next;
        if (read_mark(end, &p) != mark || !is_word_at(end, p))
            break;
        if (!read_ending(end, p, mark, &ending))
            return NULL;
        next = ending.next;
    }
    if (next == run->next || is_word_at(end, next))
        return NULL;
    run->next = next;
    const char *last = ending.end;
    while (last[-1] == ')')
        last--;
    *is_plural = (last[-1] | 0x20) == 's';
    return ending.end;
}
