/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * process.h - one worker's process and its socket, as the pool sees them:
 * started, told, listened to, ended.  When, and whose fault it is, are the
 * pool's to know.
 */
#ifndef INDEXER_PROCESS_H
#define INDEXER_PROCESS_H

#include "indexer/ocr_options.h"
#include "indexer/wire.h"

#include <glib.h>
#include <stdbool.h>

struct process {
    int pid;
    int fd;         /* the socket: never blocks */
    GByteArray *in; /* received and not yet taken */
};

/* Runs path as a worker: the socket on fd 3 (worker.h), /dev/null on 0 and 1,
 * our stderr until it is ready, passwords_fd unless it is 0, nothing else open,
 * default signals; of the environment only $TESSDATA_PREFIX, and
 * OMP_THREAD_LIMIT (ocr.h).  Fails where path cannot be executed. */
struct process *process_start(const char *path, const struct ocr_options *ocr,
                              bool test_hooks, int passwords_fd,
                              GError **error);

/* Gives it a document; fd stays open.  False: it is no longer listening. */
bool process_send_job(struct process *process, int fd, const struct task *task);

/* Takes from the socket what is there, but one chunk at most.  False: it will
 * say no more. */
bool process_receive(struct process *process);

/* The next message of what was received. */
enum wire_status process_take(struct process *process,
                              struct wire_message *message);

/* Kills it if it lives, reaps it, frees process.  How it ended, where that
 * was its own doing: "crashed (signal 11)", "stopped by the sandbox"; else
 * NULL. */
char *process_end(struct process *process);

#endif
