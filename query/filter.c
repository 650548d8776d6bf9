/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filter.c - a filter of a question to the Xapian query that obeys it. */
#include "query/filter.h"

#include "query/blank.h"
#include "query/interval.h"
#include "query/unit.h"
#include "query/wildcard.h"
#include "shim/field.h"
#include "shim/schema.h"

#include <string.h>

/* Digits of a SIREN, and of a SIRET. */
enum { SIREN_LEN = 9, SIRET_LEN = 14 };

static const struct {
    const char *english, *french;
} expected[N_FILTER_FIELDS] = {
    [FILTER_COMMUNE] = {"a name, such as Nice or \"Le Mans\",",
                        "un nom, comme Nice ou \"Le Mans\""},
    [FILTER_TYPE] = {"a type, such as convention,",
                     "un type, comme convention"},
    [FILTER_DATE] = {"a date or two of them, such as 2018, 2018-06, "
                     "2018-06-07, 07/06/2018 or 2018..2020, the earlier one "
                     "first,",
                     "une date ou deux, comme 2018, 2018-06, 2018-06-07, "
                     "07/06/2018 ou 2018..2020, la plus ancienne d’abord"},
    [FILTER_MATIERE] = {"a code or a name, such as 8.4,",
                        "un code ou un nom, comme 8.4"},
    [FILTER_SIRET] = {"a SIRET of 14 digits, or a SIREN of 9",
                      "un SIRET de 14 chiffres ou un SIREN de 9"},
    [FILTER_NUMBER] = {"a number, such as 2020-015,",
                       "un numéro, comme 2020-015"},
    [FILTER_TITLE] = {"a word that means something, or several, such as "
                      "\"safe city\", without a star,",
                      "un mot qui a un sens, ou plusieurs, comme \"safe "
                      "city\", sans étoile"},
    [FILTER_PAGE] = {"a page or two of them, such as 34 or 30..40, the lower "
                     "one first,",
                     "une page ou deux, comme 34 ou 30..40, la plus petite "
                     "d’abord"},
    [FILTER_NAME] = {"a file's name, such as *.pdf,",
                     "un nom de fichier, comme *.pdf"},
    [FILTER_SOURCE] = {"a host, such as nice.fr, or the beginning of an "
                       "address,",
                       "un site, comme nice.fr, ou le début d’une adresse"},
};

static void *refuse(const struct node *filter, GError **error)
{
    const char *field = filter_field_name(filter->field);
    /* One that was not typed stood in a column of its name (narrow.h). */
    const bool is_typed = filter->column > 0;
    g_autofree char *english =
        is_typed ? g_strdup_printf("%s is expected after %s:",
                                   expected[filter->field].english, field)
                 : g_strdup_printf("column %s: %s is expected", field,
                                   expected[filter->field].english);
    g_autofree char *french = g_strdup_printf(
        is_typed ? "%s: attend %s" : "colonne %s" BLANK_WIDE ": on attend %s",
        field, expected[filter->field].french);
    syntax_refuse_as(error, SYNTAX_ERROR_EXPECTED, filter->column, english,
                     french);
    return NULL;
}

static void *refuse_many(const struct node *filter, GError **error)
{
    syntax_refuse(error, SYNTAX_ERROR_LIMIT, filter->column,
                  "more than %d values of %s are meant; ask for fewer",
                  "plus de %d valeurs de %s sont demandées" BLANK_NARROW
                  "; demandez-en moins",
                  FILTER_TERMS_MAX, filter_field_name(filter->field));
    return NULL;
}

/* ---- Days and pages -------------------------------------------------------
 */

/* Of numbers in slot from low on; to high. */
static struct shim_query *from(guint slot, guint low)
{
    const double bound = low;
    return shim_query_range(slot, low > 0 ? &bound : NULL, NULL);
}

static struct shim_query *up_to(guint slot, guint high)
{
    const double bound = high;
    return shim_query_range(slot, NULL, high < G_MAXUINT ? &bound : NULL);
}

static struct shim_query *match_days(const struct node *filter, GError **error)
{
    struct interval days;
    if (!interval_read_days(filter->text, &days))
        return refuse(filter, error);
    struct shim_query *both[] = {from(SCHEMA_SLOT_DATE, days.low),
                                 up_to(SCHEMA_SLOT_DATE, days.high)};
    return shim_query_and(both, G_N_ELEMENTS(both));
}

