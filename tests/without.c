/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * without.c - runs a program as on a kernel that lacks a system call:
 *
 *   without landlock_create_ruleset vigie-index -d index documents
 *
 * The call, made by the program or by what it starts, returns ENOSYS.
 */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: without SYSCALL PROGRAM [ARGUMENT...]\n", stderr);
        return 2;
    }
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter ||
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS),
                         seccomp_syscall_resolve_name(argv[1]), 0) != 0 ||
        seccomp_load(filter) != 0) {
        fprintf(stderr, "without: cannot take %s away\n", argv[1]);
        return 2;
    }
    seccomp_release(filter);
    execvp(argv[2], argv + 2);
    fprintf(stderr, "without: %s: %s\n", argv[2], strerror(errno));
    return 2;
}
