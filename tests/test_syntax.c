/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_syntax.c - a query is read as it stands or refused with its column. */
#include "query/blank.h"
#include "query/notice.h"
#include "query/syntax.h"

#include <string.h>

struct reading {
    const char *name, *text, *parsed;
};

static const struct reading readings[] = {
    {"word", "drones", "drones"},
    {"words", "  caméras\tde  Nice ", "caméras de Nice"},
    {"punctuation-stays", "n° 123, L.251-1", "n° 123, L.251-1"},
    {"punctuation-alone", "que faire ? ... - Genoa !", "que faire Genoa"},
    {"phrase", "\"safe  city\"", "\"safe city\""},
    {"phrase-of-blanks", "\" safe\ncity \"", "\"safe city\""},
    {"guillemets", "«\u00a0safe city\u00a0» Nice", "\"safe city\" Nice"},
    {"typographic", "“safe city” „Nice“ „Gard”",
     "\"safe city\" \"Nice\" "
     "\"Gard\""},
    {"quotes-in-guillemets", "« le \"mur\" »", "\"le ″mur″\""},
    {"operators-in-phrase", "\"Pierre AND (Paul\"", "\"Pierre AND (Paul\""},
    {"quote-after-word", "l'\"être absolu\"?", "l' \"être absolu\""},
    {"quote-glued", "société\"Engie Ineo\"", "société \"Engie Ineo\""},
    {"inches", "écrans 24\" et 27\" tactiles", "écrans 24″ et 27″ tactiles"},
    {"quote-inside", "guerre d\"'indépendance", "guerre d″'indépendance"},
    {"and", "a AND b c AND \"d\"", "a AND b c AND \"d\""},
    {"or", "a b OR c", "a b OR c"},
    {"and-before-or", "a OR b AND c", "a OR b AND c"},
    {"group", "(a OR b) AND c", "(a OR b) AND c"},
    {"group-in-words", "(a OR b) c", "(a OR b) c"},
    {"or-in-or", "a OR (b OR c)", "a OR (b OR c)"},
    {"group-of-words", "aides (santé, transports...) ?",
     "aides santé, transports..."},
    {"group-inside-word", "époux(se) décédé(e)(s)", "époux(se) décédé(e)(s)"},
    {"group-close-to-word", "ville(caméras) a(b c) (d)e(f g)",
     "ville caméras a b c d e f g"},
    {"group-dissolved", "a AND (b \"c\") d", "a AND b AND \"c\" AND d"},
    {"group-strict", "(a AND b) c", "(a AND b) c"},
    {"group-empty", "main() (...)", "main"},
    {"group-deep", "(((a)))", "a"},
    {"not", "a NOT b", "a NOT b"},
    {"and-not", "a AND NOT b", "a AND NOT b"},
    {"not-first", "NOT a b", "NOT a b"},
    {"not-phrase", "a -\"b c\"", "a NOT \"b c\""},
    {"not-group", "a -(b c)", "a NOT (b c)"},
    {"not-group-or", "a NOT (b OR c)", "a NOT (b OR c)"},
    {"not-takes-one", "a -b c", "a NOT b c"},
    {"minus", "drones -jouets", "drones NOT jouets"},
    {"minus-in-group", "(a -b) OR c", "a NOT b OR c"},
    {"minus-alone", "Inter - Genoa", "Inter Genoa"},
    {"minus-twice", "a --b", "a –-b"},
    {"minus-inside", "Saint-Étienne", "Saint-Étienne"},
    {"minus-after-phrase", "\"a\"-b", "\"a\" –b"},
    {"operator-after-minus", "\"a\"-AND b", "\"a\" –AND b"},
    {"dash", "en –in", "en –in"},
    {"lower-case", "and or not a", "and or not a"},
    {"mixed-case", "And Or Not a", "And Or Not a"},
    {"operator-in-word", "ANDES NOTE ORAL", "ANDES NOTE ORAL"},
    {"gold-last", "UN ANNEAU EN OR ?", "UN ANNEAU EN or"},
    {"gold-first", "OR ET ARGENT", "or AND ARGENT"},
    {"gold-both", "LINGOTS D'OR ET PIECES EN OR",
     "LINGOTS D'OR et PIECES EN or"},
    {"or-in-capitals", "DRONES OR RADARS", "DRONES OR RADARS"},
    {"operator-and-comma", "AND, b", "AND, b"},
    {"address", "https://www.nice.fr/a-b?x=(1)&y=2",
     "https://www.nice.fr/a-b?x= 1 &y=2"},
    {"strict", "=été  l'=eau (=a)", "=été l'=eau =a"},
    {"strict-phrase", "=« la pêche » =\"a\"", "=\"la pêche\" =\"a\""},
    {"strict-in-phrase", "\"la =pêche\"", "\"la =pêche\""},
    {"not-strict", "a -=b -=\"c d\" -~e", "a NOT =b NOT =\"c d\" NOT ~e"},
    {"related", "~drone ~\"safe city\"", "~drone ~\"safe city\""},
    {"equals", "x = 3, a=b a=\"b c\"", "x 3, a=b a= \"b c\""},
    {"filter", "commune:Nice drones", "commune:Nice drones"},
    {"filter-quoted", "commune:\"L'Haÿ-les-Roses\"", "commune:L'Haÿ-les-Roses"},
    {"filter-quoted-blank", "titre:«\u00a0Safe\n City\u00a0»drones",
     "titre:\"Safe City\" drones"},
    {"filter-typographic", "commune:“La Ciotat”", "commune:\"La Ciotat\""},
    {"filter-name", "Matière:8.4 NUMÉRO:12 MATIE\u0300RE:9",
     "matiere:8.4 numero:12 matiere:9"},
    {"filter-not", "a -type:pv NOT date:2018", "a NOT type:pv NOT date:2018"},
    {"filter-group", "(commune:Nice OR commune:Cannes) a",
     "(commune:Nice OR commune:Cannes) a"},
    {"filter-alone", "commune:Nice", "commune:Nice"},
    {"filter-and", "commune:Nice AND a", "commune:Nice AND a"},
    {"filter-between", "a commune:Nice b", "a commune:Nice b"},
    {"filter-comma", "commune:Nice, type:pv; a", "commune:Nice type:pv a"},
    {"filter-address", "source:https://www.nice.fr/a?b=c",
     "source:https://www.nice.fr/a?b=c"},
    {"filter-slashes", "titre:\"//a\"", "titre:\"//a\""},
    {"filter-pattern", "nom:*.pdf nom:a(b).txt", "nom:*.pdf nom:\"a(b).txt\""},
    {"filter-in-phrase", "\"commune:Nice\"", "\"commune:Nice\""},
    {"filter-after-phrase", "\"a\"commune:Nice", "\"a\" commune:Nice"},
    {"filter-no-name", "18:30 L251:1 l'eau:x art.:5",
     "18:30 L251:1 l'eau:x "
     "art.:5"},
    {"filter-no-value", "Objet : x Objet: y (voir objet:)",
     "Objet x Objet: y voir objet:"},
    {"filter-other-address", "https://a.fr http:// objet:... objet:(x)",
     "https://a.fr http:// objet:... objet: x"},
    {"gold", "OR ()", "or"},
    {"french", "a ET b OU c SAUF d", "a AND b OR c NOT d"},
    {"french-in-word", "a ETE OUR SAUFE", "a ETE OUR SAUFE"},
    {"title-or", "DELIBERATION ACCORDANT OU REFUSANT DES AIDES",
     "DELIBERATION ACCORDANT ou REFUSANT DES AIDES"},
    {"title-and", "MISE EN PLACE ET ESSAI", "MISE EN PLACE et ESSAI"},
    {"title-end", "DRONES ET", "DRONES et"},
    {"title-elided", "PRISE D’EAU SAUF CRUE", "PRISE D’EAU sauf CRUE"},
    {"title-near", "PARKING PRÈS DE LA MAIRIE", "PARKING près DE LA MAIRIE"},
    {"capitals-or", "CNIL OU CADA", "CNIL OR CADA"},
    {"capitals-not", "NICE SAUF CANNES", "NICE NOT CANNES"},
    {"capitals-phrase", "\"VOTE DE LA VILLE\" OU DRONES",
     "\"VOTE DE LA VILLE\" OR DRONES"},
    {"capitals-number", "VIE PRES/3 DE NICE", "(VIE NEAR/3 DE) NICE"},
    {"capitals-field", "COMMUNE:NICE OU DE", "commune:NICE ou DE"},
    {"must", "a +b +\"c d\" +(e OR f)", "a +b +\"c d\" +(e OR f)"},
    {"must-alone", "+a", "+a"},
    {"must-signed", "+=été +~b +=\"c\"", "+=été +~b +=\"c\""},
    {"must-words", "x +(a b)", "x +(a b)"},
    {"must-twice", "+(+a) x -(+b)", "+a x NOT b"},
    {"must-dots", "x +(...a)", "x +(...a)"},
    {"must-filter", "x +(commune:Nice)", "x +(commune:Nice)"},
    {"plus-inside", "C++ a+b + c Google+", "C++ a+b c Google+"},
    {"plus-after-phrase", "\"a\"+b", "\"a\" \uff0bb"},
    {"telephone", "+33 4 97", "+33 4 97"},
    {"near", "a NEAR/5 b", "a NEAR/5 b"},
    {"near-french", "a PRÈS/5 b PRES/1 \"c d\"", "a NEAR/5 b NEAR/1 \"c d\""},
    {"near-accent-apart", "a PRE\u0300S/5 b", "a NEAR/5 b"},
    {"near-alone", "a NEAR b", "a NEAR/10 b"},
    {"near-group", "(a OR \"b c\") NEAR (d)", "(a OR \"b c\") NEAR/10 d"},
    {"near-beside", "a b NEAR c d", "a (b NEAR/10 c) d"},
    {"near-or", "a NEAR/2 b OR c", "(a NEAR/2 b) OR c"},
    {"near-not", "a -(b NEAR/2 c)", "a NOT (b NEAR/2 c)"},
    {"near-must", "a +(b NEAR/2 =c)", "a +(b NEAR/2 =c)"},
    {"near-small", "a near/5 b", "a near/5 b"},
    {"near-before-group", "a NEAR(b OR c)", "a NEAR/10 (b OR c)"},
    {"operator-before-group", "a AND(b) OU(c)", "a AND b OR c"},
    {"star", "vidéo* -drone* +rad* =été*", "vidéo* NOT drone* +rad* =été*"},
    {"star-in-phrase", "\"vidéo* algo*\"", "\"vidéo* algo*\""},
    {"star-and-comma", "vidéo*, (a bc*)", "vidéo*, a bc*"},
    {"star-alone", "a * b ** (*)", "a b"},
    {"star-of-article", "R* 123-4 L.*251-1 d*12 D*. 9",
     "R. 123-4 L.251-1 d.12 D. 9"},
    {"star-before-group", "R* 12 NEAR a", "R. (12 NEAR/10 a)"},
    {"star-after-group", "a NEAR R* 12", "(a NEAR/10 R.) 12"},
    {"star-after-and", "a AND b NEAR R* 12", "a AND (b NEAR/10 R.) AND 12"},
    {"star-in-filter", "nom:*.pdf", "nom:*.pdf"},
    {"invisible", "\u200ea \ufeffAND\u200b b \u202b-c\u202c d\u00ade",
     "a AND b AND NOT c AND de"},
    {"symbols", "a || b \u20ac \U0001f681", "a b"},
    {"other-scripts", "摄像头 κάμερα", "摄像头 κάμερα"},
};

