/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper_date.c - the day of a session, or of the act.
 *
 * First pages are full of dates: of laws, of stamps, of other sessions.  Each
 * date is judged by the words before it, and counts only where they say what
 * it is the date of.
 */
#include "indexer/paper_internal.h"

#include "indexer/folding.h"
#include "indexer/written_date.h"

#include <string.h>

/* What the words around a date say of it. */
enum meaning {
    MEANS_NOTHING,
    MEANS_SESSION,  /* "Séance du 12 février 2020" */
    MEANS_MEETING,  /* "s'est réuni le", "aura lieu le" */
    MEANS_ACT,      /* "Arrêté n° 12 du 3 mars 2023" */
    MEANS_SIGNED,   /* "signée le", "Fait à Nice, le" */
    MEANS_APPROVED, /* "approuvée par le conseil dans sa séance du" */
    MEANS_ADOPTED,  /* "adopté le" */
    MEANS_LETTER,   /* "Nice, le 16 juillet 2018": a line */
    MEANS_ALONE,    /* a line */
    MEANS_UPDATED,  /* "Dernière mise à jour :" */
    MEANS_STAMPED,  /* "ID : 030-213001563-20200212-2020_015-DE" */
    N_MEANINGS,
};

/* The most telling first. */
static const enum meaning wanted[][N_MEANINGS] = {
    [PAPER_SESSION] = {MEANS_SESSION, MEANS_MEETING, MEANS_ACT, MEANS_ALONE,
                       MEANS_STAMPED},
    [PAPER_SUMMONS] = {MEANS_MEETING, MEANS_SESSION, MEANS_ALONE},
    [PAPER_ORDER] = {MEANS_ACT, MEANS_SIGNED, MEANS_LETTER, MEANS_STAMPED},
    [PAPER_CONTRACT] = {MEANS_ACT, MEANS_SIGNED, MEANS_APPROVED},
    [PAPER_LETTER] = {MEANS_LETTER, MEANS_SIGNED},
    [PAPER_RULES] = {MEANS_SESSION, MEANS_ADOPTED, MEANS_APPROVED},
    [PAPER_OPINION] = {MEANS_SESSION, MEANS_ACT, MEANS_ALONE, MEANS_LETTER},
    [PAPER_OTHER] = {MEANS_SESSION, MEANS_ALONE, MEANS_UPDATED, MEANS_LETTER},
    [PAPER_UNKNOWN] = {MEANS_SESSION, MEANS_SIGNED, MEANS_ALONE},
};

/* Characters before a date in which words speak of it. */
enum { SESSION_REACH = 90, MEETING_REACH = 180, APPROVED_REACH = 120 };
/* Lines at the top in which a date may stand alone; lines of a cover. */
enum { TOP_LINES = 20, COVER_LINES = 8 };

/* A date in a sheet, and where the words before it end. */
struct found {
    struct date date;
    const char *line;  /* where its line begins */
    const char *left;  /* behind the words before it: no weekday */
    const char *right; /* behind the date */
    bool has_weekday;
    guint line_no;
};

/* ---- Words ----------------------------------------------------------------
 */

static const char *const sessions[] = {"seance",
                                       "seances",
                                       "session",
                                       "reunion",
                                       "assemblee pleniere",
                                       "conseil municipal",
                                       "conseil communautaire",
                                       "conseil departemental",
                                       "conseil regional",
                                       "conseil general",
                                       "conseil metropolitain",
                                       "conseil syndical",
                                       "conseil d'administration",
                                       "conseil de communaute",
                                       "conseil de la communaute",
                                       "conseil de paris",
                                       "conseil de territoire",
                                       "conseil d'agglomeration",
                                       "conseil de la metropole",
                                       "conseil communal",
                                       "commission permanente",
                                       "comite syndical",
                                       "bureau communautaire",
                                       "bureau syndical",
                                       "bureau metropolitain",
                                       "assemblee generale",
                                       "assemblee regionale",
                                       "assemblee departementale",
                                       "assemblee de corse",
                                       "cr",
                                       "proces verbal",
                                       "compte rendu",
                                       "pv",
                                       NULL};
/* Between such a word and its date. */
static const char *const not_between[] = {
    "sign*",     "approuv*",   "deliber*", "convention",  "arrete",
    "loi",       "decret",     "adopt*",   "convocation", "transmi*",
    "recu*",     "affich*",    "nomm*",    "elu",         "elus",
    "depuis",    "avant",      "apres",    "jusqu*",      "compter",
    "prochain*", "precedent*", "dernier*", "et",          "secretaire",
    "publie",    "publiee",    "installe", "election",    "au",
    NULL};
