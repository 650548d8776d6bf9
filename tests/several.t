#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# several.t - two servers and a folder answer, byte for byte, what one index of
# all their documents does; what cannot be searched is told.
. tests/tap.sh

# ---- Indexes and servers -----------------------------------------------------

# One of everything, and three of a part each: what the others hold is taken
# out of a copy, so that even the times when documents came are the same.
mapfile -t files < <(printf '%s\n' corpus/pdf/*.pdf)
"$B/vigie-index" -d "$tmp/all" --ocr=never "${files[@]}" 2>/dev/null
parts=(0 0 0)
for part in 0 1 2; do
    cp -r "$tmp/all" "$tmp/part$part"
    others=()
    for i in "${!files[@]}"; do
        ((i * 3 / ${#files[@]} == part)) || others+=("${files[i]}")
    done
    "$B/vigie-index" -d "$tmp/part$part" --forget "${others[@]}" 2>/dev/null
    run "$B/vigie-index" -d "$tmp/part$part" --list=all
    parts[part]=$(wc -l <"$tmp/out")
done
is 'three indexes hold all documents together' \
    "$((parts[0] + parts[1] + parts[2]))" "${#files[@]}"

# serve INDEX [PORT]: sets port and server; each has a group of processes of its
# own, since it makes one for each who asks.
servers=()
stop() {
    for server in "${servers[@]}"; do
        kill -- -"$server" 2>/dev/null
    done
    wait 2>/dev/null
}
trap 'stop; rm -rf -- "$tmp"' EXIT
is_open() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}
serve() {
    while true; do
        port=${2:-$((20000 + RANDOM % 12000))}
        is_open "$port" && continue
        setsid xapian-tcpsrv --quiet --interface 127.0.0.1 --port "$port" \
            "$1" >"$tmp/server.log" 2>&1 &
        server=$!
        while kill -0 "$server" 2>/dev/null; do
            if is_open "$port"; then
                servers+=("$server")
                return
            fi
        done
    done
}
serve "$tmp/part1"
one=127.0.0.1:$port
serve "$tmp/part2"
two=127.0.0.1:$port two_server=$server

# relay BYTES die|hush: sets address, relay and heard, where each who connects
# is a line.  Passes on so many bytes of what two is asked, then ends, or takes
# whoever comes and says nothing.
cat >"$tmp/relay.py" <<'END'
import os, select, socket, sys
server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)
left, dies = int(sys.argv[2]), sys.argv[3] == "die"
askers, peer = set(), {}
while left >= 0 or not dies:
    ends = [server, *peer] if left >= 0 else [server]
    for end in select.select(ends, [], [])[0]:
        if end is server:
            asker = server.accept()[0]
            print("connected", flush=True)
            asked = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
            askers.add(asker)
            peer[asker], peer[asked] = asked, asker
        elif end in peer and left >= 0:
            data = end.recv(65536)
            left -= len(data) if end in askers else 0
            if not data:
                for one in (end, peer[end]):
                    del peer[one]
                    one.close()
            elif left >= 0:
                peer[end].sendall(data)
os._exit(0)
END
relay() {
    exec {heard}< <(exec setsid python3 "$tmp/relay.py" "${two##*:}" "$@")
    relay=$!
    servers+=("$relay")
    read -r port <&"$heard"
    address=127.0.0.1:$port
}
# n_heard PID HEARD: how often that one was connected to; ends it.
n_heard() {
    kill "$1"
    wc -l <&"$2"
}

# It takes long until these are told, so that other tests run meanwhile.
printf 'caméras\ndrones\npolice\n' >"$tmp/three"
relay -1 hush
together=$address together_relay=$relay together_heard=$heard
"$B/vigie-query" --partial -d "$tmp/part0" -d "$together" -j 4 --format=jsonl \
    --batch="$tmp/three" >"$tmp/together.out" 2>"$tmp/together.err" &
together_run=$!
relay -1 hush
silent=$address silent_relay=$relay silent_heard=$heard
"$B/vigie-query" -d "$tmp/part0" -d "$silent" caméras >"$tmp/silent.out" \
    2>"$tmp/silent.err" &
silent_run=$!
relay 1000 hush
hushed=$address hushed_relay=$relay hushed_heard=$heard
"$B/vigie-query" -d "$tmp/part0" -d "$hushed" -j 1 --format=jsonl \
    --batch="$tmp/three" >"$tmp/hushed.out" 2>"$tmp/hushed.err" &
hushed_run=$!

# ---- One answer --------------------------------------------------------------

sed 's/: /\t/' >"$tmp/questions" <<'END'
word: vidéoprotection
unaccented: videoprotection
words: reconnaissance faciale
capitals: DELIBERATION DU CONSEIL MUNICIPAL
stem: délibérer
phrase: "safe city"
phrase3: "le conseil municipal"
compound: vidéo-protection
compounds: "vidéo-protection" OR "hyper vision" OR cahier-des-charges
either: caméras OR drones OR hypervision OR portiques
without: convention -nice
needed: +caméras drones
strict: =caméra
begins: video*
near: caméras NEAR/8 police
nearest: "safe city" NEAR/12 nice
related: ~caméra
partly: drones biométrie convention carnaval
commune: commune:Nice
town: commune:nise drones
type: type:délibération
dates: date:2018..2019 caméras
years: date:2018
pages: page:1..2 convention
name: nom:*.pdf
names: nom:*2018* mairie
title: titre:convention
source: source:http
number: numero:2018-06
typo: reconaissance facialle
split: vidéo protection urbaine
nothing: zorglub
END

# same NAME OPTION...: all ways to name the same documents.
same() {
    local name=$1
    shift
    "$B/vigie-query" -d "$tmp/all" "$@" --batch="$tmp/questions" \
        >"$tmp/wanted" 2>"$tmp/wanted.err"
    "$B/vigie-query" -d "$one" -d "$tmp/part0" -d "$two" "$@" \
        --batch="$tmp/questions" >"$tmp/got" 2>"$tmp/got.err"
    ok "$name" cmp "$tmp/wanted" "$tmp/got"
    ok "$name: the same is told" cmp "$tmp/wanted.err" "$tmp/got.err"
    "$B/vigie-query" -d "$tmp/part2" -d "$tmp/part0" -d "$tmp/part1" "$@" \
        --batch="$tmp/questions" >"$tmp/got" 2>/dev/null
    ok "$name: folders" cmp "$tmp/wanted" "$tmp/got"
}
same 'JSON' --json
is 'each question is answered' "$(jq -s length "$tmp/got")" \
    "$(wc -l <"$tmp/questions")"
ok 'and most with passages' test "$(jq -s \
    'map(select(.total.passages > 0)) | length' "$tmp/got")" -gt 20
same 'JSON lines' --format=jsonl
same 'TSV' --format=tsv
same 'CSV' --format=csv
same 'text' --format=text
same 'html' --format=html
same 'facets' --json --facet=commune,type,year,matiere
same 'by date' --json --sort=date
same 'by path' --json --sort=path
same 'by path, all' --json --sort=path --per-document=0 -m 200
same 'by score, all' --json --sort=score --per-document=0 -m 200 --all-copies
same 'the last indexed first' --json --sort=new -m 30
same 'related words' --json --related
same 'one hit' --json -m 1
same 'no hit' --json -m 0
same 'several threads' --json -j 4

several=(-d "$one" -d "$tmp/part0" -d "$two")
run "$B/vigie-query" "${several[@]}" --json reconnaissance faciale
is 'one question: found' "$status" 0
is 'nothing is missing' "$(jq -c '.coverage.missing' "$tmp/out")" '[]'
is 'all was searched' "$(jq '.coverage.documents' "$tmp/out")" "${#files[@]}"
run "$B/vigie-query" "${several[@]}" zorglub
is 'and nothing found' "$status" 1

# ---- A document that lies in two ---------------------------------------------

cp -r "$tmp/part0" "$tmp/again"
double=(--json "--facet=type,year" --per-document=0 -m 100 --all-copies)
"$B/vigie-query" -d "$tmp/part0" "${double[@]}" caméras >"$tmp/wanted"
run "$B/vigie-query" -d "$tmp/part0" -d "$tmp/again" "${double[@]}" caméras
of_both='[.total, .facets, [.hits[].passage.id]]'
is 'it is counted and shown once' "$(jq -c "$of_both" "$tmp/out")" \
    "$(jq -c "$of_both" "$tmp/wanted")"
like 'which is told' "$(jq -r '.query.notices[]' "$tmp/out")" \
    "several indexes: $(jq .total.documents "$tmp/wanted");"
alike='seem to be another one of them.*: 1;'
like 'and that the two seem to be one' "$(jq -r '.query.notices[]' "$tmp/out")" \
    "$alike"
run "$B/vigie-query" -d "$tmp/part1" -d "$one" --json zorglub
like 'also a folder and its server, and of nothing' \
    "$(jq -r '.query.notices[]' "$tmp/out")" "$alike"
run "$B/vigie-query" -d "$tmp/part1" -d "$one" --format=html zorglub
like 'on pages in French' "$out" 'semblent en être un autre sous un second nom'
"$B/vigie-index" -d "$tmp/again" --forget "${files[0]}" 2>/dev/null
run "$B/vigie-query" -d "$tmp/part0" -d "$tmp/again" --json caméras
unlike 'a copy that was changed is another' \
    "$(jq -r '.query.notices[]' "$tmp/out")" 'seem to be'
like 'of which what is in both is told' \
    "$(jq -r '.query.notices[]' "$tmp/out")" 'several indexes: '
run "$B/vigie-query" -d "$tmp/part0" -d "$one" -d "$tmp/part1" "${double[@]}" \
    --sort=date caméras
"$B/vigie-query" -d "$tmp/part0" -d "$tmp/part1" "${double[@]}" --sort=date \
    caméras >"$tmp/wanted"
is 'here and on a server' "$(jq -c "$of_both" "$tmp/out")" \
    "$(jq -c "$of_both" "$tmp/wanted")"
run "$B/vigie-query" -d "$tmp/part0" -d "$tmp/part0/." --json caméras
is 'the same index twice is one' "$(jq '.coverage.documents' "$tmp/out")" \
    "${parts[0]}"

# ---- What cannot be searched -------------------------------------------------

# refused NAME MESSAGE INDEX...
refused() {
    local name=$1 message=$2
    shift 2
    run "$B/vigie-query" "${@/#/-d}" --json caméras
    is "$name: an error" "$status" 2
    is "$name: no answer" "$out" ''
    like "$name: which" "$err" "$message"
    is "$name: in one line" "$(wc -l <"$tmp/err")" 1
}
dead=127.0.0.1:$((33000 + RANDOM % 1000))
refused 'nobody there' "index $dead cannot be reached: .*refused" \
    "$tmp/part0" "$dead"
refused 'no such name' 'index nowhere.invalid:7000 cannot be reached' \
    "$tmp/part0" nowhere.invalid:7000
# Of the libraries, not of this machine.
refused 'an IPv6 address, until Xapian knows them' \
    'index \[::1\]:9 cannot be reached' "$tmp/part0" '[::1]:9'
refused 'no such folder' "no index in $tmp/none" "$tmp/part0" "$tmp/none"
refused 'no port' 'no index in 127.0.0.1:http' 127.0.0.1:http
refused 'no port there is' 'no index in 127.0.0.1:70000' 127.0.0.1:70000

cp -r "$tmp/part1" "$tmp/old"
xapian-metadata set "$tmp/old" vigie-format 1
serve "$tmp/old"
refused 'another format' "index 127.0.0.1:$port has format 1" "127.0.0.1:$port"
xapian-metadata set "$tmp/old" vigie-format other
serve "$tmp/old"
refused 'an index of another program' 'index of another program' \
    "$tmp/part0" "127.0.0.1:$port"

# Says something to whoever comes, and no more.
cat >"$tmp/other.py" <<'END'
import socket, sys
server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)
while True:
    peer = server.accept()[0]
    peer.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")
    peer.close()
END
coproc python3 "$tmp/other.py"
servers+=("$COPROC_PID")
read -r port <&"${COPROC[0]}"
refused 'a server of something else' "index 127.0.0.1:$port cannot be reached" \
    "127.0.0.1:$port"
kill "$COPROC_PID"

partial=(--partial -d "$tmp/part0" -d "$dead" -d "$tmp/none")
run "$B/vigie-query" "${partial[@]}" --json caméras
is '--partial: found' "$status" 0
is 'what is missing' "$(jq -c .coverage.missing "$tmp/out")" \
    "[\"$dead\",\"$tmp/none\"]"
is 'what was searched' "$(jq .coverage.documents "$tmp/out")" "${parts[0]}"
is 'told on stderr too' "$(grep -c '^vigie-query: not searched: ' "$tmp/err")" 2
"$B/vigie-query" -d "$tmp/part0" --json caméras >"$tmp/wanted"
is 'the answer is that of the others' \
    "$(jq -c 'del(.coverage.missing)' "$tmp/out")" \
    "$(jq -c 'del(.coverage.missing)' "$tmp/wanted")"
run "$B/vigie-query" "${partial[@]}" zorglub
is 'nothing found' "$status" 1
like 'in text' "$(sed -n 2p "$tmp/out")" \
    "^not searched: index $dead cannot be reached"
run "$B/vigie-query" "${partial[@]}" --format=tsv caméras
is 'in a table' "$(awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++)
    if ($i == "missing_indexes") n = i } NR == 2 { print $n }' "$tmp/out")" \
    "$dead, $tmp/none"
echo caméras >"$tmp/batch.tsv"
for rows in --summary --matrix=year '-m 0 --facet=year'; do
    asked=(--batch="$tmp/batch.tsv")
    [ "${rows#-m}" = "$rows" ] || asked=(caméras)
    # shellcheck disable=SC2086
    run "$B/vigie-query" "${partial[@]}" $rows --format=tsv "${asked[@]}"
    like "$rows tells what is missing" "$out" "$dead"
done
run "$B/vigie-query" "${partial[@]}" --summary --batch="$tmp/batch.tsv"
like 'and so does a table for people' "$out" 'indexes not searched: 2'
run "$B/vigie-query" "${partial[@]}" --feeds="$tmp/feeds" \
    --batch="$tmp/batch.tsv"
like 'and a feed, whose it is not' "$(cat "$tmp/feeds/caméras.atom")" \
    '2.index non consultés'
run "$B/vigie-query" "${partial[@]}" --format=markdown caméras
like 'in notes' "$out" "non consultés.: $dead, $tmp/none"
run "$B/vigie-query" --partial -d "$dead" -d "$tmp/none" caméras
is 'all missing: an error' "$status" 2

# An index in a folder of that name is meant.
ln -s "$tmp/part0" "$tmp/localhost:1"
cd "$tmp" || exit
run "$B/vigie-query" -d localhost:1 --json caméras
cd - >/dev/null || exit
is 'a folder of the name of an address' \
    "$(jq .coverage.documents "$tmp/out")" "${parts[0]}"

# ---- A server that dies ------------------------------------------------------

for bytes in 60 2000 5000 9000; do
    relay "$bytes" die
    run "$B/vigie-query" -d "$tmp/part0" -d "$address" -j 1 \
        --format=jsonl --batch="$tmp/questions"
    is "dead after $bytes bytes: an error" "$status" 2
    like 'which' "$err" "index $address cannot be reached"
    unlike 'no answer leaves it out' "$out" '"missing":\["'
    relay "$bytes" die
    run "$B/vigie-query" --partial -d "$tmp/part0" -d "$address" -j 1 \
        --format=jsonl --batch="$tmp/questions"
    is '--partial: found' "$status" 0
    is 'told once, and nothing else' "$(grep -c 'not searched' "$tmp/err"), $(
        wc -l <"$tmp/err")" '1, 1'
    "$B/vigie-query" -d "$tmp/part0" -d "$two" --format=jsonl \
        --batch="$tmp/questions" >"$tmp/before"
    "$B/vigie-query" -d "$tmp/part0" --format=jsonl \
        --batch="$tmp/questions" >"$tmp/after"
    n=$(grep -c '"missing":\[\]' "$tmp/out")
    sed -i "s/\"missing\":\[\"$address\"\]/\"missing\":[]/" "$tmp/out"
    is 'answers are of both before, of one after' \
        "$({ head -n "$n" "$tmp/before"; tail -n +$((n + 1)) "$tmp/after"; } |
            cmp - "$tmp/out" 2>&1)" ''
done
ok 'some were of both' test "$n" -gt 0

for bytes in 60 5000 9000; do
    relay "$bytes" die
    run "$B/vigie-query" --partial -d "$tmp/part0" -d "$address" -j 4 \
        --format=jsonl --batch="$tmp/questions"
    is "four threads, dead after $bytes bytes: found" "$status" 0
    is 'told once by all of them' "$(grep -c 'not searched' "$tmp/err"), $(
        wc -l <"$tmp/err")" '1, 1'
    sed "s/\"missing\":\[\"$address\"\]/\"missing\":[]/" "$tmp/out" \
        >"$tmp/got"
    # A line of what was answered must be that of both, or of one.
    is 'each answer tells what it is of' "$(paste -d '\n' "$tmp/out" \
        "$tmp/got" "$tmp/before" "$tmp/after" | awk -v lost="$address" '
        NR % 4 == 1 { is_of_one = index($0, "[\"" lost "\"]") }
        NR % 4 == 2 { got = $0 }
        NR % 4 == 3 && !is_of_one && got != $0 { print "not of both: " got }
        NR % 4 == 0 && is_of_one && got != $0 { print "not of one: " got }')" ''
    relay "$bytes" die
    run "$B/vigie-query" -d "$tmp/part0" -d "$address" -j 4 \
        --format=jsonl --batch="$tmp/questions"
    is 'without --partial: an error' "$status" 2
    unlike 'no answer leaves it out' "$out" '"missing":\["'
done

# ---- A server that says nothing ----------------------------------------------

wait "$silent_run"
is 'a silent server: an error' "$?" 2
like 'which' "$(<"$tmp/silent.err")" "index $silent cannot be reached"
is 'no answer leaves it out' "$(<"$tmp/silent.out")" ''
is 'it is waited for once' "$(n_heard "$silent_relay" "$silent_heard")" 1

wait "$together_run"
is 'a silent server, --partial: found' "$?" 0
is 'it is told once' "$(grep -c "not searched: index $together cannot" \
    "$tmp/together.err"), $(wc -l <"$tmp/together.err")" '1, 1'
is 'and in each answer' "$(jq -c .coverage.missing "$tmp/together.out" |
    uniq -c | xargs)" "3 [$together]"
is 'four threads wait for it once' \
    "$(n_heard "$together_relay" "$together_heard")" 1

wait "$hushed_run"
is 'one that falls silent: an error' "$?" 2
is 'each question tells' "$(grep -c "line [123]: index $hushed cannot be reached" \
    "$tmp/hushed.err")" 3
is 'and has its place' "$(jq -c 'has("error")' "$tmp/hushed.out" | uniq -c |
    xargs)" '3 true'
# Of the first two connections one finds out whether anybody is there.
is 'it is tried again once, not for each' \
    "$(n_heard "$hushed_relay" "$hushed_heard")" 3

# ---- A server that is stopped between two questions --------------------------

both=$((parts[0] + parts[2]))
# ask OPTION...: a batch of five lines, the server gone from the third to the
# fourth.  The second, which is no question, tells that the first is answered.
ask() {
    coproc "$B/vigie-query" -d "$tmp/part0" -d "$two" -j 1 --batch=- "$@" \
        --output="$tmp/out" 2>&1
    local pid=$COPROC_PID in=${COPROC[1]} told=${COPROC[0]} line
    printf 'caméras\n(\n' >&"$in"
    read -r line <&"$told"
    kill -- -"$two_server"
    wait "$two_server" 2>/dev/null
    printf 'convention\n' >&"$in"
    read -r line <&"$told"
    printf '%s\n' "$line" >"$tmp/err"
    serve "$tmp/part2" "${two##*:}"
    two_server=$server
    printf 'drones\npolice\n' >&"$in"
    exec {in}>&-
    cat <&"$told" >>"$tmp/err"
    wait "$pid"
    status=$?
}
ask --format=jsonl
is 'a server that is gone for a question: an error' "$status" 2
like 'which question' "$(<"$tmp/err")" "^vigie-query: line 3: index $two cannot"
is 'and no other' "$(wc -l <"$tmp/err")" 1
is 'each has its place, and its answer as soon as the server is back' \
    "$(jq -r '"\(.query.text) \(.error != null) \(.coverage.documents)"' \
        "$tmp/out" | paste -sd ';')" \
    "caméras false $both;( true null;convention true null;drones false $both;\
police false $both"
ask --format=jsonl --partial
is 'with --partial it is lost, which is told once' \
    "$(grep -c "^vigie-query: not searched: index $two" "$tmp/err"), $(
        wc -l <"$tmp/err")" '1, 1'
is 'and each answer tells what it is of' "$(jq -r 'select(.coverage) |
    "\(.query.text) \(.coverage.documents) \(.coverage.missing | join(","))"' \
    "$tmp/out" | paste -sd ';')" \
    "caméras $both ;convention ${parts[0]} $two;drones ${parts[0]} $two;\
police ${parts[0]} $two"
for rows in --summary '--matrix=year' '-m 1'; do
    # shellcheck disable=SC2086
    ask --format=tsv --partial $rows
    is "the columns of $rows, too" "$(awk -F '\t' '
        NR == 1 { for (i = 1; i <= NF; i++) n[$i] = i; next }
        $n["error"] == "" { print $n["query"], $n["searched_documents"],
            $n["missing_indexes"] }' "$tmp/out" | uniq | paste -sd ';')" \
        "caméras $both ;convention ${parts[0]} $two;drones ${parts[0]} $two;\
police ${parts[0]} $two"
done

kill -- -"$two_server"
run "$B/vigie-query" "${several[@]}" caméras
is 'a server that was stopped: an error' "$status" 2

done_testing
