#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# index.t - vigie-index: every file accounted for, whatever it holds.
. tests/tap.sh

index=$tmp/index
docs=$tmp/docs
report=$tmp/report.jsonl
mkdir "$docs"

status_of() { # PATH: what the report says of it
    jq -r --arg path "$1" 'select(.path == $path) | .status' "$report"
}
reason_of() {
    jq -r --arg path "$1" 'select(.path == $path) | .reason' "$report"
}
index() {
    run "$B/vigie-index" -d "$index" --report="$report" "$@"
}
found() { # WORDS: the paths that hold them
    "$B/vigie-query" -d "$index" --format=tsv -m 100 "$@" | awk -F '\t' '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == "path") column = i }
        NR > 1 && $2 != "" { print $column }' | sort -u
}

# ---- What is read

printf 'La marmotte est votée.\n\fPage deux.\n' >"$docs/a.txt"
gzip -c "$docs/a.txt" >"$docs/b.txt.gz"
cp "$docs/a.txt" "$docs/copie.txt"
cp corpus/pdf/nice-courrier-ldh-maire-2018-07-16.pdf "$docs/lettre.dat"
gzip -c corpus/pdf/toulouse-convention-ibm-2016-12-09.pdf >"$docs/ibm.pdf.gz"
head -c 2000 corpus/pdf/toulouse-convention-ibm-2016-12-09.pdf \
    >"$docs/coupé.pdf"
qpdf --encrypt secret secret 256 -- \
    corpus/pdf/nice-courrier-ldh-maire-2018-07-16.pdf "$docs/chiffré.pdf"
: >"$docs/vide.pdf"
printf 'GIF89a\1\0\1\0\0\0\0;' >"$docs/image.pdf"
mkfifo "$docs/tube.pdf"
ln -s a.txt "$docs/lien.txt"
ln -s . "$docs/boucle"
mkdir "$docs/sous"
printf 'Un drone survole la foule.\n' >"$docs/sous/drone.txt"
mkdir "$docs/.moitiés"
printf 'Une hermine survole la foule.\n' >"$docs/.moitiés/hermine.txt"

index "$docs"
is 'some files failed: exit 1' "$status" 1
is 'every file is reported once' \
    "$(jq -r .path "$report" | sort)" \
    "$(find "$docs" -name '.*' -prune -print -o ! -type d -print |
        LC_ALL=C sort)"
is 'plain text is indexed' "$(status_of "$docs/a.txt")" indexed
is 'text in gzip is indexed' "$(status_of "$docs/b.txt.gz")" indexed
is 'the same bytes under another name are a duplicate' \
    "$(status_of "$docs/copie.txt")" duplicate
is 'a PDF is known by its content' "$(status_of "$docs/lettre.dat")" indexed
is 'a PDF in gzip is indexed' "$(status_of "$docs/ibm.pdf.gz")" indexed
is 'a file in a folder below is indexed' \
    "$(status_of "$docs/sous/drone.txt")" indexed
is 'a truncated PDF fails' "$(status_of "$docs/coupé.pdf")" failed
is 'an encrypted PDF fails' "$(status_of "$docs/chiffré.pdf")" failed
like 'and says that it needs a password' "$(reason_of "$docs/chiffré.pdf")" \
    password
is 'an empty file fails' "$(status_of "$docs/vide.pdf")" failed
is 'which is said' "$(reason_of "$docs/vide.pdf")" 'empty file'
is 'a mislabelled image is skipped' "$(status_of "$docs/image.pdf")" skipped
like 'with what it is' "$(reason_of "$docs/image.pdf")" 'image/gif'
is 'a FIFO blocks nothing' "$(status_of "$docs/tube.pdf")" skipped
is 'a link is not followed' "$(status_of "$docs/lien.txt")" skipped
is 'a circle of folders neither' "$(status_of "$docs/boucle")" skipped
is 'a hidden folder is not entered' "$(status_of "$docs/.moitiés")" skipped
is 'two pages are counted' \
    "$(jq -r --arg p "$docs/a.txt" 'select(.path == $p) | .pages' "$report")" 2
