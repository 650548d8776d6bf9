#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# formats.t - what is neither a PDF nor plain text: found by its words, at its
# page; and what is made to hurt is refused.
. tests/tap.sh

docs=$tmp/docs
bad=$tmp/bad
mkdir "$docs" "$bad"

# extracts NAME TEXT FILE: TEXT in printf's notation, all of it.
extracts() {
    run "$B/vigie-extract" "$3"
    # shellcheck disable=SC2059
    printf "$2" >"$tmp/wanted"
    is "$1: exits 0, silent" "$status $err" '0 '
    is "$1: every byte" "$(cat "$tmp/out")" "$(cat "$tmp/wanted")"
}
# refuses NAME REASON FILE
refuses() {
    run "$B/vigie-extract" "$3"
    is "$1 is refused" "$status $err" "1 vigie-extract: $3: $2"
}
# found WORD...: the files that hold it, each with its pages.
found() {
    "$B/vigie-query" -d "$tmp/index" --all-copies --format=json -m 100 "$@" |
        jq -r '.hits[] | (.document.path | split("/") | last) + " " +
            (.passage.page | tostring)' | sort -u | tr '\n' ';'
}

# ---- HTML --------------------------------------------------------------------

cat >"$docs/page.html" <<'END'
<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8">
<title>Recueil des actes administratifs &mdash; Nîmes</title>
<style>p { color: hallebarde }</style>
<script src="https://example.org/x.js"></script>
<script>if (1 < 2) document.write("<p>hallebarde</p>");</script></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li>Mairie</li></ul></nav>
<div hidden>hallebarde</div>
<h1>Délibération n&deg;&nbsp;2020-015</h1>
<p>Le conseil <b>municipal</b> approuve<br>la pose d&#8217;hirondelles.</p>
<table><tr><th>Lieu</th><th>Caméras</th></tr>
<tr><td><p>Gambetta</p></td><td><p>douze</p></td></tr></table>
</body></html>
END
extracts 'a page of HTML' 'Accueil\nMairie\n\nDélibération n°\u00a02020-015\n
Le conseil municipal approuve\nla pose d\u2019hirondelles.\n
Lieu\tCaméras\nGambetta\tdouze\n\f' "$docs/page.html"
gzip -c "$docs/page.html" >"$docs/page.html.gz"
ok 'in gzip it is the same' cmp \
    <("$B/vigie-extract" "$docs/page.html.gz") \
    <("$B/vigie-extract" "$docs/page.html")
printf "<html><body><p>Une girouette \\xe0 l'entr\\xe9e.</p>" \
    >"$docs/windows.html"
extracts 'one in Windows-1252' "Une girouette à l'entrée.\n\f" \
    "$docs/windows.html"
{
    printf '\xff\xfe'
    printf '<p>Une girouette à l\u2019entrée.</p>' | iconv -t UTF-16LE
} >"$docs/utf-16.html"
extracts 'one in UTF-16' 'Une girouette à l\u2019entrée.\n\f' "$docs/utf-16.html"
cat >"$docs/x.xhtml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Avis</title></head>
<body><p>Une &eacute;chauguette<br/>au nord</p></body></html>
END
extracts 'one in XHTML' 'Une échauguette\nau nord\n\f' "$docs/x.xhtml"
printf 'Le site dit : <html> et <p>.\n' >"$docs/about.txt"
extracts 'a text that speaks of HTML' 'Le site dit : <html> et <p>.\n\f' \
    "$docs/about.txt"

printf '<html><body>' >"$bad/deep.html"
perl -e 'print "<b>" x 100000' >>"$bad/deep.html"
refuses 'a page nested without end' 'tags nested more than 1000 deep' \
    "$bad/deep.html"
perl -e 'print "<html><body ", join(" ", map { "a$_" } 1 .. 1000000), ">x"' \
    >"$bad/attributes.html"
refuses 'a tag of a million attributes' \
    'a tag with more than 1000 attributes' "$bad/attributes.html"
{
    printf '<html><body>'
    head -c 70000000 /dev/zero | tr '\0' a
} >"$bad/long.html"
refuses 'a page without end' 'more than 64 MiB of text' "$bad/long.html"

# ---- Images ------------------------------------------------------------------

