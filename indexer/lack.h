/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lack.h - what a kernel may lack for the sandbox (sandbox.h), and what a
 * document could do then that it cannot do elsewhere.
 *
 * A worker tells the pool when it gets ready, before it has seen a document;
 * the user is told once a run, and the work goes on.
 */
#ifndef INDEXER_LACK_H
#define INDEXER_LACK_H

/* A set of bits. */
enum lack {
    LACK_NOTHING = 0,
    LACK_LANDLOCK = 1 << 0,
    LACK_SECCOMP = 1 << 1,
    LACK_ALL = LACK_LANDLOCK | LACK_SECCOMP,
};

/* One line for the user; NULL for LACK_NOTHING. */
const char *lack_loss(enum lack lack);

#endif
