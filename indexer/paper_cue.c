/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper_cue.c - what the words around a date say that it is the date of. */
#include "indexer/paper_cue.h"

#include "indexer/folding.h"
#include "indexer/paper_cue_words.h"
#include "indexer/written_date.h"

#include <string.h>

/* Characters before a date in which words speak of it. */
enum { SESSION_REACH = 90, MEETING_REACH = 180, SIGNED_REACH = 50 };
/* Lines at the top in which a date may stand alone; lines of a cover, and
 * characters. */
enum { TOP_LINES = 20, COVER_LINES = 8, COVER_LEN = 400 };
/* Characters of "Châlons-en-Champagne, le", and of "à 18 heures 30". */
enum { PLACE_LEN = 60, HOUR_LEN = 24 };

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
static const char *before_weekday(const char *from, const char *to,
                                  bool *has_weekday)
{
    const char *p = back_over(to, from, " \n,");
    *has_weekday = true;
    for (const char *const *day = weekdays; *day; day++) {
        if (ends_with_word(from, p, *day))
            return back_over(p - strlen(*day), from, " \n");
    }
    *has_weekday = false;
    return back_over(to, from, " \n");
}

static guint count_lines(const char *from, const char *to)
{
    guint n = 0;
    while (from < to)
        n += *from++ == '\n';
    return n;
}

static const char *line_start(const struct sheet *sheet, const char *p)
{
    const char *begin = sheet->folded->str;
    const char *eol = memrchr(begin, '\n', p - begin);
    return eol ? eol + 1 : begin;
}

bool paper_next_date(const struct sheet *sheet, const char **p,
                     struct dated *dated)
{
    const char *begin = sheet->folded->str;
    for (const char *at = *p; *at; at++) {
        if (!g_ascii_isalnum(*at) || (at > begin && g_ascii_isalnum(at[-1])))
            continue;
        const char *right = written_date(at, &dated->date);
        dated->is_short = !right;
        if (!right && !(right = written_short_date(at, &dated->date)))
            continue;
        dated->line = line_start(sheet, at);
        dated->left = before_weekday(begin, at, &dated->has_weekday);
        dated->right = right;
        dated->line_no = count_lines(begin, at);
        *p = right;
        return true;
    }
    return false;
}

/* ---- Around them ----------------------------------------------------------
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

/* The last word of [from, to) where one of the patterns fits, and behind it;
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
        "/", "date:",    "et le", NULL};
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
static bool is_near(const char *from, const struct dated *dated)
{
    const char *eol = memchr(from, '\n', dated->left - from);
    return !eol || is_link(eol, dated->left);
}

/* The start of the line, or of the one before where the line goes on with a
 * sentence, in small letters; but behind a date, which has words of its own. */
static const char *sentence_start(const struct sheet *sheet, const char *to)
{
    const char *start = line_start(sheet, to);
    if (start > sheet->folded->str && sheet_is_small(sheet, start))
        start = line_start(sheet, start - 1);
    const char *p = to;
    while (p > start && !g_ascii_isdigit(p[-1]))
        p--;
    return p;
}

/* Nothing but the hour behind it in its line. */
static bool ends_line(const struct dated *dated)
{
    const char *p = dated->right;
    const gsize len = strcspn(p, "\n");
    return len <= HOUR_LEN && strspn(p, " ,.-:0123456789ahheures)") == len;
}

/* ---- What they say --------------------------------------------------------
 */

static bool is_of_session(const struct paper *paper, const struct sheet *sheet,
                          const struct dated *dated)
{
    const char *from = window(sheet, dated->left, SESSION_REACH);
    const char *behind;
    const char *noun = last_of(from, dated->left, cue_sessions, &behind);
    if (!noun || has_any(behind, dated->left, ".;?!()0123456789") ||
        paper_holds(behind, dated->left, cue_not_between) ||
        !is_near(behind, dated))
        return false;
    const char *start = sentence_start(sheet, noun);
    if (paper_holds(start, noun, cue_not_before) ||
        (paper->family != PAPER_SUMMONS &&
         paper_holds(start, noun, cue_convening)))
        return false;
    const char *right = dated->right + strspn(dated->right, " ,");
    for (const char *const *not = cue_not_behind; *not ; not ++) {
        if (folding_behind(*not, right))
            return false;
    }
    return true;
}

