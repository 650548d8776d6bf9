#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# query.t - vigie-query from outside: the language, the answers, the errors.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
mkdir "$docs"

# Pages are divided by form feeds.
printf '%s' 'Convention Safe City, première page. Les accidents sont relevés.
' $'\f''Page deux : la reconnaissance
faciale est essayée au carnaval. Le préfet autorise la vidéo-protection.' \
    $'\f''Page trois : des drones survolent la plage.
' >"$docs/convention.txt"
cat >"$docs/deliberation.txt" <<'END'
DELIBERATION N° 12, SIGNEE. EXPERIMENTATION DE LA RECONNAISSANCE FACIALE.
Le conseil municipal approuve l'achat de caméras et d'un drone.
END
cat >"$docs/lettre.txt" <<'END'
La vidéoprotection coûte cher. Les caméras filment la rue, les rumeurs
courent. La reconnaissance des agents passe par une prime faciale.
END
printf 'Rien que des rumeurs.\n' >"$docs/"$'un\tnom\nlong\x1b[31m\xff.txt'
for n in 1 2 3 4 5; do
    # Long enough for five passages of one document.
    for _ in $(seq 30); do
        printf 'La phrase numéro %d parle de tramways dans la ville. ' "$n"
    done
    printf '\f'
done >"$docs/tramways.txt"
run "$B/vigie-index" -d "$index" "$docs"
is 'the test has an index' "$status" 0

query() {
    run "$B/vigie-query" -d "$index" "$@"
}
# found SENTENCE TOTAL QUERY: exact total of passages.
found() {
    query --json "$3"
    is "$1" "$(jq .total.passages "$tmp/out")" "$2"
}
# first SENTENCE NAME PAGE QUERY: the first hit's file and page.
first() {
    query --format=tsv -m 1 "$4"
    is "$1" "$(awk -F'\t' 'NR == 2 {sub(/.*\//, "", $11); print $11, $3}' \
        "$tmp/out")" "$2 $3"
}

# ---- The language ------------------------------------------------------------

found 'words: passages that hold them all' 3 'reconnaissance faciale'
found 'a phrase: only in a row' 2 '"reconnaissance faciale"'
found 'guillemets make a phrase' 2 '« reconnaissance faciale »'
found 'curly quotes make a phrase' 2 '“reconnaissance faciale”'
found 'a phrase matches inflected words' 2 '"reconnaissances faciales"'
found 'AND' 1 'drone AND caméra'
found 'OR' 4 'drone OR caméra OR rumeurs'
found 'NOT' 1 'caméras NOT drone'
found 'a minus sign' 1 'caméras -drone'
found 'a minus before a phrase' 1 'faciale -"reconnaissance faciale"'
found 'parentheses' 2 '(drone OR rumeurs) AND caméras'
found 'lower-case operators are words' 0 'drones not caméras'
found 'words of grammar do not narrow' 2 'les drones de la'
found 'words of grammar alone are looked for' 2 'que des OR par'
found 'accents left out' 2 'cameras'
found 'capitals' 2 'CAMÉRAS'
found 'in capitals it was printed' 2 'délibération OR essayée'
found 'in capitals only' 1 'signée'
found 'joined finds hyphenated' 2 'vidéoprotection'
found 'hyphenated finds joined' 2 'vidéo-protection'
found 'with a blank it finds both' 2 'vidéo protection'
found 'in a phrase joined finds hyphenated' 1 '"autorise la vidéoprotection"'
found 'in a phrase a hyphen finds joined' 1 '"la vidéo-protection coûte"'
found 'in a phrase a blank finds joined' 1 '"la vidéo protection coûte"'
query 'rumeurs' 'AND' 'caméras'
like 'arguments are joined by blanks' "$out" '1 passage in 1 document'

title='DELIBERATION ACCORDANT OU REFUSANT DES AIDES'
query --format=tsv "$title"
is 'in a table a notice is a cell' "$(awk -F'\t' 'NR == 1 {
        for (n = NF; $n != "notices"; n--) ; next} {print $n}' "$tmp/out" |
    cut -c1-46)" 'OU was read as a word, not as an operator, as '
query "$title"
like 'for people, a line' "$out" $'\nnote: OU was read as a word'
query --json "$title"
is 'for programs, an array' "$(jq '.query.notices | length' "$tmp/out")" 1
query --json 'lingots'
is 'which may be empty' "$(jq -c '.query.notices' "$tmp/out")" '[]'

# ---- The page ----------------------------------------------------------------

