/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prominence.c - which stretches of a text are headings, which are formality.
 */
#include "indexer/prominence.h"

#include "indexer/opening.h"
#include "indexer/shape.h"

#include <stdbool.h>
#include <string.h>

/* Characters of a heading, all its lines together. */
enum { HEADING_CHARS = 240 };
/* Lines of a heading; of one in capitals.  More capitals are no headings, but
 * how the document is written. */
enum { HEADING_LINES = 3, CAPITAL_LINES = 6 };
/* A heading without a number or a name: short, and what follows is not. */
enum { SHORT_WORDS = 12, PARAGRAPH_CHARS = 50 };
/* A line that ends so soon was not broken for want of room. */
enum { BROKEN_CHARS = 45 };
/* Lines of a paragraph of formality; of a list of names. */
enum { VISA_LINES = 12, ROLL_LINES = 60 };
/* Bytes of a visa that is a sentence of its own. */
enum { VISA_LEN = 200 };
enum { NAME_WORDS = 6 };

/* ---- The lines ------------------------------------------------------------
 */

static bool is_in(const GArray *running, guint *n_passed, gsize offset)
{
    while (running && *n_passed < running->len) {
        const struct stretch *stretch =
            &g_array_index(running, struct stretch, *n_passed);
        if (offset < stretch->end)
            return offset >= stretch->start;
        ++*n_passed;
    }
    return false;
}

static GArray *read_lines(const struct prominence_input *input)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct shape));
    const char *text = input->text, *text_end = text + input->len;
    bool is_after_blank = false, is_after_mark = false;
    guint n_passed = 0;
    for (const char *start = text, *next; start < text_end; start = next) {
        const char *end = memchr(start, '\n', text_end - start);
        end = end ? end : text_end;
        next = end + 1;
        while (start < end && g_ascii_isspace(*start))
            start++;
        while (end > start && g_ascii_isspace(end[-1]))
            end--;
        if (start == end) {
            is_after_blank = true;
            continue;
        }
        struct shape line = shape_of(text, start, end);
        if (!line.holds_word) { /* a rule, or the bullet of the next line */
            is_after_mark = line.n_chars == 1;
            is_after_blank = !is_after_mark;
            continue;
        }
        line.is_after_blank = is_after_blank;
        line.is_marked |= is_after_mark;
        line.is_formality |=
            is_in(input->running, &n_passed, input->start + line.start);
        g_array_append_val(lines, line);
        is_after_blank = is_after_mark = false;
    }
    return lines;
}

/* ---- Formality ------------------------------------------------------------
 */

/* One who is present: "M. Petit", "Anne-Marie LE GALL", "– Mme Roux (p)". */
static bool is_name(const struct shape *line)
{
    return line->n_words >= 2 && line->n_words <= NAME_WORDS &&
           line->n_small == 0 && line->depth == 0 && !line->is_capitals;
}

/* Whether a paragraph of formality, a roll or not, goes on in the next line. */
static bool goes_on(const struct shape *line, const struct shape *next,
                    bool is_roll)
{
    if (is_roll && is_name(next))
        return true;
    if (next->is_after_blank ||
        (next->opening != OPENING_NONE && next->opening != OPENING_PLACE) ||
        next->is_formality || next->is_marked)
        return false;
    if (!next->begins_capital)
        return true;
    switch (line->ending) {
    case END_STOP:
    case END_QUESTION:
        return false;
    case END_PAUSE:
        return is_roll;
    case END_COLON:
        return true;
    default:
        return next->depth == 0 && line->n_chars >= BROKEN_CHARS;
    }
}

/* Visas end in commas.  "Vu l'avis du comité, le conseil décide de..." does
 * not, and is what the act is about. */
static bool is_sentence(const struct shape *first, const struct shape *last)
{
    return first->opening == OPENING_VISA && last->ending == END_STOP &&
           last->end - first->start > VISA_LEN;
}

static guint formality_len(const struct shape *lines, guint n_left)
{
    bool is_roll = lines->opening == OPENING_ROLL;
    guint max = MIN(n_left, is_roll ? ROLL_LINES : VISA_LINES);
    guint n = 1;
    while (n < max && goes_on(&lines[n - 1], &lines[n], is_roll))
        n++;
    return n;
}

/* ---- Headings -------------------------------------------------------------
 */

static bool is_plain(const struct shape *line)
{
    return line->opening == OPENING_NONE && !line->is_formality &&
           !line->is_marked;
}

static bool is_same_heading(const struct shape *line, const struct shape *next)
{
    if (next->is_after_blank || !is_plain(next) || next->depth > 0 ||
        line->ending == END_STOP || line->ending == END_QUESTION ||
        line->ending == END_COLON)
        return false;
    return next->begins_small || (line->is_capitals && next->is_capitals);
}

/* Lines that are one heading or none. */
static guint block_len(const struct shape *lines, guint n_left)
{
    guint n = 1;
    while (n < n_left && is_same_heading(&lines[n - 1], &lines[n]))
        n++;
    return n;
}

