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

printf 'Des drones "survolent" la plage ; en été, 30 000 € =1+1\f%s' \
    'Page deux <script>alert(1)</script> & des drones | encore **gras**.' \
    >"$docs/=cmd|'calc'!A1,\"x\";.txt"
printf 'Un drone \U1f681 de plus, שלום עולם, تجربة.' \
    >"$docs/"$'nom\tavec\nlignes\r\x1b[31m\xff \U1f681 שלום.txt'
printf '@drone -drone +drone' >"$docs/<img src=x onerror=alert(1)>&amp;.txt"
printf 'Rien que des rumeurs.' >"$docs/rumeurs.txt"
run "$B/vigie-index" -d "$index" "$docs"
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
is 'a count is no row' "$status" 2

# ---- JSON lines --------------------------------------------------------------

query --format=jsonl drone
is 'JSON lines: an answer is a line' "$(wc -l <"$tmp/out")" 1
jq -S . "$tmp/out" >"$tmp/lines"
query --format=json drone
is 'of the same contract' "$(jq -S . "$tmp/out")" "$(cat "$tmp/lines")"
query --format=jsonl --batch="$tmp/batch"
is 'a batch: as many lines as questions' "$(jq -s length "$tmp/out")" 6

done_testing
