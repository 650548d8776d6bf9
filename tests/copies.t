#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# copies.t - one convention, re-typeset, scanned, with another paragraph, and
# annexed to two acts, is shown once; two others of its template stand alone.
. tests/tap.sh

source=corpus/sources/nimes-convention-hypervision-gard-2019-09-30.txt
docs=$tmp/docs
mkdir "$docs"
export FONTCONFIG_FILE=$PWD/corpus/fonts.conf
unset PANGOCAIRO_BACKEND FONTCONFIG_PATH FONTCONFIG_SYSROOT

# set_as NAME SED-SCRIPT: the convention, changed.
set_as() {
    sed -e "$2" "$source" >"$tmp/source.txt"
    "$B/typeset" "$tmp/source.txt" "$docs/$1.pdf"
}
set_as convention ''
set_as retypeset 's/^font: .*/font: Liberation Sans/; s/^size: .*/size: 10/
    s/^spacing: .*/spacing: 1.2/; s/^header: .*/header: | Copie |/'
set_as changed '/^La nuit, l.hyperviseur/c\
Les rondes du soir sont confiées à un prestataire privé, qui rend compte au comité de suivi chaque trimestre et dont les agents portent un gilet bleu.'
set_as istres 's/Nîmes/Istres/g; s/NIMES/ISTRES/g; s/Gard/Var/g; s/GARD/VAR/g
    s/Engie Ineo/Atos/g; s/420 000/183 500/g; s/2019-H-15/2021-V-72/g
    s/Marguerittes/Fréjus/g; s/Milhaud/Draguignan/g; s/310/145/; s/186 000/87 000/'
set_as gap 's/Nîmes/Gap/g; s/NIMES/GAP/g; s/du Gard/de Savoie/g; s/le Gard/la Savoie/
    s/GARD/SAVOIE/g; s/Engie Ineo/Thales/g; s/420 000/96 200/g
    s/2019-H-15/2018-S-33/g; s/Marguerittes/Briançon/g; s/Milhaud/Tallard/g
    s/310/126/; s/186 000/75 600/'

# Two acts of one town, made from one template.
act() { # NAME NUMBER DAY TOWN AMOUNT
    cat >"$tmp/act.txt" <<END
created: 2019-10-01T09:00:00Z
font: Liberation Sans
size: 12

# EXTRAIT DU REGISTRE DES DELIBERATIONS

Le $3 octobre 2019, le conseil municipal s'est réuni sous la présidence de son maire.

**OBJET : ADHESION AU POSTE COMMUN**

Vu le code général des collectivités territoriales, notamment son article L. 2121-29,

Considérant que la commune de $4 souhaite prendre part au poste commun, dont elle partagera les charges avec ses voisines, soit une part de $5 euros,

Après en avoir délibéré, le conseil municipal autorise le maire à signer la convention jointe. Délibération n° $2.
END
    "$B/typeset" "$tmp/act.txt" "$tmp/act.pdf"
    qpdf --empty --pages "$tmp/act.pdf" "$docs/convention.pdf" -- "$docs/$1.pdf"
}
act act1 2019-118 3 Milhaud '14 400'
act act2 2019-204 17 Poulx '4 200'

# What a scanner sees of it, 150 dots an inch.
pdftoppm -gray -r 150 "$docs/convention.pdf" "$tmp/page"
for page in "$tmp"/page-*.pgm; do
    tests/image-pdf "$page" >"${page%.pgm}.pdf"
done
qpdf --empty --pages "$tmp"/page-*.pdf -- "$docs/scan.pdf"

touch -d 2020-01-01 "$docs"/*

index() { # INDEX ARGUMENT...
    "$B/vigie-index" -d "$tmp/$1" "${@:2}" >"$tmp/log" 2>&1
}
hits() { # INDEX WORDS: each hit's file and the files of its copies, sorted
    "$B/vigie-query" -d "$tmp/$1" --json "${@:2}" >"$tmp/json"
    jq -r '.hits[] | [.document.path, (.copies // {in: []}).in[].path] |
        map(sub(".*/"; "") | sub("\\.pdf"; "")) | sort | join(" ")' \
        "$tmp/json" | sort | tr '\n' '|'
}
all='act1 act2 changed convention retypeset scan'

# ---- Shown once --------------------------------------------------------------

ok 'they are indexed' index first "$docs"
is 'what stands in six documents is shown once, others of the template alone' \
    "$(hits first '"propriétaire de ses caméras"')" "$all|gap|istres|"
is 'all of them are counted' "$(jq -c '[.total.documents,
    (.hits[].copies.documents)] | sort' "$tmp/json")" '[0,0,5,8]'
is 'and shown where that is asked for' \
    "$(hits first --all-copies '"propriétaire de ses caméras"')" \
    'act1|act2|changed|convention|gap|istres|retypeset|scan|'
is 'copies are not told of then' "$(jq -c '[.hits[].copies] | unique' \
    "$tmp/json")" '[null]'
is 'the paragraph that was changed is not in them' \
    "$(hits first '"tournées d'\''images"')" \
    'act1 act2 convention retypeset scan|gap|istres|'
is 'nor are they with it' "$(hits first '"gilet bleu"')" 'changed|'
is 'what the acts say of themselves stands alone' "$(hits first '"avec ses voisines"')" \
    'act1|act2|'
is 'room that copies leave is filled' \
    "$(hits first -m 3 '"propriétaire de ses caméras"')" "$all|gap|istres|"

# ---- Where -------------------------------------------------------------------

