/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dump.cc - all that an index holds as text, to be compared with another's. */
#include "shim/shim.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "shim/handles.hpp"
#include "shim/schema.h"

namespace
{

/* What an index holds longer than this, texts above all, is told by its
 * checksum. */
const size_t shown_max = 200;

std::string shown(const std::string &bytes)
{
    if (bytes.size() <= shown_max)
        return shim::printable(bytes);
    g_autofree char *sum = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, (const guchar *) bytes.data(), bytes.size());
    return "sha256:" + std::string(sum);
}

struct Output {
    FILE *out;

    void line(const std::string &text)
    {
        if (fprintf(out, "%s\n", text.c_str()) < 0)
            throw shim::Failure{SHIM_ERROR_FAILED,
                                "the dump cannot be written"};
    }
};

/* When documents came, and which index this is, are all that its history
 * decides (schema.h). */
bool is_of_history(Xapian::valueno slot)
{
    return slot == SCHEMA_SLOT_ADDED || slot == SCHEMA_SLOT_INDEX;
}

bool is_of_history(const std::string &key)
{
    return key == SCHEMA_KEY_ARRIVALS || key == SCHEMA_KEY_TAG ||
           key.rfind(SCHEMA_KEY_ADDED, 0) == 0;
}

std::string term_line(const Xapian::TermIterator &term)
{
    std::string line =
        "  " + shown(*term) + " " + std::to_string(term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end();
         ++at)
        line += " " + std::to_string(*at);
    return line;
}

/* By document and place in it: numbers depend on what came and went before. */
void dump_passages(const Xapian::Database &db, Output &output)
{
    std::vector<std::pair<std::string, Xapian::docid>> passages;
    for (auto id = db.postlist_begin(""); id != db.postlist_end(""); ++id) {
        const Xapian::Document document = db.get_document(*id);
        passages.emplace_back(document.get_value(SCHEMA_SLOT_DOCUMENT) +
                                  document.get_data(),
                              *id);
    }
    std::sort(passages.begin(), passages.end());
    for (const auto &[key, id] : passages) {
        const Xapian::Document document = db.get_document(id);
        output.line("passage " + shown(document.get_data()));
        for (auto value = document.values_begin();
             value != document.values_end(); ++value)
            if (!is_of_history(value.get_valueno()))
                output.line("  value " + std::to_string(value.get_valueno()) +
                            " " + shown(*value));
        for (auto term = db.termlist_begin(id); term != db.termlist_end(id);
             ++term)
            output.line(term_line(term));
    }
}

void dump_metadata(const Xapian::Database &db, Output &output)
{
    for (auto key = db.metadata_keys_begin(); key != db.metadata_keys_end();
         ++key)
        if (!is_of_history(*key))
            output.line("metadata " + shown(*key) + " " +
                        shown(db.get_metadata(*key)));
}

} // namespace

bool shim_reader_dump(struct shim_reader *reader, FILE *out, GError **error)
{
    return shim::barrier(reader->subject, error, [&] {
        Output output{out};
        dump_passages(reader->db, output);
        dump_metadata(reader->db, output);
        return true;
    });
}
