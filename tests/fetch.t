#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# fetch.t - scripts/fetch-corpus fetches what lists name, once, politely, and
# accounts for every URL.
. tests/tap.sh

unset http_proxy https_proxy all_proxy HTTPS_PROXY ALL_PROXY VIGIE_CONTACT
mkfifo "$tmp/events"
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=essai -days 2 \
    -addext subjectAltName=IP:127.0.0.1 -keyout "$tmp/key" \
    -out "$tmp/certificate" 2>"$tmp/openssl"
coproc server { exec python3 tests/fetch-server.py corpus/pdf "$tmp/log" \
    "$tmp/events" "$tmp/certificate" "$tmp/key"; }
read -r port tls_port <&"${server[0]}"
one=http://127.0.0.1:$port two=http://127.0.0.2:$port
convention=nice-convention-safe-city-2018-06-07.pdf

plainly() { # ARGUMENT...: a run, to where the test's servers are
    run scripts/fetch-corpus --contact=essai@example.org --allow-private \
        --delay=0 --report="$tmp/report" "$@"
}
fetch() { # DIR URL...
    local folder=$1
    shift
    : >"$tmp/log"
    plainly - "$folder" < <(printf '%s\n' "$@")
}
asked() { # what was asked for, but robots.txt
    awk '$2 != "/robots.txt" { print $2 }' "$tmp/log"
}
reason() { # URL
    jq -r --arg url "$1" 'select(.url == $url) | "\(.outcome) \(.reason)"' \
        "$tmp/report"
}
sha() {
    sha256sum "$@" | cut -d ' ' -f 1
}
# What a document of the server is, by its name.
served() {
    python3 -c 'import hashlib, sys
name = sys.argv[1].encode()
body = b"%PDF-1.4\n" + hashlib.sha256(name).digest() * 4000
print(hashlib.sha256(body).hexdigest())' "$1"
}
last_row() { # DIR: path and URL
    tail -n 1 "$1/sources.tsv" | cut -f 1,2 | tr '\t' ' '
}

# ---- What it is asked

run scripts/fetch-corpus --help
is 'help' "$status" 0
ok 'help fits a screen' test "$(wc -l <"$tmp/out")" -le 30
is 'help fits its width' "$(grep -c '.\{81\}' "$tmp/out")" 0
run scripts/fetch-corpus --version
like 'version' "$out" "^fetch-corpus $(sed -n 's/^VERSION = //p' Makefile)\$"
run scripts/fetch-corpus "$tmp/list" "$tmp/d"
is 'who asks must say so' "$status" 2
like 'and is told how' "$err" 'contact=WHO'
run scripts/fetch-corpus --contact=moi "$tmp/list" "$tmp/d"
is 'so that one can be reached' "$status" 2
plainly "$tmp/list" "$tmp/d"
is 'no such list: exit 2' "$status" 2
like 'no such list: named' "$err" "$tmp/list: No such file"
printf 'nom;prix\nchou;3\n' >"$tmp/list"
plainly "$tmp/list" "$tmp/d"
is 'no list of URLs: exit 2' "$status" 2
like 'no list of URLs: what is missing' "$err" 'column DELIB_URL'
nok 'nothing was made' test -e "$tmp/d"

# ---- What is fetched

printf '# liste\n\n%s\n' "$one/file/$convention" >"$tmp/list.txt"
printf '\xef\xbb\xbf%s\r\n' 'DELIB_ID;DELIB_OBJET;DELIB_URL' \
    "1;\"Convention
« Safe; City »\";$two/file/été 1.pdf" '2;Rien;' \
    "3;De même;\"$one/file/$convention#page=34\"" >"$tmp/scdl.csv"
: >"$tmp/log"
plainly "$tmp/list.txt" "$tmp/scdl.csv" "$tmp/d"
is 'a list and a table: all there' "$status" 0
is 'each URL is told of' "$err" \
    'fetch-corpus: 2 URLs: 2 fetched, 1 rows without a URL; 0.3 MB'
