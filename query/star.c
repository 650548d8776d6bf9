/* SPDX-License-Identifier: GPL-3.0-or-later */
/* star.c - a star after the beginning of a word. */
#include "query/star.h"

#include "query/blank.h"
#include "query/invisible.h"
#include "query/syntax.h"

#include <string.h>

/* Accents that stand apart and what is not seen are part of a word. */
static bool is_letter(const char *p)
{
    const gunichar c = g_utf8_get_char(p);
    return g_unichar_isalnum(c) || g_unichar_ismark(c) || invisible_is(c);
}

/* Letters and digits that end at a place. */
static guint letters_before(const char *text, const char *at)
{
    guint n = 0;
    while (at > text && is_letter(g_utf8_prev_char(at))) {
        at = g_utf8_prev_char(at);
        n += g_unichar_isalnum(g_utf8_get_char(at));
    }
    return n;
}

bool star_follows(const char *text, gsize end)
{
    return text[end] == '*' && letters_before(text, text + end) >= STAR_MIN;
}

/* "R* 123-4", "R.*123-4", "R*. 123-4"; the number may begin a group. */
bool star_is_of_article(const char *text, const char *star)
{
    const char *letter = star;
    if (letter > text && letter[-1] == '.')
        letter--;
    if (letters_before(text, letter) != 1 || !strchr("ADLRadlr", letter[-1]))
        return false;
    star++;
    if (*star == '.' && letter[0] == '*')
        star++;
    while (*star == '(' || g_unichar_isspace(g_utf8_get_char(star)))
        star = g_utf8_next_char(star);
    return g_ascii_isdigit(*star);
}

/* What a thesaurus holds is whole words. */
static bool is_related(const char *start, const char *star)
{
    while (star > start &&
           !g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(star))))
        star = g_utf8_prev_char(star);
    return *star == SYNTAX_RELATED;
}

/* column: of the star. */
static bool check_one(const char *text, const char *star, const char *after,
                      guint column, GError **error)
{
    const enum syntax_error code = SYNTAX_ERROR_EXPECTED;
    const bool is_before = letters_before(text, star) > 0;
    while (invisible_is(g_utf8_get_char(after)))
        after = g_utf8_next_char(after);
    const bool is_after = is_letter(after);
    if ((!is_before && !is_after) || star_is_of_article(text, star))
        return true;
    if (is_before && is_after)
        return syntax_refuse(
            error, code, column,
            "a blank is expected after this star: it stands for the end of a "
            "word, as in vidéo*",
            "on attend une espace après cette étoile" BLANK_WIDE ": elle tient "
            "lieu de la fin d’un mot, comme dans vidéo*");
    if (is_after)
        return syntax_refuse(
            error, code, column,
            "letters are expected before this star: it stands for the end of "
            "a word, as in vidéo*",
            "on attend des lettres avant cette étoile" BLANK_WIDE ": elle "
            "tient lieu de la fin d’un mot, comme dans vidéo*");
    if (star[1] == '*' || *after == '*')
        return syntax_refuse(
            error, code, column,
            "one star alone is expected after the beginning of a word",
            "on attend une seule étoile après le début d’un mot");
    return letters_before(text, star) >= STAR_MIN ||
           syntax_refuse(error, code, column,
                         "two letters at least are expected before this star",
                         "on attend au moins deux lettres avant cette étoile");
}

bool star_check(const char *text, const char *start, const char *end,
                guint column, guint *n_stars, GError **error)
{
    *n_stars = 0;
    for (const char *p = start; p < end;) {
        if (*p != '*') {
            p = g_utf8_next_char(p);
            continue;
        }
        const char *after = p + strspn(p, "*");
        const guint at = column + (guint) g_utf8_pointer_to_offset(start, p);
        if (!check_one(text, p, after, at, error))
            return false;
        const bool follows = star_follows(text, p - text);
        if (follows && is_related(start, p))
            return syntax_refuse(error, SYNTAX_ERROR_EXPECTED, at,
                                 "no star is expected in a word with ~: its "
                                 "relations are those of whole words",
                                 "pas d’étoile dans un mot précédé de "
                                 "~" BLANK_WIDE ": seuls des mots entiers ont "
                                 "des mots apparentés");
        *n_stars += follows;
        p = after;
    }
    return true;
}
