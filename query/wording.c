/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wording.c - what pages, feeds and notes say, in French. */
#include "query/wording.h"

#include "query/blank.h"
#include "query/print.h"
#include "query/syntax_error.h"
#include "shim/stamp.h"

#include <string.h>

static void append_number(GString *out, gint64 n)
{
    char digits[32];
    g_snprintf(digits, sizeof digits, "%" G_GINT64_FORMAT, n);
    const gsize len = strlen(digits);
    for (gsize i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0 && digits[i - 1] != '-')
            g_string_append(out, BLANK_NARROW);
        g_string_append_c(out, digits[i]);
    }
}

static void append_count(GString *out, gint64 n, const char *one,
                         const char *several)
{
    append_number(out, n);
    g_string_append_printf(out, " %s", n < 2 ? one : several);
}

char *wording_count(gint64 n, const char *one, const char *several)
{
    GString *out = g_string_new(NULL);
    append_count(out, n, one, several);
    return g_string_free(out, FALSE);
}

char *wording_totals(const struct answer *answer)
{
    GString *out = g_string_new(NULL);
    if (answer->n_passages > 0) {
        append_count(out, answer->n_passages, "passage", "passages");
        g_string_append(out, " dans ");
        append_count(out, answer->n_documents, "document", "documents");
    } else {
        g_string_append(out, answer->hits->len > 0
                                 ? "Aucun passage ne contient tous les mots"
                                 : "Aucun passage trouvé");
    }
    if (answer->since) {
        g_autofree char *since = stamp_text(answer->since);
        g_string_append_printf(out, ", parmi ce qui est indexé depuis %s",
                               since);
    }
    return g_string_free(out, FALSE);
}

char *wording_missing(const GPtrArray *missing)
{
    return wording_count(missing->len, "index non consulté",
                         "index non consultés");
}

static void append_missing(GString *out, const GPtrArray *missing,
                           bool is_public)
{
    if (missing->len == 0)
        return;
    g_autofree char *names = print_missing(missing);
    g_autofree char *count = wording_missing(missing);
    g_string_append_printf(out, BLANK_NARROW "; %s", count);
    if (!is_public)
        g_string_append_printf(out, BLANK_WIDE ": %s", names);
}

char *wording_coverage(const struct coverage *coverage,
                       const GPtrArray *missing, bool is_public)
{
    GString *out = g_string_new("Recherche faite dans ");
    append_count(out, coverage->documents, "document", "documents");
    g_string_append(out, ", ");
    append_count(out, coverage->pages, "page", "pages");
    if (coverage->pages_ocr > 0) {
        g_string_append(out, " (dont ");
        append_count(out, coverage->pages_ocr, "lue", "lues");
        g_string_append(out, " par reconnaissance de caractères)");
    }
    if (coverage->pages_without_text > 0) {
        g_string_append(out, BLANK_NARROW "; ");
        append_count(out, coverage->pages_without_text,
                     "page sans texte n’a pas pu être lue",
                     "pages sans texte n’ont pas pu être lues");
    }
    if (coverage->documents_failed > 0) {
        g_string_append(out, BLANK_NARROW "; ");
        append_count(out, coverage->documents_failed, "fichier en échec",
                     "fichiers en échec");
    }
    append_missing(out, missing, is_public);
    return g_string_free(out, FALSE);
}

static void append_remark(GString *out, const char *remark)
{
    g_string_append_printf(out, "%s%s", out->len ? " · " : "", remark);
}

char *wording_remarks(const struct hit *hit)
{
    GString *out = g_string_new(NULL);
    if (hit->is_partial)
        append_remark(out, "une partie des mots seulement");
    if (hit->has_related) {
        g_autofree char *matched = g_strjoinv(", ", hit->matched);
        g_autofree char *remark =
            g_strconcat("trouvé par" BLANK_WIDE ": ", matched, NULL);
        append_remark(out, remark);
    }
    if (hit->is_ocr)
        append_remark(out, "page lue par reconnaissance de caractères");
    return g_string_free(out, FALSE);
}

char *wording_copies(const struct hit *hit)
{
    if (hit->n_copies == 0)
        return NULL;
    g_autofree char *count =
        wording_count(hit->n_copies, "autre document", "autres documents");
    return g_strconcat("aussi dans ", count, NULL);
}

char *wording_suggestion(const struct suggestion *suggestion)
{
    if (!suggestion->text)
        return NULL;
    g_autofree char *count =
        wording_count(suggestion->n_passages, "passage", "passages");
    return g_strdup_printf("Vouliez-vous dire" BLANK_WIDE
                           ": %s (%s)" BLANK_NARROW "?",
                           suggestion->text, count);
}

static void advise_unknown(GPtrArray *advice, const struct unknown *unknown)
{
    g_autofree char *near = g_strjoinv(", ", unknown->near);
    g_ptr_array_add(
        advice,
        g_strdup_printf("Aucun document ne répond à %s:%s%s%s",
                        filter_field_name(unknown->field), unknown->value,
                        *near ? BLANK_NARROW "; il y a" BLANK_WIDE ": " : "",
                        near));
}

GPtrArray *wording_unknown(const struct answer *answer)
{
    GPtrArray *advice = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < answer->unknown->len; i++)
        advise_unknown(advice,
                       &g_array_index(answer->unknown, struct unknown, i));
    return advice;
}

GPtrArray *wording_advice(const struct answer *answer)
{
    GPtrArray *advice = g_ptr_array_new_with_free_func(g_free);
    char *suggestion = wording_suggestion(&answer->suggestion);
    if (suggestion)
        g_ptr_array_add(advice, suggestion);
    g_ptr_array_extend_and_steal(advice, wording_unknown(answer));
    if (answer->more->len > 0) {
        g_autofree char *more = print_more(answer->more);
        g_ptr_array_add(advice,
                        g_strconcat("Mots apparentés qui trouveraient d’autres "
                                    "passages" BLANK_WIDE ": ",
                                    more, NULL));
    }
    if (answer->unrelated[0]) {
        g_autofree char *words = g_strjoinv(", ", answer->unrelated);
        g_ptr_array_add(
            advice,
            g_strconcat("Aucun mot apparenté n’est connu de" BLANK_WIDE ": ",
                        words, NULL));
    }
    return advice;
}

const char *wording_error(const GError *error)
{
    const char *french = syntax_error_french(error);
    return french ? french : error->message;
}

const char *wording_facet(enum facet_kind kind)
{
    static const char *const names[N_FACETS] = {"Communes", "Types de document",
                                                "Années", "Matières"};
    return names[kind];
}

static void add_count(struct sheet *sheet, const char *value,
                      const struct facet_count *count)
{
    sheet_text(sheet, value);
    sheet_number(sheet, count->n_documents);
    sheet_number(sheet, count->n_passages);
    sheet_end_row(sheet);
}

struct sheet *wording_counts(const struct facet *facet)
{
    static const char *const names[N_FACETS] = {"Commune", "Type", "Année",
                                                "Matière"};
    const struct sheet_column columns[] = {
        {names[facet->kind], false}, {"Documents", true}, {"Passages", true}};
    struct sheet *sheet = sheet_new(columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < facet->values->len; i++) {
        const struct facet_value *value =
            &g_array_index(facet->values, struct facet_value, i);
        g_autofree char *named =
            value->name ? g_strjoin(" ", value->value, value->name, NULL)
                        : NULL;
        add_count(sheet, named ? named : value->value, &value->count);
    }
    if (facet->without.n_passages > 0)
        add_count(sheet, "(inconnu)", &facet->without);
    return sheet;
}