/* Entries of a list follow one another; a heading has something below it. */
static bool is_listed(const struct shape *lines, guint i, guint n_lines)
{
    guint depth = lines[i].depth;
    return depth > 0 && ((i > 0 && lines[i - 1].depth == depth) ||
                         (i + 1 < n_lines && lines[i + 1].depth == depth));
}

/* Short, after the end of a paragraph and before a longer one. */
static bool is_short(const struct shape *line, const struct shape *last,
                     const struct shape *next)
{
    bool is_after_end = !last || line->is_after_blank || last->is_formality ||
                        last->ending == END_STOP ||
                        last->ending == END_QUESTION;
    return is_after_end && next && line->begins_capital &&
           line->n_words <= SHORT_WORDS && next->begins_capital &&
           is_plain(next) && next->n_chars >= PARAGRAPH_CHARS &&
           line->n_chars * 4 <= next->n_chars * 3;
}

/* Of a table of contents, what stands before the line with the leader. */
static bool is_entry(const struct shape *lines, guint n_block, guint n_left)
{
    return n_block <= HEADING_LINES && n_block < n_left &&
           lines[n_block].has_leader && lines[n_block - 1].ending != END_STOP;
}

/* n_block: lines that are one heading or none, from lines[i] on. */
static bool is_heading(const struct shape *lines, guint i, guint n_lines,
                       guint n_block)
{
    const struct shape *first = &lines[i], *last = &lines[i + n_block - 1];
    if (n_block > CAPITAL_LINES || first->is_marked || first->n_words == 0)
        return false;
    guint n_chars = 0;
    for (const struct shape *line = first; line <= last; line++) {
        n_chars += line->n_chars;
        if (line->holds_stop || n_chars > HEADING_CHARS)
            return false;
    }
    if (first->opening == OPENING_SUBJECT)
        return true;
    if (first->opening == OPENING_PLAIN || first->opening == OPENING_PLACE ||
        last->ending == END_PAUSE || is_listed(lines, i, n_lines))
        return false;
    if (first->is_capitals && first->n_words >= 2)
        return true;
    if (n_block > HEADING_LINES || last->ending == END_STOP)
        return false;
    return first->opening == OPENING_DIVISION || first->depth > 0 ||
           (n_block == 1 && is_short(first, i > 0 ? first - 1 : NULL,
                                     i + 1 < n_lines ? first + 1 : NULL));
}

/* ---- Stretches ------------------------------------------------------------
 */

/* Lines of the heading that begins with lines[i]; 0: none does. */
static guint heading_len(const struct shape *lines, guint i, guint n_lines,
                         guint n_block)
{
    if (is_heading(lines, i, n_lines, n_block))
        return n_block;
    /* "CONVENTION SAFE CITY", "entre", "la ville", "et"... */
    guint n = 0;
    while (n < n_block && lines[i + n].is_capitals)
        n++;
    return n > 0 && n < n_block && is_heading(lines, i, n_lines, n) ? n : 0;
}

/* How many lines from lines[i] on are of one kind, and of which. */
static guint judge(const struct shape *lines, guint i, guint n_lines,
                   enum prominence *prominence)
{
    guint n = 1, n_heading;
    *prominence = PROMINENCE_FORMALITY;
    if (lines[i].is_formality)
        return n;
    switch (lines[i].opening) {
    case OPENING_STAMP:
        return n;
    case OPENING_VISA:
    case OPENING_FORMULA:
    case OPENING_ROLL:
        n = formality_len(&lines[i], n_lines - i);
        if (is_sentence(&lines[i], &lines[i + n - 1]))
            *prominence = PROMINENCE_BODY;
        return n;
    default:
        n = block_len(&lines[i], n_lines - i);
        if (is_entry(&lines[i], n, n_lines - i))
            return n;
        n_heading = heading_len(lines, i, n_lines, n);
        *prominence = n_heading > 0 ? PROMINENCE_HEADING : PROMINENCE_BODY;
        return n_heading > 0 ? n_heading : n;
    }
}

void prominence_read(const struct prominence_input *input, GArray *stretches)
{
    g_array_set_size(stretches, 0);
    g_autoptr(GArray) array = read_lines(input);
    if (array->len < 2)
        return;
    const struct shape *lines = (const struct shape *) array->data;
    enum prominence last = PROMINENCE_BODY, prominence;
    for (guint i = 0, n; i < array->len; i += n, last = prominence) {
        n = judge(lines, i, array->len, &prominence);
        const struct stretch stretch = {lines[i].start, lines[i + n - 1].end,
                                        prominence};
        if (prominence == PROMINENCE_BODY)
            continue;
        if (prominence == last)
            g_array_index(stretches, struct stretch, stretches->len - 1).end =
                stretch.end;
        else
            g_array_append_val(stretches, stretch);
    }
}

enum prominence prominence_at(const GArray *stretches, gsize offset)
{
    guint low = 0, high = stretches->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        const struct stretch *stretch =
            &g_array_index(stretches, struct stretch, middle);
        if (offset >= stretch->end)
            low = middle + 1;
        else if (offset < stretch->start)
            high = middle;
        else
            return stretch->prominence;
    }
    return PROMINENCE_BODY;
}
