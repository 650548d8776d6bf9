/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_french.c - every way of printing a word gives the words that every way
 * of typing it gives. */
#include "shim/french.h"

#include <string.h>

static struct french *analyser(void)
{
    GError *error = NULL;
    struct french *french = french_new(&error);

    g_assert_no_error(error);
    return french;
}

static GArray *tokens_of(struct french *french, const char *text)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(struct french_token));

    french_tokens(french, text, strlen(text), tokens);
    return tokens;
}

/* "0 eau eau [2,5)" a word, "0+" a compound; with_spans: with [start,end). */
static char *written(const GArray *tokens, bool with_spans)
{
    GString *line = g_string_new(NULL);

    for (guint i = 0; i < tokens->len; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        g_string_append_printf(line, "%s%u%s%s/%s", i ? " " : "",
                               token->position,
                               token->kind == FRENCH_COMPOUND ? "+" : ":",
                               token->word->folded, token->word->stem);
        if (with_spans)
            g_string_append_printf(line, "[%zu,%zu)", token->start, token->end);
    }
    return g_string_free(line, FALSE);
}

struct analysis {
    const char *name, *text, *tokens;
};

static const struct analysis analyses[] = {
    {"nothing", "", ""},
    {"no-word", " - ’ . « » ° \u00ad\u0301", ""},
    {"mark-without-letter", "\u037as", "0:s/s[0,3)"},
    {"words", "Les caméras filment",
     "0:les/le[0,3) 1:cameras/camer[4,12) "
     "2:filment/filment[13,20)"},
    {"elision", "l'eau d\u2019un qu\u02bcil jusqu'à",
     "0:eau/eau[2,5) 1:un/un[10,12) 2:il/il[17,19) 3:a/a[26,28)"},
    {"elision-in-capitals", "L'ÉTAT ET LORSQU’ELLE",
     "0:etat/etat[2,7) 1:et/et[8,10) 2:elle/elle[20,24)"},
    {"elision-before-a-quote", "l’« avis »", "0:avis/avis[7,11)"},
    {"elision-at-line-end", "d'\nintrusion", "0:intrusion/intrus[3,12)"},
    {"elision-alone", "l' ", "0:l/l[0,1)"},
    {"letter-in-quotes", "la 'd' majuscule",
     "0:la/la[0,2) 1:d/d[4,5) 2:majuscule/majuscul[7,16)"},
    {"lots", "lots d et e",
     "0:lots/lot[0,4) 1:d/d[5,6) 2:et/et[7,9) "
     "3:e/e[10,11)"},
    {"lost-in-capitals", "CÔTE D AZUR, D UNE ÎLE, L Eau",
     "0:cote/cot[0,5) 1:azur/azur[8,12) 2:une/une[16,19) 3:ile/ile[20,24) "
     "4:l/l[26,27) 5:eau/eau[28,31)"},
    {"lot-in-capitals", "LOT D EST",
     "0:lot/lot[0,3) 1:d/d[4,5) 2:est/est[6,9)"},
    {"inner-apostrophe", "O'Brien", "0:o/o[0,1) 1:brien/brien[2,7)"},
    {"whole", "d'aujourd'hui, PRUD’HOMMES",
     "0:aujourdhui/aujourdhui[2,13) 1:prudhommes/prudhomm[15,28)"},
    {"soft-hyphen", "pro\u00adtec\u00adtion\u00ad suite",
     "0:protection/protect[0,14) 1:suite/suit[17,22)"},
    {"controls", "\u202bvidéo\u200b\u2060protection\ufeff\u202c",
     "0:videoprotection/videoprotect[3,25)"},
    {"decomposed", "e\u0301ve\u0301nement", "0:evenement/even[0,13)"},
    {"ligatures", "ﬁchier œuvre Æthra",
     "0:fichier/fichi[0,8) "
     "1:oeuvre/oeuvr[9,15) "
     "2:aethra/aethr[16,22)"},
    {"full-width", "ＣＮＩＬ", "0:cnil/cnil[0,12)"},
    {"compound", "la vidéo-protection.",
     "0:la/la[0,2) 1+videoprotection/videoprotect[3,20) 1:video/video[3,9) "
     "2:protection/protect[10,20)"},
    {"compound-of-four", "Saint-Rémy-de-Provence",
     "0+saintremydeprovence/saintremydeprovent[0,23) 0:saint/saint[0,5) "
     "1:remy/remy[6,11) 2:de/de[12,14) 3:provence/provenc[15,23)"},
    {"five-parts", "a-b-c-d-e",
     "0:a/a[0,1) 1:b/b[2,3) 2:c/c[4,5) 3:d/d[6,7) 4:e/e[8,9)"},
    {"compound-over-lines", "vice-\n  président",
     "0+vicepresident/vicepresident[0,18) 0:vice/vic[0,4) "
     "1:president/president[8,18)"},
    {"dashes", "vidéo–protection - nuit",
     "0:video/video[0,6) "
     "1:protection/protect[9,19) "
     "2:nuit/nuit[22,26)"},
    {"compound-ends-at-elision", "sous-chef-d'œuvre",
     "0+souschef/souschef[0,9) 0:sous/sous[0,4) 1:chef/chef[5,9) "
     "2:oeuvre/oeuvr[12,18)"},
    {"numbers-with-hyphens", "n° 2020-015",
     "0:no/no[0,3) 1:2020/2020[4,8) 2:015/015[9,12)"},
    {"letters-and-number", "covid-19",
     "0+covid19/covid19[0,8) 0:covid/covid[0,5) 1:19/19[6,8)"},
    {"acronym", "La C.N.I.L. dit",
     "0:la/la[0,2) 1:cnil/cnil[3,10) "
     "2:dit/dit[12,15)"},
    {"letters-apart", "L’ a r r ê t é, l A R R E T E  M U N I x y",
     "0:arrete/arret[5,18) 1:larrete/larret[20,33) 2:munixy/munixy[35,46)"},
    {"columns", "A B C D et A-B C D",
     "0:a/a[0,1) 1:b/b[2,3) 2:c/c[4,5) 3:d/d[6,7) 4:et/et[8,10) "
     "5+ab/ab[11,14) 5:a/a[11,12) 6:b/b[13,14) 7:c/c[15,16) 8:d/d[17,18)"},
    {"initials", "De J. R. R. Tolkien",
     "0:de/de[0,2) 1:j/j[3,4) 2:r/r[6,7) 3:r/r[9,10) 4:tolkien/tolkien[12,19)"},
    {"inclusive-plural", "citoyen·ne·s",
     "0+citoyens/citoyen[0,14) 0:citoyen/citoyen[0,7)"},
    {"not-inclusive", "dit-elle, km/s, Lyon·Nice, x(s), porte-s-ici",
     "0+ditelle/ditel[0,8) 0:dit/dit[0,3) 1:elle/elle[4,8) 2:km/km[10,12) "
     "3:s/s[13,14) 4:lyon/lyon[16,20) 5:nice/nic[22,26) 6:x/x[28,29) "
     "7:s/s[30,31) 8+portesici/portesic[34,45) 8:porte/port[34,39) "
     "9:s/s[40,41) 10:ici/ici[42,45)"},
    {"acronym-and-name", "J.-P. M.Dupont",
     "0:j/j[0,1) 1:p/p[3,4) 2:m/m[6,7) 3:dupont/dupont[8,14)"},
    {"article", "l'article L.251-1",
     "0:article/articl[2,9) 1:l/l[10,11) "
     "2:251/251[12,15) 3:1/1[16,17)"},
    {"number", "1 500 000,50 €", "0:1500000/1500000[0,9) 1:50/50[10,12)"},
    {"years", "2018 2019 500",
     "0:2018/2018[0,4) 1:2019/2019[5,9) "
     "2:500/500[10,13)"},
    {"four-digits", "12 3456", "0:12/12[0,2) 1:3456/3456[3,7)"},
    {"row-of-three-groups", "120 340 560", "0:120340560/120340560[0,11)"},
    {"row-of-amounts", "1 200 000 350 000 850 000",
     "0:1200000/1200000[0,9) 1:350000/350000[10,17) 2:850000/850000[18,25)"},
    {"row-of-two-amounts", "500 000 120 000 12 500",
     "0:500000/500000[0,7) 1:120000/120000[8,15) 2:12500/12500[16,22)"},
    {"row-of-amounts-in-units", "12 500 150 000",
     "0+12500/12500[0,6) 0+12500150000/12500150000[0,14) 0:12/12[0,2) "
     "1+500150000/500150000[3,14) 1:500/500[3,6) 2:150000/150000[7,14)"},
    {"row-in-doubt", "120 340 560 780",
     "0+120340/120340[0,7) 0+120340560/120340560[0,11) "
     "0+120340560780/120340560780[0,15) 0:120/120[0,3) "
     "1+340560/340560[4,11) 1+340560780/340560780[4,15) 1:340/340[4,7) "
     "2+560780/560780[8,15) 2:560/560[8,11) 3:780/780[12,15)"},
    {"billion", "1 200 000 000", "0:1200000000/1200000000[0,13)"},
    {"dotted-billion", "1.234.567.890", "0:1234567890/1234567890[0,13)"},
    {"version", "1.200.000.5",
     "0:1/1[0,1) 1:200/200[2,5) 2:000/000[6,9) 3:5/5[10,11)"},
    {"decimals", "12,345 678",
     "0:12/12[0,2) 1:345/345[3,6) "
     "2:678/678[7,10)"},
    {"dates", "16/07/2018 16.07.2018 1er",
     "0:16/16[0,2) 1:07/07[3,5) "
     "2:2018/2018[6,10) "
     "3:16/16[11,13) 4:07/07[14,16) "
     "5:2018/2018[17,21) "
     "6:1er/1e[22,25)"},
    {"superscript", "12 m², loi²",
     "0:12/12[0,2) 1:m2/m2[3,6) "
     "2:loi/loi[8,11)"},
    {"degree", "20°C", "0:20/20[0,2) 1:c/c[4,5)"},
    {"e-mail", "j.dupont@nice.fr",
     "0:j/j[0,1) 1:dupont/dupont[2,8) 2:nice/nic[9,13) 3:fr/fr[14,16)"},
    {"hashtag", "#Technopolice", "0:technopolice/technopolic[1,13)"},
    {"cyrillic", "Москва", "0:москва/москва[0,12)"},
    {"chinese", "警察。", "0:警/警[0,3) 1:察/察[3,6)"},
    {"arabic", "شرطة", "0:شرطة/شرطة[0,8)"},
    {"devanagari-keeps-vowels", "हिन्दी", "0:हिन्दी/हिन्दी[0,18)"},
    {"bytes-that-are-not-utf-8", "vid\xe9o \xc3", "0:vid/vid[0,3) 1:o/o[4,5)"},
};

