# SPDX-License-Identifier: GPL-3.0-or-later
# vigie.bash - what bash completes of vigie-query, vigie-index, vigie-extract.
#
# Options are read from the programs' own help, so that none is missing; what
# they take is told by the word that stands for it there (DIR, FILE), or below.
# Words of a query come from the index, if there is one (--suggest).
#
# shellcheck shell=bash

# _vigie_values OPTION PROGRAM: what the option takes, one a line; fails where
# that is not known.
_vigie_values() {
    case $2:$1 in
    *query:--format) echo text json jsonl csv tsv html atom markdown ;;
    *index:--format) echo text jsonl csv ;;
    *:--batch-format) echo csv tsv jsonl ;;
    *:--sort) echo score date path new ;;
    *:--facet | *:--matrix) echo commune type year matiere ;;
    *:--matrix-of) echo documents passages ;;
    *:--color | *:--hyperlink) echo auto always never ;;
    *:--ocr) echo auto never always ;;
    *:--list) echo all failed unread duplicates facts ;;
    *:--new-since) echo last-run ;;
    *) return 1 ;;
    esac
}

_vigie_fields='commune type date matiere siret numero titre page nom source'

# Of type:, the words that are one.
_vigie_types='délibération procès-verbal convocation arrêté décision convention
avenant contrat CCTP CCAP avis courrier rapport règlement charte budget note
communiqué guide requête jugement ordonnance circulaire devis facture'

# _vigie_help PROGRAM: its options, "--index=DIR" or "--quiet" and the short
# ones, one a line.
_vigie_help() {
    "$1" --help-all 2>/dev/null | sed -nE \
        -e 's/^  (-.), (--[a-z-]+)(=[^ ]*)?( .*)?$/\1\3\n\2\3/p' \
        -e 's/^  (--[a-z-]+)(=[^ ]*)?( .*)?$/\1\2/p'
}

# _vigie_offer PREFIX WORD...: those that begin with it.
_vigie_offer() {
    local word
    for word in "${@:2}"; do
        [[ $word == "$1"* ]] && COMPREPLY+=("$word")
    done
}

_vigie_files() { # KIND PREFIX: f, or d for folders
    local name
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen -"$1" -- "$2")
    compopt -o filenames 2>/dev/null
}

# _vigie_option OPTION HELP PREFIX: what the option takes.
_vigie_option() {
    local values kind
    if values=$(_vigie_values "$1" "${COMP_WORDS[0]}"); then
        # shellcheck disable=SC2086
        _vigie_offer "$3" $values
        return
    fi
    kind=$(sed -n "s/^$1=//p" <<<"$2")
    case $kind in
    DIR | INDEX) _vigie_files d "$3" ;;
    FILE*) _vigie_files f "$3" ;;
    esac
}

# _vigie_words PREFIX: of the index that the line names.  What does not begin
# as it was typed, for an accent, is offered only where it is all there is:
# bash would take back what is typed.
_vigie_words() {
    local index=() i word words=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        -d | --index)
            [[ ${COMP_WORDS[i + 1]} == = ]] && i=$((i + 1))
            index+=(-d "$(_vigie_unquote "${COMP_WORDS[i + 1]}")")
            ;;
        esac
    done
    while IFS= read -r word; do
        words+=("$word")
    done < <("${COMP_WORDS[0]}" "${index[@]}" --suggest -- "$1" 2>/dev/null)
    _vigie_offer "$1" "${words[@]}"
    [ ${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=("${words[@]:0:1}")
    # shellcheck disable=SC2086
    _vigie_offer "$1" ${_vigie_fields// /: }:
    [[ ${COMPREPLY[0]-} == *: ]] && compopt -o nospace 2>/dev/null
}

# What a shell would make of a word that is typed: nothing is run.
_vigie_unquote() {
    local word=$1
    [[ $word == \~/* ]] && word=$HOME${word:1}
    word=${word//[\"\']/}
    printf '%s' "${word//\\/}"
}

_vigie() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local earlier='' help option=''
    COMPREPLY=()
    [ "$COMP_CWORD" -gt 1 ] && earlier=${COMP_WORDS[COMP_CWORD - 2]}
    help=$(_vigie_help "$1")
    # bash parts words also at = and at :
    if [ "$current" = = ]; then
        option=$before current=
    elif [ "$before" = = ]; then
        option=$earlier
    elif [[ $current == --*=* ]]; then
        option=${current%%=*}
    elif [[ $before == -* ]] && grep -qF -- "$before=" <<<"$help"; then
        option=$before
    fi
    if [[ $option == -* && $current == "$option"=* ]]; then
        _vigie_option "$option" "$help" "${current#*=}"
        COMPREPLY=("${COMPREPLY[@]/#/$option=}")
    elif [[ $option == -* ]]; then
        _vigie_option "$option" "$help" "$current"
    elif [[ $current == -* ]]; then
        # shellcheck disable=SC2046
        _vigie_offer "$current" $(sed -E 's/=.*/=/' <<<"$help" |
            sed -E 's/^(-.)=$/\1/')
        [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2>/dev/null
    elif [[ $1 != *query ]]; then
        _vigie_files f "$current"
    elif [[ $before == : && $earlier == type ]]; then
        # shellcheck disable=SC2086
        _vigie_offer "$current" $_vigie_types
    elif [[ $current == : && $before == type ]]; then
        # shellcheck disable=SC2206
        COMPREPLY=($_vigie_types)
    elif [[ $current != : && $before != : && ${#current} -gt 0 ]]; then
        _vigie_words "$current"
    fi
}

complete -F _vigie vigie-query vigie-index vigie-extract
