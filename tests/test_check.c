/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_check.c - an index that is whole is found sound, and each way of not
 * being whole is found out. */
#include "indexer/check.h"
#include "indexer/ingest.h"
#include "shim/schema.h"
#include "shim/sharing.h"

#include <glib/gstdio.h>
#include <string.h>

#define ID_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define ID_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* Of "/t.csv". */
#define SUM_T "8178ce4e988900e3f0316e0bd69814ab3821ca63a9e7807387b93d4d0813b7a4"

struct fixture {
    char *folder, *index;
};

static void add_document(struct ingest *ingest, const char *id,
                         const char *path, const char *text)
{
    g_autoptr(extraction_t) extraction = extraction_new();
    struct record_page page = {.reading = RECORD_TEXT_LAYER,
                               .text = g_strdup(text),
                               .text_len = strlen(text)};
    struct record_page empty = {.text = g_strdup("")};
    g_array_append_val(extraction->pages, page);
    g_array_append_val(extraction->pages, empty);
    g_autoptr(ledger_entry_t) file = g_new0(struct ledger_entry, 1);
    file->path = g_strdup(path);
    file->id = g_strdup(id);
    g_assert_true(ingest_document(ingest, file, extraction, NULL));
}

static void add_table(struct ingest *ingest)
{
    static const char text[] = "DELIB_ID,DELIB_DATE\n2020-01,2020-02-12\n";
    g_autoptr(scdl_t) scdl = scdl_read(text, strlen(text), NULL);
    struct ledger_entry file = {.path = (char *) "/t.csv",
                                .state = LEDGER_TABLE};
    g_assert_true(
        shelf_put(ingest_shelf(ingest), table_of_scdl(file.path, scdl), NULL));
    g_assert_true(ingest_note(ingest, &file, NULL));
    g_assert_true(ingest_settle_tables(ingest, NULL));
}

static void set_up(struct fixture *f, gconstpointer data)
{
    (void) data;
    f->folder = g_dir_make_tmp("vigie-check-XXXXXX", NULL);
    f->index = g_build_filename(f->folder, "index", NULL);
    g_autoptr(ingest_t) ingest = ingest_new(f->index, NULL);
    add_document(ingest, ID_A, "/a", "La mairie délibère.\n");
    add_document(ingest, ID_B, "/b", "Le drone survole la place.\n");
    struct ledger_entry failed = {.path = (char *) "/c",
                                  .state = LEDGER_FAILED,
                                  .reason = (char *) "no pages"};
    g_assert_true(ingest_note(ingest, &failed, NULL));
    add_table(ingest);
    g_assert_true(ingest_commit(ingest, NULL));
}

static void tear_down(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GDir) dir = g_dir_open(f->index, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(f->index, name, NULL);
        g_remove(path);
    }
    g_rmdir(f->index);
    g_rmdir(f->folder);
    g_free(f->index);
    g_free(f->folder);
}

/* What the check says; NULL: sound. */
static char *check(struct fixture *f)
{
    g_autoptr(GError) error = NULL;
    char *said = NULL;
    size_t len;
    bool is_sound = false;
    FILE *out = open_memstream(&said, &len);
    g_assert_true(check_index(f->index, out, &is_sound, &error));
    g_assert_no_error(error);
    fclose(out);
    g_autofree char *copy = g_strdup(said);
    free(said);
    return is_sound ? NULL : g_steal_pointer(&copy);
}

static void assert_found(struct fixture *f, const char *problem,
                         const char *remedy)
{
    g_autofree char *said = check(f);
    g_assert_nonnull(said);
    g_assert_nonnull(strstr(said, problem));
    g_assert_nonnull(strstr(said, remedy));
}

static void set(struct fixture *f, const char *key, const char *value)
{
    g_autoptr(shim_writer_t) writer = shim_writer_open(f->index, NULL);
    g_assert_true(
        shim_writer_set_metadata(writer, key, value, strlen(value), NULL));
    g_assert_true(shim_writer_commit(writer, NULL));
}

static void test_sound(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_assert_null(check(f));
}

/* data: key, value, problem, remedy */
static void test_metadata(struct fixture *f, gconstpointer data)
{
    const char *const *row = data;
    set(f, row[0], row[1]);
    assert_found(f, row[2], row[3]);
}

/* One document says that it shares something, and the other does not. */
static void test_one_sided(struct fixture *f, gconstpointer data)
{
    (void) data;
    const struct sharing_stretch stretch = {0, 10, 0, 10};
    GArray *stretches = g_array_new(FALSE, FALSE, sizeof stretch);
    g_array_append_val(stretches, stretch);
    g_autofree char *other = g_strnfill(64, '7');
    g_autoptr(sharing_t) sharing = sharing_new(other, stretches);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    g_ptr_array_add(list, sharing);
    g_autoptr(GBytes) bytes = sharing_encode(list);
    gsize len;
    const void *value = g_bytes_get_data(bytes, &len);
    shim_writer_t *writer = shim_writer_open(f->index, NULL);
    g_assert_true(shim_writer_set_metadata(writer, "C" ID_A, value, len, NULL));
    g_assert_true(shim_writer_commit(writer, NULL));
    shim_writer_free(writer);
    assert_found(f, "copies: 1 ", "--reanalyse");
}

