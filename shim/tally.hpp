/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tally.hpp - how much matches a query, in all and of each group.
 *
 * Xapian's own totals are estimates, and it would count a group twice that
 * lies in two indexes.  So each index is asked by itself, by what a server
 * can do as well (ValueCountMatchSpy), and a group is of the first index in
 * which any of it matches: what others hold of it is not there.
 */
#ifndef SHIM_TALLY_HPP
#define SHIM_TALLY_HPP

#include <string>
#include <unordered_map>

#include "shim/handles.hpp"

namespace shim
{

struct Tally {
    struct Group {
        std::size_t shard;
        guint n_matches;
    };

    /* Whether a document of the group counts that lies in the shard. */
    bool counts(const std::string &group, std::size_t shard) const
    {
        const auto found = groups.find(group);
        return found == groups.end() || found->second.shard == shard;
    }

    std::unordered_map<std::string, Group> groups;
    guint n_matches = 0; /* those of no group, too */
    guint n_doubles = 0; /* groups that another index holds as well */
};

/* What matches the same in the shard where nothing weighs. */
Xapian::Query unweighted(const Xapian::Query &query,
                         const Xapian::Database &shard);

Tally tally_of(const shim_reader &reader, const Xapian::Query &query,
               Xapian::valueno group_slot);

} // namespace shim

#endif
