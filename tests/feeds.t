#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# feeds.t - vigie-query --feeds keeps a folder of feeds, one for each theme.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
feeds=$tmp/public/flux
mkdir "$docs"

at() { # TIME COMMAND...: with that clock
    CLOCK=$(date -u -d "$1" +%s) LD_PRELOAD=$B/tests/clock.so "${@:2}"
}
write() { # NAME TEXT...
    printf '%s\n' "${@:2}" >"$docs/$1"
}
index_at() {
    at "$1" "$B/vigie-index" -d "$index" "$docs" 2>/dev/null
}
# themes OPTION...: of $tmp/themes.tsv
themes() {
    run "$B/vigie-query" -d "$index" --batch="$tmp/themes.tsv" \
        --feeds="$feeds" "$@"
}
entries() { # NAME: titles of the feed's entries
    xmllint --xpath '//*[local-name()="entry"]/*[local-name()="title"]/text()' \
        "$feeds/$1.atom" 2>/dev/null | paste -sd ' '
}
first() { # NAME ELEMENT: the first in the feed, its head's
    xmllint --xpath "string((//*[local-name()='$2'])[1])" "$feeds/$1.atom"
}
valid() {
    local file
    for file in "$feeds"/*.atom; do
        xmllint --noout --relaxng tests/atom.rng "$file" || return 1
    done
}
states() { # which file, with what, when written
    (cd "$feeds" && stat -c '%n %i %.Y' -- * | sort)
}

write a.txt 'Un drone survole la plage.'
index_at 2026-05-10
write b.txt 'Un drone survole la rue.'
write c.txt 'Des caméras filment la rue.'
index_at 2026-06-10
{
    printf 'id\ttitle\tquery\n'
    printf 'drones\tDrones & télépilotes\tdrone OR télépilote\n'
    printf 'rues\tLes rues\true\n'
    printf 'rien\tCe dont nul ne parle\tintrouvable\n'
} >"$tmp/themes.tsv"

# ---- A feed for each theme

themes
is 'a batch of themes: status 0' "$status" 0
is 'nothing is printed' "$out$err" ''
is 'a feed each, also of those that find nothing' "$(cd "$feeds" && ls |
    paste -sd ' ')" 'drones.atom rien.atom rues.atom'
ok 'all are valid' valid
is 'its title' "$(first drones title)" 'Drones & télépilotes'
is 'last indexed first' "$(entries drones)" 'b.txt, p. 1 a.txt, p. 1'
is 'as of its newest entry' "$(first drones updated)" 2026-06-10T00:00:00.000Z
is 'nothing found: no entry' "$(entries rien)" ''
is 'as of the index then' "$(first rien updated)" 2026-06-10T00:00:00.000Z

states >"$tmp/before"
themes
is 'the same again: nothing is touched' "$(states)" "$(cat "$tmp/before")"
write d.txt 'Le drone de la rentrée.'
index_at 2026-09-10
themes
is 'feeds without news are not touched, though the index grew' \
    "$(states | grep -v drones)" "$(grep -v drones "$tmp/before")"
is 'what is new comes first' "$(entries drones)" \
    'd.txt, p. 1 b.txt, p. 1 a.txt, p. 1'
is 'and its time is the feed'\''s' "$(first drones updated)" \
    2026-09-10T00:00:00.000Z
is 'a feed without news has the time it had' "$(first rues updated)" \
    2026-06-10T00:00:00.000Z
cp -r "$feeds" "$tmp/alone"
themes -j8
ok 'the same with eight threads' diff -r "$tmp/alone" "$feeds"
themes -m 1
is '-m cuts them' "$(entries drones)" 'd.txt, p. 1'
themes --sort=path
is '--sort orders them' "$(entries drones)" \
    'a.txt, p. 1 b.txt, p. 1 d.txt, p. 1'
themes --new-since=2026-09-01
is '--new-since keeps what is new alone' "$(entries drones)" 'd.txt, p. 1'
themes

for ((i = 0; i < 60; i++)); do
    write "n$i.txt" "Le volet numéro $i du rapport."
done
index_at 2026-10-10
printf 'volets\tvolet\n' >"$tmp/volets.tsv"
run "$B/vigie-query" -d "$index" --batch="$tmp/volets.tsv" --feeds="$feeds"
is 'fifty entries, unless -m says other' \
    "$(grep -c '^<entry>' "$feeds/volets.atom")" 50
is 'without a title the query is one' "$(first volets title)" volet
printf 'id\ttitle\tquery\nvolets\t\tvolet\n' >"$tmp/volets.tsv"
run "$B/vigie-query" -d "$index" --batch="$tmp/volets.tsv" --feeds="$feeds"
is 'nor with an empty one' "$(first volets title)" volet
ok 'feeds that nobody asked for stay' test -e "$feeds/drones.atom"

cp "$tmp/themes.tsv" "$tmp/themes"
printf 'id\tquery\tcommune\nailleurs\tdrone\tNulleparte\nfaute\tdrnoe\t\n' \
    >"$tmp/themes.tsv"
themes
is 'a feed that is new and empty is as of the index' \
    "$(first ailleurs updated)" 2026-10-10T00:00:00.000Z
like 'a filter that no document obeys: the feed says why it is empty' \
    "$(first ailleurs subtitle)" 'Aucun document ne répond à commune:Nulleparte'
ok 'all are valid' valid
unlike 'what changes with the index, and is no news, does not stand in it' \
    "$(first faute subtitle)" 'Vouliez-vous dire'
rm "$feeds"/{ailleurs,faute}.atom
mv "$tmp/themes" "$tmp/themes.tsv"

# ---- What goes wrong costs itself

cp -r "$feeds" "$tmp/good"
{
    printf 'drones\tDrones\tdrone "\n'
    printf 'rues\tLes rues\true OR drone\n'
    printf '../fuite\tFuite\tdrone\n'
    printf 'RUES\tEncore\tdrone\n'
    printf '«»\tSans nom\tdrone\n'
    printf 'a\x1b[31m/\xff\tÉcran\x01\xff<b>\tdrone\n'
} >"$tmp/rows"
{
    printf 'id\ttitle\tquery\n'
    cat "$tmp/rows"
} >"$tmp/themes.tsv"
themes
is 'one fails: status 2' "$status" 2
ok 'one that fails leaves its feed' cmp "$tmp/good/drones.atom" \
    "$feeds/drones.atom"
like 'and is told' "$err" 'line 2: .*never closed'
is 'the others are written' "$(entries rues | wc -w)" 12
like 'two ids of one name: the second is told' "$err" \
    'line 5: the id "RUES" would have the feed of "rues"'
like 'an id that gives no name' "$err" 'line 6: a feed cannot be named by'
ok 'no id leads out of the folder' test -e "$feeds/-.-fuite.atom"
is 'nor upsets a terminal' "$(cd "$feeds" && find . -name 'a*' |
    LC_ALL=C cat -v)" './a--31m--.atom'
is 'nothing lies beside' "$(ls "$tmp/public")" flux
is 'and nothing of what was being written' \
    "$(find "$feeds" -type f ! -name '*.atom')" ''
ok 'all are valid' valid

# Killed whenever: what has a feed's name is the old one or the new one.
{
    printf 'id\ttitle\tquery\n'
    printf 'drones\tDrones\tdrone OR caméras\nrues\tRues\tdrone\n'
} >"$tmp/themes.tsv"
cp -r "$tmp/good" "$tmp/new"
feeds=$tmp/new themes
feeds=$tmp/killed
kill_themes() {
    rm -rf "$feeds"
    cp -r "$tmp/good" "$feeds"
    { KILL_IN=$feeds KILL_AT=$1 KILL_COUNT=$tmp/calls \
        LD_PRELOAD=$B/tests/kill_at.so themes -j1; } 2>/dev/null
}
kill_themes 0
ok 'not killed, both are new' diff -r "$tmp/new" "$feeds"
calls=$(cat "$tmp/calls")
ok 'feeds take calls' test "$calls" -ge 4
for ((moment = 1; moment <= calls; moment++)); do
    kill_themes "$moment"
    is "killed at call $moment of $calls" "$status" 137
    for file in drones rues rien; do
        cmp -s "$tmp/good/$file.atom" "$feeds/$file.atom" ||
            cmp -s "$tmp/new/$file.atom" "$feeds/$file.atom"
        is "$file is whole" "$?" 0
    done
done
feeds=$tmp/public/flux

if [ "$(id -u)" -ne 0 ]; then
    chmod 500 "$feeds"
    printf 'id\ttitle\tquery\nneuf\tNeuf\tdrone\n' >"$tmp/themes.tsv"
    themes
    is 'a folder that cannot be written: status 2' "$status" 2
    like 'told' "$err" 'neuf\.atom'
    chmod 700 "$feeds"
fi
run "$B/vigie-query" -d "$index" --batch="$tmp/themes.tsv" \
    --feeds="$tmp/themes.tsv"
is 'no folder: status 2' "$status" 2
like 'told' "$err" 'the folder of feeds cannot be made'
run "$B/vigie-query" -d "$index" --feeds="$feeds" drone
is 'without a batch: status 2' "$status" 2
for other in --format=json --new-since=last-run --facet=type; do
    themes "$other"
    is "feeds are not for $other: status 2" "$status" 2
    like 'told' "$err" 'feed'
done

# ---- The themes that come with vigie

run "$B/vigie-index" -d "$tmp/sample" corpus/pdf
rm -r "$feeds"
index=$tmp/sample
cp corpus/themes.tsv "$tmp"
themes
is 'the themes: status 0' "$status" 0
is 'all are answered' "$err" ''
is 'a feed each' "$(ls "$feeds" | wc -l)" "$(($(wc -l <corpus/themes.tsv) - 1))"
ok 'all are valid' valid
for place in nice region-sud toulouse valenciennes la-defense marseille \
    saint-etienne istres lannion gard; do
    like "the inventory: $place" "$(entries "$place")" 'p\. [0-9]'
done
for theme in videosurveillance vsa reconnaissance-faciale police-predictive \
    capteurs-sonores drones hypervision safe-city big-data thales ibm huawei; do
    like "a theme: $theme" "$(entries "$theme")" 'p\. [0-9]'
done

done_testing