static void test_reading(gconstpointer data)
{
    const struct reading *reading = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(node_t) tree = syntax_parse(reading->text, NULL, &error);
    g_assert_no_error(error);
    g_autofree char *parsed = node_text(tree);
    g_assert_cmpstr(parsed, ==, reading->parsed);

    g_autoptr(node_t) again = syntax_parse(parsed, NULL, &error);
    g_assert_no_error(error);
    g_autofree char *twice = node_text(again);
    g_assert_cmpstr(twice, ==, parsed);
}

struct refusal {
    const char *name, *text;
    enum syntax_error code;
    const char *message; /* a pattern */
};

static const struct refusal refusals[] = {
    {"nothing", "", SYNTAX_ERROR_EMPTY, "*no word*"},
    {"punctuation", " ?! () \u2026 ", SYNTAX_ERROR_EMPTY, "*no word*"},
    {"not-utf8", "caf\xe9 noir", SYNTAX_ERROR_ENCODING, "column 4: *UTF-8*"},
    {"quote-open", "à la \"safe city", SYNTAX_ERROR_EXPECTED,
     "column 6: *never closed: \" is expected*"},
    {"guillemet-open", "« safe", SYNTAX_ERROR_EXPECTED, "column 1: *»*"},
    {"quotes-mixed", "“safe city\"", SYNTAX_ERROR_EXPECTED, "column 1: *”*"},
    {"quote-closed-twice", "“safe” city”", SYNTAX_ERROR_EXPECTED,
     "column 12: *closes nothing: “ is expected*"},
    {"guillemet-closed", "safe »", SYNTAX_ERROR_EXPECTED, "column 6: *«*"},
    {"phrase-empty", "a \"\" b", SYNTAX_ERROR_EXPECTED,
     "column 3: a word is expected between*"},
    {"group-signed", "a ~(b OR c)", SYNTAX_ERROR_EXPECTED,
     "column 3: a word or a phrase is expected after this sign*"},
    {"group-strict", "=(b c)", SYNTAX_ERROR_EXPECTED, "column 1: *sign*"},
    {"filter-unknown", "é objet:x", SYNTAX_ERROR_FIELD,
     "column 3: there is no field objet; the fields are commune, type, * nom, "
     "source; * quotation marks"},
    {"filter-unknown-quoted", "Objet:\"x\"", SYNTAX_ERROR_FIELD,
     "column 1: *no field Objet;*"},
    {"filter-unknown-long",
     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:x",
     SYNTAX_ERROR_FIELD, "column 1: there is no field aaaaaaaaaa*…;*"},
    {"filter-empty", "a commune: Nice", SYNTAX_ERROR_EXPECTED,
     "column 11: a value is expected right after commune:*"},
    {"filter-empty-end", "commune:", SYNTAX_ERROR_EXPECTED, "column 9: *"},
    {"filter-empty-quoted", "commune:\"\"", SYNTAX_ERROR_EXPECTED,
     "column 9: *"},
    {"filter-empty-blank", "commune:« »", SYNTAX_ERROR_EXPECTED,
     "column 9: a value is expected between*"},
    {"filter-empty-comma", "commune:, Nice", SYNTAX_ERROR_EXPECTED,
     "column 9: a value is expected right after commune:*"},
    {"filter-open", "commune:\"Nice", SYNTAX_ERROR_EXPECTED,
     "column 9: *never closed*"},
    {"filter-quote-inside", "commune:Saint«Denis»", SYNTAX_ERROR_EXPECTED,
     "column 9: *quotation mark inside*"},
    {"filter-of-group", "type:(pv OR avis)", SYNTAX_ERROR_EXPECTED,
     "column 6: one value is expected *(type:… OR type:…)"},
    {"filter-signed", "a ~titre:drone", SYNTAX_ERROR_EXPECTED,
     "column 3: a word or a phrase is expected after this sign, not a filter"},
    {"filter-strict", "=commune:Nice", SYNTAX_ERROR_EXPECTED, "column 1: *"},
    {"filter-left-out-alone", "-commune:Nice", SYNTAX_ERROR_EXPECTED,
     "column 14: *to find*"},
    {"group-open", "é (a b", SYNTAX_ERROR_EXPECTED,
     "column 3: *never closed: ) is expected*"},
    {"group-closed", "a) b", SYNTAX_ERROR_EXPECTED,
     "column 2: *closes nothing: ( is expected*"},
    {"group-deep",
     "((((((((((((((((((((((((((((((((((((((((((((((((((("
     "a)))))))))))))))))))))))))))))))))))))))))))))))))))",
     SYNTAX_ERROR_LIMIT, "column 51: more than 50 parentheses*"},
    {"and-first", "AND a", SYNTAX_ERROR_EXPECTED, "column 1: *before AND*"},
    {"and-last", "a AND", SYNTAX_ERROR_EXPECTED, "column 6: *after AND*"},
    {"and-twice", "a AND AND b", SYNTAX_ERROR_EXPECTED,
     "column 7: *before AND*"},
    {"and-group-empty", "a AND () b", SYNTAX_ERROR_EXPECTED,
     "column 10: *between the parentheses*"},
    {"or-first", "OR a", SYNTAX_ERROR_EXPECTED, "column 1: a word*"},
    {"or-last", "a OR", SYNTAX_ERROR_EXPECTED, "column 5: a word*"},
    {"not-last", "a NOT", SYNTAX_ERROR_EXPECTED, "column 6: *leave out*"},
    {"not-twice", "a NOT NOT b", SYNTAX_ERROR_EXPECTED,
     "column 7: *leave out*"},
    {"must-not", "a +-b", SYNTAX_ERROR_EXPECTED, "column 3: one sign*"},
    {"not-must", "a -+b", SYNTAX_ERROR_EXPECTED, "column 3: one sign*"},
    {"must-filter", "+commune:Nice", SYNTAX_ERROR_EXPECTED,
     "column 1: *not a filter, which always holds"},
    {"must-in-or", "a OR +b", SYNTAX_ERROR_EXPECTED, "column 6: *without +*"},
    {"must-first-in-or", "+a OR b", SYNTAX_ERROR_EXPECTED,
     "column 1: *without +*"},
    {"must-empty", "a +()", SYNTAX_ERROR_EXPECTED, "column 6: *between*"},
    {"near-first", "NEAR/5 b", SYNTAX_ERROR_EXPECTED,
     "column 1: a word before NEAR is expected"},
    {"near-last", "a NEAR/5", SYNTAX_ERROR_EXPECTED,
     "column 9: a word after NEAR is expected"},
    {"near-twice", "a NEAR NEAR b", SYNTAX_ERROR_EXPECTED, "column 8: *"},
    {"near-after-and", "a AND NEAR b", SYNTAX_ERROR_EXPECTED, "column 7: *"},
    {"near-zero", "a NEAR/0 b", SYNTAX_ERROR_EXPECTED,
     "column 8: a number of words from 1 to 30*"},
    {"near-far", "a PRÈS/31 b", SYNTAX_ERROR_EXPECTED, "column 8: *"},
    {"near-word", "a NEAR/cinq b", SYNTAX_ERROR_EXPECTED, "column 8: *"},
    {"near-filter", "a NEAR commune:Nice", SYNTAX_ERROR_EXPECTED,
     "column 8: one word, a phrase,*"},
    {"near-words", "(a b) NEAR c", SYNTAX_ERROR_EXPECTED, "column 1: one *"},
    {"near-and", "a NEAR (b AND c)", SYNTAX_ERROR_EXPECTED, "column 8: one *"},
    {"near-minus", "a NEAR -b", SYNTAX_ERROR_EXPECTED, "column 8: one word*"},
    {"near-near", "a NEAR (b NEAR c)", SYNTAX_ERROR_EXPECTED,
     "column 8: one *"},
    {"near-empty", "a NEAR ()", SYNTAX_ERROR_EXPECTED, "column 8: one *"},
    {"near-after-empty", "() NEAR a", SYNTAX_ERROR_EXPECTED, "column *"},
    {"minus-near", "x -a NEAR b", SYNTAX_ERROR_EXPECTED,
     "column 6: a group, such as -(a NEAR b)*"},
    {"star-first", "a *mot", SYNTAX_ERROR_EXPECTED,
     "column 3: letters are expected before this star*"},
    {"star-inside", "a vid*o", SYNTAX_ERROR_EXPECTED,
     "column 6: a blank is expected after this star*"},
    {"stars-around", "**gras**", SYNTAX_ERROR_EXPECTED, "column 1: letters*"},
    {"stars-last", "gras**", SYNTAX_ERROR_EXPECTED, "column 5: one star*"},
    {"stars-invisible", "gras*\u200e*", SYNTAX_ERROR_EXPECTED,
     "column 5: one star*"},
    {"star-short", "é*", SYNTAX_ERROR_EXPECTED,
     "column 2: two letters at least*"},
    {"star-short-elided", "l'e\u0301*", SYNTAX_ERROR_EXPECTED,
     "column 5: two letters at least*"},
    {"star-in-phrase", "\"a *mot\"", SYNTAX_ERROR_EXPECTED, "column 4: *"},
    {"star-related", "~vidéo*", SYNTAX_ERROR_EXPECTED,
     "column 7: no star is expected in a word with ~*"},
    {"star-related-phrase", "~\"a vidéo*\"", SYNTAX_ERROR_EXPECTED,
     "column 3: no star is expected in a phrase with ~*"},
    {"star-related-inside", "\"a ~vidéo*\"", SYNTAX_ERROR_EXPECTED,
     "column 10: no star*"},
    {"not-alone", "NOT a", SYNTAX_ERROR_EXPECTED, "column 6: *to find*"},
    {"not-alone-in-or", "a OR -b", SYNTAX_ERROR_EXPECTED,
     "column 8: *to find*"},
    {"not-group-empty", "a -(...)", SYNTAX_ERROR_EXPECTED,
     "column 9: *between the parentheses*"},
};

