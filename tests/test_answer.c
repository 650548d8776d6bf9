/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_answer.c - what is marked in a passage, what of it is shown, and what
 * reaches the reader. */
#include "query/mark.h"
#include "query/print.h"
#include "query/shown.h"
#include "query/unit.h"

#include <string.h>

/* ---- Marks ----------------------------------------------------------------
 */

/* Units made by hand: readings that the index need not be asked for. */
struct fixture {
    struct french *french;
    GPtrArray *families, *units;
    GArray *pages; /* struct interval: those asked for */
};

static void set_up(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    f->french = french_new(&error);
    g_assert_no_error(error);
    f->families = g_ptr_array_new_with_free_func(family_free);
    f->units = g_ptr_array_new_with_free_func(unit_free);
    f->pages = g_array_new(FALSE, FALSE, sizeof(struct interval));
}

static void tear_down(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_array_unref(f->pages);
    g_ptr_array_unref(f->units);
    g_ptr_array_unref(f->families);
    french_free(f->french);
}

static void add_reading(struct fixture *f, struct unit *unit, const char *words)
{
    GPtrArray *reading = g_ptr_array_new();
    g_auto(GStrv) split = g_strsplit(words, " ", -1);
    for (char **text = split; *text; text++) {
        struct family *family = g_new0(struct family, 1);
        family->word = french_word(f->french, *text, strlen(*text));
        family->stems = g_new0(char *, 2);
        family->exact = g_new0(char *, 2);
        char **own = family->word->has_family ? family->stems : family->exact;
        own[0] = g_strdup(family->word->has_family ? family->word->stem
                                                   : family->word->exact);
        g_ptr_array_add(f->families, family);
        g_ptr_array_add(reading, family);
    }
    g_ptr_array_add(unit->readings, reading);
}

/* Readings are divided by bars; a phrase is written in quotes. */
static void add_unit(struct fixture *f, const char *readings)
{
    struct unit *unit = g_new0(struct unit, 1);
    unit->text = g_strdup(readings);
    unit->is_phrase = readings[0] == '"';
    unit->asked = f->units->len;
    unit->readings =
        g_ptr_array_new_with_free_func((GDestroyNotify) g_ptr_array_unref);
    g_autofree char *bare = g_strdup(readings);
    g_strdelimit(bare, "\"", ' ');
    g_auto(GStrv) split = g_strsplit(g_strstrip(bare), "|", -1);
    for (char **words = split; *words; words++)
        add_reading(f, unit, *words);
    g_ptr_array_add(f->units, unit);
}

/* A page ends at a form feed. */
static GArray *pages_of(const char *text)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct record_run));
    struct record_run run = {0, 0};
    g_array_append_val(runs, run);
    for (const char *p = text; (p = strchr(p, '\f')); p++) {
        run = (struct record_run){p - text + 1, run.page + 1};
        g_array_append_val(runs, run);
    }
    return runs;
}

/* The text with its marks in brackets, a star before the best one; what
 * follows "///" is beyond the passage. */
static char *marked(struct fixture *f, const char *text)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct range));
    g_autofree char *whole = g_strdup(text);
    char *cut = strstr(whole, "///");
    const gsize len = cut ? (gsize) (cut - whole) : strlen(whole);
    if (cut)
        memcpy(cut, "   ", 3);
    g_autoptr(GArray) runs = pages_of(whole);
    const struct mark_input input = {whole, len, strlen(whole), runs, f->pages};
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    struct mark_found found = {ranges, labels, {0, 0}};
    mark_text(f->french, f->units, &input, &found);
    GString *out = g_string_new(NULL);
    gsize at = 0;
    for (guint i = 0; i < ranges->len; i++) {
        const struct range *r = &g_array_index(ranges, struct range, i);
        g_string_append_len(out, whole + at, r->start - at);
        g_string_append(out, r->start == found.best.start ? "*[" : "[");
        g_string_append_len(out, whole + r->start, r->end - r->start);
        g_string_append(out, "]");
        at = r->end;
    }
    g_string_append_len(out, whole + at, len - at);
    return g_string_free(out, FALSE);
}