/* In the line before such a word. */
static const char *const not_before[] = {"approbation",
                                         "approuv*",
                                         "adoption",
                                         "adopt*",
                                         "par deliberation",
                                         "la deliberation",
                                         "sa deliberation",
                                         "une deliberation",
                                         "deliberations du conseil",
                                         "d'affichage",
                                         "affichage",
                                         "prochain*",
                                         "precedent*",
                                         "dernier*",
                                         "vu",
                                         "depuis",
                                         "secretaire de",
                                         "president de",
                                         "presidente de",
                                         "prochaine",
                                         "lecture du",
                                         "suite",
                                         "lors",
                                         "ordre du jour de la prochaine",
                                         "validation",
                                         "presentation du",
                                         "rappel*",
                                         "cf*",
                                         "relatif*",
                                         "relative*",
                                         "modifi*",
                                         "annul*",
                                         NULL};
static const char *const convened[] = {"convocation", "convoque*", "envoi",
                                       NULL};
/* Behind the date. */
static const char *const not_behind[] = {
    "adopte",         "approuve", "est adopte", "est approuve", "a ete adopte",
    "a ete approuve", "- adopte", "- approuve", ": adopte",     NULL};
static const char *const meetings[] = {
    "reuni",       "reunie",       "reunis",   "reunies",   "tenu",
    "tenue",       "assemble",     "convoque", "convoques", "se tiendra",
    "aura lieu",   "se reunira",   "se tenir", "se reunir", "assister a",
    "etes invite", "etes invites", "a lieu",   NULL};
static const char *const not_of_act[] = {
    "modifi*", "loi",        "decret",   "code",   "l'arrete",   "deliberation",
    "abrog*",  "ordonnance", "compter",  "jusqu*", "nomm*",      "ne",
    "nee",     "vu",         "au",       "et",     "circulaire", "directive",
    "annul*",  "rempla*",    "prolong*", NULL};
static const char *const signings[] = {
    "signee le", "signe le",       "conclue le",
    "conclu le", "signee a*",      "signe a*",
    "fait a*",   "fait le",        "fait et signe*",
    "fait en*",  "enregistree le", "enregistre le",
    NULL};
static const char *const approvals[] = {"approuve*", "adopte*", NULL};
static const char *const adoptions[] = {
    "adopte le",   "adoptee le",   "adoption:",   "adoption$", "adopte par*",
    "approuve le", "approuvee le", "adoption le", "adopte:",   NULL};
static const char *const updates[] = {"mise a jour:",   "mise a jour le",
                                      "mise a jour du", "mis a jour le",
                                      "version du",     "date:",
                                      "edition du",     "edite le",
                                      "redige le",      NULL};

/* ---- Dates ----------------------------------------------------------------
 */

static const char *const weekdays[] = {"lundi",    "mardi",    "mercredi",
                                       "jeudi",    "vendredi", "samedi",
                                       "dimanche", NULL};

static const char *back_over(const char *p, const char *from, const char *set)
{
    while (p > from && strchr(set, p[-1]))
        p--;
    return p;
}

static bool ends_with_word(const char *from, const char *to, const char *word)
{
    const gsize len = strlen(word);
    return (gsize) (to - from) >= len && memcmp(to - len, word, len) == 0 &&
           ((gsize) (to - from) == len || !g_ascii_isalnum(*(to - len - 1)));
}

/* Before the weekday that ends at to, and the blanks around it. */
static const char *before_weekday(const char *from, const char *to)
{
    const char *p = back_over(to, from, " \n,");
    for (const char *const *day = weekdays; *day; day++) {
        if (ends_with_word(from, p, *day))
            return back_over(p - strlen(*day), from, " \n");
    }
    return back_over(to, from, " \n");
}

static guint count_lines(const char *from, const char *to)
{
    guint n = 0;
    while (from < to)
        n += *from++ == '\n';
    return n;
}

