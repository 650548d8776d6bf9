#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# page-image.t - a page as a picture: the marks lie on the words that they are
# of, and nowhere else; what cannot be drawn costs a line.
. tests/tap.sh

convention=corpus/pdf/nice-convention-safe-city-2018-06-07.pdf
stamped=corpus/pdf/marguerittes-deliberation-hypervision-2020-02-12.pdf

# ---- By hand -----------------------------------------------------------------

# at FILE PAGE WORD [N]: the byte of the page's text at which it stands for
# the Nth time.
at() {
    "$B/vigie-extract" "$1" | perl -0777 -CO -e '
        my ($page, $word, $n) = @ARGV;
        my $text = (split /\f/, <STDIN>)[$page - 1];
        my $at = -1;
        $at = index $text, $word, $at + 1 for 1 .. $n;
        print $at;' "$2" "$3" "${4-1}"
}
# boxes FILE PAGE WORD...: where pdftotext has them.
boxes() {
    local words
    words=$(printf '%s|' "${@:3}")
    pdftotext -bbox -f "$2" -l "$2" "$1" - |
        sed -nE "s/.*xMin=\"(.*)\" yMin=\"(.*)\" xMax=\"(.*)\" yMax=\"(.*)\">(${words%|})<.*/\1 \2 \3 \4/p"
}
# draw ARGUMENT...: into $tmp/page.png
draw() {
    run "$B/vigie-extract" "$@"
    cp "$tmp/out" "$tmp/page.png"
}
# size: of the picture, in dots
size() {
    perl -0777 -e 'open my $png, "<:raw", shift; local $/;
        print join "x", unpack "x16N2", <$png>' "$tmp/page.png"
}
# marked [WIDTH HEIGHT]: the areas that are, in units of the page.
marked() {
    "$B/tests/marked_boxes" "$tmp/page.png" "${1-595}" "${2-842}"
}
# fits NAME GOT WANTED [POINTS]: the same boxes in any order, but for so many
# points on each side.
fits() {
    ok "$1" perl -e '
        my ($got, $wanted, $slack) = @ARGV;
        my @got = map { [split] } split /\n/, $got;
        my @wanted = map { [split] } split /\n/, $wanted;
        @wanted or die "nothing is wanted\n";
        for my $box (@wanted) {
            my ($i) = grep { my $g = $got[$_];
                !grep { abs($g->[$_] - $box->[$_]) > $slack } 0 .. 3 }
                0 .. $#got;
            defined $i or die "no mark at @$box; marks:\n$got\n";
            splice @got, $i, 1;
        }
        @got and die "a mark too many: @{$got[0]}\n";' \
        "$2" "$3" "${4-1}"
}

# pdf CONTENT [BOX [RESOURCES OBJECT...]]: of one page.
pdf() {
    local i=4 object
    printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n'
    printf '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
    printf '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R' \
        "${2-0 0 595 842}"
    printf '/Resources<<%s>>>>endobj\n' "${3-}"
    printf '4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n' \
        "${#1}" "$1"
    for object in "${@:4}"; do
        i=$((i + 1))
        printf '%d 0 obj%s endobj\n' "$i" "$object"
    done
    printf 'trailer<</Root 1 0 R>>\n'
}

first=$(at "$convention" 34 messages)
second=$(at "$convention" 34 messages 2)
draw --page-image=34 --mark="$first:messages" "$convention"
is 'a page is drawn' "$status $err" '0 '
is 'with 150 dots an inch' "$(size)" 1239x1754
fits 'the mark lies on its word, and not on the same word elsewhere' \
    "$(marked)" "$(boxes "$convention" 34 messages | head -n 1)"
draw --page-image=34 --mark="$first:messages" --mark="$second:messages" \
    "$convention"
fits 'two marks lie on two' "$(marked)" "$(boxes "$convention" 34 messages)"
draw --page-image=34 "$convention"
is 'without marks nothing is marked' "$status $(marked)" '0 '
like 'what is written on the page can be read in the picture' \
    "$("$B/vigie-extract" "$tmp/page.png")" 'messages courts, ceux qui annoncent'

run "$B/vigie-extract" --page-image=34 --mark="$first:messages" - \
    <"$convention"
cp "$tmp/out" "$tmp/page.png"
fits 'the document may be the standard input' "$(marked)" \
    "$(boxes "$convention" 34 messages | head -n 1)"
run "$B/vigie-extract" --unconfined --page-image=34 \
    --mark="$first:messages" "$convention"
ok 'the sandbox changes no dot' cmp "$tmp/out" "$tmp/page.png"

# A word that a line's end breaks, accents, a phrase over two lines.
pdf 'BT /F 12 Tf 50 700 Td (la vid\351o-) Tj 0 -14 Td (protection) Tj ET' \
    '0 0 600 800' '/Font<</F 5 0 R>>' \
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>' \
    >"$tmp/hyphen.pdf"