like 'failures are listed' "$err" 'chiffré\.pdf: .*password'
like 'and everything is counted' "$err" \
    '14 files: 5 indexed, 1 duplicate, 3 failed, 5 skipped'
is 'nothing on stdout' "$out" ''
run "$B/vigie-index" -d "$tmp/hidden" "$docs/.moitiés"
like 'a hidden folder is read if it is named' "$err" '1 files: 1 indexed'
is 'a duplicate is found under both its names' "$(found marmotte)" \
    "$docs/a.txt
$docs/b.txt.gz
$docs/copie.txt"
is 'but counts once' "$("$B/vigie-query" -d "$index" --json marmotte |
    jq -c '[.total.documents,
        ([.hits[].document | [.path, .other_paths]] | sort)]')" \
    "[2,$(jq -nc --arg d "$docs" '[[$d + "/a.txt", [$d + "/copie.txt"]],
        [$d + "/b.txt.gz", []]]')]"

# ---- A second run

index "$docs"
is 'a second run still tells of failures' "$status" 1
is 'it reads nothing again' \
    "$(jq -r .status "$report" | sort | uniq -c | tr -s ' \n' ' ')" \
    ' 3 failed 5 skipped 6 unchanged '
is 'it knows the pages all the same' \
    "$(jq -r --arg p "$docs/a.txt" 'select(.path == $p) | .pages' "$report")" 2

printf 'Un ballon remplace tout.\n' >"$docs/sous/drone.txt"
touch "$docs/lettre.dat"
index "$docs"
is 'a changed file is read again' "$(status_of "$docs/sous/drone.txt")" indexed
is 'a touched one is not' "$(status_of "$docs/lettre.dat")" unchanged
is 'the old text is gone' "$(found drone)" ''
is 'the new text is there' "$(found ballon)" "$docs/sous/drone.txt"

cp "$docs/lettre.dat" "$docs/chiffré.pdf"
index "$docs"
is 'a failed file that is mended is read' \
    "$(status_of "$docs/chiffré.pdf")" duplicate
like 'and no longer counted as failed' "$err" ' 2 files failed'

cp "$docs/sous/drone.txt" "$docs/copie.txt"
index "$docs"
is 'a file may turn into a copy of another' \
    "$(status_of "$docs/copie.txt")" duplicate
is 'its old text stays where it also stood' \
    "$(found marmotte)" "$(printf '%s\n' "$docs/a.txt" "$docs/b.txt.gz")"

printf '\0\1\2\3binaire\0' >"$docs/sous/drone.txt"
index "$docs"
is 'what is no document any more is skipped' \
    "$(status_of "$docs/sous/drone.txt")" skipped
is 'and what it held is gone, but for its copy' "$(found ballon)" \
    "$docs/copie.txt"
index --retry-failed "$docs"
is 'failures can be tried again' "$(status_of "$docs/coupé.pdf")" failed

# ---- Files that trade places

index=$tmp/trade-index
trade=$tmp/trade
mkdir "$trade"
seq 1 300 | sed 's/^/mot ancien /' >"$trade/a.txt"
echo 'Premier échange.' >"$trade/b.txt"
echo 'Second échange.' >"$trade/c.txt"
index "$trade"
mv "$trade/a.txt" "$trade/d.txt"
echo 'Un texte nouveau.' >"$trade/a.txt"
mv "$trade/b.txt" "$tmp/swap"
mv "$trade/c.txt" "$trade/b.txt"
mv "$tmp/swap" "$trade/c.txt"
index "$trade"
is 'a file may take the place of one that moved' "$status" 0
is 'the one that moved is found where it is' "$(found '"mot ancien"')" \
    "$trade/d.txt"
is 'so are two that changed places' \
    "$(found premier) $(found second)" "$trade/c.txt $trade/b.txt"
is 'and the new one' "$(found nouveau)" "$trade/a.txt"
index "$trade"
is 'then nothing has changed' "$(jq -r .status "$report" | sort -u)" unchanged

# ---- Names are bytes

