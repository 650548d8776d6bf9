#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sniff.t - what a file is taken for, by its content alone.
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
tar -cf - -C corpus pdf | gzip -c >"$docs/tar.gz"
tar -cf "$docs/tar" -C corpus pdf
head -c 20000 "$B/vigie-index" | gzip -c >"$docs/program.gz"
gzip -c "$docs/latin1" >"$docs/latin1.gz"
gzip -c "$docs/utf16" >"$docs/utf16.gz"

"$B/vigie-index" -d "$tmp/index" --report="$tmp/report" "$docs" 2>"$tmp/err"
outcome() { # NAME
    jq -r --arg path "$docs/$1" \
        'select(.path == $path) | .status + (.reason // "" | ": " + .)' \
        "$tmp/report"
}
for name in article date mail csv json script image marker latin1 utf16; do
    is "$name is text" "$(outcome $name)" 'indexed: '
done
for name in html xml rtf ps binary tar; do
    like "$name is not read" "$(outcome $name)" '^skipped: not a format'
done
for name in headers blanks; do
    like "a PDF behind $name is one" "$(outcome $name)" '^(indexed|duplicate)'
done
for name in latin1.gz utf16.gz; do
    is "$name holds text" "$(outcome $name)" 'indexed: '
done
for name in tar.gz program.gz; do
    is "$name holds none" "$(outcome $name)" \
        'failed: neither a PDF nor text within gzip'
done
done_testing
