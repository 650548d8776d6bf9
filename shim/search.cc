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
#include <memory>
#include <string>
#include <unordered_map>
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

/* Counts each value of some slots, and the groups it stands in. */
struct ValueCounts : Xapian::MatchSpy {
    struct Count {
        guint n = 0;
        std::unordered_set<guint> groups;
    };

    ValueCounts(Xapian::valueno group_slot_, const guint *slots_,
                std::size_t n_slots)
        : group_slot(group_slot_), slots(slots_, slots_ + n_slots),
          counts(n_slots)
    {
    }

    void operator()(const Xapian::Document &doc, double) override
    {
        const std::string group = doc.get_value(group_slot);
        const guint number =
            groups.emplace(group, guint(groups.size())).first->second;
        for (std::size_t i = 0; i < slots.size(); i++) {
            Count &count = counts[i][doc.get_value(slots[i])];
            count.n++;
            if (!group.empty())
                count.groups.insert(number);
        }
    }

    Xapian::valueno group_slot;
    std::vector<guint> slots;
    std::unordered_map<std::string, guint> groups;
    std::vector<std::map<std::string, Count>> counts;
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

/* NULL where the score alone orders. */
static std::unique_ptr<Xapian::KeyMaker>
key_maker(const Xapian::Database &db, const struct shim_search *search)
{
    if (search->n_orders == 0)
        return nullptr;
    auto maker = std::make_unique<Xapian::MultiValueKeyMaker>();
    for (gsize i = 0; i < search->n_orders; i++) {
        const struct shim_order &order = search->orders[i];
        /* Reversed, nothing comes last by itself. */
        maker->add_value(order.slot, order.is_descending,
                         order.is_descending
                             ? ""
                             : db.get_value_upper_bound(order.slot) + "x");
    }
    return maker;
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
        const auto maker = key_maker(db, search);
        if (maker)
            enquire.set_sort_by_key_then_relevance(maker.get(), false);
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

static void free_counts(gpointer counts)
{
    g_array_unref(static_cast<GArray *>(counts));
}

static GArray *sorted(const std::map<std::string, ValueCounts::Count> &counts)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct shim_value_count));
    g_array_set_clear_func(rows, clear_count);
    for (const auto &[value, count] : counts) {
        const struct shim_value_count row = {shim::bytes_of(value), count.n,
                                             guint(count.groups.size())};
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
    return shim::read(reader, error, [&](Xapian::Database &db) {
        ValueCounts spy(group_slot, slots, n_slots);
        Xapian::Enquire enquire(db);
        enquire.set_query(query_of(query));
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.add_matchspy(&spy);
        enquire.get_mset(0, 0, db.get_doccount());

        GPtrArray *all = g_ptr_array_new_with_free_func(free_counts);
        for (const auto &counts : spy.counts)
            g_ptr_array_add(all, sorted(counts));
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
