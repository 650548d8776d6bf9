/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tally.cc - how much matches a query, in all and of each group. */
#include "shim/tally.hpp"

#include "shim/handles.hpp"

#include <set>
#include <string>
#include <vector>

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

/* The terms of the query that all documents of the shard hold, where some
 * numbers of documents are free: for these Xapian 1.4.22 reads the list of all
 * documents in the stead of the term's, and looks for its end in the wrong
 * place ("Unexpected end of posting list").  A server is asked once for all
 * terms. */
static std::set<std::string> full_terms(const Xapian::Query &query,
                                        const Xapian::Database &shard)
{
    std::set<std::string> full;
    const Xapian::doccount n_all = shard.get_doccount();
    if (n_all == shard.get_lastdocid())
        return full;
    Xapian::Enquire enquire(shard);
    enquire.set_query(query);
    const Xapian::MSet counted = enquire.get_mset(0, 0);
    for (auto term = query.get_unique_terms_begin();
         term != query.get_unique_terms_end(); ++term)
        if (counted.get_termfreq(*term) == n_all)
            full.insert(*term);
    return full;
}

/* Not within phrases: of these Xapian reads the terms' own lists. */
static Xapian::Query rebuilt(const Xapian::Query &query,
                             const std::set<std::string> &full)
{
    using Xapian::Query;
    const Query::op op = query.get_type();
    std::vector<Query> parts;
    switch (op) {
    case Query::LEAF_TERM:
        return full.count(*query.get_terms_begin())
                   ? Query(Query::OP_FILTER, shim::all_documents(), query)
                   : query;
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
        return rebuilt(query.get_subquery(0), full);
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_AND:
    case Query::OP_AND_NOT:
    case Query::OP_FILTER:
        for (size_t i = 0; i < query.get_num_subqueries(); i++)
            parts.push_back(rebuilt(query.get_subquery(i), full));
        return Query(op, parts.begin(), parts.end());
    default:
        return query;
    }
}

namespace shim
{

Xapian::Query unweighted(const Xapian::Query &query,
                         const Xapian::Database &shard)
{
    const std::set<std::string> full = full_terms(query, shard);
    return full.empty() ? query : rebuilt(query, full);
}

Tally tally_of(const shim_reader &reader, const Xapian::Query &query,
               Xapian::valueno group_slot)
{
    Tally tally;
    for (std::size_t i = 0; i < reader.shards.size(); i++) {
        const Xapian::Database &db = reader.shards[i].db;
        GroupSpy spy(group_slot);
        Xapian::Enquire enquire(db);
        enquire.set_query(unweighted(query, db));
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
