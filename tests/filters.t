#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# filters.t - what is known of documents, asked for: filters, facets, order
# and citations over the sample documents.
. tests/tap.sh

index=$tmp/index
docs=$tmp/docs
mkdir "$docs"
cp corpus/pdf/*.pdf "$docs"
printf 'Le conseil approuve la pose de caméras et de tramways.\n' \
    >"$docs/roses.txt"
{
    cat corpus/deliberations.csv
    printf '\n%s,%s,%s' "Commune de L'Haÿ-les-Roses,21940038500018,2021-07" \
        "2021-03-04,8.4,,Pose de caméras,,,,,,,," \
        ",http://roses.example.org/2021/roses.txt"
} >"$tmp/rows.csv"
run "$B/vigie-index" -d "$index" --scdl="$tmp/rows.csv" "$docs"
is 'the test has an index' "$status" 0

query() {
    run "$B/vigie-query" -d "$index" "$@"
}
# names SENTENCE NAMES QUERY: the documents found, in byte order, less what
# their names begin and end with.
names() {
    query --json -m 100 --per-document=1 "$3"
    is "$1" "$(jq -r '.hits[] | select(.partial | not) | .document.path' \
        "$tmp/out" | sed 's/.*\///; s/\..*//' | LC_ALL=C sort |
        paste -sd ' ')" "$2"
    is "$1: each counted" "$(jq .total.documents "$tmp/out")" \
        "$(wc -w <<<"$2")"
}
# refused SENTENCE PATTERN QUERY
refused() {
    query "$3"
    is "$1: refused" "$status" 2
    is "$1: nothing on stdout" "$out" ''
    like "$1: told" "$err" "$2"
    is "$1: with a caret" "$(sed -n '3s/ *//p' "$tmp/err")" '^'
}
# zero SENTENCE LINE QUERY: nothing found, with that line, in both formats.
zero() {
    query "$3"
    is "$1: status 1" "$status" 1
    is "$1: told" "$(grep '^no document has' "$tmp/out")" "$2"
    query --json "$3"
    is "$1: in JSON" "$(jq -r '.query.unknown[] | "no document has \(.field): \(
        .value)" + if .near == [] then "" else
        "; near: " + (.near | join(", ")) end' "$tmp/out")" "$2"
}

# ---- Filters -----------------------------------------------------------------

roses=roses
region='region-sud-deliberation-lycees-2018-12-14'
carnaval=nice-deliberation-reconnaissance-faciale-carnaval-2019-01-25
convention=nice-convention-safe-city-2018-06-07
names 'an accented name' $roses "commune:\"L'Haÿ-les-Roses\""
names 'without accents' $roses 'commune:"L HAY LES ROSES"'
names 'with a typographic apostrophe' $roses $'commune:L\u2019Haÿ-les-Roses'
names 'with what it calls itself' $roses "commune:\"Ville de L'Haÿ-les-Roses\""
names 'decomposed accents' $roses $'commune:"L\'Hay\u0308-les-Roses"'
names 'words and a filter' $roses "caméras commune:\"L'Haÿ-les-Roses\""
names 'a filter leaves nothing in' '' "drones commune:\"L'Haÿ-les-Roses\""
names 'of the table, not of the paper' $region \
    "commune:\"Région Provence-Alpes-Côte d'Azur\""
names 'type and day' "$convention" 'type:conventions date:07/06/2018'
names 'days to days' "$carnaval $region" \
    'type:délibération date:2018-12..2019-01'
names 'matière and words' "lannion-deliberation-detecteurs-pietons-2019-06-24 \
$roses" 'matiere:8.4'
names 'class of a matière without words' "$carnaval" \
    'matière:6 commune:nice type:delib'
