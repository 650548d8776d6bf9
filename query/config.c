/* SPDX-License-Identifier: GPL-3.0-or-later */
/* config.c - the options that a user always wants, from a file. */
#include "query/config.h"

#include "shim/path.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define GROUP "query"

/* Far above all options that there are. */
#define CONFIG_FILE_MAX ((gsize) 64 * 1024)

/* Those that the command line alone can ask for. */
static const char *const typed_only[] = {"help", "version", "no-config", NULL};
/* Those that a list may be given for. */
static const char *const repeated[] = {"index", "facet", NULL};
static const struct {
    const char *key, *variable;
} variables[] = {
    {"index", "VIGIE_INDEX"},
    {"thesaurus", "VIGIE_THESAURUS"},
    {"viewer", "VIGIE_VIEWER"},
    {"color", "NO_COLOR"},
};

static bool fail(GError **error, const struct config *config, const char *key,
                 const char *reason)
{
    g_autofree char *file = path_print(config->path);
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "%s: %s%s%s",
                file, key ? key : "", key ? ": " : "", reason);
    return false;
}

static char *find_file(void)
{
    const char *named = g_getenv("VIGIE_CONFIG");
    if (named)
        return *named ? g_strdup(named) : NULL;
    g_autofree char *own =
        g_build_filename(g_get_user_config_dir(), "vigie", "config", NULL);
    if (g_file_test(own, G_FILE_TEST_EXISTS))
        return g_steal_pointer(&own);
    for (const char *const *dir = g_get_system_config_dirs(); *dir; dir++) {
        g_autofree char *path = g_build_filename(*dir, "vigie", "config", NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&path);
    }
    return NULL;
}

static bool is_overruled(const struct option_name *option, char **argv)
{
    for (gsize i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i].variable);
        if (strcmp(variables[i].key, option->name) == 0 && value && *value)
            return true;
    }
    return option_name_is_given(option, argv);
}

/* ---- The file -------------------------------------------------------------*/

static bool check_groups(const struct config *config, GKeyFile *file,
                         GError **error)
{
    g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);

    for (char **group = groups; *group; group++) {
        g_autofree char *reason = g_strdup_printf(
            "[%s] is no group: there is [" GROUP "] alone", *group);
        if (strcmp(*group, GROUP) != 0)
            return fail(error, config, NULL, reason);
    }
    return true;
}

static const struct option_name *find_option(const struct config *config,
                                             const char *key,
                                             const GArray *names,
                                             GError **error)
{
    const struct option_name *option = option_names_find(names, key);
    const bool is_typed_only =
        g_strv_contains(typed_only, key) || g_str_has_prefix(key, "help-");
    if (option && !is_typed_only)
        return option;
    const struct option_name *near =
        is_typed_only ? NULL : option_names_nearest(names, key);
    g_autofree char *reason = g_strconcat(
        "is no option of vigie-query that a file can give",
        near ? "; did you mean " : "", near ? near->name : "", NULL);
    fail(error, config, key, reason);
    return NULL;
}

static char *at_home(const char *value)
{
    return g_str_has_prefix(value, "~/")
               ? g_build_filename(g_get_home_dir(), value + 2, NULL)
               : g_strdup(value);
}

static char **flag_argument(const struct config *config, GKeyFile *file,
                            const char *key, GError **error)
{
    g_autoptr(GStrvBuilder) arguments = g_strv_builder_new();
    g_autoptr(GError) cause = NULL;
    g_autofree char *argument = g_strconcat("--", key, NULL);
    const bool is_set = g_key_file_get_boolean(file, GROUP, key, &cause);

    if (cause) {
        fail(error, config, key, "takes true or false");
        return NULL;
    }
    if (is_set)
        g_strv_builder_add(arguments, argument);
    return g_strv_builder_end(arguments);
}

static char **value_arguments(const struct config *config, GKeyFile *file,
                              const char *key, GError **error)
{
    g_autoptr(GStrvBuilder) arguments = g_strv_builder_new();
    g_autoptr(GError) cause = NULL;
    gsize n = 0;
    g_auto(GStrv) list =
        g_key_file_get_string_list(file, GROUP, key, &n, &cause);
    g_autofree char *whole =
        cause ? NULL : g_key_file_get_string(file, GROUP, key, &cause);

    if (cause) {
        fail(error, config, key, cause->message);
        return NULL;
    }
    if (!g_strv_contains(repeated, key)) {
        g_strfreev(list);
        list = g_new0(char *, 2);
        list[0] = g_steal_pointer(&whole);
    }
    for (char **value = list; *value; value++) {
        g_autofree char *path = at_home(*value);
        g_autofree char *argument = g_strdup_printf("--%s=%s", key, path);
        g_strv_builder_add(arguments, argument);
    }
    return g_strv_builder_end(arguments);
}

static bool read_keys(struct config *config, GKeyFile *file, char **argv,
                      const GArray *names, GError **error)
{
    g_auto(GStrv) keys = g_key_file_get_keys(file, GROUP, NULL, NULL);

    for (char **key = keys; key && *key; key++) {
        const struct option_name *option =
            find_option(config, *key, names, error);
        if (!option)
            return false;
        struct config_key given = {
            .arguments = option->has_value
                             ? value_arguments(config, file, *key, error)
                             : flag_argument(config, file, *key, error)};
        if (!given.arguments)
            return false;
        if (is_overruled(option, argv)) {
            g_strfreev(given.arguments);
            continue;
        }
        given.key = g_strdup(*key);
        g_array_append_val(config->keys, given);
    }
    return true;
}

static void clear_key(gpointer data)
{
    struct config_key *key = data;
    g_free(key->key);
    g_strfreev(key->arguments);
}