hits first '"gravée sur un disque"' >"$tmp/found"
is 'of each the page is told' "$(jq -r '.hits[] |
    [(.document.path + " \(.passage.page)"),
        (.copies.in[] | .path + " \(.page)")][] |
    sub(".*/"; "") | sub("\\.pdf"; "")' "$tmp/json" | sort | tr '\n' '|')" \
    'act1 5|act2 5|changed 4|convention 4|gap 4|istres 4|retypeset 4|scan 4|'
run "$B/vigie-query" -d "$tmp/first" '"propriétaire de ses caméras"'
like 'people are told' "$out" $'\n   also in 5 documents'
is 'and only of what has copies' "$(grep -c 'also in' "$tmp/out")" 1
run "$B/vigie-query" -d "$tmp/first" --format=tsv \
    '"propriétaire de ses caméras"'
is 'tables have the number' "$(awk -F '\t' '{ print $37 }' "$tmp/out" |
    sort | tr '\n' ' ')" '0 0 5 copies '

# ---- What comes and goes -----------------------------------------------------

same_as() { # NAME INDEX: as one made at once
    is "$1" "$("$B/tests/dump_index" "$tmp/$2" | cksum)" \
        "$("$B/tests/dump_index" "$tmp/at-once" | cksum)"
}
mkdir "$tmp/some"
cp -p "$docs"/act?.pdf "$tmp/some"
index later "$tmp/some"
cp -p "$docs"/[c-s]*.pdf "$tmp/some"
index later "$tmp/some"
index at-once "$tmp/some"
same_as 'one by one or at once, the index is the same' later
rm "$tmp/some/act1.pdf" "$tmp/some/convention.pdf"
index later "$tmp/some"
is 'what is gone is no copy' "$(hits later '"propriétaire de ses caméras"')" \
    'act2 changed retypeset scan|gap|istres|'
rm -r "$tmp/at-once"
index at-once "$tmp/some"
same_as 'nor has it left a trace' later
index later --reanalyse
same_as 'made anew it is the same' later

# ---- What stands everywhere --------------------------------------------------

# 40 notices of 60 end in the same clause; one is about what the clause names.
many=$tmp/many
mkdir "$many"
clause="Données personnelles. Les informations recueillies font l'objet d'un
traitement informatique destiné à la gestion de la présente demande. Elles sont
conservées pendant la durée nécessaire à son instruction, puis effacées. Toute
personne dispose d'un droit d'accès, de rectification et d'effacement, qu'elle
exerce par courrier ou au guichet. La personne qui estime que ses droits ne sont
pas respectés après cette démarche adresse une réclamation à l'autorité de
contrôle. Une réclamation ne suspend pas le traitement de ces données, ni le
traitement une réclamation. Aucune donnée personnelle n'est transmise à des tiers en dehors des
cas que la loi prévoit, et aucune décision n'est prise par une machine seule."
subjects=(arbre banc cave digue école fontaine gare halle ilôt jardin kiosque
    lavoir marché navette octroi pont quai rampe square tramway usine verger
    wagon yole zone abri barque canal dalle écluse)
for n in $(seq 60); do
    subject=${subjects[n % 30]} other=${subjects[n * 7 % 30]}
    {
        echo "Notice $n. Le $subject numéro $((n * 37)) et l'objet $((n * 53))
sont remis en état : $other $n, $subject $((n * 11)), travaux $((n * 101)).
L'équipe $n du quartier $((n * 13)) suit le chantier $((n * 17)) du $other, dont
le lot $((n * 19)) revient à l'entreprise $((n * 23)) pour $((n * 1117)) euros."
        [ "$n" -gt 40 ] || printf '\n%s\n' "$clause"
        [ "$n" -ne 50 ] || echo "Le guichet a reçu une réclamation au sujet d'un
traitement de données."
    } >"$many/notice-$n.txt"
done
ok 'many documents are indexed' index clauses "$many"
run "$B/vigie-query" -d "$tmp/clauses" --json réclamation données traitement
is 'what says it of its own comes before the clause' \
    "$(jq -r '.hits[0].document.path | sub(".*/"; "")' "$tmp/out")" \
    notice-50.txt
is 'the clause is found all the same' "$(jq .total.documents "$tmp/out")" 41
run "$B/vigie-query" -d "$tmp/clauses" --json --all-copies réclamation données \
    traitement
unlike 'though it holds the words more often' \
    "$(jq -r '.hits[0].document.path' "$tmp/out")" 'notice-50'

# The same annex to three notes, each with a page of its own, and one word of a
# sentence changed in a fourth.
annexed=$tmp/annexed
mkdir "$annexed"
"$B/vigie-extract" "$docs/convention.pdf" >"$tmp/annex.txt"
for n in 1 2 3; do
    {
        printf "Note %d. L'hyperviseur de la rue %d est en panne.\n\f" \
            "$n" $((n * 37))
        cat "$tmp/annex.txt"
    } >"$annexed/note-$n.txt"
done
ok 'annexes are indexed' index annexes "$annexed"
run "$B/vigie-query" -d "$tmp/annexes" --json -m 20 hyperviseur
is 'what a document says of its own is shown beside its copies' \
    "$(jq -r '.hits[] | select(.passage.page == 1) | .document.path' \
        "$tmp/out" | sed 's/.*\///' | sort -u | wc -l)" 3
sed 's/indiquant pourquoi/indiquant comment/' "$tmp/annex.txt" \
    >"$annexed/autre.txt"
ok 'another sentence is indexed' index annexes "$annexed"
run "$B/vigie-query" -d "$tmp/annexes" --json "s'arrêter sur une image"
is 'a sentence of which one word differs is another' \
    "$(jq -c '[.hits[] | select(.partial | not) | .copies.documents] | sort' \
        "$tmp/out")" '[0,2]'
done_testing
