/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sketch.c - what is kept of a document's words to find others like it. */
#include "indexer/sketch.h"

#include "indexer/limits.h"
#include "indexer/telling.h"
#include "shim/french.h"
#include "shim/variant.h"

#include <gio/gio.h>
#include <string.h>

/* Words; bytes; hash, word, first byte and length of each shingle; hash and
 * word of each mark.  Words and first bytes are differences; a mark's hash is
 * even where it is weak. */
#define SKETCH_TYPE "(uuauauauauaqau)"

/* Of a number so many digits are looked at, the last ones: where a table is
 * read by rows, its cells may run together, "56 392 000". */
enum { NUMBER_DIGITS = 6 };

struct sketch *sketch_new(void)
{
    struct sketch *sketch = g_rc_box_new0(struct sketch);
    sketch->shingles = g_array_new(FALSE, FALSE, sizeof(struct sketch_shingle));
    sketch->marks = g_array_new(FALSE, FALSE, sizeof(struct sketch_mark));
    sketch->by_hash = g_array_new(FALSE, FALSE, sizeof(guint32));
    return sketch;
}

static void clear(gpointer data)
{
    struct sketch *sketch = data;
    g_array_unref(sketch->shingles);
    g_array_unref(sketch->marks);
    g_array_unref(sketch->by_hash);
}

struct sketch *sketch_ref(struct sketch *sketch)
{
    return g_rc_box_acquire(sketch);
}

void sketch_free(struct sketch *sketch)
{
    if (sketch)
        g_rc_box_release_full(sketch, clear);
}

static int by_hash(gconstpointer left, gconstpointer right, gpointer data)
{
    const struct sketch_shingle *shingles = data;
    const guint32 x = *(const guint32 *) left, y = *(const guint32 *) right;
    const guint32 a = shingles[x].hash, b = shingles[y].hash;
    return a != b ? (a > b) - (a < b) : (x > y) - (x < y);
}

void sketch_sort(struct sketch *sketch)
{
    if (sketch->by_hash->len == sketch->shingles->len)
        return;
    g_array_set_size(sketch->by_hash, 0);
    for (guint32 i = 0; i < sketch->shingles->len; i++)
        g_array_append_val(sketch->by_hash, i);
    g_array_sort_with_data(sketch->by_hash, by_hash, sketch->shingles->data);
}

