/* SPDX-License-Identifier: GPL-3.0-or-later */
/* hyphen.c - whether the hyphen at a line's end belongs to the word. */
#include "indexer/hyphen.h"

#include "indexer/fnv.h"

#include <string.h>

/* Bytes of a half that are looked at. */
enum { HALF_LEN_MAX = 64 };
enum { WORDS_MAX = 1 << 18 };
/* Letters of a half that is a word by itself, not by chance. */
enum { OWN_WORD_LETTERS = 4 };

/* A hyphen after one of these is part of the word: no longer word is likely to
 * be broken after it. */
static const char *const prefixes[] = {
    "vice",   "non",    "demi",   "semi",  "quasi",  "saint",  "sainte",
    "après",  "avant",  "hors",   "outre", "rez",    "procès", "arrière",
    "porte",  "chef",   "compte", "grand", "grands", "haut",   "hauts",
    "petit",  "centre", "nord",   "sud",   "celui",  "celle",  "ceux",
    "celles", "peut",   "est",    "eux",   NULL,
};

/* Where one of these is the whole left half, only if the right one is a word:
 * "sous-préfet" but "sous-crire", "mi-temps" but "mi-nistre". */
static const char *const doubtful_prefixes[] = {
    "sous",  "contre", "entre", "ex",  "mi",   "mot", "bas",   "main", "plus",
    "libre", "garde",  "bien",  "mal", "sans", "soi", "quote", "lieu", NULL,
};

/* Words that stand second in compounds, and end no longer word. */
static const char *const seconds[] = {
    "parole",     "lieu",        "rendu",      "rendus",     "projet",
    "projets",    "maire",       "maires",     "ministre",   "temps",
    "janvier",    "février",     "mars",       "avril",      "mai",
    "juin",       "juillet",     "août",       "septembre",  "octobre",
    "novembre",   "décembre",    "préfet",     "préfets",    "préfète",
    "préfecture", "préfectures", "président",  "présidente", "directeur",
    "directrice", "direction",   "commission", "traitant",   "traitants",
    "marché",     "clé",         "clés",       "clef",       "être",
    "value",      "values",      "courante",   "service",    "fou",
    "fous",       "corps",       "champêtre",  "disant",     "expertise",
    "mesure",     "visite",      "indication", "part",       "parts",
    "papiers",    "abri",        "emploi",     "officier",   "ensemble",
    "ensembles",  "total",       "titre",      "titres",     "fonds",
    NULL,
};

/* A hyphen before one of these is part of the words. */
static const char *const suffixes[] = {
    "il", "ils", "elle", "elles", "on",   "je",    "nous", "vous",
    "là", "t",   "y",    "en",    "même", "mêmes", "moi",  NULL,
};

/* ... if the left half is a word: "est-ce" but "servi-ce". */
static const char *const doubtful_suffixes[] = {
    "le", "la", "les", "ce", "ci", "tu", "dire", "lui", "leur", NULL,
};

/* Between hyphens of one compound: "c'est-à-dire", "Châlons-en-". */
static const char *const connectors[] = {
    "à",   "de", "du", "des", "d",   "en",  "l",    "le",  "la", "les",
    "lès", "et", "t",  "au",  "aux", "sur", "sous", "vis", NULL,
};

static bool is_in(const char *const *words, const char *start, const char *end)
{
    g_autofree char *word = g_utf8_strdown(start, end - start);
    return g_strv_contains(words, word);
}