convention=corpus/pdf/nice-convention-safe-city-2018-06-07.pdf
pdftoppm -gray -r 200 -f 34 -l 34 -singlefile "$convention" "$tmp/34"
pdftoppm -gray -r 200 -f 59 -l 59 -singlefile "$convention" "$tmp/59"
"$B/tests/make_tiff" "$docs/scan.tif" "$tmp/34.pgm" "$tmp/59.pgm"
gzip -c "$docs/scan.tif" >"$docs/scan.tif.gz"
pdftoppm -jpeg -r 300 -f 34 -l 34 -singlefile "$convention" "$docs/photo"
# What a screen shows, and programs that know of no paper write.
pdftoppm -png -r 96 -f 34 -l 34 -singlefile "$convention" "$docs/screen"
perl -e 'local $/; my ($head, $w, $h, $dots) =
        <> =~ /\A(P5)\s(\d+) (\d+)\s255\s(.*)\z/s;
    print "P5\n$h $w\n255\n"; for my $x (0 .. $w - 1) {
        print substr $dots, $w * $_ + $x, 1 for reverse 0 .. $h - 1 }' \
    "$tmp/34.pgm" >"$tmp/lying.pgm"
"$B/tests/make_tiff" "$docs/lying.tif" "$tmp/lying.pgm"

wanted=$(pdftotext -f 34 -l 34 "$convention" - | tr -cs '[:alnum:]' '\n' |
    grep -E '.{4}' | sort -u)
for name in scan.tif scan.tif.gz photo.jpg screen.png lying.tif; do
    "$B/vigie-extract" "$docs/$name" 2>"$tmp/err" | sed '/\f/q' |
        tr -cs '[:alnum:]' '\n' | sort -u >"$tmp/words"
    share=$((100 * $(comm -12 <(echo "$wanted") "$tmp/words" | wc -l) /
        $(wc -l <<<"$wanted")))
    ok "$name is read ($share %)" test "$share" -ge 95
done
run "$B/vigie-extract" --ocr=never "$docs/scan.tif"
is 'without OCR its pages are empty' "$status:$out:$err" $'0:\f\f:'

# png WIDTH HEIGHT ROWS: an image of so many rows of white, whatever it says.
png() {
    perl -MCompress::Zlib -e 'my ($w, $h, $n) = @ARGV;
        print "\x89PNG\r\n\x1a\n";
        for (["IHDR", pack "NNC5", $w, $h, 8], ["IEND", ""],
            ["IDAT", compress(("\0" . "\xff" x $w) x $n)]) {
            my ($name, $data) = @$_;
            print pack("N", length $data), $name, $data,
                pack("N", crc32("$name$data")) }' "$@"
}
# tiff SIZE NEXT...: white images in SIZE x SIZE dots, one a NEXT, which is the
# number of the one that follows, from 1, or 0.
tiff() {
    perl -e 'my ($size, @next) = @ARGV; my $len = 2 + 9 * 12 + 4;
        my @tags = ([256, $size], [257, $size], [258, 1], [259, 1], [262, 0],
            [273, 12], [277, 1], [278, $size], [279, 4]);
        print "II*\0", pack "V", 512; print "\0" x 504;
        for (@next) { print pack("v", scalar @tags),
            (map { pack "vvVV", $_->[0], 4, 1, $_->[1] } @tags),
            pack("V", $_ ? 512 + $len * ($_ - 1) : 0) }' "$@"
}
png 100 100 100 >"$tmp/png"
png 60000 60000 1 >"$bad/large.png"
refuses 'an image that says it is large' \
    'an image of 60000 x 60000 dots is too large' "$bad/large.png"
head -c 20 "$tmp/png" >"$bad/cut.png"
refuses 'one cut short' 'a damaged image' "$bad/cut.png"
printf '\xff\xd8\xff\xe0nonsense nonsense' >"$bad/nonsense.jpg"
run "$B/vigie-extract" "$bad/nonsense.jpg"
is 'one that is none is refused' "$status $(tail -n 1 <<<"$err")" \
    "1 vigie-extract: $bad/nonsense.jpg: a damaged image"
tiff 16 2 1 >"$docs/round.tif"
extracts 'a TIFF whose pages go round' '\f\f' "$docs/round.tif"
tiff 200000 0 >"$docs/large.tif"
extracts 'a page of a TIFF that is too large' '\f' "$docs/large.tif"
# shellcheck disable=SC2046
tiff 16 $(seq 2 1002) 0 >"$bad/many.tif"
run "$B/vigie-extract" "$bad/many.tif"
is 'a TIFF of too many pages is refused' "$status $err" \
    "1 vigie-extract: $bad/many.tif: a TIFF of more than 1000 pages"

# ---- ODT and DOCX ------------------------------------------------------------