/* The same is said in French, of the same column, in other words. */
static void check_french(const GError *error)
{
    const char *french = syntax_error_french(error);
    const guint column = syntax_error_column(error);
    g_autofree char *told = g_strdup_printf("column %u: ", column);
    g_autofree char *said =
        g_strdup_printf("colonne %u" BLANK_WIDE ": ", column);
    g_assert_true(g_str_has_prefix(error->message, told));
    if (!french || !g_str_has_prefix(french, said))
        g_error("%s: %s", error->message, french);
    g_assert_cmpstr(french + strlen(said), !=, error->message + strlen(told));
    g_assert_true(g_utf8_validate(french, -1, NULL));
}

static void test_refusal(gconstpointer data)
{
    const struct refusal *refusal = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(node_t) tree = syntax_parse(refusal->text, NULL, &error);
    g_assert_null(tree);
    g_assert_error(error, SYNTAX_ERROR, (int) refusal->code);
    if (!g_pattern_match_simple(refusal->message, error->message))
        g_error("%s: %s", refusal->name, error->message);
    check_french(error);
}

/* What an error says in French, a copy of it does too, and one that is told of
 * a line. */
static void test_french(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(syntax_parse("a AND", NULL, &error));
    g_assert_cmpstr(syntax_error_french(error), ==,
                    "colonne 6\u00a0: on attend un mot après ET");
    g_autoptr(GError) copy = g_error_copy(error);
    syntax_error_prefix(&copy, "line %u: ", "ligne %u : ", 7);
    g_assert_cmpstr(copy->message, ==,
                    "line 7: column 6: a word after AND is expected");
    g_assert_cmpstr(syntax_error_french(copy), ==,
                    "ligne 7 : colonne 6\u00a0: on attend un mot après ET");
    g_autoptr(GError) other = g_error_new(G_FILE_ERROR, 1, "of a file");
    g_assert_null(syntax_error_french(other));
}

