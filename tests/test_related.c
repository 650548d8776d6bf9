/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_related.c - a tree with related words in it says what will be searched,
 * and one with a word replaced is the question asked the other way. */
#include "query/related.h"

#include <string.h>

struct fixture {
    struct french *french;
    struct thesaurus *thesaurus;
};

static const char groups[] = "vidéosurveillance, vidéoprotection\n"
                             "reconnaissance faciale, biométrie\n"
                             "drones, aéronefs, caméras mobiles\n"
                             "centre de supervision, CSU\n"
                             "caméras, vidéoprotection";

static void set_up(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) complaints = g_ptr_array_new_with_free_func(g_free);
    f->french = french_new(&error);
    g_assert_no_error(error);
    f->thesaurus = thesaurus_new(f->french);
    thesaurus_read(f->thesaurus, groups, strlen(groups), complaints);
    g_assert_cmpuint(complaints->len, ==, 0);
}

static void tear_down(struct fixture *f, gconstpointer data)
{
    (void) data;
    thesaurus_free(f->thesaurus);
    french_free(f->french);
}

static struct node *parse(const char *text)
{
    g_autoptr(GError) error = NULL;
    struct node *tree = syntax_parse(text, NULL, &error);
    g_assert_no_error(error);
    return tree;
}

/* unknown: joined by bars. */
static void assert_added(struct fixture *f, const char *text,
                         bool is_everything, const char *wanted,
                         const char *unknown)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(node_t) tree = parse(text);
    g_assert_true(related_add(f->thesaurus, f->french, &tree, is_everything,
                              words, &error));
    g_autofree char *got = node_text(tree);
    g_assert_cmpstr(got, ==, wanted);
    g_ptr_array_add(words, NULL);
    g_autofree char *joined = g_strjoinv("|", (char **) words->pdata);
    g_assert_cmpstr(joined, ==, unknown);
}

static void test_words(struct fixture *f, gconstpointer data)
{
    (void) data;
    assert_added(f, "Nice caméras", false, "Nice caméras", "");
    assert_added(f, "~vidéosurveillance", false,
                 "vidéosurveillance OR \"vidéoprotection\"", "");
    assert_added(f, "~vidéosurveillance Nice", false,
                 "(vidéosurveillance OR \"vidéoprotection\") Nice", "");
    assert_added(f, "la =plage, ~reconnaissance faciale de Nice", false,
                 "la =plage (reconnaissance faciale OR \"reconnaissance "
                 "faciale\" OR \"biométrie\") de Nice",
                 "");
    assert_added(f, "~l'aéronef du préfet", false,
                 "(aéronef OR \"drones\" OR \"caméras mobiles\") du préfet",
                 "");
    assert_added(f, "le ~CSU de la", false, "CSU OR \"centre de supervision\"",
                 "");
    assert_added(f, "~plage ~caméras-drones", false, "~plage ~caméras-drones",
                 "plage|caméras-drones");
    assert_added(f, "~l.dupont@drones.fr", true, "~l.dupont@drones.fr",
                 "l.dupont@drones.fr");
    assert_added(f, "http://a.fr/~drones", false, "http://a.fr/~drones", "");
}

/* What is known of documents has no related words, and is never asked for in
 * other words. */
static void test_filters(struct fixture *f, gconstpointer data)
{
    (void) data;
    assert_added(f, "titre:drones", true, "titre:drones", "");
    assert_added(f, "titre:drones CSU", true,
                 "titre:drones (CSU OR \"centre de supervision\")", "");
    assert_added(f, "page:2 Nice", true, "page:2 Nice", "page:2 Nice");
}

static void test_operators(struct fixture *f, gconstpointer data)
{
    (void) data;
    assert_added(f, "~CSU AND Nice", false,
                 "(CSU OR \"centre de supervision\") AND Nice", "");
    assert_added(f, "Gard ~CSU AND Nice", false,
                 "Gard AND (CSU OR \"centre de supervision\") AND Nice", "");
    assert_added(f, "a OR ~CSU Nice", false,
                 "a OR (CSU OR \"centre de supervision\") Nice", "");
    assert_added(f, "a NOT ~CSU", false,
                 "a NOT (CSU OR \"centre de supervision\")", "");
}