parts=$tmp/parts
mkdir "$parts"
part() { # FILE: a part of a document, from stdin
    cat >"$parts/$1"
}
zip() { # OUT.zip [OPTION... NAME FILE]...: FILE is a part
    (cd "$parts" && "$OLDPWD/tests/make-zip" "$@")
}
odf='urn:oasis:names:tc:opendocument:xmlns:'
part content <<END
<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="${odf}office:1.0"
 xmlns:text="${odf}text:1.0" xmlns:table="${odf}table:1.0"><office:body>
 <office:text><text:h>Convention de partenariat</text:h>
 <text:p>La ville confie une <text:span>poivrière</text:span>.</text:p>
 <text:p><text:soft-page-break/>Article 2. Le mâchicoulis est entretenu.</text:p>
 <table:table><table:table-row><table:table-cell><text:p>Bretèche</text:p>
 </table:table-cell><table:table-cell><text:p>trois</text:p></table:table-cell>
 </table:table-row></table:table></office:text></office:body>
</office:document-content>
END
part meta <<END
<office:document-meta xmlns:office="${odf}office:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>
 <dc:title>Convention du donjon</dc:title></office:meta></office:document-meta>
END
printf 'application/vnd.oasis.opendocument.text' | part odt
printf 'application/vnd.oasis.opendocument.text-template' | part ott
printf 'application/vnd.oasis.opendocument.spreadsheet' | part ods
odt=(--store mimetype odt content.xml content meta.xml meta)
zip "$docs/texte.odt" "${odt[@]}"
extracts 'an ODT' 'Convention de partenariat\n\nLa ville confie une poivrière.\n\f'$(
    )'Article 2. Le mâchicoulis est entretenu.\n\nBretèche\ttrois\n\f' \
    "$docs/texte.odt"
zip "$docs/modele.ott" --store mimetype ott content.xml content
gzip -c "$docs/texte.odt" >"$docs/texte.odt.gz"

word=http://schemas.openxmlformats.org/wordprocessingml/2006/main
part types <<END
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>
END
part document <<END
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="$word"><w:body>
<w:p><w:r><w:t>Cahier des clauses, page de garde</w:t></w:r></w:p>
<w:p><w:r><w:br w:type="page"/></w:r></w:p>
<w:p><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">Le titulaire </w:t>
</w:r><w:r><w:t>fournit une barba</w:t></w:r><w:r><w:t>cane.</w:t></w:r></w:p>
<w:p><w:del><w:r><w:delText>hallebarde</w:delText></w:r></w:del></w:p>
</w:body></w:document>
END
part core <<END
<c:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="urn:c">
<dc:title>Clauses du rempart</dc:title></c:coreProperties>
END
ooxml=('[Content_Types].xml' types _rels/.rels types docProps/core.xml core)
docx=("${ooxml[@]}" word/document.xml document)
zip "$docs/clauses.docx" "${docx[@]}"
extracts 'a DOCX' 'Cahier des clauses, page de garde\n\fLe titulaire fournit'$(
    )' une barbacane.\n\f' "$docs/clauses.docx"

zip "$bad/tableau.ods" --store mimetype ods content.xml content
refuses 'a spreadsheet' 'a spreadsheet (.ods): save it as PDF' "$bad/tableau.ods"
zip "$bad/tableau.xlsx" "${ooxml[@]}" xl/workbook.xml types
refuses 'a spreadsheet of Excel' 'a spreadsheet (.xlsx): save it as PDF' \
    "$bad/tableau.xlsx"
zip "$bad/presentation.pptx" "${ooxml[@]}" \
    ppt/presentation.xml types
refuses 'a presentation' 'a presentation (.pptx): save it as PDF' \
    "$bad/presentation.pptx"
part manifest <<END
<m:manifest xmlns:m="${odf}manifest:1.0"><m:file-entry m:full-path="content.xml">
<m:encryption-data/></m:file-entry></m:manifest>
END
zip "$bad/secret.odt" "${odt[@]}" META-INF/manifest.xml manifest
refuses 'an ODT that is encrypted' 'needs a password' "$bad/secret.odt"
zip "$bad/secret.docx" "${ooxml[@]}" \
    --encrypt word/document.xml document
refuses 'a DOCX in an encrypted ZIP' 'needs a password' "$bad/secret.docx"
zip "$bad/empty.odt" --store mimetype odt meta.xml meta
refuses 'an ODT without content' 'an ODT without content' "$bad/empty.odt"
head -c 300 "$docs/texte.odt" >"$bad/cut.odt"
refuses 'an ODT cut short' 'it has no list of members: cut short, or empty' \
    "$bad/cut.odt"
