/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shim.h - the C face of Xapian.
 *
 * Opaque handles, plain C values.  No C++ exception crosses this header: one
 * barrier turns each into a GError of SHIM_ERROR whose code says what the
 * caller can do about it.  What comes out is copied: it stays valid after the
 * handle it came from is gone.
 *
 * const char * and byte ranges given in are borrowed for the call.  Strings
 * and structs given out belong to the caller.  Terms, prefixes and keys are
 * bytes ending in NUL; a term longer than SHIM_TERM_MAX bytes, its prefix
 * included, is shortened wherever it enters (documents, queries, look-ups,
 * mappings), always in the same way: its first 208 bytes, fewer where that
 * would split a character, and the first 32 hex digits of its SHA-256.
 *
 * A handle belongs to one thread at a time.
 */
#ifndef SHIM_SHIM_H
#define SHIM_SHIM_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

G_BEGIN_DECLS

/* Xapian's own ceiling is 245 bytes, less where a term holds NULs. */
#define SHIM_TERM_MAX 240

#define SHIM_ERROR (shim_error_quark())
GQuark shim_error_quark(void);

enum shim_error {
    SHIM_ERROR_LOCKED,      /* another program is writing: wait, try again */
    SHIM_ERROR_MODIFIED,    /* changed under the reader, reopening did not
                               help: try again */
    SHIM_ERROR_CORRUPT,     /* damaged: build the index anew */
    SHIM_ERROR_NOT_FOUND,   /* no index there */
    SHIM_ERROR_QUERY,       /* the query cannot be run as it is */
    SHIM_ERROR_FORMAT,      /* not an index of vigie, or of another format */
    SHIM_ERROR_UNREACHABLE, /* a server does not answer */
    SHIM_ERROR_FAILED,      /* anything else: the message tells */
};

/* ---- Documents: what is written ------------------------------------------

   Xapian's documents; an index of vigie holds one for each passage.  Adding
   never fails visibly: an error sticks to the document, and
   shim_writer_add() reports it. */

struct shim_document;

struct shim_document *shim_document_new(void);
void shim_document_free(struct shim_document *doc);

/* One occurrence of a term at a position; wdf_inc counts towards ranking. */
void shim_document_add_posting(struct shim_document *doc, const char *prefix,
                               const char *term, guint position, guint wdf_inc);
/* A term without position. */
void shim_document_add_term(struct shim_document *doc, const char *prefix,
                            const char *term, guint wdf_inc);
void shim_document_set_bytes(struct shim_document *doc, guint slot,
                             const void *value, gsize len);
/* A number that sorts and ranges as a number. */
void shim_document_set_number(struct shim_document *doc, guint slot,
                              double value);
void shim_document_set_data(struct shim_document *doc, const void *data,
                            gsize len);
/* All terms, with their positions, and all values of another one. */
void shim_document_add_all(struct shim_document *doc,
                           const struct shim_document *other);

/* ---- Writer ---------------------------------------------------------------

   All changes since opening or the last commit stand in one transaction:
   shim_writer_commit() makes them durable together, shim_writer_free()
   abandons what was not committed.  A metadata value of length 0 is no value;
   a metadata key has 1 to 250 bytes.  The getters see what this writer wrote,
   committed or not.

   A mistake in the arguments (an empty key, a document that cannot be added)
   changes nothing.  After any other failure what was not committed is lost,
   and every later call fails: free the writer and begin again.

   Some 100 MB of added documents are held in memory, however many there are
   ($XAPIAN_FLUSH_THRESHOLD, in documents, changes that). */

struct shim_writer;

/* Opens the index in dir, or creates it where dir is missing or an empty
 * folder (the folders above it are made too).  A folder that holds anything
 * else is refused (FORMAT).  Errors: LOCKED, FORMAT, CORRUPT, FAILED. */
struct shim_writer *shim_writer_open(const char *dir, GError **error);
/* Opens an index that is there, also one of another analysis (schema.h), to
 * make all anew that is made from its metadata: its documents and mappings
 * are gone, in the transaction that is open then.  Errors: NOT_FOUND too. */
struct shim_writer *shim_writer_renew(const char *dir, GError **error);
void shim_writer_free(struct shim_writer *writer);
bool shim_writer_commit(struct shim_writer *writer, GError **error);

