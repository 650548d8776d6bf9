/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_tables.c - which rows of tables are of a document, and which are not. */
#include "indexer/tables.h"

#include <string.h>

#define HEAD "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_OBJET,DELIB_URL"
#define ID_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define ID_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static void put_scdl(tables_t *tables, const char *path, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(scdl_t) scdl = scdl_read(text, strlen(text), &error);
    g_assert_no_error(error);
    tables_put(tables, table_of_scdl(path, scdl));
}

static void put_sources(tables_t *tables, const char *path, const char *text)
{
    g_autoptr(sources_t) sources = sources_read(text, strlen(text));
    tables_put(tables, table_of_sources(path, sources));
}

/* A paper, as others have told of it. */
struct paper_case {
    const char *id, *path, *number, *day, *commune;
    enum fact_origin origin; /* 0: a page */
};

static void say(GArray *facts, enum fact_kind kind,
                const struct paper_case *paper, const char *value)
{
    const struct fact fact = {kind,
                              paper->origin ? paper->origin : FACT_FROM_PAGE, 1,
                              (char *) value};
    if (value)
        facts_add(facts, &fact);
}

/* "number=2019-007 url=..." of what the tables say. */
static char *join(tables_t *tables, const struct paper_case *paper)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    g_autoptr(GArray) facts = facts_new();
    g_autoptr(GString) told = g_string_new(NULL);
    g_ptr_array_add(paths, (char *) paper->path);
    say(facts, FACT_NUMBER, paper, paper->number);
    say(facts, FACT_DATE, paper, paper->day);
    say(facts, FACT_COMMUNE, paper, paper->commune);
    const struct tables_document document = {
        .id = paper->id ? paper->id : ID_A, .paths = paths, .facts = facts};
    tables_join(tables, &document);
    /* Once more changes nothing. */
    const guint n_facts = facts->len;
    tables_join(tables, &document);
    g_assert_cmpuint(facts->len, ==, n_facts);
    for (guint i = 0; i < facts->len; i++) {
        const struct fact *fact = &g_array_index(facts, struct fact, i);
        if (fact->origin < FACT_FROM_PAGE)
            g_string_append_printf(told, "%s%s=%s", told->len ? " " : "",
                                   fact_kind_name(fact->kind), fact->value);
    }
    return g_strdup(told->str);
}

static void check(tables_t *tables, const struct paper_case *paper,
                  const char *told)
{
    g_autofree char *joined = join(tables, paper);
    g_assert_cmpstr(joined, ==, told);
}

/* ---- By name --------------------------------------------------------------
 */

static void test_by_name(void)
{
    g_autoptr(tables_t) tables = tables_new();
    put_scdl(tables, "/t/a.csv",
             HEAD ",fichier\n"
                  "Nice,,2020-0001,,,https://x.example/d/a%20b.pdf?v=1,\n"
                  "Nice,,2020-0002,,,https://x.example/d?id=2,scans/c.pdf\n"
                  "Nice,,2020-0003,,,,other/c.pdf\n"
                  "Nice,,2020-0004,2020-02-12,,,d.pdf\n");
    check(
        tables, &(struct paper_case){.path = "/docs/a b.pdf"},
        "commune=Nice number=2020-0001 url=https://x.example/d/a%20b.pdf?v=1");
    check(
        tables, &(struct paper_case){.path = "/z.zip//e/a b.pdf"},
        "commune=Nice number=2020-0001 url=https://x.example/d/a%20b.pdf?v=1");
    check(tables, &(struct paper_case){.path = "/docs/A b.pdf"}, "");
    check(tables, &(struct paper_case){.path = "/docs/d.pdf.pdf"}, "");
    /* Two rows name a c.pdf; one of them where it lies. */
    check(tables, &(struct paper_case){.path = "/t/other/c.pdf"},
          "commune=Nice number=2020-0003");
    g_assert_cmpuint(tables_n_unclear(tables), ==, 0);
    check(tables, &(struct paper_case){.path = "/docs/c.pdf"}, "");
    g_assert_cmpuint(tables_n_unclear(tables), ==, 1);
    g_autofree char *text = tables_unclear_text(tables);
    g_assert_cmpstr(
        text, ==,
        "/docs/c.pdf: /t/a.csv, line 3, and /t/a.csv, line 4, differ");
    /* The paper decides. */
    check(tables,
          &(struct paper_case){.path = "/docs/c.pdf",
                               .number = "2020-0003",
                               .commune = "Ville de Nice"},
          "commune=Nice number=2020-0003");
    g_assert_cmpuint(tables_n_unclear(tables), ==, 0);
    g_assert_cmpuint(table_n_joined(tables_find(tables, "/t/a.csv")), ==, 2);
}

