#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# archives.t - the members of a ZIP are documents, whatever it holds.
. tests/tap.sh
. tests/rerun.sh

files=$tmp/files
zip=$docs/a.zip
mkdir "$docs" "$files"

status_of() { # NAME: of a member of a.zip, what the report says
    jq -r --arg path "$zip//$1" 'select(.path == $path) | .status' "$report"
}
reason_of() { # PATH
    jq -r --arg path "$1" 'select(.path == $path) | .reason' "$report"
}
count() { # STATUS: how many lines of the report say so
    jq -r .status "$report" | grep -cx "$1"
}
found() { # WORDS: the paths that hold them
    "$B/vigie-query" -d "$index" --format=json -m 100 "$@" |
        jq -r '.hits[].document | .path, .other_paths[]?' | sort -u
}
write() { # NAME TEXT...
    printf '%s\n' "${@:2}" >"$files/$1"
}
# An archive as it was long ago.
pack() { # ARCHIVE ARGUMENT...: of make-zip, in the folder of the files
    (cd "$files" && "$OLDPWD/tests/make-zip" "$@") &&
        touch -d "${when-2020-01-01}" "$1"
}

for i in 1 2 3 4 5; do
    write "$i.txt" "Le chapitre $i traite de vidéosurveillance." \
        "L’élève numéro $i a été prévenu."
done
cp corpus/pdf/nice-courrier-ldh-maire-2018-07-16.pdf "$files/lettre.pdf"
gzip -c "$files/lettre.pdf" >"$files/lettre.gz"
(cd "$files" && tar -cf x.tar 1.txt)

# ---- Members are documents

write un.txt 'Une hallebarde déposée en mairie.'
pack "$zip" dossier/ x dossier/lettre.pdf lettre.pdf --store un.txt un.txt \
    lettre.gz lettre.gz x.tar x.tar
index "$docs"
is 'an archive is indexed' "$status" 0
like 'its members are counted' "$err" '1 files, 4 in archives: 3 indexed, 1 skipped, 1 archive'
is 'one line for it and one for each member' "$(wc -l <"$report")" 5
is 'it has a status of its own' "$(count archive)" 1
is 'and says how many members it has' \
    "$(jq 'select(.status == "archive") | .members' "$report")" 4
is 'a member is found by its text' "$(found hallebarde)" "$zip//un.txt"
run "$B/vigie-query" -d "$index" --json -m 1 Bpifrance nom:lettre.pdf
is 'a PDF in an archive, with its page' \
    "$(jq -c '.hits[0] | [.document.path, .passage.page > 0]' "$tmp/out")" \
    "[\"$zip//dossier/lettre.pdf\",true]"
is 'the link leads to the archive, which can be opened' \
    "$(jq -r '.hits[0].link' "$tmp/out")" "file://$zip"
run "$B/vigie-query" -d "$index" hallebarde
like 'and says which member' "$out" "file://$zip: un.txt"
is 'gzip in an archive is read as it is elsewhere' "$(status_of lettre.gz)" \
    indexed
is 'tar is not unpacked, and says so' "$(reason_of "$zip//x.tar")" \
    'not a format that is read (application/x-tar)'
run "$B/vigie-index" -d "$index" --list=all
like 'the list has the archive' "$out" "^$zip: archive: 4 members"
like 'and its members' "$out" "$zip//un.txt: 1 page"
run "$B/vigie-index" -d "$index" --list=all --format=jsonl
is 'the list in JSON counts members' \
    "$(jq -c 'select(.status == "archive") | .members' "$tmp/out")" 4
run "$B/vigie-index" -d "$index" --check
is 'the index is sound' "$status" 0

cp "$files/un.txt" "$docs/z.txt"
index "$docs"
is 'the same bytes elsewhere are one document' "$(found hallebarde)" \
    "$zip//un.txt
$docs/z.txt"
is 'a file is told before a member' \
    "$("$B/vigie-query" -d "$index" --json hallebarde |
        jq -r '.hits[0].link')" "file://$docs/z.txt#page=1"
rm "$docs/z.txt"

# Its first member does not tell.
W=http://schemas.openxmlformats.org/wordprocessingml/2006/main
printf '<w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p>%s' \
    "$W" 'Un espadon.' '</w:body></w:document>' >"$files/document.xml"