digest=$(sha "corpus/pdf/$convention")
ok 'named by its bytes' cmp "corpus/pdf/$convention" "$tmp/d/$digest.pdf"
is 'the list of sources has a header' "$(head -n 1 "$tmp/d/sources.tsv")" \
    $'path\turl\tfetched'
is 'a path and a URL in ASCII a line' \
    "$(tail -n +2 "$tmp/d/sources.tsv" | cut -f 1,2 | sort)" \
    "$(printf '%s\t%s\n' "$digest.pdf" "$one/file/$convention" \
        "$(served '%C3%A9t%C3%A9%201.pdf').pdf" \
        "$two/file/%C3%A9t%C3%A9%201.pdf" | sort)"
like 'and when' "$(tail -n 1 "$tmp/d/sources.tsv" | cut -f 3)" \
    '^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$'
is 'the report has the places' "$(jq -rs --arg tmp "$tmp/" 'map(.places[] |
    sub($tmp; "")) | sort | join(" ")' "$tmp/report")" \
    'list.txt:3 scdl.csv:2 scdl.csv:5'
is 'robots.txt comes first, once a host' "$(awk '{ print $1, $2 }' "$tmp/log" |
    sort -s -k 1,1 | sed 's/été/%C3%A9t%C3%A9/')" "127.0.0.1 /robots.txt
127.0.0.1 /file/$convention
127.0.0.2 /robots.txt
127.0.0.2 /file/%C3%A9t%C3%A9%201.pdf"
is 'every request says who asks' "$(awk '{ print $(NF - 1), $NF }' "$tmp/log" |
    sort -u)" "vigie-fetch/$(sed -n 's/^VERSION = //p' Makefile) \
(+essai@example.org)"

: >"$tmp/log"
plainly "$tmp/list.txt" "$tmp/scdl.csv" "$tmp/d"
is 'once more: nothing to do' "$err" \
    'fetch-corpus: 2 URLs: 2 already there, 1 rows without a URL; 0.0 MB'
is 'nobody was asked' "$(cat "$tmp/log")" ''
rm "$tmp/d/$digest.pdf"
plainly "$tmp/list.txt" "$tmp/d"
ok 'what was deleted is fetched again' test -f "$tmp/d/$digest.pdf"

printf 'lien,%s\n' 'x' "$one/file/a" >"$tmp/other.csv"
sed -i 1s/x/URL/ "$tmp/other.csv"
plainly --column=url "$tmp/other.csv" "$tmp/d"
like 'a table of another format' "$err" '1 URLs: 1 fetched'
printf 'DELIB_URL,OBJET\n%s,"d\xe9lib"\n%s\xe9,"non" fini\n' "$one/file/a" \
    "$one/file/b" >"$tmp/latin.csv"
plainly "$tmp/latin.csv" "$tmp/d"
like 'Latin-1; and a quote at a wrong place hides nothing' "$err" \
    'latin.csv: a quote at a wrong place.*3 URLs: 1 fetched, 1 already'
is 'and is a failure' "$status" 1
is 'a URL of Latin-1 is one of UTF-8' "$(last_row "$tmp/d")" \
    "$(served b%C3%A9).pdf $one/file/b%C3%A9"

fetch "$tmp/same" "$one/file/$convention" "$two/file/$convention?copie=2"
is 'the same bytes under two URLs: one file' \
    "$(cd "$tmp/same" && echo ./*.pdf)" "./$digest.pdf"
is 'with two rows' "$(cut -f 1 "$tmp/same/sources.tsv" | grep -c "$digest")" 2
is 'what a row was cut in is fetched again' "$(
    printf '%s.pdf\t%s/file/b' "$digest" "$one" >>"$tmp/same/sources.tsv"
    fetch "$tmp/same" "$one/file/b"
    last_row "$tmp/same")" "$(served b).pdf $one/file/b"
is 'and the row is whole' "$(awk -F '\t' 'NF != 3' "$tmp/same/sources.tsv")" ''
mkdir "$tmp/foreign"
printf 'recette' >"$tmp/foreign/sources.tsv"
fetch "$tmp/foreign" "$one/file/b"
is 'a list that is not ours: exit 2' "$status" 2
is 'it is left as it is' "$(cat "$tmp/foreign/sources.tsv")" recette