odd=$tmp/odd
mkdir "$odd"
printf 'Premier texte.\n' >"$odd/"$'saut\nde ligne.txt'
printf 'Deuxième texte.\n' >"$odd/"$'invalide \377\xc3.txt'
printf 'Troisième texte.\n' >"$odd/"$'\033[31mrouge.txt'
printf 'Quatrième texte.\n' >"$odd/-d.txt"
index=$tmp/odd-index
index "$odd"
is 'odd names: all indexed' "$status" 0
is 'the report is a line a file' "$(wc -l <"$report")" 4
ok 'and each line is JSON' jq -e . "$report"
like 'a name that is no UTF-8 keeps its bytes' "$(cat "$report")" \
    'invalide \\udcff\\udcc3\.txt'
cd "$odd" || exit 1
index -- -d.txt
is 'a name that looks like an option' "$(jq -r .status "$report")" unchanged
cd - >/dev/null || exit 1

# ---- Paths that cannot be read

index=$tmp/index
index "$tmp/nowhere"
is 'a path that is not there: exit 2' "$status" 2
like 'and which' "$err" 'nothing to index: .*/nowhere: No such file'
index "$docs" "$tmp/nowhere"
is 'beside others it is one failure' "$status" 1
is 'which is reported' "$(status_of "$tmp/nowhere")" failed
run "$B/vigie-index" -d "$index"
is 'no path: exit 2' "$status" 2
like 'and what to do' "$err" 'no path given.*--help'
run "$B/vigie-index" -d "$index" --colour "$docs"
is 'an unknown option: exit 2' "$status" 2
run "$B/vigie-index" "-d$index" -j2 "$docs"
is 'values may be glued to their letters' "$status" 1
run "$B/vigie-index" -d "$index" -j 0x "$docs"
is 'a bad number: exit 2' "$status" 2
run "$B/vigie-index" -d "$index" --report="$tmp/no/report" "$docs"
is 'a report that cannot be written: exit 2' "$status" 2
run "$B/vigie-index" -d "$index" --report=/dev/full "$docs"
is 'a report on a full disk: exit 2' "$status" 2

many=$tmp/many
mkdir "$many"
for ((i = 0; i < 3000; i++)); do
    echo "Texte numéro $i." >"$many/$i.txt"
done
ln -s nothing "$tmp/broken"
index "$tmp/broken"
is 'a link that leads nowhere: exit 2' "$status" 2
ulimit -Sn 24
run "$B/vigie-index" -d "$tmp/few" -j4 "$many"
is 'few descriptors are enough' "$status" 0
ulimit -Sn "$(ulimit -Hn)"

"$B/vigie-index" -d "$tmp/closed" --report="$report" "$docs/vide.pdf" <&- 2>&-
is 'no message goes into a report' "$(jq -r .status "$report")" failed

# ---- The index

mkdir "$tmp/around"
cp "$docs/a.txt" "$tmp/around/1.txt"
run "$B/vigie-index" -d "$tmp/around/index" "$tmp/around/1.txt"
run "$B/vigie-index" -d "$tmp/around/index" "$tmp/around"
unlike 'an index among the documents is none of them' "$err" 'skipped'

run "$B/vigie-index" -d "$docs" "$docs"
is 'a folder that holds something else is refused' "$status" 2
nok 'and left alone' test -e "$docs/iamglass"
run "$B/vigie-index" -d "$docs/a.txt" "$docs"
is 'an index that is a file: exit 2' "$status" 2
is 'in one line' "$(wc -l <"$tmp/err")" 1
index=$tmp/new/deep/index
index "$docs/a.txt"
is 'folders above the index are made' "$status" 0
run "$B/vigie-index" -d "$tmp/fifo-index" "$docs/a.txt" "$docs/tube.pdf"
like 'who skips files without a report is told how to see them' "$err" \
    '--report=FILE tells why'
VIGIE_INDEX=$tmp/env-index run "$B/vigie-index" "$docs/a.txt"
ok '$VIGIE_INDEX is the default' test -e "$tmp/env-index/iamglass"
run "$B/vigie-index" "$docs/a.txt"
ok 'else $XDG_DATA_HOME' test -e "$XDG_DATA_HOME/vigie/index/iamglass"

# ---- A run that is held up, then interrupted

