/* SPDX-License-Identifier: GPL-3.0-or-later */
/* barrier.cc - turns each exception into a code and a line that helps. */
#include "shim/barrier.hpp"

#include <cstring>
#include <new>
#include <xapian.h>

G_DEFINE_QUARK(shim_error, shim_error)

namespace shim
{

/* Xapian's exception types; what is not here is SHIM_ERROR_FAILED. */
static const struct {
    const char *type;
    enum shim_error code;
} codes[] = {
    {"DatabaseLockError", SHIM_ERROR_LOCKED},
    {"DatabaseModifiedError", SHIM_ERROR_MODIFIED},
    {"DatabaseCorruptError", SHIM_ERROR_CORRUPT},
    {"DatabaseNotFoundError", SHIM_ERROR_NOT_FOUND},
    {"DatabaseVersionError", SHIM_ERROR_FORMAT},
    {"NetworkError", SHIM_ERROR_UNREACHABLE},
    {"NetworkTimeoutError", SHIM_ERROR_UNREACHABLE},
    {"DocNotFoundError", SHIM_ERROR_CORRUPT},
    {"RangeError", SHIM_ERROR_CORRUPT},
    {"SerialisationError", SHIM_ERROR_CORRUPT},
    {"QueryParserError", SHIM_ERROR_QUERY},
    {"UnimplementedError", SHIM_ERROR_QUERY},
    {"WildcardError", SHIM_ERROR_QUERY},
};

std::string printable(const std::string &bytes)
{
    std::string line;
    const char *p = bytes.data(), *end = p + bytes.size();
    while (p < end) {
        const gunichar c = g_utf8_get_char_validated(p, end - p);
        const bool is_utf8 = c != (gunichar) -1 && c != (gunichar) -2;
        const char *next = is_utf8 ? g_utf8_next_char(p) : p + 1;
        if (is_utf8 && g_unichar_isprint(c)) {
            line.append(p, next);
            p = next;
        }
        while (p < next) {
            char escaped[5];
            g_snprintf(escaped, sizeof escaped, "\\x%02x", (guchar) *p++);
            line += escaped;
        }
    }
    return line;
}

static enum shim_error code_of(const Xapian::Error &e)
{
    /* Xapian also throws this where the lock file cannot be made. */
    if (strcmp(e.get_type(), "DatabaseLockError") == 0 &&
        e.get_msg().find("already locked") == std::string::npos)
        return SHIM_ERROR_FAILED;
    /* A block that cannot be read though the system had no complaint. */
    if (strcmp(e.get_type(), "DatabaseError") == 0 && !e.get_error_string())
        return SHIM_ERROR_CORRUPT;
    for (const auto &row : codes)
        if (strcmp(e.get_type(), row.type) == 0)
            return row.code;
    return SHIM_ERROR_FAILED;
}

static std::string message_of(enum shim_error code, const std::string &subject,
                              const std::string &detail)
{
    switch (code) {
    case SHIM_ERROR_LOCKED:
        return subject +
               " is being written by another program: wait until it ends";
    case SHIM_ERROR_MODIFIED:
        return subject + " keeps changing while it is read: try again";
    case SHIM_ERROR_CORRUPT:
        return subject + " is damaged (" + detail + "): build it anew";
    case SHIM_ERROR_NOT_FOUND:
        return subject + " is not there: make it with vigie-index";
    case SHIM_ERROR_QUERY:
        return "the query cannot be run: " + detail;
    case SHIM_ERROR_FORMAT:
        return subject + " was written by another version of Xapian (" +
               detail + "): build it anew";
    case SHIM_ERROR_UNREACHABLE:
        return subject + " cannot be reached: " + detail;
    case SHIM_ERROR_FAILED:
        break;
    }
    return subject + ": " + detail;
}

Failure failure_at_hand(const std::string &subject) noexcept
{
    try {
        throw;
    } catch (const Failure &failure) {
        return failure;
    } catch (const Xapian::Error &e) {
        std::string detail = e.get_msg();
        if (e.get_error_string())
            detail.append(": ").append(e.get_error_string());
        const enum shim_error code = code_of(e);
        return {code, message_of(code, subject, printable(detail))};
    } catch (const std::bad_alloc &) {
        return {SHIM_ERROR_FAILED, subject + ": not enough memory"};
    } catch (const std::exception &e) {
        return {SHIM_ERROR_FAILED, subject + ": " + printable(e.what())};
    } catch (...) {
        return {SHIM_ERROR_FAILED, subject + ": unknown error"};
    }
}

} // namespace shim
