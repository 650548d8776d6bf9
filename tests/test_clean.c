/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_clean.c - the stream: running lines left out, broken words whole. */
#include "indexer/clean.h"

#include <string.h>

static struct record *record_of(const char *const *pages)
{
    struct record *record = record_new("00");
    for (; *pages; pages++) {
        struct record_page page = {
            .reading = RECORD_TEXT_LAYER,
            .text = g_strdup(*pages),
            .text_len = strlen(*pages),
        };
        record_add_page(record, &page);
    }
    return record;
}

static void assert_stream(const char *const *pages, const char *expected)
{
    g_autoptr(record_t) record = record_of(pages);
    g_autoptr(GError) error = NULL;
    clean_record(record);
    g_autofree char *stream =
        record_slice(record, 0, record->stream_len, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(stream, ==, expected);
}

#define PAGES(...) ((const char *const[]){__VA_ARGS__, NULL})

struct hyphen_case {
    const char *name, *page, *stream;
};

static const struct hyphen_case hyphen_cases[] = {
    {"joined", "la recon-\nnaissance\n", "la reconnaissance\n"},
    {"blanks around", "la recon- \n  naissance\n", "la reconnaissance\n"},
    {"capitals", "VIDEO-\nPROTECTION\n", "VIDEOPROTECTION\n"},
    {"soft hyphen", "la recon\u00ad\nnaissance\n", "la reconnaissance\n"},
    {"U+2010", "la recon\u2010\nnaissance\n", "la reconnaissance\n"},
    {"proper name", "à Saint-\nÉtienne\n", "à Saint-Étienne\n"},
    {"name with a small start", "le val-\nDe\n", "le val-De\n"},
    {"prefix", "le vice-\nprésident\n", "le vice-président\n"},
    {"pronoun", "dit-\nil alors\n", "dit-il alors\n"},
    {"hyphenated already", "c'est-à-\ndire\n", "c'est-à-dire\n"},
    {"digit after", "COVID-\n19\n", "COVID-19\n"},
    {"digits", "n° 2020-\n015\n", "n° 2020-015\n"},
    {"article of a code", "L.251-\n1\n", "L.251-1\n"},
    {"a dash is no hyphen", "Paris -\nLyon\n", "Paris -\nLyon\n"},
    {"nothing follows", "la recon-\n", "la recon-\n"},
    {"as the document writes it, kept", "porte-drapeau\nle porte-\ndrapeau\n",
     "porte-drapeau\nle porte-drapeau\n"},
    {"as the document writes it, joined", "Portefaix\nle porte-\nfaix\n",
     "Portefaix\nle portefaix\n"},
    {"blank line between", "recon-\n\nnaissance\n", "reconnaissance\n"},
    {"two in a row", "an-\nti-\nconstitutionnel\n", "anticonstitutionnel\n"},
};

static void test_hyphen(gconstpointer data)
{
    const struct hyphen_case *c = data;
    assert_stream(PAGES(c->page), c->stream);
}

static void test_hyphen_across_pages(void)
{
    assert_stream(PAGES("Ville\ncorps un\n1\n", "Ville\nvidéo-\n2\n",
                        "Ville\nsurveillance\n3\n"),
                  "Ville\ncorps un\nvidéosurveillance\n");
}

static void test_header_kept_once(void)
{
    assert_stream(PAGES("Ville de Nice\nun\n", "Ville de Nice\ndeux\n",
                        "Ville de Nice\ntrois\n"),
                  "Ville de Nice\nun\ndeux\ntrois\n");
}

static void test_page_numbers_left_out(void)
{
    assert_stream(PAGES("un\n- 11 -\n", "deux\n- 12 -\n", "trois\n- 13 -\n"),
                  "un\ndeux\ntrois\n");
}

static void test_footer_with_page_number(void)
{
    assert_stream(PAGES("un\nConvention, page 1/3\n",
                        "deux\nConvention, page 2/3\n",
                        "trois\nConvention, page 3/3\n"),
                  "un\ndeux\ntrois\nConvention, page 3/3\n");
}

static void test_odd_and_even(void)
{
    assert_stream(PAGES("Nice\na\n", "Thales\nb\n", "Nice\nc\n", "Thales\nd\n",
                        "Nice\ne\n", "Thales\nf\n"),
                  "Nice\na\nThales\nb\nc\nd\ne\nf\n");
}

/* What looks alike but says something else each time is no header. */
static void test_other_numbers_stay(void)
{
    assert_stream(PAGES("Délibération n° 2020-015\nun\n",
                        "Délibération n° 2020-019\ndeux\n",
                        "Délibération n° 2020-044\ntrois\n"),
                  "Délibération n° 2020-015\nun\n"
                  "Délibération n° 2020-019\ndeux\n"
                  "Délibération n° 2020-044\ntrois\n");
}

static void test_two_pages(void)
{
    assert_stream(
        PAGES("Ville\nla direc-\nPage 1/2\n", "Ville\ntion deux\nPage 2/2\n"),
        "Ville\nla direction deux\nPage 2/2\n");
}

static void test_number_amid_others(void)
{
    assert_stream(PAGES("un\nN° 2019-007 Page 1 / 3 vu le 2\n",
                        "deux\nN° 2019-007 Page 2 / 3 vu le 2\n",
                        "trois\nN° 2019-007 Page 3 / 3 vu le 2\n"),
                  "un\ndeux\ntrois\nN° 2019-007 Page 3 / 3 vu le 2\n");
}

/* A line in the body that a header also holds stays. */
static void test_body_stays(void)
{
    assert_stream(PAGES("Ville\nun\nVille\nfin\n", "Ville\ndeux\n",
                        "Ville\ntrois\nVille\nsuite\n"),
                  "Ville\nun\nVille\nfin\ndeux\ntrois\nVille\nsuite\n");
}

/* Three pages far apart that end alike: no running line. */
static void test_rare_line_stays(void)
{
    assert_stream(PAGES("a\nAdopté\n", "b\n", "c\n", "d\n", "e\nAdopté\n",
                        "f\n", "g\n", "h\n", "i\nAdopté\n"),
                  "a\nAdopté\nb\nc\nd\ne\nAdopté\nf\ng\nh\ni\nAdopté\n");
}

static void test_empty_pages(void)
{
    assert_stream(PAGES("", "un\n", "", "deux\n"), "un\ndeux\n");
    assert_stream(PAGES(""), "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(hyphen_cases); i++) {
        g_autofree char *path =
            g_strconcat("/clean/hyphen/", hyphen_cases[i].name, NULL);
        g_test_add_data_func(path, &hyphen_cases[i], test_hyphen);
    }
    g_test_add_func("/clean/hyphen across pages", test_hyphen_across_pages);
    g_test_add_func("/clean/header kept once", test_header_kept_once);
    g_test_add_func("/clean/page numbers", test_page_numbers_left_out);
    g_test_add_func("/clean/footer with page number",
                    test_footer_with_page_number);
    g_test_add_func("/clean/odd and even pages", test_odd_and_even);
    g_test_add_func("/clean/other numbers stay", test_other_numbers_stay);
    g_test_add_func("/clean/two pages", test_two_pages);
    g_test_add_func("/clean/number amid others", test_number_amid_others);
    g_test_add_func("/clean/body stays", test_body_stays);
    g_test_add_func("/clean/rare line stays", test_rare_line_stays);
    g_test_add_func("/clean/empty pages", test_empty_pages);
    return g_test_run();
}