static void test_analysis(gconstpointer data)
{
    const struct analysis *analysis = data;
    g_autoptr(french_t) french = analyser();
    g_autoptr(GArray) tokens = tokens_of(french, analysis->text);
    g_autofree char *found = written(tokens, true);

    g_assert_cmpstr(found, ==, analysis->tokens);
}

/* Each form of a row gives the same words at the same positions. */
struct forms {
    const char *name;
    const char *forms[10];
};

static const struct forms same[] = {
    {"case-and-accents-composed",
     {"Événement", "ÉVÉNEMENT", "événement", "e\u0301ve\u0301nement",
      "E\u0301VE\u0301NEMENT", "évé\u00adnement"}},
    {"apostrophes",
     {"usage de l'eau", "usage de l’eau", "usage de l\u02bceau",
      "usage de l eau", "usage de l' eau", "usage de l ’eau", "usage de L’EAU",
      "usage de l\u2018eau", "usage de l\u00b4eau", "usage de l`eau"}},
    {"aujourd'hui",
     {"aujourd'hui", "aujourd’hui", "AUJOURD\u02bcHUI", "aujourd hui",
      "aujourd’ hui", "aujourdhui"}},
    {"prud'homme",
     {"conseil prud'homal", "conseil prud’homal", "CONSEIL PRUD’HOMAL",
      "conseil prud homal", "conseil prudhomal"}},
    {"œ", {"cœur de mœurs", "coeur de moeurs", "CŒUR DE MŒURS"}},
    {"hyphens",
     {"vidéo-protection", "vidéo\u2010protection", "vidéo\u2011protection",
      "Vidéo-\nprotection", "vidéo-\r\nprotection"}},
    {"acronym",
     {"CNIL", "C.N.I.L.", "C.N.I.L", "c.n.i.l", "Cnil", "C. N. I. L.",
      "C.\u00a0N.\u00a0I.\u00a0L"}},
    {"inclusive",
     {"les agent·e·s élu·e", "les agent-e-s élu-e", "les agent(e)s élu(e)",
      "les agent.e.s élu.e", "LES AGENT·E·S ÉLU·E", "les agent•es élu(e)",
      "les agent/e/s élu/e", "les agent(e)(s) élu·e"}},
    {"inclusive-in-one",
     {"un préfet seul", "un·e préfet·ète seul", "un(e) préfet(e) seul",
      "un préfet seul(e)", "un·e préfet·e\u0300te seul"}},
    {"article",
     {"L.251-1", "L. 251-1", "L 251-1", "L251-1", "l.251-1", "l 251-1",
      "L.\u00a0251-1", "L.251\u20111", "L*251-1"}},
    {"article-of-two-numbers", {"70-4", "70\u20114", "70 4"}},
    {"number-sign",
     {"n°123", "nº 123", "N° 123", "no 123", "n° 123", "N°\u00a0123", "№ 123",
      "nᵒ 123", "n ° 123", "№123"}},
    {"numbers-sign", {"n°s 12 et 13", "nos 12 et 13", "nᵒˢ 12 et 13"}},
    {"amount",
     {"1 500 000 €", "1\u00a0500\u00a0000\u00a0€", "1\u2009500\u2009000 €",
      "1\u202f500\u202f000 €", "1.500.000 €", "1500000€", "1500000",
      "1'500'000"}},
    {"thousands", {"12 345", "12\u00a0345", "12.345", "12345", "12\u202f345"}},
    {"square-metres", {"300 m²", "300 m2", "300\u00a0m²"}},
    {"square-metres-in-one", {"300m²", "300m2", "300M2"}},
    {"date", {"16/07/2018", "16.07.2018", "16-07-2018", "16 07 2018"}},
    {"ordinal", {"1er juillet", "1ᵉʳ juillet", "1ER JUILLET"}},
    {"address", {"j.dupont@nice.fr", "j dupont nice fr"}},
    {"ligature", {"fichier", "ﬁchier", "ﬁ\u00adchier", "ＦＩＣＨＩＥＲ"}},
};