/* Takes the document over, also where it fails.  It is added in a thread of
 * the writer's own, while the caller makes the next: what goes wrong may be
 * reported by a later call, at the latest by shim_writer_commit(). */
bool shim_writer_add(struct shim_writer *writer, struct shim_document *doc,
                     GError **error);
/* Documents that hold the term. */
bool shim_writer_term_freq(struct shim_writer *writer, const char *term,
                           guint *freq, GError **error);
/* The values in the slot of the documents that hold the term, each once, in
 * byte order (GBytes); the array frees them. */
GPtrArray *shim_writer_values(struct shim_writer *writer, const char *term,
                              guint slot, GError **error);
/* Removes documents that hold the term, so many at a time that what comes back
 * is bounded: their terms without prefix, those that begin with no upper-case
 * letter, each once, in byte order.  *are_more: some are left. */
char **shim_writer_delete(struct shim_writer *writer, const char *term,
                          bool *are_more, GError **error);

/* Every document that holds the term: its terms with one of the prefixes, and
 * its values in the slots, make room for those that card has (borrowed), which
 * must be of these prefixes and slots.  What is the same already stays. */
struct shim_exchange {
    const char *term;
    const char *const *prefixes; /* NULL-terminated; capitals */
    const guint *slots;
    gsize n_slots;
    const struct shim_document *card;
};
bool shim_writer_exchange(struct shim_writer *writer,
                          const struct shim_exchange *exchange, GError **error);

bool shim_writer_set_metadata(struct shim_writer *writer, const char *key,
                              const void *value, gsize len, GError **error);
/* *value is NULL where the key has none: no error. */
bool shim_writer_get_metadata(struct shim_writer *writer, const char *key,
                              GBytes **value, GError **error);
/* Keys that begin with prefix, in byte order. */
char **shim_writer_metadata_keys(struct shim_writer *writer, const char *prefix,
                                 GError **error);

/* A mapping leads from a metadata key to some strings, each once; a key has
 * mappings or a value of its own.  Empty ones are refused. */
bool shim_writer_add_mapping(struct shim_writer *writer, const char *key,
                             const char *to, GError **error);
bool shim_writer_remove_mapping(struct shim_writer *writer, const char *key,
                                const char *to, GError **error);
/* In byte order; none: no error. */
char **shim_writer_mappings(struct shim_writer *writer, const char *key,
                            GError **error);

/* Whether the tables of the index are whole, as far as Xapian can tell without
 * checksums.  It opens them as if to write.  Errors: CORRUPT, with what is
 * wrong; LOCKED, since what is being written cannot be told from what is
 * damaged; MODIFIED. */
bool shim_check(const char *dir, GError **error);

/* Writes a compacted copy of the index in dir to destination, which must not
 * exist. */
bool shim_compact(const char *dir, const char *destination, GError **error);

/* ---- Reader ---------------------------------------------------------------

   A snapshot of the last commit.  When a writer has overwritten it, the call
   reopens the newest one and starts again: each call's answer is of one
   commit, two calls' answers may be of two.

   A reader may be of several indexes: what it answers is what one index of all
   their documents would.  A document, which is what the values of a group slot
   tell, that several of them hold is counted and found in the first of them
   alone; only in the frequencies of terms it counts as often as it is there. */

struct shim_reader;

/* A folder.  Errors: NOT_FOUND, FORMAT, CORRUPT, FAILED. */
struct shim_reader *shim_reader_open(const char *dir, GError **error);
/* Each of names is a folder or the host:port, [host]:port, of a stock
 * xapian-tcpsrv that serves one index; a folder that is there is meant first.
 * The same twice is one.  is_partial: those that cannot be opened, or are lost
 * later, are missing, as long as one is left.  Errors: UNREACHABLE too. */
struct shim_reader *shim_reader_open_all(const char *const *names,
                                         bool is_partial, GError **error);
/* How many are missing; a call may bring more. */
guint shim_reader_n_missing(const struct shim_reader *reader);
/* One of them by its name, and a line that tells why; the reader's own, until
 * the next call. */
const char *shim_reader_missing(const struct shim_reader *reader, guint i,
                                const char **reason);
void shim_reader_free(struct shim_reader *reader);
/* Another number wherever a call has moved the reader, to another commit or to
 * fewer indexes: what was read before it is of another whole. */
