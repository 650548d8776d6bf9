#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# language.t - every row of vigie-query-syntax(7) finds what it says; no row is
# without its test.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
manual=query/vigie-query-syntax.7
mkdir "$docs"

# The words of each document are chosen so that no two operators find the same.
cat >"$docs/nice.txt" <<'END'
Des caméras filment la plage. Un drone survole la plage du port de Nice, où des
élèves nagent. La reconnaissance faciale est essayée au carnaval.
END
printf 'Page une.\fUne caméra filme la rue de Cannes. La convention Safe City est signée, le
drone est loin, quelque part au large, très loin du petit port.\n' \
    >"$docs/cannes.txt"
cat >"$docs/ciotat.txt" <<'END'
Les élèves protestent. La vidéosurveillance algorithmique est loin du carnaval,
la reconnaissance des agents aussi ; une prime faciale tombe le jour du
carnaval. Un drone, un autre port, une autre plage.
END
cat >"$docs/titres.txt" <<'END'
DELIBERATION ACCORDANT OU REFUSANT DES AIDES. LINGOTS D'OR ET PIECES EN OR. LES
ELEVES. UN ELEVAGE.
END
cat >"$docs/eau.txt" <<'END'
La vidéo-protection de l'eau, article L. 251-1. L'élevage. La vidéo protection
de la rue, dite vidéoprotection.
END
cat >"$docs/parts.txt" <<'END'
Article L de la loi 251. Une vidéo. La protection. La surveillance
algorithmique. La ville est safe, dit City.
END
printf 'Une caméra, un élève.\n' >"$docs/convention.txt"
{
    # words N: so many of no interest, among which no sentence ends.
    words() { yes mot | head -n "$1" | tr '\n' ' '; }
    printf 'Le comité examine les reconnaissances\n\f'
    printf 'faciales du carnaval, \n\f'
    # Passages are cut after 200 words where nothing ends: before "survole".
    words 188
    printf 'la mouette thermique embarquée survole le vieux port, '
    words 195
} >"$docs/long.txt"
seq -s ' ' -f 're%g' 230 >"$docs/revue.txt"
printf 'vidéosurveillance, caméra\n' >"$tmp/thesaurus"
# The first row names the columns of the format.
row_of() {
    local IFS=,
    printf '%s\r\n' "$*"
}
{
    head -1 corpus/deliberations.csv
    row_of Nice 21060088800015 2018-12 2018-06-07 8.4 '' 'La Safe City' \
        '' '' '' '' '' '' '' '' '' http://www.nice.example.org/nice.txt
    row_of Cannes 21060029200017 2019-01 2019-01-25 6.1 '' 'Les drones' \
        '' '' '' '' '' '' '' '' '' http://cannes.example.org/cannes.txt
    row_of 'La Ciotat' 21130028000016 2017-03 2017-03-02 1.1 '' 'Les rues' \
        '' '' '' '' '' '' '' '' '' http://ciotat.example.org/ciotat.txt
} >"$tmp/rows.csv"
run "$B/vigie-index" -d "$index" --scdl="$tmp/rows.csv" "$docs"
is 'the test has an index' "$status" 0