draw --page-image=1 --mark='3:vidéo-
protection' "$tmp/hyphen.pdf"
fits 'a broken word is marked on two lines' "$(marked 600 800)" \
    "$(boxes "$tmp/hyphen.pdf" 1 vidéo- protection)"
draw --page-image=34 --mark="$(at "$convention" 34 'réseaux sociaux'
    ):réseaux sociaux" "$convention"
is 'both words of a phrase are marked' "$(marked | wc -l)" 2

qpdf --rotate=+90:34 "$convention" "$tmp/rotated.pdf"
draw --page-image=34 --mark="$first:messages" "$tmp/rotated.pdf"
fits 'on a page that is turned' "$(marked 842 595)" \
    "$(boxes "$tmp/rotated.pdf" 34 messages | head -n 1)"

gzip -c "$convention" >"$tmp/convention.pdf.gz"
draw --page-image=34 --mark="$first:messages" "$tmp/convention.pdf.gz"
fits 'in gzip' "$(marked)" "$(boxes "$convention" 34 messages | head -n 1)"

# Elsewhere than it should be: as after another extraction.
draw --page-image=34 --mark="$((first + 3)):messages" "$convention"
fits 'text that has moved is marked where it stands now' "$(marked)" \
    "$(boxes "$convention" 34 messages | head -n 1)"
draw --page-image=34 --mark="$((second - 3)):messages" "$convention"
fits 'the nearest' "$(marked)" \
    "$(boxes "$convention" 34 messages | tail -n 1)"
draw --page-image=34 --mark="$first:messages" --mark="9:dirigeables" \
    "$convention"
is 'what is not there is told' "$err" \
    "vigie-extract: $convention: 1 of 2 marks are not found on page 34"
fits 'and the rest marked' "$(marked)" \
    "$(boxes "$convention" 34 messages | head -n 1)"

# crop BOX: the page 34, cut.
perl -0777 -pe 's|/MediaBox\s*\[[^]]*\]|$&/CropBox[60 400 560 800]|g' \
    <(qpdf --qdf --object-streams=disable --pages . 34 -- \
        "$convention" -) >"$tmp/cropped.qdf"
fix-qdf <"$tmp/cropped.qdf" >"$tmp/cropped.pdf"
draw --page-image=1 --mark="$(at "$tmp/cropped.pdf" 1 messages):messages" \
    "$tmp/cropped.pdf"
fits 'on a page that is cropped' "$(marked 500 400)" \
    "$(boxes "$convention" 34 messages | head -n 1 |
        awk '{ print $1 - 60, $2 - 42, $3 - 60, $4 - 42 }')"

# ---- Scans -------------------------------------------------------------------

pdftoppm -gray -r 200 -f 34 -l 34 -singlefile "$convention" "$tmp/page"
# OCR sees the ink, and the layer the letters' height.
on_scan() { # NAME FILE [TRANSFORMATION: of x1 y1 x2 y2 into the page's]
    draw --page-image=1 --mark="$(at "$2" 1 messages):messages" "$2"
    fits "$1" "$(marked "${4-595}" "${5-842}")" \
        "$(boxes "$convention" 34 messages | head -n 1 | awk "{ print $3 }")" 5
}
upright='$1, $2, $3, $4'
tests/image-pdf "$tmp/page.pgm" >"$tmp/scan.pdf"
on_scan 'on a scan' "$tmp/scan.pdf" "$upright"
tests/image-pdf --turn=2 "$tmp/page.pgm" >"$tmp/turned.pdf"
on_scan 'on one that lies upside down' "$tmp/turned.pdf" \
    '595 - $3, 842 - $4, 595 - $1, 842 - $2'
tests/image-pdf --rotate=90 "$tmp/page.pgm" >"$tmp/side.pdf"
on_scan 'on one that the file lays on its side' "$tmp/side.pdf" \
    '842 - $4, $1, 842 - $2, $3' 842 595
tests/image-pdf --rotate=270 "$tmp/page.pgm" >"$tmp/other.pdf"
on_scan 'or on the other' "$tmp/other.pdf" \
    '$2, 595 - $3, $4, 595 - $1' 842 595
tests/image-pdf --text='Envoye en prefecture le 14/02/2020
ID : 030-213001563' --share=0.95 "$tmp/page.pgm" >"$tmp/stamp.pdf"
on_scan 'on one below a stamp' "$tmp/stamp.pdf" \
    '$1, $2 * .95 + 42, $3, $4 * .95 + 42'
draw --page-image=1 --mark="$(at "$tmp/stamp.pdf" 1 prefecture):prefecture" \
    "$tmp/stamp.pdf"
