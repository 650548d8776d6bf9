/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml.c - XML of unknown origin, element by element. */
#include "indexer/xml.h"

#include "indexer/blame.h"
#include "indexer/limits.h"
#include "indexer/plain.h"
#include "indexer/tags.h"

#include <libxml/parser.h>
#include <string.h>

struct parse {
    const struct xml_handler *handler;
    void *context;
    GString *name; /* of the element at hand */
    bool has_type; /* a document type */
};

/* As libxml2 has them: name, prefix, namespace, value and its end. */
enum { NAME, PREFIX, URI, VALUE, VALUE_END, N_FIELDS };

struct xml_attributes {
    const struct xml_namespace *namespaces;
    const xmlChar **fields;
    int n;
};

static const char *prefix_of(const struct xml_namespace *namespaces,
                             const xmlChar *uri)
{
    for (; uri && namespaces->uri; namespaces++) {
        if (strcmp((const char *) uri, namespaces->uri) == 0)
            return namespaces->prefix;
    }
    return NULL;
}

char *xml_attribute(const struct xml_attributes *attributes, const char *name)
{
    const char *colon = strchr(name, ':');
    const char *local = colon ? colon + 1 : name;

    for (int i = 0; i < attributes->n; i++) {
        const xmlChar **fields = attributes->fields + (gsize) i * N_FIELDS;
        if (strcmp((const char *) fields[NAME], local) != 0 ||
            (fields[URI] != NULL) != (colon != NULL))
            continue;
        const char *prefix = prefix_of(attributes->namespaces, fields[URI]);
        if (!colon || (prefix && strlen(prefix) == (gsize) (colon - name) &&
                       strncmp(prefix, name, colon - name) == 0))
            return g_strndup((const char *) fields[VALUE],
                             fields[VALUE_END] - fields[VALUE]);
    }
    return NULL;
}

static struct parse *parse_of(void *parser)
{
    return ((xmlParserCtxtPtr) parser)->_private;
}

/* NULL: of a namespace that nobody asked for. */
static const char *full_name(struct parse *parse, const xmlChar *local,
                             const xmlChar *uri)
{
    const char *prefix = prefix_of(parse->handler->namespaces, uri);

    if (!prefix)
        return NULL;
    g_string_printf(parse->name, "%s:%s", prefix, (const char *) local);
    return parse->name->str;
}

static void start_element(void *parser, const xmlChar *local,
                          const xmlChar *prefix, const xmlChar *uri,
                          int n_namespaces, const xmlChar **namespaces,
                          int n_attributes, int n_defaulted,
                          const xmlChar **fields)
{
    struct parse *parse = parse_of(parser);
    const char *name = full_name(parse, local, uri);
    const struct xml_attributes attributes = {parse->handler->namespaces,
                                              fields, n_attributes};

    (void) prefix;
    (void) n_namespaces;
    (void) namespaces;
    (void) n_defaulted;
    if (name)
        parse->handler->start(parse->context, name, &attributes);
}

static void end_element(void *parser, const xmlChar *local,
                        const xmlChar *prefix, const xmlChar *uri)
{
    struct parse *parse = parse_of(parser);
    const char *name = full_name(parse, local, uri);

    (void) prefix;
    if (name)
        parse->handler->end(parse->context, name);
}

static void take_text(void *parser, const xmlChar *text, int len)
{
    struct parse *parse = parse_of(parser);

    if (parse->handler->text)
        parse->handler->text(parse->context, (const char *) text, len);
}

static void refuse_type(void *parser, const xmlChar *name,
                        const xmlChar *public_id, const xmlChar *system_id)
{
    (void) name;
    (void) public_id;
    (void) system_id;
    parse_of(parser)->has_type = true;
    xmlStopParser(parser);
}

static bool fail(const struct parse *parse, xmlParserCtxtPtr parser,
                 GError **error)
{
    const xmlError *last = xmlCtxtGetLastError(parser);
    g_autofree char *message =
        last && last->message
            ? plain_clean_line(last->message, LIMIT_REASON_LEN / 2)
            : NULL;

    if (parse->has_type)
        blame(error, "XML that declares a document type");
    else
        blame(error, "damaged XML: %s", message ? message : "no reason given");
    return false;
}

bool xml_parse(GBytes *bytes, const struct xml_handler *handler, void *context,
               GError **error)
{
    enum {
        OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
    };
    struct parse parse = {.handler = handler, .context = context};
    gsize len;
    const char *p = g_bytes_get_data(bytes, &len);

    if (!p)
        p = ""; /* there is none of an empty part */
    if (!tags_check(p, len, false, error))
        return false;
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (!parser)
        return fail(&parse, NULL, error);
    memset(parser->sax, 0, sizeof *parser->sax);
    parser->sax->initialized = XML_SAX2_MAGIC;
    parser->sax->startElementNs = start_element;
    parser->sax->endElementNs = end_element;
    parser->sax->characters = take_text;
    parser->sax->cdataBlock = take_text;
    parser->sax->internalSubset = refuse_type;
    parser->_private = &parse;
    parse.name = g_string_new(NULL);
    xmlFreeDoc(xmlCtxtReadMemory(parser, p, (int) len, NULL, NULL, OPTIONS));
    bool done =
        (parser->wellFormed && !parse.has_type) || fail(&parse, parser, error);
    g_string_free(parse.name, TRUE);
    xmlFreeParserCtxt(parser);
    return done;
}
