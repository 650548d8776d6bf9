/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elsewhere.c - where what a hit says also stands. */
#include "query/elsewhere.h"

#include "query/citation.h"
#include "shim/path.h"
#include "shim/schema.h"
#include "shim/sharing.h"

/* Bytes by which a place may be wrong that is told from another document: a
 * stamp, a page's header and footer. */
enum { SLACK = 400 };
/* Of the words of a sentence, so many in ten stand in its copy where OCR read
 * one of them, and misread one word or two.  Else all do: "jamais" for
 * "toujours" says the contrary. */
enum { WORDS_IN_TEN = 7 };
/* Bytes read of a copy, at most: of a passage with all that may stand between
 * its lines there. */
enum { COPY_LEN = 1 << 16 };

/* What a hit that is shown shares with one document. */
struct shown_sharing {
    const struct hit *hit;
    const struct sharing *sharing;
};

struct elsewhere {
    struct holdings *holdings;   /* borrowed */
    const struct search *search; /* borrowed */
    GPtrArray *lists;            /* GPtrArray of struct sharing * */
    GHashTable *by_document;     /* id to GArray of struct shown_sharing */
};

static void free_list(gpointer list)
{
    g_ptr_array_unref(list);
}

static void free_array(gpointer array)
{
    g_array_unref(array);
}

struct elsewhere *elsewhere_new(struct holdings *holdings,
                                const struct search *search)
{
    struct elsewhere *elsewhere = g_new0(struct elsewhere, 1);
    elsewhere->holdings = holdings;
    elsewhere->search = search;
    elsewhere->lists = g_ptr_array_new_with_free_func(free_list);
    elsewhere->by_document =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_array);
    return elsewhere;
}

void elsewhere_free(struct elsewhere *elsewhere)
{
    if (!elsewhere)
        return;
    g_hash_table_unref(elsewhere->by_document);
    g_ptr_array_unref(elsewhere->lists);
    g_free(elsewhere);
}

/* ---- Places ---------------------------------------------------------------
 */

/* The place that at, of [from, from_end), has in [to, to_end). */
static gsize carried(gsize at, const guint32 from[2], const guint32 to[2])
{
    const guint64 len = MAX(from[1] - from[0], 1);
    return to[0] + (at - from[0]) * (guint64) (to[1] - to[0]) / len;
}

static bool lies_in(gsize at, gsize start, gsize end)
{
    return start <= at && at < end;
}

/* Whether a place of the other document is of the passage that is shown. */
static bool is_shown(const struct shown_sharing *shown, gsize at)
{
    const struct hit *hit = shown->hit;
    for (guint i = 0; i < shown->sharing->stretches->len; i++) {
        const struct sharing_stretch *stretch = &g_array_index(
            shown->sharing->stretches, struct sharing_stretch, i);
        const guint32 here[] = {stretch->here, stretch->here_end};
        const guint32 there[] = {stretch->there, stretch->there_end};
        if (lies_in(at, there[0], there[1]) &&
            lies_in(carried(at, there, here) + SLACK, hit->start,
                    hit->start + hit->len + 2 * SLACK))
            return true;
    }
    return false;
}

/* ---- Words ----------------------------------------------------------------
 */

/* Function words are everywhere, and what OCR makes of specks. */
static bool counts(const struct french_word *word)
{
    return strlen(word->folded) >= 4 || g_ascii_isdigit(word->folded[0]);
}

static GHashTable *no_words(void)
{
    return g_hash_table_new(g_str_hash, g_str_equal);
}

/* Adds the words of a part of a text, folded, the analyser's own: all, or those
 * that count. */
static void add_words(struct french *french, const char *text,
                      const struct range *part, bool are_all, GHashTable *words)
{
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    french_tokens(french, text + part->start, part->end - part->start, tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        if (token->kind == FRENCH_WORD && (are_all || counts(token->word)))
            g_hash_table_add(words, (gpointer) token->word->folded);
    }
}