static void test_same(gconstpointer data)
{
    const struct forms *row = data;
    g_autoptr(french_t) french = analyser();
    g_autoptr(GArray) first = tokens_of(french, row->forms[0]);
    g_autofree char *expected = written(first, false);

    g_assert_cmpstr(expected, !=, "");
    for (guint i = 1; i < G_N_ELEMENTS(row->forms) && row->forms[i]; i++) {
        g_autoptr(GArray) other = tokens_of(french, row->forms[i]);
        g_autofree char *found = written(other, false);
        g_assert_cmpstr(found, ==, expected);
    }
}

static void test_forms_of_a_word(void)
{
    g_autoptr(french_t) french = analyser();
    const struct french_word *signees = french_word(french, "Signées", 8);

    g_assert_cmpstr(signees->exact, ==, "signées");
    g_assert_cmpstr(signees->folded, ==, "signees");
    g_assert_cmpstr(signees->stem, ==, "sign");
    g_assert_cmpstr(signees->folded_stem, ==, "signe");
    g_assert_false(signees->is_stop);
    g_assert_true(french_word(french, "signe\u0301es", 9) == signees);
    g_assert_true(french_word(french, "SIGNÉES", 8) == signees);
    g_assert_true(french_word(french, "signees", 7) != signees);

    g_assert_cmpstr(french_word(french, "1re", 3)->stem, ==, "1e");
    g_assert_cmpstr(french_word(french, "1ère", 5)->stem, ==, "1e");
    g_assert_cmpstr(french_word(french, "12EMES", 6)->stem, ==, "12e");
    g_assert_true(french_word(french, "2nd", 3)->has_family);
    g_assert_cmpstr(french_word(french, "XXIème", 7)->stem, ==, "xxie");
    g_assert_cmpstr(french_word(french, "xixe", 4)->stem, ==, "xixe");
    g_assert_cmpstr(french_word(french, "vie", 3)->stem, ==, "vi");
    g_assert_false(french_word(french, "24h", 3)->has_family);
    g_assert_cmpstr(french_word(french, " -\xff", 3)->folded, ==, "");
}