static void test_phrases(struct fixture *f, gconstpointer data)
{
    (void) data;
    assert_added(f, "~\"le drone, là\" a", false,
                 "(\"le drone, là\" OR \"le aéronefs , là\" OR \"le caméras "
                 "mobiles , là\") a",
                 "");
    assert_added(f, "\"le ~CSU et le drone\"", false,
                 "\"le CSU et le drone\" OR \"le centre de supervision  et le "
                 "drone\"",
                 "");
    assert_added(f, "~\"la plage\" =\"le drone\"", false,
                 "~\"la plage\" =\"le drone\"", "la plage");
}

static void test_everything(struct fixture *f, gconstpointer data)
{
    (void) data;
    assert_added(f, "caméras mobiles =drone", true,
                 "(caméras mobiles OR \"caméras mobiles\" OR \"drones\" OR "
                 "\"aéronefs\") =drone",
                 "");
    assert_added(f, "la plage", true, "la plage", "la plage");
    assert_added(f, "=\"le drone\" -\"le CSU\" x", true,
                 "=\"le drone\" NOT (\"le CSU\" OR \"le centre de "
                 "supervision\") x",
                 "");
}

static void test_too_many(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) unknown = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < RELATED_MAX / 2; i++)
        g_string_append(text, "~drone ");
    g_autoptr(node_t) tree = parse(text->str);
    g_assert_true(
        related_add(f->thesaurus, f->french, &tree, false, unknown, &error));
    g_string_append(text, "~drone ");
    g_autoptr(node_t) longer = parse(text->str);
    g_assert_false(
        related_add(f->thesaurus, f->french, &longer, false, unknown, &error));
    g_assert_error(error, SYNTAX_ERROR, SYNTAX_ERROR_LIMIT);
    g_assert_cmpint(longer->kind, ==, NODE_WORDS);
}

/* wanted: a line a tree, "typed > text: tree". */
static void assert_replaced(struct fixture *f, const char *text,
                            const char *wanted)
{
    g_autoptr(node_t) tree = parse(text);
    g_autoptr(GPtrArray) trees = related_replace(f->thesaurus, f->french, tree);
    g_autoptr(GString) got = g_string_new(NULL);
    for (guint i = 0; i < trees->len; i++) {
        const struct related_tree *one = g_ptr_array_index(trees, i);
        g_autofree char *replaced = node_text(one->tree);
        g_string_append_printf(got, "%s > %s: %s\n", one->typed, one->text,
                               replaced);
    }
    g_assert_cmpstr(got->str, ==, wanted);
}

static void test_replaced(struct fixture *f, gconstpointer data)
{
    (void) data;
    assert_replaced(f, "plage", "");
    assert_replaced(f, "Drones",
                    "Drones > aéronefs: \"aéronefs\"\n"
                    "Drones > caméras mobiles: \"caméras mobiles\"\n");
    assert_replaced(f, "CSU =drone OR (le CSU) \"au CSU\"",
                    "CSU > centre de supervision: \"centre de supervision\" "
                    "=drone OR le CSU \"au CSU\"\n"
                    "CSU > centre de supervision: CSU =drone OR \"centre de "
                    "supervision\" \"au CSU\"\n"
                    "CSU > centre de supervision: CSU =drone OR le CSU \"au "
                    "centre de supervision\"\n");
    assert_replaced(f, "a NOT CSU", "");
    assert_replaced(f, "caméras de vidéosurveillance",
                    "caméras > vidéoprotection: \"vidéoprotection\" de "
                    "vidéosurveillance\n"
                    "vidéosurveillance > vidéoprotection: caméras de "
                    "\"vidéoprotection\"\n");
    assert_replaced(f, "vidéosurveillance AND \"la vidéoprotection\"",
                    "vidéoprotection > caméras: vidéosurveillance AND \"la "
                    "caméras\"\n");
}

#define ADD(name, function)                                              \
    g_test_add("/related/" name, struct fixture, NULL, set_up, function, \
               tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("words", test_words);
    ADD("operators", test_operators);
    ADD("filters", test_filters);
    ADD("phrases", test_phrases);
    ADD("everything", test_everything);
    ADD("too-many", test_too_many);
    ADD("replaced", test_replaced);
    return g_test_run();
}
