/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_wire.c - messages come back as they were; what is no message is none. */
#include "indexer/limits.h"
#include "indexer/wire.h"

#include <string.h>

static enum wire_status parse(GBytes *frame, struct wire_message *message)
{
    gsize len;
    gsize used = 0;
    const guint8 *p = g_bytes_get_data(frame, &len);
    enum wire_status status = wire_parse(p, len, message, &used);

    if (status == WIRE_WHOLE)
        g_assert_cmpuint(used, ==, len);
    return status;
}

static void expect_page(const struct record_page *page)
{
    const struct wire_message message = {.type = WIRE_PAGE, .page = *page};
    g_autoptr(GBytes) frame = wire_encode(&message);
    struct wire_message back;

    g_assert_cmpint(parse(frame, &back), ==, WIRE_WHOLE);
    g_assert_cmpint(back.type, ==, WIRE_PAGE);
    g_assert_cmpstr(back.page.label, ==, page->label);
    g_assert_cmpstr(back.page.text, ==, page->text);
    g_assert_cmpuint(back.page.text_len, ==, page->text_len);
    g_assert_cmpuint(back.page.reading, ==, page->reading);
    g_assert_cmpuint(back.page.confidence, ==, page->confidence);
    g_assert_cmpuint(back.page.cause, ==, page->cause);
    wire_message_clear(&back);
}

static void test_page(void)
{
    char text[] = "Délibération n° 2020-015\n\tObjet : vidéo-\nprotection\n";
    char label[] = "iv";
    char empty[] = "";

    expect_page(&(struct record_page){.label = label,
                                      .reading = RECORD_OCR,
                                      .confidence = 87,
                                      .text = text,
                                      .text_len = sizeof text - 1});
    expect_page(
        &(struct record_page){.cause = RECORD_ILLEGIBLE, .text = empty});
}

static void test_longest_page(void)
{
    g_autofree char *text = g_strnfill(LIMIT_PAGE_LEN, 'a');
    g_autofree char *label = g_strnfill(LIMIT_LABEL_LEN, 'b');

    expect_page(&(struct record_page){
        .label = label, .text = text, .text_len = LIMIT_PAGE_LEN});
}

static void test_others(void)
{
    char title[] = "Convention « Safe City »";
    char reason[] = "needs a password";
    const struct wire_message ready = {
        .type = WIRE_READY, .version = 7, .lack = LACK_SECCOMP};
    const struct wire_message job = {
        .type = WIRE_JOB, .task = {FILE_GZIP, 41, TASK_OCR_NOT_FIRST, true}};
    const struct wire_message ocr = {.type = WIRE_OCR, .page_number = 41};
    const struct wire_message done = {.type = WIRE_DONE, .title = title};
    const struct wire_message failed = {.type = WIRE_FAILED, .reason = reason};
    g_autoptr(GBytes) ready_frame = wire_encode(&ready);
    g_autoptr(GBytes) job_frame = wire_encode(&job);
    g_autoptr(GBytes) ocr_frame = wire_encode(&ocr);
    g_autoptr(GBytes) done_frame = wire_encode(&done);
    g_autoptr(GBytes) failed_frame = wire_encode(&failed);
    struct wire_message back;

    g_assert_cmpint(parse(ready_frame, &back), ==, WIRE_WHOLE);
    g_assert_cmpuint(back.version, ==, 7);
    g_assert_cmpuint(back.lack, ==, LACK_SECCOMP);
    g_assert_cmpint(parse(job_frame, &back), ==, WIRE_WHOLE);
    g_assert_cmpuint(g_bytes_get_size(job_frame), ==, WIRE_JOB_LEN);
    g_assert_cmpint(back.task.kind, ==, FILE_GZIP);
    g_assert_cmpuint(back.task.first, ==, 41);
    g_assert_cmpint(back.task.ocr, ==, TASK_OCR_NOT_FIRST);
    g_assert_true(back.task.without_annotations);
    g_assert_cmpint(parse(ocr_frame, &back), ==, WIRE_WHOLE);
    g_assert_cmpuint(back.page_number, ==, 41);
    g_assert_cmpint(parse(done_frame, &back), ==, WIRE_WHOLE);
    g_assert_cmpstr(back.title, ==, title);
    g_assert_null(back.complaint);
    wire_message_clear(&back);
    g_assert_cmpint(parse(failed_frame, &back), ==, WIRE_WHOLE);
    g_assert_cmpstr(back.reason, ==, reason);
    wire_message_clear(&back);
}