/* The next date at or behind *p, which moves behind it. */
static bool next_date(const struct sheet *sheet, const char **p,
                      struct found *found)
{
    const char *begin = sheet->folded->str;
    for (const char *at = *p; *at; at++) {
        if (!g_ascii_isalnum(*at) || (at > begin && g_ascii_isalnum(at[-1])))
            continue;
        const char *right = written_date(at, &found->date);
        if (!right)
            continue;
        const char *eol = memrchr(begin, '\n', at - begin);
        found->line = eol ? eol + 1 : begin;
        found->left = before_weekday(begin, at);
        found->right = right;
        found->has_weekday = back_over(at, begin, " \n,") != found->left &&
                             back_over(at, begin, " \n") != found->left;
        found->line_no = count_lines(begin, at);
        *p = right;
        return true;
    }
    return false;
}

/* ---- What they are dates of -----------------------------------------------
 */

static bool has_any(const char *from, const char *to, const char *chars)
{
    for (; from < to; from++) {
        if (strchr(chars, *from))
            return true;
    }
    return false;
}

static const char *window(const struct sheet *sheet, const char *left,
                          gsize reach)
{
    const char *begin = sheet->folded->str;
    return (gsize) (left - begin) > reach ? left - reach : begin;
}

/* The last place in [from, to) where one of the patterns fits, and behind it;
 * NULL where none does. */
static const char *last_of(const char *from, const char *to,
                           const char *const *patterns, const char **behind)
{
    for (const char *p = to; p-- > from;) {
        if (!g_ascii_isalnum(*p) || (p > from && g_ascii_isalnum(p[-1])))
            continue;
        for (const char *const *pattern = patterns; *pattern; pattern++) {
            if (**pattern != *p)
                continue;
            *behind = folding_behind(*pattern, p);
            if (*behind && *behind <= to)
                return p;
        }
    }
    return NULL;
}

/* "du", "le", "en date du", ":" or nothing. */
static bool is_link(const char *from, const char *to)
{
    static const char *const links[] = {
        "",  "du",       "le",    "en date du", "en date", "du conseil du",
        ":", "-",        "- du",  "(",          ", le",    ", du",
        ",", "tenue le", "de ce", "date du",    "le:",     "du:",
        "/", "date:",    NULL};
    from += strspn(from, " \n");
    to = back_over(to, from, " \n");
    for (const char *const *link = links; *link; link++) {
        if ((gsize) (to - from) == strlen(*link) &&
            memcmp(from, *link, to - from) == 0)
            return true;
    }
    return false;
}

/* A line may end between a word and its date, where nothing else does. */
static bool is_near(const char *from, const struct found *found)
{
    const char *eol = memchr(from, '\n', found->left - from);
    if (!eol)
        return true;
    return is_link(eol, found->left);
}

static bool is_of_session(const struct paper *paper, const struct sheet *sheet,
                          const struct found *found)
{
    const char *from = window(sheet, found->left, SESSION_REACH);
    const char *behind;
    const char *noun = last_of(from, found->left, sessions, &behind);
    if (!noun || has_any(behind, found->left, ".;?!()0123456789") ||
        paper_holds(behind, found->left, not_between) ||
        !is_near(behind, found))
        return false;
    const char *eol =
        memrchr(sheet->folded->str, '\n', noun - sheet->folded->str);
    const char *line = eol ? eol + 1 : sheet->folded->str;
    if (paper_holds(line, noun, not_before) ||
        (paper->family != PAPER_SUMMONS && paper_holds(line, noun, convened)))
        return false;
    const char *right = found->right + strspn(found->right, " ,");
    for (const char *const *not = not_behind; *not ; not ++) {
        if (folding_behind(*not, right))
            return false;
    }
    return true;
}

/* "s'est réuni à la mairie, le": no other sentence between. */
static bool is_of_meeting(const struct sheet *sheet, const struct found *found)
{
    const char *from = window(sheet, found->left, MEETING_REACH);
    const char *behind;
    if (!last_of(from, found->left, meetings, &behind))
        return false;
    return (found->has_weekday || ends_with_word(from, found->left, "le")) &&
           !has_any(behind, found->left, ".;?!0123456789") &&
           !paper_holds(behind, found->left, not_between);
}

