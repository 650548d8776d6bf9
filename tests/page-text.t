#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# page-text.t - what a PDF shows is read, in its place and order, whether the
# page holds it, a form or a stamp; what it does not show is not.
. tests/tap.sh

# pdf NAME OBJECT...: a PDF; the first object is the catalog, the second the
# one page's parent.  STREAM{...} is a stream, and its own length.
pdf() {
    local name=$1 text='%PDF-1.5'$'\n' table='' n=0 object
    shift
    for object; do
        n=$((n + 1))
        table+=$(printf '%010d 00000 n ' ${#text})$'\n'
        if [[ $object =~ ^(.*)STREAM\{(.*)\}$ ]]; then
            object=${BASH_REMATCH[1]%>>}
            object+="/Length ${#BASH_REMATCH[2]}>>stream"$'\n'
            object+=${BASH_REMATCH[2]}$'\n'endstream
        fi
        text+="$n 0 obj"$'\n'$object$'\n'endobj$'\n'
    done
    {
        printf '%sxref\n0 %d\n0000000000 65535 f \n%s' "$text" $((n + 1)) \
            "$table"
        printf 'trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n' \
            $((n + 1)) ${#text}
    } >"$tmp/$name.pdf"
}
pages='<</Type/Pages/Kids[3 0 R]/Count 1>>'
# page [MORE]: what it shows is object 4, font F object 5.
page() {
    printf '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R'
    printf '/Resources<</Font<</F 5 0 R>>>>%s>>' "${1-}"
}
# write X Y TEXT: the text at its place.
write() {
    printf '<<>>STREAM{BT /F 12 Tf %d %d Td (%s) Tj ET}' "$@"
}
font='<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'
# appearance TEXT: a form XObject that shows it.
appearance() {
    printf '<</Type/XObject/Subtype/Form/BBox[0 0 300 20]'
    printf '/Resources<</Font<</F 5 0 R>>>>>>'
    printf 'STREAM{BT /F 12 Tf 2 5 Td (%s) Tj ET}' "$1"
}
# prints SENTENCE NAME TEXT: all that is printed, in printf's notation.
prints() {
    run "$B/vigie-extract" --ocr=never "$tmp/$2.pdf"
    # shellcheck disable=SC2059
    is "$1" "$(tr '\n' '|' <"$tmp/out")" "$(printf "$3\f" | tr '\n' '|')"
}

# ---- What lies on the page ---------------------------------------------------

annotation='/Annots[6 0 R]'
rect='/Rect[50 600 350 620]'
pdf stamp '<</Type/Catalog/Pages 2 0 R>>' "$pages" "$(page "$annotation")" \
    "$(write 50 700 'Le conseil approuve.')" "$font" \
    "<</Type/Annot/Subtype/Stamp$rect/AP<</N 7 0 R>>/Contents(inconnu)>>" \
    "$(appearance 'Publi\351 le 12 mars')"
prints 'a stamp: as it looks' stamp 'Le conseil approuve.\nPublié le 12 mars\n'

for kind in FreeText Watermark; do
    pdf "$kind" '<</Type/Catalog/Pages 2 0 R>>' "$pages" \
        "$(page "$annotation")" "$(write 50 500 'Le conseil approuve.')" \
        "$font" "<</Type/Annot/Subtype/$kind$rect/AP<</N 7 0 R>>>>" \
        "$(appearance 'Copie conforme')"
    prints "$kind: where it stands" "$kind" \
        'Copie conforme\nLe conseil approuve.\n'
done
for flags in 2 32; do
    pdf hidden '<</Type/Catalog/Pages 2 0 R>>' "$pages" "$(page "$annotation")" \
        "$(write 50 700 'Le conseil approuve.')" "$font" \
        "<</Type/Annot/Subtype/Stamp$rect/F $flags/AP<</N 7 0 R>>>>" \
        "$(appearance 'Projet')"
    prints "not where it is hidden: $flags" hidden 'Le conseil approuve.\n'
done
pdf note '<</Type/Catalog/Pages 2 0 R>>' "$pages" "$(page "$annotation")" \
    "$(write 50 700 'Le conseil approuve.')" "$font" \
    "<</Type/Annot/Subtype/Text$rect/Contents(relire)>>"
prints 'a note that is to be opened is not on the page' note \
    'Le conseil approuve.\n'

# form NAME FIELD [FORM]: a form of one field.
form() {
    pdf "$1" "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]${3-}
        /DR<</Font<</F 5 0 R>>>>>>>>" "$pages" "$(page "$annotation")" \
        "$(write 50 700 'Nombre de drones :')" "$font" \
        "<</Type/Annot/Subtype/Widget$rect/F 4/T(champ)/DA(/F 12 Tf)$2>>" \
        "$(appearance 'vingt')"
}
form text '/FT/Tx/V(trente)/AP<</N 7 0 R>>'
prints 'a field: as it looks' text 'Nombre de drones :\nvingt\n'
form new '/FT/Tx/V(trente)/AP<</N 7 0 R>>' '/NeedAppearances true'
prints 'as it will look, where readers are to set it' new \
    'Nombre de drones :\ntrente\n'
form value '/FT/Tx/V(quarante et un)'
prints 'a field without a look of its own' value \
    'Nombre de drones :\nquarante et un\n'
form choice '/FT/Ch/Ff 131072/Opt[[(a)(aucun)][(b)(cinquante)]]/V(b)'
prints 'a choice: what is chosen' choice 'Nombre de drones :\ncinquante\n'
form empty '/FT/Tx'
prints 'a field that nobody filled' empty 'Nombre de drones :\n'

# A field that is its own parent.
form loop '/FT/Tx/V(trente)/Parent 6 0 R/Kids[6 0 R]/AP<</N 7 0 R>>'
run timeout 20 "$B/vigie-extract" --ocr=never "$tmp/loop.pdf"
like 'a form without end costs no text' "$out" 'Nombre de drones :'

# Fonts that a document names and does not bring are the system's.
for face in Times-Roman Courier-Bold ZapfDingbats; do
    pdf "$face" '<</Type/Catalog/Pages 2 0 R>>' "$pages" \
        "$(page "$annotation")" "$(write 50 700 'Le conseil approuve.')" \
        "<</Type/Font/Subtype/Type1/BaseFont/$face>>" \
        "<</Type/Annot/Subtype/Stamp$rect/AP<</N 7 0 R>>>>" \
        "$(appearance 'Conforme')"
    run "$B/vigie-extract" --ocr=never "$tmp/$face.pdf"
    is "a stamp on a page in $face" "$status $(grep -c . <<<"$out")" '0 3'
done

for name in stamp new; do
    run "$B/vigie-index" -d "$tmp/index" --ocr=never "$tmp/$name.pdf"
    is "indexed: $name" "$status" 0
done
run "$B/vigie-query" -d "$tmp/index" --format=tsv '"publié le 12 mars"'
like 'a stamp is found' "$out" '/stamp\.pdf'
run "$B/vigie-query" -d "$tmp/index" --format=tsv 'drones trente'
like 'a value is found' "$out" '/new\.pdf'

# ---- What is not shown -------------------------------------------------------

layers() { # NAME: a page with a layer, which is switched off
    pdf "$1" '<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]
        /D<</OFF[6 0 R]/Order[6 0 R]>>>>>>' "$pages" \
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R
        /Resources<</Font<</F 5 0 R>>/Properties<</P 6 0 R>>>>>>' \
        '<<>>STREAM{BT /F 12 Tf 50 700 Td (visible) Tj ET /OC /P BDC
        BT /F 12 Tf 50 600 Td (cach\351) Tj ET EMC}' "$font" \
        '<</Type/OCG/Name(Calque)>>'
}
layers layer
prints 'a layer that is switched off' layer 'visible\n'

for rotate in 0 90 180 270; do
    pdf "crop$rotate" '<</Type/Catalog/Pages 2 0 R>>' "$pages" \
        "$(page "/CropBox[40 500 400 720]/Rotate $rotate")" \
        '<<>>STREAM{BT /F 12 Tf 50 700 Td (au bord) Tj 0 -190 Td (dedans) Tj
        0 -50 Td (dessous) Tj 400 100 Td (hors) Tj ET}' "$font"
    run "$B/vigie-extract" --ocr=never "$tmp/crop$rotate.pdf"
    is "a page that is cropped, turned by $rotate" \
        "$(tr -d '\f' <<<"$out" | grep . | sort | tr '\n' ' ')" \
        'au bord dedans '
done

# ---- Columns -----------------------------------------------------------------

# The articles of a bulletin, side by side, are no rows of a table.
run "$B/vigie-extract" corpus/pdf/nice-bulletin-municipal-csu-2018-10.pdf
is 'short articles in two columns: one column after the other' \
    "$(sed '/\f/q' "$tmp/out" | grep -nE '^(Dans la salle|Verbaliser|Former|1$)' |
        sed 's/.*://; s/ .*//' | tr '\n' ' ')" 'Dans Verbaliser Former 1 '
is 'also where one of them has a table' \
    "$(tr -d '\f' <"$tmp/out" |
        grep -E '^(Caméras-piétons|Objets trouvés|Coût|Poste|Le saviez)' |
        sed 's/ .*//' | tr '\n' ' ')" \
    'Caméras-piétons Objets Coût Poste Le '

