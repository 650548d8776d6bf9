/* SPDX-License-Identifier: GPL-3.0-or-later */
/* opening.c - what the first words of a line say of it. */
#include "indexer/opening.h"

#include <string.h>

/* Characters of a line that are folded: longer than any pattern. */
enum { FOLDED_LEN = 64 };
/* More are a year's, an amount's. */
enum { PAGE_DIGITS = 4, LABEL_DIGITS = 3 };

/*
 * Patterns, folded: small letters without accents, one blank between words,
 * none around a colon, º and ° as "o".  Where a pattern ends, a word ends.
 *
 *   #  a number, blanks and a colon before it or not
 *   %  a number, a Roman one, or both: "3", "1er", "IV"
 *   *  anything, the end of a word or not
 *   $  the line's end
 */
static const char *const stamps[] = {
    /* of the prefecture */
    "envoye en prefecture",
    "recu en prefecture",
    "recu a la prefecture",
    "recu en sous-prefecture",
    "transmis en prefecture",
    "transmis a la prefecture",
    "transmis au controle de legalite",
    "transmis au representant de l'etat",
    "depose en prefecture",
    "accuse de reception en prefecture",
    "accuse de reception -",
    "accuse de reception ministere",
    "reception en prefecture",
    "reception par le prefet",
    "date de reception prefecture",
    "date de reception en prefecture",
    "date de reception de l'a",
    "date de teletransmission",
    "date de transmission",
    "teletransmis",
    "acte rendu executoire",
    "acte certifie executoire",
    "certifie executoire",
    "rendu executoire",
    "affiche le#",
    "affichee le#",
    "affichage le#",
    "affichage#",
    "affiche le$",
    "publie le#",
    "publiee le#",
    "publie le$",
    "publication#",
    "mis en ligne le#",
    "mise en ligne le#",
    "notifie le#",
    "notifiee le#",
    "id#",
    "identifiant unique*",
    "identifiant de l'acte",
    "numero de l'acte",
    "nature de l'acte",
    /* of every act */
    "republique francaise",
    "liberte, egalite, fraternite",
    "liberte egalite fraternite",
    "liberte - egalite - fraternite",
    "liberte-egalite-fraternite",
    "extrait du registre",
    "extrait des registres",
    "extrait du proces-verbal des deliberations",
    "extrait des deliberations",
    /* of whoever signs */
    "pour extrait conforme",
    "pour extrait certifie conforme",
    "pour copie conforme",
    "pour copie certifiee conforme",
    "pour ampliation",
    "pour le maire et par",
    "pour le prefet et par",
    "pour le president et par",
    "copie certifiee conforme",
    "certifie conforme",
    "fait a",
    "fait et delibere",
    "ainsi fait et delibere",
    "ainsi delibere",
    "fait les jour",
    "le maire$",
    "le maire,$",
    "la maire$",
    "la maire,$",
    "monsieur le maire$",
    "madame la maire$",
    "madame le maire$",
    "le president$",
    "le president,$",
    "la presidente$",
    "la presidente,$",
    "le prefet$",
    "le prefet,$",
    "la prefete$",
    "la prefete,$",
    "le secretaire de seance",
    "la secretaire de seance",
    "le maire certifie",
    "le maire, certifie",
    "certifie sous sa responsabilite",
    "suivent les signatures",
    "ont signe au registre",
    "au registre sont",
    "au registre suivent",
    "signe electroniquement",
    "signature electronique",
    "document signe electroniquement",
    "signe par:",
    "signe:",
    "signature$",
    "signature:",
    "signatures$",
    "signatures:",
    "lu et approuve",
    "cachet et signature",
};

static const char *const visas[] = {
    "vu le",     "vu la",    "vu les", "vu l'",  "vu ledit",
    "vu ladite", "vu son",   "vu sa",  "vu ses", "vu ensemble",
    "vus les",   "vues les", "vu:",
};

static const char *const formulas[] = {
    "l'an deux mil*",
    "l'an deux-mil*",
    "l'an 20*",
    /* ways to appeal */
    "voies et delais de recours",
    "voie et delai de recours",
    "delais et voies de recours",
    "delai et voie de recours",
    "la presente deliberation peut*",
    "la presente decision peut*",
    "le present arrete peut*",
    "le present acte peut*",
    "cette deliberation peut faire l'objet",
    "cette decision peut faire l'objet",
    "le tribunal administratif peut etre saisi",
    "conformement aux dispositions de l'article r. 421",
    "conformement a l'article r. 421",
    "conformement a l'article r.421",
};

