#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# account.t - vigie-index --list: every file and every page accounted for.
. tests/tap.sh

index=$tmp/index
docs=$tmp/docs
mkdir "$docs"
list() {
    run "$B/vigie-index" -d "$index" "$@"
}

cp corpus/pdf/nice-arrete-perimetre-carnaval-2019-02-11.pdf "$docs/scan.pdf"
printf 'Une.\n\f\fTrois.\n\f\f\f\fSept.\n\f' >"$docs/pages.txt"
printf 'Le même texte.\n' >"$docs/a.txt"
cp "$docs/a.txt" "$docs/b.txt"
cp "$docs/a.txt" "$docs/z"$'\n''"é",.txt'
head -c 2000 corpus/pdf/toulouse-convention-ibm-2016-12-09.pdf \
    >"$docs/coupé.pdf"
printf '\1\2\3\0\0binaire' >"$docs/image.png"
# Of what stands on its pages not all makes sense.
qpdf --qdf --object-streams=disable \
    corpus/pdf/nice-courrier-ldh-maire-2018-07-16.pdf - |
    sed 's/^ET$/ET nonsense/' >"$docs/abîmé.pdf"
"$B/vigie-index" -d "$index" --ocr=never "$docs" 2>/dev/null

list --list=all
is 'a list is printed: exit 0' "$status" 0
is 'a line for each file' "$(wc -l <"$tmp/out")" 8
is 'in the order of their names' "$(cut -d : -f 1 "$tmp/out")" \
    "$(cut -d : -f 1 "$tmp/out" | LC_ALL=C sort)"
like 'pages without text are told by number' "$out" \
    'pages\.txt: 7 pages; page 2, 4-6: empty'
like 'scans too' "$out" 'scan\.pdf: 2 pages; page 1-2: no usable text, and OCR is off'
like 'why a file failed' "$out" 'coupé\.pdf: failed: .*poppler'
like 'why a file was skipped' "$out" 'image\.png: skipped: not a format'
like 'what is damaged' "$out" 'abîmé\.pdf: [0-9] pages?; damaged: .'
like 'where a document is too' "$out" "$docs/a\\.txt: 1 page; also $docs/b\\.txt"
like 'no name breaks a line' "$out" 'z\\x0a"é",\.txt: 1 page'

list --list=failed
is 'failures alone' "$(wc -l <"$tmp/out") ${out%%: *}" "1 $docs/coupé.pdf"
list --list=unread
is 'files with pages that were not read alone' \
    "$(cut -d : -f 1 "$tmp/out" | xargs -n 1 basename | xargs)" \
    'pages.txt scan.pdf'
list --list=duplicates --format=jsonl
is 'duplicates alone' "$(jq -r '.path | ltrimstr("'"$docs"'/") | .[0:1]' \
    "$tmp/out" | xargs)" 'a b z'
is 'with their other paths' "$(jq -r 'select(.path | endswith("/a.txt")) |
    .same_as | map(ltrimstr("'"$docs"'/")) | join("|")' "$tmp/out")" \
    'b.txt|z'$'\n''"é",.txt'
is 'of one document' "$(jq -r .document "$tmp/out" | sort -u)" \
    "$(sha256sum "$docs/a.txt" | cut -d ' ' -f 1)"

list --list=all --format=jsonl
is 'each line is JSON' "$(jq -r .status "$tmp/out" | sort | uniq -c |
    tr -s ' \n' ' ')" ' 1 failed 6 indexed 1 skipped '
is 'each page that was not read is there, with the reason' \
    "$(jq -c 'select(.path | endswith("pages.txt")) |
    [.pages, .pages_without_text, (.unread | map(.page)), .unread[0].reason]' \
        "$tmp/out")" '[7,4,[2,4,5,6],"empty"]'
is 'what failed has no document' "$(jq -c 'select(.status == "failed") |
    [.document, .pages, .unread]' "$tmp/out")" '[null,0,[]]'

list --list=all --format=csv
is 'CSV names its columns' "$(head -n 1 "$tmp/out" | tr -d '\r')" \
    'path,status,reason,document,pages,pages_without_text,unread,pages_ocr,ocr_confidence,same_as'
like 'a comma and quotes are quoted' "$out" 'z\\x0a""é"",\.txt","indexed"'
like 'pages are ranges' "$out" ',7,4,"2, 4-6",0,,""'

# What is damaged is remembered, for each name and in later runs.
cp "$docs/abîmé.pdf" "$docs/abîmé-2.pdf"
run "$B/vigie-index" -d "$index" --report="$tmp/report" "$docs"
is 'damage is told of a file that is not read again' "$(jq -r \
    'select(.path | contains("abîmé")) | .status + ": " + .reason' \
    "$tmp/report" | cut -c 1-12 | xargs)" 'duplicate: S unchanged: S'
