/* SPDX-License-Identifier: GPL-3.0-or-later */
/* query.cc - builds Xapian queries; what is wrong with one waits in it until
 * it is searched. */
#include "shim/shim.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "shim/any_term.hpp"
#include "shim/handles.hpp"

using Xapian::Query;

/* A query as make() gives it, or the reason why it cannot be. */
template <typename Make> static struct shim_query *built(Make &&make) noexcept
{
    auto *query = new shim_query;
    shim::attempt("the query cannot be run", &query->failure,
                  [&] { query->query = make(); });
    return query;
}

static struct shim_query *failed(const GError *error)
{
    auto *query = new shim_query;
    query->failure = error->message;
    return query;
}

/* Takes the query out of its handle; throws where a failure sticks to it. */
static Query taken(struct shim_query *query)
{
    const std::unique_ptr<struct shim_query> owned(query);
    if (!owned->failure.empty())
        throw shim::Failure{SHIM_ERROR_QUERY, owned->failure};
    return owned->query;
}

static struct shim_query *joined(Query::op op, struct shim_query **queries,
                                 gsize n) noexcept
{
    std::vector<std::unique_ptr<struct shim_query>> owned(queries, queries + n);
    return built([&] {
        std::vector<Query> parts;
        for (auto &query : owned)
            parts.push_back(taken(query.release()));
        return Query(op, parts.begin(), parts.end());
    });
}

static struct shim_query *joined(Query::op op, struct shim_query *left,
                                 struct shim_query *right) noexcept
{
    struct shim_query *both[] = {left, right};
    return joined(op, both, G_N_ELEMENTS(both));
}

/* ---- Estimates -------------------------------------------------------------

   A synonym weighs as a term of so many documents as Xapian estimates, two by
   two, from the frequencies of what it is made of: each sum is rounded, and
   which two come first depends on what else is in the index.  Where no more
   than two ever stand side by side, every index comes to the same sum. */

/* Halves until two are left: joined by join(left, right). */
template <typename Join>
static Query paired(const std::vector<Query> &parts, size_t begin, size_t end,
                    const Join &join)
{
    if (end - begin < 2)
        return end > begin ? parts[begin] : Query();
    const size_t middle = begin + (end - begin) / 2;
    return join(paired(parts, begin, middle, join),
                paired(parts, middle, end, join));
}

static std::vector<Query> parts_of(const Query &query)
{
    std::vector<Query> parts;
    for (size_t i = 0; i < query.get_num_subqueries(); i++)
        parts.push_back(query.get_subquery(i));
    return parts;
}

/* Within a synonym nothing else weighs. */
static Query synonym_of(const std::vector<Query> &parts)
{
    return paired(parts, 0, parts.size(), [](const Query &a, const Query &b) {
        return Query(Query::OP_SYNONYM, a, b);
    });
}

/* Within a phrase 1.4 takes no synonyms, and makes one OR of those within each
 * other unless a factor stands between. */
static Query slot_of(const Query &query)
{
    const std::vector<Query> parts = parts_of(query);
    if (query.get_type() != Query::OP_OR || parts.size() < 3)
        return query;
    static const double one = std::nextafter(1.0, 2.0);
    return paired(parts, 0, parts.size(), [](const Query &a, const Query &b) {
        const auto apart = [](const Query &part) {
            return part.get_type() == Query::OP_OR
                       ? Query(Query::OP_SCALE_WEIGHT, part, one)
                       : part;
        };
        return Query(Query::OP_OR, apart(a), apart(b));
    });
}

/* As it stands in a synonym. */
static Query steady(const Query &query)
{
    const Query::op op = query.get_type();
    std::vector<Query> parts = parts_of(query);
    switch (op) {
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_AND:
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
        break;
    case Query::OP_SCALE_WEIGHT:
        return steady(parts.at(0));
    default:
        return query;
    }
    for (Query &part : parts)
        part = steady(part);
    if (op == Query::OP_OR || op == Query::OP_SYNONYM)
        return synonym_of(parts);
    return Query(op, parts.begin(), parts.end());
}

/* ---- Constructors ----------------------------------------------------------
 */

struct shim_query *shim_query_term(const char *prefix, const char *term)
{
    return built([&] {
        /* Xapian takes an empty term for all documents. */
        const std::string whole = shim::fitted(prefix, term);
        return whole.empty() ? Query() : Query(whole);
    });
}

/* A term alone that weighs nothing is what shim/tally.cc tells of. */
struct shim_query *shim_query_with_term(const char *prefix, const char *term)
{
    return built([&] {
        const std::string whole = shim::fitted(prefix, term);
        return whole.empty() ? Query()
                             : Query(Query::OP_FILTER, shim::all_documents(),
                                     Query(whole));
    });
}

struct shim_query *shim_query_all(void)
{
    return built([] { return shim::all_documents(); });
}

struct shim_query *shim_query_nothing(void)
{
    return new shim_query;
}

struct shim_query *shim_query_and(struct shim_query **queries, gsize n)
{
    return joined(Query::OP_AND, queries, n);
}

struct shim_query *shim_query_or(struct shim_query **queries, gsize n)
{
    return joined(Query::OP_OR, queries, n);
}

struct shim_query *shim_query_and_not(struct shim_query *query,
                                      struct shim_query *without)
{
    return joined(Query::OP_AND_NOT, query, without);
}

struct shim_query *shim_query_and_maybe(struct shim_query *query,
                                        struct shim_query *maybe)
{
    return joined(Query::OP_AND_MAYBE, query, maybe);
}

