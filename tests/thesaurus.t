#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# thesaurus.t - related words: found where they are asked for, named where they
# are not, from the file that is meant.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
mkdir "$docs"
echo 'La vidéosurveillance de Nice filme la plage.' >"$docs/typed.txt"
echo 'La VIDÉOPROTECTION de Nice filme la rue.' >"$docs/related.txt"
echo 'Une caméra et la vidéo-protection, à Marseille.' >"$docs/two.txt"
echo 'La vidéosurveillance et les caméras, à Lannion.' >"$docs/both.txt"
echo 'La reconnaissance faciale est essayée au carnaval.' >"$docs/phrase.txt"
echo 'La reconnaissance des agents : une prime faciale.' >"$docs/apart.txt"
echo 'La comparaison faciale des visages.' >"$docs/compared.txt"
echo 'Des caméras mobiles suivent la foule.' >"$docs/mobile.txt"
printf 'Des drones à Nice. La plage.\fDes aéronefs et des aéronefs.\n' \
    >"$docs/pages.txt"
run "$B/vigie-index" -d "$index" "$docs"
is 'the test has an index' "$status" 0

cat >"$tmp/thesaurus" <<'END'
# un essai
vidéosurveillance, vidéoprotection, caméras
reconnaissance faciale, comparaison faciale, biométrie
drones, aéronefs, caméras mobiles
visages, traits du visage
END
export VIGIE_THESAURUS=$tmp/thesaurus

query() {
    run "$B/vigie-query" -d "$index" "$@"
}
total() {
    query --json -m 0 "$@"
    jq .total.passages "$tmp/out"
}
# names QUERY...: the files found, in order of their names.
names() {
    query --json "$@"
    jq -r '[.hits[] | select(.partial | not) | .document.path | sub(".*/"; "")
        | sub(".txt"; "")] | sort | join(" ")' "$tmp/out"
}
# more QUERY...: the related words that would find more.
more() {
    query --json "$@"
    jq -r '[.query.related[] | "\(.for)>\(.text)=\(.passages)"] | join(" ")' \
        "$tmp/out"
}

# ---- Found -------------------------------------------------------------------

is 'without the sign, the word alone' "$(names vidéosurveillance)" 'both typed'
for word in vidéosurveillance videosurveillance VIDÉOSURVEILLANCE \
    VIDEO-SURVEILLANCE vidéo-surveillance vidéosurveillances \
    'vidéo surveillance' '"vidéosurveillance"' '"Vidéo surveillance"'; do
    is "~$word" "$(names "~$word")" 'both mobile related two typed'
done
is 'a plural in the thesaurus finds the singular' "$(names '~Caméra')" \
    'both mobile related two typed'
is '~ in front of an expression of two words' \
    "$(names '~reconnaissance faciale')" 'apart compared phrase'
is 'in any number, with any accents' "$(names '~RECONNAISSANCES FACIALES')" \
    'apart compared phrase'
is '~ in front of a phrase' "$(names '~"reconnaissance faciale"')" \
    'compared phrase'
is '~ inside a phrase' "$(names '"la ~vidéosurveillance de Nice"')" \
    'related typed'
is '~ in front of a phrase that holds an entry' \
    "$(names '~"la vidéosurveillance de Nice"')" 'related typed'
is 'the longest entry counts' "$(names '~caméras mobiles')" 'mobile pages'
is 'with other words' "$(names '~vidéosurveillance Nice')" 'related typed'
is 'with words of grammar' "$(names '~vidéosurveillance de la')" \
    'both mobile related two typed'
is 'after an article' "$(names 'plage ~drones')" 'pages'
is 'two of them' "$(names '~vidéosurveillance ~drones')" 'mobile'
is 'AND' "$(names '~vidéosurveillance AND Marseille')" 'two'
is 'OR' "$(names '~visages OR ~drones')" 'compared mobile pages'
is 'NOT leaves relations out too' "$(names 'Nice NOT ~vidéosurveillance')" \
    'pages'
is 'a word in one spelling has no relations' \
    "$(names --related =vidéosurveillance)" 'both typed'
is '--related: every word' "$(names --related vidéosurveillance plage)" 'typed'
is '--related: every run of words' \
    "$(names --related 'reconnaissance faciale')" 'apart compared phrase'
