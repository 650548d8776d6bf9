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

mkdir "$tmp/computed"
printf '<title>=1+1, convention relative aux caméras</title><p>Texte.' \
    >"$tmp/computed/a.html"
"$B/vigie-index" -d "$tmp/computed-index" "$tmp/computed" 2>/dev/null
run "$B/vigie-index" -d "$tmp/computed-index" --list=facts --format=csv
like 'nothing that a spreadsheet would compute' "$out" \
    '"title","'"'"'=1\+1, convention'

# Of a document that says much.
deliberation=marguerittes-deliberation-hypervision-2020-02-12.pdf
mkdir "$tmp/other"
cp "corpus/pdf/$deliberation" "$tmp/other/scan 3.pdf"
index=$tmp/other-index
counts() {
    run "$B/vigie-index" -d "$index" --list=facts --format=jsonl
    jq -r '.facts | map(select(.name == "'"$1"'")) |
        if . == [] then "-" else .[0].value, .[0].origin end' "$tmp/out"
}
"$B/vigie-index" -d "$index" "$tmp/other" 2>/dev/null
is 'its type, as its first page says' "$(counts type)" $'délibération\npage 1'
is 'its day' "$(counts date)" $'2020-02-12\npage 1'
is 'its number' "$(counts number)" $'2020-015\npage 1'
is 'whose it is' "$(counts commune)" $'Commune de Marguerittes\npage 1'
is 'what it is about' "$(counts object)" \
    $'adhésion au poste commun de Nîmes\npage 1'
is 'of what it does not say nothing is known' "$(counts siret)" -

# Of one that says nothing its name may.
index=$tmp/named-index
mkdir "$tmp/named"
printf 'Rien.\n' >"$tmp/named/a.txt"
touch -d 2020-01-01 "$tmp/named/a.txt"
"$B/vigie-index" -d "$index" "$tmp/named" 2>/dev/null
is 'a name that says nothing' "$(counts date)" -
mv "$tmp/named/a.txt" "$tmp/named/convention_2018-06-07.txt"
"$B/vigie-index" -d "$index" "$tmp/named" 2>/dev/null
is 'a file that moves is known by its new name' "$(counts date) $(counts type)" \
    $'2018-06-07\nfile name convention\nfile name'
"$B/vigie-index" -d "$index" --reanalyse 2>/dev/null
is 'also when all is made anew' "$(counts date)" $'2018-06-07\nfile name'
"$B/vigie-index" -d "$tmp/straight" "$tmp/named" 2>/dev/null
"$B/tests/dump_index" "$index" >"$tmp/moved"
"$B/tests/dump_index" "$tmp/straight" >"$tmp/made"
ok 'and the index is as if it had had that name' \
    cmp "$tmp/moved" "$tmp/made"
done_testing
