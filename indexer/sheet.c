/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet.c - the top of a page, line by line, as patterns see it. */
#include "indexer/sheet.h"

#include "indexer/folding.h"
#include "indexer/limits.h"

#include <string.h>

/* Letters set apart that make a word: fewer are initials. */
enum { APART_MIN = 5 };
/* Blanks that part columns. */
enum { GAP_MIN = 3 };

/* ---- Letters set apart ----------------------------------------------------
 */

static bool is_letter_alone(const char *p, const char *end)
{
    const gunichar c = g_utf8_get_char_validated(p, end - p);
    if (c >= (gunichar) -2 || !g_unichar_isalpha(c))
        return false;
    p = g_utf8_next_char(p);
    return p == end || g_ascii_isspace(*p);
}

/* Behind the letters at p that stand alone, with one blank between them; p
 * where they are too few. */
static const char *behind_apart(const char *p, const char *end)
{
    guint n = 0;
    const char *last = p;
    for (const char *q = p; q < end && is_letter_alone(q, end); n++) {
        last = g_utf8_next_char(q);
        q = last < end ? last + 1 : end;
    }
    return n < APART_MIN ? p : last;
}

/* ---- Lines ----------------------------------------------------------------
 */

static void append(struct sheet *sheet, char c, gsize place)
{
    const guint32 at = (guint32) place;
    g_string_append_c(sheet->folded, c);
    g_array_append_val(sheet->places, at);
}

static void drop_last(struct sheet *sheet)
{
    g_string_truncate(sheet->folded, sheet->folded->len - 1);
    g_array_set_size(sheet->places, sheet->places->len - 1);
}

/* As in opening.c; [*p, end) is one line, from is where it begins. */
static void fold_next(struct sheet *sheet, const char **p, const char *end,
                      gsize from)
{
    const gsize place = *p - sheet->text;
    const char c = folding_next(p, end);
    const gsize len = sheet->folded->len;
    const char last = len > from ? sheet->folded->str[len - 1] : ' ';
    if (c == 0 || (c == ' ' && (last == ' ' || last == ':')))
        return;
    if (c == ':' && last == ' ' && len > from)
        drop_last(sheet);
    append(sheet, c, place);
}

static bool is_gap(const char *p, const char *end)
{
    gsize n = 0;
    while (p + n < end && n < GAP_MIN && p[n] == ' ')
        n++;
    return n == GAP_MIN || (p < end && *p == '\t');
}

static bool is_mark(char c)
{
    return !g_ascii_isalnum(c);
}

static void add_piece(struct sheet *sheet, struct sheet_piece *piece)
{
    const char *folded = sheet->folded->str;
    gsize i = piece->start;
    for (; i < piece->end && is_mark(folded[i]); i++)
        piece->is_item |= strchr("-*>+\x7f", folded[i]) != NULL;
    if (i == piece->end)
        return;
    /* A quotation mark is none of a list. */
    const char *text =
        sheet->text + g_array_index(sheet->places, guint32, piece->start);
    if (g_str_has_prefix(text, "«") || g_str_has_prefix(text, "“"))
        piece->is_item = false;
    piece->start = (guint32) i;
    text = sheet->text + g_array_index(sheet->places, guint32, i);
    piece->is_capital = g_unichar_isupper(g_utf8_get_char(text));
    g_array_append_val(sheet->pieces, *piece);
}

static guint32 gap_after(const GArray *gaps, gsize at, guint32 end)
{
    for (guint i = 0; i < gaps->len; i++) {
        const guint32 gap = g_array_index(gaps, guint32, i);
        if (gap > at)
            return gap;
    }
    return end;
}

/* Pieces of the line that begins at from in what is folded; gaps: where columns
 * begin. */
static void cut_line(struct sheet *sheet, gsize from, const GArray *gaps,
                     const struct sheet_piece *line)
{
    const char *folded = sheet->folded->str;
    const guint32 line_end = line->end;
    guint32 column_end = (guint32) from;
    for (gsize i = from; i < line_end; i++) {
        const bool is_column = i == from || i == column_end;
        const bool is_dash = i > from && strchr("-|", folded[i]) &&
                             folded[i - 1] == ' ' && folded[i + 1] == ' ';
        if (is_column)
            column_end = gap_after(gaps, i, line_end);
        if (!is_column && !is_dash)
            continue;
        struct sheet_piece piece = *line;
        piece.start = (guint32) (i + (is_dash && !is_column));
        piece.end = column_end;
        while (piece.end > piece.start && folded[piece.end - 1] == ' ')
            piece.end--;
        piece.begins_line = i == from;
        piece.begins_column = is_column && i > from;
        piece.follows_blank &= i == from;
        add_piece(sheet, &piece);
    }
}

