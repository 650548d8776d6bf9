/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * value_counts.cc - how often each value of a slot stands among what matches.
 *
 * All documents of a group hold the same value: so one of each group is asked
 * for, in the order of that value, and how many others match of its group is
 * known (tally.hpp).  A server can do that; a spy that sees group and value
 * together it has none.
 */
#include "shim/shim.h"

#include <algorithm>
#include <map>
#include <string>

#include "shim/handles.hpp"
#include "shim/tally.hpp"

namespace
{

struct Count {
    guint n = 0, n_groups = 0;
};

using Counts = std::map<std::string, Count>;

} // namespace

/* Of the documents of one index that match. */
static void count_values(const shim_reader &reader, std::size_t shard,
                         const Xapian::Query &query, const shim::Tally &tally,
                         guint group_slot, guint slot, Counts &counts)
{
    const Xapian::Database &db = reader.shards[shard].db;
    Xapian::Enquire enquire(db);
    enquire.set_query(shim::unweighted(query, db));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_collapse_key(group_slot);
    enquire.set_sort_by_value(slot, false);
    const Xapian::MSet matched = enquire.get_mset(0, db.get_doccount());
    for (auto one = matched.begin(); one != matched.end(); ++one) {
        const std::string group = one.get_collapse_key();
        if (!tally.counts(group, shard))
            continue;
        Count &count = counts[one.get_sort_key()];
        count.n += group.empty() ? 1 : tally.groups.at(group).n_matches;
        count.n_groups += !group.empty();
    }
}

static void clear_count(gpointer count)
{
    g_bytes_unref(static_cast<struct shim_value_count *>(count)->value);
}

static void free_counts(gpointer counts)
{
    g_array_unref(static_cast<GArray *>(counts));
}

static GArray *sorted(const Counts &counts)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct shim_value_count));
    g_array_set_clear_func(rows, clear_count);
    for (const auto &[value, count] : counts) {
        const struct shim_value_count row = {shim::bytes_of(value), count.n,
                                             count.n_groups};
        g_array_append_val(rows, row);
    }
    auto *first = reinterpret_cast<struct shim_value_count *>(rows->data);
    std::stable_sort(
        first, first + rows->len,
        [](const auto &a, const auto &b) { return a.count > b.count; });
    return rows;
}

GPtrArray *shim_reader_value_counts(struct shim_reader *reader,
                                    const struct shim_query *query,
                                    guint group_slot, const guint *slots,
                                    gsize n_slots, GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &) {
        const Xapian::Query &asked = shim::query_of(query);
        const shim::Tally tally = shim::tally_of(*reader, asked, group_slot);
        std::vector<Counts> counts(n_slots);
        for (gsize i = 0; i < n_slots; i++)
            for (std::size_t shard = 0; shard < reader->shards.size(); shard++)
                count_values(*reader, shard, asked, tally, group_slot, slots[i],
                             counts[i]);
        GPtrArray *all = g_ptr_array_new_with_free_func(free_counts);
        for (const Counts &of_slot : counts)
            g_ptr_array_add(all, sorted(of_slot));
        return all;
    });
}

double shim_value_number(GBytes *value)
{
    gsize len;
    const void *bytes = g_bytes_get_data(value, &len);
    return Xapian::sortable_unserialise(
        std::string(static_cast<const char *>(bytes), len));
}
