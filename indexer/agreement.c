/* SPDX-License-Identifier: GPL-3.0-or-later */
/* agreement.c - whether a row of an SCDL file and a paper speak of the same
 * act. */
#include "indexer/agreement.h"

#include "shim/label.h"

#include <string.h>

/* Letters and digits of a number from which on it is no short one: "12" and
 * "2020" are numbers of anything. */
enum { LONG_NUMBER = 5 };

enum verdict { SILENT, AGREES, CONTRADICTS };

static const char *said(const GArray *facts, enum fact_kind kind,
                        enum fact_origin last)
{
    for (guint i = 0; i < facts->len; i++) {
        const struct fact *fact = &g_array_index(facts, struct fact, i);
        if (fact->kind == kind && fact->origin >= FACT_FROM_PAGE &&
            fact->origin <= last)
            return fact->value;
    }
    return NULL;
}

char *agreement_place(const char *commune)
{
    g_autofree char *place = label_place(commune);
    return label_fold(place);
}

void act_init(struct act *act, const GArray *facts, enum fact_origin last)
{
    const char *commune = said(facts, FACT_COMMUNE, last);
    const char *number = said(facts, FACT_NUMBER, last);
    *act = (struct act){
        .day = said(facts, FACT_DATE, last),
        .siret = said(facts, FACT_SIRET, last),
        .number_label = number ? label_fold(number) : NULL,
        .place_label = commune ? agreement_place(commune) : NULL,
    };
}

void act_clear(struct act *act)
{
    g_free(act->number_label);
    g_free(act->place_label);
}

static enum verdict compare(const char *one, const char *other)
{
    if (!one || !other)
        return SILENT;
    return strcmp(one, other) == 0 ? AGREES : CONTRADICTS;
}

/* The collectivité is in the first nine digits; the last five are the place
 * of an office.  Another number may be that of a partner. */
static bool is_same_siren(const char *one, const char *other)
{
    return one && other && strncmp(one, other, 9) == 0;
}

static enum verdict compare_places(const struct table_row *row,
                                   const struct act *act)
{
    const char *listed = row->cells[SCDL_COMMUNE];
    if (is_same_siren(row->cells[SCDL_SIRET], act->siret))
        return AGREES;
    g_autofree char *label =
        listed && act->place_label ? agreement_place(listed) : NULL;
    return compare(label, act->place_label);
}

static enum verdict compare_numbers(const struct table_row *row,
                                    const struct act *act)
{
    const char *listed = row->cells[SCDL_ID];
    g_autofree char *label =
        listed && act->number_label ? label_fold(listed) : NULL;
    return compare(label, act->number_label);
}

bool agreement_is_credible(const struct table_row *row, const struct act *act)
{
    const enum verdict verdicts[] = {
        compare(row->cells[SCDL_DATE], act->day),
        compare_places(row, act),
        compare_numbers(row, act),
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

bool agreement_is_act(const struct table_row *row, const struct act *act)
{
    const enum verdict day = compare(row->cells[SCDL_DATE], act->day);
    const enum verdict place = compare_places(row, act);
    if (day == CONTRADICTS || place == CONTRADICTS || !row->cells[SCDL_ID])
        return false;
    return is_short(row->cells[SCDL_ID]) ? day == AGREES && place == AGREES
                                         : day == AGREES || place == AGREES;
}
