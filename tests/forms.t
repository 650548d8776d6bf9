#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# forms.t - every way of writing finds every way of printing, and nothing else.
#
# tests/forms.tsv says how its rows are read.  Each form that is printed is a
# text file; one run indexes them all, one batch asks for all that is typed.
. tests/tap.sh

docs=$tmp/docs
mkdir "$docs"

# ---- The table ---------------------------------------------------------------

# print_form ID FORM: words of its own keep two documents from being one.
print_form() {
    forms[$1]=$2
    printf 'Feuillet x%s : %s, en toutes lettres.\n' "${1/./y}" "$2" \
        >"$docs/$1.txt"
}
type_form() {
    forms[$1]=$2
    printf '%s\t%s\n' "$1" "$2" >>"$tmp/batch"
}
# want ROW TYPED PRINTED FOUND: FOUND is 1 or 0.
want() {
    printf '%s\t%s\t%s\t%s\n' "$@" >>"$tmp/wanted"
}

declare -A forms
names=()
row=0
while IFS=$'\t' read -r kind name rest; do
    case $kind in
    '' | '#'*) continue ;;
    esac
    row=$((row + 1))
    names[row]=$name
    IFS=$'\t' read -r -a cells <<<"$rest"
    n=${#cells[@]}
    for ((i = 0; i < n; i++)); do
        printf -v cells[i] '%b' "${cells[i]}"
    done
    case $kind in
    same | apart)
        for ((i = 0; i < n; i++)); do
            print_form "$row.$i" "${cells[i]}"
            [[ ${cells[i]} = *[$'\n\f']* ]] && continue
            type_form "$row.$i" "${cells[i]}"
            for ((j = 0; j < n; j++)); do
                want "$row" "$row.$i" "$row.$j" \
                    "$(((i == j) || ${#kind} == 4))"
            done
        done
        ;;
    finds | misses)
        print_form "$row.0" "${cells[0]}"
        for ((i = 1; i < n; i++)); do
            type_form "$row.$i" "${cells[i]}"
            want "$row" "$row.$i" "$row.0" "$((${#kind} == 5))"
        done
        ;;
    *)
        ok "row $row: no such kind: $kind" false
        ;;
    esac
done <tests/forms.tsv

run "$B/vigie-index" -d "$tmp/index" "$docs"
is 'every form is indexed' "$status" 0
run "$B/vigie-query" -d "$tmp/index" --batch="$tmp/batch" --format=tsv \
    -m 100000 --per-document=1
is 'every form is answered' "$err" ''
# Lines of TYPED and PRINTED; partial hits are none.
awk -F'\t' '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["rank"] != "" && $at["partial"] == 0 {
        name = $at["path"]; sub(/.*\//, "", name); sub(/\.txt$/, "", name)
        print $at["id"] "\t" name
    }' "$tmp/out" >"$tmp/found"
awk -F'\t' '
    NR == FNR { found[$1, $2] = 1; next }
    (($2, $3) in found) != $4 { print $1 "\t" $2 "\t" $3 "\t" $4 }
    ' "$tmp/found" "$tmp/wanted" >"$tmp/wrong"

declare -A wrong
while IFS=$'\t' read -r row typed printed wanted; do
    [ "$wanted" = 1 ] && said='is not found' || said='is found'
    [ -z "${wrong[$row]-}" ] || wrong[$row]+=$'\n'
    wrong[$row]+="printed ${forms[$printed]}, typed ${forms[$typed]}: $said"
done <"$tmp/wrong"
for row in "${!names[@]}"; do
    is "${names[row]}" "${wrong[$row]-}" ''
done
note "$(wc -l <"$tmp/wanted") pairs of forms"

done_testing
