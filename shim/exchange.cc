/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exchange.cc - terms and values of documents become others, the rest of them
 * stays. */
#include <map>
#include <set>
#include <vector>

#include "shim/handles.hpp"
#include "shim/writer.hpp"

struct Term {
    Xapian::termcount wdf;
    std::vector<Xapian::termpos> positions;
    bool operator==(const Term &other) const
    {
        return wdf == other.wdf && positions == other.positions;
    }
};
using Terms = std::map<std::string, Term>;

static Term term_at(const Xapian::TermIterator &term)
{
    return {term.get_wdf(),
            {term.positionlist_begin(), term.positionlist_end()}};
}

static bool has_prefix(const std::string &term, const char *const *prefixes)
{
    size_t len = 0;
    while (len < term.size() && g_ascii_isupper(term[len]))
        len++;
    const std::string prefix = term.substr(0, len);
    for (; *prefixes; ++prefixes)
        if (prefix == *prefixes)
            return true;
    return false;
}

/* What differs between the terms that a document has and those wanted. */
struct Difference {
    std::vector<std::string> unwanted;
    std::vector<Terms::const_iterator> missing;
};

static Difference difference_of(const Xapian::Database &db, Xapian::docid id,
                                const Terms &wanted,
                                const char *const *prefixes)
{
    Difference difference;
    std::set<std::string> kept;
    for (auto term = db.termlist_begin(id); term != db.termlist_end(id);
         ++term) {
        if (!has_prefix(*term, prefixes))
            continue;
        const auto same = wanted.find(*term);
        if (same != wanted.end() && same->second == term_at(term))
            kept.insert(*term);
        else
            difference.unwanted.push_back(*term);
    }
    for (auto term = wanted.begin(); term != wanted.end(); ++term)
        if (!kept.count(term->first))
            difference.missing.push_back(term);
    return difference;
}

/* A document whose terms are touched at all reads every position it has, which
 * takes as long as to index it: so none is that need not be. */
static void exchange_terms(Xapian::Document &document,
                           const Difference &difference)
{
    for (const std::string &term : difference.unwanted)
        document.remove_term(term);
    for (const Terms::const_iterator &term : difference.missing) {
        document.add_term(term->first, term->second.wdf);
        for (Xapian::termpos position : term->second.positions)
            document.add_posting(term->first, position, 0);
    }
}

static void exchange_values(Xapian::Document &document,
                            const struct shim_exchange &exchange)
{
    for (gsize i = 0; i < exchange.n_slots; i++) {
        const std::string value =
            exchange.card->document.get_value(exchange.slots[i]);
        if (document.get_value(exchange.slots[i]) != value)
            document.add_value(exchange.slots[i], value);
    }
}

bool shim_writer_exchange(struct shim_writer *writer,
                          const struct shim_exchange *exchange, GError **error)
{
    return shim::change(writer, error, [&](Xapian::WritableDatabase &db) {
        shim::require(exchange->card->failure.empty(),
                      exchange->card->failure.c_str());
        shim::require(*exchange->term != '\0', "an exchange needs a term");
        const Xapian::Document &card = exchange->card->document;
        Terms wanted;
        for (auto term = card.termlist_begin(); term != card.termlist_end();
             ++term)
            wanted.emplace(*term, term_at(term));
        const std::string fitted = shim::fitted("", exchange->term);
        const std::vector<Xapian::docid> ids(db.postlist_begin(fitted),
                                             db.postlist_end(fitted));
        /* One by one: Xapian leaves what has not changed alone only in the
         * document that was opened last. */
        for (Xapian::docid id : ids) {
            const Difference difference =
                difference_of(db, id, wanted, exchange->prefixes);
            Xapian::Document document = db.get_document(id);
            exchange_values(document, *exchange);
            exchange_terms(document, difference);
            db.replace_document(id, document);
        }
        return true;
    });
}
