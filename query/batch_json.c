/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_json.c - a line of JSON to a question. */
#include "query/batch_json.h"

#include "query/blank.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* A number of more digits comes out of json-glib as another one. */
enum { DIGITS_MAX = 18 };
/* It reads what stands within each other by recursion. */
enum { DEPTH_MAX = 8 };

/* Of RFC 8259, but for the end of a line. */
#define BLANKS " \t\r"
#define SIGNS "{}[]:,"
#define LITERALS                        \
    "\\A(?:true|false|null|"            \
    "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?" \
    "(?:[eE][+-]?[0-9]+)?)\\z"

/* Why a line is not taken, and where. */
struct flaw {
    const char *at, *english, *french;
};

static const char *flawed(struct flaw *flaw, const char *at,
                          const char *english, const char *french)
{
    *flaw = (struct flaw){at, english, french};
    return NULL;
}

/* Of \u and four hexadecimal digits; -1: that is not there. */
static int read_code(const char *escape)
{
    int code = 0;
    if (escape[0] != '\\' || escape[1] != 'u')
        return -1;
    for (const char *p = escape + 2; p < escape + 6; p++) {
        if (!g_ascii_isxdigit(*p))
            return -1;
        code = code * 16 + g_ascii_xdigit_value(*p);
    }
    return code;
}

/* These give what stands behind what begins there, or NULL: a flaw. */

static const char *skip_escape(const char *escape, struct flaw *flaw)
{
    if (escape[1] && strchr("\"\\/bfnrt", escape[1]))
        return escape + 2;
    const int code = read_code(escape);
    if (code < 0)
        return flawed(flaw, escape, "JSON has no such escape",
                      "JSON n’a pas de tel échappement");
    if (code == 0)
        return flawed(flaw, escape, "a text holds a NUL",
                      "un texte contient un caractère nul");
    if (code < 0xD800 || code > 0xDFFF)
        return escape + 6;
    const int low = code < 0xDC00 ? read_code(escape + 6) : -1;
    return low >= 0xDC00 && low <= 0xDFFF
               ? escape + 12
               : flawed(flaw, escape, "half a character",
                        "la moitié d’un caractère");
}

static const char *skip_string(const char *text, struct flaw *flaw)
{
    const char *p = text + 1;
    while (p && *p != '"') {
        if (*p == '\0')
            return flawed(flaw, text, "a text that does not end",
                          "un texte qui ne finit pas");
        if ((guchar) *p < ' ')
            return flawed(flaw, p, "a control character in a text",
                          "un caractère de commande dans un texte");
        p = *p == '\\' ? skip_escape(p, flaw) : p + 1;
    }
    return p ? p + 1 : NULL;
}

static const char *skip_literal(const char *text, const GRegex *literals,
                                struct flaw *flaw)
{
    const gsize len = strcspn(text, BLANKS SIGNS "\"");
    if (strspn(text + (*text == '-'), "0123456789") > DIGITS_MAX)
        return flawed(flaw, text,
                      "a number of more than 18 digits: write it as a text",
                      "un nombre de plus de 18 chiffres" BLANK_WIDE
                      ": écrivez-le comme un texte");
    return g_regex_match_full(literals, text, (gssize) len, 0, 0, NULL, NULL)
               ? text + len
               : flawed(flaw, text,
                        "no number, nor true, false or null, nor a text, which "
                        "has \" on both sides",
                        "ni nombre, ni true, false ou null, ni texte, qui a "
                        "\" des deux côtés");
}

static const char *skip_sign(const char *text, guint *depth, struct flaw *flaw)
{
    const char *next = text + 1;
    *depth += *text == '{' || *text == '[';
    if (*depth > DEPTH_MAX)
        return flawed(flaw, text, "lists and objects within each other",
                      "des listes et des objets les uns dans les autres");
    *depth -= (*text == '}' || *text == ']') && *depth > 0;
    next += strspn(next, BLANKS);
    /* json-glib would go on, and keep the last. */
    return *text == '}' && *depth == 0 && *next
               ? flawed(flaw, next, "something stands behind the object",
                        "quelque chose suit l’objet")
               : next;
}

