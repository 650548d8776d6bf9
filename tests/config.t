#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# config.t - options from a file: weaker than the environment and the command
# line, and every mistake in it is told with its key.
. tests/tap.sh

mkdir -p "$tmp/docs" "$XDG_CONFIG_HOME/vigie"
config=$XDG_CONFIG_HOME/vigie/config
printf 'Un drone survole la plage.\n' >"$tmp/docs/a.txt"
printf 'Un drone survole le port.\n' >"$tmp/docs/b.txt"
"$B/vigie-index" -d "$tmp/index" "$tmp/docs" 2>/dev/null
"$B/vigie-index" -d "$tmp/other" "$tmp/docs/a.txt" 2>/dev/null
query() {
    run "$B/vigie-query" "$@"
}
# config LINE...: of [query]
config() {
    printf '%s\n' '[query]' "$@" >"$config"
}
# mistake NAME MESSAGE: of the file
mistake() {
    query -d "$tmp/index" "${@:3}" drone
    is "$1: exits 2" "$status" 2
    is "$1: one line says where and why" "$err" \
        "vigie-query: $config: $2 (vigie-query --help tells more)"
    is "$1: nothing is printed" "$out" ''
}

config "index=$tmp/index" 'format=json' 'max-hits=1'
query drone
is 'options come from the file' "$(jq -c '[.total.documents, (.hits | length)]' \
    "$tmp/out")" '[2,1]'
query --no-config -d "$tmp/index" drone
like 'not with --no-config' "$out" '^1\. '
query -m 2 drone
is 'an option that is typed is stronger' "$(jq '.hits | length' "$tmp/out")" 2
query --max-hits=2 --format=tsv drone
is 'however it is typed' "$(wc -l <"$tmp/out")" 3
VIGIE_INDEX=$tmp/other query drone
is 'the environment is stronger than the file' \
    "$(jq .total.documents "$tmp/out")" 1
VIGIE_INDEX=$tmp/other query -d "$tmp/index" drone
is 'and the command line stronger than both' \
    "$(jq .total.documents "$tmp/out")" 2
query --count drone
is 'a format that has no place is left out' "$out" 2
query -- --max-hits=7 drone
is 'what follows -- is no option' "$(jq '.hits | length' "$tmp/out")" 1

config "index=$tmp/index" 'json=true' 'facet=year;type' 'related=false'
query drone
is 'lists and switches' "$(jq -c '.facets | keys' "$tmp/out")" \
    '["type","year"]'
query --facet=type drone
is 'a list that is typed takes its place' "$(jq '.facets | length' "$tmp/out")" 1
query --format=atom drone
is 'what has no place in what is typed gives way' "$status $err" '0 '
like 'to it' "$out" '<feed '
config "index=$tmp/index" 'fragment=true' 'title=Drones' 'format=html'
query drone
unlike 'what needs another has it' "$out" '<html'
query --format=markdown drone
is 'and gives way where that one does' "$status $err" '0 '
query --fragment --format=html --no-config -d "$tmp/index" drone
cp "$tmp/out" "$tmp/typed"
config "index=$tmp/index" 'format=html'
query --fragment drone
ok 'what is typed may need what the file has' cmp "$tmp/out" "$tmp/typed"
config "index=$tmp/index" 'format=csv' 'max-hits=0' 'facet=year' 'count=true'
query drone
is 'what the file alone excludes is a mistake: status 2' "$status" 2
is 'of the file' "$err" "vigie-query: $config: --count and --format exclude \
each other (vigie-query --help tells more)"
query --count drone
is 'unless what is typed decides' "$status $out" '0 2'
printf '\xef\xbb\xbf[query]\nindex=%s\nmax-hits=1\n' "$tmp/index" >"$config"
query --json drone
is 'a byte order mark is none of it' "$(jq '.hits | length' "$tmp/out")" 1
head -c 70000 /dev/zero | tr '\0' '#' >"$config"
query -d "$tmp/index" drone
is 'a file that is no config file' "$err" "vigie-query: $config: is too long \
for a config file (vigie-query --help tells more)"

config "index=~/own" 'max-hits=1'
cp -r "$tmp/index" "$HOME/own"
query drone
is "the user's folder is known by its sign" "$status" 0

VIGIE_CONFIG=$tmp/named query drone
like 'VIGIE_CONFIG names one, which must be there' "$status $err" \
    "^2 vigie-query: $tmp/named: "
printf '[query]\nindex=%s\n' "$tmp/other" >"$tmp/named"
VIGIE_CONFIG=$tmp/named query --json drone
is 'and is read in its place' "$(jq .total.documents "$tmp/out")" 1
VIGIE_CONFIG='' VIGIE_INDEX=$tmp/index query --json -m 9 drone
is 'an empty one is none' "$(jq '.hits | length' "$tmp/out")" 2
mkdir -p "$XDG_CONFIG_DIRS/vigie"
mv "$tmp/named" "$XDG_CONFIG_DIRS/vigie/config"
mv "$config" "$config.off"
query --json drone
is "where the user has none, the system's is read" \
    "$(jq .total.documents "$tmp/out")" 1

