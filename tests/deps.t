#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# deps.t - the dependency rules hold, and scripts/check-deps sees who breaks
# them.
. tests/tap.sh

ok 'the sources keep the dependency rules' scripts/check-deps

check=$PWD/scripts/check-deps
# broken SENTENCE FILE LINE: a copy of the tree with one line too many.
broken() {
    rm -rf "$tmp/tree"
    mkdir "$tmp/tree"
    cp -R shim indexer query "$tmp/tree"
    printf '%s\n' "$3" >>"$tmp/tree/$2"
    run env -C "$tmp/tree" "$check"
    is "$1: refused" "$status" 1
    like "$1: the line is named" "$out" "$2:[0-9]+:"
}

mkdir "$tmp/tree"
cp -R shim indexer query "$tmp/tree"
ok 'a copy of the tree passes' env -C "$tmp/tree" "$check"

broken 'indexer that includes query' indexer/walk.c '#include "query/syntax.h"'
broken 'query that includes indexer' query/main.c '#include "indexer/pool.h"'
broken 'shim that includes indexer' shim/french.h '#  include "indexer/pool.h"'
broken 'shim that includes query' shim/french.c '#include "query/search.h"'
broken 'a header named by a relative path' query/search.c \
    '#include "../shim/shim.h"'
broken 'Xapian in C' indexer/main.c '#include <xapian.h>'
broken 'Xapian in a header of C' shim/shim.h '#include <xapian/query.h>'
broken 'poppler outside the extractor' indexer/pool.c '#include <poppler.h>'
broken 'poppler beside GLib' query/search.c '#include <glib/poppler.h>'
broken 'cairo outside of pictures' indexer/pool.c '#include <cairo/cairo.h>'
broken 'libarchive outside the ZIP' indexer/extract.c '#include <archive.h>'
broken 'libxml2 outside markup' indexer/office.c '#include <libxml/tree.h>'
broken 'leptonica outside pictures' indexer/pdf.c \
    '#include <leptonica/allheaders.h>'
broken 'libcsv outside its faces' query/sheet.c '#include <csv.h>'
broken 'seccomp outside the sandbox' indexer/worker.c '#include <seccomp.h>'
broken 'HTTP outside the server' query/main.c '#include <microhttpd.h>'

mkdir -p "$tmp/tree"
: >"$tmp/tree/query/fast.cc"
run env -C "$tmp/tree" "$check"
is 'C++ outside the shim: refused' "$status" 1
like 'C++ outside the shim: the file is named' "$out" 'query/fast.cc'

done_testing