fetch "$tmp/same" "$one/file/b"
run flock "$tmp/same/.fetch/lock" scripts/fetch-corpus --contact=a@example.org \
    "$tmp/list.txt" "$tmp/same"
is 'two runs in one folder: exit 2' "$status" 2
like 'and told' "$err" 'another run is at work'

# ---- What it is

fetch "$tmp/kinds" "$one/named/document" "$one/text/a" "$one/zip/a.xml"
is 'the bytes and the server tell the kind' \
    "$(cd "$tmp/kinds" && printf '%s\n' * | sed 's/.*\.//' | sort | paste -sd ' ')" \
    'docx tsv txt zip'
fetch "$tmp/kinds" "$one/portal" "$one/false/page.pdf" "$one/false/noise.pdf" \
    "$one/empty/a.pdf" "$one/absent.pdf"
is 'what is no document: exit 1' "$status" 1
is 'a web page' "$(reason "$one/portal")" \
    'failed a web page, not a document (--html)'
is 'a web page that is said to be a PDF' "$(reason "$one/false/page.pdf")" \
    'failed a web page, not a document (--html)'
is 'something that is said to be a PDF' "$(reason "$one/false/noise.pdf")" \
    'failed no document known here, said to be application/pdf'
is 'nothing' "$(reason "$one/empty/a.pdf")" 'failed an empty file'
is 'what is not there' "$(reason "$one/absent.pdf")" 'failed HTTP 404'
is 'a line each, and the sum' "$(grep -c "^fetch-corpus: $one/.* (-:[1-5])$" \
    "$tmp/err") $(tail -n 1 "$tmp/err")" \
    '5 fetch-corpus: 5 URLs: 5 failed; 0.0 MB'
is 'none of them is kept' "$(find "$tmp/kinds" -name '*.html' -o -name '*.part')" ''
sed "s,URL,$one/portal," <<'END' >"$tmp/portal.csv"
DELIB_ID,DELIB_URL
1,URL
2,URL
3,URL
END
sed -i 1s/.*/DELIB_ID,DELIB_URL/ "$tmp/portal.csv"
: >"$tmp/log"
plainly "$tmp/portal.csv" "$tmp/kinds"
is 'a portal in place of all documents is asked for once' "$(asked)" /portal
like 'and told once, with its rows' "$err" 'portal.csv:2 and 2 more\)'
plainly --html "$tmp/portal.csv" "$tmp/kinds"
is 'web pages are kept if asked for' "$status$(cd "$tmp/kinds" && ls ./*.html |
    wc -l)" 01

# ---- robots.txt

fetch "$tmp/robots" "$one/secret/a" "$one/%73ecret/b" "$one/secret/public" \
    "$one/file/a.exe" "$one/file/a.exe?b" http://127.0.0.{3,4}:"$port"/file/a \
    http://127.0.0.6:"$port"/file/{a,b} "$one/away/127.0.0.4/file/c"
is 'robots.txt is obeyed' "$(asked | sort | paste -sd ' ')" \
    '/away/127.0.0.4/file/c /file/a.exe?b /secret/public'
is 'what it does not allow is told' "$(reason "$one/secret/a")" \
    'forbidden robots.txt does not allow it'
is 'by name' "$(reason "http://127.0.0.4:$port/file/a")" \
    'forbidden robots.txt does not allow it'
is 'also behind a redirect' "$(reason "$one/away/127.0.0.4/file/c")" \
    'forbidden robots.txt does not allow it'
is 'what is not known is not allowed' \
    "$(reason "http://127.0.0.3:$port/file/a")" 'failed robots.txt: HTTP 503'
is 'who wants to be asked once a day is left alone' \
    "$(reason "http://127.0.0.6:$port/file/a")" \
    'failed robots.txt wants 100000 seconds between requests'
is 'it is asked for three times, no more' "$(grep -c '^127.0.0.3' \
    "$tmp/log")" 3
