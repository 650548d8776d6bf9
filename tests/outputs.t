#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# outputs.t - every format of vigie-query, read back by programs that are not
# ours, from documents, names and questions that are hostile.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
mkdir "$docs"

# Debian's python, whose modules scripts/setup installs.
python=/usr/bin/python3

# Two passages and more on its first page.
said='Page deux <script>parent.ran=1</script> & des drones | encore **gras**, '
said+='https://a.fr/b_c_d?gras&e=f et www.g.fr/h_i_j.'
printf 'Des drones "survolent" la plage ; en été, 30 000 € =1+1 %s\f%s' \
    "$(printf 'Un drone passe, puis un autre, sur la ville. %.0s' $(seq 150))" \
    "$said" \
    >"$docs/=cmd|'calc'!A1,\"x\";.txt"
printf 'Un drone \U1f681 de plus, שלום עולם, تجربة.' \
    >"$docs/"$'nom\tavec\nlignes\r\x1b[31m\xff \U1f681 שלום.txt'
printf '@drone -drone +drone' >"$docs/<img src=x onerror=parent.ran=1>&amp;.txt"
printf 'Rien que des rumeurs.' >"$docs/rumeurs.txt"
printf '%s\t%s\t2026-11-2%d\n' \
    =cmd\|\'calc\'!A1,\"x\"\;.txt \
    'https://example.org/a b<"x">.pdf?a=1&b=2#page=99' 1 \
    rumeurs.txt 'javascript:alert(1)' 2 >"$docs/sources.tsv"
run "$B/vigie-index" -d "$index" --sources="$docs/sources.tsv" "$docs"
is 'the test has an index' "$status" 0

query() {
    run "$B/vigie-query" -d "$index" "$@"
}

{
    printf '=1+1\tdrone\n'
    printf '+id;"a",b\tdrone "survolent la plage"\n'
    printf -- '-3\tzèbre\n'
    printf '@x\t"sans fin AND (\n'
    printf 'long\tdrone%s\n' "$(printf ';%.0s' $(seq 30000))"
    printf '\U1f681\tשלום\n'
} >"$tmp/batch"

# ---- CSV ---------------------------------------------------------------------

query --format=csv --batch="$tmp/batch"
is 'CSV of a batch: status as ever' "$status" 2
cp "$tmp/out" "$tmp/batch.csv"
query --format=tsv --batch="$tmp/batch"
cp "$tmp/out" "$tmp/batch.tsv"
ok 'CSV: every line ends with CR LF' \
    awk '!/\r$/ {exit 1}' "$tmp/batch.csv"
ok "python's csv reads the cells that TSV has, formulas guarded" \
    "$python" tests/outputs-csv.py same "$tmp/batch.csv" "$tmp/batch.tsv"

# As a user opens it: cells are text or numbers as LibreOffice likes, but none
# is computed, and none is elsewhere.
soffice() {
    timeout 120 soffice --headless "-env:UserInstallation=file://$tmp/office" \
        --convert-to "$1" --infilter='CSV:44,34,76,1' --outdir "$tmp" "$2"
}
ok 'LibreOffice opens CSV' soffice fods "$tmp/batch.csv"
ok 'and has the same cells in the same places, no formula' \
    "$python" tests/outputs-csv.py office "$tmp/batch.fods" "$tmp/batch.csv"

query --format=csv zèbre
is 'CSV of a question that finds nothing: status' "$status" 1
is 'and a row' "$(wc -l <"$tmp/out")" 2
query --format=csv --facet=commune drone
is 'a count is no row of hits' "$status" 2
query --format=csv --facet=commune --batch="$tmp/batch"
is 'nor of a batch' "$status" 2
query --format=csv -m 0 --facet=year,type 'drone OR rumeurs'
is 'counts are rows without hits' "$(sed 's/\r$//' "$tmp/out" |
    cut -d, -f1-8)" \
    '"facet","value","name","documents","passages","total_documents",'$(
    )'"total_passages","query"
"year",,,4,10,4,10,"drone OR rumeurs"
"type",,,4,10,4,10,"drone OR rumeurs"'
query --format=tsv -m 0 --facet=year zèbre
is 'and zeros where nothing is counted' "$(tail -n 1 "$tmp/out")" \
    $'year\t\t\t0\t0\t0\t0\tzèbre\tzèbre\t4\t5\t0\t0\t\t\t\t\t\t'
