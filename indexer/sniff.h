/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sniff.h - opens a file and tells what it is by its content, never by its
 * name.
 *
 * libmagic decides, from the first bytes alone, with two amends.  The marker
 * of a PDF counts as PDF readers take it (head.h), which libmagic does not
 * always do.  And text is text, whatever its first words are taken for
 * ("Article 1" makes a file "message/news"), but for markup that must not be
 * read as it stands.
 */
#ifndef INDEXER_SNIFF_H
#define INDEXER_SNIFF_H

#include "indexer/pool.h"

#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>

struct sniffer;
typedef struct sniffer sniffer_t;

/* Errors: libmagic's database is missing. */
struct sniffer *sniffer_new(GError **error);
void sniffer_free(struct sniffer *sniffer);

struct sniff {
    int fd;              /* open for reading, yours; -1 where not taken */
    enum file_kind kind; /* where fd is open */
    char *skip;          /* why it is not taken: yours; or NULL */
    struct stat st;      /* as it was opened */
};

/* Opens path without ever waiting (a FIFO may have taken a file's place).
 * False: *error tells why it cannot be read. */
bool sniff_open(struct sniffer *sniffer, const char *path, struct sniff *sniff,
                GError **error);

/* The same of a file that is open; takes fd over. */
bool sniff_take(struct sniffer *sniffer, int fd, struct sniff *sniff,
                GError **error);

/* SHA-256 of all the bytes, 64 hex digits; the offset stays where it is.  A
 * signal (interrupt.h) ends it with G_IO_ERROR_CANCELLED. */
char *sniff_sha256(int fd, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(sniffer_t, sniffer_free)

#endif
