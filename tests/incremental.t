#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# incremental.t - files come, change, move and go: the index is always the one
# that a first run would build.
. tests/tap.sh
. tests/rerun.sh

mkdir "$docs"

status_of() { # PATH: what the report says of it
    jq -r --arg path "$1" 'select(.path == $path) | .status' "$report"
}
found() { # WORDS: the paths that hold them
    "$B/vigie-query" -d "$index" --format=tsv -m 100 "$@" | awk -F '\t' '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == "path") column = i }
        NR > 1 && $2 != "" { print $column }' | sort -u
}
write() { # NAME TEXT...: a file as it was long ago
    mkdir -p "$(dirname "$docs/$1")"
    printf '%s\n' "${@:2}" >"$docs/$1"
    touch -d "${when-2020-01-01}" "$docs/$1"
}

# ---- What changed is read, what did not is not

cp corpus/pdf/nice-courrier-ldh-maire-2018-07-16.pdf \
    corpus/pdf/valenciennes-deliberation-don-2017-01-26.pdf "$docs"
touch -d 2020-01-01 "$docs"/*.pdf
for ((i = 0; i < 40; i++)); do
    write "texte-$i.txt" "Le chapitre $i traite de vidéosurveillance." \
        "L’élève numéro $i a été prévenu."
done
write seul.txt 'Une hallebarde déposée en mairie.'
write rebut.pdf 'ceci est du texte'
printf '\1\2\3\0\0binaire' >"$docs/image.png"
head -c 1500 corpus/pdf/toulouse-convention-ibm-2016-12-09.pdf \
    >"$docs/coupé.pdf"
touch -d 2020-01-01 "$docs/image.png" "$docs/coupé.pdf"
index "$docs"
ok 'there is something to compare' grep -q hallebard <("$B/tests/dump_index" \
    "$index")
same 'one worker or eight: the same index'

touch -d 2021-02-03 "$docs"/texte-?.txt "$docs"/*.pdf
nok 'what was touched is not read again' is_worker_called "$docs"
is 'nor taken for new' "$(jq -r .status "$report" | sort |
    uniq -c | tr -s ' \n' ' ')" ' 1 failed 1 skipped 44 unchanged '
same 'but its new time is known'
ok 'what failed is, if asked for' is_worker_called --retry-failed "$docs"

write seul.txt 'Une longue pertuisane déposée en mairie.'
index "$docs"
is 'same time, other size: changed' "$(status_of "$docs/seul.txt")" indexed
when=2022-01-01 write seul.txt 'Une arquebusX déposée en mairie.'
when=2022-01-01 write seul.txt 'Une arquebuse déposée en mairie.'
index "$docs"
is 'same size, other time: changed' "$(status_of "$docs/seul.txt")" indexed
is 'its text is the new one' "$(found arquebuse)" "$docs/seul.txt"
is 'and the old one is gone' "$(found hallebarde)" ''
same 'a change leaves nothing behind'

# A clock ahead of ours: the file may change and keep its time.
when=2100-01-01 write avance.txt 'Le premier jet.'
index "$docs"
when=2100-01-01 write avance.txt 'Le second jet, ' && truncate -s 16 \
    "$docs/avance.txt" && touch -d 2100-01-01 "$docs/avance.txt"
is 'same size, same time' "$(stat -c '%s %y' "$docs/avance.txt" | cut -c 1-13)" \
    '16 2100-01-01'
index "$docs"
is 'where the time cannot be relied upon the bytes tell' \
    "$(found second)" "$docs/avance.txt"
rm "$docs/avance.txt"

# ---- Moves

mkdir "$docs/archives"
mv "$docs/seul.txt" "$docs/archives/unique.txt"
mv "$docs/nice-courrier-ldh-maire-2018-07-16.pdf" "$docs/archives/a.pdf"
mv "$docs/coupé.pdf" "$docs/archives/coupé.pdf"
mv "$docs/image.png" "$docs/archives/"
ok 'only what failed is read once more where it is now' \
    is_worker_called "$docs"
is 'a file that moved is known again' \
    "$(status_of "$docs/archives/unique.txt")" moved
is 'so is a PDF' "$(status_of "$docs/archives/a.pdf")" moved
is 'nothing is read twice' "$(jq -r 'select(.status == "indexed")' "$report")" \
    ''
is 'it is found where it is now' "$(found arquebuse)" \
    "$docs/archives/unique.txt"
same 'a move leaves nothing behind'

mv "$docs/archives/unique.txt" "$tmp/swap"
mv "$docs/texte-0.txt" "$docs/archives/unique.txt"
mv "$tmp/swap" "$docs/texte-0.txt"
nok 'files that trade places are not read again' is_worker_called "$docs"
same 'and the index knows'

cp -p "$docs/texte-1.txt" "$docs/copie.txt"
index "$docs"
is 'a copy is a duplicate' "$(status_of "$docs/copie.txt")" duplicate
same 'of one document'
mv "$docs/texte-1.txt" "$docs/zzz-1.txt"
index "$docs"
is 'one of two copies may move' "$(status_of "$docs/zzz-1.txt")" moved
same 'and the other stays'

# ---- Deletions

rm "$docs/copie.txt" "$docs/texte-2.txt"
index "$docs"
is 'deleting is no failure' "$(jq -r .status "$report" | grep -c removed)" 2
like 'and is counted' "$err" '; 2 removed'
is 'a document leaves with its last file' "$(found '"chapitre 2"')" ''
is 'not before' "$(found '"chapitre 1"')" "$docs/zzz-1.txt"
same 'a deletion leaves nothing behind'
rm "$docs/archives/coupé.pdf" "$docs/archives/image.png"
index "$docs"
is 'a failure leaves with its file' "$status" 0
same 'so does what was skipped'

rm -r "$docs/archives"
index --keep-missing "$docs"
is '--keep-missing lets nothing leave' "$(found "LDH" | wc -l)" 1
index "$docs/texte-3.txt"
is 'nor does a run that was not asked about it' "$(found "LDH" | wc -l)" 1
index "$docs"
is 'a deleted folder takes its files along' "$(found "LDH" | wc -l)" 0
same 'all of them'

# ---- What is not there is not always deleted

write sous/une.txt 'La première girouette.'
write sous/deux.txt 'La deuxième girouette.'
index "$docs"
mv "$docs" "$tmp/away"
index "$docs"
is 'a path that is not there: exit 2' "$status" 2
is 'and nothing leaves' "$(found girouette | wc -l)" 2
mkdir "$docs"
index "$docs"
is 'an empty folder: exit 0' "$status" 0
like 'with a warning' "$err" \
    "[0-9]+ files are missing below $docs, where .* may not be mounted"
is 'and nothing leaves either' "$(found girouette | wc -l)" 2
write ailleurs/autre.txt 'Un autre texte.'
index "$docs/ailleurs" "$docs/sous"
is 'nor below a path that is missing beside one that is not' \
    "$(found girouette | wc -l)" 2
rm -r "$docs"
mv "$tmp/away" "$docs"
index "$docs"
is 'when it is back nothing is read again' \
    "$(jq -r 'select(.status == "indexed")' "$report")" ''
same 'and all is as it was'

if [ "$(id -u)" -ne 0 ]; then
    chmod 0 "$docs/sous"
    index "$docs"
    is 'a folder that cannot be read is a failure' "$status" 1
    is 'and nothing leaves' "$(found girouette | wc -l)" 2
    chmod 755 "$docs/sous"
fi

# A file system comes and goes, where this machine lets us: in a name space
# of our own nobody else sees it.
cat >"$tmp/mounted" <<'END'
set -e
mkdir "$docs/nas"
mount -t tmpfs none "$docs/nas"
mkdir "$docs/nas/plan"
echo 'La boussole du cadastre.' >"$docs/nas/plan/b.txt"
"$B/vigie-index" -d "$index" "$docs"
umount "$docs/nas"
"$B/vigie-index" -d "$index" "$docs"
"$B/vigie-query" -d "$index" boussole
rmdir "$docs/nas"
"$B/vigie-index" -d "$index" "$docs"
"$B/vigie-query" -d "$index" boussole
mkdir "$docs/nas"
mount -t tmpfs none "$docs/nas"
mkdir "$docs/nas/plan"
echo 'La boussole du cadastre.' >"$docs/nas/plan/c.txt"
"$B/vigie-index" -d "$index" --report="$report" "$docs"
END
if unshare -rm true 2>/dev/null; then
    export docs index report
    run unshare -rm bash "$tmp/mounted"
    is 'what stood on a file system that is not mounted stays' "$status" 0
    like 'with a warning that names the place' "$err" \
        "1 files are missing below $docs/nas,"
    like 'also where that place is gone' "$err" \
        "1 files are missing below $docs,"
    is 'once it is back, what moved there is known again' \
        "$(status_of "$docs/nas/plan/c.txt")" moved
    run "$B/vigie-index" -d "$index" --forget "$docs/nas"
    is 'what will not come back can be forgotten' "$status" 0
    same 'and leaves nothing behind'
else
    note 'no file systems can be mounted here: not tested'
fi

# ---- All anew from what the index keeps

rm "$tmp/bin/vigie-extract"
mv "$docs" "$tmp/away"
run "$tmp/bin/vigie-index" -d "$index" --reanalyse
is 'all is made anew without the files, and without who reads them' "$status" 0
like 'and counted' "$err" '^vigie-index: 4[0-9] documents, [0-9]+ pages anal'
mv "$tmp/away" "$docs"
same 'the same analysis gives the same index'
run "$B/vigie-index" -d "$tmp/nowhere" --reanalyse
is 'of nothing: exit 2' "$status" 2
nok 'nothing is made' test -e "$tmp/nowhere"

done_testing