query --format=jsonl '~~drone ~zèbres commune:Nulleparte'
known=$(jq -r '[.query.notices[0], .query.unrelated[0],
    .query.unknown[0].value][]' "$tmp/out")
query --format=tsv -m 0 --facet=year '~~drone ~zèbres commune:Nulleparte'
is 'a count tells what else there is to know' "$(wc -l <<<"$known")" 3
while read -r known; do
    like "of $known" "$(tail -n 1 "$tmp/out")" "$known"
done <<<"$known"

# ---- Languages ---------------------------------------------------------------

# What stands before a colon in French.
wide=$'\u00a0'
note='–drone || near/5 ＝plage'
french=('Un tiret n.exclut rien' 'Laissé de côté, faute' 'Les opérateurs s.écriv'
    '＝ a été lu comme une ponctuation')
english=('a dash leaves nothing out' 'passed over, as what'
    'operators are in capitals' '＝ was read as punctuation')
for format in html atom markdown; do
    query --format=$format "$note"
    for i in "${!french[@]}"; do
        like "$format: notes in French" "$out" "${french[i]}"
        unlike "$format: and in no other language" "$out" "${english[i]}"
    done
done
for format in text json tsv; do
    query --format=$format "$note"
    for i in "${!french[@]}"; do
        like "$format: notes in English" "$out" "${english[i]}"
        unlike "$format: and in no other language" "$out" "${french[i]}"
    done
done
for format in text jsonl tsv; do
    query --format=$format --batch="$tmp/batch"
    like "$format: errors in English" "$out" 'column 1: this quotation mark'
    unlike "$format: and in no other language" "$out" 'colonne'
done

# ---- HTML --------------------------------------------------------------------

# page SENTENCE OPTION...: valid, and shown by a browser; sets told.
page() {
    local sentence=$1
    shift
    query --format=html "$@"
    cp "$tmp/out" "$tmp/page.html"
    [ "$1" != --fragment ] || printf '%s%s</body></html>' \
        '<!DOCTYPE html><html lang="fr"><head><title>x</title></head><body>' \
        "$out" >"$tmp/page.html"
    ok "$sentence: valid" tidy -quiet -errors "$tmp/page.html"
    ok "$sentence: well-formed" xmllint --noout "$tmp/page.html"
    "$python" tests/outputs-page.py "$tmp/page.html" >"$tmp/shown.html"
    # The sandbox needs what not every machine gives.
    told=$(timeout 120 chromium --headless --no-sandbox --disable-gpu \
        --user-data-dir="$tmp/chromium" --dump-dom "file://$tmp/shown.html" \
        2>/dev/null | sed -n '/<pre>/,/<\/pre>/p' | sed 's/.*<pre>//; s/<.*//')
}
hostile=(-m 20 --facet=year '(drone OR gras OR "<img src=x onerror=parent.ran=1>")')

table='table tbody td th thead tr'
page 'a page' "${hostile[@]}"
is 'of these elements, whatever the documents hold' \
    "$(sed -n '1s/elements: //p' <<<"$told")" \
    "a blockquote caption div h1 h2 h3 header li main mark ol p q section $table"
is 'of these attributes' "$(sed -n 2p <<<"$told")" \
    'attributes: aria-label class href lang role scope tabindex'
is 'with links to the web, else to files' "$(sed -n 3p <<<"$told")" \
    'links: file: https:'
like 'headings in their order' "$(sed -n 4p <<<"$told")" '^headings: 1 2( 3)+$'
is 'narrow as a telephone' "$(sed -n 5p <<<"$told")" 'columns beyond 320: 0'
is 'no script runs' "$(sed -n 6p <<<"$told")" 'scripts that ran: 0'
like 'the words are marked' "$out" \
    '… Page deux &lt;script&gt;.* &amp; des <mark>drones</mark> \| encore'
like 'its title tells the question' "$out" \
    '<title>.drone OR gras OR &quot;&lt;img src=x [^<]* – Résultats de recherche<'
