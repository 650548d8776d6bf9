#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# batch.t - vigie-query --batch accounts for every line.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
mkdir "$docs"
printf 'Des caméras filment la plage.\fUn drone survole la plage.\n' \
    >"$docs/a.txt"
printf 'Un drone filme la rue.\n' >"$docs/b.txt"
run "$B/vigie-index" -d "$index" "$docs"
is 'the test has an index' "$status" 0

# batch OPTION...: stdin is the batch.
batch() {
    run "$B/vigie-query" -d "$index" --batch=- "$@"
}
# column NAME: that column of the rows of a TSV answer, joined by blanks.
column() {
    awk -F'\t' -v name="$1" 'NR == 1 {for (i = 1; i <= NF; i++)
        if ($i == name) n = i; next} {printf "%s%s", s, $n; s = " "}' "$tmp/out"
}

batch --format=tsv < <(printf 'q1\tdrone\nq2\tintrouvable\nq3\t"la plage"\n')
is 'found: status 0' "$status" 0
is 'a first row names the columns' "$(head -1 "$tmp/out" | cut -f1-11)" \
    "$(printf '%s\t' id rank page page_first page_last page_label score \
        total_passages total_documents partial)path"
is 'each question in its turn' "$(column id)" 'q1 q1 q2 q3'
is 'ranked, and a zero without a rank' "$(column rank)" '1 2  1'
is 'exact totals' "$(column total_passages)" '2 2 0 1'
is 'every row tells what was searched' "$(column searched_pages)" '3 3 3 3'
is 'all rows have all columns' "$(awk -F'\t' '{print NF}' "$tmp/out" | uniq)" 41

batch --format=tsv < <(printf 'q1\tintrouvable\n')
is 'nothing found at all: status 1' "$status" 1

printf '\xef\xbb\xbfq1\tdrone\r\n\r\n\ncaméras\nq3\t\xff\nq4\t"plage\nq5\tx\ty\nq6\t\nq\x01\xfe\tplage' \
    >"$tmp/bad.tsv"
batch --format=tsv <"$tmp/bad.tsv"
is 'a question that fails: status 2' "$status" 2
is 'the others are answered' "$(column id)" \
    'q1 q1 caméras q3 q4 q5 q6 q\x01\xfe'
is 'one without an id is its own' "$(column query | cut -d' ' -f3)" 'caméras'
is 'a failed one has no total' "$(column total_passages)" '2 2 1     1'
is 'each failure on a line' "$(wc -l <"$tmp/err")" 4
like 'bytes that are no UTF-8: the line is told' "$err" \
    'line 5: column 1: the query is not valid UTF-8'
like 'a query that does not parse' "$err" 'line 6: column 1: .*never closed'
like 'a line of three columns' "$err" 'line 7: 3 columns: an id and a query'
like 'an empty query' "$err" 'line 8: .*no word'
is 'the reason is in the row too' \
    "$(awk -F'\t' '$1 == "q5" {print $24}' "$tmp/out")" \
    '3 columns: an id and a query are expected; for more, the first line of the batch names them'
ok 'all is UTF-8' iconv -f UTF-8 -t UTF-8 "$tmp/out"

batch --json <"$tmp/bad.tsv"
is 'JSON: status 2 as well' "$status" 2
is 'JSON: an object a line' "$(wc -l <"$tmp/out")" 7
is 'JSON: totals, and an error instead of them' \
    "$(jq -c '.total.passages // (.error | type)' "$tmp/out" | tr '\n' ' ')" \
    '2 1 "string" "string" "string" "string" 1 '
is 'JSON: its id' "$(jq -r .id "$tmp/out" | head -2 | tr '\n' ' ')" \
    'q1 caméras '

batch <"$tmp/bad.tsv"
like 'text: each question has its heading' "$out" '# q1: drone'
like 'text: and so has the failed one' "$out" '# q4: "plage
not answered: column 1'

seq 3000 | sed 's/.*/q&\tdrone OR mot&/' >"$tmp/many"
batch --format=tsv -m 1 <"$tmp/many"
is 'three thousand questions: status' "$status" 0
is 'and all have their row' "$(tail -n +2 "$tmp/out" | cut -f1 | uniq | wc -l)" \
    3000
is 'with the same answer' "$(tail -n +2 "$tmp/out" | cut -f2,8 | sort -u)" \
    $'1\t2'

batch --format=tsv </dev/null
is 'no question: status 1' "$status" 1
is 'and the first row all the same' "$(wc -l <"$tmp/out")" 1

head -c 1100000 /dev/zero | tr '\0' x >"$tmp/long"
printf '\nq2\tdrone\n' >>"$tmp/long"
batch --format=tsv <"$tmp/long"
is 'a line without end: status' "$status" 2
like 'is refused' "$err" 'line 1: the line is longer than'
is 'and the next one answered' "$(column total_passages)" ' 2 2'

printf 'q1\tdro\0ne\nq2\tdrone\n' >"$tmp/nul"
batch --format=tsv <"$tmp/nul"
like 'a NUL is refused' "$err" 'line 1: the line holds a NUL'

run "$B/vigie-query" -d "$index" --batch="$tmp/none"
is 'no such file: status' "$status" 2
like 'and its name' "$err" "$tmp/none: No such file"
run "$B/vigie-query" -d "$index" --batch="$tmp"
is 'a folder: status' "$status" 2
run "$B/vigie-query" -d "$index" --batch="$tmp/bad.tsv" mot
is 'a batch and a query: status' "$status" 2
run bash -c 'seq 100000 | "$B/vigie-query" -d "$1" --batch=- >/dev/full' - \
    "$index"
is 'a full disk ends it' "$status" 2
is 'with one message' "$(wc -l <"$tmp/err")" 1

done_testing
