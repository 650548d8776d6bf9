/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options.c - the command line of vigie-query. */
#include "query/options_group.h"

#include "query/config.h"
#include "query/option_name.h"
#include "shim/arguments.h"
#include "shim/location.h"

#include <string.h>

static const char summary[] =
    "Searches an index that vigie-index made; prints ranked passages and the\n"
    "page to cite.  Words that are typed side by side ask for passages that\n"
    "hold them all; \"...\" is a phrase, ~word also finds related words,\n"
    "word* all that begin so; AND, OR, NOT, NEAR/5 (ET, OU, SAUF, PRES/5),\n"
    "+word, -word and parentheses say it exactly; commune:Nice, type:,\n"
    "date:2018..2020, matiere:, siret:, numero:, titre:, page:, nom:*.pdf and\n"
    "source: ask for what is known of a document.  vigie-query-syntax(7)\n"
    "tells all.";

static const char description[] =
    "Exit status: 0 found; 1 nothing found; 2 an error.\n"
    "\n"
    "Examples:\n"
    "  vigie-query -d my-index reconnaissance faciale\n"
    "  vigie-query -d my-index --json '\"safe city\" AND (Nice OR Thales)'\n";

/* A number that nobody types. */
#define NOT_GIVEN G_MININT

/* Passages of an answer, and of a feed: what its readers may miss between two
 * visits. */
enum { ANSWER_HITS = 10, FEEDS_HITS = 50 };

/* As GOption fills them in. */
struct given {
    int max_hits, max_per_document;
    gboolean partial, related, all_copies, no_config, version;
    char *sort;
    char **facets, **words;
    struct output_given output;
    struct batch_given batch;
    struct instead_given instead;
};

static void given_clear(struct given *given)
{
    g_free(given->sort);
    g_strfreev(given->facets);
    g_strfreev(given->words);
    output_clear(&given->output);
    batch_clear(&given->batch);
    instead_clear(&given->instead);
}

bool options_refuse(GError **error, const char *message)
{
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "%s", message);
    return false;
}

bool options_refuse_value(GError **error, const char *message)
{
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s", message);
    return false;
}

/* -word, which GOption takes for options, -d ord for one; NULL: none is there.
 */
static const char *find_minus_word(char **argv)
{
    for (; *argv && strcmp(*argv, "--") != 0; argv++)
        if ((*argv)[0] == '-' && (*argv)[1] != '-' && (*argv)[1] &&
            g_utf8_validate(*argv, -1, NULL) &&
            g_unichar_isalpha(g_utf8_get_char(g_utf8_next_char(*argv + 1))))
            return *argv;
    return NULL;
}

/* What was meant, where GOption says what is wrong. */
static void explain(char **argv, const GArray *names, GError **error)
{
    if (!error)
        return;
    g_autofree char *message = (*error)->message;
    const bool is_unknown =
        g_error_matches(*error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION);
    const char *typed = is_unknown ? strstr(message, "--") : NULL;
    g_autofree char *name =
        typed ? g_strndup(typed + 2, strcspn(typed + 2, "=")) : NULL;
    const struct option_name *near =
        name ? option_names_nearest(names, name) : NULL;
    const char *word = near ? NULL : find_minus_word(argv);
    (*error)->message =
        near   ? g_strdup_printf("%s; did you mean --%s?", message, near->name)
        : word ? g_strdup_printf("%s; to leave a word out, type NOT %s",
                                 message, word + 1)
               : g_steal_pointer(&message);
}

/* -drones is the folder "rones": only where there is one. */
static bool check_glued(char **argv, GError **error)
{
    const char *word = find_minus_word(argv);
    if (!word || word[1] != 'd' || strpbrk(word, "/:") ||
        g_file_test(word + 2, G_FILE_TEST_EXISTS))
        return true;
    g_autofree char *message =
        g_strdup_printf("%s names the index %s, which is not there; to leave "
                        "a word out, type NOT %s",
                        word, word + 2, word + 1);
    return options_refuse(error, message);
}