printf '<Types xmlns="%s"><Override PartName="%s" ContentType="%s"/></Types>' \
    http://schemas.openxmlformats.org/package/2006/content-types \
    /word/document.xml application/vnd.openxmlformats-officedocument.\
wordprocessingml.document.main+xml >"$files/types.xml"
pack "$docs/b.docx" media/x 1.txt word/document.xml document.xml \
    '[Content_Types].xml' types.xml
index "$docs"
is 'a ZIP that turns out to be a document is one' "$(found espadon)" \
    "$docs/b.docx"
is 'and no archive' "$(count archive)" 1
rm "$docs/b.docx"

# ---- Names

rm -rf "$index"
write evil.txt 'Une pertuisane.'
pack "$zip" ../../evil.txt evil.txt /etc/evil.txt 1.txt a//./../b.txt 2.txt \
    evil.txt 3.txt $'\nl\033[2Jé' 4.txt $'\xff\xfe' 5.txt --utf8 é.txt un.txt \
    --utf8 $'\xff' 1.txt .. 2.txt evil.txt 3.txt '..\..\w.txt' 4.txt \
    "$(printf 'n%.0s' {1..5000})" 5.txt
index "$docs"
is 'odd names are no failures, but one that is too long' "$status" 1
wanted=(evil.txt etc/evil.txt a/b.txt 'evil.txt (2)' $'\nl\033[2Jé'
    $'\xef\xbf\xbd\xef\xbf\xbd' é.txt '?' '? (2)' 'evil.txt (3)' w.txt nnnnnn)
is 'what leads out leads nowhere' \
    "$(jq -r 'select(.status != "archive") | .path | ltrimstr($zip)' \
        --arg zip "$zip//" "$report" | sed 's/^\(nnnnnn\).*/\1/')" \
    "$(printf '%s\n' "${wanted[@]}")"
nok 'nothing is made of a name' test -e "$tmp/evil.txt" -o -e "$docs/evil.txt"
is 'it is found nonetheless' "$(found pertuisane)" "$zip//evil.txt"
run "$B/vigie-index" -d "$index" --list=all
is 'every member is one line of the list' "$(wc -l <"$tmp/out")" 13
nok 'names do not reach the terminal' grep -q $'\033' "$tmp/out"
same 'odd names: the same index'

# ---- What cannot be read

rm -rf "$index"
head -c 8500000 /dev/zero >"$files/zeros"
pack "$zip" 1.txt 1.txt --encrypt secret 2.txt --damage damaged 2.txt --crc crc \
    2.txt --link link 2.txt empty /dev/null 5.txt 5.txt
index "$docs"
is 'what cannot be read: the status says so' "$status" 1
is 'an encrypted member' "$(reason_of "$zip//secret")" 'needs a password'
like 'a damaged member' "$(reason_of "$zip//damaged")" 'cannot be unpacked'
like 'a checksum that is wrong' "$(reason_of "$zip//crc")" 'cannot be unpacked'
is 'an empty member' "$(reason_of "$zip//empty")" 'empty file'
is 'a link is skipped' "$(status_of link)" skipped
is 'the others are indexed' "$(status_of 1.txt) $(status_of 5.txt)" \
    'indexed indexed'
is 'and so is the archive' "$(count archive)" 1
index "$docs"
is 'the next run lists the failures again' "$(count failed)" 4
same 'what cannot be read: the same index'
nok 'failed members are not tried again' is_worker_called "$docs"
ok 'unless asked for' is_worker_called --retry-failed "$docs"
is 'the rest does not change' "$(count unchanged) $(count failed)" '2 4'

head -c 300 "$zip" >"$docs/b.zip"
printf 'PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' >"$docs/c.zip"
index "$docs"
like 'an archive that is cut short fails' "$(reason_of "$docs/b.zip")" \
    'no list of members'
is 'so does one without members' "$(reason_of "$docs/c.zip")" \
    "$(reason_of "$docs/b.zip")"
rm "$docs/b.zip" "$docs/c.zip"

# A dictionary of 4 GiB, then a name that cannot be converted.
rm -rf "$index"
cp tests/fuzz-seeds/archive/memory "$zip"
index "$docs"
is 'a member that wants too much memory leaves some for the next' \
    "$(count archive) $(status_of '?')" '1 indexed'

# ---- Archives in archives

rm -rf "$index"
pack "$files/1.zip" 1.txt 1.txt
for i in 2 3 4; do
    pack "$files/$i.zip" "$i.txt" "$i.txt" "$((i - 1)).zip" "$((i - 1)).zip"