# The queries that begin the manual's rows.
rows() {
    sed -n 's/^\.It Ql //p' "$manual" | sed 's/\\(dq/"/g; s/\\(ti/~/g
        s/\\(aq/'\''/g; s/\\-/-/g; s/\\&//g'
}
names() {
    jq -r "$1 | .document.path" "$tmp/out" | sed 's|.*/||; s/\..*//' |
        LC_ALL=C sort -u | paste -sd ' '
}
# row QUERY NAMES [PARTIAL]: the documents that it finds, and those that hold
# only some of it.
row() {
    printf '%s\n' "$1" >>"$tmp/tested"
    run "$B/vigie-query" -d "$index" --thesaurus="$tmp/thesaurus" --json -- "$1"
    is "$1" "$(names '.hits[] | select(.partial | not)')" "$2"
    is "$1: counted" "$(jq .total.documents "$tmp/out")" "$(wc -w <<<"$2")"
    is "$1: in part" "$(names '.hits[] | select(.partial)')" "${3-}"
    # How it was understood is a query that finds the same.
    local parsed first
    parsed=$(jq -r .query.parsed "$tmp/out")
    first=$(jq -c '[.total, .hits]' "$tmp/out")
    run "$B/vigie-query" -d "$index" --thesaurus="$tmp/thesaurus" --json -- \
        "$parsed"
    is "$1: the same as $parsed" "$(jq -c '[.total, .hits]' "$tmp/out")" \
        "$first"
}
# marked QUERY TEXT: what is marked in its first hit.
marked() {
    run "$B/vigie-query" -d "$index" --json -- "$1"
    is "$1: marks" "$(jq -r '.hits[0].passage | .text as $t |
        [.highlights[] | $t[.[0]:.[1]]] | join("|")' "$tmp/out")" "$2"
}
# notice QUERY PATTERN
notice() {
    run "$B/vigie-query" -d "$index" --json -- "$1"
    like "$1: told" "$(jq -r '.query.notices | join("\n")' "$tmp/out")" "$2"
}
# refused QUERY COLUMN PATTERN
refused() {
    run "$B/vigie-query" -d "$index" -- "$1"
    is "$1: status" "$status" 2
    like "$1: told" "$err" "^vigie-query: column $2: $3"
    is "$1: and shown" "$(sed -n '3s/ *//p' "$tmp/err")" '^'
}

# ---- Words and phrases -------------------------------------------------------

row 'caméra plage' 'nice' 'cannes ciotat convention'
row 'CAMERAS' 'cannes convention nice'
row "l'eau" 'eau'
row 'vidéo-protection' 'eau'
row 'L.251-1' 'eau'
row '"safe city"' 'cannes'
row '« safe city »' 'cannes'
row '“safe city”' 'cannes'
row '„safe city“' 'cannes'
row '=élève' 'convention'
row '="les élèves"' 'ciotat'
row '"les =élèves"' 'ciotat'
row '~vidéosurveillance' 'cannes ciotat convention nice'
row '~"vidéosurveillance algorithmique"' 'ciotat'
row 'vidéo*' 'ciotat eau parts'
row '=élev*' 'eau'
row '"vidéo* algorithmique"' 'ciotat'
row 'élève -vidéo*' 'convention nice titres'
row 'vidéo-prot*' 'eau'

# ---- Operators ---------------------------------------------------------------

row 'drone AND caméra' 'cannes nice'
row 'drone ET caméra' 'cannes nice'
row 'drone OR rue' 'cannes ciotat eau nice'
row 'drone OU rue' 'cannes ciotat eau nice'
row 'caméra NOT drone' 'convention'
row 'caméra SAUF drone' 'convention'
row 'caméra -drone' 'convention'
row 'caméra -"safe city"' 'convention nice'
row 'caméra -(drone OR rue)' 'convention'
row '(drone OR rue) AND caméra' 'cannes nice'
row '+caméra plage drone' 'nice' 'cannes convention'
row '+"safe city" plage' '' 'cannes'
row '+(drone OR rue) élève' 'ciotat nice' 'cannes eau'
row 'drone NEAR/3 port' 'ciotat'
row 'drone PRÈS/3 port' 'ciotat'
row 'drone PRES/3 port' 'ciotat'
row 'drone NEAR port' 'ciotat nice'
row '"reconnaissance faciale" NEAR/5 carnaval' 'long nice'
row '(drone OR caméra) NEAR/3 plage' 'nice'
row 'drone NEAR/3 plage NEAR/3 port' 'nice'
row 'vidéo* NEAR/1 algorithmique' 'ciotat'
row 'CANNES OU NICE' 'cannes nice'
row 'CANNES SAUF LINGOTS' 'cannes'
row 'DELIBERATION ACCORDANT OU REFUSANT DES AIDES' 'titres'
row "LINGOTS D'OR ET PIECES EN OR" 'titres'

# ---- Filters -----------------------------------------------------------------

row 'commune:Nice' 'nice'
row 'commune:"La Ciotat"' 'ciotat'
row 'type:convention' 'convention'
row 'date:2018' 'nice'
row 'date:2018-06' 'nice'
row 'date:07/06/2018' 'nice'
row 'date:2018..2019-01' 'cannes nice'
row 'date:2019..' 'cannes'
row 'matiere:8.4' 'nice'
row 'siret:210600888' 'nice'
row 'numero:2018-12' 'nice'
row 'titre:"safe city"' 'nice'
row 'page:2' 'cannes long'
row 'page:2..9' 'cannes long'
row 'nom:ci*.txt' 'ciotat'
row 'source:nice.example.org' 'nice'
row 'caméra -commune:Nice' 'cannes convention'
row 'drone (commune:Nice OR commune:Cannes)' 'cannes nice'

# ---- Near, to the word -------------------------------------------------------

# found QUERY NAMES
found() {
    run "$B/vigie-query" -d "$index" --json -- "$1"
    is "$1" "$(names '.hits[]')" "$2"
    is "$1: counted" "$(jq .total.documents "$tmp/out")" "$(wc -w <<<"$2")"
}
found 'survole NEAR/5 Nice' ''
found 'survole NEAR/6 Nice' 'nice'
found 'Nice NEAR/6 survole' 'nice'
found 'plage NEAR/1 port' ''
found 'plage NEAR/2 port' 'nice'
found 'drone NEAR/3 drone' ''
found 'plage NEAR/6 plage' 'nice'
found 'plage NEAR/4 plage' ''
found 'vidéoprotection NEAR/2 eau' 'eau'
found 'rue NEAR/1 "vidéo protection"' ''
# It is there in one word, too.
found 'rue NEAR/2 "vidéo protection"' 'eau'
found '"prime faciale" NEAR/5 carnaval' 'ciotat'
# The words are there, and the phrase, but not together.
found '"reconnaissance des agents" NEAR/2 drone' ''
found '"un drone" NEAR/9 "un autre" NEAR/3 plage' 'ciotat'
found 'drone -(drone NEAR port)' 'cannes'
found '=élèves NEAR/1 protestent' 'ciotat'
found 'reconnaissance NEAR/1 carnaval' ''
found 'reconnaissance NEAR/2 carnaval' 'ciotat'
found 'reconnaissance NEAR/3 carnaval' 'ciotat long'
found '"reconnaissance faciale" NEAR/2 carnaval' 'long'
found 'mouette NEAR/5 port' ''
found 'mouette NEAR/6 port' 'long'
found '"mouette thermique" NEAR/5 "vieux port"' 'long'
found '"mouette thermique" NEAR/3 "vieux port"' ''
found 'embarquée NEAR/1 survole NEAR/4 port' 'long'
found 'survole NEAR/1 embarquée NEAR/4 mouette' 'long'
found 'embarquée NEAR/1 survole NEAR/2 port' ''
run "$B/vigie-query" -d "$index" --json 'mouette OR survole nom:long'
is 'the cut is between them' "$(jq .total.passages "$tmp/out")" 2
run "$B/vigie-query" -d "$index" --json 'mouette NEAR/6 port'
is 'and the first passage has it all' \
    "$(jq -c '.hits[0].passage.id | sub(".*:"; "")' "$tmp/out")" '"0"'
marked 'drone NEAR/3 plage' 'plage|drone|plage'
marked 'drone NEAR/3 port' 'drone|port'
marked '"reconnaissance faciale" NEAR/5 carnaval' \
    'reconnaissance faciale|carnaval'
marked 'mouette NEAR/6 port' 'mouette|port'
marked 'vidéo* algorithmique nom:ciotat' 'vidéosurveillance|algorithmique'
run "$B/vigie-query" -d "$index" --json \
    'reconnaissance NEAR/3 carnaval nom:long'
is 'the page is where what is near begins' \
    "$(jq -c '.hits[0].passage | [.page, .page_label]' "$tmp/out")" '[1,"1"]'

# ---- What is told ------------------------------------------------------------

notice 'CNIL OU CADA' '^OU was read as an operator, not as a word;'
notice 'DRONES ET' '^ET was read as a word, not as an operator'
notice 'VUE SUR LA PLAGE PRÈS DU PORT' '^PRÈS was read as a word'
notice 're*' '^re\*: 2[0-9][0-9] words of the index begin so; the 200 most '
notice 'la reconnaissance faciale NEAR carnaval' \
    '^NEAR joins faciale alone, and not reconnaissance with it'
notice 'drone NEAR 3 plage' '^3 was read as a word to be near to; .*: NEAR/3$'
notice 'drone PRÈS 3' '^3 was read as a word to be near to; .*: NEAR/3$'
notice 'drone NEAR / 3 plage' '^3 was read as a word to be near to; .*: NEAR/3$'
notice 'drone NEAR/10 3' '^$'
notice 'drone NEAR 2019' '^$'
notice 'caméra || drone' '^passed over, .*: \|\|$'
notice 'drone 🚁 500 €' '^passed over, .*: 🚁 €$'
notice 'drone~2 caméra' '^passed over, .*: ~$'
notice 'vidéo-* caméra' '^passed over, .*: \*$'
notice 'caméra –drone' '^a dash leaves nothing out'
notice 'caméra −drone' '^a dash leaves nothing out'
notice 'caméra －drone' '^a dash leaves nothing out'
for word in 'dron＊ *' '＝drone =' '＋drone +' '～drone ~' 'commune：Nice :' \
    'caméra＂ "' '＊ *'; do
    notice "drone ${word% *}" "^. was read as punctuation; the sign is [${word#* }]$"
done
notice '++drone drone' '^$'
notice 'a＝b d＋e' '^$'
for query in 'commune : Nice' 'drone Commune :Nice' $'commune\u00a0: "La Ciotat"'; do
    notice "$query" '^a filter has no blank before its colon: commune was read'
done
notice 'objet : drone, "date" : drone' '^$'
notice 'drone près/5 port' '^operators are in capitals'
notice 'drone NEAR5 port' '^NEAR5 was read as a word: the operator has a slash'
notice 'NEARBY PRES5' '^PRES5 was read as a word'
for query in $'\u2018safe city\u2019' "''safe city''" '″safe city″' '``safe city'; do
    notice "$query" ' open no phrase: the words were read as plain'
done
for query in 'drones OU cadas' 'a * b' "l'eau, - et ? !" 'vidéo*'; do
    notice "$query" '^$'
done

# ---- What is refused ---------------------------------------------------------

refused '*mot' 1 'letters are expected'
refused 'un vid*o' 7 'a blank is expected after this star'
refused 'du **gras**' 4 'letters are expected'
refused '~vidéo*' 7 'no star is expected in a word with ~'
refused 'é*' 2 'two letters at least'
refused 'titre:vidéo*' 1 'a word that means something'
refused 'a NEAR/99 b' 8 'a number of words from 1 to 30'
refused '(a b) NEAR c' 1 'one word, a phrase, or a group'
refused 'a NEAR (b c)' 8 'one word, a phrase, or a group'
refused 'a NEAR commune:Nice' 8 'one word, a phrase, or a group'
refused '"un deux trois quatre cinq" NEAR/30 six' 29 'what NEAR joins may span 33 words'
refused 'x -a NEAR b' 6 'a group, such as'
refused 'a OU +b' 6 'what OR joins is expected without +'
refused 'a +-b' 3 'one sign is expected'
refused '?' 1 'a word is expected'
refused '🚁' 1 'a word is expected'
refused 'mailto:a@b.fr' 1 'there is no field mailto'
refused 'il dit « oui' 8 'this quotation mark is never closed: » is expected'
refused 'dit-il » oui' 8 'this quotation mark closes nothing'
refused '“a"' 1 'this quotation mark is never closed: ” is expected'
found 'https://www.nice.example.org/drone?a=b' ''
found $'\u202eles drones\u202c\u200f -rue' 'ciotat nice'
found $'drone\tAND\u00a0rue' 'cannes'

is 'no row of the manual is without its test, none is tested twice' \
    "$(sort "$tmp/tested")" "$(rows | sort)"

done_testing
