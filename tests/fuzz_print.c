/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_print.c - whatever an answer holds, every format is safe, and reads
 * back: XML parses, JSON parses, rows have their cells, no line of a terminal
 * is lost. */
#include "query/print.h"
#include "query/shown.h"
#include "tests/answer_fixture.h"

#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Texts of the input end with NUL; where it ends, they are empty. */
struct source {
    const char *p, *end;
    GStringChunk *chunk;
};

static const char *take(struct source *source)
{
    const gsize len = strnlen(source->p, (gsize) (source->end - source->p));
    const char *text =
        g_string_chunk_insert_len(source->chunk, source->p, (gssize) len);
    source->p += MIN(len + 1, (gsize) (source->end - source->p));
    return text;
}

/* As answers have it. */
static const char *take_valid(struct source *source)
{
    g_autofree char *valid = g_utf8_make_valid(take(source), -1);
    return g_string_chunk_insert(source->chunk, valid);
}

static struct answer_texts take_texts(struct source *source)
{
    struct answer_texts texts = {.id = take(source)};
    texts.query = take_valid(source);
    texts.parsed = take_valid(source);
    texts.suggestion = take_valid(source);
    texts.related = take_valid(source);
    texts.unknown = take(source);
    texts.facet = take(source);
    texts.notice = take(source);
    g_autofree char *path = g_strconcat("/", take(source), NULL);
    texts.path = g_string_chunk_insert(source->chunk, path);
    texts.title = take(source);
    texts.citation = take(source);
    texts.label = take(source);
    texts.fact = take(source);
    const char *said = take(source);
    g_autofree char *passage = shown_text(said, strlen(said), NULL);
    texts.passage = g_string_chunk_insert(source->chunk, passage);
    /* Its second and third character. */
    const char *p = texts.passage;
    texts.mark.start = *p ? (gsize) (g_utf8_next_char(p) - p) : 0;
    p += texts.mark.start;
    texts.mark.end =
        *p ? (gsize) (g_utf8_next_char(p) - texts.passage) : texts.mark.start;
    return texts;
}

static void check_xml(const char *out)
{
    xmlDoc *doc =
        xmlReadMemory(out, (int) strlen(out), NULL, NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE);
    g_assert_nonnull(doc);
    xmlFreeDoc(doc);
    g_assert_null(strstr(out, "<script"));
}

static void check_json(const char *out)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    g_assert_true(json_parser_load_from_data(parser, out, -1, NULL));
}

static guint count(const char *text, char c)
{
    guint n = 0;
    for (const char *p = text; *p; p++)
        n += *p == c;
    return n;
}

/* The names of columns, and a row for each of two paths. */
static void check_rows(const char *out)
{
    g_auto(GStrv) lines = g_strsplit(out, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 4);
    for (guint i = 1; i < 3; i++)
        g_assert_cmpuint(count(lines[i], '\t'), ==, count(lines[0], '\t'));
}

/* Broken at any width, a text is the same but for blanks. */
static void check_lines(const struct answer *answer, const char *whole,
                        guint width)
{
    const struct print_style style = {.width = width};
    g_autofree char *broken = printed_answer(answer, "text", &style);
    assert_safe(broken);
    const char *p = broken;
    for (const char *q = whole; *q; q++) {
        while (g_ascii_isspace(*p))
            p++;
        if (!g_ascii_isspace(*q))
            g_assert_true(*p++ == *q);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct source source = {(const char *) data, (const char *) data + size,
                            g_string_chunk_new(1024)};
    const struct answer_texts texts = take_texts(&source);
    g_autoptr(answer_t) answer = answer_of(&texts);
    const struct {
        const char *format;
        void (*check)(const char *out);
    } formats[] = {{"text", NULL},       {"markdown", NULL},
                   {"csv", NULL},        {"tsv", check_rows},
                   {"json", check_json}, {"jsonl", check_json},
                   {"html", check_xml},  {"atom", check_xml}};
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        const struct print_style style = {.is_fragment = size % 2};
        g_autofree char *out =
            printed_answer(answer, formats[i].format, &style);
        assert_safe(out);
        if (formats[i].check)
            formats[i].check(out);
        if (i == 0)
            check_lines(answer, out, size % 100);
    }
    g_string_chunk_free(source.chunk);
    return 0;
}
