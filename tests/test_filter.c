/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_filter.c - a filter finds the documents of which that is known, and no
 * others, whatever is typed. */
#include "query/filter.h"
#include "query/interval.h"
#include "query/print.h"
#include "query/wildcard.h"
#include "tests/library_fixture.h"

/* ---- Intervals ------------------------------------------------------------
 */

static void assert_days(const char *text, guint low, guint high)
{
    struct interval days;
    g_assert_true(interval_read_days(text, &days));
    g_assert_cmpuint(days.low, ==, low);
    g_assert_cmpuint(days.high, ==, high);
}

static void test_days(void)
{
    struct interval days;
    assert_days("2018", 20180101, 20181231);
    assert_days("2018-02", 20180201, 20180231);
    assert_days("2018-06-07", 20180607, 20180607);
    assert_days("07/06/2018", 20180607, 20180607);
    assert_days("7/6/2018", 20180607, 20180607);
    assert_days("2018..2020", 20180101, 20201231);
    assert_days("2018-06..07/06/2019", 20180601, 20190607);
    assert_days("..2019", 0, 20191231);
    assert_days("2018-06-07..", 20180607, G_MAXUINT);
    static const char *const wrong[] = {
        "",           "..",         "2018-13",    "2018-00", "2018-02-30",
        "31/04/2018", "2020..2018", "2018...",    "18",      "0000",
        "2018-6-7-8", "juin",       "2018..juin", "-2018",   "20180607",
        "2018-06..x", " 2018",      "٢٠١٨",       "99999",   "2018..2019..",
        "2018-06-7",  "6/2018",     "00/01/2018", "2018\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
        if (interval_read_days(wrong[i], &days))
            g_error("taken for a date: %s", wrong[i]);
}

static void test_pages(void)
{
    struct interval pages;
    g_assert_true(interval_read_pages("30..40", &pages));
    g_assert_cmpuint(pages.low, ==, 30);
    g_assert_cmpuint(pages.high, ==, 40);
    g_assert_true(interval_read_pages("..4", &pages));
    g_assert_cmpuint(pages.low, ==, 0);
    g_assert_true(interval_read_pages("4..", &pages));
    g_assert_cmpuint(pages.high, ==, G_MAXUINT);
    static const char *const wrong[] = {
        "", "..", "0", "-1", "iv", "4..3", "4294967295", "99999999999999999999",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
        if (interval_read_pages(wrong[i], &pages))
            g_error("taken for a page: %s", wrong[i]);
}

/* ---- Patterns -------------------------------------------------------------
 */

static bool matches_all(const char *pattern, const char *name)
{
    return wildcard_matches(pattern, name, strlen(name));
}

static void test_wildcard(void)
{
    g_assert_true(matches_all("*.pdf", "a.b.pdf"));
    g_assert_true(matches_all("*", ""));
    g_assert_true(matches_all("a*b*c", "axbbyc"));
    g_assert_true(matches_all("?té", "été"));
    g_assert_true(matches_all("**a??*", "xxabc"));
    g_assert_true(matches_all("a*?", "ab"));
    g_assert_false(matches_all("a*?", "a"));
    g_assert_false(matches_all("", "a"));
    g_assert_false(matches_all("a", ""));
    g_assert_false(matches_all("*.pdf", "a.pdfx"));
    g_assert_false(matches_all("?", "ab"));
    g_assert_true(wildcard_matches("a*", "abc.pdf", 3));
    g_assert_false(wildcard_matches("*pdf", "abc.pdf", 3));
}

/* Tried again at every star, this would not end. */
static void test_wildcard_hostile(void)
{
    g_autofree char *name = g_strnfill(250, 'a');
    g_autoptr(GString) pattern = g_string_new(NULL);
    for (guint i = 0; i < 100; i++)
        g_string_append(pattern, "a*");
    g_string_append_c(pattern, 'b');
    g_assert_false(matches_all(pattern->str, name));
}

/* ---- Filters --------------------------------------------------------------
 */

static const struct book books[] = {
    {.path = "/d/Nice-Convention Été.pdf",
     .facts = {[FACT_COMMUNE] = "Ville de Nice",
               [FACT_SIRET] = "21060088800015",
               [FACT_TYPE] = "convention",
               [FACT_DATE] = "2018-06-07",
               [FACT_TITLE] = "Projet de centre de supervision Safe City 2018",
               [FACT_URL] = "https://www.nice.fr/Delib/convention.pdf"},
     .pages = {"Les drones volent.", "Les caméras filment.",
               "Des drones et des caméras."}},
    {.path = "/d/lhay.pdf",
     .facts = {[FACT_COMMUNE] = "Commune de L'Haÿ-les-Roses",
               [FACT_TYPE] = "délibération",
               [FACT_NUMBER] = "2020-015",
               [FACT_DATE] = "2020-02-12",
               [FACT_MATIERE] = "8.4",
               [FACT_MATIERE_NAME] = "Domaines de compétences/Aménagement",
               [FACT_OBJECT] = "Acquisition de vidéo-protection",
               [FACT_URL] = "http://www.lhay.fr/a.pdf"},
     .pages = {"Le conseil achète des drones."}},
    {.path = "/d/nimes.odt",
     .facts = {[FACT_COMMUNE] = "Nîmes",
               [FACT_TYPE] = "procès-verbal",
               [FACT_DATE] = "2019-12-31"},
     .pages = {"Le maire parle de caméras.", "Fin de la séance."}},
    {.path = "/d/inconnu.txt", .pages = {"Des drones, des caméras, rien."}},
};

struct asked {
    struct fixture fixture;
    struct holdings *holdings;
};

static void set_up_library(struct asked *a, gconstpointer data)
{
    set_up(&a->fixture, data);
    a->holdings = open_library(&a->fixture, books, G_N_ELEMENTS(books));
}

static void tear_down_library(struct asked *a, gconstpointer data)
{
    holdings_free(a->holdings);
    tear_down(&a->fixture, data);
}

static struct answer *ask(struct asked *a, const char *text, GError **error)
{
    const struct question question = {
        .text = text, .max_hits = 20, .max_per_document = ANSWER_PER_DOCUMENT};
    return answer_new(a->holdings, &question, error);
}

/* The names of the documents found, in the order of the books, with the number
 * of passages: "lhay 1, nimes 2". */
static char *found(struct asked *a, const char *text)
{
    g_autoptr(GError) error = NULL;
    const struct question question = {.text = text, .max_hits = 20};
    g_autoptr(answer_t) answer = answer_new(a->holdings, &question, &error);
    GString *out = g_string_new(NULL);
    guint n_full = 0;
    if (error)
        g_error("%s: %s", text, error->message);
    for (gsize i = 0; i < G_N_ELEMENTS(books); i++) {
        guint n = 0;
        for (guint j = 0; j < answer->hits->len; j++) {
            const struct hit *hit = g_ptr_array_index(answer->hits, j);
            n += !hit->is_partial && g_str_equal(hit->path, books[i].path);
        }
        if (n > 0)
            g_string_append_printf(out, "%s%c%u", out->len ? " " : "",
                                   books[i].path[3], n);
        n_full += n;
    }
    g_assert_cmpuint(answer->n_passages, ==, n_full);
    return g_string_free(out, FALSE);
}

struct finding {
    const char *text, *found;
};

/* By the first letters of their names: N(ice), l(hay), n(imes), i(nconnu). */
static const struct finding findings[] = {
    {"commune:Nice", "N3"},
    {"commune:NICE", "N3"},
    {"commune:\"Ville de Nice\"", "N3"},
    {"commune:nimes", "n2"},
    {"commune:\"L'Haÿ-les-Roses\"", "l1"},
    {"commune:\"L’HAY LES ROSES\"", "l1"},
    {"commune:\"commune de l'hay-les-roses\"", "l1"},
    {"commune:«\u00a0L'Haÿ-les-Roses\u00a0»", "l1"},
    {"commune:Nic", ""},
    {"commune:ville", ""},
    {"commune:Nice drones", "N2"},
    {"commune:Nice -drones", "N1"},
    {"commune:Nice NOT page:1", "N2"},
    {"drones -commune:Nice", "l1 i1"},
    {"drones AND commune:Nice", "N2"},
    {"drones AND NOT type:convention", "l1 i1"},
    {"(commune:Nice OR commune:\"L'Haÿ-les-Roses\") drones", "N2 l1"},
    {"commune:Nice commune:Nimes", ""},
    {"commune:Nice OR séance", "N3 n1"},
    {"\"des caméras\" commune:Nice", "N1"},
    {"les commune:Nice", "N2"},
    {"type:convention", "N3"},
    {"type:Conventions", "N3"},
    {"type:pv", "n2"},
    {"type:proces-verbaux caméras", "n1"},
    {"-type:pv type:pv", ""},
    {"date:2018", "N3"},
    {"date:2018-06", "N3"},
    {"date:07/06/2018", "N3"},
    {"date:2018-06-08..", "l1 n2"},
    {"date:..2018-06-06", ""},
    {"date:2018..2019-12-31", "N3 n2"},
    {"drones -date:1000..", "i1"},
    {"matiere:8.4", "l1"},
    {"matière:8", "l1"},
    {"matiere:amenagement", "l1"},
    {"matiere:\"domaines de compétences/aménagement\"", "l1"},
    {"matiere:4", ""},
    {"siret:21060088800015", "N3"},
    {"siret:\"210 600 888 00015\"", "N3"},
    {"siret:210600888", "N3"},
    {"siret:210600889", ""},
    {"numero:2020-015", "l1"},
    {"numéro:\"n° 2020-015\"", "l1"},
    {"titre:city", "N3"},
    {"titre:\"safe city\"", "N3"},
    {"titre:\"city safe\"", ""},
    {"titre:\"Centres de supervision\"", "N3"},
    {"titre:\"supervision centre\"", ""},
    {"titre:\"safe city 2018\"", "N3"},
    {"titre:2018", "N3"},
    {"titre:2019", ""},
    {"titre:vidéoprotection", "l1"},
    {"titre:video-protection", "l1"},
    {"titre:drones", ""},
    {"page:3", "N1"},
    {"page:2..", "N2 n1"},
    {"page:2..3 drones", "N1"},
    {"nom:*.pdf", "N3 l1"},
    {"nom:*.PDF drones", "N2 l1"},
    {"nom:lhay.pdf", "l1"},
    {"nom:lhay", "l1"},
    {"nom:lha", ""},
    {"nom:lh?y", "l1"},
    {"nom:\"nice-convention ete.pdf\"", "N3"},
    {"nom:*été*", "N3"},
    {"nom:n*", "N3 n2"},
    {"nom:*", "N3 l1 n2 i1"},
    {"nom:d/lhay.pdf", ""},
    {"source:nice.fr", "N3"},
    {"source:www.nice.fr", "N3"},
    {"source:WWW.nice.fr/", "N3"},
    {"source:https://www.nice.fr/", "N3"},
    {"source:https://www.nice.fr/delib/", "N3"},
    {"source:www.nice.fr/delib", "N3"},
    {"source:www.lhay.fr/a", "l1"},
    {"source:https://www.lhay.fr/a", ""},
    {"source:fr", ""},
    /* What reaches for terms of another prefix. */
    {"commune:XCnice", ""},
    {"commune:\"Tconvention\"", ""},
    {"commune:Qnice", ""},
    {"type:\"XCnice\"", ""},
    {"numero:\"x\" commune:Nice", ""},
    {"nom:\"E pdf\"", ""},
    {"source:\"XCnice\"", ""},
    {"commune:\"nice\x01\"", "N3"},
    {"commune:\"ni\x01"
     "ce\"",
     ""},
    {"commune:\"nice OR type:pv\"", ""},
    {"commune:\"nice') OR 1=1 --\"", ""},
};

static void test_findings(struct asked *a, gconstpointer data)
{
    (void) data;
    for (gsize i = 0; i < G_N_ELEMENTS(findings); i++) {
        g_autofree char *got = found(a, findings[i].text);
        if (!g_str_equal(got, findings[i].found))
            g_error("%s: found %s, not %s", findings[i].text, got,
                    findings[i].found);
    }
}

static void assert_refused(struct asked *a, const char *text,
                           const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(answer_t) answer = ask(a, text, &error);
    g_assert_null(answer);
    if (!g_pattern_match_simple(message, error->message))
        g_error("%s: %s", text, error->message);
}

static void test_refusals(struct asked *a, gconstpointer data)
{
    (void) data;
    assert_refused(a, "drones date:2018-13", "column 8: a date or two *date:");
    assert_refused(a, "date:2020..2018", "column 1: *earlier one first*");
    assert_refused(a, "page:0", "column 1: a page*page:");
    assert_refused(a, "é -page:iv", "column 4: a page*");
    assert_refused(a, "siret:2106008880001", "column 1: a SIRET of 14 digits*");
    assert_refused(a, "siret:abc", "column 1: a SIRET*");
    assert_refused(a, "titre:de", "column 1: a word that means something*");
    assert_refused(a, "titre:...", "column 1: *");
    assert_refused(a, "commune:*", "column 1: a name*");
    assert_refused(a, "numero:…", "column 1: a number*");
}

/* As many characters as a value may have, of every kind of letter. */
static void test_longest(struct asked *a, gconstpointer data)
{
    (void) data;
    static const char *const letters[] = {"x", "é", "ﷺ", "*", "?", "9"};
    for (int field = 0; field < N_FILTER_FIELDS; field++) {
        for (gsize i = 0; i < G_N_ELEMENTS(letters); i++) {
            g_autoptr(GString) text = g_string_new(filter_field_name(field));
            g_autoptr(GError) error = NULL;
            g_string_append(text, ":\"");
            for (guint n = 0; n < SYNTAX_MAX_VALUE; n++)
                g_string_append(text, letters[i]);
            g_string_append_c(text, '"');
            g_autoptr(answer_t) answer = ask(a, text->str, &error);
            if (answer)
                g_assert_cmpuint(answer->n_passages, <=, 7);
            else
                g_assert_error(error, SYNTAX_ERROR, SYNTAX_ERROR_EXPECTED);
        }
    }
}

/* ---- What they find -------------------------------------------------------
 */

/* Filters weigh nothing: the same scores, in the same order. */
static void test_weigh_nothing(struct asked *a, gconstpointer data)
{
    (void) data;
    g_autoptr(answer_t) plain = ask(a, "drones caméras", NULL);
    g_autoptr(answer_t) filtered =
        ask(a, "drones caméras nom:* -type:avis page:1..9", NULL);
    g_assert_cmpuint(plain->hits->len, ==, filtered->hits->len);
    g_assert_cmpuint(plain->hits->len, >, plain->n_passages);
    for (guint i = 0; i < plain->hits->len; i++) {
        const struct hit *one = g_ptr_array_index(plain->hits, i);
        const struct hit *other = g_ptr_array_index(filtered->hits, i);
        g_assert_cmpfloat(one->score, ==, other->score);
        g_assert_cmpstr(one->document_id, ==, other->document_id);
        g_assert_cmpuint(one->page, ==, other->page);
    }
}

/* What holds some of the words obeys the filters too; what holds none is no
 * hit. */
static void test_partial(struct asked *a, gconstpointer data)
{
    (void) data;
    g_autoptr(answer_t) answer = ask(a, "drones commune:Nice séance", NULL);
    g_assert_cmpuint(answer->n_passages, ==, 0);
    g_assert_cmpuint(answer->hits->len, ==, 2);
    for (guint i = 0; i < answer->hits->len; i++) {
        const struct hit *hit = g_ptr_array_index(answer->hits, i);
        g_assert_true(hit->is_partial);
        g_assert_cmpstr(hit->path, ==, books[0].path);
        g_assert_cmpuint(hit->page, !=, 2);
    }
}

/* Filters alone: a passage a document. */
static void test_alone(struct asked *a, gconstpointer data)
{
    (void) data;
    g_autoptr(answer_t) answer = ask(a, "page:2..", NULL);
    g_assert_cmpuint(answer->n_passages, ==, 3);
    g_assert_cmpuint(answer->hits->len, ==, 2);
    for (guint i = 0; i < answer->hits->len; i++) {
        const struct hit *hit = g_ptr_array_index(answer->hits, i);
        g_assert_cmpuint(hit->page, ==, 2);
        g_assert_cmpuint(hit->highlights->len, ==, 0);
    }
}

/* "commune: Nise; near: Nice, Nîmes" */
static char *unknown(struct asked *a, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(answer_t) answer = ask(a, text, &error);
    g_assert_no_error(error);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < answer->unknown->len; i++) {
        g_autofree char *one =
            print_unknown(&g_array_index(answer->unknown, struct unknown, i));
        g_string_append_printf(out, "%s%s", i ? " | " : "", one);
    }
    return g_string_free(out, FALSE);
}

static const struct finding unknowns[] = {
    {"commune:Nice", ""},
    {"commune:Nice commune:Nimes", ""},
    {"commune:Nice date:2031", "date: 2031"},
    {"commune:Nise", "commune: Nise; near: Nice, Nîmes"},
    {"commune:Roses", "commune: Roses; near: L'Haÿ-les-Roses"},
    {"drones -commune:Nise", "commune: Nise; near: Nice, Nîmes"},
    {"(commune:Nise OR commune:Nice) drones",
     "commune: Nise; near: Nice, Nîmes"},
    {"commune:Nise commune:Nise", "commune: Nise; near: Nice, Nîmes"},
    {"commune:Zorglubville", "commune: Zorglubville"},
    {"type:deliberatoin", "type: deliberatoin; near: délibération"},
    {"type:avis", "type: avis"},
    {"matiere:8.5", "matiere: 8.5; near: 8.4"},
    {"matiere:compétences", "matiere: compétences; near: Domaines de "
                            "compétences, Domaines de "
                            "compétences/Aménagement"},
    {"nom:lhaj", "nom: lhaj; near: lhay.pdf"},
    {"nom:lhai.pdf", "nom: lhai.pdf; near: lhay.pdf"},
    {"nom:z*", "nom: z*"},
    {"titre:zorglub", "titre: zorglub"},
    {"titre:drone", "titre: drone"},
    {"titre:\"centre de supervison\"", "titre: centre de supervison"},
    {"titre:\"city de supervision\"", "titre: city de supervision"},
    {"page:99", "page: 99"},
    {"numero:2020-016", "numero: 2020-016; near: 2020 015"},
    {"source:nise.fr", "source: nise.fr; near: nice.fr"},
};

static void test_unknown(struct asked *a, gconstpointer data)
{
    (void) data;
    for (gsize i = 0; i < G_N_ELEMENTS(unknowns); i++) {
        g_autofree char *got = unknown(a, unknowns[i].text);
        if (!g_str_equal(got, unknowns[i].found))
            g_error("%s: %s, not %s", unknowns[i].text, got, unknowns[i].found);
    }
}

#define ADD(name, test)                                                   \
    g_test_add("/filter/" name, struct asked, NULL, set_up_library, test, \
               tear_down_library)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/filter/days", test_days);
    g_test_add_func("/filter/pages", test_pages);
    g_test_add_func("/filter/wildcard", test_wildcard);
    g_test_add_func("/filter/wildcard-hostile", test_wildcard_hostile);
    ADD("findings", test_findings);
    ADD("refusals", test_refusals);
    ADD("longest", test_longest);
    ADD("weigh-nothing", test_weigh_nothing);
    ADD("partial", test_partial);
    ADD("alone", test_alone);
    ADD("unknown", test_unknown);
    return g_test_run();
}
