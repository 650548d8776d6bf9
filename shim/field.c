/* SPDX-License-Identifier: GPL-3.0-or-later */
/* field.c - facts of a document as terms and values. */
#include "shim/field.h"

#include "shim/calendar.h"
#include "shim/doctype.h"
#include "shim/label.h"
#include "shim/schema.h"

#include <gio/gio.h>
#include <string.h>

/* Digits of the number of an enterprise, which its SIRETs begin with. */
enum { SIREN_LEN = 9 };
/* Characters of a file's extension: what is longer is part of the name. */
enum { EXTENSION_MAX = 10 };
/* Bytes of a host's name (RFC 1035), and keys of one value: no host has so
 * many domains above it, and no matière so many levels.  Each stands on every
 * passage of a document. */
enum { HOST_LEN_MAX = 253, KEYS_MAX = 8 };

const char *field_prefix(enum fact_kind kind)
{
    switch (kind) {
    case FACT_COMMUNE:
        return SCHEMA_COMMUNE;
    case FACT_SIRET:
        return SCHEMA_SIRET;
    case FACT_TYPE:
        return SCHEMA_TYPE;
    case FACT_NUMBER:
        return SCHEMA_NUMBER;
    case FACT_MATIERE:
    case FACT_MATIERE_NAME:
        return SCHEMA_MATIERE;
    case FACT_URL:
        return SCHEMA_URL;
    default:
        return NULL;
    }
}

static char *digits_of(const char *value)
{
    GString *digits = g_string_new(NULL);
    for (const char *p = value; *p; p++)
        if (g_ascii_isdigit(*p))
            g_string_append_c(digits, *p);
    return g_string_free(digits, FALSE);
}

/* "n° 12", "nº 12": the sign is no part of the number. */
static void drop_number_sign(char *key)
{
    const gsize len = g_str_has_prefix(key, "no ")  ? 3
                      : g_str_has_prefix(key, "n ") ? 2
                                                    : 0;
    memmove(key, key + len, strlen(key + len) + 1);
}

char *field_key(enum fact_kind kind, const char *value)
{
    g_autofree char *key = NULL;
    if (kind == FACT_COMMUNE) {
        g_autofree char *place = label_place(value);
        key = label_fold(place);
    } else if (kind == FACT_SIRET) {
        key = digits_of(value);
    } else if (kind == FACT_TYPE) {
        const char *name = doctype_find(value);
        key = label_fold(name ? name : value);
    } else if (kind == FACT_URL) {
        g_autofree char *valid = g_utf8_make_valid(value, -1);
        key = g_utf8_strdown(valid, -1);
    } else {
        key = label_fold(value);
        if (kind == FACT_NUMBER)
            drop_number_sign(key);
    }
    return *key ? g_steal_pointer(&key) : NULL;
}

/* Takes key over; NULL is none. */
static void add_key(GPtrArray *keys, char *key)
{
    if (!key || !*key || keys->len >= KEYS_MAX ||
        g_ptr_array_find_with_equal_func(keys, key, g_str_equal, NULL))
        g_free(key);
    else
        g_ptr_array_add(keys, key);
}

/* "www.ville.example.org", "ville.example.org", "example.org". */
static void add_hosts(GPtrArray *keys, const char *url)
{
    g_autoptr(GUri) uri = g_uri_parse(url, G_URI_FLAGS_PARSE_RELAXED, NULL);
    const char *host = uri ? g_uri_get_host(uri) : NULL;
    if (host && strlen(host) > HOST_LEN_MAX)
        return;
    while (host && *host && keys->len < KEYS_MAX) {
        const char *dot = strchr(host, '.');
        add_key(keys, field_key(FACT_URL, host));
        host = dot && strchr(dot + 1, '.') ? dot + 1 : NULL;
    }
}

GPtrArray *field_keys(enum fact_kind kind, const char *value)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    add_key(keys, field_key(kind, value));
    if (kind == FACT_SIRET && keys->len > 0) {
        add_key(keys, g_strndup(g_ptr_array_index(keys, 0), SIREN_LEN));
    } else if (kind == FACT_MATIERE) {
        g_autofree char *class = g_strdup(value);
        class[strcspn(class, ".")] = '\0';
        add_key(keys, field_key(kind, class));
    } else if (kind == FACT_MATIERE_NAME) {
        /* "finances locales/subventions": each level by itself. */
        g_auto(GStrv) levels = g_strsplit(value, "/", -1);
        for (char **level = levels; *level && keys->len < KEYS_MAX; level++)
            add_key(keys, field_key(kind, *level));
    } else if (kind == FACT_URL) {
        add_hosts(keys, value);
    }
    return keys;
}

guint field_date(const char *date)
{
    static const char form[] = "0000-00-00";
    guint number = 0;
    if (strlen(date) != strlen(form))
        return 0;
    for (gsize i = 0; form[i]; i++) {
        if (form[i] == '-' ? date[i] != '-' : !g_ascii_isdigit(date[i]))
            return 0;
        if (form[i] == '0')
            number = number * 10 + (guint) g_ascii_digit_value(date[i]);
    }
    const struct date day = {.day = number % 100,
                             .month = number / 100 % 100,
                             .year = number / 10000};
    return date_is_real(&day) ? number : 0;
}

char *field_name_key(const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    g_autofree char *apart = g_utf8_normalize(valid, -1, G_NORMALIZE_NFKD);
    GString *key = g_string_new(NULL);
    for (const char *p = apart; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (!g_unichar_ismark(c))
            g_string_append_unichar(key, g_unichar_tolower(c));
    }
    /* Of a name of nothing but marks. */
    if (key->len == 0)
        g_string_append(key, valid);
    return g_string_free(key, FALSE);
}

char *field_extension_key(const char *name)
{
    const char *dot = strrchr(name, '.');
    if (!dot || dot == name || dot[1] == '\0')
        return NULL;
    for (const char *p = dot + 1; *p; p++)
        if (!g_ascii_isalnum(*p) || p - dot > EXTENSION_MAX)
            return NULL;
    return g_ascii_strdown(dot + 1, -1);
}
