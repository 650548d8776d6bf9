/* SPDX-License-Identifier: GPL-3.0-or-later */
/* french_run.c - finds the letters that stand together, and what dots, degree
 * signs and apostrophes add to them.  Looks ahead, changes nothing. */
#include "shim/french_run.h"

#include <string.h>

/* Of an acronym with dots. */
#define ACRONYM_MAX 16

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

/* "m", "km"...: what a superscript digit belongs to. */
static bool is_metre(const struct french_run *run)
{
    return run->n_digits == 0 && run->n_letters <= 2 &&
           run->n_letters == run->end - run->start && run->end[-1] == 'm';
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

struct french_run french_run_with_dots(const char *end, struct french_run run)
{
    for (guint n = 1; n < ACRONYM_MAX; n++) {
        if (french_class_at(end, run.next) != CLASS_DOT)
            break;
        const char *p = french_after(end, run.next);
        if (french_class_at(end, p) != CLASS_LETTER)
            break;
        struct french_run letter = french_run_at(end, p);
        if (!french_run_is_letter(&letter) ||
            french_class_at(end, letter.next) == CLASS_APOSTROPHE)
            break;
        run.end = letter.end;
        run.next = letter.next;
    }
    return run;
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

bool french_run_next_group(const char *end, enum french_class separator,
                           struct french_run *run)
{
    if (french_class_at(end, run->next) != separator)
        return false;
    const char *p = french_after(end, run->next);
    if (french_class_at(end, p) != CLASS_DIGIT)
        return false;
    struct french_run group = french_run_at(end, p);
    if (!french_run_is_number(&group) || group.n_digits != 3)
        return false;
    *run = group;
    return true;
}
