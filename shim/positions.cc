/* SPDX-License-Identifier: GPL-3.0-or-later */
/* positions.cc - where in a document terms stand, and in how many. */
#include "shim/shim.h"

#include <algorithm>

#include "shim/handles.hpp"

static std::vector<guint> positions_of(const Xapian::Database &db, guint docid,
                                       const char *const *terms)
{
    std::vector<guint> positions;
    try {
        for (; *terms; terms++) {
            const std::string term = shim::fitted("", *terms);
            positions.insert(positions.end(),
                             db.positionlist_begin(docid, term),
                             db.positionlist_end(docid, term));
        }
    } catch (const Xapian::DocNotFoundError &) {
        positions.clear();
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()),
                    positions.end());
    return positions;
}

bool shim_reader_positions(struct shim_reader *reader, guint docid,
                           const char *const *terms, GArray *positions,
                           GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        const auto found = positions_of(db, docid, terms);
        g_array_append_vals(positions, found.data(), found.size());
        return true;
    });
}

char **shim_reader_term_freqs(struct shim_reader *reader, const char *prefix,
                              GArray *freqs, GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        g_autoptr(GStrvBuilder) terms = g_strv_builder_new();
        g_array_set_size(freqs, 0);
        for (auto term = db.allterms_begin(prefix);
             term != db.allterms_end(prefix); ++term) {
            const guint freq = term.get_termfreq();
            g_strv_builder_add(terms, (*term).c_str());
            g_array_append_val(freqs, freq);
        }
        return g_strv_builder_end(terms);
    });
}
