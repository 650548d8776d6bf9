/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * kill_at.c - kills the program that it is preloaded into (LD_PRELOAD) at a
 * chosen moment of its work on the index.
 *
 * Every call that changes a file in the folder $KILL_IN is counted.  Call
 * number $KILL_AT is done, a write only half, and then the program gets
 * SIGKILL; the disk holds what a crash of the program would leave.  With
 * $KILL_COUNT, the number of calls is written into that file at the end
 * instead.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long n_calls; /* of the one process that works on the index */

static bool is_inside(const char *path)
{
    const char *folder = getenv("KILL_IN");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static bool is_of_index(int fd)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, sizeof path - 1);
    if (len < 0)
        return false;
    path[len] = '\0';
    return is_inside(path);
}

/* Whether this call is the last. */
static bool is_last(void)
{
    const char *at = getenv("KILL_AT");
    n_calls++;
    return at && strtol(at, NULL, 10) == n_calls;
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("KILL_COUNT");
    FILE *out = path && n_calls ? fopen(path, "we") : NULL;
    if (!out)
        return;
    fprintf(out, "%ld\n", n_calls);
    fclose(out);
}

/* ISO C has no cast from an object's address to a function's. */
#define NEXT(pointer, name) *(void **) &(pointer) = dlsym(RTLD_NEXT, name)

ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
    ssize_t (*next)(int, const void *, size_t, off64_t);
    NEXT(next, "pwrite64");
    bool last = is_of_index(fd) && is_last();
    ssize_t n = next(fd, bytes, last ? len / 2 : len, at);
    if (last)
        die();
    return n;
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    return pwrite64(fd, bytes, len, at);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    ssize_t (*next)(int, const void *, size_t);
    NEXT(next, "write");
    bool last = is_of_index(fd) && is_last();
    ssize_t n = next(fd, bytes, last ? len / 2 : len);
    if (last)
        die();
    return n;
}

int rename(const char *from, const char *to)
{
    int (*next)(const char *, const char *);
    NEXT(next, "rename");
    bool last = is_inside(to) && is_last();
    int status = next(from, to);
    if (last)
        die();
    return status;
}

int fdatasync(int fd)
{
    int (*next)(int);
    NEXT(next, "fdatasync");
    bool last = is_of_index(fd) && is_last();
    int status = next(fd);
    if (last)
        die();
    return status;
}

int fsync(int fd)
{
    int (*next)(int);
    NEXT(next, "fsync");
    bool last = is_of_index(fd) && is_last();
    int status = next(fd);
    if (last)
        die();
    return status;
}