static void test_joined_words_are_compounds(void)
{
    g_autoptr(french_t) french = analyser();
    g_autoptr(GArray) tokens = tokens_of(french, "Vidéo-protection");
    const struct french_token *compound =
        &g_array_index(tokens, struct french_token, 0);

    g_assert_cmpint(compound->kind, ==, FRENCH_COMPOUND);
    g_assert_true(compound->word == french_word(french, "vidéoprotection", 16));
}

static void test_stop_words(void)
{
    static const char *const stop[] = {
        "de", "À", "été", "lequel", "où", "Pourquoi", "no", "qu", "même",
    };
    static const char *const other[] = {
        "ville",    "police", "état", "sous", "sécurité", "commune",
        "non-lieu", "entré",  "sûr",  "né",   "maïs",
    };
    g_autoptr(french_t) french = analyser();

    for (guint i = 0; i < G_N_ELEMENTS(stop); i++)
        g_assert_true(french_word(french, stop[i], strlen(stop[i]))->is_stop);
    for (guint i = 0; i < G_N_ELEMENTS(other); i++)
        g_assert_false(
            french_word(french, other[i], strlen(other[i]))->is_stop);
}

/* What a word without accents most likely is: its accented stem, "?" where
 * that needs a witness, or "-" where its stem needs no other. */
