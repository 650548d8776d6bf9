/* SPDX-License-Identifier: GPL-3.0-or-later */
/* notice.c - what is known of a document. */
#include "indexer/notice.h"

#include "indexer/title.h"

void notice_read(struct french *french, struct record *record)
{
    const char *title = title_read(french, record->title);
    facts_drop(record->facts, FACT_FROM_INFO);
    if (title) {
        const struct fact fact = {FACT_TITLE, FACT_FROM_INFO, 0,
                                  (char *) title};
        facts_add(record->facts, &fact);
    }
}
