#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ocr.t - scans are read: whichever way up, below a stamp, once only; and every
# page that is not read is accounted for.
. tests/tap.sh

convention=corpus/pdf/nice-convention-safe-city-2018-06-07.pdf
stamped=corpus/pdf/marguerittes-deliberation-hypervision-2020-02-12.pdf
docs=$tmp/docs
report=$tmp/report.jsonl
mkdir "$docs"

# Page 34 as a scanner sees it: 200 dots an inch, grey.
pdftoppm -gray -r 200 -f 34 -l 34 -singlefile "$convention" "$tmp/page"
wanted=$(pdftotext -f 34 -l 34 "$convention" - | tr -cs '[:alnum:]' '\n' |
    grep -E '.{4}' | sort -u)

# found_in FILE: the share of the page's words that OCR found, in percent.
found_in() {
    "$B/vigie-extract" "$1" 2>"$tmp/err" | tr -cs '[:alnum:]' '\n' |
        sort -u >"$tmp/words"
    local n
    n=$(comm -12 <(echo "$wanted") "$tmp/words" | wc -l)
    echo $((100 * n / $(wc -l <<<"$wanted")))
}
# reads NAME FILE: nearly all words of the page.
reads() {
    local share
    share=$(found_in "$2")
    ok "$1 is read ($share %)" test "$share" -ge 95
}
index() { # INDEX ARGUMENT...
    run "$B/vigie-index" -d "$tmp/$1" --report="$report" "${@:2}"
}
of() { # MEMBER FILE: of the report
    jq -c --arg path "$2" "select(.path == \$path) | .$1" "$report"
}
paths() { # INDEX WORDS: the names of the files that hold them
    "$B/vigie-query" -d "$tmp/$1" --format=tsv -m 100 "${@:2}" |
        awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "path")
            column = i } NR > 1 && $2 != "" { print $column }' |
        sed 's|.*/||' | sort -u | tr '\n' ' '
}

# ---- Which way up ------------------------------------------------------------

tests/image-pdf "$tmp/page.pgm" >"$docs/upright.pdf"
reads 'a scan' "$docs/upright.pdf"
for turn in 1 2 3; do
    tests/image-pdf --turn=$turn "$tmp/page.pgm" >"$docs/turn$turn.pdf"
    reads "a scan turned by $turn quarters" "$docs/turn$turn.pdf"
done
tests/image-pdf --turn=3 --rotate=90 "$tmp/page.pgm" >"$tmp/righted.pdf"
reads 'one that the file itself sets upright' "$tmp/righted.pdf"
tests/image-pdf --rotate=90 "$tmp/page.pgm" >"$tmp/wronged.pdf"
reads 'one that the file itself lays down' "$tmp/wronged.pdf"

# Of specks tesseract takes for accents it remarks how many there are.
perl -e 'local $/; my $page = <STDIN>; my $at = 1;
    my ($head, $width) = $page =~ /^(P5\s+(\d+)\s+\d+\s+255\s)/;
    for (1 .. 1000) {
        $at = ($at * 1103515245 + 12345) % 2147483648;
        my $first = length($head) + $at % (length($page) - 4 * $width);
        substr($page, $first + $_ * $width, 3) = "\0" x 3 for 0 .. 2;
    }
    print $page' <"$tmp/page.pgm" >"$tmp/specks.pgm"
tests/image-pdf "$tmp/specks.pgm" >"$tmp/specks.pdf"
run "$B/vigie-extract" "$tmp/specks.pdf"
is 'a scan full of specks is read' "$status" 0
like 'with its words' "$out" 'manifestation'

# ---- A text layer that is not the text ---------------------------------------

stamp=$'Recu en prefecture le 12/02/2020\nID : 006-210600888-20200212-DE'
tests/image-pdf --text="$stamp" "$tmp/page.pgm" >"$docs/stamp.pdf"
reads 'a scan below a stamp' "$docs/stamp.pdf"
is 'the stamp is kept, once' "$("$B/vigie-extract" "$docs/stamp.pdf" |
    grep -c 'ID : 006-210600888-20200212-DE')" 1

# Letters that no reader could copy out: they map to private characters.
cmap='1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfrange <20> <7e> <e020> endbfrange'
content='BT /F 16 Tf 22 TL 60 700 Td (Le conseil municipal approuve la pose)'
content+=" Tj T* (de vingt hirondelles sur la place du village.) Tj ET"
objects=(
    '<</Type/Catalog/Pages 2 0 R>>'
    '<</Type/Pages/Kids[3 0 R]/Count 1>>'
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R
        /Resources<</Font<</F 5 0 R>>>>>>'
    "<</Length ${#content}>>stream"$'\n'"$content"$'\n'endstream
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>'
    "<</Length ${#cmap}>>stream"$'\n'"$cmap"$'\n'endstream
)
{
    printf '%%PDF-1.4\n'
    for i in "${!objects[@]}"; do
        printf '%d 0 obj\n%s\nendobj\n' $((i + 1)) "${objects[i]}"
    done
    printf 'trailer<</Root 1 0 R/Size 7>>\n%%%%EOF\n'
} >"$docs/broken.pdf"
unlike 'a font may map its letters to nothing' \
    "$(pdftotext "$docs/broken.pdf" - 2>/dev/null)" hirondelles
