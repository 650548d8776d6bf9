/* SPDX-License-Identifier: GPL-3.0-or-later */
/* card.c - what all passages of a document have beside its text. */
#include "indexer/card.h"

#include "indexer/fnv.h"
#include "shim/field.h"
#include "shim/label.h"
#include "shim/schema.h"

#include <string.h>

static const char *const prefixes[] = {
    SCHEMA_TITLE,     SCHEMA_COMMUNE, SCHEMA_SIRET, SCHEMA_TYPE,
    SCHEMA_NUMBER,    SCHEMA_MATIERE, SCHEMA_URL,   SCHEMA_NAME,
    SCHEMA_EXTENSION, NULL,
};

static const guint slots[] = {
    SCHEMA_SLOT_DATE,    SCHEMA_SLOT_TYPE, SCHEMA_SLOT_COMMUNE,
    SCHEMA_SLOT_MATIERE, SCHEMA_SLOT_PATH,
};

/* Facts whose words are the document's title. */
static const enum fact_kind titles[] = {FACT_TITLE, FACT_OBJECT};
/* Words between one and the next, so that no phrase runs across. */
enum { TITLE_GAP = 10 };

static void add_word(struct shim_document *doc,
                     const struct french_token *token, guint position)
{
    if (token->word->has_family)
        shim_document_add_posting(doc, SCHEMA_TITLE, token->word->stem,
                                  position, 1);
    else if (!token->word->is_stop)
        shim_document_add_posting(doc, SCHEMA_TITLE, token->word->exact,
                                  position, 0);
}

static void add_words(struct shim_document *doc, struct french *french,
                      const GArray *facts)
{
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    guint position = 1, n = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
        const char *text = facts_value(facts, titles[i]);
        if (!text)
            continue;
        french_tokens(french, text, strlen(text), tokens);
        guint last = position;
        for (guint j = 0; j < tokens->len && n < CARD_WORDS_MAX; j++, n++) {
            const struct french_token *token =
                &g_array_index(tokens, struct french_token, j);
            last = position + token->position;
            add_word(doc, token, last);
        }
        position = last + TITLE_GAP;
    }
}

static void add_facts(struct shim_document *doc, const GArray *facts)
{
    for (int kind = 0; kind < N_FACT_KINDS; kind++) {
        const char *prefix = field_prefix(kind);
        const char *value = facts_value(facts, kind);
        if (!prefix || !value)
            continue;
        g_autoptr(GPtrArray) keys = field_keys(kind, value);
        for (guint i = 0; i < keys->len; i++)
            shim_document_add_term(doc, prefix, g_ptr_array_index(keys, i), 0);
    }
}

static void add_names(struct shim_document *doc, const GPtrArray *paths)
{
    for (guint i = 0; i < MIN(paths->len, CARD_NAMES_MAX); i++) {
        g_autofree char *name = g_path_get_basename(paths->pdata[i]);
        g_autofree char *key = field_name_key(name);
        g_autofree char *extension = field_extension_key(key);
        shim_document_add_term(doc, SCHEMA_NAME, key, 0);
        if (extension)
            shim_document_add_term(doc, SCHEMA_EXTENSION, extension, 0);
    }
}

static void set_text(struct shim_document *doc, guint slot, const char *value)
{
    if (value && *value)
        shim_document_set_bytes(doc, slot, value, strlen(value));
}

static void add_values(struct shim_document *doc, const struct record *record)
{
    const GArray *facts = record->facts;
    const char *date = facts_value(facts, FACT_DATE);
    const char *commune = facts_value(facts, FACT_COMMUNE);
    const char *code = facts_value(facts, FACT_MATIERE);
    const char *name = facts_value(facts, FACT_MATIERE_NAME);
    const guint number = date ? field_date(date) : 0;
    if (number)
        shim_document_set_number(doc, SCHEMA_SLOT_DATE, number);
    set_text(doc, SCHEMA_SLOT_TYPE, facts_value(facts, FACT_TYPE));
    if (commune) {
        g_autofree char *place = label_place(commune);
        set_text(doc, SCHEMA_SLOT_COMMUNE, place);
    }
    if (code || name) {
        g_autofree char *matiere =
            g_strdup_printf("%s\t%s", code ? code : "", name ? name : "");
        set_text(doc, SCHEMA_SLOT_MATIERE, matiere);
    }
    set_text(doc, SCHEMA_SLOT_PATH, record_main_path(record));
}

struct shim_document *card_new(struct french *french,
                               const struct record *record)
{
    struct shim_document *card = shim_document_new();
    add_words(card, french, record->facts);
    add_facts(card, record->facts);
    add_names(card, record->paths);
    add_values(card, record);
    return card;
}

static guint64 add_text(guint64 digest, const char *text)
{
    for (const char *p = text ? text : ""; *p; p++)
        digest = fnv_add(digest, (guint8) *p);
    return fnv_add(digest, 0x100);
}

guint64 card_digest(const struct record *record)
{
    guint64 digest = FNV_START;
    for (int kind = 0; kind < N_FACT_KINDS; kind++)
        digest = add_text(digest, facts_value(record->facts, kind));
    for (guint i = 0; i < MIN(record->paths->len, CARD_NAMES_MAX); i++) {
        g_autofree char *name = g_path_get_basename(record->paths->pdata[i]);
        digest = add_text(digest, name);
    }
    return add_text(digest, record_main_path(record));
}

bool card_exchange(struct shim_writer *writer, struct french *french,
                   const struct record *record, GError **error)
{
    g_autofree char *term = g_strconcat(SCHEMA_ID, record->id, NULL);
    g_autoptr(shim_document_t) card = card_new(french, record);
    const struct shim_exchange exchange = {
        .term = term,
        .prefixes = prefixes,
        .slots = slots,
        .n_slots = G_N_ELEMENTS(slots),
        .card = card,
    };
    return shim_writer_exchange(writer, &exchange, error);
}
