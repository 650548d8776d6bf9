/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper_date.c - the day of a session, or of the act. */
#include "indexer/paper_cue.h"

#include "indexer/folding.h"
#include "indexer/written_date.h"

#include <string.h>

/* Characters behind the year of a formula in which its day stands. */
enum { FORMULA_REACH = 90 };

/* What is asked of each family's dates, the most telling first. */
static const enum cue wanted[][N_CUES] = {
    [PAPER_SESSION] = {CUE_SESSION, CUE_MEETING, CUE_ACT, CUE_ALONE,
                       CUE_STAMPED},
    [PAPER_SUMMONS] = {CUE_MEETING, CUE_SESSION, CUE_ALONE},
    [PAPER_ORDER] = {CUE_ACT, CUE_SIGNED, CUE_LETTER, CUE_STAMPED},
    [PAPER_CONTRACT] = {CUE_ACT, CUE_SIGNED, CUE_APPROVED, CUE_LETTER},
    [PAPER_TENDER] = {CUE_ALONE, CUE_UPDATED},
    [PAPER_LETTER] = {CUE_LETTER, CUE_SIGNED},
    [PAPER_RULES] = {CUE_SESSION, CUE_ADOPTED, CUE_APPROVED},
    [PAPER_OPINION] = {CUE_SESSION, CUE_ACT, CUE_ALONE, CUE_LETTER},
    [PAPER_OTHER] = {CUE_SESSION, CUE_ACT, CUE_ALONE, CUE_UPDATED, CUE_LETTER},
    [PAPER_UNKNOWN] = {CUE_SESSION, CUE_SIGNED, CUE_ALONE},
};

/* "L'an deux mille vingt, le douze février": in two parts. */
static bool read_formula(const struct sheet *sheet, struct date *date)
{
    static const char *const others[] = {"convo*", NULL};
    const char *p = sheet->folded->str;
    while ((p = strstr(p, "l'an "))) {
        p += strlen("l'an ");
        const char *year_end = written_year(p, &date->year);
        if (!year_end)
            continue;
        const char *to =
            year_end + MIN(strlen(year_end), (gsize) FORMULA_REACH);
        for (const char *day = year_end; day < to; day++) {
            if (!g_ascii_isalnum(*day) || g_ascii_isalnum(day[-1]))
                continue;
            const char *behind = written_day(day, date);
            if (behind && !g_ascii_isalnum(*behind) && date_is_real(date) &&
                !paper_holds(year_end, day, others))
                return true;
        }
    }
    return false;
}

static bool is_digits(const char *p, gsize n)
{
    return strspn(p, "0123456789") == n;
}

/* The day of the act in the number that the prefecture's gate gives it:
 * "030-213001563-20200212-2020_015-DE", after département and SIREN. */
static bool read_stamp(const struct sheet *sheet, struct date *date)
{
    const char *p = sheet->folded->str;
    for (; (p = strchr(p, '-')); p++) {
        if (p < sheet->folded->str + 3 || !is_digits(p + 1, 9) ||
            p[10] != '-' || !is_digits(p + 11, 8) || p[19] != '-')
            continue;
        const guint64 day = g_ascii_strtoull(p + 11, NULL, 10);
        *date = (struct date){day % 100, day / 100 % 100, day / 10000};
        if (date_is_real(date))
            return true;
    }
    return false;
}

static bool is_same(const struct date *a, const struct date *b)
{
    return a->day == b->day && a->month == b->month && a->year == b->year;
}

static bool find_date(const struct paper *paper, guint s, enum cue cue,
                      struct date *date)
{
    const struct sheet *sheet = &paper->sheets[s];
    if (cue == CUE_STAMPED)
        return read_stamp(sheet, date);
    if (cue == CUE_MEETING && paper->family == PAPER_SESSION &&
        read_formula(sheet, date))
        return true;
    /* A line says nothing but its day: of two, which would it be? */
    const bool is_only = cue == CUE_ALONE || cue == CUE_UPDATED;
    const char *p = sheet->folded->str;
    bool is_found = false;
    for (struct dated dated; paper_next_date(sheet, &p, &dated);) {
        if (!paper_says(paper, s, &dated, cue))
            continue;
        if (is_found && !is_same(date, &dated.date))
            return false;
        *date = dated.date;
        is_found = true;
        if (!is_only)
            break;
    }
    return is_found;
}

bool paper_date(const struct paper *paper, struct paper_value *value)
{
    const enum cue *cues = wanted[paper->family];
    for (guint s = paper->first; s < paper->n_sheets; s++) {
        for (guint i = 0; cues[i] != CUE_NONE; i++) {
            struct date date;
            if (!find_date(paper, s, cues[i], &date))
                continue;
            value->text = g_strdup_printf("%04u-%02u-%02u", date.year,
                                          date.month, date.day);
            value->sheet = s;
            return true;
        }
        /* What other pages say of days is of other things. */
        if (paper->family == PAPER_UNKNOWN || paper->family == PAPER_OTHER)
            break;
    }
    return false;
}
