/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pool_fixture.h - what the tests of the pool share: documents that are texts,
 * what is to come of them, and scripts in the worker's place.
 */
#ifndef TESTS_POOL_FIXTURE_H
#define TESTS_POOL_FIXTURE_H

#include "indexer/pool.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static inline struct pool_options defaults(guint n_workers)
{
    static char *path; /* for the whole run */
    static char language[] = "fra";

    if (!path)
        path = g_build_filename(g_getenv("B") ? g_getenv("B") : "build",
                                "vigie-extract", NULL);
    return (struct pool_options){.n_workers = n_workers,
                                 .worker_path = path,
                                 .ocr = {OCR_NEVER, language},
                                 .interrupt_fd = -1,
                                 .test_hooks = true};
}

static inline struct pool *start(const struct pool_options *options)
{
    g_autoptr(GError) error = NULL;
    struct pool *pool = pool_new(options, &error);

    g_assert_no_error(error);
    return pool;
}

static inline int document(const char *text)
{
    int fd = memfd_create("document", MFD_CLOEXEC);

    g_assert_cmpint(write(fd, text, strlen(text)), ==, strlen(text));
    return fd;
}

static inline void add(struct pool *pool, const char *text)
{
    pool_add(pool, document(text), FILE_TEXT);
}

static inline struct extraction *next(struct pool *pool)
{
    g_autoptr(GError) error = NULL;
    struct extraction *extraction = pool_next(pool, &error);

    g_assert_no_error(error);
    g_assert_nonnull(extraction);
    return extraction;
}

static inline void expect_text(struct pool *pool, const char *text)
{
    g_autoptr(extraction_t) extraction = next(pool);

    g_assert_cmpstr(extraction->failure, ==, NULL);
    g_assert_cmpuint(extraction->pages->len, ==, 1);
    g_assert_cmpstr(
        g_array_index(extraction->pages, struct record_page, 0).text, ==, text);
}

static inline void expect_failure(struct pool *pool, const char *failure)
{
    g_autoptr(extraction_t) extraction = next(pool);

    g_assert_cmpstr(extraction->failure, ==, failure);
    g_assert_cmpuint(extraction->pages->len, ==, 0);
}

#define NONSENSE "the worker's answer made no sense"

static inline guint count_descriptors(void)
{
    g_autoptr(GDir) dir = g_dir_open("/proc/self/fd", 0, NULL);
    guint n = 0;

    while (g_dir_read_name(dir))
        n++;
    return n;
}

/* Nothing is left of a pool that was freed. */
static inline void expect_no_child(void)
{
    g_assert_cmpint(waitpid(-1, NULL, WNOHANG), ==, -1);
    g_assert_cmpint(errno, ==, ECHILD);
}

struct script {
    char *folder, *path, *log;
};

/* In the script, $log is a file of its own. */
static inline void script_init(struct script *script, const char *lines)
{
    script->folder = g_dir_make_tmp("vigie-XXXXXX", NULL);
    script->path = g_build_filename(script->folder, "worker", NULL);
    script->log = g_build_filename(script->folder, "log", NULL);
    g_autofree char *text =
        g_strdup_printf("#!/bin/sh\nlog='%s' real='%s'\n%s\n", script->log,
                        defaults(1).worker_path, lines);
    g_assert_true(g_file_set_contents_full(
        script->path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
}

static inline char *script_release(struct script *script)
{
    char *log = NULL;

    g_file_get_contents(script->log, &log, NULL, NULL);
    g_unlink(script->log);
    g_unlink(script->path);
    g_assert_cmpint(g_rmdir(script->folder), ==, 0);
    g_free(script->log);
    g_free(script->path);
    g_free(script->folder);
    return log;
}

#endif
