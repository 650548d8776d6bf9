/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * writer.cc - changes an index, one transaction from commit to commit.
 *
 * Xapian commits by itself every so many documents, but not within a
 * transaction: so one is always open, and no half of a step is ever seen.
 */
#include "shim/writer.hpp"

#include <cerrno>
#include <filesystem>
#include <memory>
#include <set>
#include <vector>

#include "shim/handles.hpp"
#include "shim/mapping.hpp"
#include "shim/schema.h"

/* Xapian's 255 bytes for a key of its tables, less its own prefix. */
static const gsize key_max = 250;

/* Makes the folder where there is none; gives how Xapian is to open it. */
static int flags_for(const char *dir)
{
    switch (shim::folder_at(dir)) {
    case shim::Folder::missing:
        if (g_mkdir_with_parents(dir, 0777) != 0)
            throw shim::Failure{
                SHIM_ERROR_FAILED,
                shim::subject_of(dir) +
                    ": the folder cannot be made: " + g_strerror(errno)};
        break;
    case shim::Folder::foreign:
        throw shim::Failure{SHIM_ERROR_FORMAT,
                            shim::printable(dir) +
                                " holds other files and no index: name an "
                                "empty folder or a new one"};
    case shim::Folder::unfinished:
        return Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS;
    case shim::Folder::empty:
    case shim::Folder::index:
        break;
    }
    return Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS;
}

/* Documents whose postings Xapian gathers in memory before it merges them into
 * its tables (which a transaction still can cancel).  Its own 10,000 take
 * 350 MB, several times that where no two words are the same, and more time
 * than this: the trees they stand in leave the cache. */
static const char flush_threshold[] = "500";

/* Documents that are deleted at once: their words take a megabyte at most. */
static const size_t deleted_max = 64;

static void set_number(Xapian::WritableDatabase &db, const char *key,
                       int number)
{
    db.set_metadata(key, std::to_string(number));
}

static void draw_tag(Xapian::WritableDatabase &db)
{
    set_number(db, SCHEMA_KEY_TAG, g_random_int_range(1, G_MAXINT32));
}

static double tag_of(const Xapian::Database &db)
{
    return g_ascii_strtod(db.get_metadata(SCHEMA_KEY_TAG).c_str(), nullptr);
}

/* Begins the first transaction. */
static void begin(Xapian::WritableDatabase &db, const char *dir)
{
    if (shim::has_format(db, dir)) {
        shim::require_analysis(db, dir);
    } else {
        /* At once: another program must know it for ours from now on. */
        set_number(db, SCHEMA_KEY_FORMAT, SCHEMA_FORMAT);
        set_number(db, SCHEMA_KEY_ANALYSIS, SCHEMA_ANALYSIS);
        draw_tag(db);
        db.commit();
    }
    db.begin_transaction();
}

/* The same with everything gone but the metadata. */
static void begin_anew(Xapian::WritableDatabase &db, const char *dir)
{
    if (!shim::has_format(db, dir))
        shim::no_index(dir);
    db.begin_transaction();
    set_number(db, SCHEMA_KEY_ANALYSIS, SCHEMA_ANALYSIS);
    if (tag_of(db) == 0)
        draw_tag(db);
    const std::vector<Xapian::docid> documents(db.postlist_begin(""),
                                               db.postlist_end(""));
    for (Xapian::docid document : documents)
        db.delete_document(document);
    for (const char *map : {SCHEMA_MAP_WORD, SCHEMA_MAP_STEM}) {
        const std::vector<std::string> keys(db.metadata_keys_begin(map),
                                            db.metadata_keys_end(map));
        for (const std::string &key : keys)
            db.set_metadata(key, "");
    }
    /* Where the maps were once. */
    const std::vector<std::string> keys(db.synonym_keys_begin(),
                                        db.synonym_keys_end());
    for (const std::string &key : keys)
        db.clear_synonyms(key);
}

/* What is not there is not made. */
static int flags_to_renew(const char *dir)
{
    if (shim::folder_at(dir) != shim::Folder::index)
        shim::no_index(dir);
    return Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS;
}