guint shim_reader_generation(const struct shim_reader *reader);
/* Moves to the newest commit. */
bool shim_reader_reopen(struct shim_reader *reader, GError **error);
/* A line that tells the snapshot from others: the same only where nothing was
 * committed in between.  Of a remote index, where no passage was.  Of several
 * that of each, with SHIM_STATE_SEPARATOR between them. */
#define SHIM_STATE_SEPARATOR ", "
char *shim_reader_state(struct shim_reader *reader, GError **error);
/* How many of the indexes seem to be another one of them under another name, or
 * its unchanged copy: they have its tag, its newest stamp, and as many passages
 * and words. */
bool shim_reader_n_alike(struct shim_reader *reader, guint *n, GError **error);

bool shim_reader_n_documents(struct shim_reader *reader, guint *n,
                             GError **error);
/* Documents that hold the term. */
bool shim_reader_term_freq(struct shim_reader *reader, const char *term,
                           guint *freq, GError **error);
/* Appends to freqs (guint), for each term of a document that begins with
 * prefix, how many documents hold it; nothing where the document is gone. */
bool shim_reader_document_freqs(struct shim_reader *reader, guint docid,
                                const char *prefix, GArray *freqs,
                                GError **error);
/* Terms that begin with prefix, in byte order, at most max of them. */
char **shim_reader_terms(struct shim_reader *reader, const char *prefix,
                         guint max, GError **error);
/* All terms that begin with prefix, in byte order; fills freqs (guint) with how
 * many documents hold each. */
char **shim_reader_term_freqs(struct shim_reader *reader, const char *prefix,
                              GArray *freqs, GError **error);
/* Appends to positions (guint), in order and each once, where one of the terms,
 * NULL-terminated, stands in a document; nothing where the document is gone. */
bool shim_reader_positions(struct shim_reader *reader, guint docid,
                           const char *const *terms, GArray *positions,
                           GError **error);
/* Of several indexes, the first that has it. */
bool shim_reader_get_metadata(struct shim_reader *reader, const char *key,
                              GBytes **value, GError **error);
/* Of each index, in an order that stays as long as none is missing that was not
 * before (GBytes, or NULL where it has none); the array frees them. */
GPtrArray *shim_reader_each_metadata(struct shim_reader *reader,
                                     const char *key, GError **error);
char **shim_reader_metadata_keys(struct shim_reader *reader, const char *prefix,
                                 GError **error);
char **shim_reader_mappings(struct shim_reader *reader, const char *key,
                            GError **error);

/* Writes all that the index holds as text, one fact a line, in an order that
 * its history does not change: of the same documents two indexes are the same
 * where the dumps are.  Stamps and the tag are history (schema.h), and left
 * out.  For tests. */
bool shim_reader_dump(struct shim_reader *reader, FILE *out, GError **error);

/* ---- Queries --------------------------------------------------------------

   Values: a constructor takes over the queries given to it, and never fails
   visibly; a query that cannot be run reports QUERY when it is searched.
   Arrays hold n queries and stay the caller's; of no queries at all any
   constructor makes a query that matches nothing. */

struct shim_query;

struct shim_query *shim_query_term(const char *prefix, const char *term);
/* The same, and weighs nothing, wherever it stands. */
struct shim_query *shim_query_with_term(const char *prefix, const char *term);
struct shim_query *shim_query_all(void);
struct shim_query *shim_query_nothing(void);
struct shim_query *shim_query_and(struct shim_query **queries, gsize n);
struct shim_query *shim_query_or(struct shim_query **queries, gsize n);
struct shim_query *shim_query_and_not(struct shim_query *query,
                                      struct shim_query *without);
/* Matches what query matches; what maybe also matches ranks higher. */
struct shim_query *shim_query_and_maybe(struct shim_query *query,
                                        struct shim_query *maybe);
/* Matches what both match, ranked by query alone. */
struct shim_query *shim_query_filter(struct shim_query *query,
                                     struct shim_query *filter);
/* In order, within window positions (n at least); each of queries is a term
 * or an OR of terms (Xapian 1.4 refuses synonyms and wildcards here).  One
 * query alone stands for itself. */
struct shim_query *shim_query_phrase(struct shim_query **queries, gsize n,
                                     guint window);
/* The same in any order.  Of three queries or more no two may share a term:
 * Xapian 1.4 misses some matches then. */
struct shim_query *shim_query_near(struct shim_query **queries, gsize n,
                                   guint window);
