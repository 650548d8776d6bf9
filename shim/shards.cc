/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shards.cc - the indexes that are searched as one. */
#include "shim/shards.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "shim/index.hpp"

/* A server that is there greets at once; one that is gone must not hold up
 * the answer for long. */
static const unsigned greeting_timeout_ms = 10000;
/* Far more than the slowest question takes. */
static const unsigned answer_timeout_ms = 30000;

namespace shim
{

bool read_address(const char *name, std::string *host, unsigned *port)
{
    const std::string whole = name;
    const std::size_t colon = whole.rfind(':');
    guint64 number;
    if (colon == std::string::npos || whole.find('/') != std::string::npos ||
        !g_ascii_string_to_unsigned(name + colon + 1, 10, 1, G_MAXUINT16,
                                    &number, nullptr))
        return false;
    *host = whole.substr(0, colon);
    *port = unsigned(number);
    const bool is_bracketed =
        host->size() > 2 && host->front() == '[' && host->back() == ']';
    if (is_bracketed)
        *host = host->substr(1, host->size() - 2);
    else if (host->find(':') != std::string::npos)
        return false;
    return !host->empty();
}

static Xapian::Database connect(const Shard &shard, unsigned timeout_ms)
{
    const char *name = shard.name.c_str();
    const Xapian::Database db = Xapian::Remote::open(
        shard.host, shard.port, timeout_ms, greeting_timeout_ms);
    if (!has_format(db, name))
        throw Failure{SHIM_ERROR_NOT_FOUND,
                      subject_of(name) + " is empty: no document was indexed"};
    require_analysis(db, name);
    return db;
}

static Xapian::Database opened(const Shard &shard)
{
    if (!shard.is_remote())
        return open_index(shard.name.c_str());
    /* Xapian waits for the greeting as long as for any answer: a connection of
     * little patience tells whether anybody is there.  What other software says
     * for a greeting, it takes for a length that never ends. */
    try {
        connect(shard, greeting_timeout_ms);
        return connect(shard, answer_timeout_ms);
    } catch (const Failure &) {
        throw;
    } catch (...) {
        throw failure_at_hand(subject_of(shard.name.c_str()));
    }
}

Shard open_shard(const char *name, Reach reach)
{
    Shard shard{name, "", 0, {}};
    if (reach == Reach::folder || g_file_test(name, G_FILE_TEST_EXISTS) ||
        !read_address(name, &shard.host, &shard.port))
        shard.host.clear();
    shard.db = opened(shard);
    return shard;
}

void reconnect(Shard &shard)
{
    shard.db = opened(shard);
}

} // namespace shim

/* The same under another name would be found twice. */
static std::string identity_of(const char *name)
{
    std::error_code failed;
    const auto path = std::filesystem::canonical(name, failed);
    return failed ? name : path.string();
}

static std::string subject_of_all(const char *const *names)
{
    if (!names[0] || !names[1])
        return shim::subject_of(names[0] ? names[0] : "");
    std::string subject = "one of the indexes ";
    for (; *names; names++)
        subject += shim::printable(*names) + (names[1] ? ", " : "");
    return subject;
}

shim_reader::shim_reader(const char *const *names, shim::Reach reach_)
    : subject(subject_of_all(names)), reach(reach_)
{
    std::set<std::string> identities;
    shim::Failure first{SHIM_ERROR_NOT_FOUND, "no index is named"};
    for (; *names; names++) {
        if (!identities.insert(identity_of(*names)).second)
            continue;
        try {
            shards.push_back(shim::open_shard(*names, reach));
        } catch (...) {
            const shim::Failure failure =
                shim::failure_at_hand(shim::subject_of(*names));
            if (reach != shim::Reach::what_can_be)
                throw failure;
            if (missing.empty())
                first = failure;
            missing.push_back({*names, failure.message});
        }
    }
    if (shards.empty())
        throw first;
    std::stable_partition(
        shards.begin(), shards.end(),
        [](const shim::Shard &shard) { return !shard.is_remote(); });
    join();
}

bool shim_reader::has_remote() const
{
    return shards.back().is_remote();
}

void shim_reader::join()
{
    Xapian::Database all;
    for (const shim::Shard &shard : shards)
        all.add_database(shard.db);
    db = all;
}

void shim_reader::begin_call()
{
    begun_us = g_get_monotonic_time();
}

/* Whoever asks on is told the same at once, for as long as this was waited:
 * a server that is silent takes no more than half of a batch's time. */
void shim_reader::rest_after(const shim::Failure &failure)
{
    const gint64 now_us = g_get_monotonic_time();
    const gint64 waited_us = now_us - begun_us;
    if (waited_us < gint64(greeting_timeout_ms) * 1000)
        return;
    loss = failure;
    rests_until_us = now_us + waited_us;
}

void shim_reader::lose(std::size_t shard, const shim::Failure &failure)
{
    if (reach != shim::Reach::what_can_be || shards.size() == 1) {
        rest_after(failure);
        throw failure;
    }
    missing.push_back({shards[shard].name, failure.message});
    generation++;
    shards.erase(shards.begin() + std::ptrdiff_t(shard));
}

/* From a server an answer may still be on its way that nobody waits for. */
void shim_reader::refresh()
{
    if (!is_suspect)
        return;
    if (g_get_monotonic_time() < rests_until_us)
        throw loss;
    for (std::size_t i = shards.size(); i-- > 0;) {
        try {
            if (shards[i].is_remote())
                shim::reconnect(shards[i]);
        } catch (const shim::Failure &failure) {
            lose(i, failure);
        }
    }
    join();
    reopen();
    is_suspect = false;
}

void shim_reader::reopen()
{
    db.reopen();
    generation++;
    for (const shim::Shard &shard : shards) {
        shim::has_format(shard.db, shard.name.c_str());
        shim::require_analysis(shard.db, shard.name.c_str());
    }
}

void shim_reader::forgive(const Xapian::NetworkError &e, int n)
{
    /* Perhaps it only waited too long for the last question. */
    if (n == 0 || !has_remote())
        return;
    for (std::size_t i = 0; i < shards.size(); i++) {
        const std::string address =
            "(" + shards[i].host + ":" + std::to_string(shards[i].port) + ")";
        if (!shards[i].is_remote() ||
            e.get_context().find(address) == std::string::npos)
            continue;
        lose(i,
             shim::failure_at_hand(shim::subject_of(shards[i].name.c_str())));
        join();
        return;
    }
    throw;
}
