/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_shim_exchange.c - what all passages of a document have changes, and the
 * rest of them stays. */
#include "tests/shim_fixture.h"

#include <math.h>

#define SLOT_CARD 5

/* What a card holds; a value of NULL is none. */
struct card {
    const char *title, *type, *value;
};

static void fill_card(struct shim_document *doc, const struct card *card)
{
    shim_document_add_posting(doc, "S", card->title, 3, 1);
    if (card->type)
        shim_document_add_term(doc, "T", card->type, 0);
    if (card->value)
        shim_document_set_bytes(doc, SLOT_CARD, card->value,
                                strlen(card->value));
}

static void add(struct shim_writer *writer, const char *id, const char *word,
                const struct card *card)
{
    GError *error = NULL;
    g_autoptr(shim_document_t) doc = shim_document_new();
    shim_document_add_posting(doc, "", word, 1, 4);
    shim_document_add_posting(doc, "XE", "suite", 2, 0);
    shim_document_add_term(doc, "Q", id, 0);
    shim_document_set_bytes(doc, SLOT_GROUP, id, strlen(id));
    shim_document_set_data(doc, word, strlen(word));
    g_autoptr(shim_document_t) all = shim_document_new();
    fill_card(all, card);
    shim_document_add_all(doc, all);
    g_assert_true(shim_writer_add(writer, g_steal_pointer(&doc), &error));
    g_assert_no_error(error);
}

static bool exchange(struct shim_writer *writer, const char *term,
                     const struct card *card, GError **error)
{
    static const char *const prefixes[] = {"S", "T", NULL};
    static const guint slots[] = {SLOT_CARD};
    g_autoptr(shim_document_t) doc = shim_document_new();
    fill_card(doc, card);
    return shim_writer_exchange(writer,
                                &(struct shim_exchange){term, prefixes, slots,
                                                        G_N_ELEMENTS(slots),
                                                        doc},
                                error);
}

static char *dump_of(const char *index)
{
    GError *error = NULL;
    g_autoptr(shim_reader_t) reader = shim_reader_open(index, &error);
    g_assert_no_error(error);
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    g_assert_true(shim_reader_dump(reader, out, &error));
    fclose(out);
    char *copy = g_strdup(text);
    free(text);
    return copy;
}

static const struct card old_card = {"convention", "lettre", "avant"};
static const struct card new_card = {"arrete", "avis", NULL};

/* The index is the one that is made with the new card from the beginning. */
static void test_exchange(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autofree char *other = g_build_filename(f->folder, "other", NULL);
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autoptr(shim_writer_t) straight = shim_writer_open(other, &error);
    g_assert_no_error(error);
    add(writer, "a", "drone", &old_card);
    add(writer, "b", "drone", &old_card);
    commit(writer);
    add(writer, "a", "police", &old_card);
    g_assert_true(exchange(writer, "Qa", &new_card, &error));
    g_assert_true(exchange(writer, "Qabsent", &new_card, &error));
    g_assert_no_error(error);
    commit(writer);
    add(straight, "a", "drone", &new_card);
    add(straight, "b", "drone", &old_card);
    add(straight, "a", "police", &new_card);
    commit(straight);
    g_autofree char *changed = dump_of(f->index);
    g_autofree char *made = dump_of(other);
    g_assert_cmpstr(changed, ==, made);
}

/* Of a card that stays nothing is lost, positions neither. */
static void test_same(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add(writer, "a", "drone", &old_card);
    commit(writer);
    g_autofree char *before = dump_of(f->index);
    g_assert_true(exchange(writer, "Qa", &old_card, &error));
    commit(writer);
    g_autofree char *after = dump_of(f->index);
    g_assert_cmpstr(before, ==, after);
}

/* A prefix is all the capitals: XE is no E. */
static void test_prefixes(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    static const char *const prefixes[] = {"E", "X", NULL};
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autoptr(shim_document_t) doc = shim_document_new();
    add(writer, "a", "drone", &old_card);
    g_assert_true(shim_writer_exchange(
        writer, &(struct shim_exchange){"Qa", prefixes, NULL, 0, doc}, &error));
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_assert_cmpuint(matches(reader, shim_query_term("XE", "suite")), ==, 1);
}

/* All of a document: terms with their positions and weights, and values. */
static void test_add_all(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autofree char *other = g_build_filename(f->folder, "other", NULL);
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autoptr(shim_writer_t) straight = shim_writer_open(other, &error);
    g_assert_no_error(error);
    g_autoptr(shim_document_t) copied = shim_document_new();
    g_autoptr(shim_document_t) filled = shim_document_new();
    fill_card(filled, &old_card);
    shim_document_add_all(copied, filled);
    g_assert_true(shim_writer_add(writer, g_steal_pointer(&copied), &error));
    g_assert_true(shim_writer_add(straight, g_steal_pointer(&filled), &error));
    commit(writer);
    commit(straight);
    g_autofree char *one = dump_of(f->index);
    g_autofree char *same = dump_of(other);
    g_assert_nonnull(strstr(one, "convention"));
    g_assert_cmpstr(one, ==, same);
}

/* What cannot be added sticks to what it is added to. */
static void test_add_failed(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autoptr(shim_document_t) bad = shim_document_new();
    g_autoptr(shim_document_t) doc = shim_document_new();
    shim_document_set_number(bad, SLOT_CARD, NAN);
    shim_document_add_all(doc, bad);
    g_assert_false(shim_writer_add(writer, g_steal_pointer(&doc), &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    g_clear_error(&error);
}

static void test_refused(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_assert_false(exchange(writer, "", &new_card, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    g_clear_error(&error);
    g_assert_true(exchange(writer, "Qa", &new_card, &error));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_test("/shim/exchange", test_exchange);
    add_test("/shim/exchange/same", test_same);
    add_test("/shim/exchange/prefixes", test_prefixes);
    add_test("/shim/exchange/add-all", test_add_all);
    add_test("/shim/exchange/add-failed", test_add_failed);
    add_test("/shim/exchange/refused", test_refused);
    return g_test_run();
}
