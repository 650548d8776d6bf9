/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * blank.h - the blanks of French typography, at which no line breaks.
 */
#ifndef QUERY_BLANK_H
#define QUERY_BLANK_H

/* Before ; ! and ?, and between thousands: U+202F. */
#define BLANK_NARROW "\u202f"
/* Before :, and inside « »: U+00A0. */
#define BLANK_WIDE "\u00a0"

#endif
