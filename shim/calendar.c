/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calendar.c - days of the calendar, and the names of its months. */
#include "shim/calendar.h"

#include <string.h>

static const struct {
    const char *folded, *name;
} months[] = {
    {"janvier", "janvier"},
    {"fevrier", "février"},
    {"mars", "mars"},
    {"avril", "avril"},
    {"mai", "mai"},
    {"juin", "juin"},
    {"juillet", "juillet"},
    {"aout", "août"},
    {"septembre", "septembre"},
    {"octobre", "octobre"},
    {"novembre", "novembre"},
    {"decembre", "décembre"},
};

bool date_is_real(const struct date *date)
{
    return date->year >= YEAR_MIN && date->year <= YEAR_MAX &&
           date->day <= 31 && date->month <= 12 &&
           g_date_valid_dmy((GDateDay) date->day, (GDateMonth) date->month,
                            (GDateYear) date->year);
}

guint month_find(const char *folded, gsize len)
{
    for (guint i = 0; i < G_N_ELEMENTS(months); i++)
        if (strlen(months[i].folded) == len &&
            memcmp(months[i].folded, folded, len) == 0)
            return i + 1;
    return 0;
}

const char *month_name(guint month)
{
    return months[month - 1].name;
}
