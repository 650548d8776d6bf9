#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# crash.t - whatever ends a run, the index is whole, and the next run ends
# where the first would have.
. tests/tap.sh

index=$tmp/index
docs=$tmp/docs
report=$tmp/report.jsonl
mkdir "$docs"

dump() { # INDEX FILE
    "$B/tests/dump_index" "$1" >"$2"
}
n_documents() {
    "$B/vigie-index" -d "$1" --list=all 2>/dev/null | wc -l
}
# Long documents without much in them: a step of the indexer is three of them.
write() { # NAME NUMBER
    awk -v n="$2" 'BEGIN {
        for (page = 1; page <= 3000; page++) {
            if (page % 100 == 1)
                print "Le parchemin " n " a été relié en " page % 7 " volumes."
            printf "\f"
        }
    }' >"$docs/$1"
    touch -d 2020-01-01 "$docs/$1"
}
# run() of what is to be killed, which the shell would remark upon.
run_to_death() {
    { run "$@"; } 2>/dev/null
}
# The number of calls by which a run changes the index.
count_calls() { # INDEX
    KILL_IN=$1 KILL_COUNT=$tmp/calls LD_PRELOAD=$B/tests/kill_at.so \
        "$B/vigie-index" -d "$1" "$docs" 2>/dev/null
    cat "$tmp/calls"
}

# ---- SIGKILL

# Kills a run on a copy of $2 at 25 moments, and looks at what is left:
# $wanted is the dump of the whole.
kill_runs() { # NAME BASE
    local calls moment lost
    rm -rf "$index"
    [ -d "$2" ] && cp -r "$2" "$index"
    calls=$(count_calls "$index")
    dump "$index" "$tmp/whole.dump"
    is "$1: not interrupted, it is as it should be" \
        "$(cmp "$wanted" "$tmp/whole.dump" 2>&1)" ''
    for ((i = 0; i < 25; i++)); do
        moment=$(((RANDOM * 32768 + RANDOM) % calls + 1))
        rm -rf "$index"
        [ -d "$2" ] && cp -r "$2" "$index"
        before=$(n_documents "$index")
        KILL_IN=$index KILL_AT=$moment LD_PRELOAD=$B/tests/kill_at.so \
            run_to_death "$B/vigie-index" -d "$index" --report="$report" "$docs"
        name="$1: killed at call $moment of $calls"
        is "$name" "$status" 137
        lost=$(($(grep -c '"indexed"' "$report") + before -
            $(n_documents "$index")))
        ok "$name: at most a step is lost" test "$lost" -le 3
        if [ -e "$index/iamglass" ] && [ -s "$index/iamglass" ] &&
            [ "$before" -gt 0 ]; then
            run "$B/vigie-query" -d "$index" -m 1 parchemin
            is "$name: readers still find" "$status" 0
        fi
        run "$B/vigie-index" -d "$index" "$docs"
        is "$name: the next run succeeds" "$status" 0
        dump "$index" "$tmp/index.dump"
        ok "$name: and gives the same index" cmp "$wanted" "$tmp/index.dump"
    done
}

RANDOM=20261122
for ((i = 1; i <= 10; i++)); do
    write "$i.txt" "$i"
done
"$B/vigie-index" -d "$tmp/first" "$docs" 2>/dev/null
dump "$tmp/first" "$tmp/first.dump"
wanted=$tmp/first.dump
kill_runs 'a first run' "$tmp/nothing"

write 1.txt 100
write 5.txt 500
write 11.txt 11
write 12.txt 12
rm "$docs/2.txt" "$docs/6.txt"
mv "$docs/3.txt" "$docs/z.txt"
cp -p "$docs/4.txt" "$docs/copie.txt"
"$B/vigie-index" -d "$tmp/second" "$docs" 2>/dev/null
dump "$tmp/second" "$tmp/second.dump"
wanted=$tmp/second.dump
kill_runs 'a later run' "$tmp/first"

run "$B/vigie-index" -d "$index" --check
is 'what is left is sound' "$status" 0

# ---- All anew

# The first one leaves files of other sizes; from then on it is the same work.
"$B/vigie-index" -d "$index" --reanalyse 2>/dev/null
calls=$(KILL_IN=$index KILL_COUNT=$tmp/calls LD_PRELOAD=$B/tests/kill_at.so \
    "$B/vigie-index" -d "$index" --reanalyse 2>/dev/null
    cat "$tmp/calls")
