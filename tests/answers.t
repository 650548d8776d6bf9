#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# answers.t - the sample corpus answers as it was judged: document and page.
. tests/tap.sh

export VIGIE_THESAURUS=corpus/thesaurus
"$B/vigie-index" -d "$tmp/index" corpus/pdf 2>"$tmp/index.err"
like 'the sample corpus is indexed' "$(cat "$tmp/index.err")" '0 files failed'

first_hits() { # FILE: query<TAB>...; a line a query: path<TAB>page
    tail -n +2 "$1" | cut -f "$2" | awk '{ print NR "\t" $0 }' >"$tmp/batch"
    "$B/vigie-query" -d "$tmp/index" --batch="$tmp/batch" --format=tsv -m 1 |
        awk -F '\t' '
            NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            { n = split($at["path"], path, "/")
              print path[n] "\t" $at["page"] }'
}

first_hits corpus/queries.tsv 1 >"$tmp/hits"
while IFS=$'\t' read -r -u 3 query document page; do
    read -r -u 4 hit
    is "$query" "$hit" "$document"$'\t'"$page"
done 3< <(tail -n +2 corpus/queries.tsv) 4<"$tmp/hits"

# What a journalist would type, for each row of the inventory.
first_hits corpus/inventory.tsv 2 >"$tmp/hits"
while IFS=$'\t' read -r -u 3 place query document; do
    read -r -u 4 hit
    is "$place: $query" "${hit%%$'\t'*}" "$document"
done 3< <(tail -n +2 corpus/inventory.tsv) 4<"$tmp/hits"

done_testing
