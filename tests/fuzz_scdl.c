/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_scdl.c - any bytes are an SCDL file, a sources list or neither: what is
 * used is sound, and what is said stands in the file. */
#include "indexer/limits.h"
#include "indexer/scdl.h"
#include "indexer/sources.h"
#include "indexer/table.h"
#include "indexer/url.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(claim)                       \
    do {                                   \
        if (!(claim))                      \
            g_error("not so: %s", #claim); \
    } while (0)

static void check_line(const char *text)
{
    CHECK(*text && g_utf8_validate(text, -1, NULL));
    CHECK(!strpbrk(text, "\n\r\t"));
}

/* Lines of whatever encoding: no text has more than it has such bytes. */
static guint count_lines(const char *p, gsize len)
{
    guint n = 1;
    for (gsize i = 0; i < len; i++)
        n += p[i] == '\n' || p[i] == '\r';
    return n;
}

static void check_defects(const defects_t *defects, guint n_lines)
{
    const GPtrArray *all = defects_all(defects);
    for (guint i = 0; i < all->len; i++) {
        const struct defect *defect = all->pdata[i];
        guint line = 0;
        CHECK(defect->spans->len > 0);
        for (guint j = 0; j < defect->spans->len; j++) {
            const struct defect_span *span =
                &g_array_index(defect->spans, struct defect_span, j);
            CHECK(span->first_line > line);
            CHECK(span->last_line >= span->first_line);
            line = span->last_line;
        }
        CHECK(line <= n_lines);
        g_autofree char *text = defect_text(defect);
        check_line(text);
    }
}

static void check_date(const char *date)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autofree char *time = g_strconcat(date, "T00:00:00", NULL);
    g_autoptr(GDateTime) at = g_date_time_new_from_iso8601(time, utc);
    CHECK(strlen(date) == 10 && at);
}

/* What is stored is what is read back. */
static void check_stored(struct table *table)
{
    g_autoptr(table_t) owned = table;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = table_encode(owned);
    g_autoptr(table_t) read = table_decode(bytes, &error);
    CHECK(read && !error && read->rows->len == owned->rows->len);
    g_autoptr(GBytes) again = table_encode(read);
    CHECK(g_bytes_equal(bytes, again));
}

static void check_row(const struct scdl_row *row, guint n_lines)
{
    const char *const *values = row->values;
    for (guint i = 0; i < N_SCDL_VALUES; i++) {
        if (!values[i])
            continue;
        check_line(values[i]);
        CHECK(strlen(values[i]) <= LIMIT_TABLE_VALUE_LEN);
    }
    if (values[SCDL_DATE])
        check_date(values[SCDL_DATE]);
    CHECK(!values[SCDL_SIRET] ||
          (strlen(values[SCDL_SIRET]) == 14 &&
           strspn(values[SCDL_SIRET], "0123456789") == 14));
    if (values[SCDL_URL]) {
        CHECK(url_is_web(values[SCDL_URL]));
        g_autofree char *name = url_file_name(values[SCDL_URL]);
        CHECK(!name || (*name && !strchr(name, '/')));
        g_autofree char *key = url_key(values[SCDL_URL]);
        CHECK(g_str_has_prefix(key, "http") || g_str_has_prefix(key, "ftp"));
    }
    CHECK(row->place.first_line > 1 && row->place.last_line <= n_lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *p = (const char *) data;
    const guint n_lines = count_lines(p, size);
    g_autoptr(GError) error = NULL;
    g_autoptr(scdl_t) scdl = scdl_read(p, size, &error);
    CHECK(!scdl == !!error);
    CHECK(!scdl == !scdl_is_head(p, size));
    if (scdl) {
        CHECK(scdl->rows->len <= scdl->n_rows && scdl->n_rows < n_lines);
        check_defects(scdl->defects, n_lines);
        check_stored(table_of_scdl("/a.csv", scdl));
        for (guint i = 0; i < scdl->rows->len; i++)
            check_row(&g_array_index(scdl->rows, struct scdl_row, i), n_lines);
    }
    g_autoptr(sources_t) sources = sources_read(p, size);
    CHECK(sources->rows->len <= sources->n_rows && sources->n_rows <= n_lines);
    check_defects(sources->defects, n_lines);
    check_stored(table_of_sources("/a.tsv", sources));
    for (guint i = 0; i < sources->rows->len; i++) {
        const struct sources_row *row =
            &g_array_index(sources->rows, struct sources_row, i);
        CHECK(*row->path && url_is_web(row->url));
        check_line(row->url);
        if (row->fetched)
            check_line(row->fetched);
    }
    return 0;
}
