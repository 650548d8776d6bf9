/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reply.c - a question answered and printed. */
#include "query/reply.h"

#include "query/blank.h"
#include "query/caret.h"
#include "query/syntax_error.h"

#include <string.h>

struct reply *reply_new(void)
{
    struct reply *reply = g_new0(struct reply, 1);
    reply->out = g_string_new(NULL);
    reply->err = g_string_new(NULL);
    return reply;
}

void reply_free(struct reply *reply)
{
    if (!reply)
        return;
    g_string_free(reply->out, TRUE);
    g_string_free(reply->err, TRUE);
    sheet_free(reply->row);
    g_clear_pointer(&reply->missing, g_ptr_array_unref);
    g_free(reply);
}

static void append_line(GString *out, const char *text)
{
    print_clean(out, text, strlen(text));
    g_string_append_c(out, '\n');
}

void reply_complain(struct reply *reply, guint line, const char *message)
{
    g_string_append(reply->err, "vigie-query: ");
    if (line > 0)
        g_string_append_printf(reply->err, "line %u: ", line);
    append_line(reply->err, message);
}

static void explain(struct reply *reply, const struct answer *answer)
{
    g_string_append(reply->err, "parsed: ");
    append_line(reply->err, answer->parsed);
    g_auto(GStrv) lines = g_strsplit(answer->explanation, "\n", -1);
    for (char **line = lines; *line; line++)
        if (**line)
            append_line(reply->err, *line);
}

struct question reply_question(const struct options *options, const char *id,
                               const char *text, const struct since *since)
{
    return (struct question){
        .id = id,
        .text = text,
        .max_hits = options->max_hits,
        .max_per_document = options->max_per_document,
        .sort = options->sort,
        .since = since,
        .facets = options->facets,
        .tells_arrivals = options->sort == ANSWER_SORT_NEW ||
                          options->is_last_run || options->since.first > 0,
        .is_related = options->is_related,
        .all_copies = options->all_copies,
        .explain = options->explain,
        .is_bare = print_is_bare(options->printer),
        .lists_files = options->printer == &print_files,
    };
}

void reply_note(struct reply *reply, const struct answer *answer)
{
    for (guint i = 0; i < answer->notices->len; i++) {
        const struct notice *notice = g_ptr_array_index(answer->notices, i);
        g_string_append(reply->err, "vigie-query: note: ");
        append_line(reply->err, notice->english);
    }
    for (guint i = 0; i < answer->unknown->len; i++) {
        g_autofree char *text =
            print_unknown(&g_array_index(answer->unknown, struct unknown, i));
        g_string_append(reply->err, "vigie-query: no document has ");
        append_line(reply->err, text);
    }
}

/* The next run will not tell what this one leaves out. */
static void warn_of_cut(struct answer *answer, const struct options *options)
{
    g_autoptr(GHashTable) shown = g_hash_table_new(g_str_hash, g_str_equal);
    if (!options->is_last_run || options->instead != INSTEAD_NOTHING ||
        answer->hits->len < options->max_hits)
        return;
    for (guint i = 0; i < answer->hits->len; i++) {
        const struct hit *hit = g_ptr_array_index(answer->hits, i);
        if (!hit->is_partial)
            g_hash_table_add(shown, hit->document_id);
    }
    const guint n_shown = g_hash_table_size(shown);
    if (n_shown < answer->n_documents)
        notice_add(answer->notices,
                   "%u of %u new documents are shown: -m shows more; the next "
                   "run tells none of these",
                   "Documents nouveaux montrés" BLANK_WIDE ": %u sur "
                   "%u" BLANK_NARROW "; -m en montre plus, et la prochaine "
                   "recherche n’annoncera plus aucun d’eux",
                   n_shown, answer->n_documents);
}

static struct answer *ask(struct reply *reply, struct holdings *holdings,
                          const struct options *options,
                          const struct question *question, GError **error)
{
    struct answer *given = answer_new(holdings, question, error);
    reply->missing = g_ptr_array_ref(holdings->missing);
    if (!given)
        return NULL;
    if (options->explain)
        explain(reply, given);
    if (print_is_bare(options->printer))
        reply_note(reply, given);
    reply->has_found = reply->has_found || given->n_passages > 0;
    return given;
}

static bool add_answer(struct reply *reply, struct holdings *holdings,
                       const struct options *options,
                       const struct question *question, GError **error)
{
    g_autoptr(answer_t) given = ask(reply, holdings, options, question, error);
    if (!given)
        return false;
    for (guint i = 0; options->context.is_given && i < given->hits->len; i++)
        if (!context_show(g_ptr_array_index(given->hits, i), holdings,
                          &options->context, error))
            return false;
    warn_of_cut(given, options);
    options->printer->answer(reply->out, given, &options->style);
    return true;
}

/* Where no column says so. */
static void tell_since(struct answer *answer)
{
    if (!answer->since)
        return;
    g_autofree char *since = stamp_text(answer->since);
    notice_add(answer->notices, "of what was first indexed since %s",
               "Parmi ce qui est indexé depuis %s", since);
}

/* The same of a line of a table. */
static bool add_row(struct reply *reply, struct holdings *holdings,
                    const struct options *options,
                    const struct question *question,
                    const struct batch_question *line, GError **error)
{
    g_autoptr(answer_t) given = ask(reply, holdings, options, question, error);
    if (!given)
        return false;
    tell_since(given);
    reply->row = batch_table_answer(reply->table, line, given, error);
    return reply->row != NULL;
}

void reply_to_query(struct reply *reply, struct holdings *holdings,
                    const struct options *options, const struct since *since)
{
    g_autoptr(GError) error = NULL;
    const struct question question =
        reply_question(options, NULL, options->query, since);
    options->printer->begin(reply->out, &options->style);
    if (add_answer(reply, holdings, options, &question, &error)) {
        options->printer->end(reply->out, &options->style);
        return;
    }
    g_string_truncate(reply->out, 0);
    reply_complain(reply, 0, error->message);
    const guint column = syntax_error_column(error);
    if (column > 0)
        caret_append(reply->err, question.text, column);
    reply->has_failed = true;
}

static const char *title_of(const struct batch_question *line)
{
    if (line->title)
        return line->title;
    return *line->query ? line->query : line->id;
}

void reply_to_line(struct reply *reply, struct holdings *holdings,
                   const struct options *options,
                   const struct batch_question *line)
{
    g_autoptr(GError) error = NULL;
    struct options own = *options;
    struct question question =
        reply_question(options, line->id, line->query, &line->since);
    if (options->feeds)
        own.style =
            (struct print_style){.is_batch = true, .title = title_of(line)};
    question.filters = line->filters;
    if (line->bad_line)
        error = g_error_copy(line->bad_line);
    else if (reply->table
                 ? add_row(reply, holdings, options, &question, line, &error)
                 : add_answer(reply, holdings, &own, &question, &error))
        return;
    reply_complain(reply, line->line, error->message);
    reply->has_failed = true;
    if (reply->table)
        reply->row = batch_table_failure(reply->table, line, error);
    else
        options->printer->failure(reply->out, &question, error);
}
