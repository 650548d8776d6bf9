#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# near.t - NEAR finds what a count of words finds, over the cuts between
# passages too: documents and queries by chance, always the same.
. tests/tap.sh

index=$tmp/index
mkdir "$tmp/docs"
python3 tests/near-documents.py "$tmp"
run "$B/vigie-index" -d "$index" "$tmp/docs"
is 'the test has an index' "$status" 0
all=(-d "$index" --json -m 1000 --per-document=0 --all-copies)
"$B/vigie-query" "${all[@]}" 'nom:*' >"$tmp/passages"
"$B/vigie-query" "${all[@]}" --batch="$tmp/queries" >"$tmp/answers"
run python3 tests/near-count.py "$tmp"
is 'each of 400 queries finds just those passages' "$out" 'True True'
is 'nothing else is told' "$err" ''

done_testing
