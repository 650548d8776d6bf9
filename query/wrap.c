/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wrap.c - text on its way to a terminal, broken into lines at blanks. */
#include "query/wrap.h"

#include "query/print.h"
#include "query/terminal.h"

#include <string.h>

void wrap_init(struct wrap *wrap, GString *out, guint width, guint indent)
{
    *wrap = (struct wrap){
        .out = out,
        .width = width,
        .indent = indent,
        .word = g_string_new(NULL),
    };
}

static void append_blanks(GString *out, guint n)
{
    while (n-- > 0)
        g_string_append_c(out, ' ');
}

static void append_link(const struct wrap *wrap, const char *uri)
{
    if (wrap->link)
        g_string_append_printf(wrap->out, "\033]8;;%s\033\\", uri);
}

/* A link is none of the indent: it would be shown as one. */
static void break_line(struct wrap *wrap)
{
    append_link(wrap, "");
    g_string_append_c(wrap->out, '\n');
    append_blanks(wrap->out, wrap->indent);
    append_link(wrap, wrap->link);
    wrap->column = wrap->start = wrap->indent;
}

/* The word on its way, after its gap, or on the next line. */
static void put_word(struct wrap *wrap)
{
    if (wrap->word->len == 0)
        return;
    const bool is_over =
        wrap->column + wrap->gap + wrap->word_width > wrap->width;
    if (wrap->width > 0 && wrap->gap > 0 && wrap->word_width > 0 && is_over &&
        wrap->column > wrap->start) {
        break_line(wrap);
    } else {
        append_blanks(wrap->out, wrap->gap);
        wrap->column += wrap->gap;
    }
    g_string_append_len(wrap->out, wrap->word->str, wrap->word->len);
    wrap->column += wrap->word_width;
    g_string_truncate(wrap->word, 0);
    wrap->word_width = wrap->gap = 0;
}

/* What came is a word; the next one begins behind the blanks. */
static void end_word(struct wrap *wrap)
{
    put_word(wrap);
    wrap->gap += wrap->n_blanks;
    wrap->n_blanks = 0;
}

void wrap_release(struct wrap *wrap)
{
    wrap_link(wrap, NULL);
    append_blanks(wrap->out, wrap->gap);
    g_string_free(wrap->word, TRUE);
}

/* Whether the one blank between them is no place for a line to break. */
static bool is_glued(gunichar before, gunichar after)
{
    return before == 0xAB || after == 0xBB ||
           (after > 0 && after < 0x80 && strchr(";:!?%", (char) after));
}

/* Blanks came, and now c, or 0, a code. */
static void end_blanks(struct wrap *wrap, gunichar c)
{
    if (wrap->n_blanks == 1 && is_glued(wrap->last, c)) {
        g_string_append_c(wrap->word, ' ');
        wrap->word_width++;
        wrap->n_blanks = 0;
    } else if (wrap->n_blanks > 0) {
        end_word(wrap);
    }
}

static void add_char(struct wrap *wrap, gunichar c)
{
    if (c == ' ') {
        wrap->n_blanks++;
        return;
    }
    end_blanks(wrap, c);
    g_string_append_unichar(wrap->word, c);
    wrap->word_width += terminal_char_width(c);
    wrap->last = c;
}

void wrap_text(struct wrap *wrap, const char *text, gsize len)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    print_clean(clean, text, len);
    for (const char *p = clean->str; *p; p = g_utf8_next_char(p))
        add_char(wrap, g_utf8_get_char(p));
}

void wrap_code(struct wrap *wrap, const char *code)
{
    end_blanks(wrap, 0);
    g_string_append(wrap->word, code);
}

void wrap_link(struct wrap *wrap, const char *uri)
{
    end_word(wrap);
    append_link(wrap, "");
    g_clear_pointer(&wrap->link, g_free);
    if (!uri)
        return;
    append_blanks(wrap->out, wrap->gap);
    wrap->column += wrap->gap;
    wrap->gap = 0;
    wrap->link = g_strdup(uri);
    append_link(wrap, wrap->link);
}