# The report goes into a pipe that nobody empties: the run stops in its middle,
# for as long as it takes to look.
mkfifo "$tmp/pipe"
"$B/vigie-index" -d "$tmp/held" --report="$tmp/pipe" "$many" 2>"$tmp/held.err" &
held=$!
exec 3<"$tmp/pipe"
read -r first <&3
like 'the report can be followed' "$first" '"status":"indexed"'
run "$B/vigie-index" -d "$tmp/held" "$many"
is 'an index that is being written: exit 2' "$status" 2
like 'and what to do' "$err" 'another program: wait'
run "$B/vigie-query" -d "$tmp/held" texte
is 'while it can be read: nothing is there yet' "$status" 1
kill -INT "$held"
cat <&3 >/dev/null
exec 3<&-
wait "$held"
is 'an interrupted run exits 130' "$?" 130
like 'and says so' "$(cat "$tmp/held.err")" 'interrupted: what was whole'
run "$B/vigie-query" -d "$tmp/held" -m 1 texte
is 'what was whole is kept' "$status" 0
run "$B/vigie-index" -d "$tmp/held" "$many"
is 'the next run goes on' "$status" 0
like 'to the end' "$err" 'the index has 3000 documents'
unlike 'and does not begin anew' "$err" '3000 indexed'

# ---- Files that change under its hands

"$B/vigie-index" -d "$tmp/changed" --report="$tmp/pipe" "$many" \
    2>"$tmp/changed.err" &
changed=$!
exec 3<"$tmp/pipe"
read -r first <&3
for name in $(cd "$many" && printf '%s\n' *); do
    echo "Récrit : $name." >"$many/$name"
done
cat <&3 >"$tmp/changed.report"
exec 3<&-
wait "$changed"
is 'a file that changed while it was read has failed' "$?" 1
ok 'and this is why' \
    grep -q '"reason":"changed while it was read"' "$tmp/changed.report"
run "$B/vigie-index" -d "$tmp/changed" "$many"
is 'the next run reads it' "$status" 0
run "$B/vigie-query" -d "$tmp/changed" texte
is 'and no old text is left' "$status" 1

# ---- A document longer than what is read at once

seq 60000 | sed 's/.*/Le poste & regarde la rue &./' >"$tmp/long.txt"
for ((i = 20000; i < 50000; i += 3)); do
    printf '%d\t"poste %d regarde la rue %d le poste %d"\n' \
        "$i" "$i" "$i" $((i + 1))
done >"$tmp/long.tsv"
"$B/vigie-index" -d "$tmp/long" "$tmp/long.txt" 2>/dev/null
run "$B/vigie-query" -d "$tmp/long" --batch="$tmp/long.tsv" --format=tsv
is 'no phrase is lost or doubled where a long text is cut' \
    "$(awk -F '\t' 'NR > 1 && $2 != ""' "$tmp/out" | wc -l)" 10000

# ---- The same index, whatever the workers do

terms() { # INDEX: all that it holds, as text
    local n
    n=$(xapian-delve "$1" | sed -n 's/^number of documents = //p')
    xapian-delve -a -1 -v "$1"
    mapfile -t each < <(seq -f '-r%g' 1 "$n")
    xapian-delve -1 -v -d -VE1 "${each[@]}" "$1"
}
"$B/vigie-index" -d "$tmp/j1" -j 1 corpus/pdf 2>"$tmp/j1.err"
XDG_CACHE_HOME=$tmp/j8-cache "$B/vigie-index" -d "$tmp/j8" -j 8 corpus/pdf \
    2>"$tmp/j8.err"
terms "$tmp/j1" >"$tmp/j1.terms"
terms "$tmp/j8" >"$tmp/j8.terms"
ok 'there are terms to compare' test -s "$tmp/j1.terms"
ok '-j1 and -j8 give the same index' cmp "$tmp/j1.terms" "$tmp/j8.terms"

# ---- Help

run "$B/vigie-index" --help
is '--help: exit 0' "$status" 0
ok 'it fits a screen' test "$(wc -l <"$tmp/out")" -le 40
run "$B/vigie-index" --version
like '--version' "$out" '^vigie-index [0-9]'

done_testing
