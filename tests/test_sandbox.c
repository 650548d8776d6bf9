/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_sandbox.c - nothing a document could do with its worker leads out of
 * it; with the real vigie-extract and its attempts to escape (escape.h). */
#include "indexer/lack.h"
#include "tests/pool_fixture.h"

#define STOPPED "stopped by the sandbox"

struct attempt {
    const char *document, *outcome;
};

/* Whatever it sets up, the sanitizer's worker has no walls (sandbox.h). */
static bool is_closed(struct pool *pool)
{
#ifdef __SANITIZE_ADDRESS__
    g_test_skip("a sanitizer's worker is not confined");
    return false;
#endif
    add(pool, "premier");
    expect_text(pool, "premier");
    if (pool_lack(pool) != LACK_NOTHING) {
        g_test_skip(lack_loss(pool_lack(pool)));
        return false;
    }
    return true;
}

static void test_attempt(gconstpointer data)
{
    const struct attempt *attempt = data;
    const struct pool_options options = defaults(1);
    g_autoptr(pool_t) pool = start(&options);

    if (!is_closed(pool))
        return;
    add(pool, attempt->document);
    add(pool, "suivant");
    expect_failure(pool, attempt->outcome);
    expect_text(pool, "suivant");
}

/* A worker as command starts it, which may use $without and $real. */
static struct pool *start_by(struct script *script, const char *command)
{
    struct pool_options options = defaults(1);
    g_autofree char *lines = g_strdup_printf(
        "without=\"${real%%/*}/tests/without\"; exec %s \"$@\"", command);

    script_init(script, lines);
    options.worker_path = script->path;
    return start(&options);
}

static void expect(struct pool *pool, const struct attempt *attempts, gsize n)
{
    for (gsize i = 0; i < n; i++)
        add(pool, attempts[i].document);
    for (gsize i = 0; i < n; i++)
        expect_failure(pool, attempts[i].outcome);
}

/* Else the attempts would prove nothing. */
static void test_unconfined(void)
{
    static const struct attempt attempts[] = {
        {"vigie-test:escape-read", "escaped"},
        {"vigie-test:escape-write", "escaped"},
        {"vigie-test:escape-list", "escaped"},
        {"vigie-test:escape-socket", "escaped"},
        {"vigie-test:escape-fork", "escaped"},
        {"vigie-test:escape-clone", "escaped"},
        {"vigie-test:escape-thread", "escaped"},
        {"vigie-test:escape-kill", "escaped"},
        {"vigie-test:escape-tgkill", "escaped"},
        {"vigie-test:escape-own", "escaped"},
        {"vigie-test:escape-limit", "escaped"},
        {"vigie-test:escape-mmap", "escaped"},
        {"vigie-test:escape-mprotect", "escaped"},
        {"vigie-test:escape-terminal", "escaped"},
        {"vigie-test:escape-exec", "exited (status 0)"},
    };
    struct script script;
    struct pool *pool = start_by(&script, "\"$real\" --unconfined");

    expect(pool, attempts, G_N_ELEMENTS(attempts));
    pool_free(pool);
    g_free(script_release(&script));
}

static void test_without_landlock(void)
{
    static const struct attempt attempts[] = {
        {"vigie-test:escape-read", "escaped"}, /* the loss */
        {"vigie-test:escape-write", STOPPED},
        {"vigie-test:escape-socket", STOPPED},
        {"vigie-test:escape-exec", STOPPED},
    };
    struct script script;
    struct pool *pool =
        start_by(&script, "\"$without\" landlock_create_ruleset \"$real\"");

    add(pool, "sain");
    expect_text(pool, "sain");
#ifdef __SANITIZE_ADDRESS__
    (void) attempts;
    g_test_skip("a sanitizer's worker is not confined");
#else
    g_assert_cmpuint(pool_lack(pool), ==, LACK_LANDLOCK);
    expect(pool, attempts, G_N_ELEMENTS(attempts));
#endif
    pool_free(pool);
    g_free(script_release(&script));
}

static void test_without_seccomp(void)
{
    static const struct attempt attempts[] = {
        {"vigie-test:escape-read", "refused: EACCES"},
        {"vigie-test:escape-write", "refused: EACCES"},
        {"vigie-test:escape-list", "refused: EACCES"},
        {"vigie-test:escape-exec", "refused: EACCES"},
        {"vigie-test:escape-socket", "escaped"}, /* the loss */
    };
    struct script script;
    struct pool *pool = start_by(&script, "\"$without\" seccomp \"$real\"");

    add(pool, "sain");
    expect_text(pool, "sain");
    if (pool_lack(pool) == LACK_SECCOMP)
        expect(pool, attempts, G_N_ELEMENTS(attempts));
    else
        g_test_skip("no Landlock here, or a sanitizer's worker");
    pool_free(pool);
    g_free(script_release(&script));
}

/* What libraries do in trouble is no attempt to escape. */
static void test_trouble(void)
{
    const struct pool_options options = defaults(1);
    g_autoptr(pool_t) pool = start(&options);

    add(pool, "vigie-test:warn");
    add(pool, "vigie-test:abort");
    expect_text(pool, "vigie-test:warn");
    expect_failure(pool, "crashed (signal 6)");
}

static const struct attempt attempts[] = {
    {"vigie-test:escape-read", "refused: EACCES"},
    {"vigie-test:escape-write", STOPPED},
    {"vigie-test:escape-list", "refused: EACCES"},
    {"vigie-test:escape-socket", STOPPED},
    {"vigie-test:escape-fork", STOPPED},
    {"vigie-test:escape-clone", "refused: ENOSYS"},
    {"vigie-test:escape-thread", STOPPED},
    {"vigie-test:escape-exec", STOPPED},
    {"vigie-test:escape-ptrace", STOPPED},
    {"vigie-test:escape-kill", STOPPED},
    {"vigie-test:escape-tgkill", STOPPED},
    {"vigie-test:escape-own", STOPPED},
    {"vigie-test:escape-limit", STOPPED},
    {"vigie-test:escape-mmap", "refused: EPERM"},
    {"vigie-test:escape-mprotect", "refused: EPERM"},
    {"vigie-test:escape-malloc", "refused: ENOMEM"},
    {"vigie-test:escape-io_uring", STOPPED},
    {"vigie-test:escape-terminal", "refused: ENOTTY"},
};

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(attempts); i++) {
        g_autofree char *name = g_strdup_printf("/sandbox/it holds against %s",
                                                attempts[i].document);
        g_test_add_data_func(name, &attempts[i], test_attempt);
    }
    g_test_add_func("/sandbox/without it the attempts succeed",
                    test_unconfined);
    g_test_add_func("/sandbox/without Landlock the rest holds",
                    test_without_landlock);
    g_test_add_func("/sandbox/without seccomp the rest holds",
                    test_without_seccomp);
    g_test_add_func("/sandbox/what libraries do in trouble is allowed",
                    test_trouble);
    return g_test_run();
}
