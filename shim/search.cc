/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * search.cc - runs queries; copies hits and counts out into plain C.
 *
 * Xapian's own totals are estimates.  Here a match spy sees every document
 * that matches, which is why check_at_least is always the whole index.
 */
#include "shim/shim.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "shim/handles.hpp"
#include "shim/schema.h"

namespace
{

/* Counts the documents that match, and the groups they are of. */
struct Totals : Xapian::MatchSpy {
    explicit Totals(Xapian::valueno slot_) : slot(slot_)
    {
    }

    void operator()(const Xapian::Document &doc, double) override
    {
        n_matches++;
        const std::string group = doc.get_value(slot);
        if (!group.empty())
            groups.insert(group);
    }

    Xapian::valueno slot;
    guint n_matches = 0;
    std::unordered_set<std::string> groups;
};

/* Counts each value of a slot. */
struct ValueCounts : Xapian::MatchSpy {
    explicit ValueCounts(Xapian::valueno slot_) : slot(slot_)
    {
    }

    void operator()(const Xapian::Document &doc, double) override
    {
        const std::string value = doc.get_value(slot);
        if (!value.empty())
            counts[value]++;
    }

    Xapian::valueno slot;
    std::map<std::string, guint> counts;
};

} // namespace

static const Xapian::Query &query_of(const struct shim_query *query)
{
    if (!query->failure.empty())
        throw shim::Failure{SHIM_ERROR_QUERY, query->failure};
    return query->query;
}

/* Xapian's defaults, but for two.  k1: where every wdf is so many times as
 * high, so is k1, and the ranking is the same.  b, the weight of a passage's
 * length: its length says less of what it is about than of where it was cut
 * (measured: 0.2 against 0.5, as in query/search.h). */
static Xapian::BM25Weight bm25()
{
    return Xapian::BM25Weight(SCHEMA_WDF_BODY, 0, 1, 0.2, 0.5);
}

static void copy_hit(const Xapian::MSetIterator &from, guint group_slot,
                     struct shim_hit *to)
{
    const Xapian::Document doc = from.get_document();
    to->docid = *from;
    to->score = from.get_weight();
    to->data = shim::bytes_of(doc.get_data());
    to->group = shim::bytes_of(doc.get_value(group_slot));
}

struct shim_hits *shim_reader_search(struct shim_reader *reader,
                                     const struct shim_search *search,
                                     GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        Totals totals(search->group_slot);
        Xapian::Enquire enquire(db);
        enquire.set_query(query_of(search->query));
        enquire.set_weighting_scheme(bm25());
        enquire.add_matchspy(&totals);
        if (search->max_per_group > 0)
            enquire.set_collapse_key(search->group_slot, search->max_per_group);
        const Xapian::MSet found = enquire.get_mset(
            search->first, search->max_hits, db.get_doccount());

        g_autoptr(shim_hits_t) hits = g_new0(struct shim_hits, 1);
        hits->hits = g_new0(struct shim_hit, found.size());
        hits->n_matches = totals.n_matches;
        hits->n_groups = totals.groups.size();
        for (auto hit = found.begin(); hit != found.end(); ++hit)
            copy_hit(hit, search->group_slot, &hits->hits[hits->n_hits++]);
        return g_steal_pointer(&hits);
    });
}

void shim_hits_free(struct shim_hits *hits)
{
    if (!hits)
        return;
    for (guint i = 0; i < hits->n_hits; i++) {
        g_clear_pointer(&hits->hits[i].data, g_bytes_unref);
        g_clear_pointer(&hits->hits[i].group, g_bytes_unref);
    }
    g_free(hits->hits);
    g_free(hits);
}

static void clear_count(gpointer count)
{
    g_bytes_unref(static_cast<struct shim_value_count *>(count)->value);
}

GArray *shim_reader_value_counts(struct shim_reader *reader,
                                 const struct shim_query *query, guint slot,
                                 GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        ValueCounts spy(slot);
        Xapian::Enquire enquire(db);
        enquire.set_query(query_of(query));
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.add_matchspy(&spy);
        enquire.get_mset(0, 0, db.get_doccount());

        std::vector<std::pair<std::string, guint>> counts(spy.counts.begin(),
                                                          spy.counts.end());
        std::stable_sort(
            counts.begin(), counts.end(),
            [](const auto &a, const auto &b) { return a.second > b.second; });
        GArray *result =
            g_array_new(FALSE, FALSE, sizeof(struct shim_value_count));
        g_array_set_clear_func(result, clear_count);
        for (const auto &[value, count] : counts) {
            const struct shim_value_count row = {shim::bytes_of(value), count};
            g_array_append_val(result, row);
        }
        return result;
    });
}
