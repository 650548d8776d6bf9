/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * index.hpp - what writer and reader know alike: the folder an index lies in,
 * its format, its terms, and how its bytes become plain C.
 */
#ifndef SHIM_INDEX_HPP
#define SHIM_INDEX_HPP

#include <string>
#include <xapian.h>

#include "shim/shim.h"

namespace shim
{

/* "index DIR": what messages begin with. */
std::string subject_of(const char *dir) noexcept;

enum class Folder {
    missing,
    empty,
    unfinished, /* making an index there was cut short; holds nothing yet */
    index,      /* a Xapian index, ours or not */
    foreign,    /* anything else */
};

/* Throws Failure where dir is no folder or cannot be read. */
Folder folder_at(const char *dir);

/* False where the index holds nothing, not even a format: one just made.
 * Throws Failure for any other index that is not of SCHEMA_FORMAT. */
bool has_format(const Xapian::Database &db, const char *dir);
/* Throws Failure for an index that is not of SCHEMA_ANALYSIS. */
void require_analysis(const Xapian::Database &db, const char *dir);

[[noreturn]] void no_index(const char *dir);

/* Opens for reading, both numbers checked. */
Xapian::Database open_index(const char *dir);

/* prefix and term as they stand in the index: what is longer than
 * SHIM_TERM_MAX bytes is cut, where a character begins, to leave room for
 * the first half of its SHA-256 in hex. */
std::string fitted(const char *prefix, const char *term);

GBytes *bytes_of(const std::string &value);

/* NULL where the key has no value. */
GBytes *metadata_of(const Xapian::Database &db, const char *key);

/* At most max strings of a Xapian range, to be freed with g_strfreev(). */
template <typename Iterator>
char **strings_of(Iterator begin, const Iterator &end, guint max = G_MAXUINT)
{
    g_autoptr(GStrvBuilder) strings = g_strv_builder_new();
    for (guint n = 0; n < max && begin != end; n++, ++begin)
        g_strv_builder_add(strings, (*begin).c_str());
    return g_strv_builder_end(strings);
}

} // namespace shim

#endif
