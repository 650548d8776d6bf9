/* SPDX-License-Identifier: GPL-3.0-or-later */
/* agreement.c - whether a row of an SCDL file and a paper speak of the same
 * act. */
#include "indexer/agreement.h"

#include "shim/fact.h"
#include "shim/label.h"

#include <string.h>

/* Letters and digits of a number from which on it is no short one: "12" and
 * "2020" are numbers of anything. */
enum { LONG_NUMBER = 5 };

enum verdict { SILENT, AGREES, CONTRADICTS };

static const char *said(const GArray *facts, enum fact_kind kind)
{
    for (guint i = 0; i < facts->len; i++) {
        const struct fact *fact = &g_array_index(facts, struct fact, i);
        if (fact->kind == kind && fact->origin >= FACT_FROM_PAGE)
            return fact->value;
    }
    return NULL;
}

char *agreement_place(const char *commune)
{
    g_autofree char *place = label_place(commune);
    return label_fold(place);
}

void paper_init(struct paper *paper, const GArray *facts)
{
    const char *commune = said(facts, FACT_COMMUNE);
    const char *number = said(facts, FACT_NUMBER);
    *paper = (struct paper){
        .day = said(facts, FACT_DATE),
        .number = number,
        .number_label = number ? label_fold(number) : NULL,
        .place_label = commune ? agreement_place(commune) : NULL,
    };
}

void paper_clear(struct paper *paper)
{
    g_free(paper->number_label);
    g_free(paper->place_label);
}

static enum verdict compare(const char *one, const char *other)
{
    if (!one || !other)
        return SILENT;
    return strcmp(one, other) == 0 ? AGREES : CONTRADICTS;
}

static enum verdict compare_places(const struct table_row *row,
                                   const struct paper *paper)
{
    const char *listed = row->cells[SCDL_COMMUNE];
    g_autofree char *label =
        listed && paper->place_label ? agreement_place(listed) : NULL;
    return compare(label, paper->place_label);
}

static enum verdict compare_numbers(const struct table_row *row,
                                    const struct paper *paper)
{
    const char *listed = row->cells[SCDL_ID];
    g_autofree char *label =
        listed && paper->number_label ? label_fold(listed) : NULL;
    return compare(label, paper->number_label);
}

bool agreement_is_credible(const struct table_row *row,
                           const struct paper *paper)
{
    const enum verdict verdicts[] = {
        compare(row->cells[SCDL_DATE], paper->day),
        compare_places(row, paper),
        compare_numbers(row, paper),
    };
    bool is_contradicted = false;
    for (gsize i = 0; i < G_N_ELEMENTS(verdicts); i++) {
        if (verdicts[i] == AGREES)
            return true;
        is_contradicted = is_contradicted || verdicts[i] == CONTRADICTS;
    }
    return !is_contradicted;
}

static bool is_short(const char *number)
{
    guint n = 0;
    for (const char *p = number; *p; p = g_utf8_next_char(p))
        n += g_unichar_isalnum(g_utf8_get_char(p)) != 0;
    return n < LONG_NUMBER;
}

bool agreement_is_act(const struct table_row *row, const struct paper *paper)
{
    const enum verdict day = compare(row->cells[SCDL_DATE], paper->day);
    const enum verdict place = compare_places(row, paper);
    if (day == CONTRADICTS || place == CONTRADICTS || !row->cells[SCDL_ID])
        return false;
    return is_short(row->cells[SCDL_ID]) ? day == AGREES && place == AGREES
                                         : day == AGREES || place == AGREES;
}