static const char *const rolls[] = {
    "etaient presents",
    "etaient presentes",
    "etait present",
    "etaient absents",
    "etaient absentes",
    "etait absent",
    "etait absente",
    "etaient excuses",
    "etaient excusees",
    "etait excuse",
    "etait excusee",
    "etaient representes",
    "etaient egalement presents",
    "sont presents",
    "sont absents",
    "sont excuses",
    "presents$",
    "presents:",
    "presentes:",
    "presents (",
    "present:",
    "present(s):",
    "presents#",
    "membres presents",
    "conseillers presents",
    "membres en exercice",
    "membres votants",
    "membres absents",
    "conseillers en exercice",
    "en exercice$",
    "en exercice:",
    "absents$",
    "absents:",
    "absent:",
    "absente:",
    "absentes:",
    "absent(s):",
    "absents#",
    "absent excuse",
    "absente excusee",
    "absents excuses",
    "absents et excuses",
    "absents non excuses",
    "absents ayant donne",
    "absents representes",
    "excuses$",
    "excuses:",
    "excuse:",
    "excusee:",
    "excusees:",
    "excuse(s):",
    "excuses ayant donne",
    "ayant donne pouvoir",
    "ayant donne procuration",
    "ont donne pouvoir",
    "ont donne procuration",
    "avaient donne pouvoir",
    "avait donne pouvoir",
    "a donne pouvoir",
    "a donne procuration",
    "procuration:",
    "procurations:",
    "procurations$",
    "procuration(s):",
    "pouvoir:",
    "pouvoirs:",
    "pouvoirs$",
    "pouvoir(s):",
    "representes:",
    "representes$",
    "votants$",
    "votants:",
    "votants#",
    "suffrages exprimes",
    "nombre de conseillers",
    "nombre de membres",
    "nombre de presents",
    "nombre de votants",
    "nombre de pouvoirs",
    "nombre de suffrages",
    "nombre d'elus",
    "secretaire de seance",
    "secretaire:",
    "date de convocation",
    "date de la convocation",
    "date d'affichage",
    "convocation du#",
    "convocation:",
    "participants:",
    "participaient:",
    "assistaient a la seance",
    "assistaient egalement",
};

static const char *const subjects[] = {
    "objet:",
    "objet -",
    "objet de la deliberation",
    "objet du marche:",
    "objet de la consultation:",
    "objet de l'arrete:",
    "sujet:",
    "intitule:",
};

static const char *const divisions[] = {
    "article %",
    "article premier",
    "article unique",
    "article preliminaire",
    "art. %",
    "titre %",
    "chapitre %",
    "section %",
    "sous-section %",
    "paragraphe %",
    "partie %",
    "premiere partie",
    "deuxieme partie",
    "seconde partie",
    "troisieme partie",
    "quatrieme partie",
    "cinquieme partie",
    "sixieme partie",
    "annexe",
    "annexes",
    "appendice",
    "lot %",
    "axe %",
    "volet %",
    "phase %",
    "point n",
    "question n",
    "affaire n",
    "dossier n",
    "resolution n",
    "rapport n",
    "fiche %",
    "fiche n",
    "preambule",
    "expose des motifs",
    "ordre du jour",
    "questions diverses",
    "informations diverses",
    /* what a document calls itself */
    "deliberation n",
    "deliberation du conseil",
    "deliberation relative",
    "deliberation portant",
    "arrete n",
    "arrete municipal",
    "arrete prefectoral",
    "arrete interprefectoral",
    "arrete permanent",
    "arrete temporaire",
    "arrete portant",
    "arrete relatif",
    "decision n",
    "decision du maire",
    "decision municipale",
    "decision portant",
    "decision relative",
    "convention n",
    "convention relative",
    "convention de",
    "convention d'",
    "convention entre",
    "convention cadre",
    "contrat de",
    "contrat d'",
    "avenant n",
    "avenant a",
    "proces-verbal du",
    "proces-verbal de",
    "compte rendu",
    "compte-rendu",
    "cahier des charges",
    "cahier des clauses",
    "reglement n",
    "reglement de",
    "reglement du",
    "reglement d'",
    "reglement interieur",
    "reglement relatif",
    "note de synthese",
    "note explicative",
    "rapport annuel",
    "rapport de",
    "rapport d'",
    "rapport sur",
    "marche n",
    "marche public",
    "protocole de",
    "protocole d'",
    "charte de",
    "charte d'",
    "charte du",
    "motion relative",
    "voeu relatif",
    "appel a projets",
    "appel a projet",
    "appel a candidatures",
    "acte d'engagement",
    "avis relatif",
    "avis n",
};

