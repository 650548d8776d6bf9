#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# manuals.t - manual pages, --help and programs say the same; what is
# installed works from where it stands.
. tests/tap.sh

# The long options a text speaks of, and the programs' own.
options() {
    grep -oE -- '--[a-z][a-z-]*' | sort -u
}
# A page as plain text: mandoc overstrikes what is bold.
page() {
    mandoc -T utf8 "$1" | sed 's/.\x08//g'
}

# .Ql takes what stands behind it on its line as well: ‘page, its’.
for manual in indexer/*.1 query/*.1 query/*.7; do
    is "${manual##*/}: no name is quoted with what follows it" \
        "$(page "$manual" | grep -oE "‘[a-z_]+, +‘|‘[a-z_]+, [a-z]+$|’’" |
            head -n 3)" ''
done

everything=$(for program in index extract query; do
    "$B/vigie-$program" --help-all
done | options)
version=$(sed -n 's/^VERSION = //p' Makefile)
for program in index extract query; do
    name=vigie-$program
    manual=$(find indexer query -name "$name.1")
    manual=${manual:-/dev/null}
    run "$B/$name" --help
    is "$name --help succeeds" "$status" 0
    is "$name --help: nothing on stderr" "$err" ''
    for group in $(grep -oE -- '--help-[a-z]+' "$tmp/out"); do
        "$B/$name" "$group"
    done >>"$tmp/out"
    help=$(options <"$tmp/out")
    ok "$name has a manual page" test -s "$manual"
    is "$name(1) describes every option" \
        "$(comm -23 - <(page "$manual" | options) <<<"$help")" ''
    is "$name(1) speaks of no option that is not there" \
        "$(comm -13 - <(page "$manual" | options) <<<"$everything")" ''
    run "$B/$name" --version
    is "$name --version succeeds" "$status" 0
    like "$name --version tells the version" "$out" \
        "(^| )${version//./\\.}( |\$)"
    run "$B/$name" --no-such-option
    is "$name: an unknown option is an error" "$status" 2
    is "$name: which prints nothing on stdout" "$out" ''
    is "$name: and one line on stderr" "$(wc -l <"$tmp/err")" 1
    like "$name: which names the option" "$err" 'no-such-option'
done

# Nothing is built here: -o takes the programs as they are.
root=$tmp/root
run make -s -o "$B/vigie-index" -o "$B/vigie-extract" -o "$B/vigie-query" \
    B="$B" DESTDIR="$root" PREFIX=/opt/vigie install
is 'make install succeeds' "$status" 0
ok "zsh's completion is in its place" \
    test -r "$root/opt/vigie/share/zsh/site-functions/_vigie"
for program in index extract query; do
    ok "bash's completion of vigie-$program is in its place" test -r \
        "$root/opt/vigie/share/bash-completion/completions/vigie-$program"
    ok "vigie-$program is in PREFIX/bin" \
        test -x "$root/opt/vigie/bin/vigie-$program"
    ok "vigie-$program(1) is in PREFIX/share/man" \
        test -r "$root/opt/vigie/share/man/man1/vigie-$program.1"
done
ok 'so are the themes' test -r "$root/opt/vigie/share/vigie/themes.tsv"
convention=nice-convention-safe-city-2018-06-07.pdf
cp "corpus/pdf/$convention" "$tmp"
cd "$tmp" || exit 1
PATH=$root/opt/vigie/bin:$PATH
run vigie-index -d index "$convention"
is 'an installed vigie-index finds its worker' "$status" 0
run vigie-query -d index --json 'messages courts'
is 'an installed vigie-query finds what it indexed' "$status" 0
is 'on the page where it stands' \
    "$(jq '.hits[0].passage.page' "$tmp/out")" 34

done_testing