part laughs <<'END'
<!DOCTYPE a [<!ENTITY b "aaaaaaaaaa"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>
<a>&e;</a>
END
zip "$bad/laughs.docx" "${ooxml[@]}" word/document.xml laughs
refuses 'entities in entities' 'XML that declares a document type' \
    "$bad/laughs.docx"
perl -e 'print "<a>" x 1000' | part deep
zip "$bad/deep.odt" --store mimetype odt content.xml deep
run "$B/vigie-extract" "$bad/deep.odt"
like 'elements in elements' "$status $err" '^1 .*damaged XML: Excessive depth'
{
    cat "$parts/content"
    head -c 60000000 /dev/zero | tr '\0' ' '
} | part bomb
zip "$bad/bomb.odt" --store mimetype odt content.xml bomb
refuses 'a bomb' 'inflates to more than is allowed' "$bad/bomb.odt"
perl -e 'print "<a", (map { " a$_=\"\"" } 1 .. 100000), "/>"' | part wide
zip "$bad/wide.docx" "${ooxml[@]}" word/document.xml wide
refuses 'attributes without end' 'a tag with more than 1000 attributes' \
    "$bad/wide.docx"
# Of what is to come nothing may be unpacked: there is no need.
zip "$bad/large.docx" --many=2000 word/media/image document "${docx[@]}" \
    --damage word/media/damaged document
run "$B/vigie-extract" "$bad/large.docx"
is 'what holds no text is not looked at' "$status" 0
mv "$bad/large.docx" "$docs"

# ---- In the index ------------------------------------------------------------

run "$B/vigie-index" -d "$tmp/index" --report="$tmp/report" "$docs"
is 'all of them are indexed' "$status:$(jq -r .status "$tmp/report" |
    sort | uniq -c | tr -s ' \n' ' ')" '0: 18 indexed '
is 'HTML is found' "$(found hirondelles)" 'page.html 1;page.html.gz 1;'
is 'with its title' "$("$B/vigie-query" -d "$tmp/index" --format=json \
    hirondelles | jq -r '.hits[0].document.title')" \
    'Recueil des actes administratifs — Nîmes'
is 'the cells of its tables are words' "$(found gambetta douze)" \
    'page.html 1;page.html.gz 1;'
is 'in any encoding' "$(found girouette entrée)" \
    'utf-16.html 1;windows.html 1;'
is 'XHTML as well' "$(found échauguette)" 'x.xhtml 1;'
is 'what nobody is shown is not' "$(found hallebarde)" ''

is 'a scan at its page' "$(found geolsemantics marché)" \
    'lying.tif 1;photo.jpg 1;scan.tif 1;scan.tif.gz 1;screen.png 1;'
is 'also the second' "$(found rassemblement)" \
    'scan.tif 2;scan.tif.gz 2;'
is 'and hits say that it was read by OCR' "$("$B/vigie-query" \
    -d "$tmp/index" --format=json geolsemantics | jq -c '[.hits[].passage.ocr] |
        unique')" '[true]'
is 'every page is accounted for' "$("$B/vigie-query" -d "$tmp/index" \
    --format=json girouette | jq -c '.coverage |
        [.documents, .pages, .pages_ocr, .pages_without_text]')" '[18,26,7,3]'
is 'with the reason, if it was not read' "$("$B/vigie-index" -d "$tmp/index" \
    --list=unread | sed 's|.*/||' | sort)" \
    'large.tif: 1 page; page 1: cannot be rendered
round.tif: 2 pages; page 1-2: empty'
is 'ODT at its page' "$(found poivrière)" \
    'modele.ott 1;texte.odt 1;texte.odt.gz 1;'
is 'also behind a break' "$(found mâchicoulis)" \
    'modele.ott 2;texte.odt 2;texte.odt.gz 2;'
is 'DOCX as well' "$(found barbacane)" 'clauses.docx 2;large.docx 2;'
is 'with their titles' "$("$B/vigie-query" -d "$tmp/index" --format=json \
    'barbacane OR poivrière' | jq -r '[.hits[].document | .title] | unique |
        join(", ")')" 'Clauses du rempart, Convention de partenariat, Convention du donjon'

run "$B/vigie-index" -d "$tmp/never" --ocr=never --report="$tmp/report" \
    "$docs/scan.tif"
is 'without OCR that is the reason' "$("$B/vigie-index" -d "$tmp/never" \
    --list=unread | sed 's|.*/||')" \
    'scan.tif: 2 pages; page 1-2: no usable text, and OCR is off'

run "$B/vigie-index" -d "$tmp/worse" --report="$tmp/report" "$bad"
is 'what is refused costs nobody else anything' "$status:$(
    jq -r .status "$tmp/report" | sort | uniq -c | tr -s ' \n' ' ')" \
    '1: 15 failed 3 skipped '
is 'and what is no text is skipped' "$(jq -r 'select(.status == "skipped") |
    .path, .reason' "$tmp/report" | sed 's|^/.*/||')" \
    'presentation.pptx
a presentation (.pptx): save it as PDF
tableau.ods
a spreadsheet (.ods): save it as PDF
tableau.xlsx
a spreadsheet (.xlsx): save it as PDF'

done_testing