struct shim_query *shim_query_filter(struct shim_query *query,
                                     struct shim_query *filter)
{
    return joined(Query::OP_FILTER, query, filter);
}

static struct shim_query *in_window(Query::op op, struct shim_query **queries,
                                    gsize n, guint window) noexcept
{
    std::vector<std::unique_ptr<struct shim_query>> owned(queries, queries + n);
    return built([&] {
        std::vector<Query> slots;
        for (auto &query : owned)
            slots.push_back(slot_of(taken(query.release())));
        return Query(op, slots.begin(), slots.end(),
                     std::max<gsize>(window, n));
    });
}

struct shim_query *shim_query_phrase(struct shim_query **queries, gsize n,
                                     guint window)
{
    if (n == 1)
        return joined(Query::OP_OR, queries, n);
    return in_window(Query::OP_PHRASE, queries, n, window);
}

/* Xapian's OP_NEAR misses matches where two of queries share a term; for two,
 * a phrase each way finds them all. */
struct shim_query *shim_query_near(struct shim_query **queries, gsize n,
                                   guint window)
{
    if (n < 2)
        return joined(Query::OP_OR, queries, n);
    if (n > 2)
        return in_window(Query::OP_NEAR, queries, n, window);
    std::unique_ptr<struct shim_query> first(queries[0]), second(queries[1]);
    return built([&] {
        const Query a = slot_of(taken(first.release())),
                    b = slot_of(taken(second.release()));
        const Query to[] = {a, b}, fro[] = {b, a};
        const guint within = std::max(window, 2u);
        return Query(Query::OP_FILTER, Query(Query::OP_AND, a, b),
                     Query(Query::OP_PHRASE, to, to + 2, within) |
                         Query(Query::OP_PHRASE, fro, fro + 2, within));
    });
}

struct shim_query *shim_query_synonym(struct shim_query **queries, gsize n)
{
    std::vector<std::unique_ptr<struct shim_query>> owned(queries, queries + n);
    return built([&] {
        std::vector<Query> parts;
        for (auto &query : owned)
            parts.push_back(steady(taken(query.release())));
        if (parts.size() == 1)
            return Query(Query::OP_SYNONYM, parts.begin(), parts.end());
        return synonym_of(parts);
    });
}

struct shim_query *shim_query_scale(struct shim_query *query, double factor)
{
    return built([&] {
        const Query scaled = taken(query);
        if (!std::isfinite(factor) || factor < 0)
            throw Xapian::InvalidArgumentError(
                "a factor is not a number from 0");
        return Query(Query::OP_SCALE_WEIGHT, scaled, factor);
    });
}

struct shim_query *shim_query_range(guint slot, const double *low,
                                    const double *high)
{
    return built([&] {
        if ((low && std::isnan(*low)) || (high && std::isnan(*high)))
            throw Xapian::InvalidArgumentError("a bound is not a number");
        /* An empty string would let documents in that have no value. */
        std::string begin = low ? Xapian::sortable_serialise(*low) : "";
        if (begin.empty())
            begin.assign(1, '\0');
        if (!high)
            return Query(Query::OP_VALUE_GE, slot, begin);
        return Query(Query::OP_VALUE_RANGE, slot, begin,
                     Xapian::sortable_serialise(*high));
    });
}

/* The most frequent of what begins with prefix, in byte order where they are
 * equal: Xapian would choose in each index for itself. */
static std::vector<Query> most_frequent(const Xapian::Database &db,
                                        const std::string &prefix, guint max)
{
    std::vector<std::pair<Xapian::doccount, std::string>> terms;
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix);
         ++term)
        terms.emplace_back(term.get_termfreq(), *term);
    std::stable_sort(
        terms.begin(), terms.end(),
        [](const auto &a, const auto &b) { return a.first > b.first; });
    if (terms.size() > max)
        terms.resize(max);
    std::vector<Query> queries;
    for (const auto &[freq, term] : terms)
        queries.emplace_back(term);
    return queries;
}

struct shim_query *shim_query_wildcard(struct shim_reader *reader,
                                       const char *prefix, const char *stem,
                                       guint max)
{
    g_autoptr(GError) error = nullptr;
    const std::string whole = std::string(prefix) + stem;
    struct shim_query *query =
        shim::read(reader, &error, [&](Xapian::Database &db) {
            const std::vector<Query> terms = most_frequent(db, whole, max);
            return built([&] { return synonym_of(terms); });
        });
    return query ? query : failed(error);
}

struct shim_query *shim_query_any_term(const struct shim_reader *reader,
                                       const char *const *terms, gsize n)
{
    return built([&] {
        std::vector<std::string> fitted;
        for (gsize i = 0; i < n; i++)
            if (*terms[i]) /* Xapian takes an empty term for all documents. */
                fitted.push_back(shim::fitted("", terms[i]));
        if (reader->has_remote())
            return Query(Query::OP_SCALE_WEIGHT,
                         Query(Query::OP_OR, fitted.begin(), fitted.end()), 0);
        /* The query frees it. */
        return Query((new shim::AnyTerm(std::move(fitted)))->release());
    });
}

struct shim_query *shim_query_copy(const struct shim_query *query)
{
    return new shim_query(*query);
}

void shim_query_free(struct shim_query *query)
{
    delete query;
}

char *shim_query_describe(const struct shim_query *query)
{
    std::string text = query->failure;
    shim::attempt("the query cannot be described", &text,
                  [&] { text = query->query.get_description(); });
    return g_strdup(text.c_str());
}
