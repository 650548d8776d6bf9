/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_written_date.c - dates as paper writes them. */
#include "indexer/written_date.h"

static void test_dates(void)
{
    static const struct {
        const char *folded, *date; /* NULL: none */
    } rows[] = {
        {"12 fevrier 2020", "2020-02-12"},
        {"12 fevrier 2020, a 19 heures", "2020-02-12"},
        {"1er aout 2017", "2017-08-01"},
        {"01er juillet 2024", "2024-07-01"},
        {"1 er juillet 2024", "2024-07-01"},
        {"1\ner\njuillet 2024", "2024-07-01"},
        {"1% juillet 2024", "2024-07-01"},
        {"ler juin 2015", "2015-06-01"},
        {"premier mars deux mille un", "2001-03-01"},
        {"18 nov. 2022", "2022-11-18"},
        {"18 nov 2022", "2022-11-18"},
        {"12/02/2020", "2020-02-12"},
        {"1/2/2020", "2020-02-01"},
        {"12.02.2020", "2020-02-12"},
        {"12 / 02 / 2020", "2020-02-12"},
        {"2020-02-12", "2020-02-12"},
        {"12 fevrier\n2020", "2020-02-12"},
        {"douze fevrier deux mille vingt", "2020-02-12"},
        {"vingt et un janvier deux mil dix-neuf", "2019-01-21"},
        {"trente-et-un mars deux mille vingt trois", "2023-03-31"},
        {"dix-sept aout mil neuf cent quatre-vingt-dix-neuf", "1999-08-17"},
        {"deux mai mille huit cent soixante-dix", "1870-05-02"},
        {"neuf juin deux-mille-vingt-quatre", "2024-06-09"},
        /* no days */
        {"30 fevrier 2020", NULL},
        {"0 mars 2020", NULL},
        {"32/01/2020", NULL},
        {"12/13/2020", NULL},
        {"12 fevrier", NULL},
        {"12 fevrier 20", NULL},
        {"12/02/20", NULL},
        {"12-02/2020", NULL},
        {"12 fevrier 20201", NULL},
        {"12 fevrier 1789", NULL},
        {"12 fevrier 2200", NULL},
        {"fevrier 2020", NULL},
        {"99999999999999999999 mars 2020", NULL},
        {"1 500 000", NULL},
        {"deux mille vingt", NULL},
        {"cent mars 2020", NULL},
        {"", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct date date;
        g_autofree char *text = NULL;
        if (written_date(rows[i].folded, &date))
            text = g_strdup_printf("%04u-%02u-%02u", date.year, date.month,
                                   date.day);
        g_test_message("%s", rows[i].folded);
        g_assert_cmpstr(text, ==, rows[i].date);
    }
}

static void test_years(void)
{
    static const struct {
        const char *folded;
        guint year;
    } rows[] = {
        {"2020, le", 2020},
        {"deux mille vingt, le douze", 2020},
        {"deux mille vingt et le douze", 2020},
        {"deux mil seize", 2016},
        {"deux mille", 2000},
        {"mil neuf cent", 1900},
        {"mil neuf cent quatre-vingt-un", 1981},
        {"deux mille soixante-dix-sept", 2077},
        {"deux cents", 0},
        {"20", 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        guint year = 0;
        if (!written_year(rows[i].folded, &year))
            year = 0;
        g_test_message("%s", rows[i].folded);
        g_assert_cmpuint(year, ==, rows[i].year);
    }
}

static void test_short(void)
{
    static const struct {
        const char *folded, *date;
    } rows[] = {
        {"12/02/20", "2020-02-12"},
        {"12.02.98", "1998-02-12"},
        {"12/02/2020", NULL},
        {"12.02.20.3", NULL},
        {"12/02/20a", NULL},
        {"30/02/20", NULL},
        {"12/02", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct date date;
        g_autofree char *text = NULL;
        if (written_short_date(rows[i].folded, &date))
            text = g_strdup_printf("%04u-%02u-%02u", date.year, date.month,
                                   date.day);
        g_test_message("%s", rows[i].folded);
        g_assert_cmpstr(text, ==, rows[i].date);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/written-date/dates", test_dates);
    g_test_add_func("/written-date/years", test_years);
    g_test_add_func("/written-date/short", test_short);
    return g_test_run();
}
