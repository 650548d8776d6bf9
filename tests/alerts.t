#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# alerts.t - what is new since a day, and since the last run; nothing new is
# ever missed.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
state=$XDG_STATE_HOME/vigie/last-run
mkdir "$docs"
export TZ=Europe/Paris

# at TIME COMMAND...: with that clock.
at() {
    local time=$1
    shift
    CLOCK=$(date -d "$time" +%s) LD_PRELOAD=$B/tests/clock.so "$@"
}
write() { # NAME TEXT...
    printf '%s\n' "${@:2}" >"$docs/$1"
}
index_at() { # TIME [OPTION...]
    at "$1" "$B/vigie-index" -d "$index" "${@:2}" "$docs" 2>/dev/null
}
query() {
    run "$B/vigie-query" -d "$index" --per-document=1 "$@"
}
names() { # of the last answer's documents, in its order
    jq -r '.hits[].document.path' "$tmp/out" | sed 's/.*\///; s/\..*//' |
        paste -sd ' '
}
# news SENTENCE NAMES WHEN [QUERY...]
news() {
    query --json -m 100 --sort=new --new-since="$3" "${@:4}"
    is "$1" "$(names)" "$2"
    is "$1: counted" "$(jq .total.documents "$tmp/out")" "$(wc -w <<<"$2")"
}

# ---- When a document first came

write mai.txt 'Des caméras filment la plage.'
index_at '2026-05-10 08:00'
write juin.txt 'Des caméras filment la rue.'
write mai.txt 'Des caméras filment encore la plage.'
index_at '2026-06-10 08:00'
write juillet.txt 'Un drone survole des caméras.'
mv "$docs/juin.txt" "$docs/ensuite.txt"
cp "$docs/ensuite.txt" "$docs/copie.txt"
touch "$docs/mai.txt"
index_at '2026-07-10 08:00'

query --json --sort=new caméras
is 'last indexed first' "$(names)" 'juillet copie mai'
is 'an answer says when; what changed is new, what moved is not' \
    "$(jq -r '.hits[].document.first_indexed' "$tmp/out" | paste -sd ' ')" \
    '2026-07-10T06:00:00.000Z 2026-06-10T06:00:00.000Z 2026-06-10T06:00:00.000Z'
is 'of all documents: since nothing' "$(jq .query.since "$tmp/out")" null

"$B/vigie-index" -d "$index" --reanalyse 2>/dev/null
news 'all made anew is nothing new' 'juillet' 2026-07-01 caméras

# ---- Since a day

news 'since a day' 'juillet' 2026-06-11 caméras
news 'since a day, of documents that came that day' 'juillet copie mai' \
    2026-06-10 caméras
news 'as people type it' 'juillet' 11/06/2026 caméras
news 'since a month' 'juillet' 2026-07 caméras
news 'since a time' 'juillet' 2026-06-10T08:01 caméras
news 'inclusive' 'juillet copie mai' 2026-06-10T08:00 caméras
news 'in another zone' 'juillet copie mai' 2026-06-10T06:00Z caméras
news 'to the millisecond' 'juillet' '2026-06-10 08:00:00.001' caméras
news 'of filters alone' 'juillet' 2026-07 nom:*.txt
news 'a question with operators' 'juillet copie' 2026-06 \
    '"caméras filment la rue" OR drone'
news 'nothing' '' 2026-08 caméras
is 'nothing new: status 1' "$status" 1
query --json --new-since=2026-07-01 caméras
is 'the answer says since when' "$(jq -r .query.since "$tmp/out")" \
    2026-06-30T22:00:00.000Z
is 'what was searched is the whole index' \
    "$(jq .coverage.documents "$tmp/out")" 3
query --new-since=2026-07-01 caméras
like 'in words too' "$out" \
    '1 passage in 1 document, .*since 2026-06-30T22:00:00.000Z'
