/* SPDX-License-Identifier: GPL-3.0-or-later */
/* french_stop.c - the words of French grammar: those that carry no meaning
 * alone, and those that change how their neighbours are read. */
#include "shim/french_internal.h"
#include "shim/label.h"

#include <string.h>

/* Grammar and the words of questions, between spaces, with their accents:
 * "entre" is one of them, "entré" is not.  Left out: words that are also names
 * of things in the papers (ville, sous, fait, point, état). */
const char french_stop_words[] =
    /* articles, prepositions, conjunctions */
    "a à afin ainsi alors après au auprès aussi autour aux avant avec car "
    "cependant chez comme contre dans de depuis des dès donc du durant en "
    "entre "
    "envers et la là le les lors lorsque mais malgre ni or ou où outre par "
    "parce "
    "parmi pendant pour pourtant puis puisque quoique sans sauf selon si sur "
    "tandis toutefois un une vers voici voilà via "
    /* elided */
    "c d j jusqu l lorsqu m n presqu puisqu qu quelqu quoiqu s t "
    /* pronouns and determiners */
    "autre autres aucun aucune ça ce ceci cela celle celles celui certain "
    "certaine certaines certains ces cet cette ceux chacun chacune chaque "
    "dont elle elles eux il ils je leur leurs lui ma me même mêmes mes moi "
    "mon nos notre nôtre nous on plusieurs quelque quelques sa se ses soi son "
    "ta te "
    "tel telle telles tels tes toi ton tous tout toute toutes tu vos votre "
    "vôtre "
    "vous y "
    /* questions */
    "combien comment laquelle lequel lesquelles lesquels pourquoi quand que "
    "quel quelle quelles quels qui quoi duquel auquel auxquels auxquelles "
    "desquels desquelles "
    /* être, avoir, and the auxiliaries questions are made with */
    "ai aie aient ait as aura aurait auraient auront avaient avais avait avez "
    "avoir avons ayant doit doivent dois es est étaient étais était étant été "
    "êtes être eu faut furent fut fût ont peut peuvent peux sera serait "
    "seraient "
    "seront soient soit sommes sont suis "
    /* adverbs, and "n°" */
    "bien déjà encore ici jamais moins ne no non pas peu plus plutôt quasi "
    "seulement surtout tant tellement très trop";

bool french_is_stop(const char *folded)
{
    /* The list above, folded once. */
    static GHashTable *words;
    if (g_once_init_enter(&words)) {
        GHashTable *all =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_autofree char *list = label_fold(french_stop_words);
        g_autofree char **parts = g_strsplit(list, " ", -1);
        for (char **part = parts; *part; part++)
            g_hash_table_add(all, *part);
        g_once_init_leave(&words, all);
    }
    return g_hash_table_contains(words, folded);
}

static const char *const inflections[][8] = {
    {"le", "la", "les"},
    {"un", "une"},
    {"du", "de", "des"},
    {"au", "aux"},
    {"ce", "cet", "cette", "ces"},
    {"mon", "ma", "mes"},
    {"ton", "ta", "tes"},
    {"son", "sa", "ses"},
    {"notre", "nos"},
    {"votre", "vos"},
    {"leur", "leurs"},
    {"celui", "celle", "ceux", "celles"},
    {"tout", "toute", "tous", "toutes"},
    {"tel", "telle", "tels", "telles"},
    {"quel", "quelle", "quels", "quelles"},
    {"lequel", "laquelle", "lesquels", "lesquelles"},
    {"duquel", "desquels", "desquelles"},
    {"auquel", "auxquels", "auxquelles"},
    {"aucun", "aucune"},
    {"chacun", "chacune"},
    {"certain", "certaine", "certains", "certaines"},
    {"quelque", "quelques"},
    {"autre", "autres"},
    {"même", "mêmes"},
    {"il", "elle", "ils", "elles"},
    {"lui", "eux"},
    {"est", "sont"},
    {"a", "ont"},
    {"doit", "doivent"},
    {"peut", "peuvent"},
    {"sera", "seront"},
    {"soit", "soient"},
};

const char *const *french_inflections(const struct french_word *word)
{
    for (gsize i = 0; word->is_stop && i < G_N_ELEMENTS(inflections); i++)
        if (g_strv_contains(inflections[i], word->exact))
            return inflections[i];
    return NULL;
}

enum french_role french_role_of(const char *folded)
{
    static const char *const elided[] = {
        "c",  "d",      "j",      "jusqu",  "l",      "lorsqu", "m", "n",
        "qu", "presqu", "puisqu", "quelqu", "quoiqu", "s",      "t", NULL,
    };

    static const char *const links[] = {"a", "au", "aux", "et", "ou", NULL};

    if (g_strv_contains(elided, folded))
        return ROLE_ELIDED;
    if (g_strv_contains(links, folded))
        return ROLE_LINK;
    if (strcmp(folded, "aujourd") == 0)
        return ROLE_AUJOURD;
    if (strcmp(folded, "prud") == 0)
        return ROLE_PRUD;
    return ROLE_NONE;
}
