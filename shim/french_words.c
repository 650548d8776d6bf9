/* SPDX-License-Identifier: GPL-3.0-or-later */
/* french_words.c - a printed word to its forms, each worked out once: later
 * printings cost a hash. */
#include "shim/french_internal.h"

#include <string.h>

#include "shim/shim.h"

/* Composing and dropping what is no letter can each make work for the other;
 * no character of Unicode needs more than two rounds. */
#define ROUNDS_MAX 4

/* One printing of a word.  The word's exact form is a printing too, so the
 * table of printings also tells whether a word is known. */
struct surface {
    const char *text;
    gsize len;
    guint hash;
    struct french_entry *entry;
};

struct french {
    struct shim_stemmer *stemmer;
    GHashTable *stop_words; /* char *, owned */
    GHashTable *surfaces;   /* struct surface, owned */
    GPtrArray *entries;     /* struct french_entry, owned */
    GStringChunk *strings;
    guint32 seed; /* so that no document can choose words that collide */
};

static guint surface_hash(gconstpointer surface)
{
    return ((const struct surface *) surface)->hash;
}

static gboolean surface_equal(gconstpointer a, gconstpointer b)
{
    const struct surface *x = a, *y = b;

    return x->hash == y->hash && x->len == y->len &&
           memcmp(x->text, y->text, x->len) == 0;
}

/* FNV-1a, with a seed. */
static guint hash_bytes(const struct french *french, const char *p, gsize len)
{
    guint64 hash = G_GUINT64_CONSTANT(0xcbf29ce484222325) ^ french->seed;

    for (gsize i = 0; i < len; i++)
        hash = (hash ^ (guchar) p[i]) * G_GUINT64_CONSTANT(0x100000001b3);
    return (guint) (hash ^ hash >> 32);
}

static void append_lower(GString *text, gunichar c)
{
    c = g_unichar_tolower(c);
    switch (c) {
    case 0xdf: /* ß */
        g_string_append(text, "ss");
        break;
    case 0xe6: /* æ */
        g_string_append(text, "ae");
        break;
    case 0x153: /* œ */
        g_string_append(text, "oe");
        break;
    case 0x3c2: /* ς ends words, σ does not */
        g_string_append_unichar(text, 0x3c3);
        break;
    default:
        g_string_append_unichar(text, c);
    }
}

/* Letters, digits and marks only, in lower case, at most FRENCH_WORD_MAX of
 * them; no mark that has no letter before it, as some letters fall apart into
 * a blank and one. */
static GString *keep_letters(const char *text, gsize len)
{
    GString *kept = g_string_sized_new(len);
    const char *end = text + len;

    for (guint n = 0; text < end && n < FRENCH_WORD_MAX;) {
        gunichar c;
        switch (french_class_next(&text, end, &c)) {
        case CLASS_MARK:
            if (n == 0)
                break;
            G_GNUC_FALLTHROUGH;
        case CLASS_LETTER:
        case CLASS_DIGIT:
        case CLASS_IDEOGRAPH:
        case CLASS_SUPERSCRIPT:
            append_lower(kept, c);
            n++;
            break;
        case CLASS_DEGREE:
            g_string_append_c(kept, 'o');
            n++;
            break;
        default:
            break;
        }
    }
    return kept;
}

/* Once before composing, since a soft hyphen keeps an accent from its letter;
 * once after, since what a letter stands for may be no letter. */
static char *normalise_once(const char *text, gsize len)
{
    g_autoptr(GString) kept = keep_letters(text, len);
    g_autofree char *composed =
        g_utf8_normalize(kept->str, kept->len, G_NORMALIZE_ALL_COMPOSE);

    return g_string_free(keep_letters(composed, strlen(composed)), FALSE);
}

static bool is_plain(const char *text, gsize len)
{
    for (gsize i = 0; i < len; i++)
        if (!g_ascii_isalnum(text[i]))
            return false;
    return len <= FRENCH_WORD_MAX;
}

static char *normalise(const char *text, gsize len)
{
    if (is_plain(text, len))
        return g_ascii_strdown(text, len);

    char *form = normalise_once(text, len);

    for (guint i = 0; i < ROUNDS_MAX; i++) {
        g_autofree char *before = form;
        form = normalise_once(before, strlen(before));
        if (strcmp(form, before) == 0)
            break;
    }
    return form;
}

