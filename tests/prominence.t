#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# prominence.t - headings come before body text, body text before formality;
# no match is lost by it.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
mkdir "$docs"

# Enough words for a passage of their own, none of which is asked for.
filler() {
    local i
    for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
        printf '%s\n' \
            "La commune entretient ses jardins, ses écoles et la halle numéro" \
            "$i où se tient chaque semaine le marché des producteurs du pays."
    done
}

# The stamp of every page, and one sentence.
for n in 1 2 3; do
    printf '%s\n' 'Envoyé en préfecture le 28/01/2019' \
        'Reçu en préfecture le 28/01/2019' 'Affiché le 29/01/2019' \
        'ID : 006-210600888-20190125-2019_007-DE'
    filler
    [ "$n" -ne 3 ] ||
        echo 'La préfecture a reçu en retard ce que la mairie avait envoyé.'
    printf '\f'
done >"$docs/tampon.txt"

# The laws an act is taken in view of, and what it does about one.
{
    printf '%s\n' 'ARRETE MUNICIPAL N° 2019-312' \
        'Vu le code de la sécurité intérieure, notamment son article L.251-1,' \
        'Vu la loi relative à la sécurité intérieure,' \
        'Vu le décret relatif au code de la sécurité intérieure,'
    filler
    printf '\f'
    filler
    echo 'Le code de la sécurité intérieure est affiché dans le bureau.'
    filler
} >"$docs/visas.txt"

# A header on every page, and one sentence.
for n in 1 2 3 4; do
    echo 'Plateforme numérique du littoral'
    filler
    [ "$n" -ne 3 ] ||
        echo 'La plateforme numérique couvre le littoral depuis cinq ans.'
    filler
    echo "Page $n"
    printf '\f'
done >"$docs/entete.txt"

# Contents, a chapter, and a mention of it.
{
    printf '%s\n' 'SOMMAIRE DU RAPPORT' 'Capteurs sonores ............... 3' \
        'Évaluation du dispositif ....... 9'
    filler
    printf '\f'
    filler
    echo 'Les capteurs sont décrits plus loin, avec les autres moyens sonores.'
    filler
    printf '\f'
    filler
    echo '3. Capteurs sonores'
    filler
} >"$docs/rapport.txt"

# Who is there.
{
    printf '%s\n' 'Étaient présents : Mme Lavande, M. Tilleul,' \
        'Mme Rose Acacia, M. Jean Tilleul.'
    filler
    printf '\f'
    filler
    echo 'Le conseil donne à la place le nom de Rose Tilleul.'
    filler
} >"$docs/presents.txt"

run "$B/vigie-index" -d "$index" "$docs"
is 'the test has an index' "$status" 0

# pages QUERY: the pages found, best first, of the file named by $file.
pages() {
    "$B/vigie-query" -d "$index" --format=tsv -m 20 "$1" |
        awk -F'\t' -v file="$file.txt" '
            NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            $at["path"] ~ file"$" { print $at["page"] }' | paste -sd ' '
}

file=tampon
like 'the sentence comes before the stamp' \
    "$(pages 'envoyé reçu préfecture')" '^3 .*1'
like 'the stamp is found all the same' \
    "$(pages '"reçu en préfecture le 28"')" '^1$'
file=visas
like 'the sentence comes before the visas' \
    "$(pages 'code sécurité intérieure')" '^2 .*1'
like 'a visa is found all the same' \
    "$(pages '"décret relatif au code"')" '^1$'
file=entete
like 'the sentence comes before the running header' \
    "$(pages 'plateforme numérique littoral')" '^3 .*1'
like 'a running header is found all the same' \
    "$(pages '"numérique du littoral"')" '^1$'
file=rapport
like 'a heading comes before a mention, a mention before the contents' \
    "$(pages 'capteurs sonores')" '^3 2 1$'
file=presents
like 'the decision comes before the roll' \
    "$(pages 'rose tilleul')" '^2 .*1'

# ---- The title ---------------------------------------------------------------

# The same pages twice; only the title of the file tells which is of what.
mkdir "$tmp/titled"
for name in a b c; do
    {
        case $name in
        b) echo 'title: Convention Safe City' ;;
        c) echo 'title: C:\convention safe city.doc' ;;
        esac
        printf '%s\n' 'created: 2018-06-07T10:00:00Z' '' \
            "Le partenaire de l'équipe $name analyse les messages courts."
    } >"$tmp/source.txt"
    "$B/typeset" "$tmp/source.txt" "$tmp/titled/$name.pdf"
done
run "$B/vigie-index" -d "$tmp/titles" "$tmp/titled"
run "$B/vigie-query" -d "$tmp/titles" --format=tsv -m 1 \
    'safe city partenaire messages convention'
like 'the document that is titled so comes first' "$out" 'titled/b[.]pdf'
run "$B/vigie-query" -d "$tmp/titles" 'safe city'
is 'nothing is found by its title alone' "$status" 1
run "$B/vigie-query" -d "$tmp/titles" --json 'messages -safe'
is 'nothing is left out by its title' "$(jq .total.documents "$tmp/out")" 3

done_testing
