#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tables.t - a batch as a table: --summary, a row a question, and --matrix,
# questions by places, years, types.
. tests/tap.sh

index=$tmp/index
run "$B/vigie-index" -d "$index" --scdl=corpus/deliberations.csv corpus/pdf
is 'the test has an index' "$status" 0

# table BATCH OPTION...
table() {
    run "$B/vigie-query" -d "$index" --batch="$1" --format=tsv "${@:2}"
}
# cell ID COLUMN: of the table that was printed.
cell() {
    awk -F'\t' -v id="$1" -v name="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) n = i; next }
        $1 == id { print n ? $n : "no such column" }' "$tmp/out"
}
columns() { head -1 "$tmp/out" | tr '\t' '\n'; }

# ---- A summary ----------------------------------------------------------------

cat >"$tmp/a.csv" <<'END'
id,title,query,commune
q1,Microphones,microphones,
q2,,introuvable,
q3,,"""caméras",
q4,,caméras,Nise
q5,,caméras,Nice
q6,,,Toulouse
q7,,lettre d'intention Engie Ineo table tactile DECIDE SenCity,
q8,too short
q9,,reconaissance facial,
END
table "$tmp/a.csv" --summary
is 'a summary: status' "$status" 2
is 'a row a question, in their order' "$(tail -n +2 "$tmp/out" | cut -f1 |
    tr '\n' ' ')" 'q1 q2 q3 q4 q5 q6 q7 q8 q9 '
is 'totals' "$(cell q1 passages) $(cell q1 documents)" '2 2'
like 'the first hit, to cite' "$(cell q1 citation)" '^Ville de Saint-Étienne'
like 'where it is' "$(cell q1 path) $(cell q1 link)" \
    'corpus/pdf/saint-etienne.*pdf file:///.*#page='
is 'its title' "$(cell q1 query_title)" Microphones
is 'a zero' "$(cell q2 passages) $(cell q2 documents)|$(cell q2 page)" '0 0|'
is 'one that fails has no totals' "$(cell q3 passages)$(cell q3 documents)" ''
like 'but the reason' "$(cell q3 error)" 'never closed'
like 'so has a line that is none' "$(cell q8 error)" '2 columns, where'
is 'a zero of a place that there is not' "$(cell q4 unknown)" \
    'commune: Nise; near: Nice, Nîmes'
is 'filters are in the reading' "$(cell q5 parsed)" 'caméras commune:Nice'
is 'filters alone' "$(cell q6 documents)" 1
is 'what holds some of the words is no first hit' \
    "$(cell q7 passages)|$(cell q7 page)" '0|'
run "$B/vigie-query" -d "$index" --batch="$tmp/a.csv" --summary
is 'for people: fewer columns, as wide as they are' "$(head -1 "$tmp/out" |
    tr -s ' ')" 'id question passages documents first hit remarks'
like 'by title' "$out" 'q1 +Microphones +2 +2  Ville de Saint-Étienne'
like 'with what else there is to say' "$out" 'q4 .* commune: Nise; near: Nice'
like 'with what may have been meant' "$out" \
    'q9 .* did you mean: reconnaissance faciale \([0-9]'
like 'and with the reason' "$out" 'q8 .* 2 columns, where the batch has 4'
run "$B/vigie-query" -d "$index" --batch="$tmp/a.csv" --summary --format=jsonl
is 'in JSON an object a question' "$(jq -r .id "$tmp/out" | tr '\n' ' ')" \
    'q1 q2 q3 q4 q5 q6 q7 q8 q9 '
is 'numbers, and null for what there is not' \
    "$(jq -c 'select(.id == "q2" or .id == "q3") | [.passages, .page]' \
        "$tmp/out" | tr '\n' ' ')" '[0,null] [null,null] '
for format in csv html markdown; do
    run "$B/vigie-query" -d "$index" --batch="$tmp/a.csv" --summary \
        --format="$format"
    is "$format: every question is there" "$(grep -c 'q[1-9]' "$tmp/out")" 9
done

# ---- The inventory of the field -----------------------------------------------

table corpus/themes.tsv --matrix=commune
is 'themes by places: status' "$status" 0
is 'nothing to complain of' "$err" ''
is 'every theme has a row' "$(tail -n +2 "$tmp/out" | cut -f1)" \
    "$(tail -n +2 corpus/themes.tsv | cut -f1)"
is 'places in the order of their letters, those without one last' \
    "$(columns | sed -n '/^documents$/,/^(none)$/p' | tail -n +2)" \
    "$(printf '%s\n' Istres Lannion Marguerittes Marseille Nice Nîmes \
        "Région Provence-Alpes-Côte d'Azur" Saint-Étienne Toulouse \
        Valenciennes '(none)')"
# The paper of a company or of the CNIL is of no place.
while IFS=: read -r theme place; do
    ok "the inventory: $theme is found in $place" \
        test "$(cell "$theme" "$place")" -ge 1
done <<'END'
nice:Nice
region-sud:Région Provence-Alpes-Côte d'Azur
toulouse:Toulouse
valenciennes:Valenciennes
la-defense:(none)
marseille:Marseille
saint-etienne:Saint-Étienne
istres:Istres
lannion:Lannion
gard:Nîmes
reconnaissance-faciale:Nice
safe-city:Nice
signalement:(none)
csu:Nice
thales:Nice
engie-ineo:Nice
geolsemantics:Nice
ecoles:Région Provence-Alpes-Côte d'Azur
ibm:Toulouse
comportements:Toulouse
huawei:Valenciennes
vsa:Valenciennes
foules:(none)
big-data:Marseille
oracle:Marseille
capteurs-sonores:Saint-Étienne
verney-carron:Saint-Étienne
drones:Istres
foules:Lannion
hypervision:Nîmes
END
is 'what is found nowhere has its zeros' "$(awk -F'\t' '$1 == "plaques" {
    for (i = 3; i <= 15; i++) printf "%s ", $i }' "$tmp/out")" \
    '0 0 0 0 0 0 0 0 0 0 0 0 0 '
is 'the cells of a row add up to its documents' "$(awk -F'\t' 'NR > 1 {
    n = 0; for (i = 5; i <= 15; i++) n += $i; if (n != $4) print $1 }' \
    "$tmp/out")" ''
cp "$tmp/out" "$tmp/matrix"
sed '1s/place/#place/; 1s/document/#document/' corpus/inventory.tsv \
    >"$tmp/inventory.tsv"
table "$tmp/inventory.tsv" --matrix=commune
is 'the judged questions: each has a row' \
    "$(tail -n +2 "$tmp/out" | cut -f2)" \
    "$(tail -n +2 corpus/inventory.tsv | cut -f2)"
"$B/vigie-query" -d "$index" --batch="$tmp/inventory.tsv" --all-copies \
    --per-document=0 -m 1000 --format=jsonl >"$tmp/hits"
# The place of the document that is wanted, and of what was found in it.
is 'and counts each document where it is of' "$(
    while IFS=$'\t' read -r _ query document; do
        place=$(jq -r --arg query "$query" --arg document "$document" '
            select(.query.text == $query) | [.hits[] | select(.partial | not) |
            .document | select(.path | endswith("/" + $document)) |
            .commune // "(none)"] | unique | .[]' "$tmp/hits")
        [ -z "$place" ] || [ "$(cell "$query" "$(sed "s/^Ville d[e'] *//
            s/Saint-E/Saint-É/" <<<"$place")")" -ge 1 ] || echo "$query: $place"
    done < <(tail -n +2 corpus/inventory.tsv))" ''

# ---- Each cell is an answer ----------------------------------------------------

# cells FILE FIELD: id, query and a filter for each of its cells, with what the
# cell says, as a batch of its own.
cells() {
    awk -F'\t' -v field="$2" '
        NR == 1 { for (i = 5; i <= NF && $i != "(none)"; i++) name[i] = $i
                  n = i; print "id\tquery\t" field; next }
        { for (i = 5; i < n; i++)
              printf "%s %s %s\t%s\t%s\n", $1, i, $i, $2, name[i] }' "$1" |
        sed 's/\\\\/\\/g'
}
cells "$tmp/matrix" commune >"$tmp/cells.tsv"
ok 'there are cells' test "$(wc -l <"$tmp/cells.tsv")" -gt 400
table "$tmp/cells.tsv" --summary
is 'a cell is what is found with that filter' "$(awk -F'\t' 'NR > 1 {
    split($1, id, " "); if (id[3] != $6) print $1, $6 }' "$tmp/out")" ''
for facet in year:date type:type; do
    table corpus/themes.tsv --matrix="${facet%:*}"
    cp "$tmp/out" "$tmp/matrix"
    cells "$tmp/matrix" "${facet#*:}" >"$tmp/cells.tsv"
    table "$tmp/cells.tsv" --summary
    is "${facet%:*}: a cell is what is found" "$(awk -F'\t' 'NR > 1 {
        split($1, id, " "); if (id[3] != $6) print $1, $6 }' "$tmp/out")" ''
done
table corpus/themes.tsv --matrix=year
is 'years, the earliest first' "$(columns | grep '^20' | tr '\n' ' ')" \
    '2016 2017 2018 2019 2020 '
table corpus/themes.tsv --matrix=commune --matrix-of=passages
is 'of passages: they add up to those' "$(awk -F'\t' 'NR > 1 {
    n = 0; for (i = 5; i <= 15; i++) n += $i; if (n != $3) print $1 }' \
    "$tmp/out")" ''
table "$tmp/a.csv" --matrix=commune
is 'one that fails has no cells' "$(cell q3 Nice)$(cell q3 '(none)')" ''
like 'but the reason' "$(cell q3 error)" 'never closed'
run "$B/vigie-query" -d "$index" --batch="$tmp/a.csv" --matrix=commune
like 'for people: what the index has, too' "$(grep -F "(the whole" "$tmp/out")" \
    '^ +\(the whole index\) +95 +25 +1 +2 +1 +2 +4 '
is 'and what was searched' "$(tail -1 "$tmp/out")" \
    'searched 25 documents, 125 pages (6 by OCR)'
for format in markdown html; do
    run "$B/vigie-query" -d "$index" --batch="$tmp/a.csv" --summary \
        --format=$format
    like "$format too" "$out" 'Recherche faite dans 25 documents, 125 pages'
    like "$format: names of columns are French" "$(tr -d '\n' <"$tmp/out")" \
        'Id.*Question.*Passages.*Documents.*Premier passage.*Remarques.*q1'
    like 'and so is why there is no answer' "$out" \
        'colonne 1.: ce guillemet n.est jamais fermé'
    like 'or no question' "$out" 'colonnes.: 2, alors que le fichier en a 4'
    like 'and what else there is to say' "$out" \
        'Aucun document ne répond à commune:Nise'
    unlike 'nothing is English' "$out" \
        'first hit|near:|column 1|where the batch'
    run "$B/vigie-query" -d "$index" --batch="$tmp/a.csv" --matrix=commune \
        --format=$format
    like "$format: the whole index, too" "$out" '\(tout l.index\)'
    like 'and what has no value' "$out" '\(inconnu\)'
    unlike 'nothing is English there' "$out" \
        'the whole|\(none\)|near:|column 1|where the batch'
done
table "$tmp/a.csv" --matrix=commune -j 1
cp "$tmp/out" "$tmp/one"
table "$tmp/a.csv" --matrix=commune -j 4
ok 'the same bytes with several threads' cmp "$tmp/one" "$tmp/out"

# A value that reads as a column of its own.
mkdir "$tmp/docs"
echo 'Un drone.' >"$tmp/docs/a.txt"
{
    echo COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL
    echo error,21060088800015,2018-1,2018-06-07,6.1,police,Caméras,,,,,,,,,,https://x.example.org/a.txt
} >"$tmp/list.csv"
run "$B/vigie-index" -d "$tmp/odd" --scdl="$tmp/list.csv" "$tmp/docs"
printf 'drone\n' >"$tmp/drone"
run "$B/vigie-query" -d "$tmp/odd" --batch="$tmp/drone" --matrix=commune \
    --format=jsonl
is 'a place of a name that is taken' \
    "$(jq -c '[."commune:error", .error]' "$tmp/out")" '[1,null]'

# ---- What they do not go with --------------------------------------------------

refused() { # NAME REGEX OPTION...
    run "$B/vigie-query" -d "$index" --batch="$tmp/a.csv" "${@:3}"
    is "$1: status" "$status" 2
    like 'and why' "$err" "$2"
}
refused 'no such facet' 'commune, year, type or matiere' --matrix=pays
refused 'both' 'exclude' --matrix=year --summary
refused 'a feed' 'a feed answers one query' --summary --format=atom
refused 'a facet more' 'exclude' --matrix=year --facet=type
refused 'of what' 'documents or passages' --matrix=year --matrix-of=pages
refused 'of no matrix' 'takes --matrix' --matrix-of=pages
refused 'aligned text that goes on' 'another format' --summary --resume \
    -o "$tmp/x"
run "$B/vigie-query" -d "$index" --summary drone
like 'one query' "$err" 'take --batch'
done_testing
