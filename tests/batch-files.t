#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# batch-files.t - what a batch may be written in, and what its cells ask for.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
mkdir "$docs"
printf 'Des caméras filment la plage.\fUn drone survole la plage.\n' \
    >"$docs/a.txt"
printf 'Un drone filme la rue.\n' >"$docs/b.txt"
printf 'Le drone est cher : "5 M", dit-on ; la ville paie.\n' >"$docs/c.txt"
{
    echo COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL
    echo Ville de Nice,21060088800015,2018-1,2018-06-07,6.1,police municipale,Caméras,,,,,,,,,,https://x.example.org/a.txt
    echo Ville de Nîmes,21300189400012,2019-2,2019-02-12,6.1,police municipale,Drones,,,,,,,,,,https://x.example.org/b.txt
} >"$tmp/deliberations.csv"
run "$B/vigie-index" -d "$index" --scdl="$tmp/deliberations.csv" "$docs"
is 'the test has an index' "$status" 0

# batch FILE OPTION...
batch() {
    run "$B/vigie-query" -d "$index" --batch="$1" --format=tsv -m 1 "${@:2}"
}
# column NAME: that column of the rows, divided by |.
column() {
    awk -F'\t' -v name="$1" 'NR == 1 {for (i = 1; i <= NF; i++)
        if ($i == name) n = i; next} {printf "%s%s", s, $n; s = "|"}' \
        "$tmp/out"
}

# ---- CSV ----------------------------------------------------------------------

printf '\xef\xbb\xbfID;#note;Requête;Commune;DATE;;title\r\nq1;x;drone;;;;Les drones\r\nq2;;drone;"nimes";2018..2020;;\r\nq3;;;Nice;;;\r\n;;;;;;\r\nq4;;"""un drone"" ; caméras";;;;\r\n' \
    >"$tmp/a.csv"
batch "$tmp/a.csv"
is 'CSV with a head: status' "$status" 0
is 'nothing to complain of' "$err" ''
is 'each id' "$(column id)" 'q1|q2|q3|q4'
is 'each query' "$(column query)" 'drone|drone||"un drone" ; caméras'
is 'cells are filters: in the reading' "$(column parsed)" \
    'drone|drone commune:nimes date:2018..2020|commune:Nice|"un drone" caméras'
is 'and in the totals' "$(column total_documents)" '3|1|1|1'
batch - <"$tmp/a.csv"
is 'its first line tells, too' "$(column total_documents)" '3|1|1|1'
tr ';' , <"$tmp/a.csv" >"$tmp/b.csv"
batch "$tmp/b.csv"
is 'the same with commas' "$(column total_documents)" '3|1|1|1'

for encoding in UTF-16LE UTF-16BE; do
    printf '\uFEFFid\tquery\r\nq1\tdrone\r\n' | iconv -t "$encoding" \
        >"$tmp/unicode.txt"
    batch "$tmp/unicode.txt"
    is "$encoding is refused as a whole" "$status $err" \
        '2 vigie-query: the batch cannot be read: it is UTF-16: save it as UTF-8'
done
printf '%s\n' '[{"id": "q1", "query": "drone"},' '{"query": "rue"}]' \
    >"$tmp/array.json"
batch "$tmp/array.json"
is 'an array of JSON is no list of queries' "$status" 2
like 'and says what is expected' "$err" 'an object a line is expected'
batch - <<<'[une] rue'
is 'a bracket is none' "$status $(column total_documents)" '0 1'