/* Of a letterhead: no heading in capitals either. */
static const char *const places[] = {
    "ville de",
    "ville d'",
    "commune de",
    "commune d'",
    "mairie de",
    "mairie d'",
    "departement d*",
    "arrondissement d*",
    "canton d*",
    "prefecture d*",
    "region",
    "communaute de communes",
    "communaute d'agglomeration",
};

/* These end what was open, and are no heading in capitals either. */
static const char *const plain[] = {
    "considerant",
    "apres",
    "le conseil",
    "conseil municipal",
    "la commission",
    "l'assemblee",
    "les membres",
    "le comite",
    "le bureau",
    "le maire",
    "la maire",
    "monsieur le",
    "madame la",
    "madame le",
    "m. le",
    "mme la",
    "le president",
    "la presidente",
    "le prefet",
    "la prefete",
    "entendu",
    "ayant entendu",
    "oui",
    "sur proposition",
    "sur la proposition",
    "sur rapport",
    "sur le rapport",
    "rapporteur",
    "il est",
    "il a ete",
    "decide",
    "decident",
    "delibere",
    "arrete",
    "arretent",
    "autorise",
    "approuve",
    "adopte",
    "adoptee",
    "vote",
    "votes",
    "resultat",
    "resultats",
    "pour$",
    "pour:",
    "contre$",
    "contre:",
    "abstention",
    "abstentions",
    "unanimite",
    "a l'unanimite",
    "la seance",
    "seance",

    "entre les soussignes",
    "et$",
    "entre$",
    "ci-apres",
    "d'une part",
    "d'autre part",
    "destinataires",
    "copie a",
    "pieces jointes",
};

static const struct {
    enum opening opening;
    const char *const *patterns;
    gsize n_patterns;
} tables[] = {
    {OPENING_STAMP, stamps, G_N_ELEMENTS(stamps)},
    {OPENING_VISA, visas, G_N_ELEMENTS(visas)},
    {OPENING_FORMULA, formulas, G_N_ELEMENTS(formulas)},
    {OPENING_ROLL, rolls, G_N_ELEMENTS(rolls)},
    {OPENING_SUBJECT, subjects, G_N_ELEMENTS(subjects)},
    {OPENING_DIVISION, divisions, G_N_ELEMENTS(divisions)},
    {OPENING_PLACE, places, G_N_ELEMENTS(places)},
    {OPENING_PLAIN, plain, G_N_ELEMENTS(plain)},
};

/* ---- Folding --------------------------------------------------------------
 */

/* The character at *p as patterns have it, 0 for one to pass over. */
static char fold_next(const char **p, const char *end)
{
    gunichar c = g_utf8_get_char_validated(*p, end - *p);
    if (c >= (gunichar) -2) {
        (*p)++;
        return ' ';
    }
    *p = g_utf8_next_char(*p);
    if (c < 0x80)
        return g_ascii_isspace(c) ? ' ' : g_ascii_tolower(c);
    gunichar base, mark;
    while (g_unichar_decompose(c, &base, &mark))
        c = base;
    c = g_unichar_tolower(c);
    if (c < 0x80)
        return c;
    if (c == 0x2019 || c == 0x2bc || c == 0x92 || c == 0xb4)
        return '\'';
    if (c == 0xb0 || c == 0xba || c == 0x1d52)
        return 'o';
    if (g_unichar_isspace(c))
        return ' ';
    if (g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION)
        return '-';
    return g_unichar_ismark(c) || c == 0xad ? 0 : 0x7f;
}

/* Returns the length. */
static gsize fold(const char *text, const char *end, char folded[FOLDED_LEN])
{
    gsize len = 0;
    while (text < end && len < FOLDED_LEN - 1) {
        char c = fold_next(&text, end);
        char last = len > 0 ? folded[len - 1] : ' ';
        if (c == 0 || (c == ' ' && (last == ' ' || last == ':')))
            continue;
        if (c == ':' && last == ' ' && len > 0)
            len--;
        folded[len++] = c;
    }
    if (len > 0 && folded[len - 1] == ' ')
        len--;
    folded[len] = '\0';
    return len;
}

/* ---- Patterns -------------------------------------------------------------
 */

static const char *skip_digits(const char *p)
{
    while (g_ascii_isdigit(*p))
        p++;
    return p;
}

/* Behind "12", " 12", ":12"; NULL where there is no number. */
static const char *skip_number(const char *p)
{
    const char *digits = p + strspn(p, " :"), *end = skip_digits(digits);
    return end == digits ? NULL : end;
}