like 'then OCR reads them' "$("$B/vigie-extract" "$docs/broken.pdf")" \
    'vingt hirondelles sur la place'

# ---- What is not read --------------------------------------------------------

# A photograph, or what has as little to read: soft shapes with grain.
perl -e 'my ($w, $h, $s) = (620, 877, 1); my @g;
    sub r { $s = ($s * 1103515245 + 12345) & 0x7fffffff; $s / 0x7fffffff }
    push @g, [map { r() } 0 .. 12] for 0 .. 18; print "P5\n$w $h\n255\n";
    for my $y (0 .. $h - 1) { for my $x (0 .. $w - 1) {
        my ($i, $j) = (int($y / 50), int($x / 55));
        my ($u, $v) = ($y / 50 - $i, $x / 55 - $j);
        my $c = ($g[$i][$j] * (1 - $v) + $g[$i][$j + 1] * $v) * (1 - $u)
            + ($g[$i + 1][$j] * (1 - $v) + $g[$i + 1][$j + 1] * $v) * $u;
        print chr int(30 + 170 * $c + 25 * r()) } }' >"$tmp/photo.pgm"
perl -e 'print "P5\n300 400\n255\n", chr(255) x 120000' >"$tmp/blank.pgm"
tests/image-pdf "$tmp/photo.pgm" >"$docs/photo.pdf"
tests/image-pdf "$tmp/blank.pgm" >"$docs/blank.pdf"
tests/image-pdf --text='Vue de la place' "$tmp/photo.pgm" >"$docs/caption.pdf"
for name in photo blank; do
    run "$B/vigie-extract" "$docs/$name.pdf"
    is "of a $name nothing is printed" "$status:$out:$err" $'0:\f:'
done
run "$B/vigie-extract" "$docs/caption.pdf"
is 'of a photograph with a caption, the caption' "$out" \
    $'Vue de la place\n\f'

# ---- In the index ------------------------------------------------------------

qpdf --empty --pages "$docs/blank.pdf" "$docs/upright.pdf" "$docs/photo.pdf" \
    "$convention" 59 -- "$docs/mixed.pdf"
rm "$docs"/turn[13].pdf "$docs/blank.pdf" "$docs/photo.pdf"
cp "$stamped" "$docs"
index first "$docs"
is 'a folder of scans is indexed' "$status" 0
like 'the pages are counted' "$err" \
    'has 7 documents, 11 pages \(7 by OCR\); 2 pages without text'
is 'pages that are not read have their reason' "$(of unread \
    "$docs/mixed.pdf")" '[{"page":1,"reason":"empty"},{"page":3,"reason":"an image in which OCR finds no text"}]'
is 'others are counted by how they were read' "$(of pages_ocr \
    "$docs/mixed.pdf")" 1
is 'a scan is found by its text' "$(paths first '"messages courts" émeute')" \
    'mixed.pdf stamp.pdf turn2.pdf upright.pdf '
is 'so is the sample below its stamp' "$(paths first trente et une caméras)" \
    "${stamped##*/} "
is 'and by its stamp' "$(paths first '"reçu en préfecture le 17/02/2020"')" \
    "${stamped##*/} "
is 'and letters that map to nothing' "$(paths first hirondelles)" 'broken.pdf '
"$B/vigie-query" -d "$tmp/first" --json '"messages courts"' >"$tmp/json"
is 'a hit says that it was read by OCR, and cites the page' "$(jq -c '.hits[] |
    select(.document.path | endswith("mixed.pdf")) |
    [.passage.page, .passage.ocr]' "$tmp/json")" '[2,true]'
is 'as does the count of the whole' "$(jq .coverage.pages_ocr "$tmp/json")" 7
is 'one from a text layer does not' "$("$B/vigie-query" -d "$tmp/first" \
    --json 'remonter information' | jq -c '.hits[] |
    select(.document.path | endswith("mixed.pdf")) |
    [.passage.page, .passage.ocr]' | sort -u)" '[4,false]'
run "$B/vigie-query" -d "$tmp/first" '"messages courts"'
like 'people are told too' "$out" 'p\. 2, read by OCR'

# ---- Once only ---------------------------------------------------------------

# Where there is no language, nothing can be read again.
mkdir "$tmp/none"
TESSDATA_PREFIX=$tmp/none index second "$docs"
is 'a new index reads no page again' "$(jq -s 'map(.pages_ocr) | add' \
    "$report")" 7
unlike 'and needs no language for that' "$err" 'OCR lacks'
is 'it finds the same' "$(paths second '"messages courts" émeute')" \
    'mixed.pdf stamp.pdf turn2.pdf upright.pdf '
is 'pages that are not read still have their reason' "$(of 'unread[1].page' \
    "$docs/mixed.pdf")" 3
cache=$XDG_CACHE_HOME/vigie/ocr
is 'what is kept is the user'\''s alone' "$(stat -c %a "$cache" "$cache"/* |
    sort -u | tr '\n' ' ')" '600 700 '
