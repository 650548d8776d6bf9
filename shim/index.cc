/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index.cc - tells an index of vigie from everything else that may lie in a
 * folder. */
#include "shim/index.hpp"

#include <filesystem>

#include "shim/barrier.hpp"
#include "shim/schema.h"

namespace fs = std::filesystem;

namespace shim
{

std::string subject_of(const char *dir) noexcept
{
    return "index " + printable(dir);
}

/* What Xapian leaves when it is stopped before its version file is there: the
 * tables are still empty then. */
static bool is_unfinished(const fs::directory_entry &entry)
{
    const std::string name = entry.path().filename();
    std::error_code failed;
    return name == "flintlock" || name == "v.tmp" ||
           (entry.path().extension() == ".glass" &&
            entry.file_size(failed) == 0 && !failed);
}

Folder folder_at(const char *dir)
{
    std::error_code failed;
    fs::directory_iterator entry(dir, failed);
    if (failed == std::errc::no_such_file_or_directory)
        return Folder::missing;
    if (failed == std::errc::not_a_directory)
        throw Failure{SHIM_ERROR_FORMAT,
                      subject_of(dir) + " is not a folder: name another"};
    Folder found = Folder::empty;
    for (; !failed && entry != fs::end(entry); entry.increment(failed)) {
        if (entry->path().filename() == "iamglass")
            return Folder::index;
        if (!is_unfinished(*entry))
            found = Folder::foreign;
        else if (found == Folder::empty)
            found = Folder::unfinished;
    }
    if (failed)
        throw Failure{SHIM_ERROR_FAILED,
                      subject_of(dir) + ": " + failed.message()};
    return found;
}

bool has_format(const Xapian::Database &db, const char *dir)
{
    const std::string format = db.get_metadata(SCHEMA_KEY_FORMAT);
    if (format.empty() && db.get_lastdocid() == 0 &&
        db.metadata_keys_begin() == db.metadata_keys_end())
        return false;
    guint64 number;
    if (!g_ascii_string_to_unsigned(format.c_str(), 10, 0, G_MAXUINT, &number,
                                    nullptr))
        throw Failure{SHIM_ERROR_FORMAT,
                      printable(dir) +
                          " is a Xapian index of another program: name "
                          "another folder"};
    if (number != SCHEMA_FORMAT)
        throw Failure{
            SHIM_ERROR_FORMAT,
            subject_of(dir) + " has format " + std::to_string(number) +
                ", this program reads " + std::to_string(SCHEMA_FORMAT) + ": " +
                (number > SCHEMA_FORMAT ? "use a newer vigie or " : "") +
                "index again"};
    return true;
}

void require_analysis(const Xapian::Database &db, const char *dir)
{
    if (db.get_metadata(SCHEMA_KEY_ANALYSIS) != std::to_string(SCHEMA_ANALYSIS))
        throw Failure{SHIM_ERROR_FORMAT,
                      subject_of(dir) +
                          " was made by another version: vigie-index "
                          "--reanalyse brings it up to date, without the "
                          "files"};
}

void no_index(const char *dir)
{
    const std::string name = printable(dir);
    throw Failure{SHIM_ERROR_NOT_FOUND, "no index in " + name +
                                            ": make one with vigie-index -d " +
                                            name + " FILES"};
}

Xapian::Database open_index(const char *dir)
{
    switch (folder_at(dir)) {
    case Folder::missing:
    case Folder::empty:
    case Folder::unfinished:
        no_index(dir);
    case Folder::foreign:
        throw Failure{SHIM_ERROR_FORMAT,
                      printable(dir) + " holds other files and no index of "
                                       "vigie: name another folder"};
    case Folder::index:
        break;
    }
    /* Only this backend: another could lead elsewhere, even to the network. */
    const Xapian::Database db(dir, Xapian::DB_BACKEND_GLASS);
    if (!has_format(db, dir))
        no_index(dir);
    require_analysis(db, dir);
    return db;
}

std::string fitted(const char *prefix, const char *term)
{
    constexpr std::size_t hash_len = 32;
    std::string whole(prefix);
    whole += term;
    if (whole.size() <= SHIM_TERM_MAX)
        return whole;
    g_autofree char *hash = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, (const guchar *) whole.data(), whole.size());
    std::size_t kept = SHIM_TERM_MAX - hash_len;
    /* A character has at most three bytes after its first. */
    for (int i = 0; i < 3 && ((guchar) whole[kept] & 0xc0) == 0x80; i++)
        kept--;
    whole.resize(kept);
    return whole.append(hash, hash_len);
}

GBytes *bytes_of(const std::string &value)
{
    return g_bytes_new(value.data(), value.size());
}

GBytes *metadata_of(const Xapian::Database &db, const char *key)
{
    const std::string value = *key ? db.get_metadata(key) : "";
    return value.empty() ? nullptr : bytes_of(value);
}

} // namespace shim