query --format=tsv --new-since=2026-07-01 drone
is 'in a table: when it came, and since when' \
    "$(awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i }
        NR == 2 { print $c["first_indexed"], $c["since"] }' "$tmp/out")" \
    '2026-07-10T06:00:00.000Z 2026-06-30T22:00:00.000Z'

# What is counted beside.
query --json --new-since=2026-07 drone plage
is 'what holds some of the words is new too' \
    "$(jq -r '[.hits[].document.path] | length' "$tmp/out")" 1
query --json --facet=year,type --new-since=2026-07 caméras
is 'facets count what is new' \
    "$(jq '.facets.type.without.documents' "$tmp/out")" 1
printf 'caméras, drone\n' >"$tmp/thesaurus"
query --json --thesaurus="$tmp/thesaurus" --new-since=2026-07 drone
is 'related words: what they would add of the new' \
    "$(jq -c '.query.related' "$tmp/out")" '[]'
query --json --thesaurus="$tmp/thesaurus" --new-since=2026-06 drone
is 'of more, more' "$(jq -c '[.query.related[].passages]' "$tmp/out")" '[2]'
query --json --new-since=2026-07 plaje
is 'suggestions find something new' "$(jq .query.suggestion "$tmp/out")" null
query --json --new-since=2026-06 plaje
is 'where there is any' "$(jq -r .query.suggestion "$tmp/out")" plage

for wrong in '' hier 2026-13-01 2026-02-30 2026-06-10T25:00 2026-06..2026-07 \
    lastrun $'2026-06-10T08:00\x01' 2026-06-10T08:00:00:00; do
    query --new-since="$wrong" caméras
    is "not a moment: $(printf %q "$wrong")" "$status" 2
    like 'told with an example' "$err" 'takes last-run or when, such as 2026'
done

# ---- Since the last run

news 'the first time everything is new' 'juillet copie mai' last-run caméras
like 'and it says so' "$err" 'asked for the first time: everything is new'
is 'of all documents' "$(jq .query.since "$tmp/out")" null
news 'then nothing is' '' last-run caméras
is 'and it says nothing' "$err" ''
is 'since the newest that was there' "$(jq -r .query.since "$tmp/out")" \
    2026-07-10T06:00:00.001Z
write août.txt 'Un drone et des caméras.'
index_at '2026-08-10 08:00'
news 'what came since' 'août' last-run caméras
query -q --new-since=last-run drone
is 'whether there is news: status 0' "$status" 0
is 'and nothing is said' "$out$err" ''
query -q --new-since=last-run caméras
is 'there is none: status 1' "$status" 1
news 'once' '' last-run caméras
news 'another question has a memory of its own' 'août juillet' last-run drone
news 'so has one with related words' 'août juillet copie mai' last-run \
    --related --thesaurus="$tmp/thesaurus" drone
is 'nobody else can read what is remembered' "$(stat -c %a "$state"/* |
    sort -u)" 600

# The clock steps back: what comes is later all the same.
write recul.txt 'Des caméras que la pendule ignore.'
index_at '2001-01-01 00:00'
news 'the clock stepped back: still new' 'recul' last-run caméras
is 'by a millisecond' \
    "$(jq -r '.hits[].document.first_indexed' "$tmp/out")" \
    2026-08-10T06:00:00.001Z
write recul2.txt 'Des caméras encore.'
index_at '2001-01-01 00:00'
news 'again' 'recul2' last-run caméras

# Looking is not telling.
write regard.txt 'Des caméras regardent.'
index_at '2026-08-10 09:00'
query -q --new-since=last-run caméras
is 'there is news' "$status" 0
news 'which is told after all' 'regard' last-run caméras
write compte.txt 'Des caméras comptent.'
index_at '2026-08-10 09:30'
query --count --new-since=last-run caméras
is 'a number of what is new' "$out" 1
query -l --new-since=last-run caméras
is 'tells it' "$out" ''

