/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plural.h - a word in its other number, for where the stem parts the two.
 *
 * Snowball leaves an s behind i, o and u alone, and an x: "élus", "lois",
 * "vidéos", "feux" are no family of "élu", "loi", "vidéo", "feu".  Nor does it
 * see an ending behind an s: "usagers" is no family of "usager", "commissions"
 * none of "commission".  Of the words that stand in both numbers on 931 pages
 * of councils, one in thirty is parted so.
 *
 * Pure.
 */
#ifndef QUERY_PLURAL_H
#define QUERY_PLURAL_H

#include <glib.h>

G_BEGIN_DECLS

/* How the word, in lower case, may be spelt in the other number: with an s or
 * without, behind au, eu and ou an x; of a feminine in -ue the masculine in
 * -us.  Guesses: who knows which of them are words asks for those.  None of
 * what only looks like a plural and is as frequent: Paris is not several pari,
 * fois and mois no foi and moi, sous no sou.  NULL-terminated; yours. */
char **plural_others(const char *exact);

G_END_DECLS

#endif
