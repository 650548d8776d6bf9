/* SPDX-License-Identifier: GPL-3.0-or-later */
/* story.c - the text of an office's document, page by page. */
#include "indexer/story.h"

#include "indexer/plain.h"

#include <string.h>

void story_init(struct story *story)
{
    *story = (struct story){0};
    flow_init(&story->body);
    flow_init(&story->boxes);
    flow_init(&story->notes);
}

void story_clear(struct story *story)
{
    flow_clear(&story->body);
    flow_clear(&story->boxes);
    flow_clear(&story->notes);
}

struct flow *story_flow(struct story *story)
{
    if (story->n_notes > 0)
        return &story->notes;
    return story->n_boxes > 0 ? &story->boxes : &story->body;
}

static bool is_in_body(const struct story *story)
{
    return story->n_notes == 0 && story->n_boxes == 0;
}

void story_paragraph(struct story *story, enum flow_gap gap)
{
    flow_part(story_flow(story), gap);
    if (is_in_body(story)) {
        story->n_paragraphs++;
        story->is_begun = true;
    }
}

/* Not within a paragraph, which it would part. */
static void place_boxes(struct story *story)
{
    if (is_in_body(story) && story->n_paragraphs == 0)
        flow_take(&story->body, &story->boxes);
}

void story_paragraph_end(struct story *story, enum flow_gap gap)
{
    flow_part(story_flow(story), gap);
    if (is_in_body(story) && story->n_paragraphs > 0)
        story->n_paragraphs--;
    place_boxes(story);
}

void story_box(struct story *story)
{
    flow_part(&story->boxes, FLOW_PARAGRAPH);
    story->n_boxes++;
}

void story_box_end(struct story *story)
{
    if (story->n_boxes > 0)
        story->n_boxes--;
    place_boxes(story);
}

void story_note(struct story *story)
{
    flow_part(&story->notes, FLOW_PARAGRAPH);
    story->n_notes++;
}

void story_note_end(struct story *story)
{
    if (story->n_notes > 0)
        story->n_notes--;
}

void story_page(struct story *story)
{
    if (!is_in_body(story))
        return;
    flow_take(&story->body, &story->boxes);
    flow_take(&story->body, &story->notes);
    flow_page(&story->body);
}

/* What stands at the end belongs to the last page that has any text, not to one
 * of its own behind a last break. */
static void reopen_page(struct flow *body)
{
    if (body->text->len > 0 || body->pages->len == 0)
        return;
    char *last = g_ptr_array_steal_index(body->pages, body->pages->len - 1);
    g_string_assign(body->text, last);
    g_free(last);
}

GPtrArray *story_end(struct story *story)
{
    reopen_page(&story->body);
    story->n_boxes = story->n_notes = story->n_paragraphs = 0;
    flow_take(&story->body, &story->boxes);
    flow_take(&story->body, &story->notes);
    GPtrArray *pages = flow_end(&story->body);
    for (guint i = 0; i < pages->len; i++) {
        char *raw = pages->pdata[i];
        pages->pdata[i] = plain_clean(raw, strlen(raw));
        g_free(raw);
    }
    return pages;
}
