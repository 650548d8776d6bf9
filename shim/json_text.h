/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * json_text.h - JSON without a raw control character.
 *
 * json-glib leaves two kinds as they are: U+001F, which parsers refuse, and
 * U+0080 to U+009F, which some terminals obey.  Pure.
 */
#ifndef SHIM_JSON_TEXT_H
#define SHIM_JSON_TEXT_H

#include <glib.h>

G_BEGIN_DECLS

/* JSON of json-glib's; every control character in it becomes an escape, but for
 * the newlines between its parts. */
void json_text_append(GString *out, const char *json);

G_END_DECLS

#endif
