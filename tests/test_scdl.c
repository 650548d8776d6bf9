/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_scdl.c - rows of CSV, SCDL files and sources lists, however broken. */
#include "indexer/day.h"
#include "indexer/limits.h"
#include "indexer/scdl.h"
#include "indexer/sources.h"
#include "indexer/url.h"
#include "shim/csv.h"

#include <gio/gio.h>
#include <string.h>

#define HEAD                                                         \
    "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,"    \
    "DELIB_MATIERE_NOM,DELIB_OBJET,BUDGET_ANNEE,BUDGET_NOM,PREF_ID," \
    "PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,"       \
    "VOTE_ABSTENTION,DELIB_URL\n"
#define NICE "Ville de Nice,21060088800015,"
#define TAIL ",6.1,police municipale,Caméras,,,,,,,,,,"

/* ---- CSV ------------------------------------------------------------------
 */

static bool print_row(void *context, const struct csv_row *row)
{
    g_autofree char *cells = g_strjoinv("|", row->cells);
    g_string_append_printf(context, "%u-%u %s%s\n", row->first_line,
                           row->last_line, &"=\0?\0!\0#\0"[2 * row->flaw],
                           row -> n_cells > 0 ? cells : "");
    return true;
}

static void test_csv(void)
{
    static const struct {
        const char *text, *rows;
    } cases[] = {
        {"", ""},
        {"a", "1-1 =a\n"},
        {"a,b\nc,d\n", "1-1 =a|b\n2-2 =c|d\n"},
        {"a,b\r\nc,d", "1-1 =a|b\n2-2 =c|d\n"},
        {"a\rb\r", "1-1 =a\n2-2 =b\n"},
        {"\n \n a , b \n\n", "3-3 =a|b\n"},
        {"\"a\nb\",c\nd,\"e\"", "1-2 =a\nb|c\n3-3 =d|e\n"},
        {"\"a\r\n\r\nb\"\r\nc", "1-3 =a\r\n\r\nb\n4-4 =c\n"},
        {"\"a\"\"b\",\"\"\n", "1-1 =a\"b|\n"},
        {",\n", "1-1 =|\n"},
        /* A stray quote costs nothing but what stands around it. */
        {"a,5\" tube\nb,c\n", "1-1 ?a|5\" tube\n2-2 =b|c\n"},
        {"\"a \"b\" c\",d\ne,f\n", "1-1 ?a \"b\" c|d\n2-2 =e|f\n"},
        {"a,\"b\nc,d\ne,f\n", "1-1 !\n2-2 =c|d\n3-3 =e|f\n"},
        {"a,\"b\nc,d\ne,\"f\"\n", "1-1 !\n2-2 =c|d\n3-3 =e|f\n"},
        {"\"\n\"a\n\"b\n", "1-1 !\n2-2 !\n3-3 !\n"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) rows = g_string_new(NULL);
        csv_read(cases[i].text, strlen(cases[i].text), ',', print_row, rows);
        g_assert_cmpstr(rows->str, ==, cases[i].rows);
    }
}

static void test_csv_long(void)
{
    g_autofree char *filler = g_strnfill(CSV_ROW_MAX, 'x');
    g_autofree char *text =
        g_strconcat("a;b\n", filler, ";c\nd;\"e\n", filler, "\nf;g\n", NULL);
    g_autoptr(GString) rows = g_string_new(NULL);
    csv_read(text, strlen(text), ';', print_row, rows);
    g_assert_cmpstr(rows->str, ==, "1-1 =a|b\n2-2 #\n3-3 !\n4-4 #\n5-5 =f|g\n");
}

static bool count_cells(void *context, const struct csv_row *row)
{
    g_assert_cmpuint(g_strv_length(row->cells), ==, CSV_COLUMNS_MAX);
    *(guint *) context = row->n_cells;
    return false;
}

static void test_csv_wide(void)
{
    g_autofree char *text = g_strnfill(5000, ',');
    guint n_cells = 0;
    csv_read(text, strlen(text), ',', count_cells, &n_cells);
    g_assert_cmpuint(n_cells, ==, 5001);
}

/* ---- Days and addresses ---------------------------------------------------
 */

