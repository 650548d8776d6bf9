/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper_name.c - what a name says of a document. */
#include "indexer/paper_name.h"

#include "shim/calendar.h"
#include "shim/doctype.h"
#include "shim/label.h"

#include <string.h>

/* Bytes of a name that are looked at; words. */
enum { NAME_LEN = 255, NAME_WORDS = 40 };
/* Names of files are of this age. */
enum { NAME_YEAR_MIN = 1900, NAME_YEAR_MAX = 2099, SHORT_YEAR_MAX = 69 };
/* Words of a title up to its type's last: "Convention", "Projet de convention",
 * "Cahier des charges". */
enum { TITLE_WORDS = 3 };

/* Words of a name, the longest of those that begin alike first; digits are
 * words of their own.  A type of "" is none, and ends the search for one. */
static const struct {
    const char *words, *type;
} types[] = {
    {"annexe", ""},
    {"annexes", ""},
    {"analyse d impact", "analyse d'impact"},
    {"aipd", "analyse d'impact"},
    {"analyse", ""},
    {"article", ""},
    {"commentaire", ""},
    {"demande", ""},
    {"diaporama", ""},
    {"dossier", ""},
    {"formulaire", ""},
    {"memoire", ""},
    {"presentation", ""},
    {"presse", ""},
    {"questionnaire", ""},
    {"recours", ""},
    {"reponse", ""},
    {"resume", ""},
    {"sommaire", ""},
    {"synthese", ""},
    {"tableau", ""},
    {"raa", "recueil des actes administratifs"},
    {"recueil des actes", "recueil des actes administratifs"},
    {"circulaire", "circulaire"},
    {"ordonnance", "ordonnance"},
    {"devis", "devis"},
    {"facture", "facture"},
    {"liste des deliberations", "liste des délibérations"},
    {"liste deliberations", "liste des délibérations"},
    {"deliberation", "délibération"},
    {"deliberations", "délibération"},
    {"delib", "délibération"},
    {"dcm", "délibération"},
    {"proces verbal", "procès-verbal"},
    {"proces verbaux", "procès-verbal"},
    {"procesverbal", "procès-verbal"},
    {"compte rendu", "compte rendu"},
    {"comptes rendus", "compte rendu"},
    {"compterendu", "compte rendu"},
    {"convocation", "convocation"},
    {"ordre du jour", "ordre du jour"},
    {"ordredujour", "ordre du jour"},
    {"odj", "ordre du jour"},
    {"arrete", "arrêté"},
    {"arretes", "arrêté"},
    {"decision modificative", ""},
    {"decision", "décision"},
    {"decisions", "décision"},
    {"avenant", "avenant"},
    {"convention", "convention"},
    {"conventions", "convention"},
    {"reglement de consultation", "règlement de consultation"},
    {"reglement de la consultation", "règlement de consultation"},
    {"reglement consultation", "règlement de consultation"},
    {"reglement", "règlement"},
    {"rgl", "règlement"},
    {"cctp", "CCTP"},
    {"ccap", "CCAP"},
    {"cahier des charges", "cahier des charges"},
    {"cahierdescharges", "cahier des charges"},
    {"cahier charges", "cahier des charges"},
    {"acte d engagement", "acte d'engagement"},
    {"acte engagement", "acte d'engagement"},
    {"marche public", "marché public"},
    {"contrat", "contrat"},
    {"avis", "avis"},
    {"lettre d intention", ""},
    {"lettre intention", ""},
    {"lettre d info", ""},
    {"lettre d information", ""},
    {"lettre info", ""},
    {"lettre information", ""},
    {"lettre municipale", ""},
    {"lettre", "courrier"},
    {"courrier", "courrier"},
    {"rapport", "rapport"},
    {"charte", "charte"},
    {"budget participatif", ""},
    {"budget primitif", "budget"},
    {"budget", "budget"},
    {"note de synthese", "note"},
    {"note explicative", "note"},
    {"bulletin municipal", "bulletin municipal"},
    {"journal municipal", "bulletin municipal"},
    {"communique de presse", "communiqué"},
    {"communique", "communiqué"},
    {"guide", "guide"},
    {"requete", "requête"},
    {"jugement", "jugement"},
};
/* Two letters may be of anything: these begin the name, or one of these, or
 * digits, stands behind. */
static const struct {
    const char *word, *type;
} short_types[] = {{"pv", "procès-verbal"}, {"cr", "compte rendu"}};
static const char *const behind_short[] = {
    "du", "de", "des", "conseil", "cm", "reunion", "seance", "municipal", NULL};
static const char *const marks[] = {"n", "no", "num", "numero", NULL};

struct word {
    const char *text;
    gsize len;
    bool is_number;
    /* A blank, a hyphen, an underscore stands before it: "cr010416" has two
     * words and one that is tied. */
    bool is_tied;
};

