/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * label.h - names as they are compared: of places, of types, of subjects.
 *
 * Who types a name leaves out what the paper prints: capitals, accents,
 * hyphens, "Ville de".  Two names are the same where what is left of them is.
 * Pure.
 */
#ifndef SHIM_LABEL_H
#define SHIM_LABEL_H

#include <glib.h>

G_BEGIN_DECLS

/* Characters of a place's name: what is longer is cut. */
#define LABEL_PLACE_MAX 200

/* Small letters without accents and digits, all else a blank, one between
 * words, none at the ends; oe and ae for ligatures; "saint", "sainte" for "st",
 * "ste".  "L'Haÿ-les-Roses" is "l hay les roses".  Valid UTF-8, maybe empty;
 * yours. */
char *label_fold(const char *text);

/* The name of a collectivité less what it calls itself: "Nice" for "Ville de
 * Nice" and "COMMUNE DE NICE (06)"; with the article that the preposition
 * hides, "Le Mans" for "Ville du Mans".  A métropole, a département, a région
 * are what their whole name says.  Yours. */
char *label_place(const char *text);

G_END_DECLS

#endif
