/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * journal.h - how far a batch is answered: what FILE.part.state says.
 *
 * Of the batch, which bytes were read, and their SHA-256; of FILE.part, how
 * many bytes answer them; and on what these depend (settings.h).  A GKeyFile,
 * replaced at once: a run that was killed leaves the one before.
 */
#ifndef QUERY_JOURNAL_H
#define QUERY_JOURNAL_H

#include "query/batch.h"

G_BEGIN_DECLS

/* Questions and seconds between two entries: what a run that is killed loses,
 * whichever is less. */
#define JOURNAL_QUESTIONS 256
#define JOURNAL_SECONDS 5

/* The group of a journal's settings. */
#define JOURNAL_SETTINGS "settings"

struct journal {
    struct batch_position position; /* behind the last question answered */
    guint64 len;                    /* bytes of its answers, and all before */
    bool has_found, has_failed;
};

/* settings: what the answers depend on now.  False: *error tells that they
 * depended on something else, or that the journal is damaged.  *is_there is
 * false, and all is well, where there is none. */
bool journal_read(const char *path, GKeyFile *settings, struct journal *journal,
                  bool *is_there, GError **error);

/* The bytes that it tells of must be on the disk.  Errors: G_FILE_ERROR. */
bool journal_write(const char *path, GKeyFile *settings,
                   const struct journal *journal, GError **error);

G_END_DECLS

#endif
