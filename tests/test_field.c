/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_field.c - facts as terms: what is stored is found by what is typed. */
#include "shim/field.h"

static char *keys_of(enum fact_kind kind, const char *value)
{
    g_autoptr(GPtrArray) keys = field_keys(kind, value);
    g_ptr_array_add(keys, NULL);
    return g_strjoinv("|", (char **) keys->pdata);
}

static void test_keys(void)
{
    static const struct {
        enum fact_kind kind;
        const char *value, *keys;
    } rows[] = {
        {FACT_COMMUNE, "VILLE DE L’HAŸ-LES-ROSES", "l hay les roses"},
        {FACT_COMMUNE, "Ville du Mans", "le mans"},
        {FACT_COMMUNE, "—", ""},
        {FACT_SIRET, "210 600 888 00015", "21060088800015|210600888"},
        {FACT_TYPE, "Délibérations", "deliberation"},
        {FACT_TYPE, "Sonnet", "sonnet"},
        {FACT_NUMBER, "n° 2020-015", "2020 015"},
        {FACT_NUMBER, "Nº 2020-015", "2020 015"},
        {FACT_MATIERE, "8.4", "8 4|8"},
        {FACT_MATIERE, "8", "8"},
        {FACT_MATIERE_NAME, "Finances locales/Subventions",
         "finances locales subventions|finances locales|subventions"},
        {FACT_URL, "https://Www.Ville.example.org/D%C3%A9lib.pdf",
         "https://www.ville.example.org/d%c3%a9lib.pdf|www.ville.example.org|"
         "ville.example.org|example.org"},
        {FACT_URL, "x", "x"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *keys = keys_of(rows[i].kind, rows[i].value);
        g_assert_cmpstr(keys, ==, rows[i].keys);
    }
}

/* What stands on every passage of a document is bounded. */
static void test_bounded(void)
{
    g_autoptr(GString) host = g_string_new("http://");
    g_autoptr(GString) levels = g_string_new(NULL);
    for (guint i = 0; i < 4000; i++) {
        g_string_append(host, "a.");
        g_string_append_printf(levels, "%u/", i);
    }
    g_string_append(host, "fr/x.pdf");
    g_autoptr(GPtrArray) of_host = field_keys(FACT_URL, host->str);
    g_assert_cmpuint(of_host->len, ==, 1);
    g_autoptr(GPtrArray) of_levels = field_keys(FACT_MATIERE_NAME, levels->str);
    g_assert_cmpuint(of_levels->len, ==, 8);
    g_autoptr(GPtrArray) of_labels =
        field_keys(FACT_URL, "http://a.b.c.d.e.f.g.h.i.j.k.l.fr/");
    g_assert_cmpuint(of_labels->len, ==, 8);
}

static void test_date(void)
{
    g_assert_cmpuint(field_date("2018-06-07"), ==, 20180607);
    g_assert_cmpuint(field_date("2020-02-29"), ==, 20200229);
    static const char *const none[] = {
        "",           "2019-02-29", "2018-6-7",   "2018-06-07T", "20180607",
        "2018-13-01", "+018-06-07", "2018-06- 7", "0000-01-01",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(none); i++)
        g_assert_cmpuint(field_date(none[i]), ==, 0);
}

static void test_names(void)
{
    static const char *const rows[][3] = {
        {"Délib n°3.PDF", "delib n°3.pdf", "pdf"},
        {"a\xFF.x", "a\xEF\xBF\xBD.x", "x"},
        {".pdf", ".pdf", NULL},
        {"README", "readme", NULL},
        {"v1.Convention finale", "v1.convention finale", NULL},
        {"\xCC\x81", "\xCC\x81", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *key = field_name_key(rows[i][0]);
        g_autofree char *extension = field_extension_key(key);
        g_assert_cmpstr(key, ==, rows[i][1]);
        g_assert_cmpstr(extension, ==, rows[i][2]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/field/keys", test_keys);
    g_test_add_func("/field/bounded", test_bounded);
    g_test_add_func("/field/date", test_date);
    g_test_add_func("/field/names", test_names);
    return g_test_run();
}
