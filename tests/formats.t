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
    "$B/vigie-query" -d "$tmp/index" --format=json -m 100 "$@" |
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

# ---- In the index ------------------------------------------------------------

run "$B/vigie-index" -d "$tmp/index" --report="$tmp/report" "$docs"
is 'all of them are indexed' "$status:$(jq -r .status "$tmp/report" |
    sort | uniq -c | tr -s ' \n' ' ')" '0: 6 indexed '
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

run "$B/vigie-index" -d "$tmp/worse" --report="$tmp/report" "$bad"
is 'what is refused costs nobody else anything' "$status:$(
    jq -r .status "$tmp/report" | sort | uniq -c | tr -s ' \n' ' ')" \
    '1: 3 failed '

done_testing
