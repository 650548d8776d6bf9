#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# completion.t - what bash and zsh complete, asked of both as they ask.
. tests/tap.sh

mkdir "$tmp/docs" "$tmp/bin"
printf 'Les drones de Lannion survolent la sécurité et le secteur.\n' \
    >"$tmp/docs/a.txt"
"$B/vigie-index" -d "$tmp/index" "$tmp/docs" 2>/dev/null
PATH=$B:$PATH
scripts=$PWD/scripts/completion

# ---- bash --------------------------------------------------------------------

# A shell that has nothing but the script; parts words as bash does.
cat >"$tmp/ask" <<'END'
source "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE=$* COMP_POINT=${#COMP_LINE}
command=$(complete -p "$1" | sed 's/.*-F \([^ ]*\).*/\1/')
"$command" "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}"
END
in_bash() { # WORD...: the last one is completed
    run bash --norc --noprofile "$tmp/ask" "$scripts/vigie.bash" "$@"
}
# completes NAME OFFERED WORD...
completes() {
    in_bash "${@:3}"
    is "bash: $1" "$out $err" "$2 "
}
# The long options of a help text.
options() {
    sed -nE 's/^  (-., )?(--[a-z-]+).*/\2/p' | sort
}
for program in vigie-query vigie-index vigie-extract; do
    in_bash $program --
    is "bash: every option of $program" "$(sed 's/=$//' "$tmp/out" | sort)" \
        "$("$program" --help-all | options)"
done
completes 'an option' --suggest vigie-query --sug
completes 'what an option takes' $'json\njsonl' vigie-query --format js
completes 'also after =' $'json\njsonl' vigie-query --format = js
completes 'where = parts no words' $'--format=json\n--format=jsonl' \
    vigie-query --format=js
completes 'of another program' $'text\njsonl\ncsv' vigie-index --format =
completes 'orders' date vigie-query --sort d
completes 'facets' $'commune\ntype\nyear\nmatiere' vigie-query --facet = ''
completes 'folders alone for an index' "$tmp/docs" vigie-query -d "$tmp/d"
completes 'files' "$tmp/docs/a.txt" vigie-query --batch "$tmp/docs/"
completes 'paths to index' "$tmp/docs" vigie-index -d "$tmp/index" "$tmp/do"
completes 'a document to read' "$tmp/docs/a.txt" vigie-extract "$tmp/docs/"
completes 'fields' $'numero:\nnom:' vigie-query -d "$tmp/none" n
completes 'types' $'convocation\nconvention' vigie-query type : conv
completes 'words of the index' drones vigie-query -d "$tmp/index" dro
completes 'of the one that is named' drones vigie-query --index = "$tmp/index" \
    la dro
completes 'with accents, where that takes nothing back' secteur \
    vigie-query -d "$tmp/index" sec
completes 'and where it is all there is' sécurité \
    vigie-query -d "$tmp/index" secu
export VIGIE_INDEX=$tmp/index
completes 'of the usual one' lannion vigie-query lann
unset VIGIE_INDEX
completes 'nothing, and no word, where there is none' '' vigie-query lann

# What the script lists, the programs take, and all that they say they take.
for option in format sort facet color hyperlink matrix batch-format matrix-of
do
    in_bash vigie-query --$option ''
    offered=$(sort "$tmp/out")
    run vigie-query --matrix=year --$option=nothing --batch=/dev/null
    missing=
    for word in $offered; do
        grep -qw -- "$word" <<<"$err" || missing+=" $word"
    done
    is "bash: --$option takes what is offered" "$missing" ''
    told=$(sed -E "s/.* takes //; s/ \(.*//; s/, | or | and /\n/g" <<<"$err" |
        grep -E '^[a-z-]+$' | sort)
    is "bash: and all that it takes is offered" \
        "$(comm -13 <(echo "$offered") <(echo "$told"))" ''
done
types=$(sed -n 's/^    type("\([^" ]*\)".*/\1/p' shim/doctype.c | sort)
is 'bash: every type of one word' \
    "$(in_bash vigie-query type : ''; sort "$tmp/out")" "$types"

# ---- zsh ---------------------------------------------------------------------

if ! command -v zsh >/dev/null; then
    note 'there is no zsh here'
    done_testing
fi
ok 'zsh reads the script' zsh -n "$scripts/_vigie"
# Where a bare folder is all there is, no terminal can be had.
if ! script -qec : "$tmp/typescript" >/dev/null 2>&1; then
    note 'there is no terminal here'
    done_testing
fi
n=0
in_zsh() { # NAME OFFERED LINE
    n=$((n + 1))
    mkdir "$tmp/zsh$n"
    run timeout 60 tests/complete.zsh "$tmp/zsh$n" "$3"
    is "zsh: $1" "$out" "$2"
}
for program in vigie-query vigie-index vigie-extract; do
    in_zsh "every option of $program" "$("$program" --help-all | options)" \
        "$program --"
done
in_zsh 'what an option takes' $'json\njsonl' 'vigie-query --format=js'
in_zsh 'as another word' $'date' 'vigie-query --sort da'
in_zsh 'folders alone for an index' 'docs' "vigie-query -d $tmp/do"
in_zsh 'fields, and words of the index' $'lannion' \
    "vigie-query -d $tmp/index lann"
in_zsh 'with accents' 'sécurité' "vigie-query --index=$tmp/index secu"
in_zsh 'fields' $'nom\nnumero' "vigie-query -d $tmp/none n"
in_zsh 'paths to index' 'docs' "vigie-index -d $tmp/index $tmp/do"
done_testing
