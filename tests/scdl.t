#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# scdl.t - what SCDL files and sources lists tell of documents, and what is
# said of their mistakes.
. tests/tap.sh
. tests/rerun.sh

mkdir "$docs"
lists=$tmp/lists
mkdir "$lists"

write() { # FILE: stdin, as it was long ago
    cat >"$1"
    touch -d "${when-2020-01-01}" "$1"
}
facts() { # FILE NAME: values that tables tell of it
    "$B/vigie-index" -d "$index" --list=facts --format=jsonl |
        jq -r --arg path "$docs/$1" --arg name "$2" 'select(.path == $path) |
            .facts[] | select(.name == $name and
                (.origin == "scdl" or .origin == "sources")) | .value'
}
table() { # PATH FILTER: of its line in the report
    jq -r --arg path "$1" "select(.path == \$path) | $2" "$report"
}
for name in carnaval don drones autre; do
    echo "Une page sur : $name." | write "$docs/$name.txt"
done
head='COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE'
head+=',DELIB_MATIERE_NOM,DELIB_OBJET,DELIB_URL'
nice='Ville de Nice,21060088800015'
url=https://deliberations.example.org/d

# ---- The sample corpus

run "$B/vigie-index" -d "$index" --report="$report" \
    --scdl=corpus/deliberations.csv corpus/pdf
is 'the sample corpus and its list' "$status" 0
is 'the list has no mistakes' "$(table corpus/deliberations.csv \
    '[.status, .rows, .rows_used, .rows_joined, (.defects | length)] |
    join(" ")')" 'table 9 9 9 0'
like 'and is told of' "$err" \
    'corpus/deliberations.csv: 9 rows, 9 of them of documents in the index'
docs=$PWD/corpus/pdf
is 'a document has what the row says' \
    "$(facts nice-convention-safe-city-2018-06-07.pdf date)" 2018-06-07
is 'and not more' "$(facts toulouse-convention-ibm-2016-12-09.pdf date)" ''
docs=$tmp/docs
rm -r "$index"

# ---- A list that is given

{
    printf '\xef\xbb\xbf%s\r\n' "${head//,/;};Nom du fichier;Vote"
    printf '%s;2019-007;2019-01-25;6.1;police;"Carnaval ;\r\net foule";;' \
        "${nice//,/;}"
    printf 'carnaval.txt;x\r\n'
    printf '%s;2017-004;26/01/2017;3.6;domaine;Don;%s/don.txt;;\r\n' \
        "${nice//,/;}" "$url"
    printf '%s;2017-005;30/02/2017;;;Rien;%s/rien.txt;;\r\n' \
        "${nice//,/;}" "$url"
    printf '%s;2017-006;2017-01-26;3.6;d;"Ouvert;%s/autre.txt;;\r\n' \
        "${nice//,/;}" "$url"
    printf 'Ville d%sIstres;21130047000013;2019-312;2019-05-15;6.1;p;Emploi;' \
        "'"
    printf '%s/drones.txt;;\r\n' "$url"
} | write "$lists/liste.csv"
index --scdl="$lists/liste.csv" "$docs"
is 'mistakes in a list are no failure' "$status" 0
is 'semicolons, a mark, CR LF, a line break in quotes: by the file name' \
    "$(facts carnaval.txt object)" 'Carnaval ; et foule'
is 'by the end of the address' "$(facts don.txt number)" 2017-004
is 'a day in French is read' "$(facts don.txt date)" 2017-01-26
is 'a row after a broken one is used' "$(facts drones.txt commune)" \
    "Ville d'Istres"
is 'a broken one is not' "$(facts autre.txt number)" ''
is 'each mistake is told once, with its line' \
    "$(grep -c "liste.csv: line" "$tmp/err")" 5
like 'a day that is written otherwise' "$err" \
    'liste.csv: line 4: DELIB_DATE is written day first'
like 'a day that is none' "$err" \
    'liste.csv: line 5: DELIB_DATE is no day of the calendar: not used'
like 'what is required and empty' "$err" \
    'liste.csv: line 5: DELIB_MATIERE_CODE is empty'
like 'a quote that is not closed' "$err" \
    'liste.csv: line 6: a quote is opened and not closed: not used'
is 'the report has them too' "$(table "$lists/liste.csv" \
    '[.status, .rows, .rows_used, .rows_joined, (.defects | length)] |
    join(" ")')" 'table 5 4 3 5'
is 'the list is a file of the index' "$("$B/vigie-index" -d "$index" \
    --list=all --format=jsonl | jq -r 'select(.status == "table") | .path')" \
    "$lists/liste.csv"
run "$B/vigie-query" -d "$index" Ouvert
is 'and no document' "$status" 1

