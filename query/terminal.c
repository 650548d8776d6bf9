/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal.c - what the standard output can show. */
#include "query/terminal.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

guint terminal_char_width(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

guint terminal_text_width(const char *text)
{
    guint width = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        width += terminal_char_width(g_utf8_get_char(p));
    return width;
}

bool terminal_is_there(void)
{
    return isatty(STDOUT_FILENO) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

static guint number_of(const char *variable)
{
    guint64 number;
    const char *value = g_getenv(variable);
    return value && g_ascii_string_to_unsigned(value, 10, 0, G_MAXUINT, &number,
                                               NULL)
               ? (guint) number
               : 0;
}

guint terminal_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO))
        return 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return number_of("COLUMNS");
}

static bool is_one_of(const char *variable, const char *const *values)
{
    const char *value = g_getenv(variable);
    return value && g_strv_contains(values, value);
}

bool terminal_has_links(void)
{
    static const char *const terms[] = {
        "alacritty", "contour", "foot",          "foot-extra",  "mintty", "rio",
        "wezterm",   "ghostty", "xterm-ghostty", "xterm-kitty", NULL};
    static const char *const programs[] = {"ghostty", "Hyper",   "iTerm.app",
                                           "mintty",  "rio",     "Tabby",
                                           "vscode",  "WezTerm", NULL};
    const char *term = g_getenv("TERM");
    if (!terminal_is_there() || !term || g_str_has_prefix(term, "screen") ||
        g_str_has_prefix(term, "tmux"))
        return false;
    /* VTE 0.50.0 is said to crash on links. */
    return number_of("VTE_VERSION") > 5000 ||
           number_of("KONSOLE_VERSION") >= 201200 ||
           g_getenv("WT_SESSION") != NULL || g_getenv("DOMTERM") != NULL ||
           is_one_of("TERM", terms) || is_one_of("TERM_PROGRAM", programs);
}
