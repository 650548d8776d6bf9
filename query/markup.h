/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * markup.h - elements, attributes and texts for HTML and Atom.
 *
 * libxml2's xmlTextWriter escapes whatever is text; nothing here writes text
 * as it stands.  What no XML 1.0 document may hold, and control characters,
 * are U+FFFD; texts are on one line, and valid UTF-8
 * (print_clean_page).
 *
 *   struct markup *markup = markup_new(out);
 *   markup_start(markup, "a");
 *   markup_attribute(markup, "href", link);
 *   markup_text(markup, title);
 *   markup_end(markup);
 *   markup_free(markup);
 *
 * Pure: written is to a string, complete when markup_free() is done.
 */
#ifndef QUERY_MARKUP_H
#define QUERY_MARKUP_H

#include "query/hit.h"

G_BEGIN_DECLS

struct markup;
typedef struct markup markup_t;

/* Appends to out, which outlives it. */
struct markup *markup_new(GString *out);
/* Elements that are open stay so: others may write on. */
void markup_free(struct markup *markup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(markup_t, markup_free)

/* <?xml ...?> */
void markup_declare(struct markup *markup);
void markup_start(struct markup *markup, const char *name);
/* Of the element that was started, before its text; NULL: none. */
void markup_attribute(struct markup *markup, const char *name,
                      const char *value);
/* Bytes; NULL: none. */
void markup_text(struct markup *markup, const char *text);
void markup_text_len(struct markup *markup, const char *text, gsize len);
/* <br></br> is none of HTML: an element that is never anything but empty ends
 * with markup_end_empty(). */
void markup_end(struct markup *markup);
void markup_end_empty(struct markup *markup);
/* <name>text</name> */
void markup_element(struct markup *markup, const char *name, const char *text);
/* A newline, for those who read the source. */
void markup_line(struct markup *markup);

/* That part of the hit's text, <mark> around what is found. */
void markup_excerpt(struct markup *markup, const struct hit *hit,
                    const struct range *part);

G_END_DECLS

#endif
