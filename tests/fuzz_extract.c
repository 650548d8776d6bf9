/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_extract.c - any bytes, taken for a document of the kind they look like,
 * give pages that may travel, or a reason; OCR is left out. */
#include "indexer/extract.h"
#include "indexer/limits.h"
#include "indexer/wire.h"

#include <gio/gio.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__lsan_default_suppressions(void);

/* See sanitizers.c. */
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig.so\n";
}

static struct extractor *extractor;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static char language[] = "fra";
    const struct ocr_options no_ocr = {OCR_NEVER, language};

    (void) argc, (void) argv;
    extractor = extractor_new(&no_ocr, NULL);
    g_assert_nonnull(extractor);
    return 0;
}

static void check_line(const char *line, gsize max_len)
{
    if (!line)
        return;
    g_assert_true(*line && strlen(line) <= max_len);
    g_assert_true(wire_is_text(line, strlen(line)));
}

static bool check_page(void *context, const struct record_page *page,
                       GError **error)
{
    (void) context, (void) error;
    g_assert_true(page->text_len <= LIMIT_PAGE_LEN);
    g_assert_true(strlen(page->text) == page->text_len);
    g_assert_true(wire_is_text(page->text, page->text_len));
    check_line(page->label, LIMIT_LABEL_LEN);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct extract_sink sink = {.page = check_page};
    struct extract_facts facts;
    g_autoptr(GError) error = NULL;
    int fd = memfd_create("document", MFD_CLOEXEC);

    g_assert_true(write(fd, data, size) == (gssize) size);
    const struct task task = {.kind = extract_sniff(fd)};
    bool done = extractor_read(extractor, fd, &task, &sink, &facts, &error);
    g_assert_true(done ? !error : error && error->domain == G_IO_ERROR);
    check_line(facts.title, LIMIT_TITLE_LEN);
    extract_facts_clear(&facts);
    close(fd);
    return 0;
}