static void assert_marked(struct fixture *f, const char *text,
                          const char *wanted)
{
    g_autofree char *got = marked(f, text);
    g_assert_cmpstr(got, ==, wanted);
}

static void test_mark_page(struct fixture *f, gconstpointer data)
{
    (void) data;
    add_unit(f, "part");
    add_unit(f, "nimes");
    add_unit(f, "gard");
    assert_marked(f, "Part annuelle.\fNîmes, Gard.",
                  "[Part] annuelle.\f*[Nîmes], [Gard].");
    assert_marked(f, "Part, Nîmes.\fGard ou part.",
                  "*[Part], [Nîmes].\f[Gard] ou [part].");
}

/* A page that is asked for is cited, if any of it stands there. */
static void test_mark_page_asked(struct fixture *f, gconstpointer data)
{
    (void) data;
    const struct interval second = {2, 2};
    g_array_append_val(f->pages, second);
    add_unit(f, "drone");
    add_unit(f, "\"safe city\"");
    assert_marked(f, "Safe city, drone.\fUn drone.",
                  "[Safe city], [drone].\fUn *[drone].");
    assert_marked(f, "Un drone, safe city.\fRien.",
                  "Un [drone], *[safe city].\fRien.");
}

static void test_mark_words(struct fixture *f, gconstpointer data)
{
    (void) data;
    add_unit(f, "caméra");
    assert_marked(f, "Les CAMÉRAS, la caméra.", "Les *[CAMÉRAS], la [caméra].");
    assert_marked(f, "Rien du tout.", "Rien du tout.");
    assert_marked(f, "", "");
}

static void test_mark_phrase(struct fixture *f, gconstpointer data)
{
    (void) data;
    add_unit(f, "\"safe city\"");
    assert_marked(f, "City safe, safe et city ; Safe\nCity, safe.",
                  "City safe, safe et city ; *[Safe\nCity], safe.");
}

static void test_mark_beyond(struct fixture *f, gconstpointer data)
{
    (void) data;
    add_unit(f, "\"centre de supervision\"");
    assert_marked(f, "au centre de /// supervision",
                  "au *[centre de     supervision]");
    assert_marked(f, "au centre /// de la supervision", "au centre ");
    assert_marked(f, "au /// centre de supervision", "au ");
}

static void test_mark_typed(struct fixture *f, gconstpointer data)
{
    (void) data;
    add_unit(f, "\"drone mobile\"");
    assert_marked(f, "drones mobiles, DRONE MOBILE, drone mobiles.",
                  "[drones mobiles], *[DRONE MOBILE], [drone mobiles].");
}

static void test_mark_readings(struct fixture *f, gconstpointer data)
{
    (void) data;
    add_unit(f, "vidéoprotection|vidéo protection");
    assert_marked(f, "la vidéo et la protection", "la vidéo et la protection");
    assert_marked(f, "la vidéoprotection, la vidéo-protection",
                  "la *[vidéoprotection], la [vidéo-protection]");
}

static void test_mark_densest(struct fixture *f, gconstpointer data)
{
    (void) data;
    add_unit(f, "drone");
    add_unit(f, "préfet");
    g_autoptr(GString) text = g_string_new("drone");
    for (guint i = 0; i < MARK_WINDOW; i++)
        g_string_append(text, " x");
    g_string_append(text, " préfet, drone");
    g_autofree char *got = marked(f, text->str);
    g_assert_true(g_str_has_prefix(got, "[drone]"));
    g_assert_true(g_str_has_suffix(got, "*[préfet], [drone]"));
}

/* A phrase that was asked for leads, wherever the words are. */
static void test_mark_phrase_leads(struct fixture *f, gconstpointer data)
{
    (void) data;
    add_unit(f, "drone");
    add_unit(f, "préfet");
    add_unit(f, "\"safe city\"");
    assert_marked(f, "drone, préfet, safe. La safe city",
                  "[drone], [préfet], safe. La *[safe city]");
}