/* "Le 12 février 2020 à 19 heures, le conseil municipal s'est réuni". */
static bool opens_meeting(const struct sheet *sheet, const struct found *found)
{
    static const char *const held[] = {"s'est reuni",
                                       "se sont reunis",
                                       "se reunira",
                                       "s'est assemble",
                                       "se tiendra",
                                       "aura lieu",
                                       "s'est tenu",
                                       "s'est tenue",
                                       "legalement convoque",
                                       "dument convoque",
                                       "regulierement convoque",
                                       "s'est reunie",
                                       "se sont reunies",
                                       "etant assemble",
                                       "etant reuni",
                                       NULL};
    if (!is_link(found->line, found->left))
        return false;
    const gsize rest = strlen(found->right);
    const char *to = found->right + MIN(rest, MEETING_REACH);
    return paper_holds(found->right, to, held) &&
           found->line >= sheet->folded->str;
}

/* Behind the number of an act, or the words that it calls itself. */
static bool is_of_act(const struct paper *paper, const struct sheet *sheet,
                      const struct found *found)
{
    if (!paper->title || sheet != &paper->sheets[paper->title_sheet] ||
        found->left < paper->title_end ||
        found->left - paper->title_end > SESSION_REACH ||
        count_lines(paper->title_end, found->left) > 1 ||
        paper_holds(paper->title_end, found->left, not_of_act))
        return false;
    const char *p = back_over(found->left, paper->title_end, " \n");
    if (!ends_with_word(paper->title_end, p, "du") &&
        !ends_with_word(paper->title_end, p, "le"))
        return false;
    p = back_over(p - 2, paper->title_end, " \n,(");
    if (ends_with_word(paper->title_end, p, "date"))
        p = back_over(p - 4, paper->title_end, " \n,(");
    if (ends_with_word(paper->title_end, p, "en"))
        p = back_over(p - 2, paper->title_end, " \n,(");
    /* The number's last word, or the title itself. */
    return p <= paper->title_end || g_ascii_isdigit(p[-1]) ||
           has_any(back_over(p, paper->title_end,
                             "abcdefghijklmnopqrstuvwxyz0123456789-_/."),
                   p, "0123456789");
}

static bool is_signed(const struct sheet *sheet, const struct found *found)
{
    const char *from = window(sheet, found->left, SESSION_REACH);
    const char *behind;
    if (!last_of(from, found->left, signings, &behind))
        return false;
    return !has_any(behind, found->left, ".;?!()0123456789") &&
           found->left - behind < 50 && count_lines(behind, found->left) <= 1;
}

static bool is_of_approval(const struct sheet *sheet, const struct found *found)
{
    const char *from = window(sheet, found->left, APPROVED_REACH);
    const char *behind;
    const char *word = last_of(from, found->left, approvals, &behind);
    return word && (word == sheet->folded->str || word[-1] == '\n') &&
           !has_any(behind, found->left, ".;?!0123456789") &&
           count_lines(behind, found->left) <= 1;
}

static bool follows(const struct sheet *sheet, const struct found *found,
                    const char *const *patterns)
{
    const char *from = window(sheet, found->left, SESSION_REACH);
    const char *behind;
    return last_of(from, found->left, patterns, &behind) &&
           behind + strspn(behind, " \n") >= found->left;
}

/* Nothing but the hour behind it in its line. */
static bool ends_line(const struct found *found)
{
    const char *p = found->right;
    const gsize len = strcspn(p, "\n");
    if (len > 24)
        return false;
    for (gsize i = 0; i < len; i++) {
        if (!strchr(" ,.-:0123456789ah", p[i]) &&
            !g_str_has_prefix(p + i, "heures") && !strchr("eurs", p[i]))
            return false;
    }
    return true;
}

static bool is_letterhead(const struct found *found)
{
    const char *p = back_over(found->left, found->line, " ");
    if (!ends_with_word(found->line, p, "le") || !ends_line(found))
        return false;
    p = back_over(p - 2, found->line, " ");
    if (p == found->line || p[-1] != ',')
        return false;
    static const char *const not_places[] = {
        "recu",   "publie", "affiche",     "transmis", "ne",   "nee", "notifie",
        "envoye", "depose", "convocation", "vu",       "fait", NULL};
    const char *from = p;
    while (from > found->line && !strchr("-|", from[-1]) &&
           (from[-1] != ' ' || p - from < 40))
        from--;
    return p - found->line < 60 && !has_any(found->line, p, "0123456789") &&
           !paper_holds(found->line, p, not_places);
}

static bool is_alone(const struct found *found)
{
    const char *from = found->line;
    while (from < found->left && !g_ascii_isalnum(*from))
        from++;
    return (from >= found->left || is_link(from, found->left)) &&
           ends_line(found);
}

static bool is_cover(const struct sheet *sheet)
{
    return sheet->n_lines <= COVER_LINES;
}

