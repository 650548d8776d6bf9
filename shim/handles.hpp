/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * handles.hpp - what stands behind the opaque handles of shim.h that more
 * than one file works on.
 */
#ifndef SHIM_HANDLES_HPP
#define SHIM_HANDLES_HPP

#include <string>
#include <xapian.h>

#include "shim/barrier.hpp"
#include "shim/index.hpp"
#include "shim/shards.hpp"

struct shim_document {
    Xapian::Document document;
    std::string failure; /* the first one; empty: none */
};

struct shim_query {
    Xapian::Query query; /* matches nothing until it is given */
    std::string failure;
};

namespace shim
{

/* What matches all documents.  Xapian's own MatchAll is one for all threads,
 * and counts its users without a lock: a copy of it made in two of them at once
 * frees it. */
inline Xapian::Query all_documents()
{
    return Xapian::Query(std::string());
}

/* The query itself; throws where a failure sticks to it. */
inline const Xapian::Query &query_of(const struct shim_query *query)
{
    if (!query->failure.empty())
        throw Failure{SHIM_ERROR_QUERY, query->failure};
    return query->query;
}

/* How often a call starts again because a writer overwrote what it read.
 * One commit leaves the last snapshot whole, so that each time is at least
 * two commits during one call. */
constexpr int max_reopenings = 10;

/* Runs work(db) behind the barrier; again on the newest commit, or on new
 * connections, where that is needed.  work must start from nothing each time.
 */
template <typename Work>
auto read(shim_reader *reader, GError **error, Work &&work) noexcept
{
    return barrier(reader->subject, error, [&] {
        reader->begin_call();
        for (int n = 0, n_lost = 0;;) {
            try {
                reader->refresh();
                return work(reader->db);
            } catch (const Xapian::DatabaseModifiedError &) {
                reader->is_suspect = true;
                if (n++ == max_reopenings)
                    throw;
            } catch (const Xapian::NetworkError &e) {
                reader->is_suspect = true;
                reader->forgive(e, n_lost++);
            } catch (...) {
                reader->is_suspect = reader->has_remote();
                throw;
            }
        }
    });
}

} // namespace shim

#endif
