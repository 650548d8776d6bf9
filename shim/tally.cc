/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tally.cc - how much matches a query, in all and of each group. */
#include "shim/tally.hpp"

namespace
{

/* A server knows it by the name of what it is made from, and counts so; here
 * the counts go to a table that is faster than that one's. */
struct GroupSpy : Xapian::ValueCountMatchSpy {
    explicit GroupSpy(Xapian::valueno slot_)
        : Xapian::ValueCountMatchSpy(slot_), slot(slot_)
    {
    }

    void operator()(const Xapian::Document &document, double) override
    {
        n_matches++;
        std::string group = document.get_value(slot);
        if (!group.empty())
            groups[std::move(group)]++;
    }

    void merge_results(const std::string &results) override
    {
        Xapian::ValueCountMatchSpy counted(slot);
        counted.merge_results(results);
        n_matches += counted.get_total();
        for (auto group = counted.values_begin(); group != counted.values_end();
             ++group)
            groups[*group] += group.get_termfreq();
    }

    Xapian::valueno slot;
    guint n_matches = 0;
    std::unordered_map<std::string, guint> groups;
};

} // namespace

namespace shim
{

Tally tally_of(const shim_reader &reader, const Xapian::Query &query,
               Xapian::valueno group_slot)
{
    Tally tally;
    for (std::size_t i = 0; i < reader.shards.size(); i++) {
        const Xapian::Database &db = reader.shards[i].db;
        GroupSpy spy(group_slot);
        Xapian::Enquire enquire(db);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.add_matchspy(&spy);
        enquire.get_mset(0, 0, db.get_doccount());

        tally.n_matches += spy.n_matches;
        for (auto &[group, n] : spy.groups) {
            if (tally.groups.emplace(group, Tally::Group{i, n}).second)
                continue;
            tally.n_matches -= n;
            tally.n_doubles++;
        }
    }
    return tally;
}

} // namespace shim
