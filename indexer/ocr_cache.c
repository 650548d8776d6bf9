/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ocr_cache.c - documents that OCR has read, kept beside any index. */
#include "indexer/ocr_cache.h"

#include "indexer/limits.h"
#include "indexer/wire.h"
#include "shim/path.h"
#include "shim/variant.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

/* Raised when the same document would give other pages. */
#define CACHE_VERSION "3"

/* title, complaint, pages (label, reading, confidence, cause, text) */
#define ENTRY_TYPE "(msmsa(msyyys))"

/* Nothing that extraction gives is longer. */
#define ENTRY_LEN_MAX \
    ((gsize) LIMIT_TEXT_LEN + (gsize) LIMIT_PAGES * (LIMIT_LABEL_LEN + 64))

struct ocr_cache {
    char *folder;
    char *manner; /* how documents are read: part of every name */
    guint64 max_len;
    guint64 len; /* of all files */
    bool has_failed;
};

/* A file of the cache, on the way out. */
struct entry {
    char *path;
    gint64 used; /* s since 1970 */
    guint64 len;
};

char *ocr_cache_folder(void)
{
    return g_build_filename(g_get_user_cache_dir(), "vigie", "ocr", NULL);
}

/* ---- What is kept ---------------------------------------------------------*/

static void entry_free(gpointer data)
{
    struct entry *entry = data;
    g_free(entry->path);
    g_free(entry);
}

static gint compare_use(gconstpointer a, gconstpointer b)
{
    const struct entry *x = *(const struct entry *const *) a;
    const struct entry *y = *(const struct entry *const *) b;

    if (x->used != y->used)
        return x->used < y->used ? -1 : 1;
    return strcmp(x->path, y->path);
}

static GPtrArray *list_entries(const struct ocr_cache *cache)
{
    GPtrArray *entries = g_ptr_array_new_with_free_func(entry_free);
    g_autoptr(GDir) dir = g_dir_open(cache->folder, 0, NULL);
    const char *name;

    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(cache->folder, name, NULL);
        GStatBuf st;
        if (g_lstat(path, &st) != 0 || !S_ISREG(st.st_mode))
            continue;
        struct entry *entry = g_new(struct entry, 1);
        *entry = (struct entry){g_steal_pointer(&path), st.st_mtime,
                                (guint64) st.st_size};
        g_ptr_array_add(entries, entry);
    }
    return entries;
}

/* Counts what there is; where that is too much, a quarter goes with it, so
 * that the next file is not too much again. */
static void prune(struct ocr_cache *cache)
{
    g_autoptr(GPtrArray) entries = list_entries(cache);

    cache->len = 0;
    for (guint i = 0; i < entries->len; i++)
        cache->len += ((const struct entry *) entries->pdata[i])->len;
    if (cache->len <= cache->max_len)
        return;
    g_ptr_array_sort(entries, compare_use);
    for (guint i = 0;
         i < entries->len && cache->len > cache->max_len - cache->max_len / 4;
         i++) {
        const struct entry *entry = entries->pdata[i];
        if (g_unlink(entry->path) == 0)
            cache->len -= entry->len;
    }
}

struct ocr_cache *ocr_cache_new(const char *folder,
                                const struct ocr_options *options,
                                guint64 max_len)
{
    struct ocr_cache *cache = g_new0(struct ocr_cache, 1);

    cache->folder = g_strdup(folder);
    cache->manner =
        g_strjoin("\n", "", CACHE_VERSION, ocr_mode_name(options->mode),
                  options->language, NULL);
    cache->max_len = max_len ? max_len : LIMIT_CACHE_LEN;
    prune(cache);
    return cache;
}

void ocr_cache_free(struct ocr_cache *cache)
{
    if (!cache)
        return;
    g_free(cache->folder);
    g_free(cache->manner);
    g_free(cache);
}

static char *path_of(const struct ocr_cache *cache, const char *id)
{
    g_autofree char *key = g_strconcat(id, cache->manner, NULL);
    g_autofree char *name =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, key, -1);

    return g_build_filename(cache->folder, name, NULL);
}

/* ---- Reading --------------------------------------------------------------*/

static bool is_page(const struct record_page *page)
{
    return page->reading <= RECORD_OCR && page->confidence <= 100 &&
           page->cause < RECORD_N_CAUSES && page->text_len <= LIMIT_PAGE_LEN &&
           wire_is_text(page->text, page->text_len) &&
           (!page->label || (strlen(page->label) <= LIMIT_LABEL_LEN &&
                             wire_is_text(page->label, strlen(page->label))));
}