# What left and comes again is new.
rm "$docs/août.txt"
index_at '2026-08-11 08:00'
write août.txt 'Un drone et des caméras.'
index_at '2026-08-12 08:00'
news 'what left and comes again is new' 'août' last-run caméras

# A run that could not tell has told nothing.
write septembre.txt 'Des caméras à la rentrée.'
index_at '2026-09-10 08:00'
if [ -e /dev/full ]; then
    "$B/vigie-query" -d "$index" --new-since=last-run caméras \
        >/dev/full 2>"$tmp/err"
    is 'what cannot be written: status 2' "$?" 2
    like 'and it says so' "$(cat "$tmp/err")" 'the next run tells it again'
fi
chmod 500 "$state"
if [ "$(id -u)" -ne 0 ]; then
    query --new-since=last-run caméras
    is 'what cannot be remembered: status 2' "$status" 2
    like 'and it says so' "$err" 'will be told again'
fi
chmod 700 "$state"
news 'the next one tells it' 'septembre' last-run caméras

# Cut is said.
for i in 1 2 3; do
    write "octobre$i.txt" "Des caméras, numéro $i, en octobre."
done
index_at '2026-10-10 08:00'
query -m 2 --new-since=last-run caméras
like 'more is new than is shown' "$out" \
    'note: 2 of 3 new documents are shown: -m shows more'
news 'and is not told again' '' last-run caméras

# Another index, and another one of the same name.
"$B/vigie-index" -d "$tmp/other" "$docs" 2>/dev/null
run "$B/vigie-query" -d "$tmp/other" --new-since=last-run -m 0 --json caméras
is 'of another index everything is new' "$(jq .total.documents "$tmp/out")" 12
rm -rf "$index"
index_at '2026-01-01 08:00'
query --json -m 0 --new-since=last-run caméras
is 'so it is of an older one in its place' \
    "$(jq .total.documents "$tmp/out")" 12
query --json -m 0 --new-since=last-run caméras
is 'once' "$(jq .total.documents "$tmp/out")" 0

# ---- Several indexes

# Each has clocks of its own: what is old for one is new for another.
two() {
    run "$B/vigie-query" "$@" -m 100 --sort=new --json --per-document=1 \
        --new-since=last-run fontaine
}
mkdir "$tmp/nord" "$tmp/sud"
echo 'La fontaine du nord.' >"$tmp/nord/nord1.txt"
echo 'La fontaine du sud.' >"$tmp/sud/sud1.txt"
at '2026-09-10' "$B/vigie-index" -d "$tmp/n" "$tmp/nord" 2>/dev/null
at '2026-05-10' "$B/vigie-index" -d "$tmp/s" "$tmp/sud" 2>/dev/null
two -d "$tmp/n" -d "$tmp/s"
is 'two indexes: everything is new' "$(names)" 'nord1 sud1'
two -d "$tmp/s" -d "$tmp/n"
is 'then nothing, in whatever order they are named' "$(names)" ''
echo 'Une fontaine de plus au sud.' >"$tmp/sud/sud2.txt"
at '2026-06-10' "$B/vigie-index" -d "$tmp/s" "$tmp/sud" 2>/dev/null
two -d "$tmp/n" -d "$tmp/s"
is 'what came to one, and is older than all of the other' "$(names)" 'sud2'
mv "$tmp/s" "$tmp/déménagé"
two -d "$tmp/n" -d "$tmp/déménagé"
is 'an index may move' "$(names)" ''
at '2026-10-10' "$B/vigie-index" -d "$tmp/s" "$tmp/sud" 2>/dev/null
two -d "$tmp/n" -d "$tmp/s"
is 'one that was built anew is another one' "$(names)" 'sud1 sud2'
echo 'Une fontaine au nord, encore.' >"$tmp/nord/nord2.txt"
at '2026-09-11' "$B/vigie-index" -d "$tmp/n" "$tmp/nord" 2>/dev/null
two -d "$tmp/n"
is 'what was told of two is known of one' "$(names)" 'nord2'
two -d "$tmp/n" -d "$tmp/s"
is 'and the other way' "$(names)" ''