static gunichar plain_letter(gunichar c)
{
    switch (c) {
    case 0xf8: /* ø */
        return 'o';
    case 0x111: /* đ */
        return 'd';
    case 0x131: /* ı */
        return 'i';
    case 0x142: /* ł */
        return 'l';
    }
    return c;
}

static char *drop_accents(const char *exact)
{
    g_autofree char *apart = g_utf8_normalize(exact, -1, G_NORMALIZE_ALL);
    g_autoptr(GString) plain = g_string_new(NULL);

    for (const char *p = apart; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!french_is_accent(c))
            g_string_append_unichar(plain, plain_letter(c));
    }
    return normalise(plain->str, plain->len);
}

static bool is_ascii(const char *text)
{
    while (*text > 0)
        text++;
    return *text == '\0';
}

static char *fold(const char *exact)
{
    if (is_ascii(exact))
        return g_strdup(exact);

    char *folded = drop_accents(exact);
    for (guint i = 0; i < ROUNDS_MAX; i++) {
        g_autofree char *before = folded;
        folded = drop_accents(before);
        if (strcmp(folded, before) == 0)
            break;
    }
    return folded;
}

/* As they are written and without accents: "meme" is "même". */
static GHashTable *stop_words_new(void)
{
    g_autofree char **words = g_strsplit(french_stop_words, " ", -1);
    GHashTable *set =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (char **word = words; *word; word++) {
        g_hash_table_add(set, fold(*word));
        g_hash_table_add(set, *word);
    }
    return set;
}

struct french *french_new(GError **error)
{
    g_autoptr(shim_stemmer_t) stemmer = shim_stemmer_new("french", error);
    if (!stemmer)
        return NULL;

    struct french *french = g_new0(struct french, 1);
    french->stemmer = g_steal_pointer(&stemmer);
    french->stop_words = stop_words_new();
    french->surfaces =
        g_hash_table_new_full(surface_hash, surface_equal, g_free, NULL);
    french->entries = g_ptr_array_new_with_free_func(g_free);
    french->strings = g_string_chunk_new(1 << 16);
    french->seed = g_random_int();
    return french;
}

void french_free(struct french *french)
{
    if (!french)
        return;
    shim_stemmer_free(french->stemmer);
    g_hash_table_unref(french->stop_words);
    g_hash_table_unref(french->surfaces);
    g_ptr_array_unref(french->entries);
    g_string_chunk_free(french->strings);
    g_free(french);
}

bool french_trim(struct french *french)
{
    if (g_hash_table_size(french->surfaces) <= FRENCH_WORDS_KEPT)
        return false;
    g_hash_table_remove_all(french->surfaces);
    g_ptr_array_set_size(french->entries, 0);
    g_string_chunk_clear(french->strings);
    return true;
}

/* Of Roman ordinals those that are no other word, as "vie", "vers" and
 * "ivre" are. */
static bool is_roman_ordinal(const char *folded, gsize len)
{
    static const char *const small[] = {"ii",  "iii",  "iv", "v",
                                        "vii", "viii", NULL};
    g_autofree char *number = g_strndup(folded, len);
    const char *ending = folded + len;

    if (g_strv_contains(small, number))
        return g_str_equal(ending, "e") || g_str_equal(ending, "eme");
    return strchr(number, 'x') && *ending == 'e';
}

/* The stem of an ordinal, "2e" of "2ème"; NULL of what is none. */
static char *ordinal_stem(const char *folded)
{
    static const char *const endings[] = {
        "e",   "er",   "ers", "re",   "res", "ere", "eres", "es",
        "eme", "emes", "nd",  "ieme", "nde", "nds", "ndes", NULL,
    };
    const bool is_arabic = g_ascii_isdigit(*folded);
    const gsize len = strspn(folded, is_arabic ? "0123456789" : "ivxlc");

    if (!g_strv_contains(endings, folded + len) ||
        (!is_arabic && !is_roman_ordinal(folded, len)))
        return NULL;
    return g_strdup_printf("%.*se", (int) len, folded);
}

