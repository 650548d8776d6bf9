#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ranking.t - which of the passages that hold as much comes first.
. tests/tap.sh

mkdir "$tmp/texts"
texts() { # NAME TEXT
    printf '%s\n' "$2" >"$tmp/texts/$1.txt"
}
order() { # QUERY: the names, best first
    "$B/vigie-query" -d "$tmp/index" --format=tsv "$1" |
        awk -F '\t' '
            NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
            { sub(/.*\//, "", $at["path"]); sub(/[.]txt$/, "", $at["path"])
              names = names (names ? " " : "") $at["path"] }
            END { print names }'
}

texts root-a 'Le gymnase est fermé le matin, et le maire en propose la vente.'
texts root-b 'Le gymnase est fermé le matin, et le maire en espère la sécurité.'
texts near-a 'Un contrat est signé par le maire, par la région, par une école et par un musée voisin : elle achète un drone.'
texts near-b 'Elle est signée par le maire, par la région, par une école et par un musée voisin : un drone achète un contrat.'
texts cut-a 'Un radar.'
texts cut-b 'Un radar voit, un radar compte : devant la halle de la gare, la foule passe, revient, attend, puis repart vers la place, le marché, le stade, la piscine, le lycée, la poste, la mairie et le port, où un bateau part tôt.'
"$B/vigie-index" -d "$tmp/index" "$tmp/texts" 2>"$tmp/index.err"

is 'a word of the same root counts where the word is missing' \
    "$(order 'gymnase sécuriser')" 'root-b root-a'
is 'but a passage is not found by it alone' "$(order 'sécuriser')" ''
is 'words near each other count, in either order' \
    "$(order 'contrat drone')" 'near-b near-a'
is 'a passage is not better for being short' "$(order 'radar')" 'cut-b cut-a'

done_testing
