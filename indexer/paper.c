/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper.c - what a document says of itself. */
#include "indexer/paper.h"

#include "indexer/paper_internal.h"
#include "indexer/paper_name.h"

#include <string.h>

/* Asked in this order. */
static const struct {
    enum fact_kind kind;
    bool (*read)(const struct paper *paper, struct paper_value *value);
} readers[] = {
    {FACT_DATE, paper_date},     {FACT_COMMUNE, paper_place},
    {FACT_NUMBER, paper_number}, {FACT_OBJECT, paper_object},
    {FACT_SIRET, paper_siret},
};

static void add(GArray *facts, enum fact_kind kind, guint sheet,
                const char *text)
{
    const struct fact fact = {kind, FACT_FROM_PAGE, sheet + 1, (char *) text};
    facts_add(facts, &fact);
}

static void add_facts(struct paper *paper, GArray *facts)
{
    paper_find_type(paper);
    if (paper->type)
        add(facts, FACT_TYPE, paper->title ? paper->title_sheet : paper->first,
            paper->type);
    for (gsize i = 0; i < G_N_ELEMENTS(readers); i++) {
        struct paper_value value = {NULL, paper->first};
        if (readers[i].read(paper, &value))
            add(facts, readers[i].kind, value.sheet, value.text);
        g_free(value.text);
    }
}

static bool fold_pages(struct record *record, struct paper *paper,
                       GError **error)
{
    const guint n = MIN(record->pages->len, LIMIT_PAPER_PAGES);
    for (; paper->n_sheets < n; paper->n_sheets++) {
        gsize len;
        const char *text =
            record_page_text(record, paper->n_sheets, &len, error);
        if (!text)
            return false;
        sheet_init(&paper->sheets[paper->n_sheets], text, len);
    }
    return true;
}

bool paper_read(struct record *record, GArray *facts, GError **error)
{
    struct paper paper = {.n_sheets = 0};
    const bool is_read = fold_pages(record, &paper, error);
    if (is_read && paper.n_sheets > 0)
        add_facts(&paper, facts);
    for (guint s = 0; s < paper.n_sheets; s++)
        sheet_release(&paper.sheets[s]);
    if (is_read && record->title)
        paper_name_read(record->title, FACT_FROM_INFO, facts);
    return is_read;
}

void paper_read_name(const char *path, GArray *facts)
{
    const char *slash = strrchr(path, '/');
    paper_name_read(slash ? slash + 1 : path, FACT_FROM_NAME, facts);
}
