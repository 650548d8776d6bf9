/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * adder.hpp - adds documents to a database while the caller makes the next.
 *
 * Making a passage's document and merging it into the database take about as
 * long; with a thread for the second, a run takes the time of one of them.
 * The database is the thread's from add() to the end of drain(), the caller's
 * otherwise.
 */
#ifndef SHIM_ADDER_HPP
#define SHIM_ADDER_HPP

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "shim/handles.hpp"

namespace shim
{

class Adder
{
  public:
    explicit Adder(Xapian::WritableDatabase &database);
    ~Adder();
    Adder(const Adder &) = delete;
    Adder &operator=(const Adder &) = delete;

    /* Documents are added in the order given.  Waits while many are not. */
    void add(std::unique_ptr<shim_document> document);
    /* Waits until all are added.  Throws what went wrong with any of them,
     * once; those behind it were let go. */
    void drain();
    /* Lets go of what was not added yet; the last call. */
    void stop();

  private:
    void run();
    void rethrow();

    Xapian::WritableDatabase &db;
    std::mutex mutex; /* guards all below */
    std::condition_variable changed;
    std::deque<std::unique_ptr<shim_document>> waiting;
    std::exception_ptr failure;
    bool is_busy = false, is_over = false;
    std::thread thread; /* last: it uses all the others */
};

} // namespace shim

#endif