/* A passage may stand on more than one. */
static struct shim_query *match_pages(const struct node *filter, GError **error)
{
    struct interval pages;
    if (!interval_read_pages(filter->text, &pages))
        return refuse(filter, error);
    struct shim_query *both[] = {from(SCHEMA_SLOT_PAGE_LAST, pages.low),
                                 up_to(SCHEMA_SLOT_PAGE, pages.high)};
    return shim_query_and(both, G_N_ELEMENTS(both));
}

/* ---- Words of the title ---------------------------------------------------
 */

/* The words in a row, where titles have them: no words of grammar, whose
 * places stay free.  NULL: nothing is left. */
static struct shim_query *match_row(const GPtrArray *reading)
{
    g_autoptr(GPtrArray) row = g_ptr_array_new();
    guint first = 0, last = 0;
    for (guint i = 0; i < reading->len; i++) {
        const struct family *family = g_ptr_array_index(reading, i);
        g_autoptr(GPtrArray) terms = g_ptr_array_new();
        if (family->word->is_stop)
            continue;
        for (char **form = family->word->has_family ? family->stems
                                                    : family->exact;
             *form; form++)
            g_ptr_array_add(terms, shim_query_term(SCHEMA_TITLE, *form));
        if (row->len == 0)
            first = i;
        last = i;
        g_ptr_array_add(row, shim_query_or((struct shim_query **) terms->pdata,
                                           terms->len));
    }
    return row->len > 0 ? shim_query_phrase((struct shim_query **) row->pdata,
                                            row->len, last - first + 1)
                        : NULL;
}

static struct shim_query *match_title_words(struct expander *expander,
                                            const struct node *filter,
                                            GError **error)
{
    g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func(unit_free);
    if (!unit_read_phrase(expander, filter->text, false, units, error))
        return NULL;
    g_autoptr(GPtrArray) ways = g_ptr_array_new();
    const struct unit *unit =
        units->len > 0 ? g_ptr_array_index(units, 0) : NULL;
    /* Titles are known by their stems. */
    if (unit && unit_has_beginning(unit))
        return refuse(filter, error);
    for (guint i = 0; unit && i < unit->readings->len; i++) {
        struct shim_query *way =
            match_row(g_ptr_array_index(unit->readings, i));
        if (way)
            g_ptr_array_add(ways, way);
    }
    if (ways->len == 0)
        return refuse(filter, error);
    return shim_query_or((struct shim_query **) ways->pdata, ways->len);
}

/* ---- Terms by their beginning ---------------------------------------------
 */

typedef bool accept_func(const char *key, const char *pattern);

/* Terms of a prefix that a value stands for. */
struct kin {
    struct expander *expander;
    const char *prefix;
    GPtrArray *terms; /* char * */
};

/* Adds the terms that begin so and whose keys accept takes. */
static bool add_terms(const struct kin *kin, const char *beginning,
                      accept_func *accept, const char *pattern, GError **error)
{
    g_autofree char *start = g_strconcat(kin->prefix, beginning, NULL);
    g_auto(GStrv) all = shim_reader_terms(expander_reader(kin->expander), start,
                                          G_MAXUINT, error);
    for (char **term = all; all && *term; term++)
        if (!accept || accept(*term + strlen(kin->prefix), pattern))
            g_ptr_array_add(kin->terms, g_strdup(*term));
    return all != NULL;
}

static struct shim_query *match_terms(const struct kin *kin,
                                      const struct node *filter, guint *n_terms,
                                      GError **error)
{
    *n_terms += MIN(kin->terms->len, FILTER_TERMS_MAX + 1);
    if (*n_terms > FILTER_TERMS_MAX)
        return refuse_many(filter, error);
    return shim_query_any_term(expander_reader(kin->expander),
                               (const char *const *) kin->terms->pdata,
                               kin->terms->len);
}

/* ---- Names of files -------------------------------------------------------
 */

static bool is_pattern(const char *key)
{
    return strpbrk(key, "*?") != NULL;
}

/* The whole name, or the name less its extension. */
static bool is_named(const char *name, const char *pattern)
{
    g_autofree char *extension = field_extension_key(name);
    const gsize len = strlen(name);
    return wildcard_matches(pattern, name, len) ||
           (extension &&
            wildcard_matches(pattern, name, len - strlen(extension) - 1));
}

/* The extension that is all that "*.pdf" asks for, or NULL. */
static char *only_extension(const char *key)
{
    g_autofree char *extension = field_extension_key(key);
    return extension && g_str_has_prefix(key, "*.") &&
                   strcmp(key + 2, extension) == 0
               ? g_steal_pointer(&extension)
               : NULL;
}