/* Behind "3", "1er", "2o", "iv"; NULL for another word. */
static const char *skip_numeral(const char *p)
{
    const char *end = skip_digits(p);
    if (end > p) {
        while (*end == 'e' || *end == 'r' || *end == 'o' || *end == 'm')
            end++;
    } else {
        while (*end == 'i' || *end == 'v' || *end == 'x')
            end++;
    }
    return end == p || g_ascii_isalnum(*end) ? NULL : end;
}

static bool fits(const char *pattern, const char *folded)
{
    const char *last = folded;
    for (; *pattern; pattern++) {
        last = folded;
        if (*pattern == '*')
            return true;
        if (*pattern == '$')
            return *folded == '\0';
        if (*pattern == '#')
            folded = skip_number(folded);
        else if (*pattern == '%')
            folded = skip_numeral(folded);
        else if (*pattern == *folded)
            folded++;
        if (!folded || folded == last)
            return false;
    }
    return !g_ascii_isalnum(*last) || !g_ascii_isalnum(*folded);
}

/* ---- Lines ----------------------------------------------------------------
 */

/* Behind dashes, bullets and blanks. */
static const char *skip_marks(const char *text, const char *end)
{
    while (text < end) {
        gunichar c = g_utf8_get_char_validated(text, end - text);
        if (c >= (gunichar) -2 || g_unichar_isalnum(c))
            break;
        text = g_utf8_next_char(text);
    }
    return text;
}

static bool begins_with_capital(const char *text, const char *end)
{
    gunichar c = g_utf8_get_char_validated(text, end - text);
    return c < (gunichar) -2 && g_unichar_isupper(c);
}

enum opening opening_of(const char *text, const char *end)
{
    text = skip_marks(text, end);
    if (!begins_with_capital(text, end))
        return OPENING_NONE;
    char folded[FOLDED_LEN];
    fold(text, end, folded);
    for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
        for (gsize j = 0; j < tables[i].n_patterns; j++) {
            const char *pattern = tables[i].patterns[j];
            if (*pattern == *folded && fits(pattern, folded))
                return tables[i].opening;
        }
    }
    return OPENING_NONE;
}

bool opening_is_page_number(const char *text, const char *end)
{
    if (end - text >= FOLDED_LEN)
        return false;
    char folded[FOLDED_LEN];
    gsize len = fold(text, end, folded);
    guint n_numbers = 0;
    bool is_parted = true; /* from the number before */
    for (const char *p = folded; *p;) {
        const char *digits_end = skip_digits(p);
        if (digits_end > p) {
            if (!is_parted || digits_end - p > PAGE_DIGITS)
                return false;
            n_numbers++;
            is_parted = false;
            p = digits_end;
            continue;
        }
        if (g_str_has_prefix(p, "page"))
            p += strlen("page");
        else if (g_str_has_prefix(p, "sur"))
            p += strlen("sur");
        else if (!strchr(" -/|.p", *p++))
            return false;
        is_parted = is_parted || p[-1] != ' ';
    }
    return n_numbers <= 2 && (n_numbers > 0 || len == 1);
}

/* Behind "1", "1.2", "24-07/061", and how many numbers that is. */
static const char *skip_numbers(const char *text, const char *end, guint *depth)
{
    *depth = 0;
    for (const char *p = text; p < end; p++) {
        const char *from = p;
        while (p < end && g_ascii_isdigit(*p))
            p++;
        if (p == from || p - from > LABEL_DIGITS)
            break;
        text = p;
        ++*depth;
        if (p == end || !strchr(".-/", *p))
            break;
    }
    return text;
}

/* Behind "IV" or "A". */
static const char *skip_letters(const char *text, const char *end, guint *depth)
{
    const char *p = text;
    while (p < end && strchr("IVX", *p))
        p++;
    if (p == text && p < end && *p >= 'A' && *p <= 'H')
        p++;
    *depth = p > text;
    return p;
}

static bool holds_mark(const char *text, const char *end)
{
    while (text < end && (g_ascii_isspace(*text) || *text == '"'))
        text++;
    return text < end;
}

guint opening_number_depth(const char *text, const char *end)
{
    guint depth;
    const char *p = skip_numbers(text, end, &depth);
    if (depth == 0)
        p = skip_letters(text, end, &depth);
    const char *title = skip_marks(p, end);
    if (depth == 0 || title == p || !begins_with_capital(title, end) ||
        (depth == 1 && !holds_mark(p, title)))
        return 0;
    return depth;
}
