/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * french_ending.h - the endings of inclusive writing: "élu·e·s", "agent(e)s".
 *
 * Pure.  french.h says what they are.
 */
#ifndef SHIM_FRENCH_ENDING_H
#define SHIM_FRENCH_ENDING_H

#include "shim/french_run.h"

/* Moves run->next past the endings that follow the word, run->end stays where
 * it is.  Gives the end of the last one, NULL where there is none.
 * *is_plural: it is an s. */
const char *french_ending_skip(const char *end, struct french_run *run,
                               bool *is_plural);

#endif