for moment in $((calls / 3)) $((calls - 1)); do
    KILL_IN=$index KILL_AT=$moment LD_PRELOAD=$B/tests/kill_at.so \
        run_to_death "$B/vigie-index" -d "$index" --reanalyse
    is "an analysis is killed at call $moment of $calls" "$status" 137
    run "$B/vigie-index" -d "$index" --check
    is 'the index is whole' "$status" 0
    dump "$index" "$tmp/index.dump"
    ok 'and as it was' cmp "$wanted" "$tmp/index.dump"
done

# ---- No room

rm -rf "$index"
cp -r "$tmp/first" "$index"
size=$(du -k "$index"/*.glass | sort -n | tail -n 1 | cut -f 1)
(
    ulimit -f "$size"
    exec "$B/vigie-index" -d "$index" "$docs" 2>"$tmp/err"
)
is 'no room for the index: exit 2' "$?" 2
is 'in one line' "$(grep -vc '^vigie-index: .*[0-9] files' "$tmp/err")" 1
like 'which says so' "$(cat "$tmp/err")" 'File too large|No space'
dump "$index" "$tmp/index.dump"
ok 'the index is as it was' cmp "$tmp/first.dump" "$tmp/index.dump"
run "$B/vigie-index" -d "$index" "$docs"
is 'with room the next run succeeds' "$status" 0
dump "$index" "$tmp/index.dump"
ok 'and gives the same index' cmp "$wanted" "$tmp/index.dump"

cat >"$tmp/full" <<'END'
mount -t tmpfs -o size="$size"k none "$index" || exit 77
cp "$first"/* "$index" || exit 77
"$B/vigie-index" -d "$index" "$docs"
echo "exit $?"
"$B/vigie-index" -d "$index" --check
umount "$index"
END
cat >"$tmp/readonly" <<'END'
cp "$first"/* "$index" && mount --bind "$index" "$index" || exit 77
mount -o remount,bind,ro "$index" || exit 77
"$B/vigie-index" -d "$index" "$docs"
echo "exit $?"
"$B/vigie-query" -d "$index" -m 1 parchemin >/dev/null && echo found
"$B/vigie-index" -d "$index" --check
END
if unshare -rm true 2>/dev/null; then
    export index docs first=$tmp/first
    export size=$(($(du -sk "$tmp/first" | cut -f 1) + 64))
    rm -rf "$index"
    mkdir "$index"
    run unshare -rm bash "$tmp/full"
    like 'a full disk: exit 2' "$out" 'exit 2'
    like 'which says so' "$err" 'No space left on device'
    like 'and the index is whole' "$out" 'is sound'
    run unshare -rm bash "$tmp/readonly"
    like 'an index that cannot be written: exit 2' "$out" 'exit 2'
    like 'which says so' "$err" "index $index: .*Read-only file system"
    like 'but read' "$out" 'found'
    like 'and not checked: Xapian would not' "$err" 'docdata.*Read-only'
else
    note 'no file systems can be mounted here: full and read-only not tested'
fi

# ---- A run that is held up

# The report goes into a pipe that nobody empties: the run stops in its middle,
# for as long as it takes to look.
many=$tmp/many
mkdir "$many"
for ((i = 0; i < 1500; i++)); do
    echo "Texte numéro $i." >"$many/$i.txt"
done
mkfifo "$tmp/pipe"
hold() { # COMMAND...
    rm -rf "$tmp/held"
    "$@" "$B/vigie-index" -d "$tmp/held" --report="$tmp/pipe" "$many" \
        2>"$tmp/err" &
    held=$!
    exec 3<"$tmp/pipe"
    read -r _ <&3
}
let_go() {
    cat <&3 >/dev/null
    exec 3<&-
    wait "$held"
    status=$?
}

hold env
rm -rf "$tmp/held"
let_go
is 'the index is removed under the run: exit 2' "$status" 2
is 'in one line' "$(wc -l <"$tmp/err")" 1
like 'which says what' "$(cat "$tmp/err")" "index $tmp/held: .*No such file"

hold env
kill -HUP "$held"
let_go
is 'the terminal goes away: exit 129' "$status" 129
like 'in good order' "$(cat "$tmp/err")" 'interrupted: what was whole'
run "$B/vigie-index" -d "$tmp/held" --check
is 'and a whole index' "$status" 0

hold nohup
kill -HUP "$held"
let_go
is 'but not under nohup' "$status" 0

# ---- Readers

"$B/vigie-index" -d "$tmp/held" --reanalyse 2>/dev/null &
writer=$!
n_failed=0
while kill -0 "$writer" 2>/dev/null; do
    "$B/vigie-query" -d "$tmp/held" -m 1 texte >/dev/null ||
        n_failed=$((n_failed + 1))
done
wait "$writer"
is 'all is made anew' "$?" 0
is 'while every question is answered' "$n_failed" 0

done_testing
