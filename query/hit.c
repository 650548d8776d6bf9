/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hit.c - one passage of an answer. */
#include "query/hit.h"

#include "query/citation.h"
#include "query/passage.h"
#include "query/unit.h"
#include "shim/document_id.h"
#include "shim/path.h"
#include "shim/schema.h"
#include "shim/variant.h"

#include <string.h>

/* Bytes read after a passage, for phrases to end in: far more than the words
 * of the look-ahead fill. */
#define LOOK_AHEAD_LEN ((gsize) SCHEMA_LOOK_AHEAD_WORDS * 64)

/* Where the sentence ends that goes on at from; a phrase that ends beyond its
 * passage is shown with all of it. */
static gsize end_of_sentence(const char *text, gsize from, gsize len)
{
    for (gsize i = from; i + 1 < len; i++)
        if (strchr(".!?;", text[i]) && g_ascii_isspace(text[i + 1]))
            return i + 1;
    return len;
}

/* What is printed on the page, physical, from 1; its number if nothing is. */
static char *label_of(const struct record *record, guint page)
{
    const char *label =
        page <= record->pages->len
            ? g_array_index(record->pages, struct record_page, page - 1).label
            : NULL;
    return label && *label ? shown_text(label, strlen(label), NULL)
                           : g_strdup_printf("%u", page);
}

static void set_pages(struct hit *hit, const struct record *record,
                      const GArray *runs, gsize len, const struct range *best)
{
    const guint page = record_page_at(runs, best->start);
    hit->n_pages = record->pages->len;
    hit->page_first = record_page_at(runs, 0) + 1;
    hit->page_last = record_page_at(runs, len > 0 ? len - 1 : 0) + 1;
    hit->page = page + 1;
    hit->page_end =
        record_page_at(runs, MAX(best->end, best->start + 1) - 1) + 1;
    hit->is_ocr =
        page < record->pages->len &&
        g_array_index(record->pages, struct record_page, page).reading ==
            RECORD_OCR;
    hit->page_label = label_of(record, hit->page);
}

/* Of the text of a passage that begins there. */
static GArray *marks_of(const GArray *highlights, gsize start)
{
    GArray *marks =
        g_array_sized_new(FALSE, FALSE, sizeof(struct range), highlights->len);
    for (guint i = 0; i < highlights->len; i++) {
        const struct range *range = &g_array_index(highlights, struct range, i);
        const struct range mark = {start + range->start, start + range->end};
        g_array_append_val(marks, mark);
    }
    return marks;
}

/* The text and what is marked in it. */
static void set_text(struct hit *hit, const char *text, gsize len,
                     struct range best)
{
    /* The best match moves with the highlights. */
    g_array_append_val(hit->highlights, best);
    hit->text = shown_text(text, len, hit->highlights);
    const guint last = hit->highlights->len - 1;
    best = g_array_index(hit->highlights, struct range, last);
    g_array_set_size(hit->highlights, last);
    hit->excerpt = shown_excerpt(hit->text, &best);
    hit->sentence = shown_sentence(hit->text, &best);
}

static void set_matched(struct hit *hit, const GPtrArray *labels)
{
    hit->matched = g_new0(char *, labels->len + 1);
    for (guint i = 0; i < labels->len; i++) {
        const struct unit *unit = g_ptr_array_index(labels, i);
        hit->matched[i] = g_strdup(unit->label);
        hit->has_related = hit->has_related || unit->is_related;
    }
}

/* Where nothing is to be marked: the beginning, on a page that is asked for. */
static struct range first_asked(const GArray *runs, const GArray *pages,
                                gsize len)
{
    for (guint i = 0; i < runs->len; i++) {
        const struct record_run *run =
            &g_array_index(runs, struct record_run, i);
        if (run->offset < len && intervals_hold(pages, run->page + 1))
            return (struct range){run->offset, run->offset};
    }
    return (struct range){0, 0};
}