shim_writer::shim_writer(const char *dir, shim::Opening opening)
    : subject(shim::subject_of(dir)),
      db(dir, opening == shim::Opening::renew ? flags_to_renew(dir)
                                              : flags_for(dir)),
      adder(db)
{
    if (opening == shim::Opening::renew)
        begin_anew(db, dir);
    else
        begin(db, dir);
    tag = Xapian::sortable_serialise(tag_of(db));
}

shim_writer::~shim_writer()
{
    /* Without this, Xapian's destructor would commit. */
    try {
        adder.stop();
        db.cancel_transaction();
    } catch (...) {
        g_debug("%s: nothing to cancel", subject.c_str());
    }
}

static void require_key(const std::string &key)
{
    shim::require(!key.empty() && key.size() <= key_max,
                  "a metadata key has 1 to 250 bytes");
}

struct shim_writer *shim_writer_open(const char *dir, GError **error)
{
    /* Xapian reads it when it opens a database for writing. */
    g_setenv("XAPIAN_FLUSH_THRESHOLD", flush_threshold, FALSE);
    return shim::barrier(shim::subject_of(dir), error, [&] {
        return new shim_writer(dir, shim::Opening::go_on);
    });
}

struct shim_writer *shim_writer_renew(const char *dir, GError **error)
{
    g_setenv("XAPIAN_FLUSH_THRESHOLD", flush_threshold, FALSE);
    return shim::barrier(shim::subject_of(dir), error, [&] {
        return new shim_writer(dir, shim::Opening::renew);
    });
}

void shim_writer_free(struct shim_writer *writer)
{
    delete writer;
}

bool shim_writer_commit(struct shim_writer *writer, GError **error)
{
    return shim::change(writer, error, [](Xapian::WritableDatabase &db) {
        db.commit_transaction();
        db.begin_transaction();
        return true;
    });
}

bool shim_writer_add(struct shim_writer *writer, struct shim_document *doc,
                     GError **error)
{
    std::unique_ptr<shim_document> owned(doc);
    return shim::change<shim::Change::addition>(
        writer, error, [&](Xapian::WritableDatabase &) {
            shim::require(owned->failure.empty(), owned->failure.c_str());
            owned->document.add_value(SCHEMA_SLOT_INDEX, writer->tag);
            writer->adder.add(std::move(owned));
            return true;
        });
}

bool shim_writer_term_freq(struct shim_writer *writer, const char *term,
                           guint *freq, GError **error)
{
    return shim::change(writer, error, [&](Xapian::WritableDatabase &db) {
        /* Xapian takes an empty term for all documents. */
        *freq = *term ? db.get_termfreq(shim::fitted("", term)) : 0;
        return true;
    });
}

static void free_bytes(gpointer bytes)
{
    g_bytes_unref(static_cast<GBytes *>(bytes));
}

GPtrArray *shim_writer_values(struct shim_writer *writer, const char *term,
                              guint slot, GError **error)
{
    return shim::change(writer, error, [&](Xapian::WritableDatabase &db) {
        shim::require(*term != '\0', "values are not told by an empty term");
        const std::string fitted = shim::fitted("", term);
        std::set<std::string> values;
        for (auto document = db.postlist_begin(fitted);
             document != db.postlist_end(fitted); ++document)
            values.insert(db.get_document(*document, Xapian::DOC_ASSUME_VALID)
                              .get_value(slot));
        GPtrArray *result = g_ptr_array_new_with_free_func(free_bytes);
        for (const std::string &value : values)
            g_ptr_array_add(result, shim::bytes_of(value));
        return result;
    });
}

static void add_words(const Xapian::Database &db, Xapian::docid document,
                      std::set<std::string> &words)
{
    for (auto term = db.termlist_begin(document);
         term != db.termlist_end(document); ++term) {
        std::string word = *term;
        if (!g_ascii_isupper(word[0]))
            words.insert(std::move(word));
    }
}

