/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * search.cc - runs queries; copies hits out into plain C.
 *
 * The order must be that of the documents, whatever index or indexes they lie
 * in and in whichever order they came.  Xapian adds up the same weights in
 * another order where other documents are beside, and the last digits differ:
 * so scores are rounded, what is equal then is put in order here, and more
 * is fetched than is wanted where the last of it might be of the equals.
 */
#include "shim/shim.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <vector>

#include "shim/handles.hpp"
#include "shim/schema.h"
#include "shim/tally.hpp"

namespace
{

/* A score has six decimals. */
const double score_scale = 1e6;

/* Documents fetched beyond those wanted: mostly enough to see that what is
 * equal to the last one ends. */
const Xapian::doccount margin = 16;

struct Found {
    Xapian::docid docid;
    double score;
    std::string group, value; /* value: in the slot of the order */
};

struct Batch {
    std::vector<Found> found; /* in order */
    bool is_all;              /* that there is */
    bool is_settled;          /* nothing unseen comes before those wanted */
};

/* What one search asks, and what is known of the result. */
struct Asked {
    const shim_reader *reader;
    const struct shim_search *search;
    const shim::Tally *tally;
};

} // namespace

/* Xapian's defaults, but for two.  k1: where every wdf is so many times as
 * high, so is k1, and the ranking is the same.  b, the weight of a passage's
 * length: its length says less of what it is about than of where it was cut
 * (measured: 0.2 against 0.5, as in query/search.h). */
static Xapian::BM25Weight bm25()
{
    return Xapian::BM25Weight(SCHEMA_WDF_BODY, 0, 1, 0.2, 0.5);
}

static void set_order(Xapian::Enquire &enquire, enum shim_order order,
                      const struct shim_search *search)
{
    switch (order) {
    case SHIM_BEST_FIRST:
        enquire.set_sort_by_relevance_then_value(search->group_slot, false);
        break;
    case SHIM_HIGHEST_FIRST:
        enquire.set_sort_by_value_then_relevance(search->order_slot, true);
        break;
    case SHIM_LOWEST_FIRST:
        enquire.set_sort_by_value(search->order_slot, false);
        break;
    }
}

/* A group that lies in two indexes uses up its share twice. */
static Xapian::doccount most_per_group(const Asked &asked)
{
    const Xapian::doccount most = asked.search->max_per_group;
    const Xapian::doccount n_shards =
        asked.tally->n_doubles > 0 ? asked.reader->shards.size() : 1;
    return most == 0 || most > G_MAXUINT / n_shards ? G_MAXUINT
                                                    : most * n_shards;
}

static bool comes_before(enum shim_order order, const Found &a, const Found &b)
{
    switch (order) {
    case SHIM_HIGHEST_FIRST:
        if (a.value != b.value)
            return a.value > b.value;
        [[fallthrough]];
    case SHIM_BEST_FIRST:
        return std::tie(b.score, a.group, a.docid) <
               std::tie(a.score, b.group, b.docid);
    case SHIM_LOWEST_FIRST:
        break;
    }
    return std::tie(a.value, a.group, a.docid) <
           std::tie(b.value, b.group, b.docid);
}

/* Whether all that Xapian puts behind last comes behind it here, too. */
static bool is_behind(enum shim_order order, const Found &last,
                      const Found &wanted)
{
    if (order != SHIM_BEST_FIRST)
        return last.value != wanted.value;
    /* Of what has no weight at all nothing was added up. */
    return last.score < wanted.score || last.score == 0;
}

/* Leaves out what another index holds as well, and what is more than one
 * group may have. */
static void leave_out(const Asked &asked, std::vector<Found> &found)
{
    if (asked.tally->n_doubles == 0)
        return;
    std::unordered_map<std::string, guint> n_of;
    const guint most = asked.search->max_per_group;
    const auto is_left_out = [&](const Found &one) {
        const std::size_t shard = asked.reader->shard_of(one.docid);
        return !asked.tally->counts(one.group, shard) ||
               (most > 0 && !one.group.empty() && ++n_of[one.group] > most);
    };
    found.erase(std::remove_if(found.begin(), found.end(), is_left_out),
                found.end());
}

/* The first n of those that match, and how far that can be relied on for the
 * first n_wanted of them. */
