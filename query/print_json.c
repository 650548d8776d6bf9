/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print_json.c - answers as JSON objects, as answer.schema.json has them. */
#include "query/print.h"

#include "query/elsewhere.h"
#include "shim/json_text.h"
#include "shim/path.h"
#include "shim/stamp.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* NULL stands as null; what is no UTF-8 as U+FFFD. */
static void add_text(JsonBuilder *json, const char *name, const char *value)
{
    json_builder_set_member_name(json, name);
    if (!value) {
        json_builder_add_null_value(json);
        return;
    }
    g_autofree char *valid = g_utf8_make_valid(value, -1);
    json_builder_add_string_value(json, valid);
}

/* An array; of no values at all an empty one. */
static void add_texts(JsonBuilder *json, const char *name, char **values)
{
    json_builder_set_member_name(json, name);
    json_builder_begin_array(json);
    for (; values && *values; values++) {
        g_autofree char *valid = g_utf8_make_valid(*values, -1);
        json_builder_add_string_value(json, valid);
    }
    json_builder_end_array(json);
}

static void add_notices(JsonBuilder *json, const GPtrArray *notices)
{
    json_builder_set_member_name(json, "notices");
    json_builder_begin_array(json);
    for (guint i = 0; i < notices->len; i++) {
        const struct notice *notice = g_ptr_array_index(notices, i);
        g_autofree char *valid = g_utf8_make_valid(notice->english, -1);
        json_builder_add_string_value(json, valid);
    }
    json_builder_end_array(json);
}

static void add_number(JsonBuilder *json, const char *name, gint64 value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_int_value(json, value);
}

static void add_stamp(JsonBuilder *json, const char *name, gint64 stamp)
{
    g_autofree char *text = stamp ? stamp_text(stamp) : NULL;
    add_text(json, name, text);
}

static void add_bool(JsonBuilder *json, const char *name, bool value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_boolean_value(json, value);
}

static void begin_object(JsonBuilder *json, const char *name)
{
    if (name)
        json_builder_set_member_name(json, name);
    json_builder_begin_object(json);
}

