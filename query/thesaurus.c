/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thesaurus.c - words and expressions that say the same thing. */
#include "query/thesaurus.h"

#include <string.h>

/* As the parts of a compound (french.h). */
#define JOINED_WORDS_MAX 4

struct thesaurus {
    struct french *french;
    GPtrArray *entries; /* struct thesaurus_entry * */
    GHashTable *keys;   /* char * to the entry it stands for */
    guint longest;      /* words of the longest entry */
    GChecksum *checksum;
};

/* One line of the text. */
struct line {
    const char *text;
    gsize len;
    guint number;
    GPtrArray *entries; /* struct thesaurus_entry *, each once */
};

static void entry_free(gpointer data)
{
    struct thesaurus_entry *entry = data;
    g_free(entry->text);
    g_ptr_array_unref(entry->related);
    g_free(entry);
}

struct thesaurus *thesaurus_new(struct french *french)
{
    struct thesaurus *thesaurus = g_new0(struct thesaurus, 1);
    thesaurus->french = french;
    thesaurus->entries = g_ptr_array_new_with_free_func(entry_free);
    thesaurus->keys =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    thesaurus->checksum = g_checksum_new(G_CHECKSUM_SHA256);
    return thesaurus;
}

void thesaurus_free(struct thesaurus *thesaurus)
{
    if (!thesaurus)
        return;
    g_hash_table_unref(thesaurus->keys);
    g_ptr_array_unref(thesaurus->entries);
    g_checksum_free(thesaurus->checksum);
    g_free(thesaurus);
}

char *thesaurus_sum(const struct thesaurus *thesaurus)
{
    g_autoptr(GChecksum) sum = g_checksum_copy(thesaurus->checksum);
    return g_strdup(g_checksum_get_string(sum));
}

/* ---- Keys -----------------------------------------------------------------

   Ways of writing an entry that are to be one share a key: the stems of the
   words (another number, another gender), those of their folded forms
   (accents left out), without what parts them; and the same of the words
   written in one. */

enum { N_KEYS = 4 };

static void make_keys(const struct thesaurus *thesaurus,
                      const struct french_token *words, guint n_words,
                      char *keys[N_KEYS])
{
    g_autoptr(GString) exact = g_string_new(NULL);
    GString *stems = g_string_new(NULL), *folded = g_string_new(NULL);
    for (guint i = 0; i < n_words; i++) {
        g_string_append(exact, words[i].word->exact);
        g_string_append(stems, words[i].word->stem);
        g_string_append(folded, words[i].word->folded_stem);
    }
    keys[0] = g_string_free(stems, FALSE);
    keys[1] = g_string_free(folded, FALSE);
    keys[2] = keys[3] = NULL;
    if (n_words < 2 || n_words > JOINED_WORDS_MAX ||
        g_utf8_strlen(exact->str, -1) > FRENCH_WORD_MAX)
        return;
    const struct french_word *joined =
        french_word(thesaurus->french, exact->str, exact->len);
    keys[2] = g_strdup(joined->stem);
    keys[3] = g_strdup(joined->folded_stem);
}

static struct thesaurus_entry *look_up(const struct thesaurus *thesaurus,
                                       const struct french_token *words,
                                       guint n_words)
{
    char *keys[N_KEYS];
    struct thesaurus_entry *entry = NULL;
    make_keys(thesaurus, words, n_words, keys);
    for (guint i = 0; i < N_KEYS; i++) {
        if (keys[i] && !entry)
            entry = g_hash_table_lookup(thesaurus->keys, keys[i]);
        g_free(keys[i]);
    }
    return entry;
}

static void add_keys(struct thesaurus *thesaurus,
                     const struct french_token *words, guint n_words,
                     struct thesaurus_entry *entry)
{
    char *keys[N_KEYS];
    make_keys(thesaurus, words, n_words, keys);
    for (guint i = 0; i < N_KEYS; i++) {
        if (keys[i] && !g_hash_table_contains(thesaurus->keys, keys[i]))
            g_hash_table_insert(thesaurus->keys, keys[i], entry);
        else
            g_free(keys[i]);
    }
}

/* ---- Lines ----------------------------------------------------------------
 */

static bool G_GNUC_PRINTF(3, 4)
    refuse(const struct line *line, GPtrArray *complaints, const char *format,
           ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *why = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(complaints,
                    g_strdup_printf("line %u: %s", line->number, why));
    return false;
}

/* White space, of any kind, to single blanks. */
static char *one_line(const char *text)
{
    GString *out = g_string_new(NULL);
    for (; *text; text = g_utf8_next_char(text)) {
        const gunichar c = g_utf8_get_char(text);
        if (!g_unichar_isspace(c))
            g_string_append_unichar(out, c);
        else if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    return g_strchomp(g_string_free(out, FALSE));
}

static GArray *words_of(const struct thesaurus *thesaurus, const char *text)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(struct french_token));
    french_tokens(thesaurus->french, text, strlen(text), tokens);
    for (guint i = tokens->len; i > 0; i--)
        if (g_array_index(tokens, struct french_token, i - 1).kind !=
            FRENCH_WORD)
            g_array_remove_index(tokens, i - 1);
    return tokens;
}

