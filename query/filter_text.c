/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filter_text.c - a filter as it is typed. */
#include "query/filter_text.h"

#include "query/quote.h"
#include "query/invisible.h"
#include "query/syntax.h"

#include <string.h>

/* Letters of an unknown name that a message repeats. */
enum { NAME_SHOWN = 30 };

static bool has_letter(const char *text, gsize len)
{
    for (const char *p = text; p < text + len; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            return true;
    return false;
}

/* The colon behind the letters that text begins with, or NULL. */
static const char *find_colon(const char *text)
{
    const char *p = text;
    gunichar c = g_utf8_get_char(p);
    while (g_unichar_isalpha(c) ||
           (p > text && (g_unichar_ismark(c) || invisible_is(c)))) {
        p = g_utf8_next_char(p);
        c = g_utf8_get_char(p);
    }
    return p > text && c == ':' ? p : NULL;
}

/* Where a value without quotation marks ends. */
static const char *end_of_bare(const char *value)
{
    guint depth = 0;
    const char *p = value;
    for (; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c) || (c == ')' && depth == 0))
            break;
        depth += c == '(';
        depth -= c == ')';
    }
    return p;
}

static bool is_closed(const char *value)
{
    const char *marks = quote_closing(g_utf8_get_char(value));
    return !marks || quote_find(g_utf8_next_char(value), marks);
}

/* What stands behind the colon: [start, end), then after. */
struct value {
    const char *start, *end, *after;
    bool is_quoted;
};

static struct value find_value(const char *start)
{
    const char *marks = quote_closing(g_utf8_get_char(start));
    if (marks && is_closed(start)) {
        start = g_utf8_next_char(start);
        const char *end = quote_find(start, marks);
        return (struct value){start, end, g_utf8_next_char(end), true};
    }
    const char *after = end_of_bare(start), *end = after;
    while (end > start && strchr(",;", end[-1]))
        end--;
    return (struct value){start, end, after, false};
}

bool filter_text_is(const char *text)
{
    const char *colon = find_colon(text);
    enum filter_field field;
    if (!colon || g_str_has_prefix(colon + 1, "//"))
        return false;
    if (filter_field_find(text, colon - text, &field))
        return true;
    const struct value value = find_value(colon + 1);
    /* "objet:(drones)": a group. */
    return *value.start != '(' &&
           has_letter(value.start, value.end - value.start);
}

static bool refuse(guint column, enum syntax_error code, const char *message,
                   GError **error)
{
    return syntax_refuse(error, code, column, "%s", message);
}

static bool refuse_name(const char *text, const char *colon, guint column,
                        GError **error)
{
    const glong len = g_utf8_pointer_to_offset(text, colon);
    g_autofree char *name = g_utf8_substring(text, 0, MIN(len, NAME_SHOWN));
    g_autofree char *list = filter_field_list();
    g_autofree char *message = g_strdup_printf(
        "there is no field %s%s; the fields are %s; to search for the text "
        "itself, put it in quotation marks",
        name, len > NAME_SHOWN ? "…" : "", list);
    return refuse(column, SYNTAX_ERROR_FIELD, message, error);
}

/* What is wrong with the value of that field, if anything is. */
static bool check_value(const struct value *value, enum filter_field field,
                        guint column, GError **error)
{
    const char *name = filter_field_name(field);
    g_autofree char *message = NULL;
    enum syntax_error code = SYNTAX_ERROR_EXPECTED;
    if (!value->is_quoted && !is_closed(value->start))
        return refuse(column, code,
                      "this quotation mark is never closed: it is expected "
                      "after the value",
                      error);
    if (*value->start == '(' && !value->is_quoted)
        message = g_strdup_printf(
            "one value is expected after the colon; for several, write "
            "(%s:… OR %s:…)",
            name, name);
    else if (value->start == value->end)
        message = g_strdup_printf(
            "a value is expected right after %s: (to search for the word, "
            "leave the colon out)",
            name);
    else if (g_utf8_strlen(value->start, value->end - value->start) >
             SYNTAX_MAX_VALUE) {
        message = g_strdup_printf("this value is longer than %d characters",
                                  SYNTAX_MAX_VALUE);
        code = SYNTAX_ERROR_LIMIT;
    }
    for (const char *p = value->start; !value->is_quoted && p < value->end;
         p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (!message && (quote_closing(c) || quote_only_closes(c)))
            message = g_strdup("a value with a quotation mark inside must "
                               "stand between others, such as «…»");
    }
    return !message || refuse(column, code, message, error);
}

bool filter_text_read(const char *text, guint column,
                      struct filter_text *filter, GError **error)
{
    *filter = (struct filter_text){.end = text};
    if (!filter_text_is(text))
        return true;
    const char *colon = find_colon(text);
    if (!filter_field_find(text, colon - text, &filter->field))
        return refuse_name(text, colon, column, error);
    const struct value value = find_value(colon + 1);
    column += g_utf8_pointer_to_offset(text, colon) + 1;
    if (!check_value(&value, filter->field, column, error))
        return false;
    filter->value = quote_content(value.start, value.end);
    filter->end = value.after;
    if (*filter->value)
        return true;
    g_clear_pointer(&filter->value, g_free);
    return refuse(column, SYNTAX_ERROR_EXPECTED,
                  "a value is expected between the quotation marks", error);
}

/* Whether the value reads back as it stands. */
static bool is_bare(const char *value)
{
    if (g_str_has_prefix(value, "//"))
        return false;
    for (const char *p = value; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isalnum(c) && !g_unichar_ismark(c) &&
            (c > 0x7F || !strchr("-_.*?/:'@+%&=", (int) c)))
            return false;
    }
    return true;
}

char *filter_text_write(enum filter_field field, const char *value)
{
    const char *mark = is_bare(value) ? "" : "\"";
    return g_strconcat(filter_field_name(field), ":", mark, value, mark, NULL);
}
