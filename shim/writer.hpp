/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * writer.hpp - an index that is being changed, and what every change does.
 *
 * Inside shim/ alone.
 */
#ifndef SHIM_WRITER_HPP
#define SHIM_WRITER_HPP

#include <string>

#include "shim/adder.hpp"
#include "shim/barrier.hpp"
#include "shim/shim.h"

namespace shim
{
enum class Opening { go_on, renew };
}

struct shim_writer {
    shim_writer(const char *dir, shim::Opening opening);
    ~shim_writer();

    std::string subject;
    Xapian::WritableDatabase db;
    shim::Adder adder;
    std::string tag;
    bool is_broken = false;
};

namespace shim
{

enum class Change { any, addition };

/* Runs work(db) behind the barrier, when the adder is done with the database.
 * Where Xapian fails half-way it drops all that was not committed: from then
 * on nothing goes on as if nothing had happened. */
template <Change what = Change::any, typename Work>
auto change(struct shim_writer *writer, GError **error, Work &&work) noexcept
{
    return barrier(writer->subject, error, [&] {
        if (writer->is_broken)
            throw Failure{SHIM_ERROR_FAILED,
                          writer->subject +
                              ": an earlier change failed: open it "
                              "again and repeat what was not committed"};
        try {
            if (what == Change::any)
                writer->adder.drain();
            return work(writer->db);
        } catch (const Failure &) {
            throw;
        } catch (...) {
            writer->is_broken = true;
            throw;
        }
    });
}

inline void require(bool is_right, const char *message)
{
    if (!is_right)
        throw Failure{SHIM_ERROR_FAILED, message};
}

} /* namespace shim */

#endif