is 'the sum tells them apart' "$(tail -n 1 "$tmp/err" | sed 's/;.*//')" \
    'fetch-corpus: 10 URLs: 2 fetched, 5 forbidden by robots.txt, 3 failed'

# ---- Redirects, and answers that ask to wait

fetch "$tmp/moved" "$one/moved/a" "$one/away/127.0.0.2/file/b" "$one/loop/a" \
    "$one/to-file/a"
is 'a redirect is followed; the URL is the one that was published' \
    "$(grep -F moved "$tmp/moved/sources.tsv" | cut -f 1,2 | tr '\t' ' ')" \
    "$(served a).pdf $one/moved/a"
is 'also to another host' "$(grep -F away "$tmp/moved/sources.tsv" |
    cut -f 1)" "$(served b).pdf"
is 'five times, no more' "$(reason "$one/loop/a") $(asked | grep -c loop)" \
    'failed more than 5 redirects 6'
is 'but not to a file' "$(reason "$one/to-file/a")" \
    'failed a redirect to no http or https URL'
fetch "$tmp/moved" "$one/busy/a" "$one/broken/a"
is 'who is busy is asked again' "$(reason "$one/busy/a")" \
    'fetched the bytes of another'
is 'who is broken three times' "$(asked | grep -c broken)" 3
fetch "$tmp/moved" http://127.0.0.5:"$port"/{later/a,file/a,file/b}
is 'who wants to be left alone for an hour is' "$(asked)" /later/a
is 'and what was not asked for is told' \
    "$(reason "http://127.0.0.5:$port/file/b")" \
    'failed HTTP 429, to come back in 3600 seconds'

# ---- One at a time a host, hosts side by side

# The second host leads to the first, again and again.
fetch "$tmp/meet" "$one"/file/{1..20} "$one/meet/a" "$two/meet/b" \
    "$two"/away/127.0.0.1/file/{1..20} "$one"/file/{21..40}
is 'hosts are asked side by side' "$status" 0
is 'none of them two things at a time' "$(grep OVERLAP "$tmp/log")" ''
fetch "$tmp/alone" "$one"/file/{1..3}
is 'in the order of the list' "$(asked | paste -sd ' ')" '/file/1 /file/2 /file/3'

# ---- What breaks off

fetch "$tmp/cut" "$one/cut/a"
is 'what breaks off goes on' "$(last_row "$tmp/cut")" \
    "$(served a).pdf $one/cut/a"
size=$(stat -c %s "$tmp/cut/$(served a).pdf")
like 'from where it broke, if it is the same' "$(tail -n 1 "$tmp/log")" \
    "Range=bytes=$((size / 2))- If-Range=\"[0-9a-f]+\""
fetch "$tmp/cut" "$one/cut-and-changed/b" "$one/cut-and-lying/c" \
    "$one/cut-and-weak/d"
is 'else from the start' "$(grep -F changed "$tmp/cut/sources.tsv" |
    cut -f 1)" "$(served b).pdf"
is 'also if the server does not keep to what was asked' \
    "$(grep -F lying "$tmp/cut/sources.tsv" | cut -f 1)" "$(served c).pdf"
is 'or cannot tell whether it is the same' \
    "$(grep -F weak "$tmp/cut/sources.tsv" | cut -f 1)" "$(served d).pdf"
fetch "$tmp/cut" "$one/cut-always/d" "$one/noise/e" "$one/head/f" \
    "http://127.0.0.2:1/g"
like 'what always breaks off is a failure' "$(reason "$one/cut-always/d")" \
    'failed transfer closed'
is 'three tries, no more' "$(asked | grep -c cut-always)" 3
like 'no HTTP' "$(reason "$one/noise/e")" 'failed .*HTTP/0.9'
is 'a head without end' "$(reason "$one/head/f")" \
    'failed an answer whose head has no end'
like 'nobody there' "$(reason "http://127.0.0.2:1/g")" 'failed robots.txt: .*connect'
is 'no half file among the documents' \
    "$(cd "$tmp/cut" && printf '%s\n' * | wc -l)" 5
