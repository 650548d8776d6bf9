/* SPDX-License-Identifier: GPL-3.0-or-later */
/* notice.c - what people should know of an answer, in two languages. */
#include "query/notice.h"

static void notice_free(gpointer data)
{
    struct notice *notice = data;
    g_free(notice->english);
    g_free(notice->french);
    g_free(notice);
}

GPtrArray *notices_new(void)
{
    return g_ptr_array_new_with_free_func(notice_free);
}

static gboolean is_told(gconstpointer notice, gconstpointer english)
{
    return g_str_equal(((const struct notice *) notice)->english, english);
}

void notice_add(GPtrArray *notices, const char *english, const char *french,
                ...)
{
    va_list arguments, again;
    if (!notices)
        return;
    va_start(arguments, french);
    va_copy(again, arguments);
    struct notice *notice = g_new(struct notice, 1);
    notice->english = g_strdup_vprintf(english, arguments);
    notice->french = g_strdup_vprintf(french, again);
    va_end(again);
    va_end(arguments);
    if (g_ptr_array_find_with_equal_func(notices, notice->english, is_told,
                                         NULL))
        notice_free(notice);
    else
        g_ptr_array_add(notices, notice);
}

GPtrArray *notices_in_french(const GPtrArray *notices)
{
    GPtrArray *lines = g_ptr_array_new();
    for (guint i = 0; i < notices->len; i++)
        g_ptr_array_add(
            lines,
            ((const struct notice *) g_ptr_array_index(notices, i))->french);
    return lines;
}
