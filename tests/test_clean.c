/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_clean.c - the stream: running lines left out, broken words whole. */
#include "indexer/clean.h"

#include "indexer/prominence.h"

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
    g_autoptr(GArray) running =
        g_array_new(FALSE, FALSE, sizeof(struct stretch));
    clean_record(record, running);
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
    {"right half is a compound", "RÉGION PROVENCE-\nALPES-CÔTE\n",
     "RÉGION PROVENCE-ALPES-CÔTE\n"},
    {"department", "Bouches-\ndu-Rhône\n", "Bouches-du-Rhône\n"},
    {"department in capitals", "SEINE-\nSAINT-DENIS\n", "SEINE-SAINT-DENIS\n"},
    {"sous-préfet", "le sous-\npréfet\n", "le sous-préfet\n"},
    {"souscrire", "à sous-\ncrire\n", "à souscrire\n"},
    {"porte-parole", "porte-\nparole\n", "porte-parole\n"},
    {"chef-lieu", "chef-\nlieu\n", "chef-lieu\n"},
    {"compte-rendu", "compte-\nrendu\n", "compte-rendu\n"},
    {"avant-projet", "l'avant-\nprojet\n", "l'avant-projet\n"},
    {"ex-maire", "l'ex-\nmaire\n", "l'ex-maire\n"},
    {"expert", "l'ex-\npert\n", "l'expert\n"},
    {"mi-temps", "mi-\ntemps\n", "mi-temps\n"},
    {"ministre", "mi-\nnistre\n", "ministre\n"},
    {"entreprise", "l'entre-\nprise\n", "l'entreprise\n"},
    {"comité", "co-\nmité\n", "comité\n"},
    {"intervention", "inter-\nvention\n", "intervention\n"},
    {"address", "www.ville-\nnice.fr\n", "www.ville-nice.fr\n"},
    {"address of mail", "jean-\nmarc@nice.fr\n", "jean-marc@nice.fr\n"},
    {"both halves are words", "la main courante\nune main-\ncourante\n",
     "la main courante\nune main-courante\n"},
    {"halves of broken words are none", "une cour-\nante et la cour-\nante\n",
     "une courante et la courante\n"},
    {"compound broken in its last word",
     "la préfecture\nla sous-préfec-\nture\n",
     "la préfecture\nla sous-préfecture\n"},
    {"compound that the document does not explain", "la vidéo-protec-\ntion\n",
     "la vidéo-protection\n"},
    {"compound of known words", "un arc court en ciel\nun arc-en-\nciel\n",
     "un arc court en ciel\nun arc-en-ciel\n"},
    {"the end of a noun is no article", "le modè-\nle et la poli-\nce\n",
     "le modèle et la police\n"},
    {"article after an imperative", "prenez-\nla\n", "prenez-la\n"},
    {"pronoun after a broken verb", "pour-\nra-t-il\n", "pourra-t-il\n"},
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

/* Pages, and what is read of them. */
struct running_case {
    const char *name;
    const char *pages[7];
    const char *stream;
};

static const struct running_case running_cases[] = {
    {"pages all alike",
     {"Extrait du registre\nAvis de la CNIL\n",
      "Extrait du registre\nAvis de la CNIL\n",
      "Extrait du registre\nAvis de la CNIL\n"},
     "Extrait du registre\nAvis de la CNIL\n"},
    {"two pages alike", {"Tampon Reçu\n", "Tampon Reçu\n"}, "Tampon Reçu\n"},
    {"header and footer without a body",
     {"Nice\nCNIL\n", "Nice\nun\nCNIL\n", "Nice\nCNIL\n"},
     "Nice\nun\nCNIL\n"},
    {"the first is a footer elsewhere",
     {"Nice\n", "a\nNice\n", "b\nNice\n", "Nice\nc\n", "Nice\nd\n"},
     "Nice\na\nb\nc\nd\n"},
    {"annexes", {"Annexe 1\n", "Annexe 2\n"}, "Annexe 1\nAnnexe 2\n"},
    {"an act a page",
     {"Délibération n° 12\na\n", "Délibération n° 13\nb\n",
      "Délibération n° 14\nc\n"},
     "Délibération n° 12\na\nDélibération n° 13\nb\nDélibération n° 14\nc\n"},
    {"acts numbered in a year",
     {"Acte n° 1/2019\na\n", "Acte n° 2/2019\nb\n", "Acte n° 3/2019\nc\n"},
     "Acte n° 1/2019\na\nActe n° 2/2019\nb\nActe n° 3/2019\nc\n"},
    {"acts numbered in a month",
     {"Acte 2019-1-12\na\n", "Acte 2019-2-12\nb\n", "Acte 2019-3-12\nc\n"},
     "Acte 2019-1-12\na\nActe 2019-2-12\nb\nActe 2019-3-12\nc\n"},
    {"articles",
     {"Article 1\na\n", "Article 2\nb\n", "Article 3\nc\n"},
     "Article 1\na\nArticle 2\nb\nArticle 3\nc\n"},
    {"days",
     {"Séance du 4 mai\na\n", "Séance du 5 mai\nb\n", "Séance du 6 mai\nc\n"},
     "Séance du 4 mai\na\nSéance du 5 mai\nb\nSéance du 6 mai\nc\n"},
    {"votes",
     {"a\nVote : 29 pour\n", "b\nVote : 30 pour\n", "c\nVote : 31 pour\n"},
     "a\nVote : 29 pour\nb\nVote : 30 pour\nc\nVote : 31 pour\n"},
    {"years",
     {"2018\na\n", "2019\nb\n", "2020\nc\n"},
     "2018\na\n2019\nb\n2020\nc\n"},
    {"sums",
     {"1 000\na\n", "2 000\nb\n", "3 000\nc\n"},
     "1 000\na\n2 000\nb\n3 000\nc\n"},
    {"items", {"1.\na\n", "2.\nb\n", "3.\nc\n"}, "1.\na\n2.\nb\n3.\nc\n"},
    {"the same sum",
     {"a\n1 500 000\n", "b\n1 500 000\n", "c\n1 500 000\n"},
     "a\nb\nc\n1 500 000\n"},
    {"two letters", {"OK\na\n", "OK\nb\n", "OK\nc\n"}, "OK\na\nb\nc\n"},
    {"bare numbers", {"a\n3\n", "b\n4\n", "c\n5\n"}, "a\n3\nb\n4\nc\n5\n"},
    {"bare page numbers", {"a\n1\n", "b\n2\n", "c\n3\n"}, "a\nb\nc\n"},
    {"after front matter",
     {"i\n", "ii\n", "a\n1\n", "b\n2\n", "c\n3\n"},
     "i\nii\na\nb\nc\n"},
    {"an extract's page numbers",
     {"a\n40\n", "b\n41\n", "c\n42\n", "d\n43\n", "e\n44\n"},
     "a\nb\nc\nd\ne\n"},
    {"page of pages", {"1 / 3\na\n", "2 / 3\nb\n", "3 / 3\nc\n"}, "a\nb\nc\n"},
    {"words and page of pages",
     {"a\nConvention 12 / 60\n", "b\nConvention 13 / 60\n",
      "c\nConvention 14 / 60\n"},
     "a\nb\nc\nConvention 14 / 60\n"},
    {"page word",
     {"a\nPage 12\n", "b\nPage 13\n", "c\nPage 14\n"},
     "a\nb\nc\nPage 14\n"},
    {"ruled off",
     {"Nice – 1 –\na\n", "Nice – 2 –\nb\n", "Nice – 3 –\nc\n"},
     "Nice – 1 –\na\nb\nc\n"},
    {"behind a bar",
     {"Nice | 1\na\n", "Nice | 2\nb\n", "Nice | 3\nc\n"},
     "Nice | 1\na\nb\nc\n"},
};