names 'SIRET' "$convention $carnaval" 'siret:21060088800015'
names 'number' "$carnaval" 'numero:2019-007'
names 'title' "$convention" 'titre:"safe city" type:convention'
names 'name of a file' "$convention" 'nom:nice-convention*'
names 'all of a kind' $roses 'nom:*.txt'
names 'host' $roses 'source:roses.example.org'
names 'a port is no part of a host' '' 'source:http://roses.example.org:80/'
names 'beginning of an address' $roses 'source:http://roses.example.org/2021/'
names 'left out' 'valenciennes-convention-huawei-2017-02-09' \
    'Huawei -type:délibération -type:procès-verbal -commune:Marseille'
names 'one or the other' "istres-arrete-drones-2019-05-15 $roses" \
    "(commune:Istres OR commune:\"L'Haÿ-les-Roses\") (police OR tramways)"

query --json -m 100 --per-document=0 'caméras page:30..40'
is 'pages: all hits touch them' "$(jq '[.hits[] | select(.partial | not) |
    .passage | .page_last < 30 or .page_first > 40] | any' "$tmp/out")" false
query --json -m 1 'GEOLSEMANTICS page:34'
is 'the page asked for is the page cited' \
    "$(jq -r '.hits[0].link' "$tmp/out" | sed 's/.*\///')" "$convention.pdf#page=34"
query --json -m 100 --per-document=0 drones
all=$(jq -c '[.hits[] | [.score, .passage.id]]' "$tmp/out")
query --json -m 100 --per-document=0 'drones nom:*'
is 'a filter does not rank' \
    "$(jq -c '[.hits[] | [.score, .passage.id]]' "$tmp/out")" "$all"

query --json -m 100 'type:délibération'
is 'filters alone: a passage a document' \
    "$(jq '.total.documents == (.hits | length)' "$tmp/out")" true
is 'and the newest first' "$(jq -c '[.hits[].document.date] |
    . == (sort | reverse)' "$tmp/out")" true
query --json -m 100 --per-document=0 'type:délibération'
is 'but all of them where that is asked for' \
    "$(jq '.total.passages == (.hits | length)' "$tmp/out")" true

# ---- Values that are none ----------------------------------------------------

zero 'an unknown value' 'no document has commune: Nise; near: Nice, Nîmes' \
    'drones commune:Nise'
zero 'a part of a name' "no document has commune: Roses; near: L'Haÿ-les-Roses" \
    'commune:Roses'
zero 'like nothing' 'no document has commune: Zorglub' 'commune:Zorglub'
zero 'an unknown type' 'no document has type: conventoin; near: convention' \
    'type:conventoin'
zero 'a year without documents' 'no document has date: 1999' 'date:1999'
zero 'a wrong name of a file' \
    'no document has nom: rose.txt; near: roses.txt' 'nom:rose.txt'
zero 'a wrong word of a title' \
    'no document has titre: Reconaissance faciale; near: reconnaissance faciale' \
    'titre:"Reconaissance faciale"'
zero 'two of them' 'no document has commune: Nise; near: Nice, Nîmes
no document has type: charte' 'commune:Nise type:charte'
query 'caméras -commune:Nise'
is 'an unknown value that is left out: status 0' "$status" 0
like 'but told' "$out" 'no document has commune: Nise; near: Nice'
query 'commune:Nice commune:Istres'
is 'known values that do not meet: status 1' "$status" 1
unlike 'and none is called unknown' "$out" 'no document has'

refused 'an unknown field' \
    'column 8: there is no field objet; the fields are commune, type, date, ' \
    'drones objet:caméras'
refused 'an empty value' 'column 9: a value is expected right after commune:' \
    'commune:'
refused 'a blank before the value' 'column 9: a value is expected' \
    'commune: Nice'
refused 'an empty quotation' 'column 9: a value is expected' \
    'commune:""'
refused 'punctuation for a name' 'column 1: a name, such as Nice' 'commune:---'
refused 'a date that is none' 'column 1: a date .* expected after date:' \
    'date:2018-13'
refused 'dates the wrong way round' 'the earlier one first' 'date:2020..2018'
refused 'a page that is none' 'column 1: a page .* expected after page:' page:iv
refused 'a SIRET too short' 'a SIRET of 14 digits' siret:2106
refused 'a value in two encodings' 'column 10: the query is not valid UTF-8' \
    $'commune:N\xeemes'
