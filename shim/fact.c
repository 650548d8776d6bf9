/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact.c - what is known of a document beside its text. */
#include "shim/fact.h"

#include <string.h>

static const char *const kind_names[N_FACT_KINDS] = {
    [FACT_COMMUNE] = "commune",
    [FACT_SIRET] = "siret",
    [FACT_TYPE] = "type",
    [FACT_NUMBER] = "number",
    [FACT_DATE] = "date",
    [FACT_MATIERE] = "matiere",
    [FACT_MATIERE_NAME] = "matiere_name",
    [FACT_OBJECT] = "object",
    [FACT_URL] = "url",
    [FACT_FETCHED] = "fetched",
    [FACT_TITLE] = "title",
};

static const char *const origin_names[N_FACT_ORIGINS] = {
    [FACT_FROM_SCDL] = "scdl",      [FACT_FROM_SOURCES] = "sources",
    [FACT_FROM_PAGE] = "page",      [FACT_FROM_INFO] = "pdf info",
    [FACT_FROM_NAME] = "file name",
};

static void fact_clear(gpointer data)
{
    g_free(((struct fact *) data)->value);
}

GArray *facts_new(void)
{
    GArray *facts = g_array_new(FALSE, FALSE, sizeof(struct fact));
    g_array_set_clear_func(facts, fact_clear);
    return facts;
}

/* One blank for each run of white space and control characters. */
static char *one_line(const char *value)
{
    g_autofree char *valid = g_utf8_make_valid(value, -1);
    GString *line = g_string_new(NULL);
    bool has_blank = false;
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
            has_blank = line->len > 0;
            continue;
        }
        if (has_blank)
            g_string_append_c(line, ' ');
        has_blank = false;
        g_string_append_unichar(line, c);
    }
    return g_string_free(line, FALSE);
}

void facts_add(GArray *facts, const struct fact *fact)
{
    struct fact added = *fact;
    g_autofree char *value = one_line(fact->value);
    if (*value == '\0')
        return;
    guint at = 0;
    for (; at < facts->len; at++) {
        const struct fact *known = &g_array_index(facts, struct fact, at);
        if (known->kind > added.kind ||
            (known->kind == added.kind && known->origin > added.origin))
            break;
        if (known->kind == added.kind && known->origin == added.origin &&
            strcmp(known->value, value) == 0)
            return;
    }
    added.value = g_steal_pointer(&value);
    g_array_insert_val(facts, at, added);
}

void facts_drop(GArray *facts, enum fact_origin origin)
{
    for (guint i = facts->len; i > 0; i--) {
        if (g_array_index(facts, struct fact, i - 1).origin == origin)
            g_array_remove_index(facts, i - 1);
    }
}

const struct fact *facts_get(const GArray *facts, enum fact_kind kind)
{
    for (guint i = 0; i < facts->len; i++) {
        const struct fact *fact = &g_array_index(facts, struct fact, i);
        if (fact->kind == kind)
            return fact;
    }
    return NULL;
}

const char *facts_value(const GArray *facts, enum fact_kind kind)
{
    const struct fact *fact = facts_get(facts, kind);
    return fact ? fact->value : NULL;
}

const char *fact_kind_name(enum fact_kind kind)
{
    return kind_names[kind];
}

char *fact_origin_text(const struct fact *fact)
{
    const char *name = origin_names[fact->origin];
    return fact->origin == FACT_FROM_PAGE
               ? g_strdup_printf("%s %u", name, fact->page)
               : g_strdup(name);
}

GVariant *facts_encode(const GArray *facts)
{
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE(FACTS_TYPE));
    for (guint i = 0; i < facts->len; i++) {
        const struct fact *fact = &g_array_index(facts, struct fact, i);
        g_variant_builder_add(&builder, "(yyus)", (guint8) fact->kind,
                              (guint8) fact->origin, (guint32) fact->page,
                              fact->value);
    }
    return g_variant_builder_end(&builder);
}

GArray *facts_decode(GVariant *value)
{
    GArray *facts = facts_new();
    GVariantIter iter;
    guint8 kind, origin;
    guint32 page;
    const char *text;
    g_variant_iter_init(&iter, value);
    while (
        g_variant_iter_next(&iter, "(yyu&s)", &kind, &origin, &page, &text)) {
        const struct fact fact = {kind, origin, page, (char *) text};
        if (kind < N_FACT_KINDS && origin < N_FACT_ORIGINS)
            facts_add(facts, &fact);
    }
    return facts;
}