/* The label of the unit added last; related: to the unit before it. */
static void set_label(struct fixture *f, const char *label, bool is_related)
{
    struct unit *unit = g_ptr_array_index(f->units, f->units->len - 1);
    unit->label = g_strdup(label);
    unit->is_related = is_related;
    unit->asked -= is_related;
}

/* What is related counts once with what was typed, and after it. */
static void test_mark_related(struct fixture *f, gconstpointer data)
{
    (void) data;
    add_unit(f, "Nice");
    add_unit(f, "vidéosurveillance");
    set_label(f, "vidéosurveillance", false);
    add_unit(f, "caméra");
    set_label(f, "caméras", true);
    assert_marked(f, "caméra, caméra.\fvidéosurveillance",
                  "[caméra], [caméra].\f*[vidéosurveillance]");
    assert_marked(f, "caméra.\fvidéosurveillance.\fcaméra à Nice",
                  "[caméra].\f[vidéosurveillance].\f*[caméra] à [Nice]");
}

static void assert_labels(struct fixture *f, const char *text,
                          const char *wanted)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct range));
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    g_autoptr(GArray) runs = pages_of(text);
    g_autoptr(GString) got = g_string_new(NULL);
    const struct mark_input input = {text, strlen(text), strlen(text), runs,
                                     NULL};
    struct mark_found found = {ranges, labels, {0, 0}};
    mark_text(f->french, f->units, &input, &found);
    for (guint i = 0; i < labels->len; i++) {
        const struct unit *unit = g_ptr_array_index(labels, i);
        g_string_append_printf(got, "%s%s", i ? ", " : "", unit->label);
    }
    g_assert_cmpstr(got->str, ==, wanted);
}

static void test_mark_labels(struct fixture *f, gconstpointer data)
{
    (void) data;
    add_unit(f, "Nice");
    add_unit(f, "drone");
    set_label(f, "drones", false);
    add_unit(f, "caméra");
    set_label(f, "caméras", true);
    add_unit(f, "caméra mobile");
    set_label(f, "caméras mobiles", true);
    assert_labels(f, "Nice : rien", "");
    assert_labels(f, "la caméra, un drone, des caméras", "caméras, drones");
    assert_labels(f, "une caméra mobile à Nice", "caméras mobiles");
    assert_labels(f, "une caméra mobile, des caméras",
                  "caméras mobiles, caméras");
}

/* ---- What is shown --------------------------------------------------------
 */

static void test_shown_text(void)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct range));
    const char text[] = " \n un\t\u00a0deux\xff\n\ntrois \n";
    const struct range ranges_before[] = {{3, 5}, {8, 12}, {15, 22}};
    g_array_append_vals(ranges, ranges_before, G_N_ELEMENTS(ranges_before));
    g_autofree char *shown = shown_text(text, strlen(text), ranges);
    g_assert_cmpstr(shown, ==, "un deux\uFFFD trois");
    const char *const wanted[] = {"un", "deux", "trois"};
    for (guint i = 0; i < ranges->len; i++) {
        const struct range *r = &g_array_index(ranges, struct range, i);
        g_autofree char *got = g_strndup(shown + r->start, r->end - r->start);
        g_assert_cmpstr(got, ==, wanted[i]);
    }
}

static char *excerpt_of(const char *text, const char *word)
{
    const gsize start = strstr(text, word) - text;
    const struct range place = {start, start + strlen(word)};
    const struct range cut = shown_excerpt(text, &place);
    g_assert_cmpuint(cut.start, <=, place.start);
    g_assert_cmpuint(cut.end, >=, place.end);
    return g_strndup(text + cut.start, cut.end - cut.start);
}

static void test_excerpt_sentence(void)
{
    g_autofree char *cut =
        excerpt_of("Une phrase. M. Dupont voit l'art. 5 ici. Fin.", "voit");
    g_assert_cmpstr(cut, ==, "M. Dupont voit l'art. 5 ici. Fin.");
}

static void test_excerpt_long(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 300; i++)
        g_string_append_printf(text, "%smot%u", i ? " " : "", i);
    g_autofree char *middle = excerpt_of(text->str, "mot150");
    g_auto(GStrv) words = g_strsplit(middle, " ", -1);
    g_assert_cmpuint(g_strv_length(words), ==, SHOWN_EXCERPT_WORDS);
    g_assert_cmpstr(words[0], ==, "mot130");
    g_autofree char *last = excerpt_of(text->str, "mot299");
    g_assert_true(g_str_has_suffix(last, "mot299"));
}