is '--related: inside a phrase' \
    "$(names --related '"la vidéosurveillance de Nice"')" 'related typed'
is 'a part of a compound is no entry' "$(names '~caméras-drones')" ''

# ---- Ranked ------------------------------------------------------------------

query --json '~vidéosurveillance Nice'
is 'what was typed comes first' \
    "$(jq -r '.hits[0].document.path | sub(".*/"; "")' "$tmp/out")" typed.txt
query --json '~vidéoprotection Nice'
is 'whichever it is' \
    "$(jq -r '.hits[0].document.path | sub(".*/"; "")' "$tmp/out")" related.txt
query --json '~drone'
is 'the page of what was typed, not of what is related to it' \
    "$(jq '[.hits[] | select(.document.path | test("pages")).passage.page]
        | first' "$tmp/out")" 1
query --json '~reconnaissance faciale plage'
is 'partial hits: a part of what was typed' \
    "$(jq -c '[.hits[] | .document.path | select(test("apart"))] | length' \
        "$tmp/out")" 1

# ---- Each hit says which word ------------------------------------------------

# matched QUERY...: file: words, in order of the names.
matched() {
    query --json "$@"
    jq -r '[.hits[] | "\(.document.path | sub(".*/"; "") | sub(".txt"; "")):" +
        (.passage.matched | join("+"))] | sort | join(" ")' "$tmp/out"
}
is 'as typed, or as the thesaurus writes it, by where it stands' \
    "$(matched '~VIDEOSURVEILLANCE')" \
    'both:VIDEOSURVEILLANCE+caméras mobile:caméras related:vidéoprotection two:caméras+vidéoprotection typed:VIDEOSURVEILLANCE'
is 'an expression, in a row or not' \
    "$(matched '~reconnaissance faciale')" \
    'apart:reconnaissance faciale compared:comparaison faciale phrase:reconnaissance faciale'
is 'not for a part of it' "$(matched '~reconnaissance faciale prime')" \
    'apart:reconnaissance faciale compared:comparaison faciale phrase:reconnaissance faciale'
is 'nor a part beside what is related' "$(matched '~caméras mobiles')" \
    'both: mobile:caméras mobiles pages:drones+aéronefs two:'
is 'only of what has relations' "$(matched '~drones Nice')" \
    'mobile:caméras mobiles pages:drones+aéronefs related: typed:'
is 'nothing where none are asked for' \
    "$(matched Marseille)" 'two:'
query '~vidéosurveillance rue'
like 'the text says so' "$out" 'p\. 1 \[found by: vidéoprotection\]'
query '~vidéosurveillance plage'
unlike 'unless it is what was typed' "$out" 'typed.txt, p\. 1 \[found by'
query --format=tsv '~vidéosurveillance Marseille'
is 'TSV has a column' "$(awk -F'\t' 'NR == 1 {for (i = 1; i <= NF; i++)
    if ($i == "matched") n = i} NR == 2 {print $n}' "$tmp/out")" \
    'caméras, vidéoprotection'
query --json '~vidéosurveillance rue'
is 'what is related is marked in the text' \
    "$(jq -c '.hits[0].passage | .text as $t | [.highlights[] |
        $t[.[0]:.[1]]]' "$tmp/out")" '["VIDÉOPROTECTION","rue"]'
query --explain '~vidéosurveillance'
like 'explain: the sign' "$err" 'parsed: ~vidéosurveillance'
like 'explain: what is related' "$err" 'unit: vidéoprotection: .*\(related\)'

# ---- Named where it is not asked for -----------------------------------------

is 'related words that would find more, most first' \
    "$(more vidéosurveillance)" \
    'vidéosurveillance>vidéoprotection=2 vidéosurveillance>caméras=2'
is 'with other words: what is found with these' "$(more vidéosurveillance Nice)" \
    'vidéosurveillance>vidéoprotection=1'
is 'of an expression' "$(more 'RECONNAISSANCE faciale')" \
    'RECONNAISSANCE faciale>comparaison faciale=1'
is 'in a phrase' "$(more '"la vidéosurveillance de Nice"')" \
    'vidéosurveillance>vidéoprotection=1'
is 'of each word that is known' "$(more 'visages OR drones')" \
    'drones>caméras mobiles=1'