static void fold_line(struct sheet *sheet, const char *p, const char *end,
                      bool follows_blank)
{
    g_autoptr(GArray) gaps = g_array_new(FALSE, FALSE, sizeof(guint32));
    const gsize from = sheet->folded->len;
    struct sheet_piece piece = {
        .line = sheet->n_lines,
        .follows_blank = follows_blank,
        .opening = opening_of(p, end),
    };
    const char *begin = p;
    while (p < end) {
        const bool begins_word = p == begin || g_ascii_isspace(p[-1]);
        const char *apart = begins_word ? behind_apart(p, end) : p;
        if (is_gap(p, end)) {
            fold_next(sheet, &p, end, from);
            while (p < end && g_ascii_isspace(*p))
                p++;
            const guint32 at = (guint32) sheet->folded->len;
            g_array_append_val(gaps, at);
        } else if (apart > p) {
            piece.is_apart |= p == begin;
            for (; p < apart; p += *p == ' ')
                fold_next(sheet, &p, apart, from);
        } else {
            fold_next(sheet, &p, end, from);
        }
    }
    if (sheet->folded->len > from &&
        sheet->folded->str[sheet->folded->len - 1] == ' ')
        drop_last(sheet);
    piece.end = (guint32) sheet->folded->len;
    append(sheet, '\n', end - sheet->text);
    if (piece.end > from)
        cut_line(sheet, from, gaps, &piece);
    sheet->n_lines++;
}

void sheet_init(struct sheet *sheet, const char *text, gsize len)
{
    *sheet = (struct sheet){
        .text = text,
        .folded = g_string_new(NULL),
        .places = g_array_new(FALSE, FALSE, sizeof(guint32)),
        .pieces = g_array_new(FALSE, FALSE, sizeof(struct sheet_piece)),
    };
    const char *end = text + MIN(len, LIMIT_SHEET_LEN);
    while (len > LIMIT_SHEET_LEN && end > text && (*end & 0xC0) == 0x80)
        end--;
    bool follows_blank = false;
    for (const char *p = text; p < end;) {
        const char *eol = memchr(p, '\n', end - p);
        const char *line_end = eol ? eol : end;
        const char *from = p;
        while (from < line_end && g_ascii_isspace(*from))
            from++;
        if (from < line_end)
            fold_line(sheet, from, line_end, follows_blank);
        follows_blank = from == line_end;
        p = eol ? eol + 1 : end;
    }
    const guint32 place = (guint32) (end - text);
    g_array_append_val(sheet->places, place);
}

void sheet_release(struct sheet *sheet)
{
    g_string_free(sheet->folded, TRUE);
    g_array_unref(sheet->places);
    g_array_unref(sheet->pieces);
}

/* ---- What is asked of it --------------------------------------------------
 */

const struct sheet_piece *sheet_piece(const struct sheet *sheet, guint i)
{
    return &g_array_index(sheet->pieces, struct sheet_piece, i);
}

/* The same where no blank tells words apart. */
static const char *behind_apart_pattern(const char *pattern, const char *folded)
{
    for (; *pattern; pattern++) {
        if (*pattern == ' ')
            continue;
        if (*pattern != *folded)
            return NULL;
        folded++;
    }
    return folded;
}

const char *sheet_behind(const struct sheet *sheet,
                         const struct sheet_piece *piece, const char *pattern)
{
    const char *folded = sheet->folded->str + piece->start;
    if (*pattern != *folded)
        return NULL;
    const char *behind = folding_behind(pattern, folded);
    if (!behind && piece->is_apart)
        behind = behind_apart_pattern(pattern, folded);
    return behind;
}

const char *sheet_place(const struct sheet *sheet, const char *folded)
{
    return sheet->text +
           g_array_index(sheet->places, guint32, folded - sheet->folded->str);
}

static gunichar letter_at(const struct sheet *sheet, const char *folded)
{
    return g_utf8_get_char(sheet_place(sheet, folded));
}

bool sheet_is_capital(const struct sheet *sheet, const char *folded)
{
    return g_ascii_isalnum(*folded) &&
           g_unichar_isupper(letter_at(sheet, folded));
}

bool sheet_is_small(const struct sheet *sheet, const char *folded)
{
    return g_ascii_isalnum(*folded) &&
           g_unichar_islower(letter_at(sheet, folded));
}

bool sheet_is_capitals(const struct sheet *sheet, const char *from,
                       const char *to)
{
    bool has_letter = false;
    const char *end = sheet_place(sheet, to);
    for (const char *p = sheet_place(sheet, from); p < end;) {
        const gunichar c = g_utf8_get_char_validated(p, end - p);
        if (c >= (gunichar) -2) {
            p++;
            continue;
        }
        if (g_unichar_islower(c))
            return false;
        has_letter |= g_unichar_isupper(c);
        p = g_utf8_next_char(p);
    }
    return has_letter;
}