/* ---- What is printed ------------------------------------------------------
 */

static void test_clean(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char text[] = "a\033[31mb\tc\u00add\u202ee\xff\xc2\x9b"
                        "f";
    print_clean(out, text, strlen(text));
    g_assert_cmpstr(out->str, ==, "a\uFFFD[31mb cde\uFFFD\uFFFDf");
}

static void clear_more(gpointer data)
{
    struct more *more = data;
    g_free(more->text);
    g_free(more->typed);
}

static char **one_text(const char *text)
{
    char **texts = g_new0(char *, 2);
    texts[0] = g_strdup(text);
    return texts;
}

static void clear_unknown(gpointer data)
{
    struct unknown *unknown = data;
    g_free(unknown->value);
    g_strfreev(unknown->near);
}

static GArray *unknown_values(void)
{
    GArray *values = g_array_new(FALSE, FALSE, sizeof(struct unknown));
    const struct unknown one = {FILTER_COMMUNE, g_strdup("i\tj\033[7m"),
                                one_text("k\nl\007")};
    g_array_set_clear_func(values, clear_unknown);
    g_array_append_val(values, one);
    return values;
}

static void clear_facet(gpointer data)
{
    g_array_unref(((struct facet *) data)->values);
}

static void clear_facet_value(gpointer data)
{
    struct facet_value *value = data;
    g_free(value->value);
    g_free(value->name);
}

static GArray *counted_facets(void)
{
    GArray *facets = g_array_new(FALSE, FALSE, sizeof(struct facet));
    const struct facet_value value = {
        g_strdup("m\tn\033[8m"), g_strdup("o\np\007"), {1, 1}};
    const struct facet facet = {
        .kind = FACET_MATIERE,
        .values = g_array_new(FALSE, FALSE, sizeof(struct facet_value))};
    g_array_set_clear_func(facets, clear_facet);
    g_array_set_clear_func(facet.values, clear_facet_value);
    g_array_append_val(facet.values, value);
    g_array_append_val(facets, facet);
    return facets;
}

/* No indexer writes such values; an index may be broken. */
static GArray *hostile_facts(void)
{
    GArray *facts = facts_new();
    for (int kind = 0; kind < N_FACT_KINDS; kind++) {
        const struct fact fact = {kind, FACT_FROM_PAGE, 1,
                                  g_strdup("q\tr\033[9m\n\xff")};
        g_array_append_val(facts, fact);
    }
    return facts;
}

/* An answer with all that may be hostile in it. */
static struct answer *hostile_answer(void)
{
    struct hit *hit = g_new0(struct hit, 1);
    *hit = (struct hit){
        .score = 1.5,
        .document_id = g_strdup("00"),
        .facts = hostile_facts(),
        .title = g_strdup("Un\033]0;titre\007"),
        .path = g_strdup("/a\tb\nc\\d\xff.pdf"),
        .link = g_strdup("file:///a#page=2"),
        .citation = g_strdup("Un\ttitre\033[7m\n, p. ii"),
        .n_pages = 2,
        .page_first = 2,
        .page_last = 2,
        .page = 2,
        .page_end = 2,
        .page_label = g_strdup("ii"),
        .text = g_strdup("Été \033[2J drone"),
        .highlights = g_array_new(FALSE, FALSE, sizeof(struct range)),
        .excerpt = {0, strlen("Été \033[2J drone")},
        .matched = one_text("a\tb\033[3m"),
        .has_related = true,
    };
    const struct range mark = {strlen("Été \033[2J "), hit->excerpt.end};
    g_array_append_val(hit->highlights, mark);
    GArray *more = g_array_new(FALSE, FALSE, sizeof(struct more));
    const struct more one = {g_strdup("c\td\033[4m"), g_strdup("e\nf\007"), 3};
    g_array_set_clear_func(more, clear_more);
    g_array_append_val(more, one);
    struct answer *answer = g_new0(struct answer, 1);
    *answer = (struct answer){
        .id = g_strdup("q\t1"),
        .text = g_strdup("drone\033[5m"),
        .parsed = g_strdup("drone\033[5m"),
        .unrelated = one_text("g\th\033[6m"),
        .more = more,
        .unknown = unknown_values(),
        .facets = counted_facets(),
        .n_passages = 1,
        .n_documents = 1,
        .hits = g_ptr_array_new_with_free_func((GDestroyNotify) hit_free),
    };
    g_ptr_array_add(answer->hits, hit);
    return answer;
}

