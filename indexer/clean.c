/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clean.c - from pages as extracted to the stream as it is read. */
#include "indexer/clean.h"

#include "indexer/hyphen.h"
#include "indexer/lines.h"
#include "indexer/prominence.h"

#include <string.h>

/* Words made whole in one document: each costs a span.  The longest text there
 * may be (limits.h) has fewer, were every third line broken. */
enum { JOINTS_MAX = 1 << 19 };

/* Reads the lines of a document, those left out passed over. */
struct reading {
    const struct record *record;
    const GArray *left_out; /* struct line */
    guint n_passed;         /* of left_out */
    guint page;
    gsize at;
};

/* Whether the line is the next of some; counts it as passed. */
static bool pass_line(const GArray *lines, guint *n_passed,
                      const struct line *line)
{
    if (*n_passed == lines->len)
        return false;
    const struct line *next = &g_array_index(lines, struct line, *n_passed);
    bool is_same = next->page == line->page && next->start == line->start;
    *n_passed += is_same;
    return is_same;
}

static bool read_line(struct reading *reading, struct line *line)
{
    const GArray *pages = reading->record->pages;
    while (reading->page < pages->len) {
        const struct record_page *page =
            &g_array_index(pages, struct record_page, reading->page);
        if (reading->at >= page->text_len) {
            reading->page++;
            reading->at = 0;
            continue;
        }
        const char *text = page->text + reading->at;
        gsize rest = page->text_len - reading->at;
        const char *newline = memchr(text, '\n', rest);
        gsize len = newline ? (gsize) (newline - text) : rest;
        *line = (struct line){reading->page, reading->at, len};
        reading->at += len + 1;
        if (!pass_line(reading->left_out, &reading->n_passed, line))
            return true;
    }
    return false;
}

static const char *text_of(const struct record *record, const struct line *line)
{
    return g_array_index(record->pages, struct record_page, line->page).text +
           line->start;
}

/* Where the line ends, its trailing blanks left out. */
static const char *trimmed_end(const char *text, gsize len)
{
    while (len > 0 && g_ascii_isspace(text[len - 1]))
        len--;
    return text + len;
}

static const char *skip_blanks(const char *text, const char *end)
{
    while (text < end && g_ascii_isspace(*text))
        text++;
    return text;
}

static bool is_blank(const struct record *record, const struct line *line)
{
    const char *text = text_of(record, line);
    return trimmed_end(text, line->len) == text;
}

/* A line's end and what follows it. */
struct joint {
    const char *text, *end; /* of the line, blanks and hyphen left out */
    gsize hyphen;           /* bytes */
    const char *next, *right, *next_end;
};

/* False where the line does not end in a hyphen, or is the last. */
static bool find_joint(const struct reading *reading, const struct line *line,
                       struct joint *joint)
{
    joint->text = text_of(reading->record, line);
    joint->end = trimmed_end(joint->text, line->len);
    joint->hyphen = hyphen_len(joint->text, joint->end);
    if (joint->hyphen == 0)
        return false;
    joint->end -= joint->hyphen;

    struct reading ahead = *reading;
    struct line next;
    do {
        if (!read_line(&ahead, &next))
            return false;
    } while (is_blank(reading->record, &next));
    joint->next = text_of(reading->record, &next);
    joint->next_end = joint->next + next.len;
    joint->right = skip_blanks(joint->next, joint->next_end);
    return true;
}

/* Whether the break is inside an address: "www.ville-" "nice.fr". */
static bool is_address(const struct joint *joint, const struct halves *halves)
{
    const char *start = halves->left;
    while (start > joint->text && halves->left - start < 64 &&
           !g_ascii_isspace(start[-1]))
        start--;
    gsize len = halves->left - start;
    if (g_strstr_len(start, len, "www.") || g_strstr_len(start, len, "://") ||
        memchr(start, '@', len))
        return true;
    const char *after = halves->right_end;
    if (after == joint->next_end)
        return false;
    return *after == '@' || (*after == '.' && after + 1 < joint->next_end &&
                             g_ascii_islower(after[1]));
}

/* Bytes of the hyphen that stand in the stream; -1: no broken word. */
static int kept_hyphen(const struct hyphens *hyphens, const struct joint *joint)
{
    struct halves halves;
    bool is_left_digit =
        joint->end > joint->text && g_ascii_isdigit(joint->end[-1]);
    bool is_right_digit = g_ascii_isdigit(*joint->right);
    bool is_kept;
    if (hyphen_halves(joint->text, joint->end, joint->right, joint->next_end,
                      &halves))
        is_kept =
            is_address(joint, &halves) || hyphen_is_kept(hyphens, &halves);
    else if ((is_left_digit || halves.left < halves.left_end) &&
             (is_right_digit || halves.right < halves.right_end) &&
             (is_left_digit || is_right_digit))
        is_kept = true; /* "L.251-" and "1", "COVID-" and "19" */
    else
        return -1;
    /* A soft hyphen only shows where words may be broken. */
    return is_kept && joint->hyphen != 2 ? (int) joint->hyphen : 0;
}

/* Asks the document how it writes the words that are broken. */
static void learn(struct hyphens *hyphens, struct reading reading)
{
    struct line line;
    bool has_joints = false;
    while (read_line(&reading, &line)) {
        struct joint joint;
        struct halves halves;
        if (!find_joint(&reading, &line, &joint) ||
            !hyphen_halves(joint.text, joint.end, joint.right, joint.next_end,
                           &halves))
            continue;
        hyphen_want(hyphens, &halves);
        has_joints = true;
    }
    const GArray *pages = reading.record->pages;
    for (guint i = 0; has_joints && i < pages->len; i++) {
        const struct record_page *page =
            &g_array_index(pages, struct record_page, i);
        hyphen_read(hyphens, page->text, page->text_len);
    }
}

void clean_record(struct record *record, GArray *running)
{
    g_autoptr(GArray) left_out = g_array_new(FALSE, FALSE, sizeof(struct line));
    g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(struct line));
    lines_find_running(record, left_out, kept);
    struct reading reading = {.record = record, .left_out = left_out};
    struct hyphens hyphens;
    hyphens_init(&hyphens);
    learn(&hyphens, reading);

    gsize skip = 0;                 /* of the next line */
    bool is_open = false;           /* the last line goes on in the next */
    guint n_joints = 0, n_kept = 0; /* kept: passed */
    struct line line;
    g_array_set_size(running, 0);
    while (read_line(&reading, &line)) {
        if (is_open && is_blank(record, &line))
            continue;
        gsize end = line.len + 1, next_skip = 0;
        struct joint joint;
        int hyphen =
            n_joints < JOINTS_MAX && find_joint(&reading, &line, &joint)
                ? kept_hyphen(&hyphens, &joint)
                : -1;
        is_open = hyphen >= 0;
        if (is_open) {
            /* Two joints may meet in a line of a few letters. */
            end = MAX((gsize) (joint.end - joint.text) + hyphen, skip);
            next_skip = joint.right - joint.next;
            n_joints++;
        }
        struct stretch stretch = {record->stream_len, 0, PROMINENCE_FORMALITY};
        record_add_span(record, line.page, line.start + skip, end - skip);
        skip = next_skip;
        stretch.end = record->stream_len;
        if (pass_line(kept, &n_kept, &line))
            g_array_append_val(running, stretch);
    }
    hyphens_clear(&hyphens);
}
