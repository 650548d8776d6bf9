/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_mark.c - what is marked in a passage. */
#include "query/mark.h"
#include "query/unit.h"

#include <string.h>

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
    const struct mark_input input = {whole, len,      strlen(whole),
                                     runs,  f->pages, NULL};
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
    const struct mark_input input = {text, strlen(text), strlen(text),
                                     runs, NULL,         NULL};
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

#define ADD_MARK(name, function) \
    g_test_add("/mark/" name, struct fixture, NULL, set_up, function, tear_down)

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
    return g_test_run();
}