char **shim_writer_delete(struct shim_writer *writer, const char *term,
                          bool *are_more, GError **error)
{
    return shim::change(writer, error, [&](Xapian::WritableDatabase &db) {
        shim::require(*term != '\0',
                      "documents cannot be deleted by an empty term");
        const std::string fitted = shim::fitted("", term);
        std::vector<Xapian::docid> documents;
        std::set<std::string> words;
        auto document = db.postlist_begin(fitted);
        for (; document != db.postlist_end(fitted) &&
               documents.size() < deleted_max;
             ++document)
            documents.push_back(*document);
        *are_more = document != db.postlist_end(fitted);
        for (Xapian::docid id : documents) {
            add_words(db, id, words);
            db.delete_document(id);
        }
        return shim::strings_of(words.begin(), words.end());
    });
}

bool shim_writer_set_metadata(struct shim_writer *writer, const char *key,
                              const void *value, gsize len, GError **error)
{
    return shim::change(writer, error, [&](Xapian::WritableDatabase &db) {
        require_key(key);
        db.set_metadata(key, std::string((const char *) value, len));
        return true;
    });
}

bool shim_writer_get_metadata(struct shim_writer *writer, const char *key,
                              GBytes **value, GError **error)
{
    return shim::change(writer, error, [&](Xapian::WritableDatabase &db) {
        *value = shim::metadata_of(db, key);
        return true;
    });
}

char **shim_writer_metadata_keys(struct shim_writer *writer, const char *prefix,
                                 GError **error)
{
    return shim::change(writer, error, [&](Xapian::WritableDatabase &db) {
        return shim::strings_of(db.metadata_keys_begin(prefix),
                                db.metadata_keys_end(prefix));
    });
}

/* Where made says that the mappings are others now, they are written. */
template <typename Make>
static bool change_mappings(struct shim_writer *writer, const char *key,
                            const char *to, GError **error, Make &&make)
{
    return shim::change(writer, error, [&](Xapian::WritableDatabase &db) {
        shim::require(*key != '\0' && *to != '\0', "a mapping is empty");
        const std::string from = shim::fitted("", key);
        std::set<std::string> mappings =
            shim::mappings_in(db.get_metadata(from));
        if (make(mappings))
            db.set_metadata(from, shim::value_of(mappings));
        return true;
    });
}

bool shim_writer_add_mapping(struct shim_writer *writer, const char *key,
                             const char *to, GError **error)
{
    return change_mappings(writer, key, to, error,
                           [&](std::set<std::string> &all) {
                               return all.insert(shim::fitted("", to)).second;
                           });
}

bool shim_writer_remove_mapping(struct shim_writer *writer, const char *key,
                                const char *to, GError **error)
{
    return change_mappings(writer, key, to, error,
                           [&](std::set<std::string> &all) {
                               return all.erase(shim::fitted("", to)) > 0;
                           });
}

char **shim_writer_mappings(struct shim_writer *writer, const char *key,
                            GError **error)
{
    return shim::change(writer, error, [&](Xapian::WritableDatabase &db) {
        shim::require(*key != '\0', "a mapping is empty");
        const auto mappings =
            shim::mappings_in(db.get_metadata(shim::fitted("", key)));
        return shim::strings_of(mappings.begin(), mappings.end());
    });
}

bool shim_compact(const char *dir, const char *destination, GError **error)
{
    return shim::barrier(shim::subject_of(dir), error, [&] {
        Xapian::Database db = shim::open_index(dir);
        std::error_code ignored;
        if (std::filesystem::symlink_status(destination, ignored).type() !=
            std::filesystem::file_type::not_found)
            throw shim::Failure{SHIM_ERROR_FAILED,
                                shim::printable(destination) +
                                    " is there already: name another"};
        try {
            db.compact(destination, Xapian::DBCOMPACT_NO_RENUMBER);
        } catch (...) {
            std::filesystem::remove_all(destination, ignored);
            throw;
        }
        return true;
    });
}
