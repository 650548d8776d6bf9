#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sandbox.t - documents are read in the sandbox as without it, and a kernel
# that lacks part of it is told of, once; test_sandbox.c tries to get out.
. tests/tap.sh

if grep -q __asan_init "$B/vigie-extract"; then
    skip_all 'with a sanitizer the worker is not confined'
fi
convention=corpus/pdf/nice-convention-safe-city-2018-06-07.pdf
run "$B/vigie-extract" "$convention"
case $err in *warning:*) skip_all "$err" ;; esac

# ---- The same text -----------------------------------------------------------

# beside FOLDER OPTION: an indexer whose worker is given the option.
beside() {
    mkdir "$1"
    cp "$B/vigie-index" "$1"
    printf '#!/bin/sh\nexec "%s" %s "$@"\n' "$B/vigie-extract" "$2" \
        >"$1/vigie-extract"
    chmod +x "$1/vigie-extract"
}
# A font that is not in the document, for characters by their numbers in
# Shift-JIS: "nihongo", Japanese.
cat >"$tmp/japanese.pdf" <<'END'
%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R
/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 43>>stream
BT /F 12 Tf 50 700 Td <93fa967b8cea> Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type0/BaseFont/Mincho/Encoding/90ms-RKSJ-H
/DescendantFonts[6 0 R]>>endobj
6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/Mincho
/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>
/FontDescriptor<</Type/FontDescriptor/FontName/Mincho/Flags 4>>>>endobj
trailer<</Root 1 0 R>>
END
run "$B/vigie-extract" "$tmp/japanese.pdf"
is "poppler's tables are read when a document needs them" "$out" \
    $'日本語\n\f'

different=
for document in corpus/pdf/*.pdf "$tmp/japanese.pdf"; do
    "$B/vigie-extract" "$document" >"$tmp/confined" 2>&1
    "$B/vigie-extract" --unconfined "$document" >"$tmp/unconfined" 2>&1
    cmp -s "$tmp/confined" "$tmp/unconfined" || different+=" $document"
    [ -s "$tmp/confined" ] || different+=" $document (nothing)"
done
is 'every sample has the same bytes in the sandbox as without' "$different" ''

beside "$tmp/open" --unconfined
"$B/vigie-index" -d "$tmp/confined.index" --report="$tmp/confined.report" \
    corpus/pdf 2>"$tmp/confined.err"
run "$tmp/open/vigie-index" -d "$tmp/open.index" --report="$tmp/open.report" \
    corpus/pdf
is 'an indexer with workers without it succeeds' "$status" 0
is 'and says the same' "$err" "$(cat "$tmp/confined.err")"
is 'and reports the same' "$(jq -c 'del(.ms)' "$tmp/open.report")" \
    "$(jq -c 'del(.ms)' "$tmp/confined.report")"
for index in confined open; do
    "$B/vigie-query" -d "$tmp/$index.index" --json -m 1000 \
        'commune OR ville OR conseil OR convention' >"$tmp/$index.json"
done
ok 'titles are found' jq -e '[.hits[].document.title] | any' \
    "$tmp/confined.json"
ok 'and answers the same, titles and all' \
    cmp "$tmp/open.json" "$tmp/confined.json"

# ---- Where the kernel lacks a part -------------------------------------------

without="$B/tests/without"
# warns SENTENCE LOSS COMMAND...: -j 4, yet it warns once.
warns() {
    local name=$1 loss=$2
    shift 2
    rm -rf "$tmp/weak"
    run "$@" "$B/vigie-index" -d "$tmp/weak" -j 4 corpus/pdf
    is "$name: indexing goes on" "$status" 0
    is "$name: one warning" "$(grep -c warning: "$tmp/err")" 1
    like "$name: which names the loss" "$err" "vigie-index: warning: $loss"
    is "$name: the rest is as ever" "$(grep -v warning: "$tmp/err")" \
        "$(cat "$tmp/confined.err")"
    run "$@" "$B/vigie-extract" "$convention"
    is "$name: it can be read by hand" "$status" 0
    like "$name: with the same warning" "$err" "vigie-extract: warning: $loss"
}
warns 'without Landlock' 'no Landlock .* read your files' \
    "$without" landlock_create_ruleset
warns 'without seccomp' 'no seccomp filters .* use the network' \
    "$without" seccomp
warns 'without both' 'neither Landlock nor seccomp .* do what you can' \
    "$without" landlock_create_ruleset "$without" seccomp

# ---- scripts/trace-syscalls --------------------------------------------------

if strace -o /dev/null true 2>/dev/null; then
    run scripts/trace-syscalls "$convention" "$tmp/japanese.pdf"
    is 'the worker makes no call that the table lacks' "$status $out" '0 '
    mkdir "$tmp/tree" "$tmp/tree/scripts" "$tmp/tree/indexer"
    cp scripts/trace-syscalls "$tmp/tree/scripts"
    grep -v pread64 indexer/sandbox.c >"$tmp/tree/indexer/sandbox.c"
    run "$tmp/tree/scripts/trace-syscalls" "$convention"
    is 'one that were lacking would be told' "$status" 1
    like 'with an example' "$out" '^pread64\([0-9]'
    is 'and nothing else' "$(wc -l <"$tmp/out")" 1
else
    note 'strace may not trace here'
fi
done_testing
