/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filter_text.c - a filter as it is typed. */
#include "query/filter_text.h"

#include "query/blank.h"
#include "query/invisible.h"
#include "query/quote.h"
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

static bool refuse_name(const char *text, const char *colon, guint column,
                        GError **error)
{
    const glong len = g_utf8_pointer_to_offset(text, colon);
    g_autofree char *name = g_utf8_substring(text, 0, MIN(len, NAME_SHOWN));
    g_autofree char *list = filter_field_list();
    return syntax_refuse(
        error, SYNTAX_ERROR_FIELD, column,
        "there is no field %s%s; the fields are %s; to search for the text "
        "itself, put it in quotation marks",
        "il n’y a pas de champ %s%s" BLANK_NARROW "; les champs sont "
        "%s" BLANK_NARROW "; pour chercher le texte lui-même, mettez-le entre "
        "guillemets",
        name, len > NAME_SHOWN ? "…" : "", list);
}

static bool holds_quote(const struct value *value)
{
    for (const char *p = value->start; p < value->end;
         p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (quote_closing(c) || quote_only_closes(c))
            return true;
    }
    return false;
}

/* What begins as something else than a value. */
static bool check_start(const struct value *value, const char *name,
                        guint column, GError **error)
{
    const enum syntax_error code = SYNTAX_ERROR_EXPECTED;
    if (!is_closed(value->start))
        return syntax_refuse(error, code, column,
                             "this quotation mark is never closed: it is "
                             "expected after the value",
                             "ce guillemet n’est jamais fermé" BLANK_WIDE
                             ": on l’attend après la valeur");
    if (*value->start == '(')
        return syntax_refuse(
            error, code, column,
            "one value is expected after the colon; for several, write "
            "(%s:… OR %s:…)",
            "on attend une seule valeur après les deux-points" BLANK_NARROW
            "; pour plusieurs, écrivez (%s:… OU %s:…)",
            name, name);
    return true;
}

static bool check_value(const struct value *value, const char *name,
                        guint column, GError **error)
{
    const glong len = g_utf8_strlen(value->start, value->end - value->start);
    if (!value->is_quoted && !check_start(value, name, column, error))
        return false;
    if (value->start == value->end)
        return syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                             "a value is expected right after %s: (to search "
                             "for the word, leave the colon out)",
                             "on attend une valeur juste après %s: (pour "
                             "chercher le mot, ôtez les deux-points)",
                             name);
    if (len > SYNTAX_MAX_VALUE)
        return syntax_refuse(error, SYNTAX_ERROR_LIMIT, column,
                             "this value is longer than %d characters",
                             "cette valeur a plus de %d caractères",
                             SYNTAX_MAX_VALUE);
    return value->is_quoted || !holds_quote(value) ||
           syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                         "a value with a quotation mark inside must stand "
                         "between others, such as «…»",
                         "une valeur qui contient un guillemet s’écrit entre "
                         "d’autres, comme «" BLANK_WIDE "…" BLANK_WIDE "»");
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
    if (!check_value(&value, filter_field_name(filter->field), column, error))
        return false;
    filter->value = quote_content(value.start, value.end);
    filter->end = value.after;
    if (*filter->value)
        return true;
    g_clear_pointer(&filter->value, g_free);
    return syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                         "a value is expected between the quotation marks",
                         "on attend une valeur entre les guillemets");
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
