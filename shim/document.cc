/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document.cc - documents on their way into the index. */
#include "shim/shim.h"

#include <cmath>

#include "shim/handles.hpp"

template <typename Work>
static void change(struct shim_document *doc, Work &&work) noexcept
{
    shim::attempt("the document cannot be added", &doc->failure,
                  [&] { work(doc->document); });
}

struct shim_document *shim_document_new(void)
{
    return new shim_document;
}

void shim_document_free(struct shim_document *doc)
{
    delete doc;
}

void shim_document_add_posting(struct shim_document *doc, const char *prefix,
                               const char *term, guint position, guint wdf_inc)
{
    change(doc, [&](Xapian::Document &document) {
        document.add_posting(shim::fitted(prefix, term), position, wdf_inc);
    });
}

void shim_document_add_term(struct shim_document *doc, const char *prefix,
                            const char *term, guint wdf_inc)
{
    change(doc, [&](Xapian::Document &document) {
        document.add_term(shim::fitted(prefix, term), wdf_inc);
    });
}

void shim_document_set_bytes(struct shim_document *doc, guint slot,
                             const void *value, gsize len)
{
    change(doc, [&](Xapian::Document &document) {
        document.add_value(slot, std::string((const char *) value, len));
    });
}

void shim_document_set_number(struct shim_document *doc, guint slot,
                              double value)
{
    change(doc, [&](Xapian::Document &document) {
        if (!std::isfinite(value))
            throw Xapian::InvalidArgumentError("a value is not a number");
        document.add_value(slot, Xapian::sortable_serialise(value));
    });
}

void shim_document_set_data(struct shim_document *doc, const void *data,
                            gsize len)
{
    change(doc, [&](Xapian::Document &document) {
        document.set_data(std::string((const char *) data, len));
    });
}

void shim_document_add_all(struct shim_document *doc,
                           const struct shim_document *other)
{
    if (doc->failure.empty())
        doc->failure = other->failure;
    change(doc, [&](Xapian::Document &document) {
        const Xapian::Document &from = other->document;
        for (auto term = from.termlist_begin(); term != from.termlist_end();
             ++term) {
            document.add_term(*term, term.get_wdf());
            for (auto position = term.positionlist_begin();
                 position != term.positionlist_end(); ++position)
                document.add_posting(*term, *position, 0);
        }
        for (auto value = from.values_begin(); value != from.values_end();
             ++value)
            document.add_value(value.get_valueno(), *value);
    });
}