static bool is_letter(const char *p)
{
    gunichar c = g_utf8_get_char(p);
    return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

static bool is_word_char(const char *p)
{
    return *p == '-' || is_letter(p);
}

static glong letters_of(const char *start, const char *end)
{
    return g_utf8_strlen(start, end - start);
}

gsize hyphen_len(const char *text, const char *end)
{
    gsize len = end - text;
    if (len >= 1 && end[-1] == '-')
        return 1;
    if (len >= 2 && memcmp(end - 2, "\u00ad", 2) == 0)
        return 2;
    if (len >= 3 && memcmp(end - 3, "\u2010", 3) == 0)
        return 3;
    return 0;
}

bool hyphen_halves(const char *text, const char *left_end, const char *right,
                   const char *right_end, struct halves *halves)
{
    *halves = (struct halves){left_end, left_end, right, right};
    while (halves->left > text && left_end - halves->left < HALF_LEN_MAX) {
        const char *before = g_utf8_find_prev_char(text, halves->left);
        if (!before || !is_word_char(before))
            break;
        halves->left = before;
    }
    while (halves->right_end < right_end &&
           halves->right_end - right < HALF_LEN_MAX &&
           is_word_char(halves->right_end))
        halves->right_end = g_utf8_next_char(halves->right_end);
    while (halves->right_end > right && halves->right_end[-1] == '-')
        halves->right_end--;
    if (left_end > text && left_end[-1] == '-')
        halves->left = left_end;
    if (halves->right_end > right && *right == '-')
        halves->right_end = right;
    return halves->left < left_end && halves->right_end > right;
}

/* ---- The words of the document */

static guint64 add_word(guint64 key, const char *start, const char *end)
{
    for (const char *p = start; p < end; p = g_utf8_next_char(p))
        key = fnv_add(key, g_unichar_tolower(g_utf8_get_char(p)));
    return key;
}

static gpointer word_key(const char *start, const char *end)
{
    return GSIZE_TO_POINTER((gsize) add_word(FNV_START, start, end));
}

/* Of two pieces with glue, which may be "", between. */
static gpointer pair_key(const char *a, const char *a_end, const char *glue,
                         const char *b, const char *b_end)
{
    guint64 key = add_word(FNV_START, a, a_end);
    key = add_word(key, glue, glue + strlen(glue));
    return GSIZE_TO_POINTER((gsize) add_word(key, b, b_end));
}

/* All that may be asked of a broken word: keys. */
struct asked {
    const char *tail;     /* of the left half, after its last hyphen */
    const char *head_end; /* of the right half, at its first hyphen */
    gpointer hyphenated, joined, left, right, tail_alone, tail_joined,
        head_joined;
};

static struct asked ask(const struct halves *h)
{
    struct asked asked = {.tail = h->left_end, .head_end = h->right};
    while (asked.tail > h->left && asked.tail[-1] != '-')
        asked.tail--;
    while (asked.head_end < h->right_end && *asked.head_end != '-')
        asked.head_end++;
    asked.hyphenated =
        pair_key(h->left, h->left_end, "-", h->right, h->right_end);
    asked.joined = pair_key(h->left, h->left_end, "", h->right, h->right_end);
    asked.left = word_key(h->left, h->left_end);
    asked.right = word_key(h->right, h->right_end);
    asked.tail_alone = word_key(asked.tail, h->left_end);
    asked.tail_joined =
        pair_key(asked.tail, h->left_end, "", h->right, asked.head_end);
    asked.head_joined =
        pair_key(h->left, h->left_end, "", h->right, asked.head_end);
    return asked;
}

void hyphens_init(struct hyphens *hyphens)
{
    *hyphens = (struct hyphens){.words = g_hash_table_new(NULL, NULL)};
}

void hyphens_clear(struct hyphens *hyphens)
{
    g_clear_pointer(&hyphens->words, g_hash_table_unref);
}

void hyphen_want(struct hyphens *hyphens, const struct halves *halves)
{
    struct asked a = ask(halves);
    gpointer keys[] = {a.hyphenated, a.joined,      a.left,       a.right,
                       a.tail_alone, a.tail_joined, a.head_joined};
    if (g_hash_table_size(hyphens->words) >= WORDS_MAX)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        g_hash_table_insert(hyphens->words, keys[i], GINT_TO_POINTER(false));
}

/* Whether a word that ends at p is broken there: a hyphen of any kind, then
 * the line's end. */
static bool is_break(const char *start, const char *p, const char *end)
{
    bool is_hyphen = p > start && p[-1] == '-';
    if (!is_hyphen && end - p >= 3 &&
        (memcmp(p, "\u00ad", 2) == 0 || memcmp(p, "\u2010", 3) == 0)) {
        is_hyphen = true;
        p = g_utf8_next_char(p);
    }
    while (is_hyphen && p < end && *p != '\n' && g_ascii_isspace(*p))
        p++;
    return is_hyphen && (p == end || *p == '\n');
}

void hyphen_read(struct hyphens *hyphens, const char *text, gsize len)
{
    const char *end = text + len;
    for (const char *p = text; p < end;) {
        guint64 key = FNV_START;
        const char *start = p;
        for (; p < end && is_word_char(p); p = g_utf8_next_char(p))
            key = fnv_add(key, g_unichar_tolower(g_utf8_get_char(p)));
        if (p == start) {
            p = g_utf8_next_char(p);
            continue;
        }
        /* The halves of a broken word are none. */
        bool is_broken = is_break(start, p, end);
        gpointer at = GSIZE_TO_POINTER((gsize) key);
        if (!is_broken && !hyphens->is_after_break &&
            g_hash_table_contains(hyphens->words, at))
            g_hash_table_insert(hyphens->words, at, GINT_TO_POINTER(true));
        hyphens->is_after_break = is_broken;
    }
}

/* ---- The decision */

static bool is_known(const struct hyphens *hyphens, gpointer key)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(hyphens->words, key));
}