echo "$one/stall/a" >"$tmp/stalls"
plainly --timeout=1 "$tmp/stalls" "$tmp/cut"
like 'what stalls is given up' "$(reason "$one/stall/a")" 'failed Operation too slow'
fetch "$tmp/big" "$one/big/a"
is 'what is said to be too large is not fetched' \
    "$(reason "$one/big/a") $(tail -n 1 <<<"$err" | sed 's/.*; //')" \
    'failed more than 500 MB (--max-size) 0.0 MB'
echo "$one/endless/a" >"$tmp/endless"
plainly --max-size=1 "$tmp/endless" "$tmp/big"
is 'what turns out to be is given up' "$(reason "$one/endless/a")" \
    'failed more than 1 MB (--max-size)'
fetch "$tmp/big" "$one/endless-page/a"
is 'what is not wanted is not fetched to its end' \
    "$(reason "$one/endless-page/a")" \
    'failed a web page, not a document (--html)'
is 'and leaves nothing' "$(find "$tmp/big" -name '*.part')" ''

interrupt() { # SIGNAL NAME: half of a document is there
    printf '%s\n' "$one/hold/$2" >"$tmp/hold.txt"
    scripts/fetch-corpus --contact=essai@example.org --allow-private \
        --delay=0 "$tmp/hold.txt" "$tmp/hold" 2>"$tmp/err" &
    read -r _ <"$tmp/events"
    kill "-$1" $!
    wait $! 2>"$tmp/killed"
    status=$?
    err=$(cat "$tmp/err")
}
interrupt INT a
is 'interrupted: the status says so' "$status" 130
like 'and what is left' "$err" '1 URLs: 1 not asked for;.*goes on from here'
is 'no half file among the documents' "$(cd "$tmp/hold" && echo *)" sources.tsv
fetch "$tmp/hold" "$one/hold/a"
is 'the next run ends it' "$(last_row "$tmp/hold")" \
    "$(served a).pdf $one/hold/a"
interrupt TERM b
is 'terminated: likewise' "$status" 143
interrupt KILL c
is 'killed' "$status" 137
fetch "$tmp/hold" "$one"/hold/{b,c}
is 'the next run ends both' \
    "$(tail -n 2 "$tmp/hold/sources.tsv" | cut -f 1 | sort)" \
    "$(printf '%s.pdf\n' "$(served b)" "$(served c)" | sort)"

echo "$one/file/d" >"$tmp/full.txt"
run bash -c 'ulimit -f 40 && exec scripts/fetch-corpus "$@"' - --delay=0 \
    --contact=essai@example.org --allow-private "$tmp/full.txt" "$tmp/full"
is 'no room for a document: exit 2' "$status" 2
like 'and told' "$err" 'File too large'
plainly "$tmp/full.txt" "$tmp/full"
is 'with room the next run ends it' "$(last_row "$tmp/full")" \
    "$(served d).pdf $one/file/d"
# Where a bare folder is all there is, no terminal can be had.
if script -qec : "$tmp/typescript" >/dev/null 2>&1; then
    run script -qec "scripts/fetch-corpus --contact=essai@example.org \
        --allow-private --delay=0 $tmp/full.txt $tmp/terminal" "$tmp/typescript"
    like 'a terminal shows how far it is' "$out" '1 of 1, 0.1 MB, '
fi

# ---- Has it changed?

fetch "$tmp/again" "$one/file/a" "$one/plain/b" "$one/changing/c" "$one/text/d"
before=$(tail -n +2 "$tmp/again/sources.tsv")
: >"$tmp/log"
plainly --refresh <(cut -f 2 <<<"$before") "$tmp/again"
is 'what has changed is told from what has not' "$(tail -n 1 "$tmp/err" |
    sed 's/;.*//')" 'fetch-corpus: 4 URLs: 1 fetched, 3 unchanged'
like 'a server that knows versions is asked with it' \
    "$(grep /file/a "$tmp/log")" 'If-None-Match="[0-9a-f]+"'