cat >"$tmp/c.csv" <<'END'
id,query,date
q1,"drone,2018
q2,drone "cher,
q3,drone
q4,drone,,
q5,drone,le mois dernier
q6,"""la plage",
q7,drone,2019
END
batch "$tmp/c.csv"
is 'lines that are none: status' "$status" 2
is 'each has a row' "$(column id)" 'q1|q2|q3|q4|q5|q6|q7'
is 'and no total' "$(column total_passages)" '||||||1'
is 'each is told' "$(grep -o 'line [0-9]*' "$tmp/err" | tr '\n' ' ')" \
    'line 2 line 3 line 4 line 5 line 6 line 7 '
like 'a line with a cell less' "$err" \
    'line 4: 2 columns, where the batch has 3'
like 'a mark that nothing closes: which cell' "$err" \
    'line 2: column 2: its quotation marks do not pair'
like 'a mark within a cell' "$err" \
    'line 3: column 2: its quotation marks do not pair'
like 'a value that is none: the column by its name' "$err" \
    'line 6: column date: a date or two of them'
like 'a query that does not parse: its own column' "$err" \
    'line 7: column 1: this quotation mark is never closed'

printf 'id,requete,comune\nq1,drone,Nice\n' >"$tmp/d.csv"
batch "$tmp/d.csv"
is 'a column that there is not: the batch is refused' "$status" 2
is 'before anything is answered' "$out" ''
like 'it is named, and the nearest one' "$err" \
    'line 1: column 3: there is no column comune \(did you mean commune\?\)'
printf 'id,query,Commune,commune\nq1,drone,Nice,Nîmes\n' >"$tmp/d.csv"
batch "$tmp/d.csv"
like 'two of one name' "$err" 'column 4: there are two columns commune'
printf 'id,commune\nq1,Nice\n' >"$tmp/d.csv"
batch "$tmp/d.csv"
like 'none of the query' "$err" 'none of the columns is named query'
printf 'id\tquery\nq1\tdrone\n' >"$tmp/d.csv"
batch "$tmp/d.csv"
like 'tabs where commas are expected' "$err" '--batch-format=tsv'
batch "$tmp/d.csv" --batch-format=tsv
is 'the option decides' "$(column id) $(column total_passages)" 'q1 3'

printf 'q1;drone\nq2;"drone; plage"\nq3;a;b\n' >"$tmp/e.csv"
batch "$tmp/e.csv"
is 'CSV without a head: id and query' "$(column id)" 'q1|q2|q3'
is 'cells between quotation marks' "$(column query)" 'drone|drone; plage|a'
is 'and one line too long' "$(column total_passages)" '3|1|'
printf 'drone\ndrone, plage\n"drone, plage"\n' >"$tmp/e.csv"
batch "$tmp/e.csv"
is 'CSV of queries alone' "$(column total_passages)" '3||1'
like 'what it divides is told, not asked' "$err" \
    'line 2: 2 columns, where the batch has 1'

# ---- TSV ----------------------------------------------------------------------

printf 'query\tid\tsiret\n"drone"\tq1\t\nplage\tq2\t21060088800015\n' >"$tmp/a.tsv"
batch "$tmp/a.tsv"
is 'TSV with a head, which has no quoting' \
    "$(column id) $(column parsed)" 'q1|q2 "drone"|plage siret:21060088800015'
printf 'drone, caméras\nplage; rue\n' >"$tmp/list"
batch "$tmp/list"
is 'a list of queries, with all their marks' "$(column query)" \
    'drone, caméras|plage; rue'

# ---- Ids ----------------------------------------------------------------------

printf 'query,commune\ndrone,Nice\ndrone,Nîmes\ndrone,Nice\n,\n"""",\n' >"$tmp/f.csv"
batch "$tmp/f.csv"
is 'without an id: the query with its filters' "$(column id)" \
    'drone commune:Nice|drone commune:Nîmes|drone commune:Nice|"'
like 'an id that stands twice is told' "$err" 'line 4: line 2 has the same id'
yes 'drone' | head -100 >"$tmp/twice"
batch "$tmp/twice"
is 'which is no error' "$status" 0
is 'a hundred times: ten lines, and how many more' \
    "$(wc -l <"$tmp/err") $(tail -1 "$tmp/err")" \
    '11 vigie-query: 89 more lines have the id of an earlier one'

# ---- JSON lines ---------------------------------------------------------------

cat >"$tmp/a.jsonl" <<'END'
{"id": "q1", "query": "drone"}
{"commune": "nimes", "date": 2019, "query": "drone", "id": 2, "title": null}