fits 'and on the stamp' "$(marked)" "$(boxes "$tmp/stamp.pdf" 1 prefecture)"

cp "$tmp/page.pgm" "$tmp/white.pgm"
"$B/tests/make_tiff" "$tmp/scan.tif" "$tmp/white.pgm" "$tmp/page.pgm"
draw --page-image=2 --mark="$(at "$tmp/scan.tif" 2 messages):messages" \
    "$tmp/scan.tif"
fits 'on the second image of a TIFF' "$(marked)" \
    "$(boxes "$convention" 34 messages | head -n 1)" 5
draw --page-image=3 "$tmp/scan.tif"
is 'which has no third' "$status $err" \
    "1 vigie-extract: $tmp/scan.tif: there is no page 3, or it is damaged"
fibre=$(at "$stamped" 2 fibre)
draw --page-image=2 --mark="$fibre:fibre" "$stamped"
is 'a sample that is a stamped scan is marked' "$status $err $(marked |
    wc -l)" '0  1'
draw --ocr=never --page-image=2 --mark="$fibre:fibre" "$stamped"
like 'but not without OCR' "$err" '1 of 1 marks are not found on page 2'

# ---- What cannot be drawn ----------------------------------------------------

# refuses NAME STATUS REASON ARGUMENT...: and prints nothing.
refuses() {
    draw "${@:4}"
    is "$1: exits $2" "$status" "$2"
    like "$1: a line says why" "$err" "^vigie-extract: .*$3"
    is "$1: nothing is printed" "$(wc -c <"$tmp/out")" 0
}
refuses 'a page beyond the last' 1 'there is no page 99: it has 64' \
    --page-image=99 "$convention"
printf 'du texte\n' >"$tmp/texte.txt"
refuses 'a text' 1 'its pages have no look of their own' \
    --page-image=1 "$tmp/texte.txt"
printf '%s' '%PDF-1.4 nothing' >"$tmp/broken.pdf"
refuses 'a broken PDF' 1 'not a PDF poppler can open' \
    --page-image=1 "$tmp/broken.pdf"
refuses 'page 0' 2 'takes a number from 1' --page-image=0 "$convention"
refuses 'a mark that is none' 2 '--mark takes START:TEXT' \
    --page-image=1 --mark=messages "$convention"
refuses 'marks of a text' 2 '--mark is for --page-image' \
    --mark=1:a "$convention"
refuses 'a pipe' 2 'not a regular file' --page-image=1 - < <(cat "$convention")
# Where a bare folder is all there is, no terminal can be had.
script -qec : /dev/null >/dev/null 2>&1 && has_terminal=1 || has_terminal=0
if [ "$has_terminal" = 1 ]; then
    run script -qefc "'$B/vigie-extract' --page-image=1 '$convention'" /dev/null
    like 'a terminal is spared' "$status $out" '^2 .*nothing for a terminal'
fi

pdf '0 0 9 9 re f' '0 0 14400 14400' >"$tmp/plan.pdf"
draw --page-image=1 "$tmp/plan.pdf"
is 'a page of five metres is drawn smaller' "$(size)" 4472x4472
pdf '0 0 9 9 re f' '0 0 2000000 1' >"$tmp/ribbon.pdf"
refuses 'one wider than pictures can be' 1 'no picture can be made of page 1' \
    --page-image=1 "$tmp/ribbon.pdf"
# A form draws the next one ten times, and that the next: 10 ^ 20 times.
forms=()
for i in $(seq 6 25); do
    drawing=$(printf '/F%d Do ' "$i"{,,,,,,,,,})
    forms+=("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<\
/F$i $i 0 R>>>>/Length ${#drawing}>>stream
$drawing
endstream")
done
pdf '/F5 Do' '0 0 99 99' '/XObject<</F5 5 0 R>>' "${forms[@]}" \
    >"$tmp/endless.pdf"
run prlimit --cpu=3 "$B/vigie-extract" --page-image=1 "$tmp/endless.pdf"
ok "one that never ends does ($status)" test "$status" -ge 128
is 'with nothing printed' "$(wc -c <"$tmp/out")" 0

# ---- Of a hit ----------------------------------------------------------------

mkdir "$tmp/docs"
cp "$convention" "$tmp/docs/convention.pdf"
sed 's/la vid.*o-/un ballon/; s/protection/descend /' "$tmp/hyphen.pdf" >"$tmp/a.pdf"
cp "$tmp/scan.pdf" "$tmp/hyphen.pdf" "$tmp/endless.pdf" "$tmp/docs"
printf 'Des drones survolent la plage.\n' >"$tmp/docs/plage.txt"
tests/make-zip "$tmp/docs/lot.zip" acte.pdf "$tmp/a.pdf"
"$B/vigie-index" -d "$tmp/index" "$tmp/docs" 2>/dev/null
hit() { # ARGUMENT...: into $tmp/page.png
    run "$B/vigie-query" -d "$tmp/index" "$@"
    cp "$tmp/out" "$tmp/page.png"
}
hit --page-image=1 'nom:convention.pdf page:34 "messages courts"'
is 'the page of a hit is drawn' "$status $err $(size)" '0  1239x1754'
is 'what was found is marked, on its three lines' "$(marked | awk '{ print $2 }' | sort -u | wc -l)" 3
hit --page-image=1 'nom:convention.pdf page:34 GEOLSEMANTICS'
fits 'each time it stands there' "$(marked)" \
    "$(boxes "$convention" 34 GEOLSEMANTICS)"
hit --page-image=1 nom:hyphen.pdf vidéoprotection
fits 'a word that a line breaks' "$(marked 600 800)" \
    "$(boxes "$tmp/hyphen.pdf" 1 vidéo- protection |
        awk 'NR == 1 { $3 -= 4 } 1')" 1.5