/* Alternatives that count as one term in ranking. */
struct shim_query *shim_query_synonym(struct shim_query **queries, gsize n);
struct shim_query *shim_query_scale(struct shim_query *query, double factor);
/* Bounds are inclusive; a NULL bound is open.  Documents without a value in
 * slot never match. */
struct shim_query *shim_query_range(guint slot, const double *low,
                                    const double *high);
/* Terms of the reader's index that begin with prefix and stem, as one term; of
 * more than max, the most frequent ones. */
struct shim_query *shim_query_wildcard(struct shim_reader *reader,
                                       const char *prefix, const char *stem,
                                       guint max);
/* Documents that hold one of the terms, which may be very many; they weigh
 * nothing.  For searches of that reader. */
struct shim_query *shim_query_any_term(const struct shim_reader *reader,
                                       const char *const *terms, gsize n);
struct shim_query *shim_query_copy(const struct shim_query *query);
void shim_query_free(struct shim_query *query);
/* The query as Xapian writes it, for --explain and tests. */
char *shim_query_describe(const struct shim_query *query);

/* ---- Search ---------------------------------------------------------------
 */

/* What comes first; what is equal in all of that comes by docid, which, of one
 * group, is the order in which documents were added. */
enum shim_order {
    SHIM_BEST_FIRST,    /* by score; then by group, in byte order */
    SHIM_HIGHEST_FIRST, /* by the value in order_slot, the highest first,
                           documents without one last; then as above */
    SHIM_LOWEST_FIRST,  /* by that value, the lowest first, documents without
                           one before; then by group */
};

struct shim_search {
    const struct shim_query *query;
    enum shim_order order;
    guint order_slot;
    guint first;         /* hits passed over */
    guint max_hits;      /* hits wanted */
    guint group_slot;    /* value slot that hits are grouped by; a document
                            without a value there is of no group */
    guint max_per_group; /* most hits of one group, which then holds one value
                            in order_slot; 0: no limit */
};

struct shim_hit {
    guint docid;
    double score;  /* six decimals */
    GBytes *data;  /* shim_document_set_data() */
    GBytes *group; /* value in group_slot */
};

struct shim_hits {
    struct shim_hit *hits;
    guint n_hits;
    guint n_matches; /* exact, whatever max_hits and max_per_group */
    guint n_groups;  /* exact: groups with a match */
    guint n_doubles; /* of these, those that several indexes hold */
};

struct shim_hits *shim_reader_search(struct shim_reader *reader,
                                     const struct shim_search *search,
                                     GError **error);
void shim_hits_free(struct shim_hits *hits);

struct shim_value_count {
    GBytes *value; /* empty: of the documents without one */
    guint count;
    guint n_groups; /* of these documents */
};

/* How often each value of each slot, which is the same in all documents of a
 * group, stands among the documents that match, most frequent first, equal
 * counts in byte order.  Elements: GArray * of struct shim_value_count, one a
 * slot, cleared by the array. */
GPtrArray *shim_reader_value_counts(struct shim_reader *reader,
                                    const struct shim_query *query,
                                    guint group_slot, const guint *slots,
                                    gsize n_slots, GError **error);

/* The number that such a value is (shim_document_set_number()). */
double shim_value_number(GBytes *value);

/* ---- Stemmer --------------------------------------------------------------
 */

struct shim_stemmer;

/* language: a name Snowball knows, "french".  Errors: FAILED. */
struct shim_stemmer *shim_stemmer_new(const char *language, GError **error);
void shim_stemmer_free(struct shim_stemmer *stemmer);
char *shim_stemmer_stem(struct shim_stemmer *stemmer, const char *word);

/* For g_autoptr(): all free functions take NULL. */
typedef struct shim_document shim_document_t;
typedef struct shim_writer shim_writer_t;
typedef struct shim_reader shim_reader_t;
typedef struct shim_query shim_query_t;
typedef struct shim_hits shim_hits_t;
typedef struct shim_stemmer shim_stemmer_t;

G_DEFINE_AUTOPTR_CLEANUP_FUNC(shim_document_t, shim_document_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(shim_writer_t, shim_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(shim_reader_t, shim_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(shim_query_t, shim_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(shim_hits_t, shim_hits_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(shim_stemmer_t, shim_stemmer_free)

G_END_DECLS

#endif