/* A notice is told once, in both languages. */
static void test_notices(void)
{
    g_autoptr(GPtrArray) notices = notices_new();
    g_autoptr(node_t) tree =
        syntax_parse("–a –b \u20ac near/5 || ‘c’", notices, NULL);
    g_assert_nonnull(tree);
    g_autoptr(GPtrArray) french = notices_in_french(notices);
    const char *const said[] = {"Laissé de côté*: \u20ac ||", "Un tiret *",
                                "Les opérateurs *", "Les guillemets *"};
    g_assert_cmpuint(notices->len, ==, G_N_ELEMENTS(said));
    for (guint i = 0; i < notices->len; i++) {
        const struct notice *notice = g_ptr_array_index(notices, i);
        const char *line = g_ptr_array_index(french, i);
        if (!g_pattern_match_simple(said[i], line))
            g_error("%s: %s", notice->english, line);
        g_assert_cmpstr(notice->english, !=, line);
    }
}

/* A thousand words are answered, ten thousand refused. */
static void test_many_words(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < SYNTAX_MAX_WORDS; i++)
        g_string_append(text, "mot ");
    g_autoptr(GError) error = NULL;
    g_autoptr(node_t) tree = syntax_parse(text->str, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpint(tree->kind, ==, NODE_WORDS);
    for (guint i = 0; i < 9 * SYNTAX_MAX_WORDS; i++)
        g_string_append(text, i % 2 ? "a-b " : "\"c d\" ");
    g_autoptr(node_t) longer = syntax_parse(text->str, NULL, &error);
    g_assert_null(longer);
    g_assert_error(error, SYNTAX_ERROR, SYNTAX_ERROR_LIMIT);
    check_french(error);
}

