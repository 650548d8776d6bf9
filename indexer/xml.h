/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * xml.h - XML of unknown origin, element by element.
 *
 * libxml2 parses what is given and fetches nothing.  A document type is
 * refused: none of the formats read here has one, and entities (which may hold
 * one another a billion times) come with it.  Nesting ends at 256, tags.h
 * bounds attributes.
 */
#ifndef INDEXER_XML_H
#define INDEXER_XML_H

#include <glib.h>
#include <stdbool.h>

/* A namespace, and the prefix that its names are told with, whatever the file
 * calls it. */
struct xml_namespace {
    const char *uri, *prefix;
};

/* Of the element that starts; borrowed for the call. */
struct xml_attributes;
/* The value, yours; name with its prefix, "w:id", or without one: "id".
 * NULL: there is none. */
char *xml_attribute(const struct xml_attributes *attributes, const char *name);

/* Names are "prefix:name"; those of other namespaces are left out, and what
 * stands in them is not. */
struct xml_handler {
    void (*start)(void *context, const char *name,
                  const struct xml_attributes *attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, const char *p, gsize len); /* or NULL */
    const struct xml_namespace *namespaces; /* ends with a NULL */
};

/* Errors: G_IO_ERROR_INVALID_DATA; what was told before stands. */
bool xml_parse(GBytes *bytes, const struct xml_handler *handler, void *context,
               GError **error);

#endif
