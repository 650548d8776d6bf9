#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# plural.t - a word finds its singular and its plural, also where the stems of
# the two differ.
. tests/tap.sh

docs=$tmp/docs
index=$tmp/index
mkdir "$docs"
printf 'Un élu. La loi. Une vidéo. Un feu. Un usager. La commission. Un gabarit.
Le pari. La foi. Un usage. Le plan prévu.\n' >"$docs/one.txt"
printf 'Des élus. Les lois. Des vidéos. Des feux. Des usagers. Les commissions.
Des gabarits. Paris. Une fois. Les plans prévus.\n' >"$docs/many.txt"
printf 'LES ELUS, LES USAGERS, LES VIDEOS, LES DEPENSES PREVUES.\n' \
    >"$docs/capitals.txt"
"$B/vigie-index" -d "$index" "$docs" 2>/dev/null

# finds N QUERY...: each of them in so many documents.
finds() {
    local n=$1 query
    shift
    for query; do
        is "$query" "$("$B/vigie-query" -d "$index" --count "$query")" "$n"
    done
}

finds 3 élu élus élue ELUS vidéo vidéos prévu prévus prévue usager
finds 2 loi lois feu feux commission commissions gabarit gabarits
finds 3 'usagers OR usage' '"les élu" OR "un élus" OR "des élu"'
finds 2 '"les commission" OR "la commissions"' 'foi OR fois' 'pari OR paris'
finds 1 pari Paris foi fois '=lois' '=élu'
is 'usagers are no usage' \
    "$("$B/vigie-query" -d "$index" --json usagers |
        jq -r '[.hits[].passage as $p | $p.highlights[] |
            $p.text[.[0]:.[1]]] | sort | join(" ")')" 'USAGERS usager usagers'
finds 3 'élus NEAR/9 vidéo'

done_testing
