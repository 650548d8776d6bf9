/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader.cc - looks things up in the last commit of an index. */
#include "shim/shim.h"

#include "shim/handles.hpp"
#include "shim/mapping.hpp"

struct shim_reader *shim_reader_open(const char *dir, GError **error)
{
    return shim::barrier(shim::subject_of(dir), error,
                         [&] { return new shim_reader(dir); });
}

void shim_reader_free(struct shim_reader *reader)
{
    delete reader;
}

bool shim_reader_reopen(struct shim_reader *reader, GError **error)
{
    return shim::barrier(reader->subject, error, [&] {
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

static std::vector<guint> freqs_of(const Xapian::Database &db, guint docid,
                                   const std::string &prefix)
{
    std::vector<guint> freqs;
    try {
        auto term = db.termlist_begin(docid);
        const auto end = db.termlist_end(docid);
        term.skip_to(prefix);
        for (; term != end && (*term).compare(0, prefix.size(), prefix) == 0;
             ++term)
            freqs.push_back(db.get_termfreq(*term));
    } catch (const Xapian::DocNotFoundError &) {
        freqs.clear();
    }
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
    return shim::read(reader, error, [&](Xapian::Database &db) {
        *value = shim::metadata_of(db, key);
        return true;
    });
}

char **shim_reader_metadata_keys(struct shim_reader *reader, const char *prefix,
                                 GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        return shim::strings_of(db.metadata_keys_begin(prefix),
                                db.metadata_keys_end(prefix));
    });
}

char **shim_reader_mappings(struct shim_reader *reader, const char *key,
                            GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        const auto mappings = shim::mappings_in(
            *key ? db.get_metadata(shim::fitted("", key)) : "");
        return shim::strings_of(mappings.begin(), mappings.end());
    });
}
