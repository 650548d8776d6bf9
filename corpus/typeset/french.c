/* SPDX-License-Identifier: GPL-3.0-or-later */
/* french.c - the typography and the hyphenation of French, see french.h. */
#include "corpus/typeset/french.h"

#include <string.h>

#define NBSP 0x00A0
#define SOFT_HYPHEN 0x00AD
#define APOSTROPHE 0x2019

struct styled *styled_new(void)
{
    struct styled *s = g_new(struct styled, 1);
    s->text = g_string_new(NULL);
    s->style = g_byte_array_new();
    return s;
}

void styled_free(struct styled *s)
{
    if (s == NULL)
        return;
    g_string_free(s->text, TRUE);
    g_byte_array_unref(s->style);
    g_free(s);
}

void styled_append(struct styled *s, const char *p, gsize len, guint8 style)
{
    g_string_append_len(s->text, p, (gssize) len);
    for (gsize i = 0; i < len; i++)
        g_byte_array_append(s->style, &style, 1);
}

static void append_char(struct styled *s, gunichar c, guint8 style)
{
    char utf8[6];
    styled_append(s, utf8, (gsize) g_unichar_to_utf8(c, utf8), style);
}

static bool is_high_sign(gunichar c)
{
    return c != 0 && g_utf8_strchr(":;?!»%€", -1, c) != NULL;
}

/* Whether a space between these two characters must not be broken. */
static bool space_binds(gunichar before, gunichar before_that, gunichar after)
{
    if (is_high_sign(after) || before == 0xAB)
        return true;
    if (before == 0xB0 && (before_that == 'n' || before_that == 'N'))
        return true;
    return g_unichar_isdigit(before) && g_unichar_isdigit(after);
}

static struct styled *parse(const char *markup)
{
    struct styled *s = styled_new();
    gunichar last = 0, last_but_one = 0;
    guint8 style = 0;

    for (const char *p = markup; *p != '\0';) {
        if (g_str_has_prefix(p, "**") || g_str_has_prefix(p, "''")) {
            style ^= *p == '*' ? STYLE_BOLD : STYLE_ITALIC;
            p += 2;
            continue;
        }
        gunichar c = g_utf8_get_char(p);
        p = g_utf8_next_char(p);
        if (c == '\'')
            c = APOSTROPHE;
        else if (c == ' ' &&
                 space_binds(last, last_but_one, g_utf8_get_char(p)))
            c = NBSP;
        append_char(s, c, style);
        last_but_one = last;
        last = c;
    }
    return s;
}

static bool is_vowel(gunichar c)
{
    return c != 0 && g_utf8_strchr("aeiouyàâäéèêëîïôöùûüœæ", -1, c) != NULL;
}

static bool is_inseparable(gunichar a, gunichar b)
{
    if (b == 'r' || b == 'l')
        return strchr("bcdfgptv", (int) a) != NULL && a < 128;
    if (b == 'h')
        return a == 'c' || a == 'p' || a == 't';
    return a == 'g' && b == 'n';
}

void french_syllables(const gunichar *word, gsize n, bool *breaks)
{
    for (gsize i = 0; i < n; i++)
        breaks[i] = false;
    for (gsize i = 3; i + 2 < n; i++) {
        if (is_vowel(word[i]) || !is_vowel(word[i + 1]))
            continue;
        gsize at = is_inseparable(word[i - 1], word[i]) ? i - 1 : i;
        /* x stays with both its neighbours. */
        if (word[at] == 'x' || word[at - 1] == 'x')
            continue;
        if (at >= 3 && n - at >= 3)
            breaks[at] = true;
    }
}

/* The letters from p on, up to end; their number, or 0 for a short word or
 * one that is not in lower case after its first letter. */
static gsize read_word(const char *p, const char *end, GArray *letters,
                       const char **after)
{
    bool is_plain = true;

    g_array_set_size(letters, 0);
    for (; p < end; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isalpha(c))
            break;
        if (letters->len > 0 && !g_unichar_islower(c))
            is_plain = false;
        c = g_unichar_tolower(c);
        g_array_append_val(letters, c);
    }
    *after = p;
    return is_plain && letters->len >= 7 ? letters->len : 0;
}

static struct styled *hyphenate(const struct styled *in)
{
    struct styled *out = styled_new();
    g_autoptr(GArray) letters = g_array_new(FALSE, FALSE, sizeof(gunichar));
    g_autoptr(GArray) breaks = g_array_new(FALSE, TRUE, sizeof(bool));
    const char *text = in->text->str;
    const char *end = text + in->text->len;

    for (const char *p = text; p < end;) {
        const char *after;
        gsize n = read_word(p, end, letters, &after);
        if (after == p)
            after = g_utf8_next_char(p);
        g_array_set_size(breaks, (guint) n);
        if (n > 0)
            french_syllables((gunichar *) (void *) letters->data, n,
                             (bool *) (void *) breaks->data);
        for (gsize i = 0; p < after; i++) {
            const char *next = g_utf8_next_char(p);
            guint8 style = in->style->data[p - text];
            if (i < n && g_array_index(breaks, bool, i))
                append_char(out, SOFT_HYPHEN, style);
            styled_append(out, p, (gsize) (next - p), style);
            p = next;
        }
    }
    return out;
}

static struct styled *spell_out(const struct styled *in, unsigned flags)
{
    struct styled *out = styled_new();
    const char *text = in->text->str;

    for (const char *p = text; *p != '\0';) {
        const char *next = g_utf8_next_char(p);
        guint8 style = in->style->data[p - text];
        if ((flags & FRENCH_LIGATURES) && *p == 'f' &&
            (p[1] == 'i' || p[1] == 'l')) {
            append_char(out, p[1] == 'i' ? 0xFB01 : 0xFB02, style);
            next++;
        } else if (flags & FRENCH_DECOMPOSE) {
            g_autofree char *nfd =
                g_utf8_normalize(p, next - p, G_NORMALIZE_NFD);
            styled_append(out, nfd, strlen(nfd), style);
        } else {
            styled_append(out, p, (gsize) (next - p), style);
        }
        p = next;
    }
    return out;
}

struct styled *french_set(const char *markup, unsigned flags)
{
    g_autoptr(styled) plain = parse(markup);
    g_autoptr(styled) broken = NULL;

    if (flags & FRENCH_HYPHENATE)
        broken = hyphenate(plain);
    return spell_out(broken ? broken : plain, flags);
}