/* What is too long is refused, however it is written. */
static void test_long_values(void)
{
    g_autofree char *value = g_strnfill(SYNTAX_MAX_VALUE, 'x');
    g_autofree char *fits = g_strconcat("commune:", value, NULL);
    g_autofree char *longer = g_strconcat("commune:\"", value, "é\"", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(node_t) tree = syntax_parse(fits, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpint(tree->kind, ==, NODE_FILTER);
    g_assert_cmpstr(tree->text, ==, value);
    g_autoptr(node_t) refused = syntax_parse(longer, NULL, &error);
    g_assert_null(refused);
    g_assert_error(error, SYNTAX_ERROR, SYNTAX_ERROR_LIMIT);
    check_french(error);
}

/* In quotation marks or not; endings in parentheses are of the word. */
static void test_long_words(void)
{
    g_autofree char *word = g_strnfill(SYNTAX_MAX_LETTERS, 'x');
    g_autofree char *longer = g_strconcat("a ", word, "x", NULL);
    g_autofree char *phrase = g_strconcat("\"a ", word, "x\"", NULL);
    g_autoptr(GString) endings = g_string_new(NULL);
    while (endings->len <= SYNTAX_MAX_LETTERS)
        g_string_append(endings, "a(e)");
    const char *const refused[] = {longer, phrase, endings->str};
    g_autoptr(node_t) tree = syntax_parse(word, NULL, NULL);
    g_assert_cmpstr(tree->text, ==, word);
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(syntax_parse(refused[i], NULL, &error));
        g_assert_error(error, SYNTAX_ERROR, SYNTAX_ERROR_LIMIT);
        check_french(error);
    }
}

/* So many are read, and one more is refused, in a phrase too. */
static void refuse_more(guint max, const char *one, const char *more)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < max; i++)
        g_string_append(text, one);
    g_autoptr(GError) error = NULL;
    g_autoptr(node_t) tree = syntax_parse(text->str, NULL, &error);
    g_assert_no_error(error);
    g_string_append(text, more);
    g_autoptr(node_t) refused = syntax_parse(text->str, NULL, &error);
    g_assert_null(refused);
    g_assert_error(error, SYNTAX_ERROR, SYNTAX_ERROR_LIMIT);
    check_french(error);
}