list --list=all
is 'and of each name' "$(grep -c '; damaged: ' "$tmp/out")" 2

list --list=some
is 'another list: exit 2' "$status" 2
list --list=all --format=xml
is 'another format: exit 2' "$status" 2
list --format=csv "$docs"
is 'a format without a list: exit 2' "$status" 2
list --list=all "$docs"
is 'a list takes no path' "$status" 2
list --list=all --check
is 'one thing at a time' "$status" 2
run "$B/vigie-index" -d "$tmp/nowhere" --list=all
is 'no index: exit 2' "$status" 2
nok 'and none is made' test -e "$tmp/nowhere"
"$B/vigie-index" -d "$index" --list=all >/dev/full 2>"$tmp/err"
is 'a list on a full disk: exit 2' "$?" 2
like 'which says so' "$(cat "$tmp/err")" 'cannot print the list: No space'

# ---- What is encrypted

letter=corpus/pdf/nice-courrier-ldh-maire-2018-07-16.pdf
locked=$tmp/locked
mkdir "$locked"
qpdf --encrypt secret proprio 256 -- "$letter" "$locked/a.pdf"
qpdf --encrypt "clé d'été" proprio 256 -- "$letter" "$locked/b.pdf"
qpdf --allow-weak-crypto --encrypt vieux proprio 40 -- "$letter" "$locked/c.pdf"
qpdf --encrypt '' proprio 256 --print=none -- "$letter" "$locked/d.pdf"
qpdf --encrypt inconnu proprio 256 -- "$letter" "$locked/e.pdf"
gzip -c "$locked/a.pdf" >"$locked/f.pdf.gz"
index=$tmp/locked-index
run "$B/vigie-index" -d "$index" "$locked"
is 'what a password protects fails' "$status" 1
list --list=failed
is 'and says so' "$(sed 's/.*: //' "$tmp/out" | sort | uniq -c | tr -s ' ')" \
    ' 5 needs a password'
list --list=all
like 'but not where only the owner has one' "$out" 'd\.pdf: 2 pages'
printf 'faux\n\nsecret\r\nclé d'\''été\nvieux\n' >"$tmp/passwords"
run "$B/vigie-index" -d "$index" --password-file="$tmp/passwords" "$locked"
is 'what failed is tried again only where this is asked for' "$status" 1
# Beside a worker that tells what others see of it.
mkdir "$tmp/bin"
cp "$B/vigie-index" "$tmp/bin"
printf '#!/bin/sh\n{ echo "$0 $*"; env; } >>"%s"\nexec "%s" "$@"\n' \
    "$tmp/seen" "$B/vigie-extract" >"$tmp/bin/vigie-extract"
chmod +x "$tmp/bin/vigie-extract"
run "$tmp/bin/vigie-index" -d "$index" --report="$tmp/report" --retry-failed \
    --password-file="$tmp/passwords" "$locked"
is 'the passwords in a file are tried' \
    "$(jq -r 'select(.status == "indexed") | .path[-8:]' "$tmp/report" | xargs)" \
    'ed/a.pdf ed/b.pdf ed/c.pdf f.pdf.gz'
like 'what none of them opens says so' "$err" \
    'e\.pdf: needs a password, and none that was given opens it'
like 'its worker is seen' "$(cat "$tmp/seen")" '--worker'
nok 'no password is printed, or given where others see it' \
    grep -qE 'secret|vieux|été' "$tmp/err" "$tmp/out" "$tmp/report" "$tmp/seen"
run "$B/vigie-index" -d "$tmp/pipe-index" \
    --password-file=<(echo secret) "$locked/a.pdf"
is 'a pipe will do' "$status" 0
for bad in "$tmp/none" "$tmp" /dev/zero /dev/null \
    <(printf '\377\n') <(seq 101) <(head -c 200 /dev/zero | tr '\0' a); do
    run "$B/vigie-index" -d "$tmp/pipe-index" --password-file="$bad" \
        "$locked/a.pdf"
    is 'no such file of passwords: exit 2' "$status" 2
    like 'in a line that says why' "$err" '^[^ ]*: the file of passwords [a-z ]+'
done
index=$tmp/index

# ---- What is to leave

run "$B/vigie-index" -d "$index" --forget "$docs/a.txt" "$docs/scan.pdf"
is '--forget takes files out that are still there' "$status" 0
like 'and counts them' "$err" '2 files forgotten'
list --list=all --format=jsonl
is 'and no others' "$(wc -l <"$tmp/out")" 7
list --check
is 'the index is sound' "$status" 0
run "$B/vigie-index" -d "$index" --forget "$docs"
list --list=all
is 'a folder takes all below along' "$status$out" 0
run "$B/vigie-index" -d "$tmp/nowhere" --forget "$docs"
is 'no index: exit 2' "$status" 2
nok 'and none is made' test -e "$tmp/nowhere"

done_testing