static guint count_shared(GHashTable *words, GHashTable *there)
{
    GHashTableIter iter;
    gpointer word;
    guint n = 0;
    g_hash_table_iter_init(&iter, words);
    while (g_hash_table_iter_next(&iter, &word, NULL))
        n += g_hash_table_contains(there, word);
    return n;
}

/* Whether the sentence of the best match stands in a text, with every word that
 * is marked in it; is_ocr: the text is OCR's. */
static bool stands_in(struct french *french, const struct hit *hit,
                      const char *text, gsize len, bool is_ocr)
{
    const struct range whole = {0, len};
    g_autoptr(GHashTable) words = no_words(), marked = no_words(),
                          there = no_words();
    add_words(french, hit->text, &hit->sentence, false, words);
    for (guint i = 0; i < hit->highlights->len; i++) {
        const struct range *mark =
            &g_array_index(hit->highlights, struct range, i);
        if (mark->start >= hit->sentence.start &&
            mark->end <= hit->sentence.end)
            add_words(french, hit->text, mark, true, marked);
    }
    add_words(french, text, &whole, true, there);
    const guint n = count_shared(words, there);
    const guint n_words = g_hash_table_size(words);
    return count_shared(marked, there) == g_hash_table_size(marked) &&
           (is_ocr || hit->is_ocr ? n * 10 >= n_words * WORDS_IN_TEN
                                  : n == n_words);
}

bool elsewhere_is_said(const struct elsewhere *elsewhere, const struct hit *hit)
{
    const GArray *all =
        g_hash_table_lookup(elsewhere->by_document, hit->document_id);
    for (guint i = 0; all && i < all->len; i++) {
        const struct shown_sharing *shown =
            &g_array_index(all, struct shown_sharing, i);
        if (is_shown(shown, hit->at) &&
            stands_in(elsewhere->holdings->french, hit, shown->hit->text,
                      strlen(shown->hit->text), shown->hit->is_ocr))
            return true;
    }
    return false;
}

/* ---- Copies ---------------------------------------------------------------
 */

static void free_copy(gpointer data)
{
    struct elsewhere_copy *copy = data;
    g_free(copy->id);
    g_free(copy->title);
    g_free(copy->path);
    g_free(copy);
}

/* The stretch that holds the best match, or NULL. */
static const struct sharing_stretch *stretch_of(const struct hit *hit,
                                                const struct sharing *sharing)
{
    for (guint i = 0; i < sharing->stretches->len; i++) {
        const struct sharing_stretch *stretch =
            &g_array_index(sharing->stretches, struct sharing_stretch, i);
        if (lies_in(hit->at, stretch->here, stretch->here_end))
            return stretch;
    }
    return NULL;
}

/* What stands there where the passage stands here. */
struct slice {
    gsize start, len;
    gsize first, last; /* of the slice: the passage, about */
    char *text;
    GArray *runs; /* struct record_run */
};

static void slice_clear(struct slice *slice)
{
    g_free(slice->text);
    g_array_unref(slice->runs);
}

static bool read_slice(const struct hit *hit,
                       const struct sharing_stretch *stretch,
                       struct record *record, struct slice *slice,
                       GError **error)
{
    const guint32 here[] = {stretch->here, stretch->here_end};
    const guint32 there[] = {stretch->there, stretch->there_end};
    const gsize first = MAX(hit->start, stretch->here);
    const gsize last = MIN(hit->start + hit->len, stretch->here_end);
    const gsize start = carried(first, here, there);
    const gsize end = carried(last, here, there) + SLACK;
    slice->start = start - MIN(start, SLACK);
    slice->len = record->stream_len - MIN(slice->start, record->stream_len);
    slice->len = MIN(slice->len, MIN(end - slice->start, COPY_LEN));
    slice->first = start - slice->start;
    slice->last = MAX(end - SLACK, start + 1) - 1 - slice->start;
    slice->runs = g_array_new(FALSE, FALSE, sizeof(struct record_run));
    slice->text =
        record_slice(record, slice->start, slice->len, slice->runs, error);
    return slice->text != NULL;
}