first 'the page of the phrase' convention.txt 2 '"reconnaissance faciale" carnaval'
first 'the page of the word' convention.txt 3 'drones plage'
first 'the page of the words together' convention.txt 2 'préfet vidéo-protection'
query --json 'drones plage'
is 'the passage tells its pages' \
    "$(jq -c '.hits[0].passage|[.page_first,.page,.page_last]' "$tmp/out")" \
    '[1,3,3]'
is 'the link leads to the page' \
    "$(jq -r '.hits[0].link' "$tmp/out")" "file://$docs/convention.txt#page=3"
is 'highlights are code points of the text' \
    "$(jq -c '.hits[0].passage | .text as $t | [.highlights[] |
        $t[.[0]:.[1]]]' "$tmp/out")" '["drones","plage"]'
query --json '"carnaval le préfet"'
is 'a phrase is marked as one' \
    "$(jq -c '.hits[0].passage | .text as $t | [.highlights[] |
        $t[.[0]:.[1]]]' "$tmp/out")" '["carnaval. Le préfet"]'

# ---- Plain words: all of them, then some -------------------------------------

query --json 'drones plage caméras rumeurs'
is 'nothing holds all: the total is zero' "$(jq -c .total "$tmp/out")" \
    '{"passages":0,"documents":0}'
is 'and the status says so' "$status" 1
is 'what holds some is there, marked' \
    "$(jq -c '[.hits[].partial] | unique' "$tmp/out")" '[true]'
query --json 'rumeurs rue'
is 'what holds all comes first' \
    "$(jq -c '[.hits[].partial]' "$tmp/out")" '[false,true]'
is 'only that counts' "$(jq .total.passages "$tmp/out")" 1
query rumeurs rue
like 'the text marks the partial ones' "$out" 'partial: not all the words'
query --json 'rumeurs AND rue'
is 'AND brings nothing partial' "$(jq '.hits | length' "$tmp/out")" 1
query --json 'rumeurs -rue tramways'
is 'what is left out is not in partial hits either' \
    "$(jq -c '[.hits[].document.path | select(endswith("lettre.txt"))]' \
        "$tmp/out")" '[]'
query --json '"des rumeurs" rue'
is 'a phrase is not given up' "$(jq '.hits | length' "$tmp/out")" 1

# ---- Limits ------------------------------------------------------------------

query --json tramways
is 'three passages a document' "$(jq '.hits | length' "$tmp/out")" 3
is 'the total is exact all the same' \
    "$(jq '.total | .passages > 3 and .documents == 1' "$tmp/out")" true
total=$(jq .total.passages "$tmp/out")
query --json --per-document=0 tramways
is 'or all of them' "$(jq '.hits | length' "$tmp/out")" "$total"
query --json -m1 tramways
is 'at most -m' "$(jq '.hits | length' "$tmp/out")" 1
query --json -m 0 tramways
is 'none with -m 0, and the total' "$(jq .total.passages "$tmp/out")" "$total"
is 'which is found' "$status" 0
query --json 'tramways rumeurs'
is 'three a document holds for partial hits too' \
    "$(jq '[.hits[].document.id] | group_by(.) | map(length) | max' \
        "$tmp/out")" 3

# ---- Formats -----------------------------------------------------------------

query faciale
is 'found: status 0' "$status" 0
like 'document and page' "$out" '^1\. Convention \(convention\.txt\), p\. 2'
like 'totals and coverage' "$out" \
    '3 passages in 3 documents · searched 5 documents, 11 pages'
unlike 'no colour in a pipe' "$out" $'\033'
query --color=always faciale
like 'words are marked' "$out" $'\033\\[1;31mfaciale\033\\[0m'
query introuvable
is 'nothing found: status 1' "$status" 1
like 'a zero comes with what was searched' "$out" \
    '^nothing found · searched 5 documents, 11 pages'
query --json introuvable
is 'in JSON too' "$(jq -c '[.total.passages, .hits, .coverage.documents]' \
    "$tmp/out")" '[0,[],5]'
query --json 'drone'
is 'JSON has the fields of its contract' "$(jq -c '[keys_unsorted,
    (.query | keys_unsorted), (.hits[0] | keys_unsorted),
    (.hits[0].passage | keys_unsorted), (.hits[0].document | keys_unsorted)]' \
    "$tmp/out")" '[["format_version","query","coverage","total","first","hits"],["text","parsed","suggestion","related","unrelated","unknown","notices","since"],["rank","score","partial","passage","document","link","citation","copies"],["id","page_first","page_last","page","page_end","page_label","text","highlights","context","ocr","matched"],["id","title","path","url","pages","commune","type","date","other_paths","siret","number","matiere","matiere_name","object","fetched","origins","first_indexed"]]'
