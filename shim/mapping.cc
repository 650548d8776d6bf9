/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mapping.cc - the strings a metadata key leads to, as its value holds them. */
#include "shim/mapping.hpp"

namespace shim
{

std::set<std::string> mappings_in(const std::string &value)
{
    std::set<std::string> mappings;
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t end = value.find('\0', at);
        mappings.insert(value.substr(at, end - at));
        at = end == std::string::npos ? value.size() : end + 1;
    }
    return mappings;
}

std::string value_of(const std::set<std::string> &mappings)
{
    std::string value;
    for (const std::string &mapping : mappings) {
        if (!value.empty())
            value += '\0';
        value += mapping;
    }
    return value;
}

} // namespace shim