hit --page-image=1 nom:scan.pdf GEOLSEMANTICS
fits 'on a scan' "$(marked)" "$(boxes "$convention" 34 GEOLSEMANTICS)" 5

# no_picture NAME REASON QUERY: and nothing printed.
no_picture() {
    hit --page-image=1 "$3"
    is "$1: exits 2" "$status" 2
    is "$1: one line says why" "$err" "vigie-query: $tmp/docs/$2"
    is "$1: nothing is printed" "$(wc -c <"$tmp/out")" 0
}
no_picture 'a hit in a text' \
    'plage.txt: its pages have no look of their own; only those of PDF, TIFF, JPEG and PNG have' \
    drones
no_picture 'a hit in an archive' \
    'lot.zip//acte.pdf: lies within an archive: unpack it first' ballon
cp "$tmp/docs/hyphen.pdf" "$tmp/docs/copie.pdf"
"$B/vigie-index" -d "$tmp/index" "$tmp/docs" 2>/dev/null
echo >>"$tmp/docs/copie.pdf"
hit --page-image=1 vidéoprotection nom:hyphen.pdf
is 'a file that has changed has its copy drawn' "$status $err" '0 '
echo >>"$tmp/docs/hyphen.pdf"
no_picture 'where both have changed' \
    'copie.pdf: has changed since it was indexed: run vigie-index again' \
    'vidéoprotection nom:hyphen.pdf'
rm "$tmp/docs/plage.txt"
mkfifo "$tmp/docs/plage.txt"
no_picture 'a FIFO in its place' 'plage.txt: is no regular file any more' drones

hit --page-image=2 vidéoprotection
is 'a hit that is not there' "$status $err" \
    '2 vigie-query: there is no hit 2: the last one is 1'
hit --page-image=1 dirigeable
is 'where nothing is found, nothing is drawn' "$status $out $err" \
    '1  vigie-query: nothing found'
if [ "$has_terminal" = 1 ]; then
    run script -qefc "'$B/vigie-query' -d '$tmp/index' --page-image=1 a" \
        /dev/null
    like 'a terminal is spared this, too' "$status $out" \
        '^2 .*nothing for a terminal'
fi

# Workers that are not to be trusted.
mkdir "$tmp/fake"
cp "$B/vigie-query" "$tmp/fake"
worker() { # NAME REASON COMMAND
    printf '#!/bin/sh\n%s\n' "$3" >"$tmp/fake/vigie-extract"
    chmod +x "$tmp/fake/vigie-extract"
    run "$tmp/fake/vigie-query" -d "$tmp/index" --page-image=1 \
        'nom:convention.pdf page:34 GEOLSEMANTICS'
    is "$1: exits 2" "$status" 2
    like "$1: is told" "$err" "$2"
    is "$1: nothing is printed" "$(wc -c <"$tmp/out")" 0
}
worker 'one that crashes' 'convention.pdf: cannot be drawn: .* signal 11' \
    'kill -SEGV $$'
worker 'one that takes too long' 'cannot be drawn: it takes too long' \
    'kill -XCPU $$'
worker 'one that gives no picture' 'what came is no picture' 'echo bonjour'
worker 'one that never ends to print' 'its picture is too large' \
    'exec cat /dev/zero'
worker 'one that says nothing' 'does not say why' 'exit 1'
worker 'one that shouts' '^vigie-query: [^[:cntrl:]]*$' \
    'printf "\033[31mEND\n" >&2; exit 1'
rm "$tmp/fake/vigie-extract"
run "$tmp/fake/vigie-query" -d "$tmp/index" --page-image=1 GEOLSEMANTICS
like 'one that is not there is told' "$status $err" '^2 .*vigie-extract'
done_testing
