/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * answer_fixture.h - an answer of one hit that no index gave: all its texts are
 * what a test makes them.
 */
#ifndef TESTS_ANSWER_FIXTURE_H
#define TESTS_ANSWER_FIXTURE_H

#include "query/elsewhere.h"
#include "query/print.h"
#include "shim/path.h"

#include <string.h>

/* Bytes, but for passage and query, which are valid UTF-8. */
struct answer_texts {
    const char *id, *query, *parsed, *suggestion, *related, *unknown, *facet,
        *notice;
    const char *path; /* absolute */
    const char *title, *citation, *label, *fact;
    const char *passage;
    struct range mark; /* of the passage, between characters */
};

static inline void clear_more(gpointer data)
{
    struct more *more = data;
    g_free(more->text);
    g_free(more->typed);
}

static inline void clear_unknown(gpointer data)
{
    struct unknown *unknown = data;
    g_free(unknown->value);
    g_strfreev(unknown->near);
}

static inline void clear_facet_value(gpointer data)
{
    struct facet_value *value = data;
    g_free(value->value);
    g_free(value->name);
}

static inline void clear_facet(gpointer data)
{
    g_array_unref(((struct facet *) data)->values);
}

static inline void free_copy(gpointer data)
{
    struct elsewhere_copy *copy = data;
    g_free(copy->id);
    g_free(copy->title);
    g_free(copy->path);
    g_free(copy);
}

static inline char **one_text(const char *text)
{
    char **texts = g_new0(char *, 2);
    texts[0] = g_strdup(text);
    return texts;
}

static inline GPtrArray *one_notice(const char *text)
{
    GPtrArray *notices = notices_new();
    notice_add(notices, "%s", "%s", text);
    return notices;
}

static inline GArray *one_more(const char *text)
{
    GArray *more = g_array_new(FALSE, FALSE, sizeof(struct more));
    const struct more one = {g_strdup(text), g_strdup(text), 3};
    g_array_set_clear_func(more, clear_more);
    g_array_append_val(more, one);
    return more;
}

static inline GArray *one_unknown(const char *text)
{
    GArray *values = g_array_new(FALSE, FALSE, sizeof(struct unknown));
    const struct unknown one = {FILTER_COMMUNE, g_strdup(text), one_text(text)};
    g_array_set_clear_func(values, clear_unknown);
    g_array_append_val(values, one);
    return values;
}

static inline GArray *one_facet(const char *text)
{
    GArray *facets = g_array_new(FALSE, FALSE, sizeof(struct facet));
    const struct facet_value value = {g_strdup(text), g_strdup(text), {1, 1}};
    const struct facet facet = {
        .kind = FACET_MATIERE,
        .values = g_array_new(FALSE, FALSE, sizeof(struct facet_value))};
    g_array_set_clear_func(facets, clear_facet);
    g_array_set_clear_func(facet.values, clear_facet_value);
    g_array_append_val(facet.values, value);
    g_array_append_val(facets, facet);
    return facets;
}

/* No indexer writes such values; an index may be broken. */
static inline GArray *all_facts(const char *text)
{
    GArray *facts = facts_new();
    for (int kind = 0; kind < N_FACT_KINDS; kind++) {
        const struct fact fact = {kind, FACT_FROM_PAGE, 1, g_strdup(text)};
        g_array_append_val(facts, fact);
    }
    return facts;
}

static inline GPtrArray *one_copy(const struct answer_texts *texts)
{
    GPtrArray *copies = g_ptr_array_new_with_free_func(free_copy);
    struct elsewhere_copy *copy = g_new0(struct elsewhere_copy, 1);
    *copy = (struct elsewhere_copy){
        .id = g_strdup("00"),
        .title = g_strdup(texts->title),
        .path = g_strdup(texts->path),
        .page_first = 1,
        .page_last = 1,
        .page = 1,
    };
    g_ptr_array_add(copies, copy);
    return copies;
}

static inline void free_missing(gpointer data)
{
    struct missing *missing = data;
    g_free(missing->name);
    g_free(missing->reason);
    g_free(missing);
}

static inline GPtrArray *one_missing(const char *name)
{
    GPtrArray *missing = g_ptr_array_new_with_free_func(free_missing);
    struct missing *one = g_new0(struct missing, 1);
    *one = (struct missing){g_strdup(name), g_strdup(name)};
    g_ptr_array_add(missing, one);
    return missing;
}

static inline struct hit *hit_of(const struct answer_texts *texts)
{
    struct hit *hit = g_new0(struct hit, 1);
    *hit = (struct hit){
        .score = 1.5,
        .document_id = g_strdup("00"),
        .facts = all_facts(texts->fact),
        .title = g_strdup(texts->title),
        .path = g_strdup(texts->path),
        .other_paths = one_text(texts->path),
        .citation = g_strdup(texts->citation),
        .n_pages = 2,
        .page_first = 2,
        .page_last = 2,
        .page = 2,
        .page_end = 2,
        .page_label = g_strdup(texts->label),
        .text = g_strdup(texts->passage),
        .highlights = g_array_new(FALSE, FALSE, sizeof(struct range)),
        .excerpt = {0, strlen(texts->passage)},
        .sentence = {0, strlen(texts->passage)},
        .matched = one_text(texts->related),
        .has_related = true,
        .n_copies = 1,
        .copies = one_copy(texts),
    };
    hit->link = hit_link(hit, hit->path);
    g_array_append_val(hit->highlights, texts->mark);
    return hit;
}

static inline struct answer *answer_of(const struct answer_texts *texts)
{
    struct answer *answer = g_new0(struct answer, 1);
    *answer = (struct answer){
        .id = g_strdup(texts->id),
        .text = g_strdup(texts->query),
        .parsed = g_strdup(texts->parsed),
        .suggestion = {g_strdup(texts->suggestion), 1},
        .unrelated = one_text(texts->related),
        .more = one_more(texts->related),
        .unknown = one_unknown(texts->unknown),
        .facets = one_facet(texts->facet),
        .missing = one_missing(texts->notice),
        .notices = one_notice(texts->notice),
        .n_passages = 1,
        .n_documents = 1,
        .hits = g_ptr_array_new_with_free_func((GDestroyNotify) hit_free),
    };
    g_ptr_array_add(answer->hits, hit_of(texts));
    return answer;
}

/* The answer in that format, a batch's; yours. */
static inline char *printed_answer(const struct answer *answer,
                                   const char *format,
                                   const struct print_style *style)
{
    GString *out = g_string_new(NULL);
    const struct printer *printer = print_find(format);
    printer->begin(out, style);
    printer->answer(out, answer, style);
    printer->end(out, style);
    return g_string_free(out, FALSE);
}

/* Valid UTF-8, and no control character but those that lines are made of. */
static inline void assert_safe(const char *out)
{
    g_assert_true(g_utf8_validate(out, -1, NULL));
    for (const char *p = out; *p; p = g_utf8_next_char(p))
        g_assert_true(*p == '\n' || *p == '\r' || *p == '\t' ||
                      !g_unichar_iscntrl(g_utf8_get_char(p)));
}

#endif