static const struct {
    const char *word, *stem;
} guesses[] = {
    {"SIGNEES", "sign"},
    {"signes", "-"},
    {"SECURITE", "secur"},
    {"PREMIEREMENT", "premi"},
    {"BARRIERE", "barri"},
    {"VOTERENT", "vot"},
    {"DELIBERAIT", "deliber"},
    {"DONNERA", "donner"},
    {"EGOISME", "ego"},
    {"route", "-"},
    {"VOTAT", "vot?"},
    {"contrat", "contr?"},
    {"visites", "vis?"},
    {"etat", "-"},
    {"signée", "-"},
    {"2020", "-"},
    {"entre", "-"},
    {"drone", "-"},
};

static void test_lost_accents(void)
{
    g_autoptr(french_t) french = analyser();

    for (guint i = 0; i < G_N_ELEMENTS(guesses); i++) {
        const struct french_word *word =
            french_word(french, guesses[i].word, strlen(guesses[i].word));
        g_auto(GStrv) witnesses = french_witnesses(word);
        g_autofree char *found =
            g_str_equal(word->accented_stem, word->stem)
                ? g_strdup("-")
                : g_strconcat(word->accented_stem, witnesses ? "?" : "", NULL);
        g_assert_cmpstr(found, ==, guesses[i].stem);
    }
    const struct french_word *voted = french_word(french, "VOTAT", 5);
    g_auto(GStrv) witnesses = french_witnesses(voted);
    g_assert_true(g_strv_contains((const char *const *) witnesses, "voter"));
    g_assert_false(g_strv_contains((const char *const *) witnesses, "vote"));
}