/* names: is set to those of all options. */
static bool parse(struct options *options, struct given *given, char **argv,
                  GArray **names, GError **error)
{
    const GOptionEntry entries[] = {
        {"index", 'd', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->indexes,
         "Folder, or HOST:PORT; again: one more (default:\n"
         "                            $VIGIE_INDEX, else "
         "$XDG_DATA_HOME/vigie/index)",
         "INDEX"},
        {"partial", 0, 0, G_OPTION_ARG_NONE, &given->partial,
         "Search what can be of several indexes", NULL},
        {"max-hits", 'm', 0, G_OPTION_ARG_INT, &given->max_hits,
         "At most N passages (10)", "N"},
        {"per-document", 0, 0, G_OPTION_ARG_INT, &given->max_per_document,
         "At most N passages a document (3; 0: all)", "N"},
        {"all-copies", 0, 0, G_OPTION_ARG_NONE, &given->all_copies,
         "Show every document that says the same", NULL},
        {"sort", 0, 0, G_OPTION_ARG_STRING, &given->sort,
         "score, date (newest first), path or new\n"
         "                            (last indexed first)",
         "ORDER"},
        {"facet", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given->facets,
         "Count by commune, type, year or matiere", "FACET,..."},
        {"related", 0, 0, G_OPTION_ARG_NONE, &given->related,
         "Find related words too: as ~ before every word", NULL},
        {"thesaurus", 0, 0, G_OPTION_ARG_FILENAME, &options->thesaurus,
         "File of related words", "FILE"},
        {"no-config", 0, 0, G_OPTION_ARG_NONE, &given->no_config,
         "Ignore the config file", NULL},
        {"version", 0, 0, G_OPTION_ARG_NONE, &given->version,
         "Print the version and exit", NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &given->words,
         NULL, NULL},
        {0},
    };
    g_autoptr(GOptionContext) context = g_option_context_new("QUERY...");
    g_option_context_set_summary(context, summary);
    g_option_context_set_description(context, description);
    g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_add_group(context, output_group(&given->output));
    g_option_context_add_group(context, batch_group(&given->batch));
    g_option_context_add_group(context, instead_group(&given->instead));
    g_autofree char *help = g_option_context_get_help(context, FALSE, NULL);
    *names = option_names_read(help);
    g_auto(GStrv) arguments = arguments_part(argv, "dmjAB");
    if (g_option_context_parse_strv(context, &arguments, error))
        return check_glued(argv, error);
    explain(argv, *names, error);
    return false;
}

static bool set_limits(struct options *options, const struct given *given,
                       GError **error)
{
    const int usual = options->feeds ? FEEDS_HITS : ANSWER_HITS;
    const int max_hits = given->max_hits == NOT_GIVEN ? usual : given->max_hits;
    if (max_hits < 0)
        return options_refuse_value(error, "-m takes a number from 0");
    if (given->max_per_document < 0 && given->max_per_document != NOT_GIVEN)
        return options_refuse_value(error,
                                    "--per-document takes a number from 0");
    options->max_hits = (guint) max_hits;
    options->max_per_document = given->max_per_document == NOT_GIVEN
                                    ? ANSWER_PER_DOCUMENT
                                    : (guint) given->max_per_document;
    return true;
}

static bool set_sort(struct options *options, const struct given *given,
                     GError **error)
{
    static const struct {
        const char *name;
        enum answer_sort sort;
    } sorts[] = {{"score", ANSWER_SORT_SCORE},
                 {"date", ANSWER_SORT_DATE},
                 {"path", ANSWER_SORT_PATH},
                 {"new", ANSWER_SORT_NEW}};
    options->sort =
        options->feeds && !given->sort ? ANSWER_SORT_NEW : ANSWER_SORT_BEST;
    for (gsize i = 0; given->sort && i < G_N_ELEMENTS(sorts); i++)
        if (strcmp(given->sort, sorts[i].name) == 0)
            options->sort = sorts[i].sort;
    return !given->sort || options->sort != ANSWER_SORT_BEST ||
           options_refuse_value(error, "--sort takes score, date, path or new");
}

