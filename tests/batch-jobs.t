#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# batch-jobs.t - thousands of questions, some of which fail: each is accounted
# for, and however many threads answer them, the bytes are the same.
. tests/tap.sh

index=$tmp/index
run "$B/vigie-index" -d "$index" corpus/pdf
is 'the test has an index' "$status" 0

# Words and rows of words as they stand in the documents; every hundredth
# question cannot be answered.
for pdf in corpus/pdf/*.pdf; do
    "$B/vigie-extract" "$pdf"
done | tr -s '[:space:][:cntrl:]' '\n' | grep -E '^[[:alpha:]]{3,}$' >"$tmp/words"
awk 'BEGIN { print "id,query,commune,date" }
    { n = n + 1; w[n % 4] = $0
      if (n % 3 || n < 4) next
      a = w[n % 4]; b = w[(n + 3) % 4]; i++
      q = i % 7 == 0 ? "\"\"" b " " a "\"\"" : i % 7 == 1 ? b " OR " a : \
          i % 7 == 2 ? "~" a : i % 7 == 3 ? b " AND " a : \
          i % 7 == 4 ? "=" a : i % 7 == 5 ? b " NEAR/5 " a : a
      place = i % 11 == 0 ? "Nice" : i % 53 == 0 ? "Nise" : ""
      if (i % 100 == 10) printf "q%d,\"%s,,\n", i, a
      else if (i % 100 == 30) printf "q%d,\"\"\"%s\",,\n", i, a
      else if (i % 100 == 50) printf "q%d,%s,%s\n", i, a, b
      else if (i % 100 == 70) printf "q%d,caf\xe9,,\n", i
      else if (i % 100 == 90) printf "q%d,%s,,hier\n", i, a
      else printf "q%d,\"%s\",%s,\n", i, q, place
    }' "$tmp/words" | head -4001 >"$tmp/batch.csv"
n=$(tail -n +2 "$tmp/batch.csv" | wc -l)
ok 'there are thousands of questions' test "$n" -ge 3000

answer() { # JOBS OPTION...
    run "$B/vigie-query" -d "$index" --batch="$tmp/batch.csv" -j "$1" "${@:2}"
    is "$1 threads: status" "$status" 2
}
ids() { tail -n +2 "$tmp/batch.csv" | grep -ao '^q[0-9]*'; }
failed=$(ids | grep -cE '[13579]0$')

answer 1 --format=tsv -m 2
is 'every question is in the output, in its turn' \
    "$(tail -n +2 "$tmp/out" | cut -f1 | uniq | cmp - <(ids) 2>&1)" ''
is 'those that fail have a reason' \
    "$(awk -F'\t' 'NR > 1 && $24 != "" { print $1 }' "$tmp/out")" \
    "$(ids | grep -E '[13579]0$')"
is 'and no total' \
    "$(awk -F'\t' 'NR > 1 && ($24 != "") != ($8 == "")' "$tmp/out")" ''
is 'each is told on a line' "$(wc -l <"$tmp/err")" "$failed"
ok 'some found nothing' test "$(awk -F'\t' '$8 == 0' "$tmp/out" | wc -l)" -gt 0
cp "$tmp/out" "$tmp/out1"
cp "$tmp/err" "$tmp/err1"
for jobs in 2 8; do
    answer "$jobs" --format=tsv -m 2
    ok 'the same bytes' cmp "$tmp/out1" "$tmp/out"
    ok 'on stderr, too' cmp "$tmp/err1" "$tmp/err"
done
head -801 "$tmp/batch.csv" >"$tmp/some.csv"
mv "$tmp/some.csv" "$tmp/batch.csv"
failed=$(ids | grep -cE '[13579]0$')
for table in --summary --matrix=commune; do
    answer 1 --format=jsonl "$table"
    cp "$tmp/out" "$tmp/out1"
    is "$table: an object a question" "$(jq -r .id "$tmp/out" | cmp - <(ids) 2>&1)" ''
    is 'and an error in those that failed' \
        "$(jq -r 'select(.error) | .id' "$tmp/out" | wc -l)" "$failed"
    answer 8 --format=jsonl "$table"
    ok 'the same bytes' cmp "$tmp/out1" "$tmp/out"
done

# Queries of filters shared what counts its users without a lock.
yes 'commune:Nice type:convention introuvable' | head -2000 |
    awk '{ print "q" NR "\t" $0 }' >"$tmp/filters.tsv"
for i in 1 2; do
    run "$B/vigie-query" -d "$index" --batch="$tmp/filters.tsv" -j 8 \
        --format=tsv -m 0
    is "filters in eight threads, $i" \
        "$status $(tail -n +2 "$tmp/out" | grep -c .)" '1 2000'
done

# ---- Several threads, and what ends them --------------------------------------

run bash -c '"$B/vigie-query" -d "$1" --batch="$2" -j8 --format=tsv >/dev/full' \
    - "$index" "$tmp/batch.csv"
is 'a full disk: status' "$status" 2
is 'ends it with one message' "$(grep -c 'No space' "$tmp/err")" 1
run bash -c '"$B/vigie-query" -d "$1" --batch="$2" -j8 --format=tsv |
    head -1 >/dev/null; echo "${PIPESTATUS[0]}"' - "$index" "$tmp/batch.csv"
is 'a reader that leaves ends it, without a word' "$out" 141
run "$B/vigie-query" -d "$index" --batch="$tmp/batch.csv" -j 65
is 'too many threads' "$status" 2
done_testing