/* Where titles do not say that a session is all it is about, the day ends a
 * line, and one that begins with the session where the type is not known. */
static bool may_be_of_session(const struct paper *paper, guint s,
                              const struct dated *dated)
{
    const struct sheet *sheet = &paper->sheets[s];
    const bool is_above = dated->left <= sheet->folded->str + paper->body[s];
    switch (paper->family) {
    case PAPER_UNKNOWN:
        return is_above && dated->line_no < TOP_LINES && ends_line(dated) &&
               !sheet_is_small(sheet, dated->line);
    case PAPER_OTHER:
    case PAPER_OPINION:
        return is_above && dated->line_no < TOP_LINES && ends_line(dated);
    default:
        return is_above || is_near(dated->line, dated);
    }
}

/* "s'est réuni à la mairie, le": no other sentence between. */
static bool is_of_meeting(const struct paper *paper, const struct sheet *sheet,
                          const struct dated *dated)
{
    const char *from = window(sheet, dated->left, MEETING_REACH);
    const char *behind;
    if (!last_of(from, dated->left, cue_meetings, &behind) &&
        (paper->family != PAPER_SUMMONS ||
         !last_of(from, dated->left, cue_summonings, &behind)))
        return false;
    return (dated->has_weekday || ends_with_word(from, dated->left, "le")) &&
           !has_any(behind, dated->left, ".;?!0123456789") &&
           !paper_holds(behind, dated->left, cue_not_between) &&
           !paper_holds(behind, dated->left, cue_convening);
}

/* "Le 12 février 2020 à 19 heures, le conseil municipal s'est réuni". */
static bool opens_meeting(const struct dated *dated)
{
    if (!is_link(dated->line, dated->left))
        return false;
    const char *to =
        dated->right + MIN(strlen(dated->right), (gsize) MEETING_REACH);
    return paper_holds(dated->right, to, cue_held);
}

/* Behind the number of an act, or the words that it calls itself. */
static bool is_of_act(const struct paper *paper, const struct sheet *sheet,
                      const struct dated *dated)
{
    const char *title = paper->title_end;
    if (!paper->title || sheet != &paper->sheets[paper->title_sheet] ||
        dated->left < title || dated->left - title > SESSION_REACH ||
        count_lines(title, dated->left) > 1 ||
        paper_holds(title, dated->left, cue_not_of_act))
        return false;
    const char *p = back_over(dated->left, title, " \n");
    if (!ends_with_word(title, p, "du") && !ends_with_word(title, p, "le"))
        return false;
    p = back_over(p - 2, title, " \n,(");
    if (ends_with_word(title, p, "en date"))
        p = back_over(p - strlen("en date"), title, " \n,(");
    /* The title itself, or the last word of its number. */
    const char *word =
        back_over(p, title, "abcdefghijklmnopqrstuvwxyz0123456789-_/.");
    return p <= title || has_any(word, p, "0123456789");
}

static bool is_signed(const struct sheet *sheet, const struct dated *dated)
{
    const char *from = window(sheet, dated->left, SESSION_REACH);
    const char *behind;
    const char *word = last_of(from, dated->left, cue_signings, &behind);
    return word && dated->left - behind < SIGNED_REACH &&
           (word == line_start(sheet, word) || sheet_is_capital(sheet, word)) &&
           !has_any(behind, dated->left, ".;?!()0123456789") &&
           count_lines(behind, dated->left) <= 1;
}