done
cp -p "$files/4.zip" "$zip"
index "$docs"
is 'an archive in an archive is unpacked' "$(status_of 3.zip//3.txt)" indexed
is 'and one in that' "$(status_of 3.zip//2.zip//2.txt)" indexed
is 'but not one in that' "$(reason_of "$zip//3.zip//2.zip//1.zip")" \
    'an archive within too many others'
is 'all are listed' "$(wc -l <"$report")" 7
index "$docs"
is 'the next run lists them all' "$(wc -l <"$report") $(count unchanged)" '7 3'
same 'archives in archives: the same index'

# ---- Bombs

rm -rf "$index"
pack "$zip" 1.txt 1.txt zeros zeros 5.txt 5.txt
index "$docs"
is 'what inflates to too much fails' "$(reason_of "$zip")" \
    'inflates to more than is allowed'
is 'with what was before it' "$(status_of 1.txt) $(status_of zeros)" \
    'indexed failed'
is 'and not what would come after' "$(status_of 5.txt)" ''
index "$docs"
is 'the next run lists what is known' "$(count unchanged) $(count failed)" '1 2'
same 'what inflates to too much: the same index'

rm -rf "$index"
pack "$zip" --many=65540 m /dev/null
index "$docs"
is 'too many members fail' "$(reason_of "$zip")" 'more than 65535 members'
is 'each of those allowed is listed' "$(wc -l <"$report")" 65536

rm -rf "$index"
for ((i = 0; i < 20; i++)); do
    arguments+=("--many=3300" "$i" /dev/null)
done
pack "$files/bomb.zip" "${arguments[@]:0:60}"
pack "$zip" --many=16 bomb bomb.zip
index "$docs"
is 'archives in an archive share what it may hold' \
    "$(jq -r 'select(.path | test("a.zip//bomb-[0-9]+$")) | .reason' \
        "$report" | sort | uniq -c | sed 's/^ *//')" \
    "15 an archive within one that holds more than is allowed
1 more than 65535 members"

# ---- Descriptors

rm -rf "$index"
pack "$zip" --many=1000 1.txt 1.txt 2.txt 2.txt
run bash -c 'ulimit -n 70; exec "$@"' - "$B/vigie-index" -j 2 -d "$index" "$docs"
is 'members need no descriptors while they wait' "$status" 0
is 'and are one document where they are the same' "$(found chapitre | wc -l)" \
    1001

# ---- A run after another

rm -rf "$index"
pack "$zip" 1.txt 1.txt 2.txt 2.txt --encrypt 5.txt 5.txt
pack "$docs/b.zip" 3.txt 3.txt 2.zip 2.zip
index "$docs"
nok 'what has not changed is not unpacked again' is_worker_called "$docs"
is 'its members are unchanged' "$(count unchanged) $(count failed)" '5 1'
is 'and it is an archive' "$(count archive)" 4

when=2020-02-02 pack "$zip" 1.txt 1.txt 2.txt 4.txt neuf.txt un.txt
index "$docs"
is 'of an archive that changed' "$status" 0
is 'what did not change is not read' "$(status_of 1.txt)" unchanged
is 'what changed is' "$(status_of 2.txt) $(status_of neuf.txt)" \
    'indexed indexed'
is 'what is no more in it leaves' "$(status_of 5.txt)" removed
is 'what was in it is found no more' "$(found '"chapitre 2"')" \
    "$docs/b.zip//2.zip//2.txt"
same 'an archive that changed: the same index'

when=2020-02-03 pack "$zip" 1.txt 1.txt 2.txt 4.txt ancien.txt un.txt
index "$docs"
is 'a member with another name is known again' "$(status_of ancien.txt)" moved
same 'a member with another name: the same index'

mv "$docs/b.zip" "$docs/c.zip"
index "$docs"
is 'an archive that moved is known again: nothing is read' \
    "$(count indexed) $(count moved)" '0 3'
same 'an archive that moved: the same index'

when=2020-02-04 pack "$zip" 1.txt 1.txt
run "$B/vigie-index" -d "$index" --keep-missing "$docs"
is '--keep-missing keeps what is no more in an archive' "$(found hallebarde)" \
    "$zip//ancien.txt"
index "$docs"
is 'the next run does not' "$(found hallebarde)" ''
same 'after --keep-missing: the same index'

