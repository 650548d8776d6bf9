#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# examples.t - the examples of all manuals run as they are printed, over the
# sample documents, and answer.
. tests/tap.sh

manuals=$(realpath indexer/*.1 query/*.[17])
corpus=$PWD/corpus
run "$B/vigie-index" -d "$tmp/my-index" "$corpus/pdf"
is 'the examples have an index' "$status" 0
cd "$tmp" || exit 1
cp "$corpus/pdf/nice-convention-safe-city-2018-06-07.pdf" convention.pdf
printf 'q1\tdrones\n' >queries.tsv

# The lines .Dl of a manual as a shell would be given them.
examples() {
    sed -n 's/^\.Dl //p' "$1" | sed 's/^"\(.*\)"$/\1/; s/^\$ //; s/\\(dq/"/g
        s/\\(ti/~/g; s/\\(aq/'\''/g; s/\\-/-/g; s/\\e/\\/g'
}
for manual in $manuals; do
    note "${manual##*/}"
    while read -r example; do
        run env PATH="$B:$PATH" sh -c "$example"
        is "$example" "$status" 0
        answer=out
        [[ $example =~ \>\ ?([a-z.]+)$ ]] && answer=${BASH_REMATCH[1]}
        ok 'and answers' test -s "$answer"
    done < <(examples "$manual")
done
is 'the manuals of queries have examples' \
    "$(for manual in $manuals; do
        examples "$manual" | grep -q vigie-query && echo "${manual##*/}"
    done | paste -sd ' ')" 'vigie-query-syntax.7 vigie-query.1'

done_testing
