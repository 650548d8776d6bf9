/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shards.hpp - the indexes that are searched as one: local folders, and those
 * that a xapian-tcpsrv serves elsewhere.
 */
#ifndef SHIM_SHARDS_HPP
#define SHIM_SHARDS_HPP

#include <string>
#include <vector>
#include <xapian.h>

#include "shim/barrier.hpp"

namespace shim
{

struct Shard {
    std::string name; /* as it was given */
    std::string host; /* empty: a folder here */
    unsigned port;
    Xapian::Database db;

    bool is_remote() const
    {
        return !host.empty();
    }
};

struct Missing {
    std::string name, reason;
};

/* host:port or [host]:port.  False: name is no address. */
bool read_address(const char *name, std::string *host, unsigned *port);

/* Of the indexes that are named. */
enum class Reach {
    folder,     /* one, which is a folder here, whatever its name reads as */
    all,        /* any that cannot be opened is an error */
    what_can_be /* it is missing, and an error only where all are */
};

/* Opens the folder or, where name is none that is there and reads as an
 * address, the index of that server; both numbers checked (index.hpp).
 * Throws Failure or Xapian::Error. */
Shard open_shard(const char *name, Reach reach);
/* The same anew, after its connection was lost or left in the middle. */
void reconnect(Shard &shard);

} // namespace shim

/* What is behind the reader of shim.h.  Xapian numbers the documents of shards
 * in turn: of the first each n-th, from 1, of the second each n-th, from 2. */
struct shim_reader {
    shim_reader(const char *const *names, shim::Reach reach_);

    std::size_t shard_of(Xapian::docid docid) const
    {
        return (docid - 1) % shards.size();
    }

    bool has_remote() const;
    /* Before each call. */
    void begin_call();
    /* Where is_suspect, makes all shards good again, at their newest commit;
     * lets go of those that cannot be, or throws: at once, where it was waited
     * for one in vain and not as long ago. */
    void refresh();
    /* Goes to the newest commit. */
    void reopen();
    /* After a connection failed for the n-th time during one call, from 0:
     * lets go of the shard to blame, or throws. */
    void forgive(const Xapian::NetworkError &e, int n);

    std::string subject;
    shim::Reach reach;
    bool is_suspect = false;
    guint generation = 0; /* of what is read: another commit, other shards */
    std::vector<shim::Shard> shards; /* local ones first; one at least */
    std::vector<shim::Missing> missing;
    Xapian::Database db; /* all of them */

  private:
    void lose(std::size_t shard, const shim::Failure &failure);
    void rest_after(const shim::Failure &failure);
    void join();

    gint64 begun_us = 0;       /* the call; monotonic time */
    gint64 rests_until_us = 0; /* until then no lost index is tried again */
    shim::Failure loss{};      /* which that was */
};

#endif
