/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper_cue_words.h - the words by which paper_cue.c knows what a date is of.
 *
 * Patterns of folding.h, NULL at the end of each list.  Pure data.
 */
#ifndef INDEXER_PAPER_CUE_WORDS_H
#define INDEXER_PAPER_CUE_WORDS_H

/* What has a session: before its day. */
extern const char *const cue_sessions[];
/* Between such a word and a day that is not its own. */
extern const char *const cue_not_between[];
/* Before such a word, in its sentence: another session is meant. */
extern const char *const cue_not_before[];
/* The same, but in what convenes. */
extern const char *const cue_convening[];
/* Behind the day of another session. */
extern const char *const cue_not_behind[];
/* Before the day on which somebody met, or will. */
extern const char *const cue_meetings[];
/* The same, in what convenes. */
extern const char *const cue_summonings[];
/* Behind a day that opens the sentence. */
extern const char *const cue_held[];
/* Between the title of an act and the day of another. */
extern const char *const cue_not_of_act[];
/* At the start of a line, or with a capital: before the day. */
extern const char *const cue_signings[];
/* At the start of a line: before the day of approval. */
extern const char *const cue_approvals[];
/* Right before the day of adoption. */
extern const char *const cue_adoptions[];
/* Right before the day of a version. */
extern const char *const cue_updates[];
/* What has a day of its own, and no place, "Reçu le": before a date
 * alone, in its line or the one above. */
extern const char *const cue_stamps[];

#endif