/* NULL: *error says why.  Windows begins it with a byte order mark. */
static GKeyFile *load(const struct config *config, GError **error)
{
    static const char mark[] = "\xEF\xBB\xBF";
    g_autoptr(GKeyFile) keys = g_key_file_new();
    g_autoptr(GError) cause = NULL;
    g_autofree char *text = g_malloc(CONFIG_FILE_MAX + 1);
    FILE *file = fopen(config->path, "re");
    const gsize len = file ? fread(text, 1, CONFIG_FILE_MAX + 1, file) : 0;
    const int code = !file || ferror(file) ? errno : 0;
    const gsize begin =
        len >= strlen(mark) && memcmp(text, mark, strlen(mark)) == 0
            ? strlen(mark)
            : 0;

    if (file)
        fclose(file);
    if (code != 0)
        fail(error, config, NULL, g_strerror(code));
    else if (len > CONFIG_FILE_MAX)
        fail(error, config, NULL, "is too long for a config file");
    else if (!g_key_file_load_from_data(keys, text + begin, len - begin,
                                        G_KEY_FILE_NONE, &cause))
        fail(error, config, NULL, cause->message);
    else
        return g_steal_pointer(&keys);
    return NULL;
}

struct config *config_read(char **argv, const GArray *names, GError **error)
{
    static const struct option_name no_config = {.name = (char *) "no-config"};
    g_autoptr(config_t) config = g_new0(struct config, 1);

    config->keys = g_array_new(FALSE, FALSE, sizeof(struct config_key));
    g_array_set_clear_func(config->keys, clear_key);
    if (!option_name_is_given(&no_config, argv))
        config->path = find_file();
    if (!config->path)
        return g_steal_pointer(&config);
    g_autoptr(GKeyFile) file = load(config, error);
    return file && check_groups(config, file, error) &&
                   read_keys(config, file, argv, names, error)
               ? g_steal_pointer(&config)
               : NULL;
}

void config_free(struct config *config)
{
    if (!config)
        return;
    g_free(config->path);
    g_array_unref(config->keys);
    g_free(config);
}

/* ---- What goes with the command line ---------------------------------------
 */

struct fit {
    const struct config *config;
    char **argv;
    config_check *check;
    gboolean *is_taken; /* of each key */
};

static const struct config_key *key_of(const struct fit *fit, guint i)
{
    return &g_array_index(fit->config->keys, struct config_key, i);
}

static char **compose(const struct fit *fit)
{
    g_autoptr(GStrvBuilder) arguments = g_strv_builder_new();
    char **argv = fit->argv;

    if (*argv)
        g_strv_builder_add(arguments, *argv++);
    for (guint i = 0; i < fit->config->keys->len; i++)
        if (fit->is_taken[i])
            g_strv_builder_addv(arguments,
                                (const char **) key_of(fit, i)->arguments);
    g_strv_builder_addv(arguments, (const char **) argv);
    return g_strv_builder_end(arguments);
}

static bool is_allowed(const struct fit *fit, GError **error)
{
    g_auto(GStrv) arguments = compose(fit);
    return fit->check(arguments, error);
}

static void take_all(const struct fit *fit, gboolean is_taken)
{
    for (guint i = 0; i < fit->config->keys->len; i++)
        fit->is_taken[i] = is_taken;
}

static bool is_exclusion(const GError *error)
{
    return g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED);
}

/* Those that check allows one by one beside what is typed.  False: one is
 * wrong. */
static bool take_single(const struct fit *fit, GError **error)
{
    const guint n = fit->config->keys->len;
    g_autofree gboolean *is_single = g_new0(gboolean, n);

    for (guint i = 0; i < n; i++) {
        g_autoptr(GError) cause = NULL;
        take_all(fit, FALSE);
        fit->is_taken[i] = TRUE;
        is_single[i] = is_allowed(fit, &cause);
        if (!is_single[i] && !is_exclusion(cause))
            return fail(error, fit->config, key_of(fit, i)->key,
                        cause->message);
    }
    memcpy(fit->is_taken, is_single, n * sizeof *is_single);
    return true;
}

/* One after the other, those that go with what is taken; again, since one may
 * need a later one.  False: one is wrong. */
static bool take_more(const struct fit *fit, GError **error)
{
    bool has_grown = true;

    while (has_grown) {
        has_grown = false;
        for (guint i = 0; i < fit->config->keys->len; i++) {
            g_autoptr(GError) cause = NULL;
            if (fit->is_taken[i])
                continue;
            fit->is_taken[i] = TRUE;
            if (is_allowed(fit, &cause)) {
                has_grown = true;
                continue;
            }
            fit->is_taken[i] = FALSE;
            if (!is_exclusion(cause))
                return fail(error, fit->config, key_of(fit, i)->key,
                            cause->message);
        }
    }
    return true;
}

/* Where not all of them are allowed together. */
static bool take_some(const struct fit *fit, GError **error)
{
    g_autoptr(GError) cause = NULL;

    take_all(fit, FALSE);
    const bool is_typed_allowed = is_allowed(fit, &cause);
    if (!is_typed_allowed && !is_exclusion(cause)) {
        g_propagate_error(error, g_steal_pointer(&cause));
        return false;
    }
    g_clear_error(&cause);
    if (!take_single(fit, error))
        return false;
    if (is_typed_allowed && !is_allowed(fit, &cause))
        return fail(error, fit->config, NULL, cause->message);
    return take_more(fit, error);
}

char **config_fit(const struct config *config, char **argv, config_check *check,
                  GError **error)
{
    g_autofree gboolean *is_taken = g_new(gboolean, config->keys->len);
    const struct fit fit = {config, argv, check, is_taken};

    take_all(&fit, TRUE);
    return is_allowed(&fit, NULL) || take_some(&fit, error) ? compose(&fit)
                                                            : NULL;
}
