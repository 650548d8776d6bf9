#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# style.t - the sources keep the style, and scripts/check-style sees what does
# not.
. tests/tap.sh

ok 'the sources keep the style' scripts/check-style

check=$PWD/scripts/check-style
licence='SPDX-License-Identifier: GPL-3.0-or-later'
mkdir -p "$tmp/tree/shim" "$tmp/tree/query" "$tmp/tree/tests"
cp .clang-format "$tmp/tree"

# finds SENTENCE FILE REGEX: stdin is a file that breaks one rule.
finds() {
    cat >"$tmp/tree/$2"
    case $2 in *.t | *.py) [ "$1" = 'a script that cannot be run' ] ||
        chmod +x "$tmp/tree/$2" ;; esac
    run env -C "$tmp/tree" "$check"
    is "$1: refused" "$status" 1
    like "$1: told" "$out" "$3"
    is "$1: nothing else" "$(grep -vc "^$2:" "$tmp/out")" 0
    rm "$tmp/tree/$2"
}

run env -C "$tmp/tree" "$check"
is 'a folder without sources is an error' "$status" 2

printf '/* %s */\n/* good.h - is fine. */\n' "$licence" >"$tmp/tree/shim/good.h"
run env -C "$tmp/tree" "$check"
is 'a file that keeps the style passes' "$status" 0

finds 'a file without its licence' shim/a.c 'a.c:1: the licence' <<'END'
/* a.c - counts. */
int a;
END
finds 'a file that does not say what it is for' shim/a.c 'a.c:2: does not say' \
    <<END
/* $licence */
int a;
END
finds 'code laid out otherwise' shim/a.c 'a.c:4: clang-format' <<END
/* $licence */
/* a.c - counts. */

int a=1;
END
finds 'a tab' shim/a.c 'a.c:3: tab' <<END
/* $licence */
/* a.c - counts. */
/* a$(printf '\t')b */
END
finds 'a trailing blank' tests/a.sh 'a.sh:3: trailing blank' <<END
# $licence
# a.sh - counts.
# a$(printf ' ')
END
finds 'a banned function' shim/a.c 'a.c:8: banned function' <<END
/* $licence */
/* a.c - counts. */
#include <string.h>

void a(char *to, const char *from);
void a(char *to, const char *from)
{
    strcpy(to, from);
}
END
finds 'something left to do' shim/a.h 'a.h:2: left to do' <<END
/* $licence */
/* a.h - counts.  TO$()DO: all of it */
END
finds 'a script that cannot be run' tests/a.t 'a.t:1: not executable' <<END
#!/bin/sh
# $licence
# a.t - counts.
END
finds 'a script with a fault' tests/a.t 'a.t:4:.*SC2115' <<END
#!/bin/sh
# $licence
# a.t - counts.
rm -rf "\$1/"*
END
finds 'a fault in Python' tests/a.py 'a.py:4:.* undefined name' <<END
#!/usr/bin/env python3
# $licence
# a.py - counts.
print(count)
END
finds 'a long line of Python' tests/a.py 'a.py:4: more than 80' <<END
#!/usr/bin/env python3
# $licence
# a.py - counts.
print("$(printf '%080d' 0)")
END
finds 'a manual page with a fault' query/a.1 'missing list type' <<END
.\\" $licence
.Dd November 22, 2026
.Dt A 1
.Os
.Sh NAME
.Nm a
.Nd counts
.Bl
.It
.El
END

echo 'Counting: `a`.' >"$tmp/tree/query/README.md"
finds 'a source that the map of its folder does not name' query/b.c \
    'b.c:1: query/README.md' <<END
/* $licence */
/* b.c - counts. */
int b;
END

# What only looks like a finding.
cat >"$tmp/tree/shim/a.c" <<END
/* $licence */
/* a.c - counts. */
#include <unistd.h>

struct door {
    int (*system)(void);
};
int a_system(const struct door *door);
int a_system(const struct door *door)
{
    return door->system() + fsync(1);
}
END
run env -C "$tmp/tree" "$check"
is 'a member named as a banned function is none' "$status" 0

done_testing
