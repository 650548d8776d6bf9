/* SPDX-License-Identifier: GPL-3.0-or-later */
/* notice.c - what is known of a document. */
#include "indexer/notice.h"

#include "indexer/card.h"
#include "indexer/paper.h"
#include "indexer/title.h"

bool notice_read(struct french *french, struct record *record, GError **error)
{
    facts_drop(record->facts, FACT_FROM_PAGE);
    facts_drop(record->facts, FACT_FROM_INFO);
    g_autofree char *title = title_read(french, record->title);
    if (title) {
        const struct fact fact = {FACT_TITLE, FACT_FROM_INFO, 0, title};
        facts_add(record->facts, &fact);
    }
    return paper_read(record, record->facts, error);
}

void notice_read_names(struct record *record)
{
    facts_drop(record->facts, FACT_FROM_NAME);
    for (guint i = 0; i < MIN(record->paths->len, CARD_NAMES_MAX); i++)
        paper_read_name(g_ptr_array_index(record->paths, i), record->facts);
}
