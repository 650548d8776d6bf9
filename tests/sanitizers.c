/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sanitizers.c - how the sanitizers behave, linked into what `make asan`
 * builds.  Compiled in, not set in the environment: a worker's is empty.
 *
 * Reports go to files, where no test can overlook them, and the status of a
 * program that was stopped is none that vigie uses.
 */
#define OPTIONS "exitcode=86:print_stacktrace=1:log_path='" REPORTS "'"

const char *__asan_default_options(void);
const char *__ubsan_default_options(void);
const char *__lsan_default_suppressions(void);

/* Xapian 1.4.22 deletes a table as one of its base class, which is smaller and
 * has no virtual destructor, at the end of Database::check(). */
const char *__asan_default_options(void)
{
    return OPTIONS
        ":detect_leaks=1:print_suppressions=0:detect_stack_use_after_return=1"
        ":strict_string_checks=1:allocator_may_return_null=1"
        ":new_delete_type_mismatch=0";
}

const char *__ubsan_default_options(void)
{
    return OPTIONS;
}

/* fontconfig 2.14.1 loses 288 bytes while it reads the system's configuration,
 * once in a process; a program that only makes a pango font map shows it. */
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig.so\n";
}