n_kept=$(find "$cache" -type f | wc -l)
for file in "$cache"/*; do
    truncate -s 10 "$file"
done
index third "$docs"
is 'what is damaged is read again' "$status:$(jq -s 'map(.pages_ocr) | add' \
    "$report")" 0:7
is 'and kept again' "$(find "$cache" -type f ! -size 10c | wc -l)" "$n_kept"
is 'it is all there is' "$(find "$cache" -mindepth 1 ! -type f)" ''

# ---- Without the language ----------------------------------------------------

rm -r "$cache"
TESSDATA_PREFIX=$tmp/none index lacking "$docs"
is 'without the language indexing goes on' "$status" 0
is 'one warning names it and its package' \
    "$(grep -c "OCR lacks.* 'fra' .*tesseract-ocr-fra" "$tmp/err")" 1
is 'and is the only one' "$(wc -l <"$tmp/err")" 3
is 'the pages are listed as unread' "$(of unread "$docs/upright.pdf")" \
    '[{"page":1,"reason":"no usable text, and OCR lacks its language"}]'
is 'also those that have a stamp' "$(of pages_without_text \
    "$docs/${stamped##*/}")" 2
is 'whose stamp is found all the same' \
    "$(paths lacking '"reçu en préfecture le 17/02/2020"')" "${stamped##*/} "
nok 'nothing of it is kept' test -e "$cache"
TESSDATA_PREFIX=$tmp/none run "$B/vigie-extract" "$docs/upright.pdf"
like 'by hand it is told too' "$status $err" \
    "^0 .*1 pages are not read: OCR lacks the language 'fra'"
run "$B/vigie-extract" --ocr-language=xyz "$docs/upright.pdf"
like 'so is a language that does not exist' "$err" "'xyz'.*tesseract-ocr-xyz"

# ---- Then with it ------------------------------------------------------------

few=$tmp/few
mkdir "$few"
cp "$docs/upright.pdf" "$few/one.pdf"
cp "$docs/upright.pdf" "$few/two.pdf"
cp "$docs/mixed.pdf" "$few"
echo 'Un texte.' >"$few/plain.txt"
touch -d 2020-01-01 "$few"/*
statuses() {
    jq -r .status "$report" | sort | uniq -c | tr -s ' \n' ' '
}
TESSDATA_PREFIX=$tmp/none index later "$few"
index later "$few"
is 'an index does not change by itself' "$(statuses)" ' 4 unchanged '
index later --retry-failed --ocr=never "$few"
is 'nor where OCR is off' "$(statuses)" ' 4 unchanged '
index later --retry-failed "$few"
is 'what OCR could not read can be tried again' "$(statuses)" \
    ' 2 indexed 2 unchanged '
is 'it is found then' "$(paths later '"messages courts" émeute')" \
    'mixed.pdf one.pdf two.pdf '
is 'under each of its names' "$("$B/vigie-index" -d "$tmp/later" --list=all \
    --format=jsonl | jq -r 'select(.path | endswith("two.pdf")) | .pages_ocr')" 1
index anew "$few"
is 'the index is the same as one made now' \
    "$("$B/tests/dump_index" "$tmp/later" | cksum)" \
    "$("$B/tests/dump_index" "$tmp/anew" | cksum)"
index later --retry-failed "$few"
is 'no page is tried for ever' "$(statuses)" ' 4 unchanged '
rm -r "$cache"

# ---- Never, always -----------------------------------------------------------

index never --ocr=never "$docs"
is 'never: no page is read' "$(jq -s 'map(.pages_ocr) | add' "$report")" 0
is 'and this is why' "$(of 'unread[0].reason' "$docs/upright.pdf")" \
    '"no usable text, and OCR is off"'
is 'nobody is warned' "$(wc -l <"$tmp/err")" 2
nok 'and nothing kept' test -e "$cache"
run "$B/vigie-extract" --ocr=never "$docs/stamp.pdf"
is 'by hand: the stamp alone' "$out" "$stamp"$'\n\f'

# A page with text of its own, and an image with more over half of it.
tests/image-pdf --share=0.4 --text="$(seq -f 'ligne numero %g' 30)" \
    "$tmp/page.pgm" >"$tmp/half.pdf"
run "$B/vigie-extract" "$tmp/half.pdf"
unlike 'an image beside a text is left alone' "$out" 'conseil|messages'
run "$B/vigie-extract" --ocr=always "$tmp/half.pdf"
like 'always: it is read' "$out" 'messages'
is 'and no line is there twice' "$(grep -c 'ligne numero 17' "$tmp/out")" 1

# ---- Options -----------------------------------------------------------------

for program in vigie-index vigie-extract; do
    run "$B/$program" --ocr=often "$docs"
    like "$program: --ocr takes three words" "$status $err" \
        '^2 .*auto, never or always'
    run "$B/$program" --ocr-language=../fra "$docs"
    like "$program: a language is no path" "$status $err" '^2 .*fra\+eng'
done

done_testing
