/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_arrivals.c - stamps of documents: one a commit, always later. */
#include "tests/shim_fixture.h"

#include "indexer/arrivals.h"
#include "shim/schema.h"
#include "shim/stamp.h"

static gint64 now_ms;

/* In the place of GLib's: a clock that can be set. */
gint64 g_get_real_time(void)
{
    return now_ms * G_TIME_SPAN_MILLISECOND;
}

static gint64 stamp(struct arrivals *arrivals, const char *id)
{
    GError *error = NULL;
    gint64 given;
    g_assert_true(arrivals_stamp(arrivals, id, &given, &error));
    g_assert_no_error(error);
    return given;
}

static void remove_stamp(struct arrivals *arrivals, const char *id)
{
    GError *error = NULL;
    g_assert_true(arrivals_remove(arrivals, id, &error));
    g_assert_no_error(error);
}

static void end_step(struct arrivals *arrivals, struct shim_writer *writer)
{
    GError *error = NULL;
    g_assert_true(arrivals_finish(arrivals, &error));
    g_assert_no_error(error);
    commit(writer);
    arrivals_committed(arrivals);
}

static gint64 newest(const struct fixture *f)
{
    GError *error = NULL;
    g_autoptr(GBytes) bytes = NULL;
    struct newest found = {0};
    g_autoptr(shim_reader_t) reader = shim_reader_open(f->index, &error);
    g_assert_true(
        shim_reader_get_metadata(reader, SCHEMA_KEY_ARRIVALS, &bytes, &error) &&
        (!bytes || newest_decode(bytes, &found, &error)));
    g_assert_no_error(error);
    g_assert_true(!bytes || found.tag > 0);
    return found.stamp;
}

static struct arrivals *open_arrivals(struct shim_writer *writer)
{
    GError *error = NULL;
    struct arrivals *arrivals = arrivals_new(writer, &error);
    g_assert_no_error(error);
    return arrivals;
}

static void test_steps(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autoptr(arrivals_t) arrivals = open_arrivals(writer);
    now_ms = 5000;
    g_assert_cmpint(stamp(arrivals, "a"), ==, 5000);
    now_ms = 7000;
    g_assert_cmpint(stamp(arrivals, "b"), ==, 5000);
    end_step(arrivals, writer);
    g_assert_cmpint(newest(f), ==, 5000);
    g_assert_cmpint(stamp(arrivals, "c"), ==, 7000);
    g_assert_cmpint(stamp(arrivals, "a"), ==, 5000);
    /* Within the millisecond. */
    end_step(arrivals, writer);
    g_assert_cmpint(stamp(arrivals, "d"), ==, 7001);
    end_step(arrivals, writer);
    now_ms = 9000;
    end_step(arrivals, writer);
    g_assert_cmpint(newest(f), ==, 7001);
}

static void test_clock_steps_back(struct fixture *f, gconstpointer data)
{
    (void) data;
    const gint64 times[] = {9000, 100, 0, -5, 8999};
    for (gsize i = 0; i < G_N_ELEMENTS(times); i++) {
        g_autoptr(shim_writer_t) writer = open_writer(f);
        g_autoptr(arrivals_t) arrivals = open_arrivals(writer);
        g_autofree char *id = g_strdup_printf("%zu", i);
        now_ms = times[i];
        g_assert_cmpint(stamp(arrivals, id), ==, 9000 + (gint64) i);
        end_step(arrivals, writer);
    }
    g_assert_cmpint(newest(f), ==, 9004);
}

static void test_what_leaves(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autoptr(arrivals_t) arrivals = open_arrivals(writer);
    now_ms = 1000;
    stamp(arrivals, "a");
    end_step(arrivals, writer);
    now_ms = 2000;
    remove_stamp(arrivals, "a");
    end_step(arrivals, writer);
    g_assert_cmpint(newest(f), ==, 1000);
    g_assert_cmpint(stamp(arrivals, "a"), ==, 2000);
}

static void test_what_is_not_committed(struct fixture *f, gconstpointer data)
{
    (void) data;
    now_ms = 1000;
    for (int i = 0; i < 2; i++) {
        g_autoptr(shim_writer_t) writer = open_writer(f);
        g_autoptr(arrivals_t) arrivals = open_arrivals(writer);
        g_assert_cmpint(stamp(arrivals, "a"), ==, 1000);
        g_assert_cmpint(stamp(arrivals, "b"), ==, 1000);
    }
    g_assert_cmpint(newest(f), ==, 0);
}

static void test_text(void)
{
    const struct {
        gint64 stamp;
        const char *text;
    } cases[] = {
        {0, "1970-01-01T00:00:00.000Z"},
        {G_GINT64_CONSTANT(1795334400007), "2026-11-22T08:00:00.007Z"},
        {-1, "1970-01-01T00:00:00.000Z"},
        {G_MAXINT64, "9999-12-31T23:59:59.999Z"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = stamp_text(cases[i].stamp);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
}

static void test_damage(void)
{
    GError *error = NULL;
    gint64 found;
    g_autoptr(GBytes) bytes = g_bytes_new("1234567", 7);
    g_assert_false(stamp_decode(bytes, &found, &error));
    g_assert_nonnull(error);
    g_error_free(error);
    g_autoptr(GBytes) whole = stamp_encode(-42);
    g_assert_true(stamp_decode(whole, &found, NULL));
    g_assert_cmpint(found, ==, -42);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) \
    g_test_add(name, struct fixture, NULL, set_up, function, tear_down)
    ADD("/arrivals/one-stamp-a-commit", test_steps);
    ADD("/arrivals/always-later", test_clock_steps_back);
    ADD("/arrivals/what-comes-again-is-new", test_what_leaves);
    ADD("/arrivals/what-is-not-committed-has-not-come",
        test_what_is_not_committed);
    g_test_add_func("/arrivals/text", test_text);
    g_test_add_func("/arrivals/damage", test_damage);
    return g_test_run();
}