{"id": "q3", "commune": "Nice", "#": "passed over"}
{"id": "q4", "ville": "Nice"}
{"id": "q5", "query": ["drone"]}
{"id": "q6", "query": "drone", "query": "plage"}
{"id": "q7", "query": "dro\u0000ne"}
{"id": "q8", "query": "dro\\u0000ne"}
{"id": "q9", "query": "drone"
{"id": "q10", "query": "drone"} {}
{"id": "q11", "query": "drone"} // ?
{"id": 12345678901234567890, "query": "drone"}
["drone"]
{"id": "q15", "query": "drone", "siret": 8.4}
END
printf '{"id": "q\xff", "query": "drone"}\n' >>"$tmp/a.jsonl"
head -c 500000 /dev/zero | tr '\0' '[' >>"$tmp/a.jsonl"
batch "$tmp/a.jsonl"
is 'JSON lines: status' "$status" 2
is 'whole objects are answered' "$(column id | cut -d'|' -f1-3)" 'q1|2|q3'
is 'members are filters' "$(column parsed | cut -d'|' -f1-3)" \
    'drone|drone commune:nimes date:2019|commune:Nice'
is 'every line has a row' "$(column id | tr '|' '\n' | grep -c .)" 16
is 'its error, too' "$(column error | tr '|' '\n' | grep -c .)" 12
like 'a member that there is not' "$err" 'line 5: there is no column ville'
like 'a list' "$err" 'line 6: query: a text is expected'
like 'two of one name' "$err" 'line 7: two members have one name'
like 'a NUL in a text' "$err" 'line 8: column [0-9]+: a text holds a NUL'
unlike 'what only looks like one' "$err" 'line 9:'
like 'an object that does not end: where' "$err" 'line 10: column [0-9]+: '
like 'a number that would be another one' "$err" 'line 13: column [0-9]+: a number of more'
like 'no object' "$err" 'line 14: an object is expected'
like 'bytes' "$err" 'line 16: the line is not valid UTF-8'
like 'depth' "$err" 'line 17: column [0-9]+: lists and objects within each other'
cat >"$tmp/within.jsonl" <<'END'
{"id": "q1", "query": "drone", "#": {"query": "plage", "ville": ["Nice"]}}
{"id": {"query": "q2"}, "query": "drone"}
{"id": "q3", "#": {"a": 1}, "query": "drone", "query": "plage"}
END
batch "$tmp/within.jsonl"
is 'what is passed over may be anything' "$(column parsed | cut -d'|' -f1)" drone
like 'no member may' "$err" 'line 2: id: a text is expected'
like 'two of one name beside it' "$err" 'line 3: two members have one name'
# What a reader of JSON may take, and what it makes of it, is its own: \101 is
# A to one, 010 is 8, and a \u that is none ends the text.
sed 's/<tab>/\t/' >"$tmp/lax.jsonl" <<'END'
{"id": "q\ud83d\ude81", "query": "dr\u006fne", "#": [-1.5e+3, true, {}]}
{'id': 'q2', "query": "drone"}
{"id": 010, "query": "drone"}
{"id": 0x10, "query": "drone"}
{"id": $1, "query": "drone"}
{"id": - 1, "query": "drone"}
{"id": 1., "query": "drone"}
{"id": "q8", "query": "dr\157ne"}
{"id": "q9", "query": "drone\u00zz plage"}
{"id": "q10", "query": "drone\ud83d"}
{"id": "q11", "query": "drone<tab>plage"}
{"id": "q12", # a remark
{"id": "q13", "query": "drone" /* a remark */}
{"id": "q14", "query": "drone}
{"id": "é", query: "drone"}
END
batch "$tmp/lax.jsonl"
is 'what is JSON is read' "$(column id | cut -d'|' -f1)" q🚁
is 'all of it' "$(column parsed | cut -d'|' -f1)" drone
is 'and nothing else is: a line each says where' \
    "$(sed -nE 's/.*line ([0-9]+): (column [0-9]+): .*/\1 \2/p' "$tmp/err" |
        paste -sd ,)" \
    "$(printf '%d column %d,' 2 2 3 8 4 8 5 8 6 8 7 8 8 26 9 29 10 30 11 30 \
        12 15 13 32 14 24 15 13 | sed 's/,$//')"
batch - <"$tmp/a.jsonl"
is 'the first line tells' "$(column id | cut -d'|' -f1-3)" 'q1|2|q3'

run "$B/vigie-query" -d "$index" --batch="$tmp/a.csv" --batch-format=xls
is 'no such format: status' "$status" 2
done_testing