like 'another with the time' "$(grep /plain/b "$tmp/log")" \
    'If-Modified-Since=Wed, 25 Oct 2023'
is 'the old version stays, and its row' \
    "$(head -n 5 "$tmp/again/sources.tsv" | tail -n +2)" "$before"
is 'the new one is beside it, nothing else' \
    "$(tail -n +6 "$tmp/again/sources.tsv" | cut -f 2)" "$one/changing/c"
is 'both are files' "$(cd "$tmp/again" && tail -n +2 sources.tsv | cut -f 1 |
    xargs -d '\n' ls | wc -l)" 5

# ---- Lists from strangers

cat >"$tmp/bad.txt" <<END
file:///etc/passwd
ftp://example.org/a
http://moi:secret@127.0.0.1:$port/file/a
-oProxyCommand=x://y
http://[::1
http://a b/
https:///a
http://127.0.0.1:99999/a
$(printf 'http://127.0.0.1:%s/\e[31ma' "$port")
$one/file/{a,b}[1-3]
END
: >"$tmp/log"
plainly "$tmp/bad.txt" "$tmp/bad"
is 'what is no URL is told' "$(tail -n 1 "$tmp/err" | sed 's/;.*//')" \
    'fetch-corpus: 10 URLs: 1 fetched, 9 failed'
is 'braces mean nothing' "$(asked)" '/file/%7Ba,b%7D[1-3]'
unlike 'no password is shown' "$err$(cat "$tmp/report")" secret
is 'no escape either' "$(tr -d '\n -~' <"$tmp/err" | sed 's/…//g')" ''
for host in 127.0.0.1 127.0.0.2 127.1 2130706433 0x7f.1 '[::1]' \
    '[::ffff:127.0.0.1]' 0.0.0.0; do
    echo "http://$host:$port/file/a"
done >"$tmp/private"
: >"$tmp/log"
run scripts/fetch-corpus --contact=https://example.org/robot --delay=0 \
    "$tmp/private" "$tmp/bad"
is 'private addresses are nobody'"'"'s business, in any spelling' \
    "$(grep -c 'private address' "$tmp/err") $(cat "$tmp/log")" '8 '

fetch "$tmp/bad" "https://127.0.0.1:$tls_port/file/a"
like 'a certificate that nobody vouches for is not taken' "$err" \
    'robots.txt: SSL certificate problem'
echo "https://127.0.0.1:$tls_port/file/a" >"$tmp/tls.txt"
run env CURL_CA_BUNDLE="$tmp/certificate" scripts/fetch-corpus --delay=0 \
    --contact=essai@example.org --allow-private "$tmp/tls.txt" "$tmp/bad"
is 'one that somebody does is' "$status" 0

# ---- The rules, one by one

for rules in Urls RobotsTxt Waits Kinds; do
    ok "rules: $rules" python3 tests/fetch-rules.py "$rules"
done

# ---- Into the index

printf '%s\n' 'DELIB_ID;DELIB_DATE;DELIB_OBJET;DELIB_URL' \
    "X-2018;2018-06-07;Ville sûre;$one/file/$convention?acte=été 1#page=3" \
    "X-2019;2019-06-07;Reste;$one/cut-always/e" >"$tmp/acts.csv"
plainly "$tmp/acts.csv" "$tmp/corpus"
ok 'half a file is there' test -n "$(find "$tmp/corpus/.fetch" -name '*.part')"
run "$B/vigie-index" -d "$tmp/index" --scdl="$tmp/acts.csv" \
    --report="$tmp/report" "$tmp/corpus"
is 'what was fetched is read, half a file and the list of sources are not' \
    "$(jq -r 'select(.status == "indexed") | .path' "$tmp/report")" \
    "$tmp/corpus/$digest.pdf"
run "$B/vigie-index" -d "$tmp/index" --list=facts
like 'where it came from is known' "$out" \
    "url: $one/file/$convention\\?acte=%C3%A9t%C3%A9%201 \\(sources\\)"
like 'and so is what the list said of it' "$out" 'number: X-2018 \(scdl\)'

done_testing