/* What json-glib would read as something else, or not before its stack is full;
 * how all that stands together it tells itself. */
static bool find_flaw(const char *line, struct flaw *flaw)
{
    g_autoptr(GRegex) literals = g_regex_new(LITERALS, 0, 0, NULL);
    guint depth = 0;
    const char *p = line + strspn(line, BLANKS);
    while (p && *p)
        p = *p == '"'            ? skip_string(p, flaw)
            : strchr(SIGNS, *p)  ? skip_sign(p, &depth, flaw)
            : strchr(BLANKS, *p) ? p + 1
                                 : skip_literal(p, literals, flaw);
    return p == NULL;
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
    GError **error = batch_question_error(question);
    if (!batch_column_find(name, &column, error) ||
        column.role == BATCH_PASSED_OVER)
        return;
    if (!cell)
        syntax_refuse(error, SYNTAX_ERROR_LINE, 0, "%s: a text is expected",
                      "%s" BLANK_WIDE ": on attend un texte", name);
    else if (!batch_question_take(question, &column, cell, error))
        syntax_error_prefix(error, "%s: ", "%s" BLANK_WIDE ": ", name);
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

static bool refuse(GError **error, const char *english, const char *french)
{
    return syntax_refuse_as(error, SYNTAX_ERROR_LINE, 0, english, french);
}

/* "<data>:1:16: Parse error: ..." to "column 16: ..." */
static void refuse_json(GError **error, const char *message)
{
    static const char place[] = "<data>:1:", kind[] = ": Parse error: ";
    const char *why = strstr(message, kind);
    const bool is_placed = why && g_str_has_prefix(message, place);
    const guint64 column =
        is_placed ? g_ascii_strtoull(message + strlen(place), NULL, 10) : 0;
    syntax_refuse_as(error, SYNTAX_ERROR_LINE, (guint) column,
                     is_placed ? why + strlen(kind) : message,
                     "le JSON de la ligne est mal formé");
}

static void take_line(struct batch_question *question, const char *line)
{
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    GError **error = batch_question_error(question);
    g_autoptr(GError) failure = NULL;
    g_autoptr(GPtrArray) noted = g_ptr_array_new();
    g_signal_connect(parser, "object-member", G_CALLBACK(note_member), noted);
    if (!json_parser_load_from_data(parser, line, -1, &failure)) {
        refuse_json(error, failure->message);
        return;
    }
    JsonNode *root = json_parser_get_root(parser);
    if (!root || !JSON_NODE_HOLDS_OBJECT(root)) {
        refuse(error,
               "an object is expected: {\"id\": \"q1\", \"query\": \"drone\"}",
               "on attend un objet" BLANK_WIDE ": {\"id\": \"q1\", \"query\": "
               "\"drone\"}");
        return;
    }
    JsonObject *object = json_node_get_object(root);
    if (json_object_get_size(object) != count_members(noted, object))
        refuse(error, "two members have one name",
               "deux membres ont le même nom");
    json_object_foreach_member(object, take_member, question);
}

void batch_json_read(struct batch_question *question, const char *line)
{
    GError **error = batch_question_error(question);
    struct flaw flaw;
    if (!g_utf8_validate(line, -1, NULL))
        refuse(error, "the line is not valid UTF-8",
               "la ligne n’est pas du texte UTF-8 valide");
    else if (find_flaw(line, &flaw))
        syntax_refuse_as(error, SYNTAX_ERROR_LINE,
                         (guint) g_utf8_strlen(line, flaw.at - line) + 1,
                         flaw.english, flaw.french);
    else
        take_line(question, line);
    batch_question_end(question);
}
