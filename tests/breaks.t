#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# breaks.t - words that a PDF breaks, or draws in other characters, are found
# as they are typed, on the page where they begin.
. tests/tap.sh

pdf=$tmp/pdf
mkdir "$pdf"

# typeset NAME KEY...: the body comes from stdin.
typeset() {
    local name=$1
    shift
    {
        printf 'created: 2020-02-12T10:00:00Z\n'
        printf '%s\n' "$@"
        printf '\n'
        cat
    } >"$tmp/$name.txt"
    "$B/typeset" "$tmp/$name.txt" "$pdf/$name.pdf"
}

# Broken by hand: the lines of %left stay as they are.
ok 'a PDF with broken words is made' typeset broken 'hyphens: none' <<'END'
%left
Le maire rappelle que la vidéosur-
veillance des places et la reconnais-
sance des visages sont l'affaire de la vice-
présidente. La commune de Saint-
Étienne et le procès-
verbal de la séance le disent ; la vidéo-
protection, l'anti-
terrorisme et l'hypervi-
sion aussi. Le maire n'a donc que l'expéri-

%page 2

%left
mentation, et la sous-
préfecture l'approuve. Le rapport parle d'anony-

%columns 2

Les drones sont loués par la société qui a remporté l'appel d'offres et qui les confie au prestataire, dont la géo-

%column

localisation est contrôlée.
END

# Broken by the program, in columns so narrow that most words are.
# shellcheck disable=SC1112
words='L’administration communale expérimente la vidéosurveillance automatisée,
la reconnaissance biométrique, l’hypervision intercommunale et la
cartographie prévisionnelle des comportements. L’établissement public,
responsable des enregistrements, garantit l’anonymisation, la proportionnalité
et la confidentialité des renseignements personnels communiqués.'
for hyphens in real soft; do
    ok "a PDF with $hyphens hyphens is made" typeset "$hyphens" \
        "hyphens: $hyphens" "size: 16" <<END
%columns 3

$(tr '\n' ' ' <<<"$words")
END
done
for name in real soft; do
    run pdftotext -raw "$pdf/$name.pdf" -
    like "and it breaks words: $name" "$out" $'[a-zé](-|\u00ad)\n[a-zé]'
done

other='Le fichier de la flotte : coefficient, œuvre, conflit, définition, été,
événement, contrôle, reçu, naïf, Noël, où.'
ok 'a PDF with ligatures is made' typeset ligatures 'ligatures: characters' \
    <<<"$other"
run pdftotext "$pdf/ligatures.pdf" -
like 'and it has some' "$out" 'ﬁ.*ﬂ'
ok 'a PDF with accents apart is made' typeset accents 'accents: decomposed' \
    <<<"$other"
run pdftotext "$pdf/accents.pdf" -
like 'and it has some' "$out" $'e\u0301'

run "$B/vigie-index" -d "$tmp/index" "$pdf"
is 'all are indexed' "$status" 0

# missing NAME WORD...: the words that the document is not found by.
missing() {
    local name=$1
    shift
    printf '%s\n' "$@" | sort -u >"$tmp/typed"
    "$B/vigie-query" -d "$tmp/index" --batch="$tmp/typed" --format=tsv -m 100 |
        awk -F'\t' -v name="/$name.pdf" '
            NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            $at["partial"] == 0 && index($at["path"], name) { print $1 }
            ' | sort -u | comm -23 "$tmp/typed" -
}
# page SENTENCE PAGE QUERY: of the document that is broken by hand.
page() {
    run "$B/vigie-query" -d "$tmp/index" --format=tsv "$3"
    is "$1" "$(awk -F'\t' '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        $at["path"] ~ /broken/ { print $at["page"] }' "$tmp/out")" "$2"
}

page 'a word broken at a line end' 1 'vidéosurveillance'
page 'as it is typed without accents' 1 'videosurveillance'
page 'and in a phrase' 1 '"reconnaissance des visages"'
page 'a real hyphen at a line end: joined' 1 'viceprésidente'
page 'with its hyphen' 1 'vice-présidente'
page 'with a blank' 1 'vice présidente'
page 'its second half' 1 'présidente'
page 'before a capital' 1 'Saint-Étienne'
page 'before another compound' 1 'procès-verbal'
page 'a compound' 1 'vidéo-protection'
page 'joined' 1 'vidéoprotection'
page 'a prefix' 1 'anti-terrorisme'
page 'a long word' 1 'hypervision'
page 'a prefix that is a word' 2 'sous-préfecture'
page 'a word broken at a page end' 1 'expérimentation'
page 'a word broken at a column end' 2 'géolocalisation'
page 'and in a phrase' 2 '"la géolocalisation est contrôlée"'

mapfile -t typed < <(tr -s ' ,.\n' '\n' <<<"$words")
for name in real soft; do
    is "no word is lost to the program's hyphens: $name" \
        "$(missing "$name" "${typed[@]}")" ''
    mapfile -t folded < <(tr -s ' ,.\n' '\n' <<<"$words" |
        sed "y/éêô’/eeo'/")
    is "nor as typed without accents: $name" \
        "$(missing "$name" "${folded[@]}")" ''
done
mapfile -t typed < <(tr -s ' ,.:\n' '\n' <<<"$other" | grep .)
for name in ligatures accents; do
    is "no word is lost to $name" "$(missing "$name" "${typed[@]}")" ''
    is "nor in capitals: $name" "$(missing "$name" "${typed[@]^^}")" ''
done

done_testing
