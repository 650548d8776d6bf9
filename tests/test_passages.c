/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_passages.c - where a text is cut. */
#include "indexer/passages.h"

#include "indexer/prominence.h"
#include "shim/french.h"

#include <string.h>

struct fixture {
    french_t *french;
    GArray *tokens, *stretches, *passages;
};

static void set_up(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    f->french = french_new(&error);
    g_assert_no_error(error);
    f->tokens = g_array_new(FALSE, FALSE, sizeof(struct french_token));
    f->stretches = g_array_new(FALSE, FALSE, sizeof(struct stretch));
    f->passages = g_array_new(FALSE, FALSE, sizeof(struct passage));
}

static void tear_down(struct fixture *f, gconstpointer data)
{
    (void) data;
    french_free(f->french);
    g_array_unref(f->tokens);
    g_array_unref(f->stretches);
    g_array_unref(f->passages);
}

static void cut(struct fixture *f, const char *text)
{
    french_tokens(f->french, text, strlen(text), f->tokens);
    const struct prominence_input lines = {text, strlen(text), 0, NULL};
    prominence_read(&lines, f->stretches);
    const struct passages_input input = {text, strlen(text), f->tokens,
                                         f->stretches};
    passages_cut(&input, f->passages);
}

static const struct passage *nth(const struct fixture *f, guint i)
{
    return &g_array_index(f->passages, struct passage, i);
}

static guint n_words(const struct fixture *f, const struct passage *passage)
{
    guint n = 0;
    for (guint i = passage->first_token; i < passage->end_token; i++)
        n += g_array_index(f->tokens, struct french_token, i).kind ==
             FRENCH_WORD;
    return n;
}

/* n words, none of which ends a sentence. */
static void append_words(GString *text, guint n)
{
    for (guint i = 0; i < n; i++)
        g_string_append(text, "mot ");
}

static void assert_partition(const struct fixture *f, gsize len)
{
    gsize at = 0;
    guint token = 0;
    for (guint i = 0; i < f->passages->len; i++) {
        g_assert_cmpuint(nth(f, i)->start, ==, at);
        g_assert_cmpuint(nth(f, i)->first_token, ==, token);
        at += nth(f, i)->len;
        token = nth(f, i)->end_token;
    }
    g_assert_cmpuint(at, ==, len);
    g_assert_cmpuint(token, ==, f->tokens->len);
}

static void test_short(struct fixture *f, gconstpointer data)
{
    (void) data;
    cut(f, "");
    g_assert_cmpuint(f->passages->len, ==, 0);
    cut(f, " \n ... \n");
    g_assert_cmpuint(f->passages->len, ==, 0);
    cut(f, " Un mot. Deux mots.\n");
    g_assert_cmpuint(f->passages->len, ==, 1);
    assert_partition(f, strlen(" Un mot. Deux mots.\n"));
}

static void test_sentence(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) text = g_string_new(NULL);
    append_words(text, 180);
    g_string_append(text, "fin. « Début ");
    gsize expected = text->len - strlen("« Début ");
    append_words(text, 150);
    cut(f, text->str);
    g_assert_cmpuint(f->passages->len, ==, 2);
    g_assert_cmpuint(nth(f, 1)->start, ==, expected);
    assert_partition(f, text->len);
}

static void test_abbreviation(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) text = g_string_new(NULL);
    append_words(text, 199);
    g_string_append(text, "M. Maire ");
    append_words(text, 9);
    g_string_append(text, "fin. Début ");
    append_words(text, 150);
    cut(f, text->str);
    g_assert_cmpuint(f->passages->len, ==, 2);
    g_assert_cmpuint(n_words(f, nth(f, 0)), ==, 211);
}

static void test_paragraph_wins(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) text = g_string_new(NULL);
    append_words(text, 190);
    g_string_append(text, "fin.\nDébut ");
    append_words(text, 8);
    g_string_append(text, "fin. Début ");
    append_words(text, 150);
    cut(f, text->str);
    g_assert_cmpuint(n_words(f, nth(f, 0)), ==, 191);
}

/* A heading is the start of what follows it, even where a paragraph's end is
 * nearer to the length wanted. */
static void test_heading(struct fixture *f, gconstpointer data)
{
    (void) data;
    static const char heading[] = "Article 2 : durée de la convention\n";
    g_autoptr(GString) text = g_string_new(NULL);
    append_words(text, 180);
    g_string_append_printf(text, "fin.\n%sElle ", heading);
    append_words(text, 11);
    g_string_append(text, "fin.\nDébut ");
    append_words(text, 150);
    cut(f, text->str);
    assert_partition(f, text->len);
    g_assert_cmpuint(f->passages->len, ==, 2);
    g_assert_true(g_str_has_prefix(text->str + nth(f, 1)->start, heading));
}

/* Nothing but headings is cut all the same. */
static void test_headings_only(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 300; i++)
        g_string_append_printf(text, "Article %u : objet du lot\n", i);
    cut(f, text->str);
    assert_partition(f, text->len);
    g_assert_cmpuint(f->passages->len, >, 3);
}

/* No full stop, no line's end: still no passage grows without bound. */
static void test_bounds(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) text = g_string_new(NULL);
    append_words(text, 5000);
    cut(f, text->str);
    assert_partition(f, text->len);
    for (guint i = 0; i < f->passages->len; i++)
        g_assert_cmpuint(n_words(f, nth(f, i)), <=, PASSAGE_WORDS_MAX);
}

/* A compound is not parted from its first half. */
static void test_compounds(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 700; i++)
        g_string_append(text, "vidéo-protection ");
    cut(f, text->str);
    assert_partition(f, text->len);
    for (guint i = 0; i < f->passages->len; i++) {
        const struct passage *passage = nth(f, i);
        g_assert_cmpuint(
            g_array_index(f->tokens, struct french_token, passage->first_token)
                .start,
            >=, passage->start);
        g_assert_cmpuint(g_array_index(f->tokens, struct french_token,
                                       passage->end_token - 1)
                             .end,
                         <=, passage->start + passage->len);
    }
}

#define ADD(name, test) \
    g_test_add("/passages/" name, struct fixture, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("short text", test_short);
    ADD("cut at a sentence's end", test_sentence);
    ADD("not after an abbreviation", test_abbreviation);
    ADD("a paragraph's end wins", test_paragraph_wins);
    ADD("a heading goes with what follows", test_heading);
    ADD("nothing but headings", test_headings_only);
    ADD("bounds", test_bounds);
    ADD("compounds", test_compounds);
    return g_test_run();
}
