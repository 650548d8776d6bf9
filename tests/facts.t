#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# facts.t - vigie-index --list=facts: what is known of each document, and who
# says so.
. tests/tap.sh

index=$tmp/index
docs=$tmp/docs
mkdir "$docs"
facts() {
    run "$B/vigie-index" -d "$index" --list=facts "$@"
}

cp corpus/pdf/nice-convention-safe-city-2018-06-07.pdf "$docs/a.pdf"
cp corpus/pdf/nice-convention-safe-city-2018-06-07.pdf "$docs/b.pdf"
printf 'Rien.\n' >"$docs/z"$'\n''"é",.txt'
printf '\1\2\3\0\0binaire' >"$docs/image.png"
title=$(pdfinfo "$docs/a.pdf" | sed -n 's/^Title: *//p')
id=$(sha256sum "$docs/a.pdf" | cut -d ' ' -f 1)
"$B/vigie-index" -d "$index" "$docs" 2>/dev/null

facts
is 'a line for each file with a document' "$(wc -l <"$tmp/out")" 3
like 'facts with their origin' "$out" "^$docs/a\\.pdf:.* title: $title \\(pdf info\\)"
like 'nothing is said to be known where nothing is' "$out" \
    'z\\x0a"é",\.txt: nothing is known'

facts --format=jsonl
is 'as JSON' "$(jq -r 'select(.document == "'"$id"'") |
    .facts[] | select(.name == "title") | .value, .origin' "$tmp/out")" \
    "$title"$'\n''pdf info'$'\n'"$title"$'\n''pdf info'
is 'a line for each file' "$(jq -r .path "$tmp/out" | wc -l)" 4

facts --format=csv
is 'as CSV, a row for each fact' "$(grep -cF "\"title\",\"$title\",\"pdf info\"" \
    "$tmp/out")" 2
is 'under its names' "$(head -n 1 "$tmp/out")" \
    $'path,document,name,value,origin\r'
done_testing