static bool is_line(const char *text, gsize max_len)
{
    return !text ||
           (strlen(text) <= max_len && wire_is_text(text, strlen(text)));
}

/* NULL: it is damaged. */
static struct extraction *decode(GVariant *value)
{
    g_autoptr(extraction_t) extraction = extraction_new();
    g_autoptr(GVariantIter) pages = NULL;
    struct record_page page = {0};
    guint8 reading;

    g_variant_get(value, ENTRY_TYPE, &extraction->title, &extraction->complaint,
                  &pages);
    if (!is_line(extraction->title, LIMIT_TITLE_LEN) ||
        !is_line(extraction->complaint, LIMIT_REASON_LEN) ||
        g_variant_iter_n_children(pages) > LIMIT_PAGES)
        return NULL;
    while (g_variant_iter_next(pages, "(msyyys)", &page.label, &reading,
                               &page.confidence, &page.cause, &page.text)) {
        page.reading = reading;
        page.text_len = strlen(page.text);
        g_array_append_val(extraction->pages, page);
        if (!is_page(&page))
            return NULL;
    }
    return g_steal_pointer(&extraction);
}

static struct extraction *decode_file(const char *data, gsize len)
{
    g_autoptr(GBytes) plain =
        variant_inflate(data, len, ENTRY_LEN_MAX, "OCR", NULL);
    g_autoptr(GVariant) value =
        plain ? variant_decode(ENTRY_TYPE, plain, "OCR", NULL) : NULL;

    return value ? decode(value) : NULL;
}

bool ocr_cache_has(const struct ocr_cache *cache, const char *id)
{
    g_autofree char *path = path_of(cache, id);

    return g_access(path, R_OK) == 0;
}

struct extraction *ocr_cache_get(const struct ocr_cache *cache, const char *id)
{
    g_autofree char *path = path_of(cache, id);
    g_autofree char *data = NULL;
    gsize len;

    if (!g_file_get_contents(path, &data, &len, NULL))
        return NULL;
    struct extraction *extraction = decode_file(data, len);
    if (extraction)
        utime(path, NULL); /* it was asked for: see prune() */
    else
        g_unlink(path);
    return extraction;
}

/* ---- Writing --------------------------------------------------------------*/

static GBytes *encode(const struct extraction *extraction)
{
    GVariantBuilder pages;

    g_variant_builder_init(&pages, G_VARIANT_TYPE("a(msyyys)"));
    for (guint i = 0; i < extraction->pages->len; i++) {
        const struct record_page *page =
            &g_array_index(extraction->pages, struct record_page, i);
        g_variant_builder_add(&pages, "(msyyys)", page->label,
                              (guint8) page->reading, page->confidence,
                              page->cause, page->text);
    }
    g_autoptr(GBytes) plain = variant_encode(g_variant_new(
        ENTRY_TYPE, extraction->title, extraction->complaint, &pages));
    return variant_deflate(plain);
}

static bool fail(const struct ocr_cache *cache, const char *reason,
                 GError **error)
{
    g_autofree char *printed = path_print(cache->folder);

    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                "what OCR reads cannot be kept in %s: %s", printed, reason);
    return false;
}

static bool write_file(const struct ocr_cache *cache, const char *path,
                       GBytes *bytes, GError **error)
{
    g_autoptr(GError) cause = NULL;
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);

    if (g_mkdir_with_parents(cache->folder, 0700) != 0)
        return fail(cache, g_strerror(errno), error);
    if (!g_file_set_contents_full(path, data, (gssize) len,
                                  G_FILE_SET_CONTENTS_CONSISTENT, 0600, &cause))
        return fail(cache, cause->message, error);
    return true;
}

/* A worker that died of a page may not die of it another time. */
static bool is_given_up(const struct extraction *extraction)
{
    for (guint i = 0; i < extraction->pages->len; i++) {
        const struct record_page *page =
            &g_array_index(extraction->pages, struct record_page, i);
        if (page->reading == RECORD_UNREAD && page->cause == RECORD_GIVEN_UP)
            return true;
    }
    return false;
}

bool ocr_cache_put(struct ocr_cache *cache, const char *id,
                   const struct extraction *extraction, GError **error)
{
    g_autofree char *path = path_of(cache, id);

    if (cache->has_failed || extraction->n_ocr == 0 || is_given_up(extraction))
        return true;
    g_autoptr(GBytes) bytes = encode(extraction);
    cache->has_failed = !write_file(cache, path, bytes, error);
    if (cache->has_failed)
        return false;
    cache->len += g_bytes_get_size(bytes);
    if (cache->len > cache->max_len)
        prune(cache);
    return true;
}
