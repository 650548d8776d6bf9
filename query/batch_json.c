/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_json.c - a line of JSON to a question. */
#include "query/batch_json.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* A number of more digits comes out of json-glib as another one. */
enum { DIGITS_MAX = 18 };
/* It reads what stands within each other by recursion. */
enum { DEPTH_MAX = 8 };

/* What stands behind the string that begins at text, or NULL: it does not end.
 * *has_nul: it holds a \u0000, which would end it for its reader. */
static const char *skip_string(const char *text, bool *has_nul)
{
    for (const char *p = text + 1; *p; p++) {
        if (*p == '"')
            return p + 1;
        if (*p != '\\')
            continue;
        *has_nul = *has_nul || g_str_has_prefix(p, "\\u0000");
        if (*++p == '\0')
            break;
    }
    return NULL;
}

/* What json-glib would not refuse, or not before its stack is full. */
static const char *find_flaw(const char *line)
{
    bool has_nul = false;
    guint depth = 0, n_digits = 0;
    for (const char *p = line; p && *p;) {
        if (*p == '"') {
            p = skip_string(p, &has_nul);
            continue;
        }
        if (*p == '/')
            return "JSON has no comments";
        depth += *p == '{' || *p == '[';
        if (depth > DEPTH_MAX)
            return "lists and objects within each other";
        depth -= (*p == '}' || *p == ']') && depth > 0;
        n_digits = g_ascii_isdigit(*p) ? n_digits + 1 : 0;
        if (n_digits > DIGITS_MAX)
            return "a number of more than 18 digits: write it as a text";
        p++;
        /* It would go on, and keep the last. */
        if (depth == 0 && p[-1] == '}' && p[strspn(p, " \t\r")] != '\0')
            return "something stands behind the object";
    }
    return has_nul ? "a text holds a NUL" : NULL;
}

/* The scalar as a cell; NULL: it cannot be one. */
static char *cell_of(JsonNode *node)
{
    const GType type = json_node_get_value_type(node);
    if (json_node_is_null(node))
        return g_strdup("");
    if (type == G_TYPE_STRING)
        return json_node_dup_string(node);
    return type == G_TYPE_INT64
               ? g_strdup_printf("%" G_GINT64_FORMAT, json_node_get_int(node))
               : NULL;
}

static void take_member(JsonObject *object G_GNUC_UNUSED, const char *name,
                        JsonNode *node, gpointer data)
{
    struct batch_question *question = data;
    struct batch_column column;
    g_autofree char *cell = cell_of(node);
    g_autoptr(GError) error = NULL;
    if (!batch_column_find(name, &column, &error))
        batch_question_refuse(question, "%s", error->message);
    else if (column.role == BATCH_PASSED_OVER)
        return;
    else if (!cell)
        batch_question_refuse(question, "%s: a text is expected", name);
    else if (!batch_question_take(question, &column, cell, &error))
        batch_question_refuse(question, "%s: %s", name, error->message);
}

/* Of two members of one name json-glib keeps the last: both are noted, by the
 * object that they are of. */
static void note_member(JsonParser *parser G_GNUC_UNUSED, JsonObject *object,
                        const char *name G_GNUC_UNUSED, gpointer data)
{
    g_ptr_array_add(data, object);
}

static guint count_members(const GPtrArray *noted, const JsonObject *object)
{
    guint n = 0;
    for (guint i = 0; i < noted->len; i++)
        n += g_ptr_array_index(noted, i) == object;
    return n;
}

/* "<data>:1:16: Parse error: ..." to "column 16: ..." */
static void refuse_json(struct batch_question *question, const char *message)
{
    static const char place[] = "<data>:1:", kind[] = ": Parse error: ";
    const char *why = strstr(message, kind);
    if (why && g_str_has_prefix(message, place))
        batch_question_refuse(question, "column %.*s: %s",
                              (int) (why - message - (int) strlen(place)),
                              message + strlen(place), why + strlen(kind));
    else
        batch_question_refuse(question, "%s", message);
}

static void take_line(struct batch_question *question, const char *line)
{
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) noted = g_ptr_array_new();
    g_signal_connect(parser, "object-member", G_CALLBACK(note_member), noted);
    if (!json_parser_load_from_data(parser, line, -1, &error)) {
        refuse_json(question, error->message);
        return;
    }
    JsonNode *root = json_parser_get_root(parser);
    if (!root || !JSON_NODE_HOLDS_OBJECT(root)) {
        batch_question_refuse(question, "an object is expected: {\"id\": "
                                        "\"q1\", \"query\": \"drone\"}");
        return;
    }
    JsonObject *object = json_node_get_object(root);
    if (json_object_get_size(object) != count_members(noted, object))
        batch_question_refuse(question, "two members have one name");
    json_object_foreach_member(object, take_member, question);
}

void batch_json_read(struct batch_question *question, const char *line)
{
    const char *flaw = g_utf8_validate(line, -1, NULL)
                           ? find_flaw(line)
                           : "the line is not valid UTF-8";
    if (flaw)
        batch_question_refuse(question, "%s", flaw);
    else
        take_line(question, line);
    batch_question_end(question);
}
