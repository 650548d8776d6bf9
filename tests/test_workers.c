/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_workers.c - programs in the worker's place: what is no worker, what
 * comes before one, and how a worker ends; nothing of it is blamed on a
 * document. */
#include "tests/pool_fixture.h"

#include "indexer/pool.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void test_missing(void)
{
    struct pool_options options = defaults(1);
    g_autoptr(GError) error = NULL;

    options.worker_path = "/nonexistent/vigie-extract";
    g_assert_null(pool_new(&options, &error));
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Lines of a script.  Gets ready and listens no more; whoever gives it a
 * document anyway is not to be harmed by SIGPIPE. */
#define DEAF                                                                \
    "exec /usr/bin/perl -e 'open $s, \"+<&=3\"; shutdown $s, 0; "           \
    "syswrite $s, pack(\"V2C2\", 2, 1, 5, 0); select undef, undef, undef, " \
    "undef'"
/* Gets ready, takes a document, and leaves. */
#define MORTAL                                    \
    "exec /usr/bin/perl -e 'open $s, \"+<&=3\"; " \
    "syswrite $s, pack(\"V2C2\", 2, 1, 5, 0); sysread $s, $_, 1'"

/* Workers that never take a document end the run after the second; one line in
 * the log for each. */
static void test_stillborn(gconstpointer data)
{
    const char *const *trial = data;
    struct pool_options options = defaults(1);
    g_autoptr(GError) error = NULL;
    struct script script;

    script_init(&script, trial[0]);
    options.worker_path = script.path;
    options.ready_ms = strstr(trial[0], "sleep") ? 200 : 0;
    struct pool *pool = start(&options);
    add(pool, "sain");
    g_assert_null(pool_next(pool, &error));
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_FAILED);
    g_assert_true(g_str_has_suffix(error->message, trial[1]));
    g_assert_nonnull(strstr(error->message, script.path));
    pool_free(pool);
    expect_no_child();
    g_autofree char *log = script_release(&script);
    if (options.ready_ms == 0) /* else it may end before it can write */
        g_assert_cmpstr(log, ==, "started\nstarted\n");
}

static void test_retirement(void)
{
    struct pool_options options = defaults(1);
    struct script script;

    script_init(&script, "echo started >>\"$log\"; exec \"$real\" \"$@\"");
    options.worker_path = script.path;
    options.max_documents = 2;
    struct pool *pool = start(&options);
    for (guint i = 0; i < 5; i++)
        add(pool, "sain");
    for (guint i = 0; i < 5; i++)
        expect_text(pool, "sain");
    pool_free(pool);
    g_autofree char *log = script_release(&script);
    g_assert_cmpstr(log, ==, "started\nstarted\nstarted\n");
}

/* One was gone when it was given the document, one died of it: that is one
 * death, not two. */
static void test_gone(void)
{
    struct pool_options options = defaults(1);
    struct script script;

    script_init(&script, "n=0; [ -e \"$log\" ] && while read -r line; do "
                         "n=$((n + 1)); done <\"$log\"; "
                         "echo started >>\"$log\"; "
                         "case $n in 0) " DEAF ";; 1) " MORTAL
                         ";; *) exec \"$real\" \"$@\" ;; esac");
    options.worker_path = script.path;
    struct pool *pool = start(&options);
    add(pool, "sain");
    expect_text(pool, "sain");
    pool_free(pool);
    expect_no_child();
    g_autofree char *log = script_release(&script);
    g_assert_cmpstr(log, ==, "started\nstarted\nstarted\n");
}

/* Some of the workers can be started, not all: those do the work. */
static void test_few_descriptors(void)
{
    const struct pool_options options = defaults(20);
    int documents[12]; /* there before the workers, which take what is left */

    if (!g_test_subprocess()) {
        g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
        g_test_trap_assert_passed();
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(documents); i++)
        documents[i] = document("sain");
    struct rlimit limit;
    g_assert_cmpint(getrlimit(RLIMIT_NOFILE, &limit), ==, 0);
    limit.rlim_max = count_descriptors() + 6;
    limit.rlim_cur = limit.rlim_max - 1; /* the pool takes what it may */
    g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &limit), ==, 0);
    g_autoptr(pool_t) pool = start(&options);
    g_assert_true(pool_wants(pool));
    for (guint i = 0; i < G_N_ELEMENTS(documents); i++)
        pool_add(pool, documents[i], FILE_TEXT);
    g_assert_false(pool_wants(pool));
    for (guint i = 0; i < G_N_ELEMENTS(documents); i++)
        expect_text(pool, "sain");
    g_assert_cmpint(getrlimit(RLIMIT_NOFILE, &limit), ==, 0);
    g_assert_cmpuint(limit.rlim_cur, ==, limit.rlim_max);
}

/* A worker gets its socket and nothing else of ours. */
static void test_isolation(void)
{
    struct pool_options options = defaults(1);
    struct script script;
    int ours = fcntl(STDERR_FILENO, F_DUPFD, 50); /* not CLOEXEC */

    script_init(&script,
                "set >\"$log\"; for fd in 3 50 51 52 53 54 55; do "
                "[ -e /proc/$$/fd/$fd ] && echo \"fd $fd\" >>\"$log\"; done; "
                "exec \"$real\" \"$@\"");
    options.worker_path = script.path;
    struct pool *pool = start(&options);
    add(pool, "sain");
    expect_text(pool, "sain");
    pool_free(pool);
    close(ours);
    g_autofree char *log = script_release(&script);
    g_assert_nonnull(strstr(log, "fd 3\n"));
    g_assert_null(strstr(log, "fd 5"));
    g_assert_null(strstr(log, "VIGIE_TEST_SECRET"));
}

static const char *const stillborn[][2] = {
    {"echo started >>\"$log\"; exit 1", "exited (status 1)"},
    {"echo started >>\"$log\"; exec /bin/sleep 1000", "took longer than 0.2 s"},
    {"echo started >>\"$log\"; echo rubbish, rubbish >&3; read -r line <&3",
     NONSENSE},
    {"echo started >>\"$log\"; "
     "printf '\\002\\000\\000\\000\\001\\000\\000\\000\\377\\000' >&3",
     NONSENSE},
    {"echo started >>\"$log\"; " DEAF, "takes no document"},
};

int main(int argc, char **argv)
{
    g_setenv("VIGIE_TEST_SECRET", "1", TRUE); /* see test_isolation() */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/workers/a missing program is told at once", test_missing);
    for (gsize i = 0; i < G_N_ELEMENTS(stillborn); i++) {
        g_autofree char *name = g_strdup_printf(
            "/workers/two lost without a document end the run %zu", i + 1);
        g_test_add_data_func(name, stillborn[i], test_stillborn);
    }
    g_test_add_func("/workers/a worker retires", test_retirement);
    g_test_add_func("/workers/one that was gone before did not die of it",
                    test_gone);
    g_test_add_func("/workers/as many workers as can be started do",
                    test_few_descriptors);
    g_test_add_func("/workers/a worker gets nothing of ours", test_isolation);
    return g_test_run();
}