like 'French for all but documents' "$out" '<html lang="fr">'

page 'a part of a page' --fragment "${hostile[@]}"
is 'of these elements' "$(sed -n '1s/elements: //p' <<<"$told")" \
    "a blockquote caption div h2 h3 li mark ol p q section $table"
is 'without ids' "$(sed -n 2p <<<"$told")" \
    'attributes: aria-label class href lang role scope style tabindex'
is 'with links to the web alone' "$(sed -n 3p <<<"$told")" 'links: https:'
is 'narrow' "$(sed -n 5p <<<"$told")" 'columns beyond 320: 0'
is 'no script runs in it' "$(sed -n 6p <<<"$told")" 'scripts that ran: 0'
unlike 'it names no folder' "$out" "$tmp|file:"
like 'it is a section' "$out" '^<section class="vigie" lang="fr" '
is 'and one alone' "$(xmllint --xpath 'name(/*)' "$tmp/out")" section
like 'it tells what was searched' "$out" 'Recherche faite dans 4 documents, 5 pag'

page 'a page of a batch' --title='Les <drones>' --batch="$tmp/batch"
like 'headings in their order, one a question' "$(sed -n 4p <<<"$told")" \
    '^headings: 1 2( 3)+ 2( 3)* 2'
is 'each question has its section' "$(grep -c '<section' "$tmp/out")" 6
like 'a failed one says so' "$out" \
    "Sans réponse$wide: colonne 1$wide: ce guillemet n.est jamais fermé"
unlike 'and why in no other language' "$out" 'column 1|lang="en"'
like 'the page has its title' "$out" '<title>Les &lt;drones&gt;</title>'
query --fragment drone
is 'a part is one of HTML' "$status" 2

page 'a page of nothing' zèbre
like 'a zero comes with what was searched' "$out" \
    'Aucun passage trouvé</p>.<p class="vigie-coverage">Recherche faite dans 4'

# ---- Markdown ----------------------------------------------------------------

query --format=markdown --title='# Notes *et* <idées>' --facet=year -m 20 \
    'drone OR gras'
cp "$tmp/out" "$tmp/notes.md"
query --json -m 20 'drone OR gras'
cp "$tmp/out" "$tmp/notes.json"
cmark-gfm -e table -e strikethrough -e autolink -t xml "$tmp/notes.md" |
    grep -v DOCTYPE >"$tmp/notes.xml"
run "$python" tests/outputs-notes.py "$tmp/notes.json" <"$tmp/notes.xml"
is 'Markdown: every quotation stands in its passage' "$status" 0
is 'nothing else than notes, whatever the documents hold' \
    "$(sed -n 1p "$tmp/out")" \
    "block_quote document heading link paragraph strong $(
    )table table_cell table_header table_row text"
is 'links to the web, else to files' "$(sed -n 2p "$tmp/out")" 'file https'
is 'the words are strong' "$(sed -n 3p "$tmp/out")" 'drone drones gras'
is 'headings hold but themselves' "$(sed -n '4,$p' "$tmp/out")" \
    $'1 # Notes *et* <idées>\n2 Recherche\u00a0: drone OR gras'
like 'what was searched is told' "$(cat "$tmp/notes.md")" \
    'Recherche faite dans 4 documents, 5 pages\.'
query --format=markdown --batch="$tmp/batch"
is 'a batch: a heading a question' "$(grep -c '^## ' "$tmp/out")" 6
like 'a failed one says so' "$out" \
    "Sans réponse$wide: colonne 1$wide: ce guillemet n.est jamais fermé"
unlike 'and why in no other language' "$out" 'column 1'

# ---- Atom --------------------------------------------------------------------

# feed SENTENCE QUERY...: valid, and as a reader sees it.
feed() {
    local sentence=$1
    shift
    query --format=atom "$@"
    cp "$tmp/out" "$tmp/feed.atom"
    ok "$sentence: valid" \
        xmllint --noout --relaxng tests/atom.rng "$tmp/feed.atom"
    run "$python" tests/outputs-feed.py "$tmp/feed.atom"
    is "$sentence: a reader takes it" "$status" 0
}
feed 'Atom' -m 20 --per-document=0 drone OR gras
like 'more passages than pages' "$(head -n 1 "$tmp/out")" \
    '^drone OR gras [5-9] 4$'
