# SPDX-License-Identifier: GPL-3.0-or-later
# tap.sh - what every shell test sources: TAP, and a folder of its own.
#
# A test is an executable tests/NAME.t, run from the project's root by hand or
# by `make check`:
#
#   #!/bin/bash
#   # SPDX-License-Identifier: GPL-3.0-or-later
#   # NAME.t - one sentence: what it shows.
#   . tests/tap.sh
#
#   run "$B/vigie-query" -d "$tmp/index" mairie
#   is 'a word that stands nowhere is not an error' "$status" 1
#   like 'and says so' "$err" 'nothing found'
#   ok 'nothing is printed' test ! -s "$tmp/out"
#   done_testing
#
# The sentence that names the test always comes first:
#
#   ok NAME COMMAND...       the command succeeds
#   nok NAME COMMAND...      the command fails (exits 1 to 125: a crash is no
#                            answer)
#   is NAME GOT WANTED       equal strings
#   like NAME TEXT REGEX     TEXT matches an extended regular expression
#   unlike NAME TEXT REGEX   it does not
#   run COMMAND...           runs it, stdin as it is; sets status, and out and
#                            err to what it printed without the last newlines.
#                            The bytes as they came: $tmp/out and $tmp/err
#   note TEXT                a remark in the output
#   skip_all WHY             ends the test where this machine cannot run it
#   done_testing             the last line: prints the plan, sets the status
#
# B is the build folder, absolute (build unless the environment says other);
# tmp is a new empty folder outside the project, removed at the end.  The
# environment is made the same everywhere: C.UTF-8, no colour, no index or
# home of the user's.

# shellcheck shell=bash disable=SC2034
set -u

B=$(realpath -m -- "${B:-build}")
tmp=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx -- "$tmp" 2>/dev/null; rm -rf -- "$tmp"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

unset VIGIE_INDEX VIGIE_THESAURUS VIGIE_CONFIG VIGIE_VIEWER NO_COLOR CDPATH
export B LC_ALL=C.UTF-8 HOME=$tmp/home XDG_DATA_HOME=$tmp/home/data
export XDG_CONFIG_HOME=$tmp/home/config XDG_CONFIG_DIRS=$tmp/home/xdg
export XDG_CACHE_HOME=$tmp/home/cache
export XDG_STATE_HOME=$tmp/home/state
mkdir "$HOME"

tap_count=0
tap_failed=0
status=0
out=
err=

# What goes into the output as a comment: any bytes, made visible.
note() {
    printf '%s\n' "$1" | cat -v | sed 's/^/# /'
}

# tap_result STATUS NAME: prints the line.  A # or a backslash would be read
# as TAP.
tap_result() {
    local name=${2//\\/\\\\}
    tap_count=$((tap_count + 1))
    if [ "$1" -eq 0 ]; then
        printf 'ok %d - %s\n' "$tap_count" "${name//#/\\#}"
    else
        tap_failed=$((tap_failed + 1))
        printf 'not ok %d - %s\n' "$tap_count" "${name//#/\\#}"
        note "failed: $2 (${BASH_SOURCE[2]} line ${BASH_LINENO[1]})" >&2
    fi
    return "$1"
}

ok() {
    local name=$1
    shift
    "$@" >"$tmp/.ok" 2>&1
    local got=$?
    tap_result "$((got != 0))" "$name" && return
    note "status $got: $*" >&2
    note "$(tail -n 40 "$tmp/.ok")" >&2
    return 1
}

nok() {
    local name=$1
    shift
    "$@" >"$tmp/.ok" 2>&1
    local got=$?
    tap_result "$((got == 0 || got > 125))" "$name" && return
    note "status $got, a failure was wanted: $*" >&2
    note "$(tail -n 40 "$tmp/.ok")" >&2
    return 1
}

is() {
    [ "$2" = "$3" ]
    tap_result $? "$1" && return
    note "     got: $2" >&2
    note "  wanted: $3" >&2
    return 1
}

like() {
    [[ $2 =~ $3 ]]
    tap_result $? "$1" && return
    note "     got: $2" >&2
    note "no match: $3" >&2
    return 1
}

unlike() {
    [[ ! $2 =~ $3 ]]
    tap_result $? "$1" && return
    note "     got: $2" >&2
    note " matches: $3" >&2
    return 1
}

run() {
    "$@" >"$tmp/out" 2>"$tmp/err"
    status=$?
    # A command substitution cannot hold NUL: bash would say so on stderr.
    out=$(tr -d '\0' <"$tmp/out")
    err=$(tr -d '\0' <"$tmp/err")
}

skip_all() {
    printf '1..0 # SKIP %s\n' "$1"
    exit 0
}

done_testing() {
    printf '1..%d\n' "$tap_count"
    exit "$((tap_failed != 0 || tap_count == 0))"
}
