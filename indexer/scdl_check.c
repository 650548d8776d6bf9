/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scdl_check.c - the cells of one SCDL row, held against the schema. */
#include "indexer/scdl_check.h"

#include "indexer/day.h"
#include "indexer/url.h"
#include "shim/label.h"

#include <string.h>

enum form {
    FORM_ANY,
    FORM_SIRET,
    FORM_DAY,
    FORM_MATIERE,
    FORM_YEARS,
    FORM_NUMBER,
    FORM_URL
};

static const struct {
    const char *name;
    enum form form;
    bool is_required;
} columns[N_SCDL_COLUMNS] = {
    [COLUMN_COLL_NOM] = {"COLL_NOM", FORM_ANY, true},
    [COLUMN_COLL_SIRET] = {"COLL_SIRET", FORM_SIRET, true},
    [COLUMN_DELIB_ID] = {"DELIB_ID", FORM_ANY, true},
    [COLUMN_DELIB_DATE] = {"DELIB_DATE", FORM_DAY, true},
    [COLUMN_MATIERE_CODE] = {"DELIB_MATIERE_CODE", FORM_MATIERE, true},
    [COLUMN_MATIERE_NOM] = {"DELIB_MATIERE_NOM", FORM_ANY, true},
    [COLUMN_OBJET] = {"DELIB_OBJET", FORM_ANY, true},
    [COLUMN_BUDGET_ANNEE] = {"BUDGET_ANNEE", FORM_YEARS, false},
    [COLUMN_BUDGET_NOM] = {"BUDGET_NOM", FORM_ANY, false},
    [COLUMN_PREF_ID] = {"PREF_ID", FORM_ANY, false},
    [COLUMN_PREF_DATE] = {"PREF_DATE", FORM_DAY, false},
    [COLUMN_VOTE_EFFECTIF] = {"VOTE_EFFECTIF", FORM_NUMBER, false},
    [COLUMN_VOTE_REEL] = {"VOTE_REEL", FORM_NUMBER, false},
    [COLUMN_VOTE_POUR] = {"VOTE_POUR", FORM_NUMBER, false},
    [COLUMN_VOTE_CONTRE] = {"VOTE_CONTRE", FORM_NUMBER, false},
    [COLUMN_VOTE_ABSTENTION] = {"VOTE_ABSTENTION", FORM_NUMBER, false},
    [COLUMN_URL] = {"DELIB_URL", FORM_URL, false},
    [COLUMN_FILE] = {"the column of file names", FORM_ANY, false},
};

/* What people call a column that names the file, as labels. */
static const char *const file_names[] = {
    "fichier",         "nom fichier",     "nom du fichier", "fichier nom",
    "delib fichier",   "delib file",      "fichier pdf",    "nom fichier pdf",
    "nom du document", "nom document",    "file",           "filename",
    "file name",       "chemin",          "chemin fichier", "path",
    "piece jointe",    "nom piece jointe"};

/* Second numbers of the ACTES nomenclature, for each first number from 1. */
static const guint8 n_matieres[] = {7, 3, 6, 5, 8, 5, 10, 9, 4};

const char *scdl_column_name(enum scdl_column column)
{
    return columns[column].name;
}

bool scdl_column_is_required(enum scdl_column column)
{
    return columns[column].is_required;
}

/* Whether a label is that of a name in capitals. */
static bool is_label_of(const char *label, const char *name)
{
    while (*name && *label == (*name == '_' ? ' ' : g_ascii_tolower(*name))) {
        name++;
        label++;
    }
    return *name == *label;
}

enum scdl_column scdl_column_find(const char *name)
{
    g_autofree char *folded = label_fold(name);
    for (enum scdl_column column = 0; column < COLUMN_FILE; column++) {
        if (is_label_of(folded, columns[column].name))
            return column;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(file_names); i++) {
        if (strcmp(folded, file_names[i]) == 0)
            return COLUMN_FILE;
    }
    return N_SCDL_COLUMNS;
}

/* ---- Forms ----------------------------------------------------------------
 */

static bool are_digits(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text);
}

/* Luhn's sum; that of La Poste's own numbers is of the plain digits. */
static bool is_siret_sum_right(const char *siret)
{
    guint luhn = 0, plain = 0;
    for (guint i = 0; i < 14; i++) {
        const guint digit = (guint) (siret[i] - '0');
        const guint twice = i % 2 == 0 ? digit * 2 : digit;
        luhn += twice > 9 ? twice - 9 : twice;
        plain += digit;
    }
    return luhn % 10 == 0 ||
           (g_str_has_prefix(siret, "356000000") && plain % 5 == 0);
}

