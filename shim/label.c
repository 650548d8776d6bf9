/* SPDX-License-Identifier: GPL-3.0-or-later */
/* label.c - names as they are compared. */
#include "shim/label.h"

#include <stdbool.h>
#include <string.h>

/* What a collectivité calls itself; the longest first. */
static const char *const callings[] = {
    "conseil municipal", "municipalite", "commune", "mairie", "ville",
};

/* What stands between that and its name, and the article it hides. */
static const struct {
    const char *preposition, *article;
} links[] = {
    {"de la ", "la "}, {"de l ", "l "}, {"des ", "les "},
    {"du ", "le "},    {"de ", ""},     {"d ", ""},
};

/* Letters that Unicode does not take apart. */
static const char *spelled(gunichar c)
{
    switch (c) {
    case 0x153: /* œ */
        return "oe";
    case 0xE6: /* æ */
        return "ae";
    case 0xDF: /* ß */
        return "ss";
    }
    return NULL;
}

/* "st", "ste" at the end of folded, as a word of its own, written out. */
static void spell_saint(GString *folded, gsize word)
{
    const char *last = folded->str + word;
    const bool is_saint = strcmp(last, "st") == 0;
    if (!is_saint && strcmp(last, "ste") != 0)
        return;
    g_string_truncate(folded, word);
    g_string_append(folded, is_saint ? "saint" : "sainte");
}

char *label_fold(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *apart = g_utf8_normalize(valid, -1, G_NORMALIZE_NFKD);
    GString *folded = g_string_new(NULL);
    gsize word = 0; /* where the last word begins */
    bool is_inside = false;
    for (const char *p = apart; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_unichar_tolower(g_utf8_get_char(p));
        if (g_unichar_ismark(c))
            continue;
        if (!g_unichar_isalnum(c)) {
            if (is_inside)
                spell_saint(folded, word);
            is_inside = false;
            continue;
        }
        if (!is_inside) {
            if (folded->len > 0)
                g_string_append_c(folded, ' ');
            word = folded->len;
            is_inside = true;
        }
        const char *letters = spelled(c);
        if (letters)
            g_string_append(folded, letters);
        else
            g_string_append_unichar(folded, c);
    }
    if (is_inside)
        spell_saint(folded, word);
    return g_string_free(folded, FALSE);
}

/* How many code points of text make the first len bytes of its folding: the
 * shortest part whose folding has that beginning and a word's end there. */
static const char *after_folded(const char *text, gsize len)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        if (g_unichar_isalnum(g_utf8_get_char(p)) ||
            g_unichar_ismark(g_utf8_get_char(p)))
            continue;
        g_autofree char *before = g_strndup(text, p - text);
        g_autofree char *folded = label_fold(before);
        if (strlen(folded) >= len)
            return p;
    }
    return text + strlen(text);
}

/* The name behind a calling and its preposition, or NULL; *article: what the
 * preposition hides, folded. */
static const char *behind_calling(const char *text, const char *folded,
                                  const char **article)
{
    for (gsize i = 0; i < G_N_ELEMENTS(callings); i++) {
        const gsize len = strlen(callings[i]);
        if (!g_str_has_prefix(folded, callings[i]) || folded[len] != ' ')
            continue;
        for (gsize j = 0; j < G_N_ELEMENTS(links); j++) {
            const char *preposition = links[j].preposition;
            if (!g_str_has_prefix(folded + len + 1, preposition))
                continue;
            *article = links[j].article;
            return after_folded(text, len + strlen(preposition));
        }
    }
    return NULL;
}

char *label_place(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *whole = g_utf8_strlen(valid, -1) > LABEL_PLACE_MAX
                                 ? g_utf8_substring(valid, 0, LABEL_PLACE_MAX)
                                 : g_strdup(valid);
    /* "(06)", "(SEM)" at the end says which, and is not the name. */
    char *open = strrchr(whole, '(');
    if (open && open > whole && g_str_has_suffix(g_strchomp(whole), ")"))
        *open = '\0';
    g_autofree char *folded = label_fold(whole);
    const char *article = "";
    const char *name = behind_calling(whole, folded, &article);
    if (!name)
        return g_strdup(g_strstrip(whole));
    while (*name && !g_unichar_isalnum(g_utf8_get_char(name)))
        name = g_utf8_next_char(name);
    if (*name == '\0')
        return g_strdup(g_strstrip(whole));
    g_autofree char *rest = g_strchomp(g_strdup(name));
    if (strcmp(article, "l ") == 0)
        return g_strconcat("L'", rest, NULL);
    if (*article == '\0')
        return g_steal_pointer(&rest);
    g_autofree char *capital = g_strdup(article);
    capital[0] = g_ascii_toupper(capital[0]);
    return g_strconcat(capital, rest, NULL);
}
