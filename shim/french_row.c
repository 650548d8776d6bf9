/* SPDX-License-Identifier: GPL-3.0-or-later */
/* french_row.c - digits in groups of three: a number, or a row of numbers. */
#include "shim/french_row.h"

#include <string.h>

/* "1 500 000": what is longer may be several cells of a table. */
#define SURE_GROUPS 3
/* "1.500.000.000" is one number: dots do not stand between cells. */
#define DOTTED_GROUPS 4
/* Digits of a part: more zeros are no number. */
#define PART_DIGITS 15

static bool next_group(const char *end, enum french_class separator,
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

/* "1.2.3" goes on where its groups of three digits end. */
static bool is_dotted_on(const char *end, const struct french_run *last)
{
    return french_class_at(end, last->next) == CLASS_DOT &&
           french_class_at(end, french_after(end, last->next)) == CLASS_DIGIT;
}

static bool add_group(struct french_row *row, const struct french_run *group)
{
    struct french_run *last = &row->parts[row->n_parts - 1];

    if (*group->start == '0' && last->n_digits < PART_DIGITS) {
        last->end = group->end;
        last->next = group->next;
        last->n_digits += group->n_digits;
        return true;
    }
    if (row->n_parts == FRENCH_ROW_MAX)
        return false;
    row->parts[row->n_parts++] = *group;
    return true;
}

void french_row_read(const char *end, const struct french_run *first,
                     struct french_row *row)
{
    const enum french_class separator = french_class_at(end, first->next);
    const bool is_spaced = separator == CLASS_SPACE;
    struct french_run run = *first;
    guint n_groups = 1;

    row->may_be_cells = false;
    row->n_parts = 1;
    row->parts[0] = run;
    if (!is_spaced && separator != CLASS_DOT && separator != CLASS_APOSTROPHE)
        return;
    while (next_group(end, separator, &run) && add_group(row, &run))
        n_groups++;
    row->may_be_cells = is_spaced && n_groups > SURE_GROUPS;
    if (!is_spaced && (n_groups > DOTTED_GROUPS || is_dotted_on(end, &run))) {
        row->n_parts = 1;
        row->parts[0] = *first;
    }
}

static bool is_round(const struct french_run *part)
{
    return part->n_digits > 3 && memcmp(part->end - 3, "000", 3) == 0;
}

guint french_row_together(const struct french_row *row, guint part,
                          bool *is_number)
{
    const guint left = row->n_parts - part;
    guint n = 1, n_digits = row->parts[part].n_digits;

    *is_number = true;
    if (!row->may_be_cells)
        return left;
    for (; n < left && !is_round(&row->parts[part + n - 1]); n++)
        n_digits += row->parts[part + n].n_digits;
    /* "1 200 000 000": a round number, whose first group is a part. */
    *is_number = n == 1 || n_digits <= 3 * SURE_GROUPS ||
                 (n == 2 && row->parts[part].n_digits <= 3);
    return n;
}

struct french_run french_row_span(const struct french_row *row, guint part,
                                  guint n)
{
    struct french_run span = row->parts[part + n - 1];

    span.start = row->parts[part].start;
    return span;
}