is 'a line a page of a document' "$(sed 1d "$tmp/out" | sort -u | wc -l)" 4
is 'an address where one is known, else its id' \
    "$(sed 1d "$tmp/out" | cut -d ' ' -f 1 | sort | uniq -c | xargs)" \
    '2 https 2 urn'
unlike 'it names no folder' "$(cat "$tmp/feed.atom")" "$tmp|file:"
id=$(sha256sum <"$(echo "$docs/=cmd"*)" | cut -c 1-64)
is 'known by SHA-256 and page' \
    "$(grep -c "^<id>urn:sha256:$id#page=[12]<" "$tmp/feed.atom")" 2
like 'the address has the page, and holds no markup' "$(cat "$tmp/feed.atom")" \
    'href="https://example\.org/a%20b%3C%22x%22%3E\.pdf\?a=1&amp;b=2#page=2"'
cp "$tmp/feed.atom" "$tmp/again.atom"
query --format=atom -m 20 --per-document=0 drone OR gras
ok 'the same bytes again' cmp "$tmp/out" "$tmp/again.atom"
feed 'a feed of nothing' zèbre
is 'has no entries, and its coverage' "$out" 'zèbre 0 0'
like 'all the same' "$(cat "$tmp/feed.atom")" \
    'Recherche faite dans 4 documents, 5 pages'
feed 'what holds some of the words is no entry' drone zèbre
like 'which the feed says' "$(cat "$tmp/feed.atom")" \
    '[3-9] passages qui n.ont qu.une partie des mots n.y sont pas'
feed 'and what else there is to know' drone commune:Nulleparte
like 'of a filter' "$(cat "$tmp/feed.atom")" \
    'Aucun document ne répond à commune:Nulleparte'
feed 'a feed has a title' --title='<Drones> & cie' drone
like 'as it stands' "$out" '^<Drones> & cie '
query --format=atom --batch="$tmp/batch"
is 'a batch is no feed' "$status" 2
like 'there is something for it' "$err" '--feeds'
query --format=atom --facet=year drone
is 'a feed has no counts' "$status" 2

# ---- JSON lines --------------------------------------------------------------

query --format=jsonl drone
is 'JSON lines: an answer is a line' "$(wc -l <"$tmp/out")" 1
jq -S . "$tmp/out" >"$tmp/lines"
query --format=json drone
is 'of the same contract' "$(jq -S . "$tmp/out")" "$(cat "$tmp/lines")"
query --format=jsonl --batch="$tmp/batch"
is 'a batch: as many lines as questions' "$(jq -s length "$tmp/out")" 6

# ---- Text --------------------------------------------------------------------

question='drone OR gras OR "<img src=x onerror=parent.ran=1>"'
# terminal TERM OPTION...: what a terminal of 50 columns gets.
terminal() {
    run env -u VTE_VERSION -u KONSOLE_VERSION -u WT_SESSION -u DOMTERM \
        -u TERM_PROGRAM "TERM=$1" "$python" tests/outputs-terminal.py 50 \
        "$B/vigie-query" -d "$index" "${@:2}" "$question"
}
# Without the codes of this program: what is left is of documents.
bare() {
    sed $'s/\033\\[[0-9;]*m//g; s/\033]8;;[!-~]*\033\\\\//g' "$tmp/out"
}
query "$question"
cp "$tmp/out" "$tmp/whole"
unlike 'text for a program has no codes' "$out" $'\033'
# Where a bare folder is all there is, no terminal can be had.
if script -qec : "$tmp/typescript" >/dev/null 2>&1; then
    terminal xterm-kitty
    bare >"$tmp/bare"
    is 'a terminal gets the same text' \
        "$(tr -s ' \n' '\n' <"$tmp/bare")" "$(tr -s ' \n' '\n' <"$tmp/whole")"
    is 'as wide as it is, but for addresses' \
        "$(grep -v '^   file:' "$tmp/bare" | grep -c '.\{51\}')" 0
    is 'and not much less' "$(grep -c '^   .\{40,47\}$' "$tmp/bare" |
        awk '{print ($1 > 5)}')" 1
    is 'no control character of a document' \
        "$(LC_ALL=C tr -d ' -~\200-\377\n' <"$tmp/bare" | wc -c)" 0
    like 'a citation leads to the page' "$out" \
        $'\033]8;;file:///[!-~]*#page=2\033\\\\\033\\[1m=cmd.*, p. 2\033'
    terminal xterm
    unlike 'a terminal that knows no links gets none' "$out" $'\033]8'
    like 'but colours' "$out" $'\033\\[1;31mgras\033\\[0m'
    terminal tmux-256color
    unlike 'nor does one inside of another' "$out" $'\033]8'
    terminal xterm-kitty --hyperlink=never --color=never
    unlike 'nor one that wants none' "$out" $'\033'
    terminal dumb
    unlike 'a dumb one gets text' "$out" $'\033'
