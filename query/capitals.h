/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * capitals.h - whether ET, OU, OR, SAUF and PRÈS are operators or words, in a
 * query without a small letter.
 *
 * Titles are printed in capitals and pasted: "DELIBERATION ACCORDANT OU
 * REFUSANT DES AIDES" asks for no alternative, "CNIL OU CADA" does.  In such a
 * query the French operators, and PRÈS without a number, are words
 *
 *   where it holds another word of grammar outside of phrases: le, de, en;
 *   where they stand at an end of it
 *
 * and OR, which is gold, in the second case alone.  Either way a notice says
 * so.  In all other queries, operators are what stands in capitals.
 */
#ifndef QUERY_CAPITALS_H
#define QUERY_CAPITALS_H

#include <glib.h>

G_BEGIN_DECLS

/* lexemes: struct lexeme, of text, without LEXEME_END.  What is a word becomes
 * one, in small letters, so that it reads back as one.  A line for each is
 * added to notices (notice.h), which may be NULL.  Pure. */
void capitals_read(GArray *lexemes, const char *text, GPtrArray *notices);

G_END_DECLS

#endif
