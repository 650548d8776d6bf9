/* SPDX-License-Identifier: GPL-3.0-or-later */
/* citation.c - a page of a document as one cites it. */
#include "query/citation.h"

#include "shim/doctype.h"

#include <string.h>

/* Words of the longest name of a type. */
enum { TYPE_WORDS = 8 };

const char *citation_title(const GArray *facts)
{
    const struct fact *object = facts_get(facts, FACT_OBJECT);
    const char *title = facts_value(facts, FACT_TITLE);
    if (object && (object->origin == FACT_FROM_SCDL || !title))
        return object->value;
    return title;
}

char *citation_short(const char *title)
{
    if (g_utf8_strlen(title, -1) <= CITATION_TITLE_MAX)
        return g_strdup(title);
    const char *end = g_utf8_offset_to_pointer(title, CITATION_TITLE_MAX - 1);
    g_autofree char *cut = g_strndup(title, end - title);
    char *blank = strrchr(cut, ' ');
    if (*end != ' ' && blank)
        *blank = '\0';
    return g_strconcat(g_strchomp(cut), "…", NULL);
}

static const char *before_last(const GString *text)
{
    return g_utf8_prev_char(text->str + text->len);
}

static gunichar last_char(const GString *text)
{
    return g_utf8_get_char(before_last(text));
}

/* Quoted inside a quotation: « » as “ ”, which have no blanks inside. */
static char *quoted(const char *title)
{
    GString *text = g_string_new("« ");
    bool is_opened = false;
    for (const char *p = title; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (is_opened && g_unichar_isspace(c))
            continue;
        is_opened = c == 0xAB; /* « */
        if (is_opened) {
            g_string_append(text, "“");
        } else if (c == 0xBB) { /* » */
            while (g_unichar_isspace(last_char(text)))
                g_string_truncate(text, before_last(text) - text->str);
            g_string_append(text, "”");
        } else {
            g_string_append_unichar(text, c);
        }
    }
    g_string_append(text, " »");
    return g_string_free(text, FALSE);
}

/* Whether the title begins with the type, by any of its names. */
static bool begins_with(const char *title, const char *type)
{
    const char *p = title;
    for (guint n = 0; n < TYPE_WORDS && *p; n++) {
        while (*p && g_unichar_isalnum(g_utf8_get_char(p)))
            p = g_utf8_next_char(p);
        g_autofree char *beginning = g_strndup(title, p - title);
        if (g_strcmp0(doctype_find(beginning), type) == 0)
            return true;
        while (*p && !g_unichar_isalnum(g_utf8_get_char(p)))
            p = g_utf8_next_char(p);
    }
    return false;
}

static bool has_number_sign(const char *number)
{
    return g_ascii_tolower(*number) == 'n' &&
           (g_str_has_prefix(number + 1, "°") ||
            g_str_has_prefix(number + 1, "º"));
}

/* What it is: its title or its number, and its type. */
static char *describe(const struct citation *citation)
{
    const GArray *facts = citation->facts;
    const char *type = facts_value(facts, FACT_TYPE);
    const char *number = facts_value(facts, FACT_NUMBER);
    const char *title = citation_title(facts);
    g_autofree char *shown = title ? citation_short(title) : NULL;
    if (shown && type && !begins_with(shown, type)) {
        g_autofree char *marked = quoted(shown);
        return g_strjoin(" ", type, marked, NULL);
    }
    if (shown)
        return g_steal_pointer(&shown);
    if (type && number)
        return g_strconcat(type, has_number_sign(number) ? " " : " n° ", number,
                           NULL);
    if (!type)
        return g_strdup(citation->name);
    return facts_value(facts, FACT_COMMUNE) && facts_value(facts, FACT_DATE)
               ? g_strdup(type)
               : g_strdup_printf("%s (%s)", type, citation->name);
}

/* "34", "34-35". */
static char *range(const char *first, const char *last)
{
    return strcmp(first, last) == 0 ? g_strdup(first)
                                    : g_strconcat(first, "-", last, NULL);
}

static char *cite_page(const struct citation *citation)
{
    const bool are_several = citation->page_end > citation->page;
    g_autofree char *first = g_strdup_printf("%u", citation->page);
    g_autofree char *last = g_strdup_printf("%u", citation->page_end);
    g_autofree char *numbers = range(first, are_several ? last : first);
    g_autofree char *labels = range(
        citation->label, are_several ? citation->label_end : citation->label);
    if (strcmp(numbers, labels) == 0)
        return g_strconcat("p. ", numbers, NULL);
    g_autofree char *folded = g_utf8_strdown(citation->name, -1);
    return g_strdup_printf(
        "p. %s (page%s %s du %s)", labels, are_several ? "s" : "", numbers,
        g_str_has_suffix(folded, ".pdf") ? "PDF" : "fichier");
}

static void capitalise(GString *text)
{
    const gunichar first = g_unichar_toupper(g_utf8_get_char(text->str));
    const gssize len = g_utf8_next_char(text->str) - text->str;
    g_string_erase(text, 0, len);
    g_string_prepend_unichar(text, first);
}

char *citation_text(const struct citation *citation)
{
    g_autofree char *what = describe(citation);
    g_autofree char *page = cite_page(citation);
    const char *const parts[] = {facts_value(citation->facts, FACT_COMMUNE),
                                 what, facts_value(citation->facts, FACT_DATE),
                                 page};
    GString *text = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i] && *parts[i])
            g_string_append_printf(text, "%s%s", text->len ? ", " : "",
                                   parts[i]);
    }
    /* A type is in small letters; a file's name is what it is. */
    if (!parts[0] && facts_value(citation->facts, FACT_TYPE))
        capitalise(text);
    return g_string_free(text, FALSE);
}
