/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * story.h - the text of an office's document, page by page: its body, and
 * where in it stands what stands beside it in the file.
 *
 * A text box follows the paragraph that it is anchored in, a note the text of
 * its page.  Where a page ends the caller knows, as far as the file says.
 */
#ifndef INDEXER_STORY_H
#define INDEXER_STORY_H

#include "indexer/flow.h"

#include <glib.h>
#include <stdbool.h>

struct story {
    struct flow body, boxes, notes;
    guint n_boxes;      /* that we are in, one in another */
    guint n_notes;      /* the same */
    guint n_paragraphs; /* of the body, that we are in */
    bool is_begun;      /* the body has a paragraph */
};

void story_init(struct story *story);
void story_clear(struct story *story);

/* Where text goes now. */
struct flow *story_flow(struct story *story);

/* The body's own are counted.  gap: what stands around it. */
void story_paragraph(struct story *story, enum flow_gap gap);
void story_paragraph_end(struct story *story, enum flow_gap gap);
void story_box(struct story *story);
void story_box_end(struct story *story);
void story_note(struct story *story);
void story_note_end(struct story *story);

/* A page ends; but not in a box or a note. */
void story_page(struct story *story);
/* All pages, yours: char *, clean (plain.h). */
GPtrArray *story_end(struct story *story);

#endif