static bool is_of_approval(const struct sheet *sheet, const struct dated *dated)
{
    const char *from = window(sheet, dated->left, SESSION_REACH);
    const char *behind;
    const char *word = last_of(from, dated->left, cue_approvals, &behind);
    return word && word == line_start(sheet, word) &&
           !has_any(behind, dated->left, ".;?!0123456789") &&
           count_lines(behind, dated->left) <= 1;
}

static bool follows(const struct sheet *sheet, const struct dated *dated,
                    const char *const *patterns)
{
    const char *from = window(sheet, dated->left, SESSION_REACH);
    const char *behind;
    return last_of(from, dated->left, patterns, &behind) &&
           behind + strspn(behind, " \n") >= dated->left;
}

static bool has_small_words(const struct sheet *sheet, const char *from,
                            const char *to)
{
    for (const char *p = from; p < to; p++) {
        if (sheet_is_small(sheet, p) && (p == from || !g_ascii_isalnum(p[-1])))
            return true;
    }
    return false;
}

/* "Nice, le"; where the comma is forgotten, a name of capitals: "Nice le". */
static bool is_letterhead(const struct sheet *sheet, const struct dated *dated)
{
    const char *p = back_over(dated->left, dated->line, " ,");
    if (!ends_with_word(dated->line, p, "le") || !ends_line(dated))
        return false;
    p = back_over(p - strlen("le"), dated->line, " ");
    const bool has_comma = p > dated->line && p[-1] == ',';
    return p > dated->line && p - dated->line < PLACE_LEN &&
           sheet_is_capital(sheet, dated->line) &&
           (has_comma || !has_small_words(sheet, dated->line, p)) &&
           !has_any(dated->line, p, "0123456789:;()") &&
           !paper_holds(dated->line, p, cue_stamps) &&
           !paper_holds(dated->line, p, cue_signings);
}

static bool is_alone(const struct sheet *sheet, const struct dated *dated)
{
    const char *from = dated->line;
    while (from < dated->left && !g_ascii_isalnum(*from))
        from++;
    const char *above =
        from > sheet->folded->str
            ? line_start(sheet, MAX(sheet->folded->str, dated->line - 1))
            : from;
    return (from >= dated->left || is_link(from, dated->left)) &&
           ends_line(dated) && !paper_holds(above, dated->line, cue_stamps);
}

bool paper_says(const struct paper *paper, guint s, const struct dated *dated,
                enum cue cue)
{
    const struct sheet *sheet = &paper->sheets[s];
    const char *folded = sheet->folded->str;
    const bool is_above = dated->left <= folded + paper->body[s];
    if (dated->is_short && (cue == CUE_ALONE || cue == CUE_UPDATED))
        return false;
    switch (cue) {
    case CUE_SESSION:
        return may_be_of_session(paper, s, dated) &&
               is_of_session(paper, sheet, dated);
    case CUE_MEETING:
        return (paper->family == PAPER_SUMMONS ||
                dated->left <= folded + paper->visas[s]) &&
               (is_of_meeting(paper, sheet, dated) || opens_meeting(dated));
    case CUE_ACT:
        return is_of_act(paper, sheet, dated);
    case CUE_SIGNED:
        return (paper->family != PAPER_UNKNOWN ||
                (is_above && dated->line_no < TOP_LINES && ends_line(dated))) &&
               is_signed(sheet, dated);
    case CUE_APPROVED:
        return is_above && is_of_approval(sheet, dated);
    case CUE_ADOPTED:
        return is_above && follows(sheet, dated, cue_adoptions);
    case CUE_LETTER:
        return is_letterhead(sheet, dated);
    case CUE_ALONE:
        return is_above && s == paper->first && dated->line_no < TOP_LINES &&
               (paper->family != PAPER_UNKNOWN ||
                (sheet->n_lines <= COVER_LINES &&
                 sheet->folded->len <= COVER_LEN)) &&
               is_alone(sheet, dated);
    case CUE_UPDATED:
        return is_above && follows(sheet, dated, cue_updates);
    default:
        return false;
    }
}