static void test_archive(void)
{
    char name[] = "../\xff\n\033[2J";
    char reason[] = "needs a password";
    g_autofree char *longest = g_strnfill(LIMIT_MEMBER_NAME_LEN, 'a');
    g_autofree char *zeros = g_malloc0(LIMIT_BYTES_LEN);
    g_autoptr(GBytes) bytes = g_bytes_new(zeros, LIMIT_BYTES_LEN);
    const struct wire_message member = {
        .type = WIRE_MEMBER, .name = name, .is_regular = true};
    const struct wire_message other = {.type = WIRE_MEMBER, .name = longest};
    const struct wire_message part = {.type = WIRE_BYTES, .bytes = bytes};
    const struct wire_message lost = {.type = WIRE_LOST, .reason = reason};
    g_autoptr(GBytes) member_frame = wire_encode(&member);
    g_autoptr(GBytes) other_frame = wire_encode(&other);
    g_autoptr(GBytes) part_frame = wire_encode(&part);
    g_autoptr(GBytes) lost_frame = wire_encode(&lost);
    struct wire_message back;

    g_assert_cmpint(parse(member_frame, &back), ==, WIRE_WHOLE);
    g_assert_cmpstr(back.name, ==, name);
    g_assert_true(back.is_regular);
    wire_message_clear(&back);
    g_assert_cmpint(parse(other_frame, &back), ==, WIRE_WHOLE);
    g_assert_cmpstr(back.name, ==, longest);
    g_assert_false(back.is_regular);
    wire_message_clear(&back);
    g_assert_cmpint(parse(part_frame, &back), ==, WIRE_WHOLE);
    g_assert_true(g_bytes_equal(back.bytes, bytes));
    wire_message_clear(&back);
    g_assert_cmpint(parse(lost_frame, &back), ==, WIRE_WHOLE);
    g_assert_cmpstr(back.reason, ==, reason);
    wire_message_clear(&back);
}

static void test_parts(void)
{
    char text[] = "page";
    const struct wire_message message = {.type = WIRE_PAGE,
                                         .page = {.text = text, .text_len = 4}};
    g_autoptr(GBytes) frame = wire_encode(&message);
    struct wire_message back;
    gsize used;
    gsize len;
    const guint8 *p = g_bytes_get_data(frame, &len);

    for (gsize i = 0; i < len; i++)
        g_assert_cmpint(wire_parse(p, i, &back, &used), ==, WIRE_PARTIAL);
}

/* The frame of variant under any type and, unless -1, another length. */
static enum wire_status parse_raw(guint32 type, GVariant *variant, gssize len)
{
    g_autoptr(GVariant) owned = g_variant_ref_sink(variant);
    gsize size = g_variant_get_size(owned);
    g_autofree guint8 *frame = g_malloc0(WIRE_HEADER_LEN + size);
    guint32 header[] = {GUINT32_TO_LE(len == -1 ? size : (gsize) len),
                        GUINT32_TO_LE(type)};
    struct wire_message back;
    gsize used;

    memcpy(frame, header, sizeof header);
    g_variant_store(owned, frame + WIRE_HEADER_LEN);
    enum wire_status status =
        wire_parse(frame, WIRE_HEADER_LEN + size, &back, &used);
    if (status == WIRE_WHOLE)
        wire_message_clear(&back);
    return status;
}

static void test_lies(void)
{
    GVariant *ready = g_variant_new("(yy)", WIRE_VERSION, LACK_NOTHING);

    g_assert_cmpint(parse_raw(WIRE_READY, ready, -1), ==, WIRE_WHOLE);
    ready = g_variant_new("(yy)", WIRE_VERSION, LACK_NOTHING);
    g_assert_cmpint(parse_raw(0, ready, -1), ==, WIRE_LIE);
    ready = g_variant_new("(yy)", WIRE_VERSION, LACK_NOTHING);
    g_assert_cmpint(parse_raw(WIRE_N_TYPES, ready, -1), ==, WIRE_LIE);
    ready = g_variant_new("(yy)", WIRE_VERSION, LACK_NOTHING);
    g_assert_cmpint(parse_raw(WIRE_READY, ready, 3), ==, WIRE_LIE);
    ready = g_variant_new("(yy)", WIRE_VERSION, LACK_NOTHING);
    g_assert_cmpint(parse_raw(WIRE_READY, ready, 0), ==, WIRE_LIE);
    ready = g_variant_new("(yy)", WIRE_VERSION, LACK_ALL + 1);
    g_assert_cmpint(parse_raw(WIRE_READY, ready, -1), ==, WIRE_LIE);
    ready = g_variant_new("(yy)", WIRE_VERSION, LACK_NOTHING);
    g_assert_cmpint(parse_raw(WIRE_PAGE, ready, G_MAXUINT32), ==, WIRE_LIE);
}

static void test_empty(void)
{
    for (guint8 type = WIRE_READY; type < WIRE_N_TYPES; type++) {
        const guint8 frame[WIRE_HEADER_LEN] = {[4] = type};
        struct wire_message back;
        gsize used;

        g_assert_cmpint(wire_parse(frame, sizeof frame, &back, &used), ==,
                        WIRE_LIE);
    }
}

static enum wire_status parse_page(const char *label, guint8 reading,
                                   guint8 confidence, guint8 cause,
                                   const char *text)
{
    return parse_raw(
        WIRE_PAGE,
        g_variant_new("(msyyys)", label, reading, confidence, cause, text), -1);
}