config 'formt=json'
mistake 'an unknown key' \
    'formt: is no option of vigie-query that a file can give; did you mean format'
config 'help=true'
mistake 'help' 'help: is no option of vigie-query that a file can give'
config 'related=perhaps'
mistake 'a switch that is neither' 'related: takes true or false'
config 'max-hits=many'
like 'a bad number' "$(query -d "$tmp/index" drone; echo "$status $err")" \
    "^2 vigie-query: $config: max-hits: .*many"
config 'sort=date' 'format=jsn'
like 'a bad value' "$(query -d "$tmp/index" drone; echo "$status $err")" \
    "^2 vigie-query: $config: format: --format takes text"
config 'max-hits=-1'
mistake 'a value that is out of range' 'max-hits: -m takes a number from 0'
printf '[querry]\nsort=date\n' >"$config"
mistake 'an unknown group' \
    '[querry] is no group: there is [query] alone'
printf 'sort=date\n' >"$config"
query -d "$tmp/index" drone
like 'a file that is none' "$status $err" "^2 vigie-query: $config: "
printf '[index]\njobs=1\n' >"$config"
mistake 'a group that nobody reads' \
    '[index] is no group: there is [query] alone'

# ---- Whatever the file says, all that can be typed goes on ------------------

printf 'q1\tdrone\n' >"$tmp/questions"
mkdir "$tmp/feeds"
# A value of each option; of some another way to exclude others.
values=(index="$tmp/index" partial=true max-hits=3 max-hits=0 per-document=1
    all-copies=true sort=date facet=year related=true
    thesaurus="$PWD/corpus/thesaurus" format=json format=csv format=html
    format=atom format-version=1 json=true fragment=true title=Drones
    color=always hyperlink=always after-context=1 before-context=1
    explain=true batch="$tmp/questions" batch-format=tsv jobs=2
    output="$tmp/file" resume=true summary=true matrix=type
    matrix-of=passages new-since=2020-01-01 new-since=last-run
    feeds="$tmp/feeds" count=true files=true null=true quiet=true open=1
    viewer='true %f' page-image=1 suggest=true)
"$B/vigie-query" --help-all | sed -nE 's/^  (-., )?--([a-z-]+).*/\2/p' |
    grep -vE '^(help.*|version|no-config)$' | sort -u >"$tmp/options"
is 'every option has a value here' \
    "$(printf '%s\n' "${values[@]%%=*}" | sort -u)" "$(cat "$tmp/options")"

# goes_on NAME OPTION...: with each of them in the file
goes_on() {
    local name=$1 value refused=''
    shift
    for value in "${values[@]}"; do
        config "$value"
        VIGIE_VIEWER='true %f' query -d "$tmp/index" "$@"
        [[ $err != *'--help tells more'* ]] || refused+="$value: $err"$'\n'
    done
    is "$name goes on beside any option of the file" "$refused" ''
}
batch=(--batch="$tmp/questions")
goes_on 'a query' drone
for format in text jsonl csv html atom; do
    goes_on "--format=$format" --format=$format drone
done
goes_on --json --json drone
goes_on --fragment --format=html --fragment drone
goes_on --facet --facet=type drone
goes_on 'counts as a table' --format=csv -m 0 --facet=type drone
goes_on -A -A 1 drone
for instead in --count --files --quiet --suggest --page-image=1; do
    goes_on "$instead" $instead drone
done
goes_on --open --open=1 drone
goes_on --null --files --null drone
goes_on --new-since --new-since=2020-01-01 drone
goes_on last-run --new-since=last-run drone
goes_on --output -o "$tmp/written" drone
goes_on --batch "${batch[@]}"
goes_on '--batch in CSV' "${batch[@]}" --format=csv
goes_on --summary "${batch[@]}" --summary
goes_on --matrix "${batch[@]}" --matrix=year
goes_on --feeds "${batch[@]}" --feeds="$tmp/flux"
goes_on --resume "${batch[@]}" --resume -o "$tmp/written"

# ---- The manual's example ----------------------------------------------------

sed -n '/^\[query\]$/,/^\.Ed$/p' query/vigie-query.1 | grep -v '^\.Ed' \
    >"$config"
ok "the manual's example is there" grep -q '^viewer=' "$config"
mkdir "$HOME/deliberations"
cp -r "$tmp/index" "$HOME/deliberations/index"
query --explain drone
is 'and is a config file' "$status" 0
done_testing
