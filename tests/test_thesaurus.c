/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_thesaurus.c - groups are read as they stand or refused with their line,
 * and every way of typing an entry finds it. */
#include "query/thesaurus.h"

#include <string.h>

struct fixture {
    struct french *french;
    struct thesaurus *thesaurus;
    GPtrArray *complaints;
};

static void set_up(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    f->french = french_new(&error);
    g_assert_no_error(error);
    f->thesaurus = thesaurus_new(f->french);
    f->complaints = g_ptr_array_new_with_free_func(g_free);
}

static void tear_down(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_ptr_array_unref(f->complaints);
    thesaurus_free(f->thesaurus);
    french_free(f->french);
}

static void add(struct fixture *f, const char *text)
{
    thesaurus_read(f->thesaurus, text, strlen(text), f->complaints);
}

/* "entry/words: related, related" of what the text begins with; "" for
 * nothing. */
static char *found(struct fixture *f, const char *text)
{
    g_autoptr(GArray) words =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    french_tokens(f->french, text, strlen(text), words);
    for (guint i = words->len; i > 0; i--)
        if (g_array_index(words, struct french_token, i - 1).kind !=
            FRENCH_WORD)
            g_array_remove_index(words, i - 1);
    guint n = 0;
    const struct thesaurus_entry *entry =
        thesaurus_find(f->thesaurus, (const struct french_token *) words->data,
                       words->len, &n);
    GString *line = g_string_new(NULL);
    if (entry)
        g_string_append_printf(line, "%s/%u:", entry->text, n);
    for (guint i = 0; entry && i < entry->related->len; i++) {
        const struct thesaurus_entry *other =
            g_ptr_array_index(entry->related, i);
        g_string_append_printf(line, "%s %s", i ? "," : "", other->text);
    }
    return g_string_free(line, FALSE);
}

static void assert_found(struct fixture *f, const char *text,
                         const char *wanted)
{
    g_autofree char *got = found(f, text);
    g_assert_cmpstr(got, ==, wanted);
}

static void assert_complaints(struct fixture *f, const char *wanted)
{
    g_ptr_array_add(f->complaints, NULL);
    g_autofree char *got = g_strjoinv("\n", (char **) f->complaints->pdata);
    g_assert_cmpstr(got, ==, wanted);
    g_ptr_array_set_size(f->complaints, 0);
}

static void test_forms(struct fixture *f, gconstpointer data)
{
    (void) data;
    static const char *const forms[][2] = {
        {"vidéosurveillance", "vidéosurveillance/1: caméras augmentées"},
        {"videosurveillance", "vidéosurveillance/1: caméras augmentées"},
        {"VIDÉOSURVEILLANCE", "vidéosurveillance/1: caméras augmentées"},
        {"VIDEO-SURVEILLANCE", "vidéosurveillance/2: caméras augmentées"},
        {"vidéo-surveillance", "vidéosurveillance/2: caméras augmentées"},
        {"vidéo surveillance", "vidéosurveillance/2: caméras augmentées"},
        {"vidéosurveillances", "vidéosurveillance/1: caméras augmentées"},
        {"la vidéosurveillance", ""},
        {"l'hypervision urbaine", "hypervision/1: CSU"},
        {"C.S.U.", "CSU/1: hypervision"},
        {"csu", "CSU/1: hypervision"},
        {"caméra augmentée", "caméras augmentées/2: vidéosurveillance"},
        {"cameras augmentees", "caméras augmentées/2: vidéosurveillance"},
        {"CAMERA AUGMENTEE", "caméras augmentées/2: vidéosurveillance"},
        {"caméra-piéton", "caméras-piétons/2: drones"},
        {"caméras piétons", "caméras-piétons/2: drones"},
        {"un drone", ""},
        {"drone", "drones/1: caméras-piétons"},
        {"safecity", "safe city/1: ville sûre"},
        {"Safe-City", "safe city/2: ville sûre"},
        {"villes sures", "ville sûre/2: safe city"},
        {"caméras", ""},
        {"ville", ""},
        {"", ""},
    };
    add(f, "vidéosurveillance, caméras augmentées\n"
           "CSU, hypervision\ndrones, caméras-piétons\nsafe city, ville sûre");
    assert_complaints(f, "");
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        assert_found(f, forms[i][0], forms[i][1]);
}