static void test_day(void)
{
    static const char *const rows[][2] = {
        {"2020-02-12", "2020-02-12"},
        {"12/02/2020", "2020-02-12 fr"},
        {"1.2.2020", "2020-02-01 fr"},
        {"2020/2/1", "2020-02-01"},
        {"2020-02-12T00:00:00", "2020-02-12"},
        {"12/02/2020 09:30", "2020-02-12 fr"},
        {"2020-02-29", "2020-02-29"},
        {"2019-02-29", NULL},
        {"31/04/2020", NULL},
        {"02/13/2020", NULL},
        {"12/02/20", NULL},
        {"20-02-12", NULL},
        {"0020-02-12", NULL},
        {"1799-12-31", NULL},
        {"2020-02", NULL},
        {"2020-02-123", NULL},
        {"2020-02-12x", NULL},
        {"2020-02/12", NULL},
        {"12 février 2020", NULL},
        {"-2-1", NULL},
        {"", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        bool is_day_first = false;
        const char *rest;
        g_autofree char *day = day_read(rows[i][0], &is_day_first, &rest);
        g_autofree char *told =
            day ? g_strconcat(day, is_day_first ? " fr" : "", NULL) : NULL;
        g_assert_cmpstr(told, ==, rows[i][1]);
    }
}

static void test_url(void)
{
    static const char *const rows[][2] = {
        {"https://x.example/d/a.pdf", "a.pdf"},
        {"https://x.example/d/a%20b%C3%A9.pdf?v=2#page=3", "a bé.pdf"},
        {"https://x.example/d/e%CC%81.pdf", "é.pdf"},
        {"https://x.example/d/a%FF.pdf", "a%FF.pdf"},
        {"https://x.example/d/a%2Fb.pdf", "a%2Fb.pdf"},
        {"https://x.example/d/", NULL},
        {"https://x.example", NULL},
        {"https://x.example?f=/a.pdf", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *name = url_file_name(rows[i][0]);
        g_assert_cmpstr(name, ==, rows[i][1]);
    }
    g_assert_true(url_is_web("HTTPS://x"));
    g_assert_false(url_is_web("https:///x"));
    g_assert_false(url_is_web("javascript:alert(1)"));
    g_assert_false(url_is_web("www.example.org/a.pdf"));
}

static void test_url_key(void)
{
    static const char *const rows[][2] = {
        {"HTTPS://X.Example/A%20b%C3%A9?c=%2f#d", "https://x.example/A bé?c=/"},
        {"https://x.example/A bé?c=/", "https://x.example/A bé?c=/"},
        {"https://x.example", "https://x.example/"},
        {"https://x.example?a", "https://x.example/?a"},
        {"https://mairie-é.example/", "https://xn--mairie--hya.example/"},
        {"https://x.example/100%25", "https://x.example/100%"},
        {"https://x.example/100%", "https://x.example/100%"},
        {"https://x.example/%00%zz%4", "https://x.example/%00%zz%4"},
        {"x.pdf", "x.pdf"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *key = url_key(rows[i][0]);
        g_assert_cmpstr(key, ==, rows[i][1]);
    }
}

/* ---- SCDL -----------------------------------------------------------------
 */

/* Rows that are used, then what is wrong, as text. */
static char *read_scdl(const char *text, gsize len)
{
    static const char *const names[N_SCDL_VALUES] = {
        "nom",     "siret", "id",  "date", "code",
        "matiere", "objet", "url", "file"};
    g_autoptr(GError) error = NULL;
    g_autoptr(scdl_t) scdl = scdl_read(text, len, &error);
    g_assert_no_error(error);
    GString *told = g_string_new(NULL);
    for (guint i = 0; i < scdl->rows->len; i++) {
        const struct scdl_row *row =
            &g_array_index(scdl->rows, struct scdl_row, i);
        g_string_append_printf(told, "%u", row->place.first_line);
        for (guint j = 0; j < N_SCDL_VALUES; j++) {
            if (row->values[j])
                g_string_append_printf(told, " %s=%s", names[j],
                                       row->values[j]);
        }
        g_string_append_c(told, '\n');
    }
    const GPtrArray *defects = defects_all(scdl->defects);
    for (guint i = 0; i < defects->len; i++) {
        g_autofree char *text_of = defect_text(defects->pdata[i]);
        g_string_append_printf(told, "%s\n", text_of);
    }
    return g_string_free(told, FALSE);
}

struct scdl_case {
    const char *text, *told;
};

static void check_cases(const struct scdl_case *cases, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *told = read_scdl(cases[i].text, strlen(cases[i].text));
        g_assert_cmpstr(told, ==, cases[i].told);
    }
}

#define MISSING(columns) "line 1: there is no column " columns "\n"
#define WITHOUT_OBJECT            \
    MISSING("COLL_NOM")           \
    MISSING("COLL_SIRET")         \
    MISSING("DELIB_MATIERE_CODE") \
    MISSING("DELIB_MATIERE_NOM") MISSING("DELIB_OBJET")

static void test_forms_of_the_file(void)
{
    static const struct scdl_case cases[] = {
        {HEAD NICE "2019-007,2019-01-25" TAIL "https://x.example/a.pdf\n",
         "2 nom=Ville de Nice siret=21060088800015 id=2019-007 "
         "date=2019-01-25 code=6.1 matiere=police municipale objet=Caméras "
         "url=https://x.example/a.pdf\n"},
        {"delib_id;Délib-Date \nA1;2020-02-12\n",
         "2 id=A1 date=2020-02-12\n" WITHOUT_OBJECT},
        {"\xef\xbb\xbf"
         "DELIB_ID\tDELIB_DATE\r\nA1\t2020-02-12\r\n",
         "2 id=A1 date=2020-02-12\n" WITHOUT_OBJECT},
        {"Nom du fichier,x,DELIB_ID,DELIB_DATE\na.pdf,y,A1,2020-02-12\n",
         "2 id=A1 date=2020-02-12 file=a.pdf\n" WITHOUT_OBJECT},
        {"DELIB_ID,DELIB_DATE,DELIB_ID\nA1,2020-02-12,B1\n",
         "2 id=A1 date=2020-02-12\n" MISSING("COLL_NOM") MISSING(
             "COLL_SIRET") "line 1: DELIB_ID stands there twice: the first is "
                           "used\n" MISSING("DELIB_MATIERE_CODE") MISSING(
                               "DELIB_MATIERE_NOM") MISSING("DELIB_OBJET")},
        {"DELIB_ID,DELIB_DATE,COLL_NOM\nA1,2020-02-12,Orl\xe9"
         "ans\n",
         "2 nom=Orléans id=A1 date=2020-02-12\n"
         "line 1: the file is in Windows-1252: converted\n" MISSING(
             "COLL_SIRET") MISSING("DELIB_MATIERE_CODE")
             MISSING("DELIB_MATIERE_NOM") MISSING("DELIB_OBJET")},
    };
    check_cases(cases, G_N_ELEMENTS(cases));
}

#define SHORT                                                           \
    "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_" \
    "MATIERE_NOM,DELIB_OBJET,DELIB_URL\n"
#define ROW(id, date) NICE id "," date ",6.1,p,o,\n"
#define USED "nom=Ville de Nice siret=21060088800015 id="
#define REST " code=6.1 matiere=p objet=o\n"

static void test_values(void)
{
    static const struct scdl_case cases[] = {
        {SHORT ROW("1", "12/02/2020") ROW("2", "2020-02-30")
             ROW("3", "30/02/2020") ROW("4", "2020-02-12T00:00:00"),
         "2 " USED "1 date=2020-02-12" REST "3 " USED "2" REST "4 " USED
         "3" REST "5 " USED "4 date=2020-02-12" REST
         "line 2: DELIB_DATE is written day first: read as year-month-day "
         "(\"12/02/2020\")\n"
         "lines 3-4 (2 rows): DELIB_DATE is no day of the calendar: not used "
         "(the first: \"2020-02-30\")\n"
         "line 5: DELIB_DATE is not written YYYY-MM-DD: read as such "
         "(\"2020-02-12T00:00:00\")\n"},
        {SHORT ",,,,,,,\nN,,1,,,,o,\n",
         "3 nom=N id=1 objet=o\n"
         "line 2: an empty row\n"
         "line 3: COLL_SIRET is empty\nline 3: DELIB_DATE is empty\n"
         "line 3: DELIB_MATIERE_CODE is empty\n"
         "line 3: DELIB_MATIERE_NOM is empty\n"},
        {SHORT "N,210 600 888 00015,1,2020-02-12,8.4.1,m,o,\n"
               "N,2106,2,2020-02-12,police,m,o,x.pdf\n"
               "N,21060088800016,3,2020-02-12,9.9,m,o,\n",
         "2 nom=N siret=21060088800015 id=1 date=2020-02-12 code=8.4.1 "
         "matiere=m objet=o\n"
         "3 nom=N id=2 date=2020-02-12 matiere=m objet=o\n"
         "4 nom=N siret=21060088800016 id=3 date=2020-02-12 code=9.9 "
         "matiere=m objet=o\n"
         "line 2: COLL_SIRET has blanks: read without "
         "(\"210 600 888 00015\")\n"
         "lines 2, 4 (2 rows): DELIB_MATIERE_CODE is no code of two levels of "
         "the ACTES nomenclature: used as it is (the first: \"8.4.1\")\n"
         "line 3: COLL_SIRET is not 14 digits: not used (\"2106\")\n"
         "line 3: DELIB_MATIERE_CODE is no code of the ACTES nomenclature: "
         "not used (\"police\")\n"
         "line 3: DELIB_URL is no address of the web: not used (\"x.pdf\")\n"
         "line 4: COLL_SIRET is no SIRET, its check digit says: used as it is "
         "(\"21060088800016\")\n"},
    };
    check_cases(cases, G_N_ELEMENTS(cases));
}

static void test_shape_of_rows(void)
{
    static const struct scdl_case cases[] = {
        /* An object in two lines without quotes, one with a comma. */
        {SHORT NICE "1,2020-02-12,6.1,p,an object\nin two lines,\n" NICE
                    "2,2020-02-12,6.1,p,comma, here,https://x.example/\n" ROW(
                        "3", "2020-02-12"),
         "2 " USED "1 date=2020-02-12 code=6.1 matiere=p\n"
         "5 " USED "3 date=2020-02-12" REST
         "line 2: fewer cells than the first row has: used without the last\n"
         "line 2: DELIB_OBJET is empty\n"
         "line 3: fewer cells than the first row has: not used\n"
         "line 4: more cells than the first row has: not used\n"},
        {SHORT NICE "1,2020-02-12,6.1,p,o,,,,\n",
         "2 " USED "1 date=2020-02-12" REST
         "line 2: more cells than the first row has, which are empty\n"},
        {SHORT NICE "1,2020-02-12,6.1,p,\"o\ntwo\",\n" NICE
                    "2,2020-02-12,6.1,p,\"o,\n" ROW("3", "2020-02-12"),
         "2 " USED "1 date=2020-02-12 code=6.1 matiere=p objet=o two\n"
         "5 " USED "3 date=2020-02-12" REST
         "line 4: a quote is opened and not closed: not used\n"},
        {SHORT NICE "1,2020-02-12,6.1,p,5\" o,\n",
         "2 " USED "1 date=2020-02-12 code=6.1 matiere=p objet=5\" o\n"
         "line 2: a quote inside a cell is not doubled: read as it stands\n"},
    };
    check_cases(cases, G_N_ELEMENTS(cases));
}

static void test_rows_together(void)
{
    static const struct scdl_case cases[] = {
        {SHORT ROW("1", "2020-02-12") ROW("1", "2020-02-12")
             ROW("1", "2020-03-12") ROW("2", "2020-02-12"),
         "2 " USED "1 date=2020-02-12" REST "4 " USED "1 date=2020-03-12" REST
         "5 " USED "2 date=2020-02-12" REST
         "line 3: says the same as a row before it\n"
         "lines 2, 4 (2 rows): DELIB_ID is that of another row too (the "
         "first: \"1\")\n"},
        {SHORT NICE "1,2020-02-12,6.1,p,o,https://x.example/all\n" NICE
                    "2,2020-02-12,6.1,p,o,https://x.example/all\n",
         "2 " USED "1 date=2020-02-12" REST "3 " USED "2 date=2020-02-12" REST
         "lines 2-3 (2 rows): DELIB_URL is that of another row too: not used "
         "(the first: \"https://x.example/all\")\n"},
    };
    check_cases(cases, G_N_ELEMENTS(cases));
}

static void test_across(void)
{
    static const struct scdl_case cases[] = {
        {HEAD NICE "1,2020-02-12,6.1,p,o,2020,,,2020-02-01,9,10,11,0,,\n",
         "2 " USED "1 date=2020-02-12" REST
         "line 2: BUDGET_NOM is empty where BUDGET_ANNEE is not\n"
         "line 2: VOTE_ABSTENTION is empty where VOTE_EFFECTIF is not\n"
         "line 2: VOTE_REEL is more than VOTE_EFFECTIF\n"
         "line 2: VOTE_POUR is more than VOTE_REEL\n"
         "line 2: PREF_DATE is before DELIB_DATE\n"},
        {HEAD NICE "1,2020-02-12,6.1,p,o,20,b,,2/2020,10,9,5,x,2,\n",
         "2 " USED "1 date=2020-02-12" REST
         "line 2: BUDGET_ANNEE is no year and no two years (\"20\")\n"
         "line 2: PREF_DATE is no day of the calendar: not used "
         "(\"2/2020\")\n"
         "line 2: VOTE_CONTRE is no whole number (\"x\")\n"},
        {HEAD NICE "1,2020-02-12,6.1,p,o,2019/2020,b,,,10,9,5,1,2,\n",
         "2 " USED "1 date=2020-02-12" REST
         "line 2: VOTE_POUR, VOTE_CONTRE and VOTE_ABSTENTION do not make "
         "VOTE_REEL\n"},
    };
    check_cases(cases, G_N_ELEMENTS(cases));
}

/* The same reason in a thousand rows is one line, and not an endless one. */
static void test_many(void)
{
    g_autoptr(GString) text = g_string_new(SHORT);
    for (guint i = 0; i < 1000; i++)
        g_string_append_printf(text, NICE "%u,%s,6.1,p,o,\n", i,
                               i % 2 == 0 ? "2020-02-12" : "");
    g_autoptr(scdl_t) scdl = scdl_read(text->str, text->len, NULL);
    const GPtrArray *defects = defects_all(scdl->defects);
    g_assert_cmpuint(scdl->rows->len, ==, 1000);
    g_assert_cmpuint(defects->len, ==, 1);
    g_autofree char *told = defect_text(defects->pdata[0]);
    g_assert_true(g_str_has_prefix(told, "lines 3, 5, 7, "));
    g_assert_true(
        g_str_has_suffix(told, ", 201... (500 rows): DELIB_DATE is empty"));
}

static void test_not_scdl(void)
{
    static const char *const texts[] = {
        "",
        "\n",
        "nom;prénom\nA;B\n",
        "DELIB_ID\n1\n",
        "\"DELIB_ID,DELIB_DATE\n",
        "\xff\xfe"
        "a",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(scdl_read(texts[i], strlen(texts[i]), &error));
        g_assert_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
        g_assert_false(scdl_is_head(texts[i], strlen(texts[i])));
    }
    g_assert_true(scdl_is_head(SHORT, strlen(SHORT)));
    /* Cut in the middle of a row. */
    g_assert_true(scdl_is_head(SHORT "\"a", strlen(SHORT) + 2));
}

/* ---- Sources --------------------------------------------------------------
 */

static void test_sources(void)
{
    static const char text[] =
        "\xef\xbb\xbfpath\turl\tfetched\n"
        "a.pdf\thttps://x.example/a.pdf\t2026-11-22\r\n"
        "\n"
        "d/\xff.pdf\thttps://x.example/b.pdf\t2026-11-22T10:15:00Z\textra\n"
        "c.pdf\thttps://x.example/c.pdf\n"
        "d.pdf\thttps://x.example/d.pdf\tyesterday\n"
        "e.pdf\n"
        "\thttps://x.example/f.pdf\t2026-11-22\n"
        "g.pdf\tfile:///etc/passwd\t2026-11-22";
    g_autoptr(sources_t) sources = sources_read(text, strlen(text));
    g_autoptr(GString) told = g_string_new(NULL);
    for (guint i = 0; i < sources->rows->len; i++) {
        const struct sources_row *row =
            &g_array_index(sources->rows, struct sources_row, i);
        g_string_append_printf(told, "%s %s %s\n", row->path, row->url,
                               row->fetched);
    }
    const GPtrArray *defects = defects_all(sources->defects);
    for (guint i = 0; i < defects->len; i++) {
        g_autofree char *line = defect_text(defects->pdata[i]);
        g_string_append_printf(told, "%s\n", line);
    }
    g_assert_cmpstr(
        told->str, ==,
        "a.pdf https://x.example/a.pdf 2026-11-22\n"
        "d/\xff.pdf https://x.example/b.pdf 2026-11-22T10:15:00Z\n"
        "c.pdf https://x.example/c.pdf (null)\n"
        "d.pdf https://x.example/d.pdf (null)\n"
        "line 6: the time of fetching is no day: not used (\"yesterday\")\n"
        "line 7: no tab between a path and an address: not used\n"
        "line 8: no path: not used (\"https://x.example/f.pdf\")\n"
        "line 9: no address of the web: not used (\"file:///etc/passwd\")\n");
    g_assert_cmpuint(sources->n_rows, ==, 7);
    g_assert_true(sources_is_head(text, strlen(text)));
    g_assert_false(sources_is_head("a.pdf\tb\tc\n", 10));
    g_assert_false(sources_is_head("", 0));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/csv/rows", test_csv);
    g_test_add_func("/csv/long", test_csv_long);
    g_test_add_func("/csv/wide", test_csv_wide);
    g_test_add_func("/day", test_day);
    g_test_add_func("/url", test_url);
    g_test_add_func("/url/key", test_url_key);
    g_test_add_func("/scdl/file", test_forms_of_the_file);
    g_test_add_func("/scdl/values", test_values);
    g_test_add_func("/scdl/shape", test_shape_of_rows);
    g_test_add_func("/scdl/together", test_rows_together);
    g_test_add_func("/scdl/across", test_across);
    g_test_add_func("/scdl/many", test_many);
    g_test_add_func("/scdl/not", test_not_scdl);
    g_test_add_func("/sources", test_sources);
    return g_test_run();
}
