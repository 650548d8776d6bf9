/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * web_link.h - where the public finds a hit.  Pure.
 */
#ifndef QUERY_WEB_LINK_H
#define QUERY_WEB_LINK_H

#include "query/hit.h"

G_BEGIN_DECLS

/* The address the document was published at, at the hit's page (#page=34,
 * which browsers' PDF viewers know) unless the document is in an archive or
 * the address names a place of its own.  Only http and https, and no address
 * with a user's name; what may not stand in an address does as %HH.  NULL:
 * none is known; yours. */
char *web_link(const struct hit *hit);

G_END_DECLS

#endif
