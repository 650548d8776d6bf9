#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shim-symbols.t - shim.h declares exactly what the shim's objects define.
. tests/tap.sh

# Names that a "(" follows, outside comments and macros.
perl -0777 -ne '
    s{/\*.*?\*/}{}gs; s{^\s*#.*(\\\n.*)*}{}gm;
    print "$_\n" for /\b(shim_\w+)\s*\(/g' shim/shim.h |
    sort -u >"$tmp/declared"

# Symbols with C names that other objects can see.  C++ names are mangled.
nm -g --defined-only "$B"/shim/*.o 2>"$tmp/nm" |
    awk 'NF == 3 && $3 ~ /^shim_/ { print $3 }' | sort >"$tmp/defined"

ok 'the header declares functions' test -s "$tmp/declared"
is 'every object can be read' "$(cat "$tmp/nm")" ''
is 'nothing is defined twice' "$(uniq -d "$tmp/defined")" ''
is 'every declared function is defined' \
    "$(comm -23 "$tmp/declared" "$tmp/defined")" ''
is 'nothing else is exported' \
    "$(comm -13 "$tmp/declared" "$tmp/defined")" ''
is 'what the shim needs of itself is there' \
    "$(nm -u "$B"/shim/*.o | awk '$2 ~ /^shim_/ { print $2 }' | sort -u |
        comm -13 "$tmp/defined" -)" ''
done_testing