guint sketch_mark_at(const struct sketch *sketch, guint32 word)
{
    guint low = 0, high = sketch->marks->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(sketch->marks, struct sketch_mark, middle).word <
            word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

guint sketch_shingle_at(const struct sketch *sketch, guint32 word)
{
    guint low = 0, high = sketch->shingles->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(sketch->shingles, struct sketch_shingle, middle)
                .word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- Words ----------------------------------------------------------------
 */

/* FNV-1a, 64 bits. */
static guint64 hash_of(const char *text)
{
    guint64 hash = 0xcbf29ce484222325;
    for (; *text; text++)
        hash = (hash ^ (guint8) *text) * 0x100000001b3;
    return hash;
}

/* The finaliser of MurmurHash3: each bit depends on all. */
static guint64 mixed(guint64 hash)
{
    hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccd;
    hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53;
    return hash ^ hash >> 33;
}

static bool counts(const struct french_token *token)
{
    const char *folded = token->word->folded;
    return token->kind == FRENCH_WORD &&
           (g_ascii_isdigit(folded[0]) ||
            (folded[0] && *g_utf8_next_char(folded)));
}

/* The hash of the words from token on, and where they end; false where the
 * text ends before. */
static bool hash_shingle(const GArray *tokens, guint token, guint64 *hash,
                         gsize *end)
{
    guint n = 0;
    *hash = 0;
    for (guint i = token; i < tokens->len && n < SKETCH_SHINGLE_WORDS; i++) {
        const struct french_token *next =
            &g_array_index(tokens, struct french_token, i);
        if (!counts(next))
            continue;
        *hash = mixed(*hash + hash_of(next->word->folded));
        *end = next->end;
        n++;
    }
    return n == SKETCH_SHINGLE_WORDS;
}

static bool has_shingle(const struct sketch *sketch, guint from, guint32 hash)
{
    for (guint i = from; i < sketch->shingles->len; i++)
        if (g_array_index(sketch->shingles, struct sketch_shingle, i).hash ==
            hash)
            return true;
    return false;
}

static void add_mark(struct sketch *sketch, const struct passages_input *window,
                     guint token)
{
    const enum telling telling = telling_of(window, token);
    if (telling == TELLING_NOTHING)
        return;
    const char *folded =
        g_array_index(window->tokens, struct french_token, token).word->folded;
    const gsize len = strlen(folded);
    if (g_ascii_isdigit(folded[0]) && len > NUMBER_DIGITS)
        folded += len - NUMBER_DIGITS;
    const struct sketch_mark mark = {mixed(hash_of(folded)) >> 49,
                                     telling == TELLING_STRONG,
                                     sketch->n_words};
    g_array_append_val(sketch->marks, mark);
}

void sketch_add(struct sketch *sketch, const struct passages_input *window,
                const struct passage *passage, gsize start)
{
    const guint n_before = sketch->shingles->len;
    sketch->stream_len = start + passage->start + passage->len;
    for (guint i = passage->first_token;
         i < passage->end_token && sketch->n_words < LIMIT_SKETCH_WORDS; i++) {
        const struct french_token *token =
            &g_array_index(window->tokens, struct french_token, i);
        if (!counts(token))
            continue;
        guint64 hash;
        gsize end = 0;
        /* A row of words that is written over and over is kept once. */
        if (hash_shingle(window->tokens, i, &hash, &end) &&
            hash % SKETCH_SAMPLE == 0 &&
            !has_shingle(sketch, n_before, hash >> 32)) {
            const struct sketch_shingle shingle = {
                hash >> 32, sketch->n_words, start + token->start, start + end};
            g_array_append_val(sketch->shingles, shingle);
        }
        add_mark(sketch, window, i);
        sketch->n_words++;
    }
}

/* ---- Stored ---------------------------------------------------------------
 */

enum column_kind { AS_IT_IS, DIFFERENCES };

/* One number of each element. */
static GVariant *numbers(const GArray *array, gsize offset,
                         enum column_kind kind)
{
    const gsize size = g_array_get_element_size((GArray *) array);
    g_autofree guint32 *values = g_new(guint32, array->len + 1);
    guint32 last = 0;
    for (guint i = 0; i < array->len; i++) {
        guint32 value;
        memcpy(&value, array->data + i * size + offset, sizeof value);
        values[i] = kind == DIFFERENCES ? value - last : value;
        last = value;
    }
    return g_variant_new_fixed_array(G_VARIANT_TYPE_UINT32, values, array->len,
                                     sizeof *values);
}

static GVariant *shingle_lengths(const GArray *shingles)
{
    g_autofree guint32 *values = g_new(guint32, shingles->len + 1);
    for (guint i = 0; i < shingles->len; i++) {
        const struct sketch_shingle *shingle =
            &g_array_index(shingles, struct sketch_shingle, i);
        values[i] = shingle->end - shingle->start;
    }
    return g_variant_new_fixed_array(G_VARIANT_TYPE_UINT32, values,
                                     shingles->len, sizeof *values);
}

static GVariant *mark_hashes(const GArray *marks)
{
    g_autofree guint16 *values = g_new(guint16, marks->len + 1);
    for (guint i = 0; i < marks->len; i++) {
        const struct sketch_mark *mark =
            &g_array_index(marks, struct sketch_mark, i);
        values[i] = mark->hash << 1 | mark->is_strong;
    }
    return g_variant_new_fixed_array(G_VARIANT_TYPE_UINT16, values, marks->len,
                                     sizeof *values);
}

GBytes *sketch_encode(const struct sketch *sketch)
{
    const GArray *shingles = sketch->shingles, *marks = sketch->marks;
    GVariant *parts[] = {
        g_variant_new_uint32(sketch->n_words),
        g_variant_new_uint32(sketch->stream_len),
        numbers(shingles, offsetof(struct sketch_shingle, hash), AS_IT_IS),
        numbers(shingles, offsetof(struct sketch_shingle, word), DIFFERENCES),
        numbers(shingles, offsetof(struct sketch_shingle, start), DIFFERENCES),
        shingle_lengths(shingles),
        mark_hashes(marks),
        numbers(marks, offsetof(struct sketch_mark, word), DIFFERENCES),
    };
    g_autoptr(GBytes) plain =
        variant_encode(g_variant_new_tuple(parts, G_N_ELEMENTS(parts)));
    return variant_deflate(plain);
}

/* A column of the stored sketch. */
struct column {
    const guint32 *values;
    gsize n;
    guint32 sum; /* of those read */
};

static struct column column_of(GVariant *variant)
{
    struct column column = {NULL, 0, 0};
    column.values =
        g_variant_get_fixed_array(variant, &column.n, sizeof(guint32));
    return column;
}

/* The next number of those that grow, below end; false where it cannot be. */
static bool next(struct column *column, gsize i, guint32 end, guint32 *value)
{
    if (end <= column->sum || column->values[i] >= end - column->sum)
        return false;
    *value = column->sum += column->values[i];
    return true;
}

static bool read_shingles(struct sketch *sketch, GVariant *const parts[])
{
    const struct column hashes = column_of(parts[2]),
                        lengths = column_of(parts[5]);
    struct column words = column_of(parts[3]), starts = column_of(parts[4]);
    const gsize n = hashes.n;
    if (words.n != n || starts.n != n || lengths.n != n)
        return false;
    for (gsize i = 0; i < n; i++) {
        struct sketch_shingle shingle = {.hash = hashes.values[i]};
        if (!next(&words, i, sketch->n_words, &shingle.word) ||
            !next(&starts, i, sketch->stream_len, &shingle.start) ||
            lengths.values[i] > sketch->stream_len - shingle.start)
            return false;
        shingle.end = shingle.start + lengths.values[i];
        g_array_append_val(sketch->shingles, shingle);
    }
    return true;
}

static bool read_marks(struct sketch *sketch, GVariant *const parts[])
{
    gsize n;
    const guint16 *hashes =
        g_variant_get_fixed_array(parts[6], &n, sizeof *hashes);
    struct column words = column_of(parts[7]);
    if (n != words.n)
        return false;
    for (gsize i = 0; i < n; i++) {
        struct sketch_mark mark = {hashes[i] >> 1, hashes[i] & 1, 0};
        if (!next(&words, i, sketch->n_words, &mark.word))
            return false;
        g_array_append_val(sketch->marks, mark);
    }
    return true;
}

static bool read_parts(struct sketch *sketch, GVariant *value)
{
    GVariant *parts[8];
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        parts[i] = g_variant_get_child_value(value, i);
    sketch->n_words = g_variant_get_uint32(parts[0]);
    sketch->stream_len = g_variant_get_uint32(parts[1]);
    const bool is_whole = sketch->n_words <= LIMIT_SKETCH_WORDS &&
                          read_shingles(sketch, parts) &&
                          read_marks(sketch, parts);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        g_variant_unref(parts[i]);
    return is_whole;
}

struct sketch *sketch_decode(GBytes *bytes, GError **error)
{
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    g_autoptr(GBytes) plain =
        variant_inflate(data, len, LIMIT_SKETCH_LEN, "a sketch", error);
    g_autoptr(GVariant) value =
        plain ? variant_decode(SKETCH_TYPE, plain, "a sketch", error) : NULL;
    if (!value)
        return NULL;
    g_autoptr(sketch_t) sketch = sketch_new();
    if (!read_parts(sketch, value)) {
        g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                            "a sketch in the index is damaged: build the "
                            "index anew");
        return NULL;
    }
    return g_steal_pointer(&sketch);
}