static void test_longest(struct fixture *f, gconstpointer data)
{
    (void) data;
    add(f, "caméras, vidéoprotection\ncaméras mobiles, drones\n"
           "centre de supervision urbain, CSU");
    assert_found(f, "caméras fixes", "caméras/1: vidéoprotection");
    assert_found(f, "caméras mobiles", "caméras mobiles/2: drones");
    assert_found(f, "centres de supervision urbains de Nice",
                 "centre de supervision urbain/4: CSU");
    assert_found(f, "centre de supervision", "");
}

static void test_groups(struct fixture *f, gconstpointer data)
{
    (void) data;
    add(f, "caméras, vidéoprotection\nCAMERA, drones, vidéoprotection\n"
           "drones, aéronefs");
    assert_complaints(f, "");
    assert_found(f, "caméra", "caméras/1: vidéoprotection, drones");
    assert_found(f, "drone", "drones/1: caméras, vidéoprotection, aéronefs");
    assert_found(f, "aéronef", "aéronefs/1: drones");
}

static void test_layout(struct fixture *f, gconstpointer data)
{
    (void) data;
    add(f, "\xEF\xBB\xBF# remarque, autre\r\n\r\n  \t\n"
           "  a1 ,\tb1,,  c1  d1\u00a0e1, # suite, fin\r\n #\nf1,g1#h1");
    assert_complaints(f, "");
    assert_found(f, "a1", "a1/1: b1, c1 d1 e1");
    assert_found(f, "f1", "f1/1: g1#h1");
    assert_found(f, "suite", "");
}

static void test_refused(struct fixture *f, gconstpointer data)
{
    (void) data;
    add(f, "alpha\nbeta, bêta\n,\ngamma, -, delta\nepsilon, z\xffta\n"
           "êta, un deux trois quatre cinq six sept huit neuf\niota, kappa");
    assert_complaints(
        f, "line 1: a group needs two entries or more, divided by commas\n"
           "line 2: a group needs two entries or more, divided by commas\n"
           "line 3: a group needs two entries or more, divided by commas\n"
           "line 4: \"-\" holds no word\n"
           "line 5: this is not valid UTF-8\n"
           "line 6: \"un deux trois quatre cinq six sept huit neuf\" has 9 "
           "words, an entry has at most 8");
    assert_found(f, "alpha", "");
    assert_found(f, "gamma", "");
    assert_found(f, "iota", "iota/1: kappa");
}

static void test_too_many(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) text = g_string_new("début");
    for (guint i = 0; i < THESAURUS_RELATED_MAX; i++)
        g_string_append_printf(text, ", mot%u", i);
    add(f, text->str);
    assert_complaints(f, "");
    add(f, "mot3, mot4\nfin, début");
    assert_complaints(
        f, "line 2: \"début\" would be related to more than 64 others");
    assert_found(f, "fin", "");
}

static void test_empty(struct fixture *f, gconstpointer data)
{
    (void) data;
    assert_found(f, "caméras", "");
    add(f, "");
    assert_found(f, "caméras", "");
    assert_complaints(f, "");
}

#define ADD(name, function)                                                \
    g_test_add("/thesaurus/" name, struct fixture, NULL, set_up, function, \
               tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("forms", test_forms);
    ADD("longest", test_longest);
    ADD("groups", test_groups);
    ADD("layout", test_layout);
    ADD("refused", test_refused);
    ADD("too-many", test_too_many);
    ADD("empty", test_empty);
    return g_test_run();
}