static struct shim_query *match_names(struct expander *expander,
                                      const struct node *filter, guint *n_terms,
                                      GError **error)
{
    g_autofree char *key = field_name_key(filter->text);
    g_autofree char *extension = only_extension(key);
    if (extension)
        return shim_query_with_term(SCHEMA_EXTENSION, extension);
    if (strspn(key, "*") == strlen(key))
        return shim_query_all();
    g_autofree char *beginning = g_strndup(key, strcspn(key, "*?"));
    g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func(g_free);
    const struct kin kin = {expander, SCHEMA_NAME, terms};
    /* Too long for a term, it would not be met below. */
    if (!is_pattern(key))
        g_ptr_array_add(terms, g_strconcat(SCHEMA_NAME, key, NULL));
    if (!add_terms(&kin, beginning, is_named, key, error))
        return NULL;
    return match_terms(&kin, filter, n_terms, error);
}

/* ---- Addresses ------------------------------------------------------------
 */

/* The host of an address that is no more than one, or NULL. */
static char *only_host(const char *key)
{
    const char *scheme = strstr(key, "://");
    const char *host = scheme ? scheme + 3 : key;
    const char *slash = strchr(host, '/');
    const gsize len = strcspn(host, "/");
    /* A port, a user are no part of the host's name. */
    return len > 0 && !memchr(host, ':', len) && !memchr(host, '@', len) &&
                   (!slash || slash[1] == '\0')
               ? g_strndup(host, len)
               : NULL;
}

static struct shim_query *match_source(struct expander *expander,
                                       const struct node *filter,
                                       guint *n_terms, GError **error)
{
    g_autofree char *key = field_key(FACT_URL, filter->text);
    g_autofree char *host = only_host(key);
    if (host)
        return shim_query_with_term(SCHEMA_URL, host);
    static const char *const schemes[] = {"https://", "http://"};
    g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func(g_free);
    const struct kin kin = {expander, SCHEMA_URL, terms};
    const bool has_scheme = strstr(key, "://") != NULL;
    for (gsize i = 0; i < (has_scheme ? 1 : G_N_ELEMENTS(schemes)); i++) {
        g_autofree char *start =
            g_strconcat(has_scheme ? "" : schemes[i], key, NULL);
        if (!add_terms(&kin, start, NULL, NULL, error))
            return NULL;
    }
    return match_terms(&kin, filter, n_terms, error);
}

/* ---- The whole ------------------------------------------------------------
 */

/* The kind of fact whose keys the field's values are. */
static bool kind_of(enum filter_field field, enum fact_kind *kind)
{
    switch (field) {
    case FILTER_COMMUNE:
        *kind = FACT_COMMUNE;
        return true;
    case FILTER_TYPE:
        *kind = FACT_TYPE;
        return true;
    case FILTER_MATIERE:
        *kind = FACT_MATIERE;
        return true;
    case FILTER_SIRET:
        *kind = FACT_SIRET;
        return true;
    case FILTER_NUMBER:
        *kind = FACT_NUMBER;
        return true;
    default:
        return false;
    }
}

char *filter_key(const struct node *filter, const char **prefix)
{
    enum fact_kind kind;
    g_autofree char *key = NULL;
    if (kind_of(filter->field, &kind)) {
        *prefix = field_prefix(kind);
        key = field_key(kind, filter->text);
    } else if (filter->field == FILTER_SOURCE) {
        *prefix = SCHEMA_URL;
        g_autofree char *address = field_key(FACT_URL, filter->text);
        key = only_host(address);
    }
    return g_steal_pointer(&key);
}

static struct shim_query *match_key(const struct node *filter, GError **error)
{
    const char *prefix;
    g_autofree char *key = filter_key(filter, &prefix);
    const gsize len = key ? strlen(key) : 0;
    if (!key ||
        (filter->field == FILTER_SIRET && len != SIRET_LEN && len != SIREN_LEN))
        return refuse(filter, error);
    return shim_query_with_term(prefix, key);
}

static struct shim_query *match(struct expander *expander,
                                const struct node *filter, guint *n_terms,
                                GError **error)
{
    switch (filter->field) {
    case FILTER_DATE:
        return match_days(filter, error);
    case FILTER_PAGE:
        return match_pages(filter, error);
    case FILTER_TITLE:
        return match_title_words(expander, filter, error);
    case FILTER_NAME:
        return match_names(expander, filter, n_terms, error);
    case FILTER_SOURCE:
        return match_source(expander, filter, n_terms, error);
    default:
        return match_key(filter, error);
    }
}

struct shim_query *filter_query(struct expander *expander,
                                const struct node *filter, guint *n_terms,
                                GError **error)
{
    struct shim_query *query = match(expander, filter, n_terms, error);
    return query ? shim_query_scale(query, 0) : NULL;
}