static bool is_imperative(const char *start, const char *end)
{
    return (end - start > 4 && memcmp(end - 2, "ez", 2) == 0) ||
           (end - start > 5 && memcmp(end - 3, "ons", 3) == 0);
}

/* A compound's left half: "sous-préfec-", "Val-de-". */
static bool is_kept_after_compound(const struct hyphens *hyphens,
                                   const struct halves *h,
                                   const struct asked *asked)
{
    if (is_known(hyphens, asked->tail_joined))
        return false;
    return is_in(connectors, asked->tail, h->left_end) ||
           is_in(suffixes, h->right, h->right_end) ||
           is_in(seconds, h->right, h->right_end) ||
           asked->head_end < h->right_end ||
           is_known(hyphens, asked->tail_alone) ||
           is_known(hyphens, asked->right);
}

static bool is_kept_by_table(const struct hyphens *hyphens,
                             const struct halves *h, const struct asked *asked)
{
    bool is_left_known = is_known(hyphens, asked->left);
    bool is_right_own = is_known(hyphens, asked->right) &&
                        letters_of(h->right, h->right_end) >= OWN_WORD_LETTERS;
    bool is_left_own =
        is_left_known && letters_of(h->left, h->left_end) >= OWN_WORD_LETTERS;
    if (is_in(prefixes, h->left, h->left_end) ||
        is_in(suffixes, h->right, h->right_end))
        return true;
    if (is_in(doubtful_prefixes, h->left, h->left_end))
        return is_right_own || is_in(seconds, h->right, h->right_end);
    if (is_in(doubtful_suffixes, h->right, h->right_end))
        return is_left_known || is_imperative(h->left, h->left_end);
    return is_left_own && is_right_own;
}

bool hyphen_is_kept(const struct hyphens *hyphens, const struct halves *halves)
{
    struct halves h = *halves;
    struct asked asked = ask(&h);
    if (is_known(hyphens, asked.hyphenated))
        return true;
    if (is_known(hyphens, asked.joined) || is_known(hyphens, asked.head_joined))
        return false;

    gunichar last = g_utf8_get_char(g_utf8_prev_char(h.left_end));
    if (g_unichar_isupper(g_utf8_get_char(h.right)) && !g_unichar_isupper(last))
        return true;
    if (asked.tail > h.left)
        return is_kept_after_compound(hyphens, &h, &asked);
    if (asked.head_end < h.right_end) {
        /* "pour-ra-t-il": the hyphens of the right half are a pronoun's. */
        const char *next = asked.head_end + 1;
        const char *next_end = next;
        while (next_end < h.right_end && *next_end != '-')
            next_end++;
        return !is_in(suffixes, next, next_end);
    }
    return is_kept_by_table(hyphens, &h, &asked);
}
