/* SPDX-License-Identifier: GPL-3.0-or-later */
/* remark.c - what in a query may have been meant as something that it is
 * not. */
#include "query/remark.h"

#include "query/blank.h"
#include "query/filter_field.h"
#include "query/notice.h"

#include <stdbool.h>
#include <string.h>

/* Symbols that one line shows. */
enum { PASSED_SHOWN = 5 };

void remarks_init(struct remarks *remarks)
{
    remarks->passed = g_ptr_array_new_with_free_func(g_free);
    remarks->notices = notices_new();
}

void remarks_clear(struct remarks *remarks)
{
    g_ptr_array_unref(remarks->passed);
    g_ptr_array_unref(remarks->notices);
}

static void add_once(GPtrArray *texts, const char *text)
{
    if (!g_ptr_array_find_with_equal_func(texts, text, g_str_equal, NULL))
        g_ptr_array_add(texts, g_strdup(text));
}

static bool is_symbol(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
        return true;
    default:
        return false;
    }
}

void remark_symbols(struct remarks *remarks, const char *text)
{
    bool is_told = strcmp(text, "&&") == 0;
    for (const char *p = text; *p && !is_told; p = g_utf8_next_char(p))
        is_told = is_symbol(g_utf8_get_char(p));
    if (is_told)
        add_once(remarks->passed, text);
}

/* "‘safe city’", "''safe city''": of one apostrophe nobody knows. */
static bool looks_like_phrase(const char *text)
{
    static const char *const marks[] = {"‘", "‹", "″", "′", "''", "``"};
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(text, marks[i]))
            return true;
    return false;
}

/* Of other engines, in capitals: NEAR5. */
static bool is_glued_near(const char *text)
{
    static const char *const names[] = {"NEAR", "PRÈS", "PRES"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (!g_str_has_prefix(text, names[i]))
            continue;
        const char *number = text + strlen(names[i]);
        return *number && number[strspn(number, "0123456789")] == '\0';
    }
    return false;
}

static bool is_small_near(const char *text)
{
    static const char *const names[] = {"near/", "près/", "pres/"};
    g_autofree char *small = g_utf8_strdown(text, -1);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_str_has_prefix(small, names[i]) &&
            g_ascii_isdigit(small[strlen(names[i])]))
            return true;
    return false;
}

/* "vidéo-*", which finds no more than "vidéo-". */
static bool has_idle_star(const char *text)
{
    const gsize len = strlen(text);
    return len > 1 && text[len - 1] == '*' &&
           !g_unichar_isalnum(
               g_utf8_get_char(g_utf8_prev_char(text + len - 1)));
}

static bool begins_with_dash(const char *text)
{
    enum { MINUS = 0x2212 };
    const gunichar c = g_utf8_get_char(text);
    return c == MINUS || g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION;
}

/* U+FF01 to U+FF5E are those of ASCII from ! to ~ in full width.  Of a minus
 * remark_word() tells, as of other dashes. */
void remark_wide(struct remarks *remarks, const char *typed, gsize len)
{
    enum { FIRST = 0xFF01, LAST = 0xFF5E };
    const char *const end = typed + len;

    for (const char *p = typed; p < end; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        const char *signs = p == typed ? "*\"():+=~" : "*\"():";
        const char sign = (char) (c - FIRST + '!');
        if (c >= FIRST && c <= LAST && strchr(signs, sign))
            notice_add(remarks->notices,
                       "%.*s was read as punctuation; the sign is %c",
                       "%.*s a été lu comme une ponctuation" BLANK_NARROW
                       "; le signe est %c",
                       (int) (g_utf8_next_char(p) - p), p, sign);
    }
}

void remark_colon(struct remarks *remarks, const char *before)
{
    enum filter_field field;
    if (!before || !filter_field_find(before, strlen(before), &field))
        return;
    const char *name = filter_field_name(field);
    notice_add(remarks->notices,
               "a filter has no blank before its colon: %s was read as a word; "
               "type %s:…",
               "Un filtre n’a pas d’espace avant les deux-points" BLANK_WIDE
               ": %s a été lu comme un mot" BLANK_NARROW "; tapez %s:…",
               name, name);
}

void remark_word(struct remarks *remarks, const char *text)
{
    /* What begins a word is its sign. */
    for (const char *p = text + 1; *p; p++) {
        const char symbol[] = {*p, '\0'};
        if (strchr("~^|", *p))
            add_once(remarks->passed, symbol);
    }
    if (has_idle_star(text))
        add_once(remarks->passed, "*");
    if (begins_with_dash(text))
        notice_add(remarks->notices,
                   "a dash leaves nothing out: the word after it was read as a "
                   "plain one; type -word or NOT word",
                   "Un tiret n’exclut rien" BLANK_WIDE ": le mot qui le suit "
                   "a été lu comme les autres" BLANK_NARROW "; tapez -mot ou "
                   "SAUF mot");
    if (is_small_near(text))
        notice_add(remarks->notices,
                   "operators are in capitals: near/ was read as a word; type "
                   "NEAR/5 or PRÈS/5",
                   "Les opérateurs s’écrivent en capitales" BLANK_WIDE ": "
                   "près/ a été lu comme un mot" BLANK_NARROW "; tapez PRÈS/5");
    if (is_glued_near(text))
        notice_add(remarks->notices,
                   "%s was read as a word: the operator has a slash; type "
                   "NEAR/5 or PRÈS/5",
                   "%s a été lu comme un mot" BLANK_WIDE ": l’opérateur a une "
                   "barre" BLANK_NARROW "; tapez PRÈS/5",
                   text);
    if (looks_like_phrase(text))
        notice_add(remarks->notices,
                   "quotation marks such as ‘ ‹ ″ open no phrase: the words "
                   "were read as plain ones; type \"…\" or «…»",
                   "Les guillemets ‘ ‹ ″ n’ouvrent pas "
                   "d’expression" BLANK_WIDE ": les mots ont été lus comme les "
                   "autres" BLANK_NARROW "; tapez «" BLANK_WIDE "…" BLANK_WIDE
                   "»");
}

static void tell_passed(const GPtrArray *passed, GPtrArray *notices)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < MIN(passed->len, PASSED_SHOWN); i++)
        g_string_append_printf(list, "%s%s", i > 0 ? " " : "",
                               (const char *) g_ptr_array_index(passed, i));
    notice_add(
        notices, "passed over, as what holds no letter and no digit is: %s%s",
        "Laissé de côté, faute de lettre et de chiffre" BLANK_WIDE ": %s%s",
        list->str, passed->len > PASSED_SHOWN ? " …" : "");
}

void remarks_tell(struct remarks *remarks, GPtrArray *notices)
{
    if (!notices)
        return;
    if (remarks->passed->len > 0)
        tell_passed(remarks->passed, notices);
    g_ptr_array_extend_and_steal(notices, remarks->notices);
    remarks->notices = notices_new();
}
