/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * barrier.hpp - the one place where exceptions end.
 *
 * Every function of shim.h runs what can throw inside barrier() or attempt().
 */
#ifndef SHIM_BARRIER_HPP
#define SHIM_BARRIER_HPP

#include <string>

#include "shim/shim.h"

namespace shim
{

/* What the shim throws itself.  message is one line that tells what to do. */
struct Failure {
    enum shim_error code;
    std::string message;
};

/* The bytes as one line of UTF-8 that is safe to print: control characters,
 * invisible ones and bytes that are not UTF-8 become \xHH. */
std::string printable(const std::string &bytes);

/* What the exception being handled means for the caller.  subject is what was
 * being worked on, and begins most messages: "index /srv/index". */
Failure failure_at_hand(const std::string &subject) noexcept;

/* Gives what work gives; where it throws: sets *error and gives false or
 * NULL. */
template <typename Work>
auto barrier(const std::string &subject, GError **error, Work &&work) noexcept
    -> decltype(work())
{
    try {
        return work();
    } catch (...) {
        const Failure failure = failure_at_hand(subject);
        g_set_error_literal(error, SHIM_ERROR, failure.code,
                            failure.message.c_str());
        return {};
    }
}

/* For what reports later: where work throws, its message goes to *sticking.
 * After a first failure nothing is tried any more. */
template <typename Work>
void attempt(const char *subject, std::string *sticking, Work &&work) noexcept
{
    if (!sticking->empty())
        return;
    try {
        work();
    } catch (...) {
        *sticking = failure_at_hand(subject).message;
    }
}

} // namespace shim

#endif
