# SPDX-License-Identifier: GPL-3.0-or-later
# rerun.sh - for tests of what further runs make of an index; sourced after
# tap.sh, whose names it uses.
# shellcheck shell=bash disable=SC2034,SC2154

index=$tmp/index
docs=$tmp/docs
report=$tmp/report.jsonl

index() { # by one worker and by eight in turns
    workers=$((9 - ${workers-8}))
    run "$B/vigie-index" -d "$index" -j "$workers" --report="$report" "$@"
}
# What a first run would make of the files is what there is.
same() { # NAME [PATH...]
    local name=$1
    shift
    rm -rf "$tmp/fresh"
    "$B/vigie-index" -d "$tmp/fresh" "${@:-$docs}" 2>/dev/null
    "$B/tests/dump_index" "$tmp/fresh" >"$tmp/fresh.dump"
    "$B/tests/dump_index" "$index" >"$tmp/index.dump"
    ok "$name" diff "$tmp/fresh.dump" "$tmp/index.dump"
}

# The indexer beside a worker that tells when it is called.
mkdir "$tmp/bin"
cp "$B/vigie-index" "$tmp/bin"
printf '#!/bin/sh\n: >"%s"\nexec "%s" "$@"\n' "$tmp/called" \
    "$B/vigie-extract" >"$tmp/bin/vigie-extract"
chmod +x "$tmp/bin/vigie-extract"
is_worker_called() { # ARGUMENT...
    rm -f "$tmp/called"
    run "$tmp/bin/vigie-index" -d "$index" --report="$report" "$@"
    [ -e "$tmp/called" ]
}
