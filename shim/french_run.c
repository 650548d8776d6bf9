/* SPDX-License-Identifier: GPL-3.0-or-later */
/* french_run.c - finds the letters that stand together, and what dots, degree
 * signs and apostrophes add to them.  Looks ahead, changes nothing. */
#include "shim/french_run.h"

#include <string.h>

/* Joined to one word. */
#define LETTERS_MAX 32
/* With blanks after its dots; two letters are a first name's. */
#define ACRONYM_MIN 3
/* Before a name: "J. R. R. TOLKIEN". */
#define INITIALS_MAX 3
/* "D E L I B E R A T I O N"; fewer may be the heads of columns. */
#define LETTERS_APART_MIN 5
/* № is a word, whatever it touches. */
#define NUMERO_SIGN 0x2116

enum french_class french_class_at(const char *end, const char *p)
{
    gunichar c;

    return p < end ? french_class_next(&p, end, &c) : CLASS_BREAK;
}

const char *french_after(const char *end, const char *p)
{
    gunichar c;

    if (p < end)
        french_class_next(&p, end, &c);
    return p;
}

/* "m", "200km"...: what a superscript digit belongs to. */
static bool is_metre(const struct french_run *run)
{
    return run->n_letters >= 1 && run->n_letters <= 2 &&
           run->n_letters + run->n_digits == run->end - run->start &&
           run->end[-1] == 'm' &&
           !g_ascii_isdigit(*(run->end - run->n_letters));
}

struct french_run french_run_at(const char *end, const char *p)
{
    struct french_run run = {.start = p, .end = p, .next = p};

    while (p < end && p - run.start <= FRENCH_SPAN_MAX - 4 &&
           run.n_letters + run.n_digits + run.n_marks < FRENCH_WORD_MAX) {
        gunichar c;
        switch (french_class_next(&p, end, &c)) {
        case CLASS_LETTER:
            run.n_letters++;
            if (c == NUMERO_SIGN) {
                run.end = run.next = p;
                return run;
            }
            break;
        case CLASS_DIGIT:
            run.n_digits++;
            break;
        case CLASS_MARK:
            run.n_marks++;
            break;
        case CLASS_IGNORED:
            run.next = p;
            continue;
        case CLASS_SUPERSCRIPT:
            if (!is_metre(&run))
                return run;
            run.n_digits++;
            break;
        default:
            return run;
        }
        run.end = run.next = p;
    }
    return run;
}

bool french_run_is_letter(const struct french_run *run)
{
    return run->n_letters == 1 && run->n_digits == 0;
}

bool french_run_is_number(const struct french_run *run)
{
    return run->n_digits == run->end - run->start;
}

/* What stands between the letters of a word. */
enum joint {
    JOINT_DOT,
    JOINT_DOT_AND_SPACE,
    JOINT_SPACE,
};

/* Where a letter may follow that the joint at p joins, or NULL. */
static const char *after_joint(const char *end, const char *p, enum joint joint)
{
    if (joint != JOINT_SPACE) {
        if (french_class_at(end, p) != CLASS_DOT)
            return NULL;
        p = french_after(end, p);
    }
    if (joint != JOINT_DOT) {
        if (french_class_at(end, p) != CLASS_SPACE)
            return NULL;
        p = french_after(end, p);
    }
    return p;
}

static bool is_capital_at(const char *end, const char *p)
{
    return p < end && g_unichar_isupper(g_utf8_get_char_validated(p, end - p));
}

/* Joins letters to the one that run is, as many as there are. */
static guint join_letters(const char *end, struct french_run *run,
                          enum joint joint)
{
    guint n = 1;

    for (; n < LETTERS_MAX; n++) {
        const char *p = after_joint(end, run->next, joint);
        if (!p || french_class_at(end, p) != CLASS_LETTER)
            break;
        struct french_run letter = french_run_at(end, p);
        if (!french_run_is_letter(&letter) ||
            french_class_at(end, letter.next) == CLASS_APOSTROPHE ||
            (joint == JOINT_DOT_AND_SPACE && !is_capital_at(end, p)))
            break;
        run->end = letter.end;
        run->next = letter.next;
    }
    return n;
}

/* Whether initials end at p: "J. R. R. Tolkien". */
static bool is_before_name(const char *end, const char *p)
{
    p = after_joint(end, p, JOINT_DOT_AND_SPACE);
    if (!p || !is_capital_at(end, p))
        return false;
    return french_run_at(end, p).n_letters > 1;
}

struct french_run french_run_with_letters(const char *end,
                                          struct french_run run)
{
    struct french_run dotted = run, spaced = run, apart = run;

    if (join_letters(end, &dotted, JOINT_DOT) > 1)
        return dotted;
    if (join_letters(end, &apart, JOINT_SPACE) >= LETTERS_APART_MIN)
        return apart;
    if (!is_capital_at(end, run.start))
        return run;
    const guint n = join_letters(end, &spaced, JOINT_DOT_AND_SPACE);
    return n >= ACRONYM_MIN &&
                   (n > INITIALS_MAX || !is_before_name(end, spaced.next))
               ? spaced
               : run;
}

struct french_run french_run_with_degree(const char *end, struct french_run run)
{
    const char *p = run.next;

    if (run.end - run.start != 1 || (*run.start != 'n' && *run.start != 'N'))
        return run;
    if (french_class_at(end, p) == CLASS_SPACE)
        p = french_after(end, p);
    if (french_class_at(end, p) != CLASS_DEGREE)
        return run;
    run.end = run.next = french_after(end, p);
    if (french_class_at(end, run.next) == CLASS_LETTER) {
        struct french_run plural = french_run_at(end, run.next);
        if (french_run_is_letter(&plural) && (*plural.start | 0x20) == 's') {
            run.end = plural.end;
            run.next = plural.next;
        }
    }
    return run;
}

bool french_run_is_article(const char *end, const struct french_run *run)
{
    return run->n_letters == 1 && run->n_digits >= 1 && run->n_digits <= 4 &&
           run->end - run->start == 1 + (glong) run->n_digits &&
           strchr("ADLRadlr", *run->start) &&
           french_class_at(end, run->next) == CLASS_HYPHEN &&
           french_class_at(end, french_after(end, run->next)) == CLASS_DIGIT;
}

void french_run_join_tail(const char *end, const char *tail,
                          struct french_run *run)
{
    const char *p = run->next;

    if (french_class_at(end, p) == CLASS_APOSTROPHE)
        p = french_after(end, p);
    if (french_class_at(end, p) == CLASS_SPACE ||
        french_class_at(end, p) == CLASS_NEWLINE)
        p = french_after(end, p);
    if (p == run->next || french_class_at(end, p) != CLASS_LETTER)
        return;
    struct french_run rest = french_run_at(end, p);
    gsize tail_len = strlen(tail);
    if ((gsize) (rest.end - p) < tail_len ||
        g_ascii_strncasecmp(p, tail, tail_len) != 0)
        return;
    run->end = rest.end;
    run->next = rest.next;
}
