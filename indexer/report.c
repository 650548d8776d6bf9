/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.c - what became of each file. */
#include "indexer/report.h"

#include "shim/json_text.h"
#include "shim/path.h"
#include "shim/record.h"

#include <errno.h>
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

static const char *const status_names[REPORT_N_STATUS] = {
    [REPORT_INDEXED] = "indexed",     [REPORT_UNCHANGED] = "unchanged",
    [REPORT_DUPLICATE] = "duplicate", [REPORT_MOVED] = "moved",
    [REPORT_FAILED] = "failed",       [REPORT_SKIPPED] = "skipped",
    [REPORT_ARCHIVE] = "archive",     [REPORT_TABLE] = "table",
    [REPORT_REMOVED] = "removed",
};

struct report {
    char *path;
    FILE *out; /* or NULL */
    guint counts[REPORT_N_STATUS];
};

static bool fail(const struct report *report, GError **error)
{
    int code = errno;
    g_autofree char *printed = path_print(report->path);
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(code),
                "cannot write the report %s: %s", printed, g_strerror(code));
    return false;
}

struct report *report_new(const char *path, GError **error)
{
    g_autoptr(report_t) report = g_new0(struct report, 1);
    if (!path)
        return g_steal_pointer(&report);
    report->path = g_strdup(path);
    report->out = fopen(path, "we");
    if (!report->out) {
        fail(report, error);
        return NULL;
    }
    /* A line a file: who follows the report, or finds it after a crash, sees
     * whole lines. */
    setvbuf(report->out, NULL, _IOLBF, BUFSIZ);
    return g_steal_pointer(&report);
}

void report_free(struct report *report)
{
    if (!report)
        return;
    if (report->out)
        fclose(report->out);
    g_free(report->path);
    g_free(report);
}

static void add_unread(JsonBuilder *builder, const GArray *pages)
{
    json_builder_set_member_name(builder, "unread");
    json_builder_begin_array(builder);
    for (guint i = 0; i < pages->len; i++) {
        const struct record_page *page =
            &g_array_index(pages, struct record_page, i);
        if (page->reading != RECORD_UNREAD)
            continue;
        json_builder_begin_object(builder);
        json_builder_set_member_name(builder, "page");
        json_builder_add_int_value(builder, i + 1);
        json_builder_set_member_name(builder, "reason");
        json_builder_add_string_value(builder, reading_cause(page->cause));
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_table(JsonBuilder *builder, const struct table *table,
                      bool is_joined)
{
    json_builder_set_member_name(builder, "rows");
    json_builder_add_int_value(builder, table->n_rows);
    json_builder_set_member_name(builder, "rows_used");
    json_builder_add_int_value(builder, table->rows->len);
    json_builder_set_member_name(builder, "rows_joined");
    if (is_joined)
        json_builder_add_int_value(builder, table_n_joined(table));
    else
        json_builder_add_null_value(builder);
    json_builder_set_member_name(builder, "defects");
    json_builder_begin_array(builder);
    for (guint i = 0; i < table->defects->len; i++)
        json_builder_add_string_value(builder, table->defects->pdata[i]);
    json_builder_end_array(builder);
}

/* All members but path, which json-glib cannot write: it is no UTF-8. */
static char *rest_of_object(const struct report_file *file)
{
    g_autoptr(JsonBuilder) builder = json_builder_new_immutable();
    json_builder_begin_object(builder);
    json_builder_set_member_name(builder, "status");
    json_builder_add_string_value(builder, status_names[file->status]);
    json_builder_set_member_name(builder, "reason");
    if (file->reason)
        json_builder_add_string_value(builder, file->reason);
    else
        json_builder_add_null_value(builder);
    json_builder_set_member_name(builder, "pages");
    json_builder_add_int_value(builder, file->n_pages);
    json_builder_set_member_name(builder, "pages_without_text");
    json_builder_add_int_value(builder, file->n_unread);
    json_builder_set_member_name(builder, "pages_ocr");
    json_builder_add_int_value(builder, file->n_ocr);
    if (file->pages)
        add_unread(builder, file->pages);
    if (file->n_members > 0 || file->status == REPORT_ARCHIVE) {
        json_builder_set_member_name(builder, "members");
        json_builder_add_int_value(builder, file->n_members);
    }
    if (file->table)
        add_table(builder, file->table, file->is_joined);
    json_builder_set_member_name(builder, "ms");
    json_builder_add_int_value(builder, file->elapsed_ms);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *json = json_to_string(root, FALSE);
    GString *safe = g_string_new(NULL);
    json_text_append(safe, json);
    return g_string_free(safe, FALSE);
}

bool report_add(struct report *report, const struct report_file *file,
                GError **error)
{
    report->counts[file->status]++;
    if (!report->out)
        return true;
    g_autofree char *path = path_json(file->path);
    g_autofree char *rest = rest_of_object(file);
    if (fprintf(report->out, "{\"path\":%s,%s\n", path, rest + 1) < 0)
        return fail(report, error);
    return true;
}

bool report_close(struct report *report, GError **error)
{
    FILE *out = g_steal_pointer(&report->out);
    if (out && fclose(out) != 0)
        return fail(report, error);
    return true;
}

const char *report_status_name(enum report_status status)
{
    return status_names[status];
}

guint report_count(const struct report *report, enum report_status status)
{
    return report->counts[status];
}