# A state that is damaged is no reason to be silent.
for damage in 'x' '12' '12 34' "-1 $(printf '%064d' 0)"; do
    for file in "$state"/*; do
        echo "$damage" >"$file"
    done
    query --new-since=last-run caméras
    is "damaged ($damage): status 2" "$status" 2
    like 'told what to do' "$err" 'is damaged; remove it'
done
rm -r "$state"

# ---- Batches

batch() {
    run "$B/vigie-query" -d "$index" --batch="$tmp/batch.tsv" \
        --per-document=1 --new-since=last-run --json
}
totals() {
    jq -r '"\(.id):\(.total.documents // "failed")"' "$tmp/out" | paste -sd ' '
}
printf 'a\tdrone\nb\tcaméras\nc\tdrone\n' >"$tmp/batch.tsv"
batch
is 'a batch: all of it is new' "$(totals)" 'a:2 b:12 c:2'
like 'the first time' "$err" '3 questions asked for the first time'
batch
is 'then nothing' "$(totals)" 'a:0 b:0 c:0'
is 'nothing new: status 1' "$status" 1
write novembre.txt 'Un drone filme les caméras.'
index_at '2026-11-10 08:00'
# A run is killed in its middle: the same, since nothing below is missing.
rm "$tmp/batch.tsv"
mkfifo "$tmp/batch.tsv"
"$B/vigie-query" -d "$index" --batch="$tmp/batch.tsv" --new-since=last-run \
    >"$tmp/out" 2>&1 &
exec 3>"$tmp/batch.tsv"
printf 'a\tdrone\nb\tcaméras\n' >&3
kill -KILL "$!"
wait "$!" 2>/dev/null
exec 3>&-
rm "$tmp/batch.tsv"
printf 'a\tdrone\nb\t"caméras\nn\tplage\n' >"$tmp/batch.tsv"
batch
is 'one fails: the others are answered' "$(totals)" 'a:1 b:failed n:1'
is 'one fails: status 2' "$status" 2
like 'it says what it means' "$err" 'is told when it is answered'
printf 'a\tdrone\nb\tcaméras\nn\tplage\n' >"$tmp/batch.tsv"
batch
is 'once it is right it has missed nothing' "$(totals)" 'a:0 b:1 n:0'
cp "$tmp/batch.tsv" "$tmp/autre.tsv"
run "$B/vigie-query" -d "$index" --batch="$tmp/autre.tsv" --json \
    --per-document=1 --new-since=last-run
is 'another batch has a memory of its own' "$(totals)" 'a:3 b:13 n:1'
(
    cd "$tmp" || exit
    "$B/vigie-query" -d index --batch=./autre.tsv --json \
        --new-since=last-run >out
)
is 'whatever the paths are' "$(totals)" 'a:0 b:0 n:0'
run "$B/vigie-query" -d "$index" --batch="$tmp/autre.tsv" --json \
    --new-since=2026-11-01
is 'a batch since a day' "$(totals)" 'a:1 b:1 n:0'

run "$B/vigie-query" -d "$index" --batch="$tmp/batch.tsv" --summary \
    --format=tsv --new-since=2026-11-01
is 'a summary says since when' \
    "$(awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i }
        $1 == "b" { print $c["documents"], $c["notices"] }' "$tmp/out")" \
    '1 of what was first indexed since 2026-10-31T23:00:00.000Z'
run "$B/vigie-query" -d "$index" --batch="$tmp/batch.tsv" --matrix=type \
    --new-since=2026-11-01
like 'so does a matrix' "$out" 'b .* 1 .*since 2026-10-31T23:00:00.000Z'

done_testing
