/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * expand.h - a word of a question to its family: the terms it is found under.
 *
 * The index learnt from its own words how they were printed with accents and
 * without (french.h, schema.h); this reads what it learnt.  What it could not
 * learn, because the word only stands there in capitals without accents, the
 * word that was typed tells itself: signée also finds SIGNEE.  What the stem
 * parts, singular and plural, is joined again (plural.h).
 */
#ifndef QUERY_EXPAND_H
#define QUERY_EXPAND_H

#include "shim/french.h"
#include "shim/shim.h"

G_BEGIN_DECLS

/* Measured on the Snowball vocabulary: 1.4 stems a word, 5 at most. */
#define FAMILY_MAX 8

struct family {
    const struct french_word *word;
    char **stems;      /* the word's own first; none: the word has no family */
    char **exact;      /* forms that are the word although its stem is not */
    char **printings;  /* the word's own spelling, accents aside */
    bool is_indexed;   /* one of them stands in the index */
    bool is_beginning; /* of any word that begins so (beginning.h) */
    guint n_words;     /* those; of so many the forms are */
    guint n_chosen;
};

/* Families looked up are kept: asking again costs a hash. */
struct expander;
typedef struct expander expander_t;

/* Borrows both, which outlive it. */
struct expander *expander_new(struct french *french,
                              struct shim_reader *reader);
void expander_free(struct expander *expander);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(expander_t, expander_free)

/* Before the analyser may forget its words (french_trim()). */
void expander_forget(struct expander *expander);

struct french *expander_french(struct expander *expander);
struct shim_reader *expander_reader(struct expander *expander);

/* The expander's own.  Errors: of the reader. */
const struct family *expander_family(struct expander *expander,
                                     const struct french_word *word,
                                     GError **error);
/* The word in this spelling alone. */
const struct family *expander_strict(struct expander *expander,
                                     const struct french_word *word,
                                     GError **error);

/* All words that begin so; is_strict: in that spelling. */
const struct family *expander_beginning(struct expander *expander,
                                        const struct french_word *word,
                                        bool is_strict, GError **error);

/* Whether some word of that stem was printed, with its accents or without:
 * the cheap question, for words that are only supposed. */
bool expander_knows(struct expander *expander, const struct french_word *word,
                    bool *knows, GError **error);

/* Whether the token is found under one of its terms. */
bool family_holds(const struct family *family,
                  const struct french_token *token);

void family_free(gpointer family);

G_END_DECLS

#endif
