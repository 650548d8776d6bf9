/* SPDX-License-Identifier: GPL-3.0-or-later */
/* any_term.cc - the documents that hold one of very many terms. */
#include "shim/any_term.hpp"

#include <algorithm>

namespace shim
{

AnyTerm::AnyTerm(std::vector<std::string> terms_) : terms(std::move(terms_))
{
}

AnyTerm *AnyTerm::clone() const
{
    return new AnyTerm(terms);
}

/* Before each search; the database may be another than before. */
void AnyTerm::init(const Xapian::Database &db)
{
    docids.clear();
    for (const auto &term : terms)
        docids.insert(docids.end(), db.postlist_begin(term),
                      db.postlist_end(term));
    std::sort(docids.begin(), docids.end());
    docids.erase(std::unique(docids.begin(), docids.end()), docids.end());
    at = 0;
    has_begun = false;
}

Xapian::doccount AnyTerm::get_termfreq_min() const
{
    return docids.size();
}

Xapian::doccount AnyTerm::get_termfreq_est() const
{
    return docids.size();
}

Xapian::doccount AnyTerm::get_termfreq_max() const
{
    return docids.size();
}

/* The first call moves to the first document. */
void AnyTerm::next(double)
{
    at += has_begun;
    has_begun = true;
}

void AnyTerm::skip_to(Xapian::docid docid, double)
{
    has_begun = true;
    at = std::lower_bound(docids.begin() + at, docids.end(), docid) -
         docids.begin();
}

bool AnyTerm::at_end() const
{
    return at == docids.size();
}

Xapian::docid AnyTerm::get_docid() const
{
    return docids[at];
}

std::string AnyTerm::get_description() const
{
    return "any of " + std::to_string(terms.size()) + " terms";
}

} // namespace shim
