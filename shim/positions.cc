/* SPDX-License-Identifier: GPL-3.0-or-later */
/* positions.cc - where in a document terms stand. */
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