static Batch fetch(const Asked &asked, enum shim_order order,
                   const Xapian::Query &query, Xapian::doccount n_wanted,
                   Xapian::doccount n)
{
    const struct shim_search *search = asked.search;
    Xapian::Enquire enquire(asked.reader->db);
    enquire.set_query(query);
    enquire.set_weighting_scheme(bm25());
    set_order(enquire, order, search);
    /* Also tells of which group a document is. */
    enquire.set_collapse_key(search->group_slot, most_per_group(asked));
    const Xapian::MSet matched = enquire.get_mset(0, n);

    Batch batch;
    for (auto one = matched.begin(); one != matched.end(); ++one)
        batch.found.push_back(
            {*one, std::round(one.get_weight() * score_scale) / score_scale,
             one.get_collapse_key(),
             order == SHIM_BEST_FIRST ? "" : one.get_sort_key()});
    batch.is_all = matched.size() < n;
    batch.is_settled = batch.is_all;
    if (batch.found.empty())
        return batch;
    const Found last = batch.found.back();
    std::sort(batch.found.begin(), batch.found.end(),
              [&](const Found &a, const Found &b) {
                  return comes_before(order, a, b);
              });
    leave_out(asked, batch.found);
    if (batch.found.size() >= n_wanted)
        batch.is_settled |= is_behind(order, last, batch.found[n_wanted - 1]);
    else
        batch.is_settled = batch.is_all;
    return batch;
}

/* What matches and has just this value in the slot; "": has none. */
static Xapian::Query of_value(const Xapian::Query &query, Xapian::valueno slot,
                              const std::string &value)
{
    using Xapian::Query;
    if (value.empty())
        return Query(Query::OP_AND_NOT, query,
                     Query(Query::OP_VALUE_GE, slot, std::string(1, '\0')));
    return Query(Query::OP_FILTER, query,
                 Query(Query::OP_VALUE_RANGE, slot, value, value));
}

static std::vector<Found> first_of(const Asked &asked, enum shim_order order,
                                   const Xapian::Query &query,
                                   Xapian::doccount n_wanted)
{
    const Xapian::doccount n_all = asked.reader->db.get_doccount();
    Xapian::doccount n = std::min(n_wanted, n_all) + margin;
    Batch batch = fetch(asked, order, query, n_wanted, n);
    while (!batch.is_settled) {
        std::vector<Found> &found = batch.found;
        if (order == SHIM_HIGHEST_FIRST && found.size() >= n_wanted) {
            /* One date may be that of very many documents: these are asked
             * for by themselves. */
            const std::string value = found[n_wanted - 1].value;
            while (!found.empty() && found.back().value == value)
                found.pop_back();
            for (Found &one :
                 first_of(asked, SHIM_BEST_FIRST,
                          of_value(query, asked.search->order_slot, value),
                          n_wanted - found.size()))
                found.push_back(std::move(one));
            break;
        }
        n = n > n_all / 2 ? n_all + margin : 2 * n;
        batch = fetch(asked, order, query, n_wanted, n);
    }
    if (batch.found.size() > n_wanted)
        batch.found.resize(n_wanted);
    return std::move(batch.found);
}

static struct shim_hit hit_of(const Xapian::Database &db, const Found &found)
{
    return {found.docid, found.score,
            shim::bytes_of(db.get_document(found.docid).get_data()),
            shim::bytes_of(found.group)};
}

struct shim_hits *shim_reader_search(struct shim_reader *reader,
                                     const struct shim_search *search,
                                     GError **error)
{
    return shim::read(reader, error, [&](Xapian::Database &db) {
        const Xapian::Query &query = shim::query_of(search->query);
        const shim::Tally tally =
            shim::tally_of(*reader, query, search->group_slot);
        std::vector<Found> found;
        if (search->max_hits > 0 && search->first < tally.n_matches)
            found =
                first_of({reader, search, &tally}, search->order, query,
                         std::min(search->max_hits, G_MAXUINT - search->first) +
                             search->first);

        g_autoptr(shim_hits_t) hits = g_new0(struct shim_hits, 1);
        hits->hits = g_new0(struct shim_hit, found.size());
        hits->n_matches = tally.n_matches;
        hits->n_groups = tally.groups.size();
        hits->n_doubles = tally.n_doubles;
        for (std::size_t i = search->first; i < found.size(); i++)
            hits->hits[hits->n_hits++] = hit_of(db, found[i]);
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
