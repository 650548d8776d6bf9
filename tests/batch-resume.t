#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# batch-resume.t - a batch whose run was ended goes on, and its file is the one
# that a run without an end in between would have written.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
work=$tmp/work
mkdir "$docs" "$work"
printf 'Des caméras filment la plage.\fUn drone survole la plage.\n' \
    >"$docs/a.txt"
printf 'Un drone filme la rue.\n' >"$docs/b.txt"
run "$B/vigie-index" -d "$index" "$docs"
is 'the test has an index' "$status" 0

# Failures before the first entry of the journal: the status tells them still.
{
    printf 'id\tquery\nbad\t"drone\nnot\xff\tx\n'
    seq 900 | sed 's/.*/q&\tdrone OR mot&/'
} >"$work/batch.tsv"

answer() { # OPTION...
    "$B/vigie-query" -d "$index" --batch="$work/batch.tsv" --format=tsv "$@"
}
run answer
is 'without a file: status' "$status" 2
cp "$tmp/out" "$tmp/whole"

run answer -o "$work/out.tsv"
is 'into a file: status' "$status" 2
is 'nothing on stdout' "$out" ''
ok 'the same bytes' cmp "$tmp/whole" "$work/out.tsv"
is 'and nothing beside it' "$(ls "$work")" $'batch.tsv\nout.tsv'

# ---- Killed -------------------------------------------------------------------

# killed AT OPTION...: the call on the folder at which it dies.
killed() {
    run env KILL_IN="$work/out" KILL_AT="$1" bash -c \
        'LD_PRELOAD=$B/tests/kill_at.so "$@"; exit' - "$B/vigie-query" -d "$index" --batch="$work/batch.tsv" --format=tsv \
        -o "$work/out.tsv" "${@:2}"
}
rm "$work/out.tsv"
run env LD_PRELOAD="$B/tests/kill_at.so" KILL_IN="$work/out" \
    KILL_COUNT="$tmp/count" "$B/vigie-query" -d "$index" \
    --batch="$work/batch.tsv" --format=tsv -o "$work/out.tsv"
n_calls=$(cat "$tmp/count")
ok 'a run has moments to be killed at' test "$n_calls" -ge 14
for at in $(seq "$n_calls"); do
    rm -f "$work"/out*
    echo old >"$work/out.tsv"
    killed "$at" -j "$((at % 4 + 1))"
    is "killed at call $at" "$status" 137
    # The last one gives the name.
    if [ "$at" -lt "$n_calls" ]; then
        is 'the file is as it was' "$(cat "$work/out.tsv")" old
    else
        ok 'the file is whole' cmp "$tmp/whole" "$work/out.tsv"
    fi
    run answer -o "$work/out.tsv" --resume -j 3
    is 'resumed: status' "$status" 2
    unlike 'without a word of it' "$err" 'part|resume'
    ok 'the same bytes' cmp "$tmp/whole" "$work/out.tsv"
    is 'and nothing beside it' "$(ls "$work")" $'batch.tsv\nout.tsv'
done

# ---- What it does not go on with ----------------------------------------------

# The second entry of the journal is on the disk: 512 questions.
part() {
    rm -f "$work"/out*
    killed 9
    answered=$(grep -c . "$work/out.tsv.part")
}
refused() { # NAME REGEX OPTION...
    run answer -o "$work/out.tsv" --resume "${@:3}"
    is "$1: status" "$status" 2
    like 'and why' "$err" "$2"
    is 'in one line' "$(wc -l <"$tmp/err")" 1
    is 'and nothing is lost' "$(grep -c . "$work/out.tsv.part")" "$answered"
}
part
ok 'half of it is there' test "$answered" -gt 512
refused 'another option' 'is of another max-hits' -m 3
refused 'another format' 'is of another format' --format=csv
sed -i 's/drone OR mot3$/drone OR mots/' "$work/batch.tsv"
refused 'another batch' 'the batch is another one up to line 51[0-9],'
sed -i 's/drone OR mots$/drone OR mot3/' "$work/batch.tsv"
mv "$work/batch.tsv" "$tmp/all.tsv"
head -5 "$tmp/all.tsv" >"$work/batch.tsv"
refused 'a shorter batch' 'the batch is another one'
mv "$tmp/all.tsv" "$work/batch.tsv"
printf 'drone, caméra\n' >"$tmp/words"
refused 'another thesaurus' 'is of another thesaurus' --thesaurus="$tmp/words"
printf 'q901\tplage\n' >>"$work/batch.tsv"
run answer -o "$work/out.tsv" --resume
is 'what was added behind it is answered' \
    "$(tail -1 "$work/out.tsv" | cut -f1)" q901
sed -i '$d' "$work/batch.tsv"

part
printf 'Un drone, la nuit.\n' >"$docs/c.txt"
run "$B/vigie-index" -d "$index" "$docs"
refused 'another index' 'is of another state of the index'
run answer -o "$work/out.tsv"
is 'without --resume it begins anew' "$(cut -f8 "$work/out.tsv" | tail -1)" 3
is 'and the journal is gone' "$(ls "$work")" $'batch.tsv\nout.tsv'
run answer -o "$work/new.tsv" --resume
ok 'nothing to resume: it begins' cmp "$work/out.tsv" "$work/new.tsv"
rm "$work/new.tsv"

part
cp "$work/out.tsv.part.state" "$tmp/state"
printf 'x' >"$work/out.tsv.part.state"
refused 'a damaged journal' 'out.tsv.part.state is damaged'
cp "$tmp/state" "$work/out.tsv.part.state"
truncate -s 1000 "$work/out.tsv.part"
answered=$(grep -c . "$work/out.tsv.part")
refused 'a part that is too short' 'shorter than its journal'

# ---- Files --------------------------------------------------------------------

rm -f "$work"/out*
(
    flock 9
    run answer -o "$work/out.tsv"
    printf '%s %s' "$status" "$err"
) 9>"$work/out.tsv.part" >"$tmp/locked"
like 'another run writes it' "$(cat "$tmp/locked")" '^2 .*another run writes it'
is 'and loses nothing' "$(ls "$work"/out*)" "$work/out.tsv.part"
rm "$work/out.tsv.part"
run answer -o "$work"
is 'a folder: status' "$status" 2
run answer -o "$work/none/out.tsv"
like 'no such folder' "$err" 'No such file'
run "$B/vigie-query" -d "$index" --format=tsv -o "$work/one.tsv" drone
is 'one query, too: status' "$status" 0
is 'all of it' "$(wc -l <"$work/one.tsv")" 4
run "$B/vigie-query" -d "$index" -o "$work/none.txt" '"drone'
is 'one that fails leaves nothing' "$status $(ls "$work"/none* 2>&1 | wc -l)" \
    '2 1'
run "$B/vigie-query" -d "$index" --resume drone
is '--resume is of a batch and a file' "$status" 2
done_testing
