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

struct shim_document {
    Xapian::Document document;
    std::string failure; /* the first one; empty: none */
};

struct shim_query {
    Xapian::Query query; /* matches nothing until it is given */
    std::string failure;
};

struct shim_reader {
    explicit shim_reader(const char *dir_)
        : dir(dir_), subject(shim::subject_of(dir_)), db(shim::open_index(dir_))
    {
    }

    void reopen()
    {
        db.reopen();
        shim::has_format(db, dir.c_str());
        shim::require_analysis(db, dir.c_str());
    }

    std::string dir;
    std::string subject;
    Xapian::Database db;
};

namespace shim
{

/* How often a call starts again because a writer overwrote what it read.
 * One commit leaves the last snapshot whole, so that each time is at least
 * two commits during one call. */
constexpr int max_reopenings = 10;

/* Runs work(db) behind the barrier; again on the newest commit where that is
 * needed.  work must start from nothing each time. */
template <typename Work>
auto read(shim_reader *reader, GError **error, Work &&work) noexcept
{
    return barrier(reader->subject, error, [&] {
        for (int n = 0;; n++) {
            try {
                if (n > 0)
                    reader->reopen();
                return work(reader->db);
            } catch (const Xapian::DatabaseModifiedError &) {
                if (n == max_reopenings)
                    throw;
            }
        }
    });
}

} // namespace shim

#endif