query --format=tsv 'que des rumeurs'
is 'TSV: a name of bytes stays in its cell' \
    "$(awk -F'\t' '/nom/ {print NF, $11}' "$tmp/out")" \
    "41 $docs/un\\x09nom\\x0along\\x1b[31m\\xff.txt"
query 'que des rumeurs'
unlike 'text: no escape of a name reaches the terminal' "$out" $'\033'
ok 'and all is UTF-8' iconv -f UTF-8 -t UTF-8 "$tmp/out"
query --json 'que des rumeurs'
is 'JSON: the link keeps every byte' \
    "$(jq -r '.hits[].link | select(test("nom"))' "$tmp/out" | sed 's/.*docs//')" \
    '/un%09nom%0Along%1B%5B31m%FF.txt#page=1'
query --explain 'vidéo-protection'
like 'explain: how it was parsed' "$err" 'parsed: vidéo-protection'
like 'explain: how the word is read' "$err" 'video protect \| videoprotect'
like 'explain: what is asked' "$err" 'Zvideoprotect'
query --explain -m 0 "$(seq -s ' ' -f 'mot%gx' 500)"
is 'of a pasted page, the neighbours of the first 64 words rank' \
    "$(sed -n 's/^all: //p' "$tmp/err" | grep -o ' 0\.2[0-9]* \*' | wc -l)" 63
is 'explain: the query as understood' \
    "$("$B/vigie-query" -d "$index" --json -m 0 '(a  b) « c »' |
        jq -r .query.parsed)" 'a b "c"'

# ---- Errors ------------------------------------------------------------------

# refused SENTENCE REGEX ARGUMENT...: status 2 and one line on stderr; where
# a column is told, two more show it.
refused() {
    run "$B/vigie-query" "${@:3}"
    is "$1: status" "$status" 2
    like "$1: told" "$err" "$2"
    case $err in
    *': column '*) is "$1: a caret" "$(sed -n '3s/ *//p' "$tmp/err")" '^' ;;
    *) is "$1: in a line" "$(wc -l <"$tmp/err")" 1 ;;
    esac
    is "$1: nothing on stdout" "$out" ''
}
refused 'an open quote' 'column 9: .*never closed' -d "$index" 'caméras "safe'
is 'the caret stands below the column' "$err" \
    'vigie-query: column 9: this quotation mark is never closed: " is expected after the phrase
    caméras "safe
            ^'
refused 'an open group' 'column 1: ' -d "$index" '(caméras'
refused 'NOT alone' 'column 8: a word to find' -d "$index" 'NOT mot'
refused 'no word' 'no word' -d "$index" '?'
refused 'no UTF-8' 'column 4: .*not valid UTF-8' -d "$index" $'caf\xe9'
refused 'an escape in a query' 'column 1: ' -d "$index" $'"\033[31m'
unlike 'the escape is not repeated' "$err" $'\033'
refused 'no query' 'no query given' -d "$index"
refused 'an unknown option' 'Unknown option -kiosque; .*NOT' -d "$index" x -kiosque
refused 'a word that would name a file' 'argument for -o' -d "$index" ville -ordures
refused 'an unknown format' 'text, json, jsonl' -d "$index" --format=xml x
refused 'a negative limit' '-m takes' -d "$index" -m -1 x
refused 'no index' 'no index in .*vigie-index' -d "$tmp/none" x
refused 'another folder' 'no index of vigie' -d "$docs" x
refused 'a file' '.' -d "$docs/lettre.txt" x
refused 'ten thousand words' 'longer than 1000 words' -d "$index" \
    "$(yes mot | head -10000 | tr '\n' ' ')"
query "$(yes mot | head -1000 | tr '\n' ' ')"
is 'a thousand words are answered' "$status" 1
query "\"$(yes mot | head -1000 | tr '\n' ' ')\""
is 'and so is a phrase of a thousand' "$status" 1
query "\"$(yes vidéo-protection | head -500 | tr '\n' ' ')\""
is 'and one of compounds, which may be read in many ways' "$status" 1
run bash -c '"$B/vigie-query" -d "$1" faciale >/dev/full' - "$index"
is 'a full disk is an error' "$status" 2
like 'and told' "$err" 'No space left'
run bash -c '"$B/vigie-query" -d "$1" faciale >&-' - "$index"
is 'a closed output is an error' "$status" 2
run "$B/vigie-query" --help
is 'help: status 0' "$status" 0
ok 'help fits a screen' test "$(wc -l <"$tmp/out")" -le 40
is 'help fits its width' "$(awk 'length > 79' "$tmp/out")" ''
run "$B/vigie-query" --version
like 'version' "$out" '^vigie-query [0-9.]+$'
run env VIGIE_INDEX="$index" "$B/vigie-query" faciale
is 'the index may come from the environment' "$status" 0

done_testing