static void test_diaereses(void)
{
    g_autoptr(french_t) french = analyser();

    g_assert_cmpstr(french_word(french, "héroïsme", 10)->stem, ==, "hero");
    g_assert_cmpstr(french_word(french, "héroïque", 10)->stem, ==, "hero");
    g_assert_cmpstr(french_word(french, "ambiguë", 8)->stem, ==, "ambigu");
    g_assert_cmpstr(french_word(french, "ambiguïté", 11)->stem, ==, "ambigu");
}

/* All characters of a run too long for one word are in its words. */
static void test_long_runs(void)
{
    g_autoptr(french_t) french = analyser();
    const gsize len = 1 << 20;
    g_autofree char *text = g_malloc(len);
    memset(text, 'x', len);
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));

    french_tokens(french, text, len, tokens);
    g_assert_cmpuint(tokens->len, ==, len / FRENCH_WORD_MAX);
    gsize at = 0;
    for (guint i = 0; i < tokens->len; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        g_assert_cmpuint(token->start, ==, at);
        g_assert_cmpuint(token->position, ==, i);
        g_assert_cmpuint(strlen(token->word->folded), ==, FRENCH_WORD_MAX);
        at = token->end;
    }
    g_assert_cmpuint(at, ==, len);
}

static void test_no_compound_over_the_ceiling(void)
{
    g_autoptr(french_t) french = analyser();
    g_autofree char *half = g_strnfill(FRENCH_WORD_MAX / 2, 'x');
    g_autofree char *fits = g_strdup_printf("%s-%s", half, half);
    g_autofree char *over = g_strdup_printf("%s-%sx", half, half);
    g_autoptr(GArray) compound = tokens_of(french, fits);
    g_autoptr(GArray) words = tokens_of(french, over);

    g_assert_cmpuint(compound->len, ==, 3);
    g_assert_cmpuint(words->len, ==, 2);
}

static void test_trim(void)
{
    g_autoptr(french_t) french = analyser();
    g_autoptr(GArray) tokens = NULL;

    const struct french_word *kept = french_word(french, "ville", 5);
    french_trim(french);
    g_assert_true(french_word(french, "Ville", 5) == kept);
    for (guint i = 0; i <= FRENCH_WORDS_KEPT; i++) {
        char number[16];
        french_word(french, number, g_snprintf(number, 16, "%u", i));
    }
    french_trim(french);
    tokens = tokens_of(french, "la ville 12");
    g_autofree char *found = written(tokens, false);
    g_assert_cmpstr(found, ==, "0:la/la 1:ville/vill 2:12/12");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(analyses); i++) {
        g_autofree char *path =
            g_strdup_printf("/french/tokens/%s", analyses[i].name);
        g_test_add_data_func(path, &analyses[i], test_analysis);
    }
    for (guint i = 0; i < G_N_ELEMENTS(same); i++) {
        g_autofree char *path =
            g_strdup_printf("/french/same/%s", same[i].name);
        g_test_add_data_func(path, &same[i], test_same);
    }
    g_test_add_func("/french/forms-of-a-word", test_forms_of_a_word);
    g_test_add_func("/french/joined-words-are-compounds",
                    test_joined_words_are_compounds);
    g_test_add_func("/french/stop-words", test_stop_words);
    g_test_add_func("/french/lost-accents", test_lost_accents);
    g_test_add_func("/french/diaereses", test_diaereses);
    g_test_add_func("/french/long-runs", test_long_runs);
    g_test_add_func("/french/no-compound-over-the-ceiling",
                    test_no_compound_over_the_ceiling);
    g_test_add_func("/french/trim", test_trim);
    return g_test_run();
}