static bool read_text(struct hit *hit, struct holdings *holdings,
                      struct record *record, const struct search *search,
                      const struct passage *passage, GError **error)
{
    g_autoptr(GArray) runs =
        g_array_new(FALSE, FALSE, sizeof(struct record_run));
    const gsize rest =
        record->stream_len - MIN(passage->start, record->stream_len);
    const gsize whole_len = MIN(rest, passage->len + LOOK_AHEAD_LEN);
    gsize len = MIN(rest, passage->len);
    g_autofree char *text =
        record_slice(record, passage->start, whole_len, runs, error);
    if (!text)
        return false;
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    hit->highlights = g_array_new(FALSE, FALSE, sizeof(struct range));
    const struct mark_input input = {text, len,           whole_len,
                                     runs, search->pages, search->proximities};
    struct mark_found marks = {hit->highlights, labels, {0, 0}};
    if (!mark_text(holdings->french, search->units, &input, &marks))
        marks.best = first_asked(runs, search->pages, len);
    set_matched(hit, labels);
    for (guint i = 0; i < hit->highlights->len; i++) {
        const gsize end = g_array_index(hit->highlights, struct range, i).end;
        if (end > len)
            len = end_of_sentence(text, end, whole_len);
    }
    hit->marks = marks_of(hit->highlights, passage->start);
    hit->start = passage->start;
    hit->len = MIN(rest, passage->len);
    hit->at = passage->start + marks.best.start;
    set_pages(hit, record, runs, len, &marks.best);
    set_text(hit, text, len, marks.best);
    return true;
}

static bool is_member(const char *path)
{
    return path[path_file_len(path)] != '\0';
}

char *hit_link(const struct hit *hit, const char *path)
{
    g_autofree char *uri = path_uri(path);
    if (is_member(path))
        return g_steal_pointer(&uri);
    return g_strdup_printf("%s#page=%u", uri, hit->page);
}

static void set_document(struct hit *hit, const struct record *record)
{
    const char *first = record_main_path(record);
    hit->path = g_strdup(first ? first : "");
    g_autofree char *base = g_path_get_basename(hit->path);
    g_autofree char *name = path_print(base);
    const char *title = citation_title(record->facts);
    hit->facts = g_array_ref(record->facts);
    hit->added = record->added;
    hit->title = g_strdup(title ? title : name);
    if (record->paths->len > 1) {
        g_autoptr(GStrvBuilder) others = g_strv_builder_new();
        for (guint i = 0; i < record->paths->len; i++) {
            if (g_ptr_array_index(record->paths, i) != first)
                g_strv_builder_add(others, g_ptr_array_index(record->paths, i));
        }
        hit->other_paths = g_strv_builder_end(others);
    }
    hit->link = hit_link(hit, hit->path);
    g_autofree char *label_end = label_of(record, hit->page_end);
    const struct citation citation = {
        .facts = record->facts,
        .name = name,
        .page = hit->page,
        .page_end = hit->page_end,
        .label = hit->page_label,
        .label_end = label_end,
    };
    hit->citation = citation_text(&citation);
}

struct hit *hit_new(struct holdings *holdings, const struct search *search,
                    const struct shim_hit *found, GError **error)
{
    g_autoptr(hit_t) hit = g_new0(struct hit, 1);
    struct passage passage;
    hit->score = found->score;
    hit->document_id = passage_document(found->group, error);
    if (!hit->document_id || !passage_read(found->data, &passage, error))
        return NULL;
    hit->passage = passage.number;
    struct record *record = holdings_record(holdings, hit->document_id, error);
    if (!record || !read_text(hit, holdings, record, search, &passage, error))
        return NULL;
    set_document(hit, record);
    return g_steal_pointer(&hit);
}

char *hit_path(struct holdings *holdings, const struct shim_hit *found,
               GError **error)
{
    g_autofree char *id = passage_document(found->group, error);
    struct record *record = id ? holdings_record(holdings, id, error) : NULL;
    const char *path = record ? record_main_path(record) : NULL;
    return record ? g_strdup(path ? path : "") : NULL;
}

void hit_free(struct hit *hit)
{
    if (!hit)
        return;
    g_free(hit->document_id);
    if (hit->facts)
        g_array_unref(hit->facts);
    g_free(hit->title);
    g_free(hit->path);
    g_strfreev(hit->other_paths);
    g_free(hit->link);
    g_free(hit->citation);
    g_free(hit->page_label);
    g_free(hit->text);
    g_strfreev(hit->matched);
    if (hit->highlights)
        g_array_unref(hit->highlights);
    g_clear_pointer(&hit->marks, g_array_unref);
    g_clear_pointer(&hit->copies, g_ptr_array_unref);
    g_free(hit);
}
