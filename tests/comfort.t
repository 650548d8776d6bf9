#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# comfort.t - what vigie-query does in the place of printing passages: numbers,
# names of files, the exit status alone, a document opened at its page.
. tests/tap.sh

corpus=$PWD/corpus/pdf
"$B/vigie-index" -d "$tmp/index" "$corpus" 2>/dev/null
query() {
    run "$B/vigie-query" -d "$tmp/index" "$@"
}
# refuses NAME MESSAGE ARGUMENT...: a mistake of the command line's.
refuses() {
    query "${@:3}"
    is "$1: exits 2" "$status" 2
    is "$1: one line says why" "$err" \
        "vigie-query: $2 (vigie-query --help tells more)"
    is "$1: nothing is printed" "$out" ''
}

# ---- --count -----------------------------------------------------------------

query --json -m 0 caméras
passages=$(jq .total.passages "$tmp/out")
documents=$(jq .total.documents "$tmp/out")
query --count caméras
is 'the number of passages, and nothing else' "$status $out $err" \
    "0 $passages "
query --count dirigeable
is 'none is 0, and status 1' "$status $out $err" '1 0 '
printf '%s\t%s\n' a caméras b dirigeable c '(drones' d 'drones' >"$tmp/batch"
query --count --batch="$tmp/batch"
is 'of a batch: the id, a tab, the number; what failed has none' \
    "$(tr '\t\n' ': ' <"$tmp/out" | sed 's/ $//')" \
    "a:$passages b:0 c:failed d:2"
is 'and the status says so' "$status" 2
like 'and a line why' "$err" 'line 3: '
query --count commune:Nise caméras
is 'a zero of a filter that no document obeys is told' "$status $out $err" \
    '1 0 vigie-query: no document has commune: Nise; near: Nice, Nîmes'
query -l 'drones -commune:Nise'
like 'and one that leaves nothing out' "$status $err" \
    '^0 vigie-query: no document has commune: Nise'

# ---- --files -----------------------------------------------------------------

query --files caméras
is 'every document, not ten' "$(wc -l <"$tmp/out")" "$documents"
is 'each once' "$(sort "$tmp/out" | uniq -d)" ''
query -l drones
is 'the best first' "$out" "$corpus/istres-arrete-drones-2019-05-15.pdf
$corpus/saint-etienne-deliberation-serenicity-2019-03-04.pdf"
query -l --sort=date drones
is 'or the newest' "$(head -n 1 "$tmp/out")" \
    "$corpus/istres-arrete-drones-2019-05-15.pdf"
query -l dirigeable
is 'none is nothing, and status 1' "$status $out $err" '1  '
query -l 'type:convention'
is 'filters alone find files, too' "$(wc -l <"$tmp/out")" \
    "$("$B/vigie-query" -d "$tmp/index" --json -m 0 type:convention |
        jq .total.documents)"

name=$'deux\nlignes \xff\e[31m.txt'
mkdir "$tmp/odd"
printf 'Les dirigeables survolent la plage.\n' >"$tmp/odd/$name"
printf 'Un dirigeable se pose.\n' >"$tmp/odd/-rf.txt"
"$B/vigie-index" -d "$tmp/odd.index" "$tmp/odd" 2>/dev/null
run "$B/vigie-query" -d "$tmp/odd.index" -l -0 plage
printf '%s\0' "$tmp/odd/$name" >"$tmp/wanted"
ok '-0: names are bytes, NUL ends them' cmp "$tmp/wanted" "$tmp/out"
run "$B/vigie-query" -d "$tmp/odd.index" -l plage
is 'without it a name is one line of text' "$out" \
    "$tmp/odd/deux\\x0alignes \\xff\\x1b[31m.txt"

# ---- --quiet -----------------------------------------------------------------

query -q drones
is '-q: found' "$status $out $err" '0  '
query -q dirigeable
is '-q: not found' "$status $out $err" '1  '
query -q '(drones'
is '-q: an error is told' "$status $out" '2 '
like '-q: with its reason' "$err" '^vigie-query: '
{
    printf 'a\tdirigeable\nb\tdrones\n'
    printf 'c\t(drones\n'
} >"$tmp/batch"
query -q --batch="$tmp/batch"
is '-q of a batch ends with the first that finds' "$status $out $err" '0  '

# ---- --open ------------------------------------------------------------------

# What a viewer is told, an argument a line.
cat >"$tmp/viewer" <<'END'
#!/bin/sh
printf '<%s>\n' "$@"
exit 7
END
chmod +x "$tmp/viewer"
convention=$corpus/nice-convention-safe-city-2018-06-07.pdf
words='messages courts réseaux sociaux émeutes'
# shellcheck disable=SC2086
query --open=1 --viewer="$tmp/viewer --page %p '%f' %u 100%%" $words
is 'a viewer gets the file, the page and the link' "$out" "<--page>
<34>
<$convention>
<file://$convention#page=34>
<100%>"
is 'its status is ours' "$status" 7
# shellcheck disable=SC2086
VIGIE_VIEWER="$tmp/viewer %f" query --open 1 $words
is 'VIGIE_VIEWER names one' "$out" "<$convention>"
# shellcheck disable=SC2086
VIGIE_VIEWER=false query --open 1 --viewer="$tmp/viewer %p" $words
like 'a command without the document is refused' "$status $err" \
    '^2 .*needs %f or %u'