struct words {
    struct word list[NAME_WORDS];
    guint n;
};

/* ---- Words ----------------------------------------------------------------
 */

static void cut_words(const char *folded, struct words *words)
{
    words->n = 0;
    bool is_tied = false;
    for (const char *p = folded; *p && words->n < NAME_WORDS;) {
        if (*p == ' ') {
            p++;
            is_tied = false;
            continue;
        }
        struct word *word = &words->list[words->n++];
        *word = (struct word){p, 0, g_ascii_isdigit(*p), is_tied};
        while (p[word->len] && p[word->len] != ' ' &&
               !g_ascii_isdigit(p[word->len]) == !word->is_number)
            word->len++;
        p += word->len;
        is_tied = true;
    }
}

static bool is_word(const struct words *words, guint i, const char *text)
{
    return i < words->n && words->list[i].len == strlen(text) &&
           memcmp(words->list[i].text, text, words->list[i].len) == 0;
}

static bool is_among(const struct words *words, guint i,
                     const char *const *list)
{
    for (; *list; list++) {
        if (is_word(words, i, *list))
            return true;
    }
    return false;
}

/* How many words from i on are those of text; 0 where they are not. */
static guint count_fitting(const struct words *words, guint i, const char *text)
{
    g_auto(GStrv) wanted = g_strsplit(text, " ", -1);
    guint n = 0;
    while (wanted[n] && is_word(words, i + n, wanted[n]))
        n++;
    return wanted[n] ? 0 : n;
}

static guint number_at(const struct words *words, guint i, gsize min, gsize max)
{
    if (i >= words->n)
        return 0;
    const struct word *word = &words->list[i];
    if (!word->is_number || word->len < min || word->len > max)
        return 0;
    g_autofree char *digits = g_strndup(word->text, word->len);
    return (guint) g_ascii_strtoull(digits, NULL, 10);
}

/* ---- The type -------------------------------------------------------------
 */

/* The type that the words from i on name, NULL for none; *n: how many. */
static const char *type_at(const struct words *words, guint i, guint *n)
{
    for (gsize t = 0; t < G_N_ELEMENTS(types); t++) {
        *n = count_fitting(words, i, types[t].words);
        if (*n > 0)
            return types[t].type;
    }
    *n = 1;
    for (gsize t = 0; t < G_N_ELEMENTS(short_types); t++) {
        if (is_word(words, i, short_types[t].word) &&
            (i == 0 || is_among(words, i + 1, behind_short) ||
             (i + 1 < words->n && words->list[i + 1].is_number)))
            return short_types[t].type;
    }
    return NULL;
}

/* "synthèse de l'avis" is no avis, "projet de convention" a convention. */
static bool is_of_another(const struct words *words, guint i)
{
    static const char *const links[] = {"de",  "du",  "des", "d",  "la",  "le",
                                        "les", "l",   "sur", "un", "une", "a",
                                        "au",  "aux", "par", "en", NULL};
    static const char *const same[] = {"projet",   "modele", "extrait",
                                       "registre", "copie",  NULL};
    const guint type = i;
    while (i > 0 && is_among(words, i - 1, links))
        i--;
    return i < type && (i == 0 || !is_among(words, i - 1, same));
}

/* The first type named, "" for none; *behind: the word behind it. */
static const char *find_type(const struct words *words, guint *behind)
{
    for (guint i = 0; i < words->n; i++) {
        guint n;
        const char *type = type_at(words, i, &n);
        if (type && !is_of_another(words, i)) {
            *behind = i + n;
            return type;
        }
    }
    *behind = words->n;
    return "";
}

/* ---- The day --------------------------------------------------------------
 */

static bool is_likely(const struct date *date)
{
    return date->year >= NAME_YEAR_MIN && date->year <= NAME_YEAR_MAX &&
           date_is_real(date);
}

/* "20210129", "17022023": as one of them is a day and the other is not. */
static bool read_eight(const struct words *words, guint i, struct date *date)
{
    const guint n = number_at(words, i, 8, 8);
    const struct date iso = {n % 100, n / 100 % 100, n / 10000};
    const struct date french = {n / 1000000, n / 10000 % 100, n % 10000};
    *date = is_likely(&iso) ? iso : french;
    return is_likely(&iso) != is_likely(&french);
}

/* "010416". */
static bool read_six(const struct words *words, guint i, struct date *date)
{
    if (i >= words->n || words->list[i].len != 6)
        return false;
    const guint n = number_at(words, i, 6, 6);
    const guint year = n % 100;
    *date = (struct date){n / 10000, n / 100 % 100,
                          year + (year <= SHORT_YEAR_MAX ? 2000 : 1900)};
    return is_likely(date);
}

