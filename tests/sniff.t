#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sniff.t - which files are found, and what they are taken for, by their
# content alone.
. tests/tap.sh

docs=$tmp/docs
mkdir "$docs"

file() { # NAME FORMAT: a file of these bytes
    # shellcheck disable=SC2059
    printf "$2" >"$docs/$1"
}
file article 'Article 1er\nLa commune décide.\n'
file date 'Date: 12 mars\nObjet : vidéo\n'
file mail 'From: mairie@example.org\nSubject: vidéo\n\nMadame,\n'
file csv 'commune,caméras\nNice,2000\nIstres,12\n'
file json '{"commune": "Nice", "caméras": 2000}\n'
file script '#!/bin/sh\necho caméras\n'
file image 'P5 la commune\n'
file marker 'La commune %%PDF-1.4 décrit.\n'
file subtitles '1\n00:00:01,000 --> 00:00:02,000\nBonjour\n'
file manual '.TH CAMERA 1\n.SH NOM\ncaméra\n'
file tex '\\documentclass{article}\n\\begin{document}caméra\\end{document}\n'
file program '#include <stdio.h>\nint main(void) { return 0; }\n'
file letter a
file nul 'La commune\0 est votée.\n'
file control 'La commune \001 est votée.\n'
file latin1 'La s\351curit\351 des personnes.\n'
file utf16 '\377\376L\0a\0 \0v\0i\0l\0l\0e\0\n\0'
file html '<!DOCTYPE html><html><body>Texte</body></html>\n'
file xml '<?xml version="1.0"?><a>Texte</a>\n'
file rtf '{\\rtf1 Texte}\n'
file ps '%%!PS-Adobe-3.0\n'
file binary '\0\1\2\3\4\5\6\7'
pdf=corpus/pdf/istres-arrete-drones-2019-05-15.pdf
{
    printf 'HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n'
    cat "$pdf"
} >"$docs/headers"
{
    printf '\n\n  \n'
    cat "$pdf"
} >"$docs/blanks"
# Behind its marker this one is all in letters for as long as anyone looks.
pdf_text() { # JUNK
    # shellcheck disable=SC2059
    printf "$1%%PDF-1.4\n"
    cat <<'END'
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800]>> endobj
trailer <</Root 1 0 R>>
END
}
pdf_text '\357\273\277' >"$docs/mark"
pdf_text '  ' >"$docs/indent"
pdf_text 'La commune : ' >"$docs/words"
tar -cf - -C corpus pdf | gzip -c >"$docs/tar.gz"
tar -cf "$docs/tar" -C corpus pdf
head -c 20000 "$B/vigie-index" | gzip -c >"$docs/program.gz"
gzip -c "$docs/latin1" >"$docs/latin1.gz"
gzip -c "$docs/utf16" >"$docs/utf16.gz"
gzip -c "$docs/marker" >"$docs/marker.gz"
gzip -c "$docs/control" >"$docs/control.gz"
gzip -c "$docs/words" >"$docs/words.gz"

ole() { # NAME STREAM: an OLE file with a stream of this name
    perl -e 'my $folder = join "", map { pack "a64 x64",
            join "", map { "$_\0" } split //, $_ } "Root Entry", $ARGV[0];
        print pack("a8 x22 v x16 V x460", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            9, 0), $folder' "$2" >"$docs/$1"
}
ole doc WordDocument
ole xls Workbook
ole ppt 'PowerPoint Document'
ole msg __properties_version1.0
ole ole Contents
ole locked EncryptedPackage
head -c 600 "$docs/doc" >"$docs/cut"
gzip -c "$docs/doc" >"$docs/doc.gz"

"$B/vigie-index" -d "$tmp/index" --report="$tmp/report" "$docs" 2>"$tmp/err"
outcome() { # NAME
    jq -r --arg path "$docs/$1" \
        'select(.path == $path) | .status + (.reason // "" | ": " + .)' \
        "$tmp/report"
}
for name in article date mail csv json script image marker subtitles manual \
    tex program letter nul control latin1 utf16; do
    is "$name is text" "$(outcome $name)" 'indexed: '
done
is 'of a format that is known, it is said what to do' "$(outcome rtf)" \
    'skipped: a document in RTF (.rtf): save it as PDF, ODT or DOCX'
is 'HTML is read as such' "$(outcome html)" 'indexed: '
for name in xml ps binary tar; do
    like "$name is not read" "$(outcome $name)" '^skipped: not a format'
done
while read -r name reason; do
    is "of $name, what it is" "$(outcome "$name")" "skipped: $reason"
done <<'END'
doc an old Word document (.doc): save it as PDF, ODT or DOCX
xls an old spreadsheet (.xls): save it as PDF
ppt an old presentation (.ppt): save it as PDF
msg a message of Outlook (.msg): save it as PDF or text
ole not a format that is read (application/x-ole-storage)
cut not a format that is read (application/x-ole-storage)
END
is 'also in gzip' "$(outcome doc.gz)" 'failed: in gzip: an old Word document'$(
    )' (.doc): save it as PDF, ODT or DOCX'
is 'a document that is encrypted might be read' "$(outcome locked)" \
    'failed: needs a password'
for name in headers blanks; do
    like "a PDF behind $name is one" "$(outcome $name)" '^(indexed|duplicate)'
done
run "$B/vigie-extract" "$docs/marker"
is 'to vigie-extract a text with a marker is one' "$out" \
    "$(cat "$docs/marker")"$'\n\f'
for name in mark indent words words.gz; do
    run "$B/vigie-extract" "$docs/$name"
    is "$name is a PDF, of one blank page" "$status $out" $'0 \f'
    is "$name is one to the indexer" "$(outcome $name)" 'indexed: '
done
run "$B/vigie-query" -d "$tmp/index" MediaBox
is 'and none is read as it stands' "$status" 1
for name in latin1.gz utf16.gz marker.gz control.gz; do
    is "$name holds text" "$(outcome $name)" 'indexed: '
done
for name in tar.gz program.gz; do
    is "$name holds none" "$(outcome $name)" \
        'failed: in gzip: not a format that is read'
done

# ---- The walk

around=$tmp/around
mkdir "$around"
cp "$docs/article" "$around"
ln -s "$around" "$tmp/link"
"$B/vigie-index" -d "$around/index" "$around" 2>"$tmp/err"
"$B/vigie-index" -d "$around/index" --report="$tmp/report" "$tmp/link" \
    2>"$tmp/err"
is 'the index is no document by another name either' \
    "$(jq -r .path "$tmp/report")" "$tmp/link/article"

# A signal that came before the program began is there from its start.
run perl -MPOSIX -e 'sigprocmask(SIG_BLOCK, POSIX::SigSet->new(SIGINT));
    kill INT => $$; exec @ARGV' "$B/vigie-index" -d "$tmp/none" "$docs"
is 'an interrupted walk exits 130' "$status" 130
like 'and finds nothing' "$err" ': 0 files'

# It would take longer than it may run.
cp "$docs/article" "$tmp/long"
yes 'La commune est grande.' | head -c 8192 >>"$tmp/long"
truncate -s 1T "$tmp/long"
(
    ulimit -t 60
    exec "$B/vigie-index" -d "$tmp/held" "$tmp/long" 2>"$tmp/err"
) &
reading=$!
until readlink "/proc/$reading"/fd/* | grep -qF "$tmp/long"; do
    kill -0 "$reading" || break
done
kill -INT "$reading"
wait "$reading"
is 'an interrupt ends the reading of a long file' "$?" 130

done_testing