query --open 1 --viewer="$tmp/viewer %x %f" drones
like 'and one with another letter' "$status $err" '^2 .*takes %f, the file'
query --open 1 --viewer="$tmp/viewer '%f" drones
like 'and one whose quote does not end' "$status $err" '^2 .*quote'
query --open 1 --viewer='no-such-viewer %f' drones
like 'one that is not there is told' "$status $err" \
    '^2 vigie-query: cannot run no-such-viewer: No such file'

# Found on the PATH, in the order of the manual.
mkdir "$tmp/bin"
cp "$tmp/viewer" "$tmp/bin/mupdf"
cp "$tmp/viewer" "$tmp/bin/xdg-open"
open_by_path() {
    PATH=$tmp/bin:/usr/bin:/bin run env -u VIGIE_VIEWER \
        "$B/vigie-query" -d "$1" --open=1 "${@:2}"
}
if PATH=/usr/bin:/bin command -v evince atril xreader okular zathura qpdfview \
    mupdf xpdf >/dev/null
then
    note 'a viewer is installed here'
else
    # shellcheck disable=SC2086
    open_by_path "$tmp/index" $words
    is 'the first viewer found opens a PDF at its page' "$out" "<$convention>
<34>"
    cp "$tmp/viewer" "$tmp/bin/evince"
    # shellcheck disable=SC2086
    open_by_path "$tmp/index" $words
    is 'evince comes before it' "$out" "<--page-index=34>
<$convention>"
fi
open_by_path "$tmp/odd.index" pose
is 'what is no PDF is opened by its link' "$out" \
    "<file://$tmp/odd/-rf.txt#page=1>"
# No argument is made of a name.
mkdir "$tmp/evil"
evil="$tmp/evil/a b'\$(touch $tmp/x) %p -rf;.txt"
mkdir -p "$(dirname "$evil")"
printf 'Un dirigeable se pose.\n' >"$evil"
"$B/vigie-index" -d "$tmp/evil.index" "$tmp/evil" 2>/dev/null
run "$B/vigie-query" -d "$tmp/evil.index" --open=1 --viewer="$tmp/viewer %f" \
    pose
is 'a name is one argument, whatever it holds' "$out" "<$evil>"

query --open=7 drones
is 'a hit that is not there' "$status $err" \
    '2 vigie-query: there is no hit 7: the last one is 2'
query --open=1 dirigeable
is 'where nothing is found, nothing is opened' "$status $out $err" \
    '1  vigie-query: nothing found'
printf 'Un ballon se pose.\n' >"$tmp/odd/-rf.txt"
open_by_path "$tmp/odd.index" pose
is 'a file that has changed is not opened' "$status $out $err" \
    "2  vigie-query: $tmp/odd/-rf.txt: has changed since it was indexed: run \
vigie-index again"
rm "$tmp/odd/-rf.txt"
open_by_path "$tmp/odd.index" pose
like 'nor one that is gone' "$status $err" '^2 .*-rf.txt: No such file'

# ---- --suggest ---------------------------------------------------------------

suggests() { # NAME QUERY LINE...: these, in this order
    query --suggest "$2"
    is "$1" "$status $out $err" "0 $(printf '%s\n' "${@:3}") "
}
suggests 'the last word is completed, with its accents' 'secu' \
    'sécurité' 'sécuriser'
suggests 'capitals are none the worse' 'RECONNAISSANCE FACI' \
    'RECONNAISSANCE faciale'
suggests 'what is open at its end is closed' '(Istres AND drone' \
    '(Istres AND drone)' '(Istres AND drones)'
suggests 'a phrase, too' '"reconnaissance fac' '"reconnaissance faciale"'
suggests 'what finds nothing together is not offered' 'Istres drone' \
    'Istres drone' 'Istres drones'
suggests 'what is misspelt before is corrected' 'reconaissance faci' \
    'reconnaissance faciale'
suggests 'and a whole query' 'reconaissance facial' 'reconnaissance faciale'
query --suggest c
is 'one letter is too few' "$status $out $err" '1  '
query --suggest co
is 'ten at most' "$(wc -l <"$tmp/out")" 10
query --suggest xqzw
is 'nothing is offered that finds nothing' "$status $out $err" '1  '
query --suggest 'commune:Nic'
is 'nor words for a filter' "$status $out $err" '1  '
for text in '((' '"' '«' ' ' 'a"b' $'\xff\xc3' "$(printf 'mot %.0s' {1..500})"; do
    query --suggest -- "$text"
    ok "whatever is typed is no crash: ${text:0:9}" test "$status" -le 1