is 'not what would add nothing' "$(more 'vidéosurveillance NOT Nice')" \
    'vidéosurveillance>caméras=2 vidéosurveillance>vidéoprotection=1'
is 'nor what no passage holds' "$(more visages)" ''
is 'nor for what is left out' "$(more 'Nice NOT drones')" ''
is 'nor for one spelling' "$(more '=vidéosurveillance')" ''
is 'nor where they are asked for' "$(more '~vidéosurveillance')" ''
is 'nor with --related' "$(more --related vidéosurveillance)" ''
is 'with the sign on another word, of this one' \
    "$(more '~drones vidéosurveillance')" 'vidéosurveillance>caméras=1'
for word in vidéoprotection caméras; do
    is "the count is what a search finds: $word" \
        "$(total "$word NOT vidéosurveillance")" 2
done
query vidéosurveillance
like 'the text names them, and how to ask' "$out" \
    'related words would find more: vidéoprotection \(2\), caméras \(2\): type ~vidéosurveillance or --related'
query 'caméras OR vidéosurveillance'
like 'what would stand for two words is named once' "$out" \
    'find more: vidéoprotection \(1\): type ~[^ ]*, ~[^ ]* or'
query visages
unlike 'and has no such line for nothing' "$out" 'related words'
query --format=tsv vidéosurveillance
is 'TSV has a column too' "$(awk -F'\t' 'NR == 1 {for (i = 1; i <= NF; i++)
    if ($i == "related") n = i} NR == 2 {print $n}' "$tmp/out")" \
    'vidéoprotection (2), caméras (2)'

# ---- Words that are not known ------------------------------------------------

query '~plage'
is 'a word that is not known is the word itself' "$status" 0
like 'and the answer says so' "$out" 'no related words are known for: plage$'
query --json '~plage ~"la rue" ~vidéosurveillance'
is 'JSON too' "$(jq -c .query.unrelated "$tmp/out")" '["plage","la rue"]'
query --related 'plage rue'
like '--related, where nothing is known' "$out" 'known for: plage rue'
query --json --related 'plage vidéosurveillance'
is '--related, where something is' "$(jq -c .query.unrelated "$tmp/out")" '[]'

# ---- Batches -----------------------------------------------------------------

printf 'q1\t~vidéosurveillance\nq2\tvidéosurveillance\nq3\t~plage\n' \
    >"$tmp/batch"
query --batch="$tmp/batch" --json
is 'a batch has all of it' "$(jq -c '[.total.passages,
    (.query.related | length), (.query.unrelated | length)]' "$tmp/out" |
    tr '\n' ' ')" '[5,0,0] [2,2,0] [2,0,1] '
query --batch="$tmp/batch" --json --related
is 'and --related is for every line' \
    "$(jq -c .total.passages "$tmp/out" | tr '\n' ' ')" '5 5 2 '
yes '~vidéosurveillance drones "la caméra"' | head -2000 | cat -n |
    sed 's/^ *//' >"$tmp/many"
query --batch="$tmp/many" --format=tsv -m 1
is 'two thousand lines have the same answer' \
    "$(tail -n +2 "$tmp/out" | cut -f 2- | sort -u | wc -l)" 1

# ---- The file ----------------------------------------------------------------

# is_read SENTENCE TOTAL ENVIRONMENT... -- OPTION...
is_read() {
    local name=$1 wanted=$2 environment=()
    shift 2
    while [ "$1" != -- ]; do
        environment+=("$1")
        shift
    done
    run env -u VIGIE_THESAURUS "${environment[@]}" \
        "$B/vigie-query" -d "$index" --json -m 0 "${@:2}" '~plage'
    is "$name" "$(jq .total.passages "$tmp/out")" "$wanted"
}
echo 'plage, rue' >"$tmp/one"
echo 'plage, visage' >"$tmp/other"
mkdir -p "$XDG_CONFIG_HOME/vigie" "$tmp/config/vigie"
is_read '--thesaurus names it' 3 -- --thesaurus="$tmp/one"
is_read 'VIGIE_THESAURUS names it' 3 VIGIE_THESAURUS="$tmp/one" --
is_read '--thesaurus first' 3 VIGIE_THESAURUS="$tmp/none" -- \
    --thesaurus="$tmp/one"