static char *printed(const char *format, bool has_colours)
{
    g_autoptr(answer_t) answer = hostile_answer();
    const struct print_style style = {true, has_colours};
    GString *out = g_string_new(NULL);
    const struct printer *printer = print_find(format);
    printer->begin(out);
    printer->answer(out, answer, &style);
    g_assert_true(g_utf8_validate(out->str, out->len, NULL));
    return g_string_free(out, FALSE);
}

static void test_print_safe(gconstpointer format)
{
    g_autofree char *out = printed(format, false);
    for (const char *p = out; *p; p = g_utf8_next_char(p))
        g_assert_true(*p == '\n' || *p == '\t' ||
                      !g_unichar_iscntrl(g_utf8_get_char(p)));
}

static void test_print_marks(void)
{
    g_autofree char *out = printed("text", true);
    g_assert_nonnull(strstr(out, "\033[1;31mdrone\033[0m"));
    g_assert_nonnull(strstr(out, ", p. ii"));
}

/* A row has as many cells as the first one, and escapes that read back. */
static void test_print_tsv_cells(void)
{
    g_autofree char *out = printed("tsv", false);
    g_auto(GStrv) lines = g_strsplit(out, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 3);
    g_auto(GStrv) head = g_strsplit(lines[0], "\t", -1);
    g_auto(GStrv) row = g_strsplit(lines[1], "\t", -1);
    g_assert_cmpuint(g_strv_length(head), ==, g_strv_length(row));
    g_assert_cmpstr(row[0], ==, "q\\x091");
    g_assert_cmpstr(head[10], ==, "path");
    g_assert_cmpstr(row[10], ==, "/a\\x09b\\x0ac\\\\d\\xff.pdf");
}

static void test_print_json_points(void)
{
    g_autofree char *out = printed("json", false);
    g_assert_nonnull(strstr(out, "\"highlights\":[[9,14]]"));
    g_assert_null(print_find("xml"));
}

#define ADD_MARK(name, function)                                             \
    g_test_add("/answer/mark/" name, struct fixture, NULL, set_up, function, \
               tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD_MARK("words", test_mark_words);
    ADD_MARK("page", test_mark_page);
    ADD_MARK("page-asked", test_mark_page_asked);
    ADD_MARK("phrase", test_mark_phrase);
    ADD_MARK("beyond", test_mark_beyond);
    ADD_MARK("typed", test_mark_typed);
    ADD_MARK("readings", test_mark_readings);
    ADD_MARK("densest", test_mark_densest);
    ADD_MARK("phrase-leads", test_mark_phrase_leads);
    ADD_MARK("related", test_mark_related);
    ADD_MARK("labels", test_mark_labels);
    g_test_add_func("/answer/shown/text", test_shown_text);
    g_test_add_func("/answer/shown/sentence", test_excerpt_sentence);
    g_test_add_func("/answer/shown/long", test_excerpt_long);
    g_test_add_func("/answer/print/clean", test_clean);
    g_test_add_data_func("/answer/print/safe-text", "text", test_print_safe);
    g_test_add_data_func("/answer/print/safe-json", "json", test_print_safe);
    g_test_add_data_func("/answer/print/safe-tsv", "tsv", test_print_safe);
    g_test_add_func("/answer/print/marks", test_print_marks);
    g_test_add_func("/answer/print/tsv-cells", test_print_tsv_cells);
    g_test_add_func("/answer/print/json-points", test_print_json_points);
    return g_test_run();
}