# ---- Letters -----------------------------------------------------------------

# Some control character is a blank, unless it lies on a letter.
control() { # NAME WIDTH CONTENT: the width of character 1
    pdf "$1" '<</Type/Catalog/Pages 2 0 R>>' "$pages" "$(page)" \
        "<<>>STREAM{BT /F 12 Tf 50 700 Td $3 ET}" \
        "<</Type/Font/Subtype/TrueType/BaseFont/Arial/FirstChar 1/LastChar 1
        /Widths[$2]/ToUnicode 6 0 R/FontDescriptor 7 0 R
        /Encoding/WinAnsiEncoding>>" \
        '<<>>STREAM{1 begincodespacerange <00> <ff> endcodespacerange
        1 beginbfrange <01> <01> <0003> endbfrange
        1 beginbfrange <20> <7e> <0020> endbfrange}' \
        '<</Type/FontDescriptor/FontName/Arial/Flags 32/MissingWidth 500
        /FontBBox[0 -200 1000 900]/Ascent 900/Descent -200/CapHeight 700
        /ItalicAngle 0/StemV 80>>'
}
control room 300 '(la\001place) Tj'
prints 'a control character with room of its own' room 'la place\n'
control thin 0 '(la\001place) Tj'
prints 'one without' thin 'la place\n'
control over 400 '(pl) Tj /F 11 Tf 6 0 Td (\001) Tj /F 12 Tf 6 0 Td (ace) Tj'
prints 'one that lies on a letter' over 'place\n'

done_testing
