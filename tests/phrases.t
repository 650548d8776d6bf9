#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# phrases.t - words in a row and words in one spelling: what they find, and the
# pages they stand on.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
mkdir "$docs"

# words N: so many words of no interest, and no sentence ends among them.
words() {
    for ((i = 1; i <= $1; i++)); do
        printf 'mot '
    done
}
printf '%s\n' 'Le congrès des maires vote la pêche. Où va-t-on ? Là.' \
    >"$docs/accents.txt"
printf '%s\n' 'LE CONGRES DES MAIRES VOTE LA PECHE OU LA CHASSE.' \
    >"$docs/capitals.txt"
printf '%s\n' 'Les congres mangent. La vidéo-protection, marché noir.' \
    >"$docs/others.txt"
printf '%s\n' 'La vidéoprotection marche à Nice.' >"$docs/joined.txt"
# A phrase over the end of a page, one over the cut between two passages (which
# have 200 words where nothing ends), and one over both.
{
    printf 'Le comité examine les reconnaissances\n\f'
    printf 'faciales du carnaval, \n\f'
    words 188
    printf 'la caméra thermique embarquée survole le port, '
    words 195
    printf 'les drones\n\fdu port. La suite '
    words 120
} >"$docs/pages.txt"
run "$B/vigie-index" -d "$index" "$docs"
is 'the test has an index' "$status" 0

# found NAMES QUERY: the files that hold all of it.
found() {
    run "$B/vigie-query" -d "$index" --json --per-document=1 -- "$2"
    is "$2: $1" "$(jq -r '.hits[] | select(.partial | not) |
        .document.path' "$tmp/out" | sed 's|.*/||; s/\.txt$//' | sort |
        tr '\n' ' ')" "$1 "
}
# pages PAGES QUERY: where the first hit begins and ends.
pages() {
    run "$B/vigie-query" -d "$index" --json -- "$2"
    is "$2: pages $1" \
        "$(jq -c '.hits[0].passage | [.page, .page_end]' "$tmp/out")" "$1"
}

# ---- One spelling ------------------------------------------------------------

found 'accents capitals others' 'congrès'
found 'accents' '=congrès'
found 'capitals others' '=congres'
found 'accents' '=CONGRÈS'
found 'accents' '=Congrès maire'
found 'accents' '"=congrès des maires"'
found 'accents capitals' '"congrès des maires"'
found 'accents' '="congrès des maires"'
found 'accents capitals' '"congrès du maire"'
run "$B/vigie-query" -d "$index" '="congrès du maire"'
is '="congrès du maire": not printed so' "$status" 1
found 'accents' '="La pêche"'
found 'accents' '"vote la =pêche"'
found 'joined' '=marche'
found 'others' '=marché'
found 'accents capitals' 'maires vote'
found 'capitals' 'maires -=pêche'
found 'capitals' 'maires -="la pêche"'
found 'capitals' 'maires NOT "congrès des =maires vote la =pêche"'
# Words of grammar have accents too.
found 'accents' '=où'
found 'capitals' '=ou'
found 'accents' '=là'
found 'joined' '=à'
# A hyphen is spelling.
found 'joined others' 'vidéo-protection'
found 'others' '=vidéo-protection'
found 'joined' '=vidéoprotection'
found 'accents' "=l'congrès"

# ---- In a row ----------------------------------------------------------------

found 'accents capitals' '"le congrès du maire"'
found 'accents capitals' '"LES CONGRÈS DES MAIRES"'
found 'pages' '"la reconnaissance faciale"'
pages '[1,2]' '"reconnaissance faciale"'
pages '[1,2]' '"=reconnaissances =faciales"'
pages '[2,2]' 'carnaval'
pages '[3,3]' '"caméras thermiques embarquées"'
pages '[3,3]' '"=caméra thermique embarquée survole le port"'
pages '[3,4]' '"drone du port"'
run "$B/vigie-query" -d "$index" '"reconnaissance faciale"'
like 'the text gives both pages' "$out" 'pages.txt, p\. 1-2'
run "$B/vigie-query" -d "$index" --format=tsv '"reconnaissance faciale"'
is 'and so does the table' "$(awk -F'\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    NR == 2 { print $at["page"], $at["page_end"] }' "$tmp/out")" '1 2'
# Whatever the cut, what was found is shown whole, to the end of its sentence.
run "$B/vigie-query" -d "$index" --json --per-document=0 'thermique OR survole'
is 'a cut parts the words' \
    "$(jq -c '[.hits[].passage.id | sub(".*:"; "")] | sort' "$tmp/out")" \
    '["0","1"]'
run "$B/vigie-query" -d "$index" --json '"thermique embarquée survole le port"'
is 'a phrase over a cut is shown whole' \
    "$(jq -r '.hits[0].passage | .text as $t | .highlights[] |
        $t[.[0]:.[1]]' "$tmp/out")" 'thermique embarquée survole le port'
run "$B/vigie-query" -d "$index" --json 'drones OR "la suite"'
is 'another cut is at the end of a page' \
    "$(jq -c '[.hits[].passage.id | sub(".*:"; "")] | sort' "$tmp/out")" \
    '["1","2"]'
run "$B/vigie-query" -d "$index" --json '"les drones du port"'
is 'the sentence to cite is whole' \
    "$(jq -r '.hits[0].passage.text' "$tmp/out" | grep -o 'les drones.*')" \
    'les drones du port.'

done_testing
