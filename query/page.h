/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * page.h - the web page around what is answered: HTML, in French, for eyes and
 * screen readers, at 320 pixels and in the dark.
 *
 * No script, and none may run: its policy forbids whatever is not in the page.
 * Its style is under the class vigie, which every section of an answer has; a
 * section without the page takes the style of where it is pasted, and brings no
 * id.
 *
 * Pure.
 */
#ifndef QUERY_PAGE_H
#define QUERY_PAGE_H

#include "query/markup.h"

G_BEGIN_DECLS

/* Up to the first section.  heading: its h1, bytes; about: what stands before
 * that in the title, or NULL. */
void page_begin(GString *out, const char *heading, const char *about);
void page_end(GString *out);

/* Starts the section of an answer; a fragment's breaks long words by itself,
 * for a narrow page that does not. */
void page_begin_section(struct markup *markup, bool is_fragment);

G_END_DECLS

#endif