static void test_running(gconstpointer data)
{
    const struct running_case *c = data;
    assert_stream(c->pages, c->stream);
}

static char *counted_pages(const char *title, guint n, char **pages)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        pages[i] = g_strdup_printf("%s %u\ncorps %c\n", title, i + 1, 'a' + i);
        g_string_append(all, pages[i]);
    }
    return g_string_free(g_steal_pointer(&all), FALSE);
}

/* A number that only repetition tells for a page's needs many pages and some
 * words; never "n°". */
static void test_number_at_the_end(void)
{
    enum { N = 12 };
    static const char *const titles[] = {"Convention Safe City", "Article",
                                         "Le relevé de décisions n°"};
    for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
        g_auto(GStrv) pages = g_new0(char *, N + 1);
        g_autofree char *whole = counted_pages(titles[i], N, pages);
        g_autoptr(GString) once = g_string_new("Convention Safe City 1\n");
        for (guint j = 0; j < N; j++)
            g_string_append_printf(once, "corps %c\n", 'a' + j);
        assert_stream((const char *const *) pages, i == 0 ? once->str : whole);
    }
}

/* A header forgotten for long begins anew. */
static void test_header_comes_back(void)
{
    enum { N = 60 };
    g_auto(GStrv) pages = g_new0(char *, N + 1);
    g_autoptr(GString) expected = g_string_new(NULL);
    for (guint i = 0; i < N; i++) {
        bool has = i == 0 || i >= N - 3;
        pages[i] =
            g_strdup_printf("%scorps %x\n", has ? "Nice\n" : "", i * 7919);
        g_string_append(expected,
                        i > N - 3 ? strchr(pages[i], '\n') + 1 : pages[i]);
    }
    assert_stream((const char *const *) pages, expected->str);
}

/* The running lines that are kept are told, as stretches of the stream. */
static void test_running_told(void)
{
    g_autoptr(record_t) record =
        record_of(PAGES("Nice\ncorps un\nPied\n",
                        "Nice\ncorps de la recon-\nnaissance\n"
                        "Pied\n",
                        "Nice\ncorps trois\nPied\n"));
    g_autoptr(GArray) running =
        g_array_new(FALSE, FALSE, sizeof(struct stretch));
    g_autoptr(GError) error = NULL;
    clean_record(record, running);
    g_assert_cmpuint(running->len, ==, 2);
    static const char *const lines[] = {"Nice\n", "Pied\n"};
    for (guint i = 0; i < running->len; i++) {
        const struct stretch *line = &g_array_index(running, struct stretch, i);
        g_autofree char *text = record_slice(
            record, line->start, line->end - line->start, NULL, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(text, ==, lines[i]);
        g_assert_cmpint(line->prominence, ==, PROMINENCE_FORMALITY);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(hyphen_cases); i++) {
        g_autofree char *path =
            g_strconcat("/clean/hyphen/", hyphen_cases[i].name, NULL);
        g_test_add_data_func(path, &hyphen_cases[i], test_hyphen);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(running_cases); i++) {
        g_autofree char *path =
            g_strconcat("/clean/running/", running_cases[i].name, NULL);
        g_test_add_data_func(path, &running_cases[i], test_running);
    }
    g_test_add_func("/clean/number at the end", test_number_at_the_end);
    g_test_add_func("/clean/header comes back", test_header_comes_back);
    g_test_add_func("/clean/hyphen across pages", test_hyphen_across_pages);
    g_test_add_func("/clean/header kept once", test_header_kept_once);
    g_test_add_func("/clean/running lines told", test_running_told);
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
