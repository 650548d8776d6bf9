/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mapping.hpp - the strings a metadata key leads to, as its value holds them:
 * in byte order, each behind a NUL but the first.
 *
 * Xapian's own table of synonyms would do, but for an index on another
 * machine: what serves it there serves metadata and no synonyms.
 */
#ifndef SHIM_MAPPING_HPP
#define SHIM_MAPPING_HPP

#include <set>
#include <string>

namespace shim
{

std::set<std::string> mappings_in(const std::string &value);
std::string value_of(const std::set<std::string> &mappings);

} // namespace shim

#endif
