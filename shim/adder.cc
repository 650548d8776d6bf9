/* SPDX-License-Identifier: GPL-3.0-or-later */
/* adder.cc - adds documents to a database while the caller makes the next. */
#include "shim/adder.hpp"

/* Documents that may wait: enough that neither side waits for the other at
 * each of them, few enough to weigh nothing. */
static const size_t waiting_max = 64;

shim::Adder::Adder(Xapian::WritableDatabase &database)
    : db(database), thread([this] { run(); })
{
}

shim::Adder::~Adder()
{
    stop();
}

void shim::Adder::stop()
{
    if (!thread.joinable())
        return;
    {
        std::lock_guard<std::mutex> lock(mutex);
        waiting.clear();
        is_over = true;
    }
    changed.notify_all();
    thread.join();
}

void shim::Adder::run()
{
    std::unique_lock<std::mutex> lock(mutex);
    for (;;) {
        changed.wait(lock, [this] { return is_over || !waiting.empty(); });
        if (waiting.empty())
            return;
        std::unique_ptr<shim_document> next = std::move(waiting.front());
        waiting.pop_front();
        is_busy = true;
        lock.unlock();
        std::exception_ptr thrown;
        try {
            db.add_document(next->document);
            next.reset();
        } catch (...) {
            thrown = std::current_exception();
        }
        lock.lock();
        is_busy = false;
        if (thrown) {
            failure = thrown;
            waiting.clear();
        }
        changed.notify_all();
    }
}

void shim::Adder::rethrow()
{
    if (failure)
        std::rethrow_exception(std::exchange(failure, nullptr));
}

void shim::Adder::add(std::unique_ptr<shim_document> document)
{
    {
        std::unique_lock<std::mutex> lock(mutex);
        changed.wait(lock, [this] { return waiting.size() < waiting_max; });
        rethrow();
        waiting.push_back(std::move(document));
    }
    changed.notify_all();
}

void shim::Adder::drain()
{
    std::unique_lock<std::mutex> lock(mutex);
    changed.wait(lock, [this] { return waiting.empty() && !is_busy; });
    rethrow();
}
