#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# suggest.t - vigie-query says what was meant, in the index's own words.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
mkdir "$docs"
cat >"$docs/deliberation.txt" <<'EOF'
Le conseil municipal délibère sur la reconnaissance faciale.
Les caméras de la mairie sont à l'entrée de l'école.
EOF
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
    printf 'Vidéoprotection et sécurité, rapport numéro %d.\n' "$n" \
        >"$docs/rapport$n.txt"
done
printf 'SECURITÉ DES ÉLÈVES, vidéoprotectlon.\n' >"$docs/ocr.txt"
printf 'Le trombinoscope des agents.\n' >"$docs/part.txt"
"$B/vigie-index" -d "$index" "$docs" 2>"$tmp/index.err"
like 'the test has an index' "$(cat "$tmp/index.err")" ' 0 files failed'

# meant NAME QUERY WANTED: the suggestion, "null" where there is none.
meant() {
    local found
    run "$B/vigie-query" -d "$index" --json "$2"
    is "$1" "$(jq -r .query.suggestion "$tmp/out")" "$3"
    [ "$3" = null ] && return
    found=$(jq .total.passages "$tmp/out")
    run "$B/vigie-query" -d "$index" --json "$3"
    ok "    which finds more" test "$(jq .total.passages "$tmp/out")" \
        -gt "$found"
}

# ---- Words

meant 'letters that lack, inflections that the index has' \
    'reconaissance facial' 'reconnaissance faciale'
meant 'a letter too much' 'reconnnaissance' 'reconnaissance'
meant 'another letter' 'reconnaiscance' 'reconnaissance'
meant 'neighbours swapped' 'municpial' 'municipal'
meant 'in a short word as well' 'camrea' 'caméras'
meant 'two errors in a long word' 'vidoeprotecton' 'vidéoprotection'
meant 'accents typed are no error' 'sécurtié' 'sécurité'
meant 'nor are accents left out' 'securtie' 'sécurité'
meant 'nor others' 'ecùrité' 'sécurité'
meant 'capitals stay' 'RECONAISSANCE Facialle' 'RECONNAISSANCE Faciale'
meant 'a blank too many' 'mai rie' 'mairie'
meant 'a blank too few' 'lamairie' 'la mairie'
meant 'elisions stay' "l'entrré de l'ecolle" "l'entrée de l'école"
meant 'a compound in one word' 'vidéo-protecton' 'vidéoprotection'
meant 'known words are left alone' 'municipal' null
meant 'also in another inflection' 'facial' null
meant 'words that are like nothing' 'xylophone' null
meant 'one that is like nothing spoils it' 'reconaissance xylophone' null
meant 'numbers are not guessed' 'rapport 19' null
meant 'short words are not guessed' 'xcv' null
meant 'nothing that finds nothing: the words are in two documents' \
    'reconaissance trombinoscop' null

# ---- Errors of documents

meant 'a word that hardly is in the index, and is like a common one' \
    'vidéoprotectlon rapport' 'vidéoprotection rapport'
meant 'but not where it finds something' 'vidéoprotectlon' null

# ---- The query language

meant 'a phrase' '"reconaissance facial"' '"reconnaissance faciale"'
meant 'OR' 'xylophone OR camrea' 'xylophone OR caméras'
meant 'OR that finds something' 'faciale OR trombinoscoppe' \
    'faciale OR trombinoscope'
meant 'AND, parentheses' 'mairie AND (camrea OR drone)' \
    'mairie AND (caméras OR drone)'
meant 'what NOT leaves out stays' 'reconaissance NOT fciale' \
    'reconnaissance NOT fciale'
meant 'and is no reason for a suggestion' 'reconnaissance NOT fciale' null
meant 'one spelling: its accents' '=sécurite' '=sécurité'
meant 'its letters' '="reconaissance faciale"' '="reconnaissance faciale"'
meant 'its inflection' '=caméra' '=caméras'

# ---- How it is told

run "$B/vigie-query" -d "$index" reconaissance facial
is 'nothing was found' "$status" 1
ok 'text' grep -qx 'did you mean: reconnaissance faciale  (1 passage)' \
    "$tmp/out"
run "$B/vigie-query" -d "$index" reconnaissance facial
unlike 'text: only then' "$out" 'did you mean'
printf 'camrea\nmairie\n' >"$tmp/batch"
run "$B/vigie-query" -d "$index" --batch="$tmp/batch" --format=tsv
is 'TSV: a column' "$(awk -F'\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    { print $at["id"] ":" $at["suggestion"] }' "$tmp/out")" \
    $'camrea:caméras\nmairie:'

# ---- A document leaves

meant 'before' 'trombinoscoppe' 'trombinoscope'
printf 'Plus rien.\n' >"$docs/part.txt"
"$B/vigie-index" -d "$index" "$docs" 2>"$tmp/index.err"
like 'a document changes' "$(cat "$tmp/index.err")" '1 indexed'
meant 'its words are suggested no more' 'trombinoscoppe' null
meant 'those of the others are' 'camrea' 'caméras'
done_testing