static void test_no_passages(struct fixture *f, gconstpointer data)
{
    (void) data;
    shim_writer_t *writer = shim_writer_open(f->index, NULL);
    bool are_more;
    g_strfreev(shim_writer_delete(writer, SCHEMA_ID ID_A, &are_more, NULL));
    g_assert_false(are_more);
    g_assert_true(shim_writer_commit(writer, NULL));
    shim_writer_free(writer);
    assert_found(f, "document " ID_A ": its passages are missing",
                 "--reanalyse");
}

static void test_foreign_passage(struct fixture *f, gconstpointer data)
{
    (void) data;
    shim_writer_t *writer = shim_writer_open(f->index, NULL);
    struct shim_document *document = shim_document_new();
    shim_document_add_term(document, "", "mot", 1);
    g_assert_true(shim_writer_add(writer, document, NULL));
    g_assert_true(shim_writer_commit(writer, NULL));
    shim_writer_free(writer);
    assert_found(f, "3 passages, but 2 of documents", "--reanalyse");
}

static void test_file_forgotten(struct fixture *f, gconstpointer data)
{
    (void) data;
    shim_writer_t *writer = shim_writer_open(f->index, NULL);
    g_assert_true(ledger_remove(writer, "/a", NULL));
    g_assert_true(shim_writer_commit(writer, NULL));
    shim_writer_free(writer);
    assert_found(f, "nothing is known of its file /a", "index the files again");
}

/* What can be made of the texts is made of them. */
static void test_remedy(struct fixture *f, gconstpointer data)
{
    (void) data;
    test_no_passages(f, NULL);
    set(f, "K" ID_A, "no sketch at all");
    set(f, "C" ID_B, "no list at all");
    g_autoptr(ingest_t) ingest = ingest_renew(f->index, NULL);
    g_auto(GStrv) ids = ingest_documents(ingest, NULL);
    g_assert_cmpuint(g_strv_length(ids), ==, 2);
    for (char **id = ids; *id; id++) {
        guint n_pages = 0;
        g_assert_true(ingest_again(ingest, *id, &n_pages, NULL));
        g_assert_cmpuint(n_pages, ==, 2);
    }
    g_assert_true(ingest_commit(ingest, NULL));
    ingest_free(g_steal_pointer(&ingest));
    g_assert_null(check(f));
}

static void test_none(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    bool is_sound;
    g_autofree char *nowhere = g_build_filename(f->folder, "nowhere", NULL);
    g_assert_false(check_index(nowhere, stdout, &is_sound, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_NOT_FOUND);
}

int main(int argc, char **argv)
{
    static const char again[] = "index the files again";
    static const char *const rows[][4] = {
        {"T" ID_A, "", "document " ID_A ": its text is missing", again},
        {"T" ID_A, "no text at all", ID_A ": ", again},
        {"D" ID_A, "no record at all", "D" ID_A ": ", again},
        {"D" ID_A, "", "text " ID_A ": it is of no document", again},
        {"D" ID_A, "", "file /a: its document is missing", again},
        {"F0", "no entry at all", "ledger: ", again},
        {"M" SUM_T, "", "table /t.csv: what it tells is missing", again},
        {"M" SUM_T, "no table at all", "M" SUM_T ": ", again},
        {"K" ID_A, "no sketch at all", "K" ID_A ": ", "--reanalyse"},
        {"C" ID_A, "no list at all", "C" ID_A ": ", "--reanalyse"},
        {"vigie-coverage", "", "the coverage is not", "--reanalyse"},
    };
    g_test_init(&argc, &argv, NULL);
#define ADD(name, data, function)                                      \
    g_test_add("/check/" name, struct fixture, data, set_up, function, \
               tear_down)
    ADD("what is whole is sound", NULL, test_sound);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *name = g_strdup_printf("/check/metadata %zu", i);
        g_test_add(name, struct fixture, rows[i], set_up, test_metadata,
                   tear_down);
    }
    ADD("copies that one side knows", NULL, test_one_sided);
    ADD("passages that are missing", NULL, test_no_passages);
    ADD("a passage of no document", NULL, test_foreign_passage);
    ADD("a file that is forgotten", NULL, test_file_forgotten);
    ADD("the remedy helps", NULL, test_remedy);
    ADD("no index", NULL, test_none);
    return g_test_run();
}