is_read 'an empty variable names none' 2 VIGIE_THESAURUS= --
cp "$tmp/other" "$tmp/config/vigie/thesaurus"
is_read "the user's own" 3 XDG_CONFIG_HOME="$tmp/config" --
is_read 'which a named one replaces' 2 XDG_CONFIG_HOME="$tmp/config" -- \
    --thesaurus=/dev/null
is_read 'a pipe will do' 3 -- --thesaurus=<(cat "$tmp/one")
: >"$tmp/config/vigie/thesaurus"
is_read 'an empty one is no error' 2 XDG_CONFIG_HOME="$tmp/config" --
is 'and says nothing' "$err" ''

# refused SENTENCE REGEX OPTION...
refused() {
    run "$B/vigie-query" -d "$index" "${@:3}" plage
    is "$1: status" "$status" 2
    like "$1: told" "$err" "$2"
    is "$1: in a line" "$(wc -l <"$tmp/err")" 1
    is "$1: nothing on stdout" "$out" ''
}
refused 'a file that is not there' \
    "the thesaurus cannot be read: $tmp/none: No such file" \
    --thesaurus="$tmp/none"
refused 'a folder' 'thesaurus cannot be read: .*directory' --thesaurus="$tmp"
refused 'a file without end' 'longer than a megabyte' --thesaurus=/dev/zero
export VIGIE_THESAURUS=$tmp/none
refused 'one that the environment names' "$tmp/none: No such file"
unset VIGIE_THESAURUS

name=$tmp/$'un\nnom\xff'
printf '\xef\xbb\xbf# remarque\r\nplage\r\nplage, rue\r\n\xff, rue\nrue, \e!\n' \
    >"$name"
query --json -m 0 --thesaurus="$name" '~plage'
is 'bad lines cost nothing but themselves: status' "$status" 0
is 'and the rest is used' "$(jq .total.passages "$tmp/out")" 3
is 'each is told on a line' "$(wc -l <"$tmp/err")" 3
like 'with file, line and reason' "$err" \
    'un\\x0anom\\xff: line 2: a group needs two entries'
like 'bytes that are no UTF-8' "$err" 'line 4: this is not valid UTF-8'
like 'what holds no word' "$err" 'line 5: .*holds no word'
unlike 'no escape reaches the terminal' "$err" $'\033'
ok 'and all is UTF-8' iconv -f UTF-8 -t UTF-8 "$tmp/err"

# ---- What is installed -------------------------------------------------------

root=$tmp/root
run make -s -o "$B/vigie-index" -o "$B/vigie-extract" -o "$B/vigie-query" \
    B="$B" DESTDIR="$root" PREFIX=/opt/vigie install
ok 'the thesaurus is installed' \
    cmp corpus/thesaurus "$root/opt/vigie/share/vigie/thesaurus"
run "$root/opt/vigie/bin/vigie-query" -d "$index" --json -m 0 \
    '~vidéosurveillance'
is 'and found by what is installed' "$(jq .total.passages "$tmp/out")" 5
mkdir -p "$tmp/tree/build" "$tmp/tree/corpus"
cp "$B/vigie-query" "$tmp/tree/build"
cp corpus/thesaurus "$tmp/tree/corpus"
run "$tmp/tree/build/vigie-query" -d "$index" --json -m 0 '~vidéosurveillance'
is 'and among the sources, by what is built there' \
    "$(jq .total.passages "$tmp/out")" 5

# Every entry of the thesaurus that comes with it is one, and has relations.
run "$B/vigie-query" -d "$index" --thesaurus=corpus/thesaurus -m 0 mot
is 'all its lines are read' "$err" ''
sed 's/#.*//' corpus/thesaurus | tr , '\n' | sed 's/^ *//; s/ *$//; /^$/d' |
    sed 's/.*/~"&"/' >"$tmp/entries"
run "$B/vigie-query" -d "$index" --thesaurus=corpus/thesaurus -m 0 --json \
    --batch="$tmp/entries"
is 'all its entries are found' \
    "$(jq -c .query.unrelated "$tmp/out" | sort -u)" '[]'
ok 'and there are many' test "$(wc -l <"$tmp/out")" -gt 40

done_testing
