/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lack.c - what is lost where the kernel lacks a part of the sandbox. */
#include "indexer/lack.h"

#include <stddef.h>

const char *lack_loss(enum lack lack)
{
    static const char *const losses[] = {
        [LACK_NOTHING] = NULL,
        [LACK_LANDLOCK] = "no Landlock on this system: a document that takes "
                          "over its reader can read your files",
        [LACK_SECCOMP] = "no seccomp filters on this system: a document that "
                         "takes over its reader can use the network",
        [LACK_ALL] = "neither Landlock nor seccomp filters on this system: a "
                     "document that takes over its reader can do what you can",
    };

    return losses[lack & LACK_ALL];
}