/* What has the name of a file of another commune. */
static void test_contradicted(void)
{
    g_autoptr(tables_t) tables = tables_new();
    put_scdl(tables, "/t/a.csv",
             HEAD "\nNice,,2020-1,2020-02-12,,https://x.example/1.pdf\n");
    static const char told[] = "commune=Nice number=2020-1 date=2020-02-12 "
                               "url=https://x.example/1.pdf";
    check(tables, &(struct paper_case){.path = "/1.pdf"}, told);
    check(tables, &(struct paper_case){.path = "/1.pdf", .commune = "Nîmes"},
          "");
    g_autofree char *text = tables_unclear_text(tables);
    g_assert_cmpstr(text, ==,
                    "/1.pdf: what it prints contradicts /t/a.csv, line 2");
    check(tables, &(struct paper_case){.path = "/1.pdf", .day = "2020-02-13"},
          "");
    /* When it was put up says nothing. */
    check(tables,
          &(struct paper_case){
              .path = "/1.pdf", .day = "2020-02-13", .origin = FACT_FROM_NAME},
          told);
    g_assert_cmpuint(tables_n_unclear(tables), ==, 0);
    check(tables,
          &(struct paper_case){.path = "/1.pdf",
                               .commune = "VILLE DE NICE",
                               .day = "2020-02-13"},
          told);
}

/* ---- By number ------------------------------------------------------------
 */