static char *without_blanks(const char *text)
{
    GString *rest = g_string_new(NULL);
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isspace(c))
            g_string_append_unichar(rest, c);
    }
    return g_string_free(rest, FALSE);
}

static bool is_matiere(const char *text)
{
    guint64 second;
    return text[0] >= '1' && text[0] <= '9' && text[1] == '.' &&
           g_ascii_string_to_unsigned(text + 2, 10, 1,
                                      n_matieres[text[0] - '1'], &second, NULL);
}

static bool is_years(const char *text)
{
    const gsize n = strspn(text, "0123456789");
    return n == 4 &&
           (text[4] == '\0' ||
            (text[4] == '/' && are_digits(text + 5) && strlen(text) == 9));
}

static bool is_of_form(enum form form, const char *cell)
{
    bool is_day_first;
    const char *rest;
    g_autofree char *bare = without_blanks(cell);
    g_autofree char *day = NULL;
    switch (form) {
    case FORM_SIRET:
        return strlen(bare) == 14 && are_digits(bare);
    case FORM_DAY:
        return (day = day_read(cell, &is_day_first, &rest)) != NULL;
    case FORM_MATIERE:
        return is_matiere(cell);
    case FORM_YEARS:
        return is_years(cell);
    case FORM_NUMBER:
        return are_digits(cell);
    case FORM_URL:
        return url_is_web(cell);
    case FORM_ANY:
        break;
    }
    return true;
}

bool scdl_cells_fit(const struct scdl_cells *row)
{
    for (enum scdl_column column = 0; column < N_SCDL_COLUMNS; column++) {
        const char *cell = row->cells[column];
        /* What is no day may well be a slip of the day itself. */
        if (cell && !is_of_form(columns[column].form, cell) &&
            (columns[column].form != FORM_DAY || !g_ascii_isdigit(*cell)))
            return false;
    }
    return true;
}

/* ---- What is wrong --------------------------------------------------------
 */

/* A row that is being checked. */
struct check {
    struct scdl_cells *row;
    const struct defect_place *place;
    defects_t *defects;
};

static void say(const struct check *check, enum scdl_column column,
                const char *what)
{
    g_autofree char *reason =
        g_strdup_printf("%s %s", columns[column].name, what);
    defects_add(check->defects, check->place, reason,
                check->row->cells[column]);
}

static void replace(const struct check *check, enum scdl_column column,
                    char *cell)
{
    g_free(check->row->cells[column]);
    check->row->cells[column] = cell;
}

static void check_siret(const struct check *check, enum scdl_column column)
{
    g_autofree char *bare = without_blanks(check->row->cells[column]);
    if (strlen(bare) != 14 || !are_digits(bare)) {
        say(check, column, "is not 14 digits: not used");
        replace(check, column, NULL);
        return;
    }
    if (strcmp(bare, check->row->cells[column]) != 0)
        say(check, column, "has blanks: read without");
    if (!is_siret_sum_right(bare))
        say(check, column, "is no SIRET, its check digit says: used as it is");
    replace(check, column, g_steal_pointer(&bare));
}

static void check_day(const struct check *check, enum scdl_column column)
{
    bool is_day_first = false;
    const char *rest;
    g_autofree char *day =
        day_read(check->row->cells[column], &is_day_first, &rest);
    if (!day)
        say(check, column, "is no day of the calendar: not used");
    else if (is_day_first)
        say(check, column, "is written day first: read as year-month-day");
    else if (strcmp(day, check->row->cells[column]) != 0)
        say(check, column, "is not written YYYY-MM-DD: read as such");
    replace(check, column, g_steal_pointer(&day));
}

/* Codes of deeper levels, "8.4.1", and those of a first level are told and
 * used. */
static void check_matiere(const struct check *check, enum scdl_column column)
{
    const char *cell = check->row->cells[column];
    if (is_matiere(cell))
        return;
    const bool is_code = strspn(cell, "0123456789.") == strlen(cell) &&
                         g_ascii_isdigit(*cell) && strlen(cell) <= 12;
    say(check, column,
        is_code ? "is no code of two levels of the ACTES nomenclature: used "
                  "as it is"
                : "is no code of the ACTES nomenclature: not used");
    if (!is_code)
        replace(check, column, NULL);
}