static void add_coverage(JsonBuilder *json, const struct answer *answer)
{
    const struct coverage *coverage = &answer->coverage;
    begin_object(json, "coverage");
    add_number(json, "documents", coverage->documents);
    add_number(json, "pages", coverage->pages);
    add_number(json, "pages_ocr", coverage->pages_ocr);
    add_number(json, "pages_without_text", coverage->pages_without_text);
    add_number(json, "documents_failed", coverage->documents_failed);
    json_builder_set_member_name(json, "missing");
    json_builder_begin_array(json);
    for (guint i = 0; i < answer->missing->len; i++) {
        const struct missing *missing = g_ptr_array_index(answer->missing, i);
        g_autofree char *name = path_print(missing->name);
        json_builder_add_string_value(json, name);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
}

/* Pairs of code points, start and end, of the text. */
static void add_highlights(JsonBuilder *json, const struct hit *hit)
{
    json_builder_set_member_name(json, "highlights");
    json_builder_begin_array(json);
    const char *at = hit->text;
    glong n_chars = 0;
    for (guint i = 0; i < hit->highlights->len; i++) {
        const struct range *mark =
            &g_array_index(hit->highlights, struct range, i);
        const gsize bounds[] = {mark->start, mark->end};
        json_builder_begin_array(json);
        for (guint j = 0; j < G_N_ELEMENTS(bounds); j++) {
            n_chars += g_utf8_strlen(at, hit->text + bounds[j] - at);
            at = hit->text + bounds[j];
            json_builder_add_int_value(json, n_chars);
        }
        json_builder_end_array(json);
    }
    json_builder_end_array(json);
}

/* null: nobody asked for it. */
static void add_context(JsonBuilder *json, const struct hit *hit)
{
    const gsize len = hit->excerpt.end - hit->excerpt.start;
    g_autofree char *context =
        hit->has_context ? g_strndup(hit->text + hit->excerpt.start, len)
                         : NULL;
    add_text(json, "context", context);
}

static void add_passage(JsonBuilder *json, const struct hit *hit)
{
    g_autofree char *id =
        g_strdup_printf("%s:%u", hit->document_id, hit->passage);
    begin_object(json, "passage");
    add_text(json, "id", id);
    add_number(json, "page_first", hit->page_first);
    add_number(json, "page_last", hit->page_last);
    add_number(json, "page", hit->page);
    add_number(json, "page_end", hit->page_end);
    add_text(json, "page_label", hit->page_label);
    add_text(json, "text", hit->text);
    add_highlights(json, hit);
    add_context(json, hit);
    add_bool(json, "ocr", hit->is_ocr);
    add_texts(json, "matched", hit->matched);
    json_builder_end_object(json);
}

static void add_fact(JsonBuilder *json, const struct hit *hit,
                     enum fact_kind kind)
{
    add_text(json, fact_kind_name(kind), facts_value(hit->facts, kind));
}

/* Who says what is known. */
static void add_origins(JsonBuilder *json, const struct hit *hit)
{
    begin_object(json, "origins");
    for (int kind = 0; kind < N_FACT_KINDS; kind++) {
        const struct fact *fact = facts_get(hit->facts, kind);
        if (!fact)
            continue;
        g_autofree char *origin = fact_origin_text(fact);
        add_text(json, fact_kind_name(kind), origin);
    }
    json_builder_end_object(json);
}

/* What the index does not know of a document is null. */
static void add_document(JsonBuilder *json, const struct answer *answer,
                         const struct hit *hit)
{
    begin_object(json, "document");
    add_text(json, "id", hit->document_id);
    add_text(json, "title", hit->title);
    add_text(json, "path", hit->path);
    add_fact(json, hit, FACT_URL);
    add_number(json, "pages", hit->n_pages);
    add_fact(json, hit, FACT_COMMUNE);
    add_fact(json, hit, FACT_TYPE);
    add_fact(json, hit, FACT_DATE);
    add_texts(json, "other_paths", hit->other_paths);
    static const enum fact_kind more[] = {FACT_SIRET,   FACT_NUMBER,
                                          FACT_MATIERE, FACT_MATIERE_NAME,
                                          FACT_OBJECT,  FACT_FETCHED};
    for (gsize i = 0; i < G_N_ELEMENTS(more); i++)
        add_fact(json, hit, more[i]);
    add_origins(json, hit);
    add_stamp(json, "first_indexed", answer->tells_arrivals ? hit->added : 0);
    json_builder_end_object(json);
}

/* Null where copies are hits of their own. */
static void add_copies(JsonBuilder *json, const struct hit *hit)
{
    if (!hit->copies) {
        add_text(json, "copies", NULL);
        return;
    }
    begin_object(json, "copies");
    add_number(json, "documents", hit->n_copies);
    json_builder_set_member_name(json, "in");
    json_builder_begin_array(json);
    for (guint i = 0; i < hit->copies->len; i++) {
        const struct elsewhere_copy *copy = g_ptr_array_index(hit->copies, i);
        begin_object(json, NULL);
        add_text(json, "id", copy->id);
        add_text(json, "title", copy->title);
        add_text(json, "path", copy->path);
        add_number(json, "page_first", copy->page_first);
        add_number(json, "page_last", copy->page_last);
        add_number(json, "page", copy->page);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
}

static void add_hit(JsonBuilder *json, const struct answer *answer, guint i)
{
    const struct hit *hit = g_ptr_array_index(answer->hits, i);
    begin_object(json, NULL);
    add_number(json, "rank", i + 1);
    json_builder_set_member_name(json, "score");
    json_builder_add_double_value(json, hit->score);
    add_bool(json, "partial", hit->is_partial);
    add_passage(json, hit);
    add_document(json, answer, hit);
    add_text(json, "link", hit->link);
    add_text(json, "citation", hit->citation);
    add_copies(json, hit);
    json_builder_end_object(json);
}

static void add_more(JsonBuilder *json, const GArray *more)
{
    json_builder_set_member_name(json, "related");
    json_builder_begin_array(json);
    for (guint i = 0; i < more->len; i++) {
        const struct more *one = &g_array_index(more, struct more, i);
        begin_object(json, NULL);
        add_text(json, "text", one->text);
        add_text(json, "for", one->typed);
        add_number(json, "passages", one->n_passages);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_unknown(JsonBuilder *json, const GArray *unknown)
{
    json_builder_set_member_name(json, "unknown");
    json_builder_begin_array(json);
    for (guint i = 0; i < unknown->len; i++) {
        const struct unknown *one = &g_array_index(unknown, struct unknown, i);
        begin_object(json, NULL);
        add_text(json, "field", filter_field_name(one->field));
        add_text(json, "value", one->value);
        add_texts(json, "near", one->near);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_count(JsonBuilder *json, const struct facet_count *count)
{
    add_number(json, "documents", count->n_documents);
    add_number(json, "passages", count->n_passages);
}

static void add_facet(JsonBuilder *json, const struct facet *facet)
{
    begin_object(json, facet_name(facet->kind));
    json_builder_set_member_name(json, "values");
    json_builder_begin_array(json);
    for (guint i = 0; i < facet->values->len; i++) {
        const struct facet_value *value =
            &g_array_index(facet->values, struct facet_value, i);
        begin_object(json, NULL);
        add_text(json, "value", value->value);
        if (facet->kind == FACET_MATIERE)
            add_text(json, "name", value->name);
        add_count(json, &value->count);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
    begin_object(json, "without");
    add_count(json, &facet->without);
    json_builder_end_object(json);
    json_builder_end_object(json);
}

/* Only where facets were asked for. */
static void add_facets(JsonBuilder *json, const GArray *facets)
{
    if (facets->len == 0)
        return;
    begin_object(json, "facets");
    for (guint i = 0; i < facets->len; i++)
        add_facet(json, &g_array_index(facets, struct facet, i));
    json_builder_end_object(json);
}

/* Opens the object of an answer, up to the question; answer is NULL where
 * there is none. */
static void begin_answer(JsonBuilder *json, const char *id, const char *text,
                         const struct answer *answer)
{
    begin_object(json, NULL);
    add_number(json, "format_version", print_version(&print_json));
    if (id)
        add_text(json, "id", id);
    begin_object(json, "query");
    add_text(json, "text", text);
    add_text(json, "parsed", answer ? answer->parsed : NULL);
    add_text(json, "suggestion", answer ? answer->suggestion.text : NULL);
    if (answer) {
        add_more(json, answer->more);
        add_texts(json, "unrelated", answer->unrelated);
        add_unknown(json, answer->unknown);
        add_notices(json, answer->notices);
        add_stamp(json, "since", answer->since);
    }
    json_builder_end_object(json);
}

static void end_answer(JsonBuilder *json, GString *out, bool is_pretty)
{
    json_builder_end_object(json);
    g_autoptr(JsonNode) root = json_builder_get_root(json);
    g_autofree char *text = json_to_string(root, is_pretty);
    json_text_append(out, text);
    g_string_append_c(out, '\n');
}

static void append_answer(GString *out, const struct answer *answer,
                          bool is_pretty)
{
    g_autoptr(JsonBuilder) json = json_builder_new();
    begin_answer(json, answer->id, answer->text, answer);
    add_coverage(json, answer);
    begin_object(json, "total");
    add_number(json, "passages", answer->n_passages);
    add_number(json, "documents", answer->n_documents);
    json_builder_end_object(json);
    add_facets(json, answer->facets);
    add_number(json, "first", 0);
    json_builder_set_member_name(json, "hits");
    json_builder_begin_array(json);
    for (guint i = 0; i < answer->hits->len; i++)
        add_hit(json, answer, i);
    json_builder_end_array(json);
    end_answer(json, out, is_pretty);
}

/* One object a line in a batch. */
static void print_answer(GString *out, const struct answer *answer,
                         const struct print_style *style)
{
    append_answer(out, answer, !style->is_batch);
}

static void print_line(GString *out, const struct answer *answer,
                       const struct print_style *style)
{
    (void) style;
    append_answer(out, answer, false);
}

static void print_failure(GString *out, const struct question *question,
                          const GError *error)
{
    g_autoptr(JsonBuilder) json = json_builder_new();
    begin_answer(json, question->id, question->text, NULL);
    add_text(json, "error", error->message);
    end_answer(json, out, false);
}

const struct printer print_json = {"json", print_nothing, print_answer,
                                   print_failure, print_nothing};
const struct printer print_jsonl = {"jsonl", print_nothing, print_line,
                                    print_failure, print_nothing};
