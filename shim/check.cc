/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check.cc - whether the tables of an index are whole. */
#include "shim/shim.h"

#include <sstream>

#include "shim/handles.hpp"

/* The line in which Xapian says what is wrong; the others say what is well. */
static std::string complaint_in(const std::string &said)
{
    std::istringstream lines(said);
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line.back() != ':' &&
            line.find("checked OK") == std::string::npos &&
            line.find("not yet used") == std::string::npos &&
            line.find("Not present") == std::string::npos &&
            line.find("not implemented") == std::string::npos)
            return line;
    return "errors in its tables";
}

/* An index that we may not write in cannot tell: then its revision will. */
static bool is_locked(const Xapian::Database &db)
{
    try {
        return db.locked();
    } catch (const Xapian::DatabaseLockError &) {
        return false;
    }
}

bool shim_check(const char *dir, GError **error)
{
    const std::string subject = shim::subject_of(dir);
    return shim::barrier(subject, error, [&] {
        if (shim::folder_at(dir) != shim::Folder::index)
            shim::no_index(dir);
        const Xapian::Database db(dir, Xapian::DB_BACKEND_GLASS);
        if (is_locked(db))
            throw Xapian::DatabaseLockError("already locked");
        std::ostringstream said;
        const size_t n_errors = Xapian::Database::check(dir, 0, &said);
        const Xapian::Database now(dir, Xapian::DB_BACKEND_GLASS);
        if (now.get_revision() != db.get_revision())
            throw Xapian::DatabaseModifiedError("while it was checked");
        if (n_errors > 0)
            throw Xapian::DatabaseCorruptError(complaint_in(said.str()));
        return true;
    });
}
