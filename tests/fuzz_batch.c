/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_batch.c - any bytes are a batch that is refused as a whole, or one
 * whose every line is a question or tells why not; its filters are of those
 * that can be typed.  The first byte says which format. */
#include "query/batch.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(claim)                       \
    do {                                   \
        if (!(claim))                      \
            g_error("not so: %s", #claim); \
    } while (0)

/* As it is read, so it reads back. */
static void check_tree(const struct batch_question *question)
{
    g_autoptr(node_t) tree = syntax_parse(question->query, NULL, NULL);
    if (!tree && (*question->query || question->filters->len == 0))
        return;
    tree = narrow_tree(g_steal_pointer(&tree), question->filters);
    g_autofree char *text = node_text(tree);
    g_autoptr(GError) error = NULL;
    g_autoptr(node_t) again = syntax_parse(text, NULL, &error);
    /* Of very many filters, a few more are too many. */
    if (g_error_matches(error, SYNTAX_ERROR, SYNTAX_ERROR_LIMIT))
        return;
    CHECK(again);
    g_autofree char *same = node_text(again);
    CHECK(strcmp(text, same) == 0);
}

static void check_question(const struct batch_question *question, guint after)
{
    CHECK(question->line > after);
    CHECK(question->same_id < question->line);
    CHECK(question->id && *question->id && question->query);
    CHECK(!question->bad_line || (*question->bad_line->message &&
                                  syntax_error_french(question->bad_line)));
    for (guint i = 0; i < question->filters->len; i++) {
        const char *value =
            g_array_index(question->filters, struct narrow_filter, i).value;
        CHECK(*value && g_utf8_validate(value, -1, NULL));
        CHECK(!strchr(value, '"') && !strchr(value, '\n'));
        CHECK(g_utf8_strlen(value, -1) <= SYNTAX_MAX_VALUE);
    }
    if (!question->bad_line)
        check_tree(question);
}

static void check_whole(struct batch *batch, const uint8_t *data, size_t size)
{
    struct batch_position position;
    g_autofree char *sum =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, data, size);
    batch_tell(batch, &position);
    CHECK(position.len == size);
    CHECK(strcmp(position.sha256, sum) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const enum batch_format format = data[0] % (BATCH_JSONL + 1);
    const int fd = memfd_create("batch", MFD_CLOEXEC);
    CHECK(fd >= 0 && write(fd, data + 1, size - 1) == (ssize_t) (size - 1));
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    g_autoptr(GError) error = NULL;
    g_autoptr(batch_t) batch = batch_open(path, format, &error);
    close(fd);
    CHECK(batch || g_error_matches(error, SYNTAX_ERROR, SYNTAX_ERROR_HEAD));
    for (guint line = 0; batch;) {
        struct batch_question *next;
        CHECK(batch_next(batch, &next, NULL));
        g_autoptr(batch_question_t) question = next;
        if (!question)
            break;
        check_question(question, line);
        line = question->line;
    }
    if (batch)
        check_whole(batch, data + 1, size - 1);
    return 0;
}