fi
query --hyperlink=always "$question"
like 'links may be asked for' "$out" $'\033]8;;file:///'
query --hyperlink=x drone
is 'or not so' "$status" 2

# ---- JSON Schema -------------------------------------------------------------

# Two copies of one text, and a table that tells all of a document.
cp -R "$docs" "$tmp/more"
cp corpus/pdf/nice-c*.pdf corpus/deliberations.csv "$tmp/more"
cp corpus/pdf/marguerittes-deliberation-hypervision-2020-02-12.pdf "$tmp/more"
for name in un deux; do
    printf 'Le %s.\f%s' "$name" "$(printf 'La ville de Nice essaie %s. ' \
        'des drones et des capteurs sonores' 'un centre de supervision urbain' \
        'la reconnaissance faciale au carnaval')"
done | csplit -q -z -f "$tmp/more/copie" -b '%d.txt' - '/Le deux/'
cp "$tmp/more/copie0.txt" "$tmp/more/encore.txt"
run "$B/vigie-index" -d "$tmp/more-index" --sources="$tmp/more/sources.tsv" \
    --scdl="$tmp/more/deliberations.csv" "$tmp/more"
for options in drones 'drones --all-copies' 'zèbre drone' 'zebre commune:Nise' \
    '~vidéosurveillance ~zèbres' '--facet=commune,type,year,matiere nom:*' \
    'drones --new-since=2020-01-01' 'reconaissance' 'titre:hypervision' \
    'capteurs -m 0' 'poste'; do
    # shellcheck disable=SC2086
    "$B/vigie-query" -d "$tmp/more-index" --format=jsonl $options
done >"$tmp/answers"
run "$B/vigie-query" -d "$tmp/more-index" --json --batch="$tmp/batch"
cat "$tmp/out" >>"$tmp/answers"
run "$python" tests/outputs-schema.py <"$tmp/answers"
is 'answers are as the schema has them, and it describes every field' \
    "$status" 0
is 'and no field that no answer has' "$out" '17 answers'
jq -c '.hits[]?.passage.more = 1' "$tmp/answers" >"$tmp/changed"
nok 'a field that is not described would be seen' \
    "$python" tests/outputs-schema.py <"$tmp/changed"
jq -c 'del(.coverage.pages)' "$tmp/answers" >"$tmp/changed"
nok 'and one that is missing' \
    "$python" tests/outputs-schema.py <"$tmp/changed"
run make -s -o "$B/vigie-index" -o "$B/vigie-extract" -o "$B/vigie-query" \
    B="$B" DESTDIR="$tmp/root" PREFIX=/usr install
ok 'the schema is installed' cmp query/answer.schema.json \
    "$tmp/root/usr/share/vigie/answer.schema.json"

# ---- Versions ----------------------------------------------------------------

query --format-version
is 'every format has a version' "$out" "text 1
json 1
jsonl 1
csv 1
tsv 1
html 1
atom 1
markdown 1"
is 'to ask for it is no error' "$status" 0
query --format=json --format-version=1 drone
is 'a version may be demanded' "$(jq .format_version "$tmp/out")" 1
query --format=csv --format-version=2 drone
is 'another one is an error' "$status" 2
like 'which names both' "$err" 'csv is written in version 1, not 2'
query --format-version=x drone
like 'no number: told' "$err" 'takes a number from 1'

done_testing
