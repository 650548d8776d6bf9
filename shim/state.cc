/* SPDX-License-Identifier: GPL-3.0-or-later */
/* state.cc - what tells one commit of an index from another. */
#include "shim/shim.h"

#include "shim/handles.hpp"

/* Xapian knows it of one local index alone. */
static std::string revision_of(const Xapian::Database &db)
{
    try {
        return std::to_string(db.get_revision());
    } catch (const Xapian::LogicError &) {
        return "-";
    }
}

char *shim_reader_state(struct shim_reader *reader, GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &) {
        std::string state;
        for (const shim::Shard &shard : reader->shards) {
            const Xapian::Database &db = shard.db;
            state += (state.empty() ? "" : SHIM_STATE_SEPARATOR) +
                     db.get_uuid() + " " + revision_of(db) + " " +
                     std::to_string(db.get_doccount()) + " " +
                     std::to_string(db.get_lastdocid()) + " " +
                     std::to_string(db.get_total_length());
        }
        return g_strdup(state.c_str());
    });
}