static void check_form(const struct check *check, enum scdl_column column)
{
    static const char *const complaints[] = {
        [FORM_YEARS] = "is no year and no two years",
        [FORM_NUMBER] = "is no whole number",
        [FORM_URL] = "is no address of the web: not used",
    };
    const enum form form = columns[column].form;
    const char *cell = check->row->cells[column];
    switch (form) {
    case FORM_ANY:
        break;
    case FORM_SIRET:
        check_siret(check, column);
        break;
    case FORM_DAY:
        check_day(check, column);
        break;
    case FORM_MATIERE:
        check_matiere(check, column);
        break;
    case FORM_YEARS:
    case FORM_NUMBER:
    case FORM_URL:
        if (is_of_form(form, cell))
            break;
        say(check, column, complaints[form]);
        replace(check, column, NULL);
        break;
    }
}

/* ---- What columns say of each other ---------------------------------------
 */

static bool number(const struct check *check, enum scdl_column column,
                   guint64 *value)
{
    const char *cell = check->row->cells[column];
    return cell &&
           g_ascii_string_to_unsigned(cell, 10, 0, G_MAXUINT32, value, NULL);
}

static void check_votes(const struct check *check)
{
    static const struct {
        enum scdl_column less, more;
    } pairs[] = {
        {COLUMN_VOTE_REEL, COLUMN_VOTE_EFFECTIF},
        {COLUMN_VOTE_POUR, COLUMN_VOTE_REEL},
        {COLUMN_VOTE_CONTRE, COLUMN_VOTE_REEL},
        {COLUMN_VOTE_ABSTENTION, COLUMN_VOTE_REEL},
    };
    guint64 less, more, given, in_favour, against, abstaining;
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (!number(check, pairs[i].less, &less) ||
            !number(check, pairs[i].more, &more) || less <= more)
            continue;
        g_autofree char *reason =
            g_strdup_printf("%s is more than %s", columns[pairs[i].less].name,
                            columns[pairs[i].more].name);
        defects_add(check->defects, check->place, reason, NULL);
    }
    if (number(check, COLUMN_VOTE_REEL, &given) &&
        number(check, COLUMN_VOTE_POUR, &in_favour) &&
        number(check, COLUMN_VOTE_CONTRE, &against) &&
        number(check, COLUMN_VOTE_ABSTENTION, &abstaining) &&
        in_favour + against + abstaining != given)
        defects_add(check->defects, check->place,
                    "VOTE_POUR, VOTE_CONTRE and VOTE_ABSTENTION do not make "
                    "VOTE_REEL",
                    NULL);
}

/* Columns that go together: all that the file has or none of them are
 * filled. */
static void check_together(const struct check *check,
                           const enum scdl_column *together, guint n)
{
    const char *filled = NULL;
    for (guint i = 0; i < n && !filled; i++) {
        if (check->row->cells[together[i]])
            filled = columns[together[i]].name;
    }
    for (guint i = 0; filled && i < n; i++) {
        if (check->row->cells[together[i]] || !check->row->has[together[i]])
            continue;
        g_autofree char *reason = g_strdup_printf(
            "%s is empty where %s is not", columns[together[i]].name, filled);
        defects_add(check->defects, check->place, reason, NULL);
    }
}

static void check_groups(const struct check *check)
{
    static const enum scdl_column budget[] = {COLUMN_BUDGET_ANNEE,
                                              COLUMN_BUDGET_NOM};
    static const enum scdl_column votes[] = {
        COLUMN_VOTE_EFFECTIF, COLUMN_VOTE_REEL, COLUMN_VOTE_POUR,
        COLUMN_VOTE_CONTRE, COLUMN_VOTE_ABSTENTION};
    check_together(check, budget, G_N_ELEMENTS(budget));
    check_together(check, votes, G_N_ELEMENTS(votes));
}

static void check_days(const struct check *check)
{
    const char *adopted = check->row->cells[COLUMN_DELIB_DATE];
    const char *received = check->row->cells[COLUMN_PREF_DATE];
    if (adopted && received && strcmp(received, adopted) < 0)
        defects_add(check->defects, check->place,
                    "PREF_DATE is before DELIB_DATE", NULL);
}

void scdl_check(struct scdl_cells *row, const struct defect_place *place,
                defects_t *defects)
{
    const struct check check = {row, place, defects};
    /* While what is not used is still there. */
    check_groups(&check);
    for (enum scdl_column column = 0; column < N_SCDL_COLUMNS; column++) {
        if (row->cells[column])
            check_form(&check, column);
        else if (row->has[column] && columns[column].is_required)
            say(&check, column, "is empty");
    }
    check_votes(&check);
    check_days(&check);
}