static void test_many_filters(void)
{
    refuse_more(SYNTAX_MAX_FILTERS, "nom:* ", "nom:*");
}

static void test_many_stars(void)
{
    refuse_more(SYNTAX_MAX_STARS, "co* ", "co*");
    refuse_more(SYNTAX_MAX_STARS / 2, "co*-vi* ", "\"co*\"");
}

/* What only the tree tells: which queries are plain. */
static void test_plain(void)
{
    g_autoptr(node_t) plain = syntax_parse("a \"b\" -c", NULL, NULL);
    g_assert_cmpint(plain->kind, ==, NODE_ALL);
    g_assert_true(plain->is_plain);
    g_assert_cmpuint(plain->children->len, ==, 3);
    g_autoptr(node_t) strict = syntax_parse("a AND \"b\" -c", NULL, NULL);
    g_assert_false(strict->is_plain);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(readings); i++) {
        g_autofree char *path =
            g_strdup_printf("/syntax/reads/%s", readings[i].name);
        g_test_add_data_func(path, &readings[i], test_reading);
    }
    for (guint i = 0; i < G_N_ELEMENTS(refusals); i++) {
        g_autofree char *path =
            g_strdup_printf("/syntax/refuses/%s", refusals[i].name);
        g_test_add_data_func(path, &refusals[i], test_refusal);
    }
    g_test_add_func("/syntax/french", test_french);
    g_test_add_func("/syntax/notices", test_notices);
    g_test_add_func("/syntax/many-words", test_many_words);
    g_test_add_func("/syntax/long-values", test_long_values);
    g_test_add_func("/syntax/long-words", test_long_words);
    g_test_add_func("/syntax/many-filters", test_many_filters);
    g_test_add_func("/syntax/many-stars", test_many_stars);
    g_test_add_func("/syntax/plain", test_plain);
    return g_test_run();
}