/* The page of the best match there; where it is not found, of the middle. */
static guint page_of(struct elsewhere *elsewhere, const struct slice *slice)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct range));
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    const struct mark_input input = {
        slice->text, slice->len, slice->len,
        slice->runs, NULL,       elsewhere->search->proximities};
    struct mark_found marks = {ranges, labels, {0, 0}};
    const bool is_found = mark_text(elsewhere->holdings->french,
                                    elsewhere->search->units, &input, &marks);
    return record_page_at(slice->runs,
                          is_found ? marks.best.start : slice->len / 2) +
           1;
}

static bool is_ocr(const struct slice *slice, const struct record *record)
{
    const guint page = record_page_at(slice->runs, slice->len / 2);
    return page < record->pages->len &&
           g_array_index(record->pages, struct record_page, page).reading ==
               RECORD_OCR;
}

static struct elsewhere_copy *new_copy(const struct sharing *sharing,
                                       const struct record *record)
{
    struct elsewhere_copy *copy = g_new0(struct elsewhere_copy, 1);
    const char *path = record_main_path(record);
    const char *title = citation_title(record->facts);
    copy->id = g_strdup(sharing->id);
    copy->path = g_strdup(path ? path : "");
    g_autofree char *base = g_path_get_basename(copy->path);
    copy->title = title ? g_strdup(title) : path_print(base);
    return copy;
}

static bool add_copy(struct elsewhere *elsewhere, struct hit *hit,
                     const struct sharing *sharing,
                     const struct sharing_stretch *stretch, GError **error)
{
    struct record *record =
        holdings_record(elsewhere->holdings, sharing->id, error);
    struct slice slice = {0};
    if (!record)
        return false;
    const bool is_read = read_slice(hit, stretch, record, &slice, error);
    if (is_read &&
        stands_in(elsewhere->holdings->french, hit, slice.text, slice.len,
                  is_ocr(&slice, record)) &&
        hit->n_copies++ < ELSEWHERE_NAMED) {
        struct elsewhere_copy *copy = new_copy(sharing, record);
        copy->page_first = record_page_at(slice.runs, slice.first) + 1;
        copy->page_last = record_page_at(slice.runs, slice.last) + 1;
        copy->page = page_of(elsewhere, &slice);
        g_ptr_array_add(hit->copies, copy);
    }
    slice_clear(&slice);
    return is_read;
}

static bool find_copies(struct elsewhere *elsewhere, struct hit *hit,
                        const GPtrArray *list, GError **error)
{
    hit->copies = g_ptr_array_new_with_free_func(free_copy);
    for (guint i = 0; i < list->len; i++) {
        const struct sharing *sharing = g_ptr_array_index(list, i);
        const struct sharing_stretch *stretch = stretch_of(hit, sharing);
        if (stretch && !add_copy(elsewhere, hit, sharing, stretch, error))
            return false;
    }
    return true;
}

static void note_sharing(struct elsewhere *elsewhere, const struct hit *hit,
                         const struct sharing *sharing)
{
    const struct shown_sharing shown = {hit, sharing};
    GArray *all = g_hash_table_lookup(elsewhere->by_document, sharing->id);
    if (!all) {
        all = g_array_new(FALSE, FALSE, sizeof shown);
        g_hash_table_insert(elsewhere->by_document, sharing->id, all);
    }
    g_array_append_val(all, shown);
}

bool elsewhere_add(struct elsewhere *elsewhere, struct hit *hit, GError **error)
{
    g_autofree char *key =
        g_strconcat(SCHEMA_KEY_SHARING, hit->document_id, NULL);
    g_autoptr(GBytes) bytes = NULL;
    if (!shim_reader_get_metadata(elsewhere->holdings->reader, key, &bytes,
                                  error))
        return false;
    GPtrArray *list = sharing_decode(bytes, error);
    if (!list)
        return false;
    g_ptr_array_add(elsewhere->lists, list);
    for (guint i = 0; i < list->len; i++)
        note_sharing(elsewhere, hit, g_ptr_array_index(list, i));
    return find_copies(elsewhere, hit, list, error);
}