done
query --suggest --json dron
is 'in JSON with the passages that each finds' "$out" \
    '[{"query":"drone","passages":2},{"query":"drones","passages":2}]'
query --suggest --json xqzw
is 'an array also where there is none' "$status $out" '1 []'

# ---- Context -----------------------------------------------------------------

# A document of one sentence after the other, of many passages and pages.
mkdir "$tmp/long"
for page in $(seq 20); do
    for line in $(seq 40); do
        printf 'La phrase numéro %d de la page en dit assez long.\n' \
            $((100 * page + line))
        [ "$page.$line" != 10.40 ] || printf 'Un zeppelin passe.\n'
    done
    printf '\f'
done >"$tmp/long/a.txt"
printf 'Le ballon est seul.\n' >"$tmp/long/b.txt"
"$B/vigie-index" -d "$tmp/long.index" "$tmp/long" 2>/dev/null
context() { # ARGUMENT...: sets got to it
    run "$B/vigie-query" -d "$tmp/long.index" --json "$@"
    got=$(jq -r '.hits[0].passage.context' "$tmp/out" |
        grep -oE '[0-9]{3,4}|zeppelin|ballon' | tr '\n' ' ')
}
context zeppelin
is 'nobody asks: there is none' "$(jq '.hits[0].passage.context' "$tmp/out")" \
    null
context -A 0 zeppelin
is 'the sentence alone' "$got" 'zeppelin '
context -A2 zeppelin
is 'two sentences after it, on the next page' "$got" 'zeppelin 1101 1102 '
context -B 1 zeppelin
is 'one before it' "$got" '1040 zeppelin '
context --before-context=1 --after-context=1 zeppelin
is 'both' "$got" '1040 zeppelin 1101 '
context -A 60 -B 60 zeppelin
is 'beyond the ends of the passage' \
    "$(wc -w <<<"$got") ${got%% *} $(awk '{ print $NF }' <<<"$got")" \
    '121 921 1220'
is 'which the text has, and what is found is marked in it' \
    "$(jq -r '.hits[0].passage | .text[.highlights[0][0]:.highlights[0][1]]' \
        "$tmp/out")" zeppelin
ok 'of which it is a part' \
    jq -e '.hits[0].passage | .context as $c | .text | contains($c)' "$tmp/out"
context -A 100 -B 100 ballon
is 'as far as the document goes' "$got" 'ballon '
run "$B/vigie-query" -d "$tmp/long.index" -A 1 -B 1 zeppelin
is 'as text' "$(sed -n 3p "$tmp/out")" \
    '   … La phrase numéro 1040 de la page en dit assez long. Un zeppelin passe. La phrase numéro 1101 de la page en dit assez long. …'
run "$B/vigie-query" -d "$tmp/long.index" -A 0 --format=markdown zeppelin
like 'in notes' "$out" 'Un \*\*zeppelin\*\* passe'
run "$B/vigie-query" -d "$tmp/long.index" -A 1 --format=tsv zeppelin
like 'in tables' "$out" 'Un zeppelin passe. La phrase numéro 1101'

# ---- Mistakes ----------------------------------------------------------------

refuses 'a mistyped option' \
    'Unknown option --fromat; did you mean --format?' --fromat drones
refuses 'a part of one' 'Unknown option --max=3; did you mean --max-hits?' \
    --max=3 drones
refuses 'a word that is to be left out' \
    'Unknown option -Nice; to leave a word out, type NOT Nice' drones -Nice
refuses 'one that begins like an option with a number' \
    'Cannot parse integer value “airie” for -m; to leave a word out, type NOT mairie' \
    drones -mairie
refuses 'or with a folder' \
    '-drones names the index rones, which is not there; to leave a word out, type NOT drones' \
    caméras -drones
run "$B/vigie-query" -d "$tmp/none" drones
is 'an index that is not there tells how to make one' "$status $err" \
    "2 vigie-query: no index in $tmp/none: make one with vigie-index -d $tmp/none FILES"

# ---- What does not go together -----------------------------------------------

refuses 'two of them' '--count and --files exclude each other' \
    --count -l drones
refuses 'names of a batch' '--files and --batch exclude each other' \
    -l --batch="$tmp/batch"
refuses 'a document of a batch' '--open and --batch exclude each other' \
    --open=1 --batch="$tmp/batch"
refuses 'a number in JSON' '--count and --json exclude each other' \
    --count --json drones
refuses 'facets of a number' '--count and --facet exclude each other' \
    --count --facet=type drones
refuses 'suggestions as a table' '--suggest and --format exclude each other' \
    --suggest --format=csv drones
refuses 'context of a number' '--count and -A exclude each other' \
    --count -A 1 drones
refuses 'context of tables' \
    '-A and -B take passages: --summary and --matrix print none' \
    --summary -A 1 --batch="$tmp/batch"
refuses 'too much context' \
    '-A and -B take a number of sentences, from 0 to 100' -B 101 drones
refuses 'NUL after passages' '--null is for --files' -0 drones
refuses 'hit 0' '--open takes the number of a hit, from 1' --open=0 drones
done_testing