refused 'ten thousand characters' 'longer than 1000 characters' \
    "commune:$(printf 'x%.0s' {1..10000})"
refused 'a hundred and one filters' 'more than 100 filters' \
    "$(printf 'nom:* %.0s' {1..101})"
query "$(printf 'nom:* %.0s' {1..100})"
is 'a hundred filters are answered' "$status" 0
query "nom:$(printf 'a*%.0s' {1..400})b"
is 'and a pattern of four hundred stars' "$status" 1

# Each would find something if it reached terms of another kind, or were read
# as more than a value.
for value in XCnice Tconvention 'nice" OR "istres' 'nice\" OR type:avis' \
    $'ni\x01ce' "nice' OR 1=1" 'nice)' 'nice*' '<script>' '../../nice' '%6eice' \
    $'\x1b[31mnice'; do
    query --json "commune:«$value» convention"
    printed=$(jq -r .query.parsed "$tmp/out")
    case $value in
    # What is no letter is passed over in a name.
    'nice)' | 'nice*' | '../../nice') wanted=0 ;;
    *) wanted=1 ;;
    esac
    is "as a value alone: $(printf %q "$value")" "$status" $wanted
    query --json "$printed"
    is 'and its canonical form asks the same' "$status" $wanted
done
query $'commune:"\x1b[31mNise\nNice"'
unlike 'no escape of a value reaches the terminal' "$out" $'\x1b'
query $'drones\ncommune:Istres\n'
is 'newlines are blanks' "$status" 0

for text in 'Objet : drones' 'Objet: drones' 'à 18:30' 'https://example.org/a:b'; do
    query -m 0 "$text"
    ok "pasted text is no filter: $text" test "$status" -le 1
done

# ---- Facets ------------------------------------------------------------------

query --json -m 3 --facet=commune,type --facet=year,matiere 'caméras'
is 'facets: those that were asked for' "$(jq -c '.facets | keys_unsorted' \
    "$tmp/out")" '["commune","type","year","matiere"]'
is 'each adds up to the totals' "$(jq -c '.total as $total | [.facets[] |
    ([.values[], .without] | [(map(.documents) | add),
    (map(.passages) | add)]) == [$total.documents, $total.passages]]' \
    "$tmp/out")" '[true,true,true,true]'
is 'most documents first' "$(jq -c '[.facets.commune, .facets.type |
    [.values[].documents] | . == (sort | reverse)]' "$tmp/out")" '[true,true]'
is 'years from the newest on' "$(jq -c '.facets.year.values | map(.value) |
    . == (sort | reverse) and .[0] == "2021"' "$tmp/out")" true
counted=$(jq -c .facets "$tmp/out")
query --json -m 0 --facet=commune,type,year,matiere 'caméras'
is 'whatever is shown of it' "$(jq -c .facets "$tmp/out")" "$counted"
while read -r field value documents; do
    query --json -m 0 "caméras $field:\"$value\""
    is "a filter finds what its facet counts: $field:$value" \
        "$(jq .total.documents "$tmp/out")" "$documents"
done < <(jq -r '.facets | [["commune", .commune], ["type", .type],
    ["date", .year], ["matiere", .matiere]][] | .[0] as $field |
    .[1].values[] | "\($field) \(.value | gsub(" "; "-")) \(.documents)"' \
    <<<"{\"facets\":$counted}")
query --json -m 0 --facet=commune 'zorglub'
is 'of nothing, nothing' "$(jq -c .facets.commune "$tmp/out")" \
    '{"values":[],"without":{"documents":0,"passages":0}}'
query --json 'caméras'
is 'none where none is asked for' "$(jq 'has("facets")' "$tmp/out")" false
query -m 0 --facet=commune 'nom:*'
like 'text: a table' "$out" $'documents  passages  commune\n +4 +49  Nice\n'
like 'and what is not known' "$out" $'\n +8 +15  \(not known\)'
printf 'a\tcaméras\nb\tdrones\n' >"$tmp/batch.tsv"
run "$B/vigie-query" -d "$index" --batch="$tmp/batch.tsv" --json -m 0 --facet=type
is 'in a batch, of each question' "$(jq -c '.facets.type.values |
    (map(.documents) | add) > 0' "$tmp/out" | paste -sd ' ')" 'true true'
