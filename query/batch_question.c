/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_question.c - what one line of a batch asks. */
#include "query/batch_question.h"

#include "query/blank.h"
#include "query/nearest.h"
#include "shim/label.h"

#include <string.h>

/* Letters of a name that may be in error, of three that it has one at most;
 * letters of one that is shown. */
enum { NAME_ERRORS = 2, NAME_SHOWN = 40 };

struct batch_question *batch_question_new(guint line)
{
    struct batch_question *question = g_new0(struct batch_question, 1);
    question->line = line;
    question->filters = narrow_new();
    return question;
}

void batch_question_free(struct batch_question *question)
{
    if (!question)
        return;
    g_free(question->id);
    g_free(question->query);
    g_free(question->title);
    g_array_unref(question->filters);
    since_clear(&question->since);
    g_clear_error(&question->bad_line);
    g_free(question);
}

GError **batch_question_error(struct batch_question *question)
{
    return question->bad_line ? NULL : &question->bad_line;
}

/* ---- Columns --------------------------------------------------------------
 */

static const struct {
    const char *name;
    enum batch_role role;
} names[] = {{"id", BATCH_ID},
             {"query", BATCH_QUERY},
             {"requete", BATCH_QUERY},
             {"title", BATCH_TITLE}};

/* The name that is spelt most nearly as folded, or NULL. */
static const char *nearest(const char *folded)
{
    const char *near = NULL;
    guint least = NAME_ERRORS + 1;
    for (gsize i = 0; i < G_N_ELEMENTS(names) + N_FILTER_FIELDS; i++) {
        const char *name =
            i < G_N_ELEMENTS(names)
                ? names[i].name
                : filter_field_name((int) (i - G_N_ELEMENTS(names)));
        const guint distance = nearest_distance(folded, name, NAME_ERRORS);
        if (distance < least && 3 * distance <= strlen(name)) {
            least = distance;
            near = name;
        }
    }
    return near;
}

static bool refuse_name(const char *name, const char *folded, GError **error)
{
    g_autofree char *shown =
        g_utf8_substring(name, 0, MIN(g_utf8_strlen(name, -1), NAME_SHOWN));
    const bool is_cut = strlen(shown) < strlen(name);
    g_autofree char *list = filter_field_list();
    const char *near = is_cut ? NULL : nearest(folded);
    syntax_refuse(error, SYNTAX_ERROR_HEAD, 0,
                  "the columns are id, query, title, and the fields %s; one "
                  "whose name begins with # is passed over",
                  "les colonnes sont id, query, title, et les champs "
                  "%s" BLANK_NARROW "; celle dont le nom commence par # est "
                  "ignorée",
                  list);
    if (near)
        syntax_error_prefix(error, "there is no column %s (did you mean %s?); ",
                            "il n’y a pas de colonne %s (vouliez-vous dire "
                            "%s" BLANK_NARROW "?)" BLANK_NARROW "; ",
                            shown, near);
    else
        syntax_error_prefix(error, "there is no column %s%s; ",
                            "il n’y a pas de colonne %s%s" BLANK_NARROW "; ",
                            shown, is_cut ? "…" : "");
    return false;
}

bool batch_column_find(const char *name, struct batch_column *column,
                       GError **error)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    g_strstrip(valid);
    *column = (struct batch_column){.role = *valid ? BATCH_PASSED_OVER
                                                   : BATCH_NAMELESS};
    if (!*valid || *valid == '#')
        return true;
    g_autofree char *folded = label_fold(valid);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i].name, folded) == 0) {
            column->role = names[i].role;
            return true;
        }
    column->role = BATCH_FILTER;
    return filter_field_find(folded, strlen(folded), &column->field) ||
           refuse_name(valid, folded, error);
}

const char *batch_column_name(const struct batch_column *column)
{
    switch (column->role) {
    case BATCH_ID:
        return "id";
    case BATCH_QUERY:
        return "query";
    case BATCH_TITLE:
        return "title";
    case BATCH_FILTER:
        return filter_field_name(column->field);
    case BATCH_PASSED_OVER:
        return "#";
    case BATCH_NAMELESS:
        break;
    }
    return "without a name";
}

/* ---- Cells ----------------------------------------------------------------
 */

static void set(char **text, const char *cell)
{
    g_free(*text);
    *text = g_strdup(cell);
}

bool batch_question_take(struct batch_question *question,
                         const struct batch_column *column, const char *cell,
                         GError **error)
{
    switch (column->role) {
    case BATCH_ID:
        set(&question->id, cell);
        return true;
    case BATCH_QUERY:
        set(&question->query, cell);
        return true;
    case BATCH_TITLE:
        if (*cell)
            set(&question->title, cell);
        return true;
    case BATCH_FILTER:
        return narrow_add(question->filters, column->field, cell, error);
    case BATCH_PASSED_OVER:
        return true;
    case BATCH_NAMELESS:
        break;
    }
    return *cell == '\0' ||
           syntax_refuse(error, SYNTAX_ERROR_LINE, 0,
                         "something stands in a column without a name",
                         "une colonne sans nom n’est pas vide");
}

void batch_question_end(struct batch_question *question)
{
    if (!question->query)
        question->query = g_strdup("");
    if (question->id && *question->id)
        return;
    g_free(question->id);
    question->id = narrow_text(question->query, question->filters);
    if (*question->id)
        return;
    g_free(question->id);
    question->id = g_strdup_printf("line %u", question->line);
}