static enum wire_status parse_task(guint8 kind, guint32 first, guint8 ocr)
{
    return parse_raw(WIRE_JOB, g_variant_new("(yuy)", kind, first, ocr), -1);
}

static void test_page_lies(void)
{
    g_autofree char *long_label = g_strnfill(LIMIT_LABEL_LEN + 1, 'a');

    g_assert_cmpint(parse_page("1", 1, 0, 0, "a"), ==, WIRE_WHOLE);
    g_assert_cmpint(parse_page("1", RECORD_OCR + 1, 0, 0, "a"), ==, WIRE_LIE);
    g_assert_cmpint(parse_page("1", 1, 101, 0, "a"), ==, WIRE_LIE);
    g_assert_cmpint(parse_page("1", 0, 0, RECORD_N_CAUSES, "a"), ==, WIRE_LIE);
    g_assert_cmpint(parse_task(FILE_PDF, 1, TASK_NO_OCR), ==, WIRE_WHOLE);
    g_assert_cmpint(parse_task(FILE_OTHER, 1, 0), ==, WIRE_LIE);
    g_assert_cmpint(parse_task(0, LIMIT_PAGES + 1, 0), ==, WIRE_LIE);
    g_assert_cmpint(parse_task(0, 0, TASK_NO_OCR + 1), ==, WIRE_LIE);
    g_assert_cmpint(parse_raw(WIRE_OCR, g_variant_new("(u)", LIMIT_PAGES), -1),
                    ==, WIRE_LIE);
    g_assert_cmpint(parse_page(long_label, 1, 0, 0, "a"), ==, WIRE_LIE);
    g_assert_cmpint(parse_page("\033[2J", 1, 0, 0, "a"), ==, WIRE_LIE);
    g_assert_cmpint(parse_page("1", 1, 0, 0, "\f"), ==, WIRE_LIE);
    g_assert_cmpint(parse_page("1", 1, 0, 0,
                               "\xc2\x9b"
                               "2J"),
                    ==, WIRE_LIE);
    g_assert_cmpint(parse_raw(WIRE_FAILED, g_variant_new("(s)", ""), -1), ==,
                    WIRE_LIE);
}

static enum wire_status parse_member(const char *name, gsize len)
{
    GVariant *bytes =
        g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, name, len, 1);

    return parse_raw(WIRE_MEMBER, g_variant_new("(@ayb)", bytes, TRUE), -1);
}

static void test_archive_lies(void)
{
    g_autofree char *longer = g_strnfill(LIMIT_MEMBER_NAME_LEN + 1, 'a');
    g_autofree char *zeros = g_malloc0(LIMIT_BYTES_LEN + 1);

    g_assert_cmpint(parse_member("a", 2), ==, WIRE_WHOLE);
    g_assert_cmpint(parse_member("", 0), ==, WIRE_LIE);
    g_assert_cmpint(parse_member("", 1), ==, WIRE_LIE);
    g_assert_cmpint(parse_member("a", 1), ==, WIRE_LIE);
    g_assert_cmpint(parse_member("a\0b", 4), ==, WIRE_LIE);
    g_assert_cmpint(parse_member(longer, LIMIT_MEMBER_NAME_LEN + 2), ==,
                    WIRE_LIE);
    g_assert_cmpint(
        parse_raw(WIRE_BYTES,
                  g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, zeros,
                                            LIMIT_BYTES_LEN + 1, 1),
                  -1),
        ==, WIRE_LIE);
    g_assert_cmpint(parse_raw(WIRE_LOST, g_variant_new("(s)", ""), -1), ==,
                    WIRE_LIE);
}

static void test_text(void)
{
    g_assert_true(wire_is_text("", 0));
    g_assert_true(wire_is_text("é\xc2\xa0\n\t", 6));
    g_assert_false(wire_is_text("a\0b", 3));
    g_assert_false(wire_is_text("a\r", 2));
    g_assert_false(wire_is_text("\x7f", 1));
    g_assert_false(wire_is_text("\xe9", 1));
    g_assert_false(wire_is_text("\xc2\x85", 2));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/wire/a page comes back", test_page);
    g_test_add_func("/wire/the longest page fits", test_longest_page);
    g_test_add_func("/wire/the other messages come back", test_others);
    g_test_add_func("/wire/messages of archives come back", test_archive);
    g_test_add_func("/wire/parts of a frame wait for the rest", test_parts);
    g_test_add_func("/wire/frames that cannot be are lies", test_lies);
    g_test_add_func("/wire/no message is empty", test_empty);
    g_test_add_func("/wire/pages that cannot be are lies", test_page_lies);
    g_test_add_func("/wire/members that cannot be are lies", test_archive_lies);
    g_test_add_func("/wire/text has no control characters", test_text);
    return g_test_run();
}