query --facet=zorglub drones
is 'an unknown facet: status 2' "$status" 2
like 'and told' "$err" 'takes commune, type, year and matiere'
query --facet=type --format=tsv drones
like 'no facets in TSV' "$err" 'takes -m 0'

# ---- Order -------------------------------------------------------------------

query --json --sort=date -m 100 'caméras'
is 'by date: the newest first, undated last' "$(jq -c '[.hits[] |
    select(.partial | not).document.date // ""] | . == (sort | reverse)' \
    "$tmp/out")" true
query --json --sort=path -m 100 --per-document=0 'caméras police'
is 'by path, page by page' "$(jq -c '[.hits[] | select(.partial | not) |
    [.document.path, .passage.page_first]] | . == sort' "$tmp/out")" true
is 'partial hits after the others' "$(jq -c '[.hits[].partial] | . == sort and
    (unique | length) == 2' "$tmp/out")" true
query --sort=size drones
like 'an unknown order' "$err" 'takes score, date, path or new'

# ---- Citations ---------------------------------------------------------------

# cites SENTENCE CITATION QUERY
cites() {
    query --json -m 1 "$3"
    is "$1" "$(jq -r '.hits[0].citation' "$tmp/out")" "$2"
}
cites 'a citation' "Ville de Nice, Convention d'expérimentation « Safe City » \
avec la société Thales et ses partenaires, 2018-06-07, p. 34" \
    'GEOLSEMANTICS page:34'
cites 'its type before its title' "Ville de Nice, délibération « \
Expérimentation de la reconnaissance faciale sur la voie publique à l'occasion \
du carnaval », 2019-01-25, p. 2" "nom:$carnaval page:2"
cites 'a title alone' \
    "Commune de L'Haÿ-les-Roses, Pose de caméras, 2021-03-04, p. 1" tramways
cites 'printed label and physical page' "Ville de Marseille, CCTP – \
Observatoire big data de la tranquillité publique, p. i (page 1 du PDF)" \
    'nom:marseille-cctp* page:1'
cites 'what is not known is left out' \
    'Bulletin municipal de Nice, octobre 2018, p. 2' \
    'nom:nice-bulletin* page:2'
query --json -m 1 tramways
is 'JSON: the digest, and what is known' "$(jq -c '.hits[0].document |
    [.id, .url, .commune, .siret, .type, .number, .date, .matiere, .object,
    .title]' "$tmp/out")" "[\"$(sha256sum <"$docs/roses.txt" | cut -c1-64)\",\
\"http://roses.example.org/2021/roses.txt\",\"Commune de L'Haÿ-les-Roses\",\
\"21940038500018\",null,\"2021-07\",\"2021-03-04\",\"8.4\",\"Pose de caméras\",\
\"Pose de caméras\"]"
is 'and who says so' "$(jq -c '.hits[0].document.origins | [.commune, .date,
    .type]' "$tmp/out")" '["scdl","scdl",null]'
query --json -m 1 'nom:nice-lettre*'
is 'of a page, which' "$(jq -r '.hits[0].document.origins.commune' \
    "$tmp/out")" 'page 1'
query -m 1 "nom:$convention"
like 'text: a hit begins with the citation' "$out" \
    '^1\. Ville de Nice, Convention .*, 2018-06-07, p\. 1'
query --format=tsv -m 1 tramways
is 'TSV: what is known has columns' "$(cut -f31-36 "$tmp/out")" \
    "$(printf '%s\t' commune type date url citation)number
$(printf '%s\t' "Commune de L'Haÿ-les-Roses" '' 2021-03-04 \
        http://roses.example.org/2021/roses.txt \
        "Commune de L'Haÿ-les-Roses, Pose de caméras, 2021-03-04, p. 1")2021-07"

done_testing
