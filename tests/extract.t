#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# extract.t - vigie-extract by hand: what it prints, and what it says of
# documents it cannot read.
. tests/tap.sh

convention=corpus/pdf/nice-convention-safe-city-2018-06-07.pdf

# pdf CONTENT [BOXES [INFO [CATALOG]]]: a PDF of one page; CONTENT is its
# drawing, its font F is Helvetica.  The offsets of the objects are as they
# should be.
pdf() {
    local objects=(
        "<</Type/Catalog/Pages 2 0 R${4-}>>"
        '<</Type/Pages/Kids[3 0 R]/Count 1>>'
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]${2-}/Contents 4 0 R
            /Resources<</Font<</F 5 0 R>>>>>>"
        "<</Length ${#1}>>stream"$'\n'"$1"$'\n'endstream
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica
            /Encoding/WinAnsiEncoding>>'
        "<<${3-}>>"
    )
    local text='%PDF-1.4'$'\n' table='' i
    for i in "${!objects[@]}"; do
        table+=$(printf '%010d 00000 n ' ${#text})$'\n'
        text+="$((i + 1)) 0 obj"$'\n'"${objects[i]}"$'\n'endobj$'\n'
    done
    printf '%sxref\n0 7\n0000000000 65535 f \n%s' "$text" "$table"
    printf 'trailer<</Root 1 0 R/Info 6 0 R/Size 7>>\nstartxref\n%d\n%%%%EOF\n' \
        ${#text}
}
extract() {
    run "$B/vigie-extract" "$@"
}
# prints NAME TEXT FILE: TEXT in printf's notation, all of it.
prints() {
    extract "$3"
    # shellcheck disable=SC2059
    printf "$2" >"$tmp/wanted"
    is "$1: exits 0" "$status" 0
    ok "$1: every byte" cmp "$tmp/wanted" "$tmp/out"
    is "$1: nothing is said" "$err" ''
}
# refuses NAME STATUS REASON FILE
refuses() {
    extract "$4"
    is "$1: exits $2" "$status" "$2"
    is "$1: one line says why" "$err" "vigie-extract: $4: $3"
    is "$1: nothing is printed" "$out" ''
}

# ---- PDF ---------------------------------------------------------------------

pdf 'BT /F 12 Tf 50 700 Td (Le maire) Tj 0 -14 Td (expose) Tj ET' >"$tmp/a.pdf"
prints 'a page of a PDF' 'Le maire\nexpose\n\f' "$tmp/a.pdf"

{
    printf 'GIF89a is what no PDF begins with\n'
    cat "$tmp/a.pdf"
} >"$tmp/late.pdf"
prints 'a PDF that begins late' 'Le maire\nexpose\n\f' "$tmp/late.pdf"

cp "$tmp/a.pdf" "$tmp/a.txt"
prints 'a PDF of another name' 'Le maire\nexpose\n\f' "$tmp/a.txt"

pdf '' >"$tmp/blank.pdf"
prints 'a page without text' '\f' "$tmp/blank.pdf"

pdf 'BT /F 12 Tf 100 400 Td (visible) Tj 0 300 Td (rogn\351) Tj ET' \
    '/CropBox[50 350 550 450]' >"$tmp/crop.pdf"
prints 'a page that is cropped' 'visible\n\f' "$tmp/crop.pdf"

pdf 'BT /F 12 Tf 100 400 Td (vid\351o-) Tj 0 -14 Td (protection) Tj ET' \
    >"$tmp/hyphen.pdf"
prints 'a word broken at the end of a line' 'vidéo-\nprotection\n\f' \
    "$tmp/hyphen.pdf"

# Three rows of three cells, each drawn by itself, none with a blank.
table=''
for row in 1 2 3; do
    for column in 1 2 3; do
        table+="BT /F 10 Tf $((column * 120)) $((700 - row * 20)) Td "
        table+="(cellule$row$column) Tj ET "
    done
done
pdf "$table" >"$tmp/table.pdf"
extract "$tmp/table.pdf"
is 'every cell of a table is a word' "$(tr -s '\n\f ' '\n' <"$tmp/out" |
    sort | tr '\n' ' ')" "$(printf 'cellule%s ' 1{1,2,3} 2{1,2,3} 3{1,2,3})"

extract "$convention"
is 'the convention is read' "$status" 0
is 'as many form feeds as pages' "$(tr -cd '\f' <"$tmp/out" | wc -c)" \
    "$(pdfinfo "$convention" | sed -n 's/^Pages: *//p')"
ok 'its text is UTF-8' iconv -f UTF-8 -t UTF-8 -o /dev/null "$tmp/out"

# ---- Text and gzip -----------------------------------------------------------

printf 'un\fdeux\r\n\f' >"$tmp/pages"
prints 'a text of two pages' 'un\n\fdeux\n\f' "$tmp/pages"
printf 'un\f\ftrois' >"$tmp/unended"
prints 'a last page without a form feed' 'un\n\f\ftrois\n\f' "$tmp/unended"
printf '\xef\xbb\xbfn\xc2\xb0 12\x00\x1b[2J\n' >"$tmp/bom"
prints 'a text in UTF-8 with a mark' 'n° 12[2J\n\f' "$tmp/bom"
printf '\xff\xfe\xe9\x00\n\x00' >"$tmp/utf-16"
prints 'a text in UTF-16' 'é\n\f' "$tmp/utf-16"
printf 'unanimit\xe9 \x80\n' >"$tmp/windows"
prints 'a text in Windows-1252' 'unanimité €\n\f' "$tmp/windows"
printf '\xc3\xa9t\xc3\xa9 \xc3\n' >"$tmp/damaged"
prints 'a text in damaged UTF-8' 'été \xef\xbf\xbd\n\f' "$tmp/damaged"

gzip -c "$tmp/a.pdf" >"$tmp/a.pdf.gz"
prints 'a PDF in gzip' 'Le maire\nexpose\n\f' "$tmp/a.pdf.gz"
{
    printf 'un\f' | gzip
    printf 'deux' | gzip
} >"$tmp/members.gz"
prints 'a text in two members of gzip' 'un\n\fdeux\n\f' "$tmp/members.gz"

# ---- What cannot be read -----------------------------------------------------

: >"$tmp/empty"
refuses 'an empty file' 1 'empty file' "$tmp/empty"
head -c 300 "$tmp/a.pdf" >"$tmp/cut.pdf"
refuses 'a PDF cut short' 1 \
    'not a PDF poppler can open: PDF document is damaged' "$tmp/cut.pdf"
qpdf --encrypt secret owner 256 -- "$tmp/a.pdf" "$tmp/locked.pdf"
refuses 'an encrypted PDF' 1 'needs a password' "$tmp/locked.pdf"
qpdf --encrypt '' owner 256 -- "$tmp/a.pdf" "$tmp/owner.pdf"
prints 'a PDF with a password for its owner only' 'Le maire\nexpose\n\f' \
    "$tmp/owner.pdf"
sed 's|/Kids\[3 0 R\]/Count 1|/Kids[     ]/Count 0|' "$tmp/a.pdf" \
    >"$tmp/none.pdf"
refuses 'a PDF without pages' 1 'no pages' "$tmp/none.pdf"
sed 's|/Kids\[3 0 R\]|/Kids[9 0 R]|' "$tmp/a.pdf" >"$tmp/null.pdf"
refuses 'a PDF whose page is not there' 1 'page 1 cannot be read' \
    "$tmp/null.pdf"
head -c 200 "$tmp/a.pdf.gz" >"$tmp/cut.gz"
refuses 'gzip cut short' 1 'gzip data cut short' "$tmp/cut.gz"
printf '\x1f\x8bnonsense' >"$tmp/bad.gz"
refuses 'gzip that is none' 1 'damaged gzip data' "$tmp/bad.gz"
gzip -c "$tmp/a.pdf.gz" >"$tmp/twice.gz"
refuses 'gzip within gzip' 1 'gzip within gzip' "$tmp/twice.gz"
head -c 20000000 /dev/zero | gzip >"$tmp/bomb.gz"
refuses 'a bomb in gzip' 1 'inflates to more than is allowed' "$tmp/bomb.gz"

refuses 'a missing file' 2 'No such file or directory' "$tmp/missing"
refuses 'a folder' 2 'not a regular file' "$tmp"
mkfifo "$tmp/fifo.pdf"
refuses 'a FIFO' 2 'not a regular file' "$tmp/fifo.pdf"
name=$tmp/$'a\nb\033[2J\xff'
: >"$name"
extract "$name"
is 'a name of any bytes fills one line' "$(wc -l <"$tmp/err")" 1
unlike 'and is no sequence for a terminal' "$err" $'\033'

if [ -c /dev/full ]; then
    "$B/vigie-extract" "$tmp/a.pdf" >/dev/full 2>"$tmp/err"
    is 'a full disk exits 2' "$?" 2
    like 'and is told' "$(cat "$tmp/err")" 'cannot print: No space left'
fi
"$B/vigie-extract" "$tmp/a.pdf" <&- >&- 2>"$tmp/err"
is 'a closed output exits 2' "$?" 2
like 'and is told in the same way' "$(cat "$tmp/err")" 'cannot print: Bad file'

# ---- Options -----------------------------------------------------------------

extract --version
is 'the version is printed' "$status $out" "0 vigie-extract $(
    sed -n 's/^VERSION = //p' Makefile)"
extract --help
is 'help exits 0' "$status" 0
ok 'help fits a screen' test "$(wc -l <"$tmp/out")" -le 24
unlike 'help keeps the options of the pool to itself' "$out" worker
extract
is 'no file exits 2' "$status" 2
extract "$tmp/a.pdf" "$tmp/a.pdf"
is 'two files exit 2' "$status" 2
extract --nonsense
is 'an unknown option exits 2' "$status" 2
is 'and is told in one line' "$(wc -l <"$tmp/err")" 1
done_testing