/* Takes the text over. */
static struct thesaurus_entry *add_entry(struct thesaurus *thesaurus,
                                         char *text, const GArray *words)
{
    const struct french_token *first =
        (const struct french_token *) words->data;
    struct thesaurus_entry *entry = look_up(thesaurus, first, words->len);
    if (entry) {
        g_free(text);
        return entry;
    }
    entry = g_new0(struct thesaurus_entry, 1);
    entry->text = text;
    entry->related = g_ptr_array_new();
    g_ptr_array_add(thesaurus->entries, entry);
    add_keys(thesaurus, first, words->len, entry);
    thesaurus->longest = MAX(thesaurus->longest, words->len);
    return entry;
}

static bool read_entry(struct thesaurus *thesaurus, struct line *line,
                       const char *part, GPtrArray *complaints)
{
    g_autofree char *text = one_line(part);
    if (*text == '\0')
        return true;
    g_autoptr(GArray) words = words_of(thesaurus, text);
    if (words->len == 0)
        return refuse(line, complaints, "\"%s\" holds no word", text);
    if (words->len > THESAURUS_WORDS_MAX)
        return refuse(line, complaints,
                      "\"%s\" has %u words, an entry has at most %d", text,
                      words->len, THESAURUS_WORDS_MAX);
    struct thesaurus_entry *entry =
        add_entry(thesaurus, g_steal_pointer(&text), words);
    if (!g_ptr_array_find(line->entries, entry, NULL))
        g_ptr_array_add(line->entries, entry);
    return true;
}

/* Whether the entry can take the others of the line. */
static bool has_room(const struct thesaurus_entry *entry,
                     const GPtrArray *others)
{
    guint n = entry->related->len;
    for (guint i = 0; i < others->len; i++)
        n += others->pdata[i] != entry &&
             !g_ptr_array_find(entry->related, others->pdata[i], NULL);
    return n <= THESAURUS_RELATED_MAX;
}

static void relate(struct thesaurus_entry *entry, const GPtrArray *others)
{
    for (guint i = 0; i < others->len; i++)
        if (others->pdata[i] != entry &&
            !g_ptr_array_find(entry->related, others->pdata[i], NULL))
            g_ptr_array_add(entry->related, others->pdata[i]);
}

/* Where the comment of a line begins, or its end. */
static gsize end_of_entries(const struct line *line)
{
    for (gsize i = 0; i < line->len; i++)
        if (line->text[i] == '#' &&
            (i == 0 || g_ascii_isspace(line->text[i - 1])))
            return i;
    return line->len;
}

static bool read_line(struct thesaurus *thesaurus, struct line *line,
                      GPtrArray *complaints)
{
    if (!g_utf8_validate_len(line->text, line->len, NULL))
        return refuse(line, complaints, "this is not valid UTF-8");
    g_autofree char *text = g_strndup(line->text, end_of_entries(line));
    if (!*g_strstrip(text))
        return true;
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    for (char **part = parts; *part; part++)
        if (!read_entry(thesaurus, line, *part, complaints))
            return false;
    if (line->entries->len < 2)
        return refuse(line, complaints,
                      "a group needs two entries or more, divided by commas");
    for (guint i = 0; i < line->entries->len; i++) {
        struct thesaurus_entry *entry = line->entries->pdata[i];
        if (!has_room(entry, line->entries))
            return refuse(line, complaints,
                          "\"%s\" would be related to more than %d others",
                          entry->text, THESAURUS_RELATED_MAX);
    }
    for (guint i = 0; i < line->entries->len; i++)
        relate(line->entries->pdata[i], line->entries);
    return true;
}

void thesaurus_read(struct thesaurus *thesaurus, const char *text, gsize len,
                    GPtrArray *complaints)
{
    const char *const end = text + len;
    g_checksum_update(thesaurus->checksum, (const guchar *) text, (gssize) len);
    if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    for (guint number = 1; text < end; number++) {
        const char *newline = memchr(text, '\n', end - text);
        g_autoptr(GPtrArray) entries = g_ptr_array_new();
        struct line line = {text, (newline ? newline : end) - text, number,
                            entries};
        read_line(thesaurus, &line, complaints);
        text += line.len + (newline != NULL);
    }
}

/* ---- Look-up --------------------------------------------------------------
 */

const struct thesaurus_entry *thesaurus_find(const struct thesaurus *thesaurus,
                                             const struct french_token *words,
                                             guint n_words, guint *n_entry)
{
    if (thesaurus->entries->len == 0)
        return NULL;
    /* An entry of one word may be typed in several. */
    const guint most = MAX(thesaurus->longest, JOINED_WORDS_MAX);
    for (guint n = MIN(n_words, most); n > 0; n--) {
        const struct thesaurus_entry *entry = look_up(thesaurus, words, n);
        if (entry && entry->related->len > 0) {
            *n_entry = n;
            return entry;
        }
    }
    return NULL;
}
