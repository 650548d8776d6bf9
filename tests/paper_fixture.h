/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper_fixture.h - rows of text and the facts that they must give.
 *
 * A row: pages parted by form feeds, and what is expected of each kind; NULL:
 * nothing, so that a row also tests all that must not be found.
 */
#ifndef TESTS_PAPER_FIXTURE_H
#define TESTS_PAPER_FIXTURE_H

#include "indexer/paper.h"

#include <string.h>

struct paper_row {
    const char *text;
    const char *type, *date, *commune, *number, *object, *siret;
};

static inline void paper_check(const struct paper_row *row)
{
    g_autoptr(record_t) record = record_new("0");
    g_auto(GStrv) pages = g_strsplit(row->text, "\f", -1);
    for (char **page = pages; *page; page++) {
        const struct record_page added = {
            .text = g_strdup(*page),
            .text_len = strlen(*page),
        };
        record_add_page(record, &added);
    }
    g_autoptr(GArray) facts = facts_new();
    g_assert_true(paper_read(record, facts, NULL));
    const struct {
        enum fact_kind kind;
        const char *value;
    } expected[] = {
        {FACT_TYPE, row->type},       {FACT_DATE, row->date},
        {FACT_COMMUNE, row->commune}, {FACT_NUMBER, row->number},
        {FACT_OBJECT, row->object},   {FACT_SIRET, row->siret},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        const char *found = facts_value(facts, expected[i].kind);
        if (g_strcmp0(found, expected[i].value) != 0)
            g_test_message("%s is \"%s\", not \"%s\", of:\n%s",
                           fact_kind_name(expected[i].kind), found ?: "",
                           expected[i].value ?: "", row->text);
        g_assert_cmpstr(found, ==, expected[i].value);
    }
}

#define PAPER_CHECK(rows)                                \
    for (gsize row = 0; row < G_N_ELEMENTS(rows); row++) \
    paper_check(&(rows)[row])

#endif
