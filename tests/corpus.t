#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# corpus.t - the sample documents are what their sources say, and hold what
# the other tests and the demonstration rely on.
. tests/tap.sh

pdf=corpus/pdf
mention=$'document d\u2019exemple, reconstitution'
convention=$pdf/nice-convention-safe-city-2018-06-07.pdf
# Pictures of pages: without a text layer, or with the stamp's lines only.
scans='nice-arrete-perimetre-carnaval-2019-02-11
valenciennes-deliberation-don-2017-01-26'
stamped='marguerittes-deliberation-hypervision-2020-02-12'

# The words of pages FIRST to LAST on one line.
words() {
    pdftotext -f "$2" -l "$3" "$1" - | tr -s '\n\f ' ' '
}
pages() {
    pdfinfo "$1" | sed -n 's/^Pages: *//p'
}
names() {
    (cd "$1" && printf '%s\n' *"$2" | sed "s/$2\$//")
}
# is_listed NAME LIST
is_listed() {
    grep -qxF -- "$1" <<<"$2"
}
# The column of a table of tabs, without its head.
column() {
    tail -n +2 "$2" | cut -f "$1"
}

run corpus/build "$B/typeset" "$tmp/pdf"
is 'every document is typeset' "$status" 0
is 'and nothing is said' "$out$err" ''
is 'each source has its document and each document its source' \
    "$(names $pdf .pdf)" "$(names corpus/sources .txt)"
ok 'rebuilt documents are the same, byte for byte' diff -r "$tmp/pdf" $pdf

is 'there are fifteen documents or more' \
    "$(($(names $pdf .pdf | wc -l) >= 15))" 1
is 'and they weigh less than 3 MB' \
    "$(($(cat $pdf/*.pdf | wc -c) < 3000000))" 1

unmarked=
unembedded=
while IFS= read -r name; do
    file=$pdf/$name.pdf
    is_listed "$name" "$scans" || is_listed "$name" "$stamped" && continue
    for page in $(seq "$(pages "$file")"); do
        [[ $(words "$file" "$page" "$page") = *"$mention"* ]] ||
            unmarked+=" $name:$page"
    done
    pdffonts "$file" | tail -n +3 | awk '{ print $(NF - 4), $(NF - 2) }' |
        grep -qv '^yes yes' && unembedded+=" $name"
done < <(names $pdf .pdf)
is 'every page with text says that it is an example' "$unmarked" ''
is 'every font is embedded and maps back to text' "$unembedded" ''

for name in $scans; do
    is "$name has no text" "$(pdftotext "$pdf/$name.pdf" - | tr -d '\f')" ''
    is "$name has a picture on every page" \
        "$(pdfimages -list "$pdf/$name.pdf" | tail -n +3 | wc -l)" \
        "$(pages "$pdf/$name.pdf")"
done
stamp=$(pdftotext -f 1 -l 1 "$pdf/$stamped.pdf" - | tr -d '\f' | grep .)
like "$stamped has the text of the stamp" "$stamp" '^Envoyé en préfecture'
is "$stamped has no other text" "$(wc -l <<<"$stamp")" 4

is 'the convention is longer than sixty pages' \
    "$(($(pages $convention) > 60))" 1
like 'its printed pages are the physical ones' "$(words $convention 34 34)" \
    '34 / 64'
text=$(words $convention 34 34)
for word in GEOLSEMANTICS 'marché' 'messages courts' 'réseaux sociaux' \
    accident émeute manifestation rumeur 'petits groupes' 'dans le temps'; do
    like "page 34 speaks of: $word" "$text" "$word"
done
text=$(words $convention 59 59)
for word in 'alerter les citoyens' 'réseaux sociaux' \
    "remonter l’information"; do
    like "page 59 speaks of: $word" "$text" "$word"
done
last=$(pages $convention)
others=$(words $convention 1 33; words $convention 35 58
    words $convention 60 "$last")
unlike 'no other page does' "${others,,}" \
    'réseaux sociaux|messages courts|émeute|rumeur|citoyen'

# What makes the paper hard to read is really there.
like 'words are broken at line ends' \
    "$(pdftotext -raw $pdf/region-sud-requete-lycees-2019-02-14.pdf - |
        tr '\n' '|')" '[a-zé]-\|[a-zé]'
like 'and by soft hyphens' \
    "$(pdftotext -raw \
        $pdf/saint-etienne-deliberation-serenicity-2019-03-04.pdf -)" $'natio\u00ad\nnale'
like 'accents may be combining marks' \
    "$(words $pdf/toulouse-convention-ibm-2016-12-09.pdf 1 1)" $'e\u0301'
like 'ligatures may be characters' \
    "$(words $pdf/la-defense-rapport-detection-2018-11.pdf 1 1)" $'\ufb01'
# pdftotext prints any space as a plain one.
like 'a space before a colon does not break' \
    "$(qpdf --qdf $convention - | grep -a '^<.*> *<00a0>$')" 00a0
is 'front matter has labels of its own' \
    "$(qpdf --json --json-key=pagelabels \
        $pdf/marseille-cctp-observatoire-big-data-2017-11.pdf |
        jq -r '.pagelabels[].label | .["/P"] // .["/S"]' | tr '\n' ' ')" \
    'u:i u:ii u:iii u:iv /D '

csv=corpus/deliberations.csv
is 'the SCDL file has its seventeen columns' \
    "$(head -n 1 $csv | tr ',' '\n' | wc -l)" 17
urls=$(tail -n +2 $csv | sed 's/.*,//; s/\r$//')
missing=$(names $pdf .pdf | grep -e -deliberation- |
    while IFS= read -r name; do
        grep -q "/$name\\.pdf\$" <<<"$urls" || echo "$name"
    done)
is 'every délibération has its row' "$missing" ''
astray=$(while IFS= read -r url; do
    [ -f "$pdf/${url##*/}" ] || echo "$url"
done <<<"$urls")
is 'every row has its document' "$astray" ''

is 'judged queries have a head' "$(head -n 1 corpus/queries.tsv)" \
    $'query\tdocument\tpage'
is 'there are thirty or more' \
    "$(($(column 1 corpus/queries.tsv | wc -l) >= 30))" 1
is 'none twice' "$(column 1 corpus/queries.tsv | sort | uniq -d)" ''
wrong=$(tail -n +2 corpus/queries.tsv | while IFS=$'\t' read -r query name page
do
    [ -f "$pdf/$name" ] && [ "$page" -ge 1 ] &&
        [ "$page" -le "$(pages "$pdf/$name")" ] || echo "$query"
done)
is 'each names a page of a document' "$wrong" ''
wrong=$(column 3 corpus/inventory.tsv | while IFS= read -r name; do
    [ -f "$pdf/$name" ] || echo "$name"
done)
is 'the inventory names documents' "$wrong" ''
is 'of all the places' "$(column 1 corpus/inventory.tsv | uniq | wc -l)" 10

printf 'created: 2020-01-01T00:00:00Z\n\nUn.\n\n%%page 3\n\nTrois.\n' \
    >"$tmp/bad.txt"
run "$B/typeset" "$tmp/bad.txt" "$tmp/bad.pdf"
is 'a page that is not where its source says is an error' "$status" 1
like 'which names the line' "$err" 'bad\.txt: line 5: '

done_testing