/* A number has no family: what stands beside its digits is no verb. */
static bool has_digit(const char *form)
{
    return strpbrk(form, "0123456789") != NULL;
}

/* Of "héroïsme" and "héroïque" the stemmer of Xapian 1.4 knows no suffix: its
 * rules are written with a plain i.  As in later stemmers of Snowball, a letter
 * that is no vowel stands for the diaeresis. */
#define DIAERESIS "H"

static char *mark_diaereses(const char *form)
{
    GString *marked = g_string_new(form);
    g_string_replace(marked, "ï", DIAERESIS "i", 0);
    g_string_replace(marked, "ë", DIAERESIS "e", 0);
    return g_string_free(marked, FALSE);
}

static char *stem(struct french *french, const char *form)
{
    if (*form == '\0' || has_digit(form))
        return fold(form);
    g_autofree char *apart = mark_diaereses(form);
    g_autofree char *stemmed = shim_stemmer_stem(french->stemmer, apart);
    g_autoptr(GString) plain = g_string_new(stemmed);
    g_string_replace(plain, DIAERESIS, "", 0);
    return fold(plain->str);
}

static const char *keep(struct french *french, const char *string,
                        const char *same)
{
    if (strcmp(string, same) == 0)
        return same;
    return g_string_chunk_insert(french->strings, string);
}

static void add_stems(struct french *french, struct french_word *word)
{
    g_autofree char *ordinal = ordinal_stem(word->folded);
    g_autofree char *exact_stem =
        ordinal ? g_strdup(ordinal) : stem(french, word->exact);
    g_autofree char *folded_stem =
        ordinal ? g_strdup(ordinal) : stem(french, word->folded);

    word->stem = keep(french, exact_stem, word->folded);
    word->folded_stem = keep(french, folded_stem, word->stem);
    word->accented_stem = word->stem;
    word->has_family = *word->exact && (ordinal || !has_digit(word->exact));
    if (word->folded != word->exact || ordinal || !word->has_family)
        return;
    g_autofree char *accented = french_accented(word->folded);
    g_autofree char *accented_stem = stem(french, accented);
    word->accented_stem = keep(french, accented_stem, word->stem);
}

static struct french_entry *entry_new(struct french *french, const char *exact)
{
    struct french_entry *entry = g_new0(struct french_entry, 1);
    struct french_word *word = &entry->word;
    g_autofree char *folded = fold(exact);

    word->exact = g_string_chunk_insert(french->strings, exact);
    word->folded = keep(french, folded, word->exact);
    add_stems(french, word);
    word->is_stop = g_hash_table_contains(french->stop_words, word->exact);
    word->has_family = word->has_family && !word->is_stop;
    entry->role = french_role_of(word->folded);
    g_ptr_array_add(french->entries, entry);
    return entry;
}

static void add_surface(struct french *french, const struct surface *key,
                        struct french_entry *entry)
{
    struct surface *surface = g_new(struct surface, 1);

    *surface = *key;
    surface->text =
        g_string_chunk_insert_len(french->strings, key->text, key->len);
    surface->entry = entry;
    g_hash_table_add(french->surfaces, surface);
}

const struct french_entry *french_intern(struct french *french,
                                         const char *text, gsize len)
{
    struct surface key = {text, len, hash_bytes(french, text, len), NULL};
    const struct surface *known = g_hash_table_lookup(french->surfaces, &key);
    if (known)
        return known->entry;

    g_autofree char *exact = normalise(text, len);
    struct surface exact_key = {exact, strlen(exact), 0, NULL};
    exact_key.hash = hash_bytes(french, exact, exact_key.len);
    known = g_hash_table_lookup(french->surfaces, &exact_key);

    struct french_entry *entry =
        known ? known->entry : entry_new(french, exact);
    if (!known)
        add_surface(french, &exact_key, entry);
    if (len <= FRENCH_SPAN_MAX && !surface_equal(&key, &exact_key))
        add_surface(french, &key, entry);
    return entry;
}

const struct french_word *french_word(struct french *french, const char *text,
                                      gsize len)
{
    return &french_intern(french, text, len)->word;
}