echo 'Encore.' | write "$docs/rien.txt"
index "$docs"
is 'what comes later is joined to what was said before' \
    "$(facts rien.txt number)" 2017-005
is 'what was there before still is' "$(facts don.txt number)" 2017-004
rm "$docs/rien.txt"
index "$docs"

sed 's/Don;/Don de caméras;/' "$lists/liste.csv" |
    when=2021-01-01 write "$lists/tmp.csv"
mv "$lists/tmp.csv" "$lists/liste.csv"
nok 'no document is read because a list has changed' \
    is_worker_called --scdl="$lists/liste.csv" "$docs"
is 'but they say what it says now' "$(facts don.txt object)" 'Don de caméras'
rm -rf "$tmp/fresh"
"$B/vigie-index" -d "$tmp/fresh" --scdl="$lists/liste.csv" "$docs" 2>/dev/null
ok 'as if it had been so from the first' diff \
    <("$B/tests/dump_index" "$tmp/fresh") <("$B/tests/dump_index" "$index")
run "$B/vigie-index" -d "$index" --reanalyse
ok 'and after another analysis' diff \
    <("$B/tests/dump_index" "$tmp/fresh") <("$B/tests/dump_index" "$index")
run "$B/vigie-index" -d "$index" --check
is 'the index is sound' "$status" 0
run "$B/vigie-index" -d "$index" --forget "$lists/liste.csv"
is 'a list that is forgotten says nothing any more' \
    "$(facts don.txt object)$(facts don.txt number)" ''
same 'as if it had never been there'

# ---- What is no list

index --scdl="$lists/none.csv" "$docs"
is 'a list that is not there: exit 2' "$status" 2
like 'which is said' "$err" 'none.csv: No such file'
echo 'nom,prénom' | write "$lists/autre.csv"
index --scdl="$lists/autre.csv" "$docs"
is 'a file that is no list: exit 2' "$status" 2
like 'which is said too' "$err" 'autre.csv: no SCDL file'
index --sources="$lists/autre.csv" "$docs"
is 'nor a sources list: exit 2' "$status" 2
index --list=all --scdl="$lists/liste.csv"
is '--scdl comes with paths' "$status" 2
echo 'nom,prénom' | write "$docs/personnes.csv"
index "$docs"
is 'other CSV among the documents is a document' \
    "$(jq -r 'select(.path | endswith(".csv")) | .status' "$report")" indexed

# ---- A list beside the documents

printf '%s\n' "$head" "$nice,2017-004,2017-01-26,3.6,d,Don,$url/don.txt" \
    "$nice,2019-312,2019-05-15,6.1,p,Drones,$url/drones.txt" |
    write "$docs/liste.CSV"
index "$docs"
is 'a list beside the documents is found' "$(facts don.txt number)" 2017-004
is 'and counted' "$(table "$docs/liste.CSV" '[.status, .rows_joined] |
    join(" ")')" 'table 2'
like 'by the summary too' "$err" ', 1 table'
same 'one worker or eight'
touch -d 2022-02-02 "$docs/liste.CSV"
index "$docs"
index "$docs"
is 'a list that has not changed is not looked through again' \
    "$(table "$docs/liste.CSV" '[.status, .rows, .rows_joined] |
    map(tostring) | join(" ")')" 'table 2 null'
is 'and nothing is lost' "$(facts don.txt number)" 2017-004
mv "$docs/don.txt" "$docs/don-2.txt"
index "$docs"
is 'a file of another name is not meant' "$(facts don-2.txt number)" ''
mv "$docs/drones.txt" "$docs/don.txt"
index "$docs"
is 'one that has the name is' "$(facts don.txt number)" 2017-004
same 'as if it had always been so'
mv "$docs/liste.CSV" "$docs/une.csv"
index "$docs"
is 'a list may move' "$(facts don.txt number)" 2017-004
same 'and leaves nothing behind'
echo 'Ceci est une note.' | when=2023-01-01 write "$docs/une.csv"
index "$docs"
is 'a list that is none any more says nothing' "$(facts don.txt number)" ''
same 'and is a document'
rm "$docs/une.csv"
printf '%s\n' "$head" "$nice,2017-004,2017-01-26,3.6,d,Don,$url/don.txt" |
    write "$docs/liste.csv"
index "$docs"
rm "$docs/liste.csv"
index --keep-missing "$docs"
is '--keep-missing keeps lists too' "$(facts don.txt number)" 2017-004
index "$docs"
is 'a list that is deleted leaves' "$(facts don.txt number)" ''
same 'and leaves nothing behind either'

# ---- Where documents came from

