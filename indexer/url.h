/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * url.h - addresses of the web, as far as tables need them.  Pure.
 */
#ifndef INDEXER_URL_H
#define INDEXER_URL_H

#include <glib.h>
#include <stdbool.h>

/* http, https or ftp, and a host. */
bool url_is_web(const char *url);

/* The name of the file that a path or an address ends in, as it may be on
 * disk: without query and fragment, percent-decoded where that makes text, NFC;
 * NULL: it ends in a slash, or is a host alone.  Yours. */
char *url_file_name(const char *url);

/* The same of a file on disk: its last part, NFC where it is text. */
char *url_base_name(const char *path);

/* What the writings of one address share, to be compared: scheme and host in
 * small letters, the host in ASCII, no fragment, and nothing percent-encoded.
 * Bytes, of what is no address too; yours. */
char *url_key(const char *url);

#endif
