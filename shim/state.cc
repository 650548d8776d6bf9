/* SPDX-License-Identifier: GPL-3.0-or-later */
/* state.cc - what tells one commit of an index from another. */
#include "shim/shim.h"

#include <set>
#include <string>

#include "shim/handles.hpp"
#include "shim/schema.h"

/* Xapian knows it of one local index alone. */
static std::string revision_of(const Xapian::Database &db)
{
    try {
        return std::to_string(db.get_revision());
    } catch (const Xapian::LogicError &) {
        return "-";
    }
}

/* Of passages alone: what a server tells when it greets. */
static std::string size_of(const Xapian::Database &db)
{
    return std::to_string(db.get_doccount()) + " " +
           std::to_string(db.get_lastdocid()) + " " +
           std::to_string(db.get_total_length());
}

char *shim_reader_state(struct shim_reader *reader, GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &) {
        std::string state;
        for (const shim::Shard &shard : reader->shards) {
            const Xapian::Database &db = shard.db;
            state += (state.empty() ? "" : SHIM_STATE_SEPARATOR) +
                     db.get_uuid() + " " + revision_of(db) + " " + size_of(db);
        }
        return g_strdup(state.c_str());
    });
}

bool shim_reader_n_alike(struct shim_reader *reader, guint *n, GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &) {
        std::set<std::string> known;
        *n = 0;
        if (reader->shards.size() == 1)
            return true;
        for (const shim::Shard &shard : reader->shards) {
            const std::string arrivals =
                shard.db.get_metadata(SCHEMA_KEY_ARRIVALS);
            if (!arrivals.empty() &&
                !known.insert(size_of(shard.db) + " " + arrivals).second)
                ++*n;
        }
        return true;
    });
}