static void test_by_number(void)
{
    g_autoptr(tables_t) tables = tables_new();
    put_scdl(tables, "/t/a.csv",
             HEAD "\nCommune de Nice,,2020.0015,2020-02-12,,\n"
                  "Commune de Nîmes,,2020.0015,2020-02-12,,\n"
                  "Nice,,12,2020-02-12,,\n"
                  "Nice,,2020-016,,,\n");
    static const char told[] =
        "commune=Commune de Nice number=2020.0015 date=2020-02-12";
    const struct {
        struct paper_case paper;
        const char *told;
    } cases[] = {
        {{.path = "/x", .number = "2020-0015", .commune = "NICE"}, told},
        {{.path = "/delib_2020-0015_signe.pdf", .commune = "Nice"}, told},
        /* Nothing else agrees, or something contradicts. */
        {{.path = "/delib_2020-0015.pdf"}, ""},
        {{.path = "/x", .number = "2020.0015", .commune = "Istres"}, ""},
        {{.path = "/x",
          .number = "2020.0015",
          .commune = "Nice",
          .day = "2020-02-13"},
         ""},
        /* Two communes. */
        {{.path = "/x", .number = "2020.0015", .day = "2020-02-12"}, ""},
        {{.path = "/x",
          .number = "2020.0015",
          .day = "2020-02-12",
          .commune = "Nice"},
         told},
        /* A part of a word is no number. */
        {{.path = "/12020-00155.pdf", .commune = "Nice"}, ""},
        /* A short number. */
        {{.path = "/x", .number = "12", .commune = "Nice"}, ""},
        {{.path = "/x", .number = "12", .day = "2020-02-12"}, ""},
        {{.path = "/x", .number = "12", .day = "2020-02-12", .commune = "Nice"},
         "commune=Nice number=12 date=2020-02-12"},
        /* The row has no day. */
        {{.path = "/x",
          .number = "2020-016",
          .day = "2020-02-13",
          .commune = "Nice"},
         "commune=Nice number=2020-016"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("case %zu", i);
        check(tables, &cases[i].paper, cases[i].told);
    }
}

/* ---- By where it came from ------------------------------------------------
 */

static void test_sources(void)
{
    g_autoptr(tables_t) tables = tables_new();
    put_sources(tables, "/docs/sources.tsv",
                "a.pdf\thttps://x.example/get?id=1\t2026-11-22\n" ID_B
                ".pdf\thttps://x.example/get?id=2\t2026-11-23\n"
                "../z.zip\thttps://x.example/z.zip\n");
    put_scdl(tables, "/t/a.csv",
             HEAD "\nNice,,A-1,,,https://X.example/g%65t?id=1#page\n"
                  "Nice,,A-2,,,https://x.example/get?id=2\n");
    check(tables,
          &(struct paper_case){.path = "/docs/a.pdf", .commune = "Istres"},
          "commune=Nice number=A-1 url=https://X.example/g%65t?id=1#page "
          "url=https://x.example/get?id=1 fetched=2026-11-22");
    /* Wherever it is now. */
    check(tables, &(struct paper_case){.id = ID_B, .path = "/moved.pdf"},
          "commune=Nice number=A-2 url=https://x.example/get?id=2 "
          "url=https://x.example/get?id=2 fetched=2026-11-23");
    check(tables, &(struct paper_case){.path = "/z.zip//b.pdf"},
          "url=https://x.example/z.zip");
    check(tables, &(struct paper_case){.path = "/a.pdf"}, "");
}

/* ---- Tables ---------------------------------------------------------------
 */

static void test_put(void)
{
    g_autoptr(tables_t) tables = tables_new();
    const struct paper_case paper = {.path = "/a.pdf"};
    put_scdl(tables, "/t/b.csv",
             HEAD "\nNice,,A-1,,,https://x.example/a.pdf\n");
    check(tables, &paper,
          "commune=Nice number=A-1 url=https://x.example/a.pdf");
    /* The same said elsewhere, at another address. */
    put_scdl(tables, "/t/a.csv",
             HEAD "\nNice,,A-1,,,https://y.example/a.pdf\n");
    check(tables, &paper,
          "commune=Nice number=A-1 url=https://y.example/a.pdf "
          "url=https://x.example/a.pdf");
    /* Something else. */
    put_scdl(tables, "/t/a.csv",
             HEAD "\nNice,,A-2,,,https://y.example/a.pdf\n");
    check(tables, &paper, "");
    g_assert_cmpuint(tables_all(tables)->len, ==, 2);
    tables_remove(tables, "/t/b.csv");
    g_assert_null(tables_find(tables, "/t/b.csv"));
    check(tables, &paper,
          "commune=Nice number=A-2 url=https://y.example/a.pdf");
    tables_remove(tables, "/t/a.csv");
    check(tables, &paper, "");
}

/* A name that half of the web has says nothing, and costs nothing. */
static void test_many(void)
{
    g_autoptr(tables_t) tables = tables_new();
    g_autoptr(GString) text = g_string_new(HEAD "\n");
    for (guint i = 0; i < 20000; i++)
        g_string_append_printf(text,
                               "Nice,,2020-%05u,2020-02-12,,"
                               "https://x.example/%u/a.pdf\n",
                               i, i);
    put_scdl(tables, "/t/a.csv", text->str);
    for (guint i = 0; i < 1000; i++)
        check(tables, &(struct paper_case){.path = "/a.pdf"}, "");
    check(tables,
          &(struct paper_case){
              .path = "/a.pdf", .number = "2020-00099", .day = "2020-02-12"},
          "commune=Nice number=2020-00099 date=2020-02-12 "
          "url=https://x.example/99/a.pdf");
}

static void test_stored(void)
{
    g_autoptr(tables_t) tables = tables_new();
    g_autoptr(GError) error = NULL;
    put_scdl(tables, "/t/\xff.csv",
             HEAD "\nNice,21060088800015,A-1,2020-02-12,Objet é,"
                  "https://x.example/a.pdf\nNice,,,,,\n");
    put_sources(tables, "/t/s.tsv", "\xff.pdf\thttps://x.example/a.pdf\n");
    for (guint i = 0; i < 2; i++) {
        const struct table *table = tables_all(tables)->pdata[i];
        g_autoptr(GBytes) bytes = table_encode(table);
        g_autoptr(table_t) read = table_decode(bytes, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(read->path, ==, table->path);
        g_assert_cmpint(read->kind, ==, table->kind);
        g_assert_cmpuint(read->n_rows, ==, table->n_rows);
        g_assert_cmpuint(read->defects->len, ==, table->defects->len);
        g_assert_cmpuint(read->rows->len, ==, table->rows->len);
        g_autoptr(GBytes) again = table_encode(read);
        g_assert_true(g_bytes_equal(bytes, again));
        g_autoptr(GBytes) cut =
            g_bytes_new_from_bytes(bytes, 0, g_bytes_get_size(bytes) - 1);
        g_assert_null(table_decode(cut, NULL));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tables/name", test_by_name);
    g_test_add_func("/tables/contradicted", test_contradicted);
    g_test_add_func("/tables/number", test_by_number);
    g_test_add_func("/tables/sources", test_sources);
    g_test_add_func("/tables/put", test_put);
    g_test_add_func("/tables/many", test_many);
    g_test_add_func("/tables/stored", test_stored);
    return g_test_run();
}