sum=$(sha256sum "$docs/autre.txt" | cut -d ' ' -f 1)
mkdir "$docs/copie"
cp -p "$docs/autre.txt" "$docs/copie/$sum.txt"
printf '%s\t%s\t%s\n' path url fetched don.txt "$url/get?id=1" 2026-11-22 \
    "copie/$sum.txt" "$url/get?id=2" 2026-11-23T10:00:00Z \
    "rien.txt" "rien" 2026-11-23 | write "$docs/sources.tsv"
printf '%s\n' "$head" "$nice,2017-004,2017-01-26,3.6,d,Don,$url/get?id=1" |
    write "$docs/liste.csv"
index "$docs"
is 'a sources list says where from' "$(facts autre.txt url)" "$url/get?id=2"
is 'and when' "$(facts autre.txt fetched)" 2026-11-23T10:00:00Z
is 'a list is joined by the address' "$(facts don.txt number)" 2017-004
like 'a line without address is told of' "$err" \
    'sources.tsv: line 4: no address of the web: not used \("rien"\)'
rm -r "$docs/copie"
index "$docs"
is 'the hash that names the file is enough' "$(facts autre.txt url)" \
    "$url/get?id=2"
same 'whenever it comes'
mv "$docs/sources.tsv" "$lists/provenance.txt"
index --sources="$lists/provenance.txt" "$docs"
is 'from elsewhere paths are others' "$(facts don.txt url)" ''
is 'and hashes the same' "$(facts autre.txt url)" "$url/get?id=2"

# ---- What is not clear

printf '%s\n' "$head" "$nice,1,2017-01-26,3.6,d,Don,$url/a/autre.txt" \
    "$nice,2,2017-01-27,3.6,d,Prêt,$url/b/autre.txt" | write "$docs/liste.csv"
touch -d 2024-01-01 "$docs/liste.csv"
index "$docs"
is 'of two rows none is taken' "$(facts autre.txt object)" ''
like 'which is said' "$err" \
    '1 documents are told nothing .*autre\.txt: .*line 2, and .*line 3, differ'

# ---- SIGKILL

# Long documents without much in them: a step of the indexer is two of them.
rm -r "$docs" "$index"
mkdir "$docs"
for ((i = 1; i <= 4; i++)); do
    awk -v n="$i" 'BEGIN {
        for (page = 1; page <= 4000; page++)
            print page % 400 ? "\f" : "Le parchemin " n "."
    }' | write "$docs/$i.txt"
done
{
    echo "$head"
    for ((i = 1; i <= 4; i++)); do
        echo "$nice,2017-00$i,2017-01-26,3.6,d,Don $i,$url/$i.txt"
    done
} | write "$lists/liste.csv"
base=$tmp/base
"$B/vigie-index" -d "$base" "$docs" 2>/dev/null
"$B/tests/dump_index" "$base" >"$tmp/without.dump"
"$B/vigie-index" -d "$tmp/with" --scdl="$lists/liste.csv" "$docs" 2>/dev/null
"$B/tests/dump_index" "$tmp/with" >"$tmp/with.dump"
nok 'there is something to see' cmp "$tmp/without.dump" "$tmp/with.dump"
cp -r "$base" "$index"
calls=$(KILL_IN=$index KILL_COUNT=$tmp/calls LD_PRELOAD=$B/tests/kill_at.so \
    "$B/vigie-index" -d "$index" --scdl="$lists/liste.csv" "$docs" 2>/dev/null
    cat "$tmp/calls")
ok 'a list for what is there already' cmp "$tmp/with.dump" \
    <("$B/tests/dump_index" "$index")
n_between=0
for moment in $((calls / 3)) $((calls * 2 / 3)) $((calls - 1)); do
    rm -r "$index"
    cp -r "$base" "$index"
    { KILL_IN=$index KILL_AT=$moment LD_PRELOAD=$B/tests/kill_at.so \
        run "$B/vigie-index" -d "$index" --scdl="$lists/liste.csv" "$docs"
    } 2>/dev/null
    is "killed at call $moment of $calls" "$status" 137
    "$B/tests/dump_index" "$index" >"$tmp/killed.dump"
    cmp -s "$tmp/killed.dump" "$tmp/without.dump" ||
        n_between=$((n_between + 1))
    cp -r "$index" "$tmp/killed"
    index "$docs"
    ok 'without the list all is as it was before' cmp "$tmp/without.dump" \
        <("$B/tests/dump_index" "$index")
    rm -r "$index"
    mv "$tmp/killed" "$index"
    index --scdl="$lists/liste.csv" "$docs"
    ok 'and with it as it was to be' cmp "$tmp/with.dump" \
        <("$B/tests/dump_index" "$index")
done
ok 'some were half told of' test "$n_between" -gt 0

done_testing
