/* SPDX-License-Identifier: GPL-3.0-or-later */
/* landlock.c - nothing but some folders' files, and these only to read. */
#include "indexer/landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

/* linux/landlock.h of Debian 12 ends with ABI 2, so this is all written down
 * here: its struct landlock_ruleset_attr as of ABI 6.  Older kernels take
 * it, as what they do not know is 0. */
struct ruleset {
    guint64 files, network, scopes;
};

#define FIRST_RIGHTS ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)
#define TRUNCATE (1ULL << 14)
#define IOCTL_DEV (1ULL << 15)
#define BIND_AND_CONNECT_TCP 3ULL
#define SIGNALS_AND_ABSTRACT_SOCKETS 3ULL

/* What each ABI can close: see landlock.h. */
static const struct ruleset brought[] = {
    {.files = FIRST_RIGHTS}, {.files = LANDLOCK_ACCESS_FS_REFER},
    {.files = TRUNCATE},     {.network = BIND_AND_CONNECT_TCP},
    {.files = IOCTL_DEV},    {.scopes = SIGNALS_AND_ABSTRACT_SOCKETS},
};

static bool fail(GError **error, const char *what)
{
    int saved = errno;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(saved),
                "Landlock: cannot %s: %s", what, g_strerror(saved));
    return false;
}

static bool add_folder(int rules, const char *folder, GError **error)
{
    struct landlock_path_beneath_attr beneath = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE,
        .parent_fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC),
    };

    if (beneath.parent_fd == -1)
        return errno == ENOENT || fail(error, "open a folder");
    int status = syscall(SYS_landlock_add_rule, rules,
                         LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    bool done = status == 0 || fail(error, "add a folder");
    close(beneath.parent_fd);
    return done;
}

static bool enforce(int rules, const char *const *folders, GError **error)
{
    for (; *folders; folders++)
        if (!add_folder(rules, *folders, error))
            return false;
    return syscall(SYS_landlock_restrict_self, rules, 0) == 0 ||
           fail(error, "restrict the process");
}

bool landlock_enter(const char *const *folders, bool *is_missing,
                    GError **error)
{
    struct ruleset all = {0};
    int abi = syscall(SYS_landlock_create_ruleset, NULL, 0,
                      LANDLOCK_CREATE_RULESET_VERSION);

    *is_missing = abi < 1;
    if (*is_missing)
        return true;
    for (int i = 0; i < MIN(abi, (int) G_N_ELEMENTS(brought)); i++) {
        all.files |= brought[i].files;
        all.network |= brought[i].network;
        all.scopes |= brought[i].scopes;
    }
    int rules = syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules == -1)
        return fail(error, "make rules");
    bool done = enforce(rules, folders, error);
    close(rules);
    return done;
}
