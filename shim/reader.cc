/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader.cc - looks things up in the last commit of an index. */
#include "shim/shim.h"

#include <set>
#include <string>
#include <vector>

#include "shim/handles.hpp"
#include "shim/mapping.hpp"

struct shim_reader *shim_reader_open(const char *dir, GError **error)
{
    return shim::barrier(shim::subject_of(dir), error, [&] {
        const char *const names[] = {dir, nullptr};
        return new shim_reader(names, shim::Reach::folder);
    });
}

struct shim_reader *shim_reader_open_all(const char *const *names,
                                         bool is_partial, GError **error)
{
    return shim::barrier("the indexes", error, [&] {
        return new shim_reader(names, is_partial ? shim::Reach::what_can_be
                                                 : shim::Reach::all);
    });
}

void shim_reader_free(struct shim_reader *reader)
{
    delete reader;
}

guint shim_reader_generation(const struct shim_reader *reader)
{
    return reader->generation;
}

bool shim_reader_reopen(struct shim_reader *reader, GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &) {
        reader->reopen();
        return true;
    });
}

bool shim_reader_n_documents(struct shim_reader *reader, guint *n,
                             GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        *n = db.get_doccount();
        return true;
    });
}

bool shim_reader_term_freq(struct shim_reader *reader, const char *term,
                           guint *freq, GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        /* Xapian takes an empty term for all documents. */
        *freq = *term ? db.get_termfreq(shim::fitted("", term)) : 0;
        return true;
    });
}

/* A match that wants no document counts the terms of its query, of all shards
 * at once; asked for one by one each would be a journey to each server. */
static std::vector<guint> freqs_of(const Xapian::Database &db, guint docid,
                                   const std::string &prefix)
{
    std::vector<std::string> terms;
    try {
        auto term = db.termlist_begin(docid);
        const auto end = db.termlist_end(docid);
        term.skip_to(prefix);
        for (; term != end && (*term).compare(0, prefix.size(), prefix) == 0;
             ++term)
            terms.push_back(*term);
    } catch (const Xapian::DocNotFoundError &) {
        terms.clear();
    }
    std::vector<guint> freqs;
    if (terms.empty())
        return freqs;
    Xapian::Enquire enquire(db);
    enquire.set_query(
        Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
    const Xapian::MSet counted = enquire.get_mset(0, 0);
    for (const std::string &term : terms)
        freqs.push_back(counted.get_termfreq(term));
    return freqs;
}

bool shim_reader_document_freqs(struct shim_reader *reader, guint docid,
                                const char *prefix, GArray *freqs,
                                GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        for (guint freq : freqs_of(db, docid, prefix))
            g_array_append_val(freqs, freq);
        return true;
    });
}

char **shim_reader_terms(struct shim_reader *reader, const char *prefix,
                         guint max, GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        return shim::strings_of(db.allterms_begin(prefix),
                                db.allterms_end(prefix), max);
    });
}

bool shim_reader_get_metadata(struct shim_reader *reader, const char *key,
                              GBytes **value, GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &) {
        *value = nullptr;
        for (const shim::Shard &shard : reader->shards)
            if ((*value = shim::metadata_of(shard.db, key)))
                break;
        return true;
    });
}

static void free_bytes(gpointer bytes)
{
    g_bytes_unref(static_cast<GBytes *>(bytes)); /* takes NULL */
}

GPtrArray *shim_reader_each_metadata(struct shim_reader *reader,
                                     const char *key, GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &) {
        g_autoptr(GPtrArray) values =
            g_ptr_array_new_with_free_func(free_bytes);
        for (const shim::Shard &shard : reader->shards)
            g_ptr_array_add(values, shim::metadata_of(shard.db, key));
        return g_steal_pointer(&values);
    });
}

char **shim_reader_metadata_keys(struct shim_reader *reader, const char *prefix,
                                 GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &) {
        std::set<std::string> keys;
        for (const shim::Shard &shard : reader->shards)
            keys.insert(shard.db.metadata_keys_begin(prefix),
                        shard.db.metadata_keys_end(prefix));
        return shim::strings_of(keys.begin(), keys.end());
    });
}

char **shim_reader_mappings(struct shim_reader *reader, const char *key,
                            GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &) {
        const std::string from = shim::fitted("", key);
        std::set<std::string> all;
        for (const shim::Shard &shard : reader->shards)
            if (!from.empty())
                all.merge(shim::mappings_in(shard.db.get_metadata(from)));
        return shim::strings_of(all.begin(), all.end());
    });
}

guint shim_reader_n_missing(const struct shim_reader *reader)
{
    return reader->missing.size();
}

const char *shim_reader_missing(const struct shim_reader *reader, guint i,
                                const char **reason)
{
    *reason = reader->missing[i].reason.c_str();
    return reader->missing[i].name.c_str();
}