cp "$zip" "$tmp/whole.zip"
head -c 100 "$tmp/whole.zip" >"$zip"
index "$docs"
is 'an archive that is damaged now has failed' "$status" 1
is 'its members stay' "$(found '"chapitre 1"')" "$zip//1.txt
$docs/c.zip//2.zip//1.zip//1.txt"
index "$docs"
is 'they are listed by the next run' "$(status_of 1.txt)" unchanged
cp "$tmp/whole.zip" "$zip"
touch -d 2020-02-04 "$zip"
index "$docs"
same 'and when it is whole again, nothing has happened'

TMPDIR=/nowhere run "$B/vigie-index" -d "$tmp/other" "$docs"
like 'nowhere to unpack: it fails' "$err" 'cannot be unpacked in /nowhere'
run "$B/vigie-index" -d "$tmp/other" "$docs"
is 'and is tried again' "$status" 0

cp "$files/un.txt" "$zip"
touch -d 2020-02-05 "$zip"
index "$docs"
is 'what was an archive may be a text' "$(found hallebarde)" "$zip"
is 'whose members leave' "$(found '"chapitre 1"')" \
    "$docs/c.zip//2.zip//1.zip//1.txt"
same 'what was an archive: the same index'
when=2020-02-06 pack "$zip" 5.txt 5.txt
index "$docs"
is 'and the other way about' "$(found '"chapitre 5"')" "$zip//5.txt"
same 'what is an archive now: the same index'

rm "$docs/c.zip"
index "$docs"
is 'an archive that is deleted leaves with all that is in it' \
    "$(count removed)" 6
same 'an archive that was deleted: the same index'

run "$B/vigie-index" -d "$index" --reanalyse
is 'all is made anew' "$status" 0
same 'all anew: the same index'
index "$zip"
is 'an archive can be given by its name' "$(status_of 5.txt)" unchanged

pack "$docs/b.zip" 1.txt 1.txt d/2.txt 2.txt d/3.txt 3.txt
index "$docs"
run "$B/vigie-index" -d "$index" --forget "$docs/b.zip//d"
is 'members can be forgotten' "$(found '"chapitre 2" OU "chapitre 3"')" ''
index "$docs"
is 'and come back' "$(found '"chapitre 2"')" "$docs/b.zip//d/2.txt"
run "$B/vigie-index" -d "$index" --forget "$docs/b.zip"
is 'an archive is forgotten with its members' "$(found '"chapitre 1"')" ''
run "$B/vigie-index" -d "$index" --check
is 'at last the index is sound' "$status" 0

# ---- SIGKILL

# More than a step of the indexer: there are commits in the middle.
for i in 1 2 3 4 5; do
    awk -v n="$i" 'BEGIN {
        for (page = 1; page <= 3000; page++)
            printf "%s\f", page % 100 == 1 ? "Le parchemin " n "." : ""
    }' >"$files/long-$i.txt"
done
rm -rf "$index"
rm "$docs"/*
pack "$zip" 1 long-1.txt 2 long-2.txt 2.zip 2.zip 3 long-3.txt 4 long-4.txt
index "$docs"
cp -r "$index" "$tmp/before"
when=2020-02-01 pack "$zip" 5 long-5.txt 2 long-1.txt 3.zip 2.zip 3 long-3.txt \
    4 long-2.txt
rm -rf "$index"
cp -r "$tmp/before" "$index"
KILL_IN=$index KILL_COUNT=$tmp/calls LD_PRELOAD=$B/tests/kill_at.so \
    "$B/vigie-index" -d "$index" "$docs" 2>/dev/null
same 'not interrupted, it is as a first run makes it'
RANDOM=20261122
for ((i = 0; i < 10; i++)); do
    moment=$((RANDOM % $(cat "$tmp/calls") + 1))
    rm -rf "$index"
    cp -r "$tmp/before" "$index"
    { KILL_IN=$index KILL_AT=$moment LD_PRELOAD=$B/tests/kill_at.so \
        run "$B/vigie-index" -d "$index" "$docs"; } 2>/dev/null
    is "killed at call $moment" "$status" 137
    index "$docs"
    "$B/tests/dump_index" "$index" >"$tmp/index.dump"
    ok 'the next run ends with the same index' \
        cmp "$tmp/fresh.dump" "$tmp/index.dump"
done

done_testing