static bool means(const struct paper *paper, guint s, const struct found *found,
                  enum meaning meaning)
{
    const struct sheet *sheet = &paper->sheets[s];
    const bool is_above = found->left <= sheet->folded->str + paper->body[s];
    const bool opens = is_near(found->line, found);
    switch (meaning) {
    case MEANS_SESSION:
        return (is_above || (opens && paper->family != PAPER_OTHER)) &&
               is_of_session(paper, sheet, found);
    case MEANS_MEETING:
        return (paper->family == PAPER_SUMMONS ||
                found->left <= sheet->folded->str + paper->visas[s]) &&
               (is_of_meeting(sheet, found) || opens_meeting(sheet, found));
    case MEANS_ACT:
        return is_of_act(paper, sheet, found);
    case MEANS_SIGNED:
        return (is_above || paper->family != PAPER_UNKNOWN) &&
               is_signed(sheet, found);
    case MEANS_APPROVED:
        return is_above && is_of_approval(sheet, found);
    case MEANS_ADOPTED:
        return is_above && follows(sheet, found, adoptions);
    case MEANS_LETTER:
        return is_letterhead(found);
    case MEANS_ALONE:
        return is_above && s == paper->first && found->line_no < TOP_LINES &&
               (paper->family != PAPER_UNKNOWN || is_cover(sheet)) &&
               is_alone(found);
    case MEANS_UPDATED:
        return is_above && follows(sheet, found, updates);
    default:
        return false;
    }
}

/* ---- Without a date as such -----------------------------------------------
 */

/* "L'an deux mille vingt, le douze février". */
static bool read_formula(const struct sheet *sheet, struct date *date)
{
    const char *p = sheet->folded->str;
    while ((p = strstr(p, "l'an "))) {
        p += strlen("l'an ");
        const char *end = written_year(p, &date->year);
        if (!end)
            continue;
        const char *to = end + MIN(strlen(end), SESSION_REACH);
        for (; end < to; end++) {
            if (!g_ascii_isalnum(*end) || g_ascii_isalnum(end[-1]))
                continue;
            const char *behind = written_day(end, date);
            if (behind && !g_ascii_isalnum(*behind) && date_is_real(date))
                return true;
        }
    }
    return false;
}

/* The day of the act in the number that the prefecture's gate stamps on it:
 * département, SIREN, day, number, nature. */
static bool read_stamp(const struct sheet *sheet, struct date *date)
{
    const char *p = sheet->folded->str;
    while ((p = strstr(p, "id:"))) {
        p += strlen("id:");
        const gsize department = strcspn(p, "-\n");
        const char *siren = p + department + (p[department] == '-');
        if (department != 3 || strspn(siren, "0123456789") != 9 ||
            siren[9] != '-' || strspn(siren + 10, "0123456789") != 8 ||
            siren[18] != '-')
            continue;
        const guint64 day = g_ascii_strtoull(siren + 10, NULL, 10);
        *date = (struct date){day % 100, day / 100 % 100, day / 10000};
        if (date_is_real(date))
            return true;
    }
    return false;
}

static bool find_date(const struct paper *paper, guint s, enum meaning meaning,
                      struct date *date)
{
    const struct sheet *sheet = &paper->sheets[s];
    if (meaning == MEANS_STAMPED)
        return read_stamp(sheet, date);
    if (meaning == MEANS_MEETING && paper->family == PAPER_SESSION &&
        read_formula(sheet, date))
        return true;
    const char *p = sheet->folded->str;
    for (struct found found; next_date(sheet, &p, &found);) {
        if (means(paper, s, &found, meaning)) {
            *date = found.date;
            return true;
        }
    }
    return false;
}

bool paper_date(const struct paper *paper, struct paper_value *value)
{
    const enum meaning *meanings = wanted[paper->family];
    for (guint s = paper->first; s < paper->n_sheets; s++) {
        for (guint i = 0; meanings[i] != MEANS_NOTHING; i++) {
            struct date date;
            if (!find_date(paper, s, meanings[i], &date))
                continue;
            value->text = g_strdup_printf("%04u-%02u-%02u", date.year,
                                          date.month, date.day);
            value->sheet = s;
            return true;
        }
        /* What other pages say of days is of other things. */
        if (paper->family == PAPER_UNKNOWN || paper->family == PAPER_OTHER)
            break;
    }
    return false;
}
