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

/* Takes the query out of its handle; throws where a failure sticks to it. */
static Query taken(struct shim_query *query)
{
    const std::unique_ptr<struct shim_query> owned(query);
    if (!owned->failure.empty())
        throw shim::Failure{SHIM_ERROR_QUERY, owned->failure};
    return owned->query;
}

static struct shim_query *joined(Query::op op, struct shim_query **queries,
                                 gsize n, guint window = 0) noexcept
{
    std::vector<std::unique_ptr<struct shim_query>> owned(queries, queries + n);
    return built([&] {
        std::vector<Query> parts;
        for (auto &query : owned)
            parts.push_back(taken(query.release()));
        return Query(op, parts.begin(), parts.end(), window);
    });
}

static struct shim_query *joined(Query::op op, struct shim_query *left,
                                 struct shim_query *right) noexcept
{
    struct shim_query *both[] = {left, right};
    return joined(op, both, G_N_ELEMENTS(both));
}

struct shim_query *shim_query_term(const char *prefix, const char *term)
{
    return built([&] {
        /* Xapian takes an empty term for all documents. */
        const std::string whole = shim::fitted(prefix, term);
        return whole.empty() ? Query() : Query(whole);
    });
}

struct shim_query *shim_query_all(void)
{
    return built([] { return Query::MatchAll; });
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

struct shim_query *shim_query_phrase(struct shim_query **queries, gsize n,
                                     guint window)
{
    if (n == 1)
        return joined(Query::OP_OR, queries, n);
    return joined(Query::OP_PHRASE, queries, n, std::max<gsize>(window, n));
}

/* Xapian's OP_NEAR misses matches where two of queries share a term; for two,
 * a phrase each way finds them all. */
struct shim_query *shim_query_near(struct shim_query **queries, gsize n,
                                   guint window)
{
    if (n < 2)
        return joined(Query::OP_OR, queries, n);
    if (n > 2)
        return joined(Query::OP_NEAR, queries, n, std::max<gsize>(window, n));
    std::unique_ptr<struct shim_query> first(queries[0]), second(queries[1]);
    return built([&] {
        const Query a = taken(first.release()), b = taken(second.release());
        const Query to[] = {a, b}, fro[] = {b, a};
        const guint within = std::max(window, 2u);
        return Query(Query::OP_FILTER, Query(Query::OP_AND, a, b),
                     Query(Query::OP_PHRASE, to, to + 2, within) |
                         Query(Query::OP_PHRASE, fro, fro + 2, within));
    });
}

struct shim_query *shim_query_synonym(struct shim_query **queries, gsize n)
{
    return joined(Query::OP_SYNONYM, queries, n);
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

struct shim_query *shim_query_wildcard(const char *prefix, const char *stem,
                                       guint max)
{
    return built([&] {
        return Query(Query::OP_WILDCARD, std::string(prefix) + stem, max,
                     Query::WILDCARD_LIMIT_MOST_FREQUENT);
    });
}

struct shim_query *shim_query_any_term(const char *const *terms, gsize n)
{
    return built([&] {
        std::vector<std::string> fitted;
        for (gsize i = 0; i < n; i++)
            if (*terms[i]) /* Xapian takes an empty term for all documents. */
                fitted.push_back(shim::fitted("", terms[i]));
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