static bool has_facet(const GArray *facets, enum facet_kind kind)
{
    for (guint i = 0; i < facets->len; i++)
        if (g_array_index(facets, enum facet_kind, i) == kind)
            return true;
    return false;
}

static bool add_facets(GArray *facets, const char *list, GError **error)
{
    g_auto(GStrv) names = g_strsplit(list, ",", -1);
    for (char **name = names; *name; name++) {
        enum facet_kind kind;
        if (!facet_find(*name, &kind))
            return options_refuse_value(
                error, "--facet takes commune, type, year and matiere");
        if (!has_facet(facets, kind))
            g_array_append_val(facets, kind);
    }
    return true;
}

static bool set_facets(struct options *options, const struct given *given,
                       GError **error)
{
    options->facets = g_array_new(FALSE, FALSE, sizeof(enum facet_kind));
    for (char **list = given->facets; list && *list; list++)
        if (!add_facets(options->facets, *list, error))
            return false;
    return true;
}

static bool set_query(struct options *options, const struct given *given,
                      GError **error)
{
    if (options->batch && given->words)
        return options_refuse(error, "a query and --batch exclude each other");
    if (!options->batch && !given->words)
        return options_refuse(error,
                              "no query given: name words to search for");
    if (given->words)
        options->style.query = options->query = g_strjoinv(" ", given->words);
    return true;
}

static bool read_arguments(struct options *options, char **argv, GArray **names,
                           GError **error)
{
    struct given given = {.max_hits = NOT_GIVEN, .max_per_document = NOT_GIVEN};
    *options = (struct options){0};
    bool is_valid = parse(options, &given, argv, names, error);
    if (is_valid && given.version)
        options->says = g_strdup("vigie-query " VIGIE_VERSION);
    else if (is_valid && given.output.asks_versions)
        options->says = print_versions();
    options->is_related = given.related;
    options->all_copies = given.all_copies;
    if (g_strcmp0(given.batch.output, "-") != 0)
        options->output = g_strdup(given.batch.output);
    if (is_valid && !options->says)
        is_valid = output_set(options, &given.output, error) &&
                   batch_set(options, &given.batch, error) &&
                   set_limits(options, &given, error) &&
                   set_sort(options, &given, error) &&
                   set_facets(options, &given, error) &&
                   output_check(options, error) &&
                   instead_set(options, &given.instead, &given.output, error) &&
                   table_set(options, &given.batch, error) &&
                   set_query(options, &given, error);
    if (!options->indexes) {
        options->indexes = g_new0(char *, 2);
        options->indexes[0] = location_of_index();
    }
    options->is_partial = given.partial;
    given_clear(&given);
    return is_valid;
}

/* Whether these arguments are options. */
static bool are_options(char **argv, GError **error)
{
    g_autoptr(GArray) names = NULL;
    struct options options;
    const bool are = read_arguments(&options, argv, &names, error);
    options_clear(&options);
    return are;
}

/* What is typed is looked at first: it may be --help. */
bool options_parse(struct options *options, char **argv, GError **error)
{
    g_autoptr(GArray) names = NULL, same_names = NULL;
    g_autoptr(GError) cause = NULL;
    const bool is_valid = read_arguments(options, argv, &names, &cause);
    g_autoptr(config_t) config = config_read(argv, names, error);
    if (!config)
        return false;
    if (config->keys->len == 0 || options->says) {
        if (!is_valid)
            g_propagate_error(error, g_steal_pointer(&cause));
        return is_valid;
    }
    g_auto(GStrv) arguments = config_fit(config, argv, are_options, error);
    if (!arguments)
        return false;
    options_clear(options);
    return read_arguments(options, arguments, &same_names, error);
}

void options_clear(struct options *options)
{
    g_strfreev(options->indexes);
    g_free(options->query);
    g_free(options->batch);
    g_free(options->title);
    g_free(options->output);
    g_free(options->says);
    g_free(options->feeds);
    g_free(options->thesaurus);
    g_free(options->viewer);
    g_clear_pointer(&options->facets, g_array_unref);
}