/* "2018 06 07", "07 10 2022", "31 mars 2023", "1 er mars 2023". */
static bool read_three(const struct words *words, guint i, struct date *date)
{
    if (i + 2 >= words->n)
        return false;
    const guint month_at = i + 1 + is_word(words, i + 1, "er");
    const guint month =
        month_at + 1 < words->n
            ? month_find(words->list[month_at].text, words->list[month_at].len)
            : 0;
    if (month)
        *date = (struct date){number_at(words, i, 1, 2), month,
                              number_at(words, month_at + 1, 4, 4)};
    else if (words->list[i].len == 4)
        *date = (struct date){number_at(words, i + 2, 2, 2),
                              number_at(words, i + 1, 2, 2),
                              number_at(words, i, 4, 4)};
    else
        *date = (struct date){number_at(words, i, 1, 2),
                              number_at(words, i + 1, 1, 2),
                              number_at(words, i + 2, 4, 4)};
    return is_likely(date);
}

static bool is_same(const struct date *a, const struct date *b)
{
    return a->day == b->day && a->month == b->month && a->year == b->year;
}

/* False where there is none, or more than one. */
static bool find_date(const struct words *words, guint behind_type,
                      struct date *found)
{
    bool has_date = false;
    for (guint i = 0; i < words->n; i++) {
        struct date date;
        if (!words->list[i].is_number ||
            !(read_three(words, i, &date) || read_eight(words, i, &date) ||
              (i == behind_type && read_six(words, i, &date))))
            continue;
        if (has_date && !is_same(&date, found))
            return false;
        *found = date;
        has_date = true;
    }
    return has_date;
}

/* ---- The number -----------------------------------------------------------
 */

/* Digits as the name has them: "2020-015" for "n_2020-015". */
static char *find_number(const struct words *words, guint behind_type,
                         const char *type)
{
    struct date date;
    guint i = behind_type;
    const bool has_mark = is_among(words, i, marks);
    i += has_mark;
    if (read_three(words, i, &date) || read_eight(words, i, &date))
        return NULL;
    const guint first = number_at(words, i, 1, 6);
    const bool is_rule = strcmp(type, "règlement") == 0;
    const bool is_year = first >= NAME_YEAR_MIN && first <= NAME_YEAR_MAX;
    if (first == 0 || (!has_mark && (!is_rule || first < 100 || is_year)))
        return NULL;
    const guint second = i + 1 < words->n && !words->list[i + 1].is_tied
                             ? number_at(words, i + 1, 1, 5)
                             : 0;
    const bool has_year =
        is_year || (second >= NAME_YEAR_MIN && second <= NAME_YEAR_MAX);
    /* Which of them would be the number? */
    if (second > 0 && !has_year)
        return NULL;
    GString *number = g_string_new_len(words->list[i].text, words->list[i].len);
    if (second > 0) {
        g_string_append_c(number, '-');
        g_string_append_len(number, words->list[i + 1].text,
                            words->list[i + 1].len);
    }
    return g_string_free(number, FALSE);
}

/* ---- All ------------------------------------------------------------------
 */

static void add(GArray *facts, enum fact_kind kind, enum fact_origin origin,
                const char *text)
{
    const struct fact fact = {kind, origin, 0, (char *) text};
    facts_add(facts, &fact);
}

/* A title is copied from document to document, its day with it; not so one that
 * is the name of a file. */
static bool may_date(const char *name, enum fact_origin origin)
{
    static const char *const extensions[] = {".doc", ".docx", ".odt",
                                             ".pdf", ".rtf",  NULL};
    if (origin != FACT_FROM_INFO || g_str_has_prefix(name, "Microsoft Word - "))
        return true;
    for (const char *const *extension = extensions; *extension; extension++) {
        const gsize len = strlen(*extension);
        const gsize name_len = strlen(name);
        if (name_len > len &&
            g_ascii_strcasecmp(name + name_len - len, *extension) == 0)
            return true;
    }
    return false;
}

void paper_name_read(const char *name, enum fact_origin origin, GArray *facts)
{
    g_autofree char *cut = g_strndup(name, NAME_LEN);
    g_autofree char *folded = label_fold(cut);
    struct words words;
    cut_words(folded, &words);
    guint behind;
    const char *type = find_type(&words, &behind);
    /* A title that comes to it later is about one. */
    if (!may_date(name, origin) && behind > TITLE_WORDS)
        type = "";
    if (*type)
        add(facts, FACT_TYPE, origin, doctype_find(type));
    struct date date;
    if (may_date(name, origin) && find_date(&words, behind, &date)) {
        g_autofree char *text =
            g_strdup_printf("%04u-%02u-%02u", date.year, date.month, date.day);
        add(facts, FACT_DATE, origin, text);
    }
    g_autofree char *number = find_number(&words, behind, type);
    if (number && may_date(name, origin))
        add(facts, FACT_NUMBER, origin, number);
}
