/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_vocabulary.c - what the index knows of its words is a function of the
 * documents it holds, whatever came and left before. */
#include "indexer/posting.h"
#include "shim/french.h"
#include "shim/schema.h"

#include "tests/shim_fixture.h"

struct text {
    char id; /* all 64 digits of it */
    const char *text;
};

/* Words that stand in one, two or all of them, with their accents, without and
 * in capitals; some twice in a document. */
static const struct text texts[] = {
    {'a', "La délibération est signée. Des élèves ont été évalués, évaluées. "
          "Covid-19 et vidéo-protection.\n"},
    {'b', "LA DELIBERATION EST SIGNEE. DES ELEVES ONT ETE EVALUES. VOTAT.\n"},
    {'c', "La délibération est votée ; les signes, les signés, à la mairie.\n"},
    {'d', "Où sont les signes ? La mairie a voté. Voter, votât, SECURITE.\n"},
};

/* Comes with a letter, leaves with a -, and | is a commit. */
static const struct {
    const char *history, *same;
} histories[] = {
    {"ab-a", "b"},        {"ab|-a", "b"},        {"a|b|-a", "b"},
    {"abcd|-a|-b", "cd"}, {"cdab|-a-b", "dc"},   {"a|-a|a", "a"},
    {"abc|-b|b", "cba"},  {"abcd|-a-b-c-d", ""}, {"d|c-d|a-cb", "ab"},
    {"abcd", "d|c|b|a"},
};

static char *id_of(char letter)
{
    return g_strnfill(64, letter);
}

static void add(struct posting *posting, char letter)
{
    GError *error = NULL;
    g_autofree char *id = id_of(letter);
    g_autoptr(record_t) record = record_new(id);
    const char *text = texts[letter - 'a'].text;
    const struct record_page page = {.reading = RECORD_TEXT_LAYER,
                                     .text = g_strdup(text),
                                     .text_len = strlen(text)};
    guint n_passages = 0;
    record_add_page(record, &page);
    record_add_span(record, 0, 0, page.text_len);
    g_assert_true(posting_add(posting, record, NULL, &n_passages, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(n_passages, >, 0);
}

static void take_away(struct posting *posting, char letter)
{
    GError *error = NULL;
    g_autofree char *id = id_of(letter);
    g_assert_true(posting_remove(posting, id, &error));
    g_assert_no_error(error);
}

static void finish(struct shim_writer *writer, struct posting *posting)
{
    GError *error = NULL;
    g_assert_true(posting_finish(posting, &error));
    g_assert_true(shim_writer_commit(writer, &error));
    g_assert_no_error(error);
}

static struct shim_reader *index_of(const struct fixture *f, const char *name,
                                    const char *history)
{
    GError *error = NULL;
    g_autofree char *dir = g_build_filename(f->folder, name, NULL);
    g_autoptr(shim_writer_t) writer = shim_writer_open(dir, &error);
    g_assert_no_error(error);
    g_autoptr(french_t) french = french_new(&error);
    g_assert_no_error(error);
    g_autoptr(posting_t) posting = posting_new(writer, french);
    for (const char *p = history; *p; p++) {
        if (*p == '|')
            finish(writer, posting);
        else if (*p == '-')
            take_away(posting, *++p);
        else
            add(posting, *p);
    }
    finish(writer, posting);
    struct shim_reader *reader = shim_reader_open(dir, &error);
    g_assert_no_error(error);
    return reader;
}

static void append_mappings(GString *known, struct shim_reader *reader,
                            const char *map, const char *form)
{
    GError *error = NULL;
    g_autofree char *key = g_strconcat(map, form, NULL);
    g_auto(GStrv) mappings = shim_reader_mappings(reader, key, &error);
    g_assert_no_error(error);
    g_autofree char *joined = g_strjoinv(" ", mappings);
    if (*joined)
        g_string_append_printf(known, "%s: %s\n", key, joined);
}

/* All that an index knows of the words of any of the texts. */
static char *known_of(struct shim_reader *reader)
{
    GError *error = NULL;
    g_autoptr(french_t) french = french_new(&error);
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    GString *known = g_string_new(NULL);
    g_assert_no_error(error);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        french_tokens(french, texts[i].text, strlen(texts[i].text), tokens);
        for (guint j = 0; j < tokens->len; j++) {
            const struct french_word *word =
                g_array_index(tokens, struct french_token, j).word;
            append_mappings(known, reader, SCHEMA_MAP_WORD, word->folded);
            append_mappings(known, reader, SCHEMA_MAP_STEM, word->stem);
            append_mappings(known, reader, SCHEMA_MAP_STEM,
                            word->accented_stem);
        }
    }
    return g_string_free(known, FALSE);
}

static void test_histories(struct fixture *f, gconstpointer data)
{
    (void) data;
    for (guint i = 0; i < G_N_ELEMENTS(histories); i++) {
        g_autofree char *one = g_strdup_printf("%u", i);
        g_autofree char *other = g_strdup_printf("%u.same", i);
        g_autoptr(shim_reader_t) reader =
            index_of(f, one, histories[i].history);
        g_autoptr(shim_reader_t) same = index_of(f, other, histories[i].same);
        g_autofree char *known = known_of(reader);
        g_autofree char *wanted = known_of(same);
        g_assert_cmpstr(known, ==, wanted);
        g_assert_cmpint(*wanted == '\0', ==, *histories[i].same == '\0');
    }
}

static void test_entries(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_reader_t) reader = index_of(f, "index", "abcd");
    g_autoptr(GString) known = g_string_new(NULL);
    append_mappings(known, reader, SCHEMA_MAP_WORD, "signes");
    append_mappings(known, reader, SCHEMA_MAP_WORD, "a");
    append_mappings(known, reader, SCHEMA_MAP_STEM, "sign");
    append_mappings(known, reader, SCHEMA_MAP_STEM, "secur");
    append_mappings(known, reader, SCHEMA_MAP_STEM, "vot");
    g_assert_cmpstr(known->str, ==,
                    "wsignes: signés\n"
                    "wa: à\n"
                    "ssign: signee signée\n"
                    "ssecur: securite\n"
                    "svot: votat votât votée\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/vocabulary/entries", struct fixture, NULL, set_up,
               test_entries, tear_down);
    g_test_add("/vocabulary/histories", struct fixture, NULL, set_up,
               test_histories, tear_down);
    return g_test_run();
}
