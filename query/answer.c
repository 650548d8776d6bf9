/* SPDX-License-Identifier: GPL-3.0-or-later */
/* answer.c - a question put to an index, and all that is answered. */
#include "query/answer.h"

#include "query/blank.h"
#include "query/boilerplate.h"
#include "query/elsewhere.h"
#include "query/related.h"
#include "query/search.h"
#include "query/syntax.h"
#include "shim/document_id.h"
#include "shim/schema.h"

#include <string.h>

struct asked {
    struct holdings *holdings;
    const struct question *question;
    const struct search *search;
    guint max_per_document;
    GHashTable *n_shown; /* id of a document to its hits in the answer */
    struct elsewhere *elsewhere;
    GPtrArray *waiting; /* struct hit *: boilerplate, until its turn comes */
    GPtrArray *passed;  /* struct hit *: that had no turn */
};

/* Searches for more hits in the place of those that say what others said: each
 * asks for twice as many as the one before. */
enum { SEARCHES_MAX = 8 };

/* Passages of a document that are looked at for each that it may show: those
 * before may all say what others said. */
enum { LOOKED_AT = 8 };

/* Times that a question is asked of indexes that are written to meanwhile:
 * each is two commits at least during one answer. */
enum { ASKED_MAX = 10 };

/* ANSWER_PER_DOCUMENT */
enum { HITS_PER_DOCUMENT = 3 };

static guint most_per_document(const struct question *question,
                               const struct search *search)
{
    if (question->max_per_document != ANSWER_PER_DOCUMENT)
        return question->max_per_document;
    return search->units->len > 0 ? HITS_PER_DOCUMENT : 1;
}

static bool is_by_score(const struct asked *asked)
{
    const enum answer_sort sort = asked->question->sort;
    return (sort == ANSWER_SORT_BEST || sort == ANSWER_SORT_SCORE) &&
           asked->search->units->len > 0;
}

/* Passages of a document were indexed page by page. */
static void set_order(const struct asked *asked, struct shim_search *search)
{
    enum answer_sort sort = asked->question->sort;
    if (sort == ANSWER_SORT_BEST && asked->search->units->len == 0)
        sort = ANSWER_SORT_DATE;
    if (sort == ANSWER_SORT_DATE || sort == ANSWER_SORT_NEW) {
        search->order = SHIM_HIGHEST_FIRST;
        search->order_slot =
            sort == ANSWER_SORT_DATE ? SCHEMA_SLOT_DATE : SCHEMA_SLOT_ADDED;
    } else if (sort == ANSWER_SORT_PATH) {
        search->order = SHIM_LOWEST_FIRST;
        search->order_slot = SCHEMA_SLOT_PATH;
    }
}

static void free_hit(gpointer hit)
{
    hit_free(hit);
}

static struct shim_hits *run(const struct asked *asked,
                             const struct shim_query *query, guint first,
                             guint n, GError **error)
{
    struct shim_search search = {
        .query = query,
        .first = first,
        .max_hits = n,
        .group_slot = SCHEMA_SLOT_DOCUMENT,
        .max_per_group =
            asked->question->all_copies
                ? asked->max_per_document
                : MIN(asked->max_per_document, G_MAXUINT / LOOKED_AT) *
                      LOOKED_AT,
    };
    set_order(asked, &search);
    return shim_reader_search(asked->holdings->reader, &search, error);
}

static guint n_shown(const struct asked *asked, const char *id)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(asked->n_shown, id));
}

/* Whether the document may show one more hit. */
static bool has_turn(const struct asked *asked, const char *id)
{
    return asked->max_per_document == 0 ||
           n_shown(asked, id) < asked->max_per_document;
}

static bool has_turn_of(const struct asked *asked, GBytes *group)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(group, &len);
    if (len != DOCUMENT_ID_LEN)
        return true; /* hit_new() tells */
    g_autofree char *id = document_id_text(bytes);
    return has_turn(asked, id);
}

/* Takes the hit over. */
static void show(const struct asked *asked, struct answer *answer,
                 struct hit *hit)
{
    g_hash_table_insert(asked->n_shown, g_strdup(hit->document_id),
                        GUINT_TO_POINTER(n_shown(asked, hit->document_id) + 1));
    g_ptr_array_add(answer->hits, hit);
}

static bool has_room(const struct asked *asked, const struct answer *answer)
{
    return answer->hits->len < asked->question->max_hits;
}

/* What waits comes where its lowered score has its place. */
static void show_waiting(const struct asked *asked, struct answer *answer,
                         double next_score)
{
    while (asked->waiting->len > 0 && has_room(asked, answer)) {
        struct hit *first = g_ptr_array_index(asked->waiting, 0);
        if (first->score < next_score)
            break;
        g_ptr_array_steal_index(asked->waiting, 0);
        if (has_turn(asked, first->document_id))
            show(asked, answer, first);
        else
            g_ptr_array_add(asked->passed, first);
    }
}

/* Boilerplate ranks low. */
static bool lower(const struct asked *asked, guint docid, struct hit *hit,
                  bool *is_lower, GError **error)
{
    *is_lower = false;
    if (!is_by_score(asked))
        return true;
    if (!boilerplate_is(asked->holdings, docid, hit, is_lower, error))
        return false;
    if (*is_lower)
        hit->score *= BOILERPLATE_WORTH;
    return true;
}

/* Shows the hit, which is taken over, unless it says what another one said. */
static bool show_hit(const struct asked *asked, struct hit *hit,
                     const struct shim_hit *found, struct answer *answer,
                     GError **error)
{
    g_autoptr(hit_t) owned = hit;
    bool waits = false;
    if (!asked->question->all_copies) {
        /* Where no words were asked for, nothing was said. */
        if (asked->search->units->len > 0 &&
            elsewhere_is_said(asked->elsewhere, hit))
            return true;
        if (!elsewhere_add(asked->elsewhere, hit, error) ||
            !lower(asked, found->docid, hit, &waits, error))
            return false;
    }
    if (waits)
        g_ptr_array_add(asked->waiting, g_steal_pointer(&owned));
    else
        show(asked, answer, g_steal_pointer(&owned));
    return true;
}

/* Boilerplate that comes after enough of it to fill the answer is not looked
 * at: it would come after that. */
static bool is_too_late(const struct asked *asked, const struct answer *answer,
                        guint docid, bool *is, GError **error)
{
    const guint room = asked->question->max_hits - answer->hits->len;
    *is = false;
    return asked->waiting->len < room ||
           boilerplate_is(asked->holdings, docid, NULL, is, error);
}

static bool add_hits(const struct asked *asked, const struct shim_hits *found,
                     bool is_partial, struct answer *answer, GError **error)
{
    for (guint i = 0; i < found->n_hits; i++) {
        show_waiting(asked, answer, found->hits[i].score);
        if (!has_room(asked, answer))
            break;
        bool is_late;
        if (!is_too_late(asked, answer, found->hits[i].docid, &is_late, error))
            return false;
        if (is_late || !has_turn_of(asked, found->hits[i].group))
            continue;
        struct hit *hit =
            hit_new(asked->holdings, asked->search, &found->hits[i], error);
        if (!hit)
            return false;
        hit->is_partial = is_partial;
        if (!show_hit(asked, hit, &found->hits[i], answer, error))
            return false;
    }
    return true;
}

static void tell_doubles(struct answer *answer, guint n_doubles)
{
    if (n_doubles > 0)
        notice_add(answer->notices,
                   "documents of these that lie in several indexes: %u; each "
                   "is counted and shown once, but what was searched counts it "
                   "in each",
                   "Documents trouvés dans plusieurs index" BLANK_WIDE
                   ": %u" BLANK_NARROW "; chacun n’est compté et montré "
                   "qu’une fois, mais le total des documents consultés le "
                   "compte dans chaque index",
                   n_doubles);
}

/* Hits until there is room for no more. */
static bool search_one(const struct asked *asked,
                       const struct shim_query *query, struct answer *answer,
                       bool is_partial, GError **error)
{
    guint first = 0, n = asked->question->max_hits;
    bool are_more = true;
    for (guint i = 0; are_more && i < SEARCHES_MAX; i++) {
        g_autoptr(shim_hits_t) found = run(asked, query, first, n, error);
        if (!found || !add_hits(asked, found, is_partial, answer, error))
            return false;
        if (!is_partial) {
            answer->n_passages = found->n_matches;
            answer->n_documents = found->n_groups;
            if (i == 0)
                tell_doubles(answer, found->n_doubles);
        }
        are_more = found->n_hits == n && has_room(asked, answer);
        first += n;
        n = n > G_MAXUINT / 4 ? n : 2 * n;
    }
    show_waiting(asked, answer, -1);
    return true;
}

/* First what holds all; room that is left goes to what holds some. */
static bool search_both(const struct asked *asked, struct answer *answer,
                        GError **error)
{
    if (!search_one(asked, asked->search->all, answer, false, error))
        return false;
    return !asked->search->some ||
           answer->hits->len >= asked->question->max_hits ||
           search_one(asked, asked->search->some, answer, true, error);
}

/* The documents' main paths, in order of their best hits. */
static bool list_files(const struct asked *asked, struct answer *answer,
                       GError **error)
{
    struct shim_search search = {.query = asked->search->all,
                                 .max_hits = G_MAXUINT,
                                 .group_slot = SCHEMA_SLOT_DOCUMENT,
                                 .max_per_group = 1};
    set_order(asked, &search);
    g_autoptr(shim_hits_t) found =
        shim_reader_search(asked->holdings->reader, &search, error);
    answer->paths = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; found && i < found->n_hits; i++) {
        char *path = hit_path(asked->holdings, &found->hits[i], error);
        if (!path)
            return false;
        g_ptr_array_add(answer->paths, path);
    }
    return found != NULL;
}

/* What the result is made of, and what else might have been asked. */
static bool look_around(const struct asked *asked, const struct node *tree,
                        struct answer *answer, GError **error)
{
    struct holdings *holdings = asked->holdings;
    const struct question *question = asked->question;
    answer->unknown =
        unknown_find(holdings->expander, tree, answer->n_passages == 0, error);
    if (!answer->unknown)
        return false;
    if (question->is_bare) {
        answer->more = g_array_new(FALSE, FALSE, sizeof(struct more));
        answer->facets = g_array_new(FALSE, FALSE, sizeof(struct facet));
        return true;
    }
    const struct suggest_input input = {.holdings = holdings,
                                        .text = answer->parsed,
                                        .is_related = question->is_related,
                                        .scope = asked->search->scope,
                                        .n_found = answer->n_passages};
    if (!suggest_other(&input, &answer->suggestion, error))
        return false;
    answer->more = more_find(holdings, tree, asked->search, error);
    if (!answer->more)
        return false;
    answer->facets = facets_count(holdings->reader, asked->search->all,
                                  question->facets, error);
    return answer->facets != NULL;
}

/* Where filters stand beside it, the text may ask for nothing. */
static struct node *tree_of(const struct question *question, GPtrArray *notices,
                            GError **error)
{
    const bool has_filters = question->filters && question->filters->len > 0;
    const char *text = question->text;
    if (has_filters && text[strspn(text, " \t")] == '\0')
        return narrow_tree(NULL, question->filters);
    struct node *tree = syntax_parse(text, notices, error);
    return tree && has_filters ? narrow_tree(tree, question->filters) : tree;
}

static struct answer *ask(struct holdings *holdings,
                          const struct question *question, GError **error)
{
    holdings_begin(holdings);
    g_autoptr(GPtrArray) notices = notices_new();
    g_autoptr(node_t) tree = tree_of(question, notices, error);
    g_autoptr(GPtrArray) unrelated = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *parsed = tree ? node_text(tree) : NULL;
    if (!tree || !related_add(holdings->thesaurus, holdings->french, &tree,
                              question->is_related, unrelated, error))
        return NULL;
    g_autoptr(search_t) search =
        search_new(holdings->expander, tree, notices, error);
    if (!search)
        return NULL;
    g_autoptr(shim_query_t) scope = since_query(question->since);
    search_limit(search, scope);
    g_autoptr(GHashTable) n_shown_by =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) waiting = g_ptr_array_new_with_free_func(free_hit);
    g_autoptr(GPtrArray) passed = g_ptr_array_new_with_free_func(free_hit);
    g_autoptr(elsewhere_t) elsewhere = elsewhere_new(holdings, search);
    const struct asked asked = {.holdings = holdings,
                                .question = question,
                                .search = search,
                                .max_per_document =
                                    most_per_document(question, search),
                                .n_shown = n_shown_by,
                                .elsewhere = elsewhere,
                                .waiting = waiting,
                                .passed = passed};

    g_autoptr(answer_t) answer = g_new0(struct answer, 1);
    answer->hits = g_ptr_array_new_with_free_func(free_hit);
    answer->id = g_strdup(question->id);
    answer->text = g_strdup(question->text);
    answer->parsed = g_steal_pointer(&parsed);
    g_ptr_array_add(unrelated, NULL);
    answer->notices = g_steal_pointer(&notices);
    answer->unrelated = (char **) g_ptr_array_steal(unrelated, NULL);
    answer->coverage = holdings->coverage;
    holdings_note(holdings, answer->notices);
    answer->newest = holdings_newest(holdings);
    answer->since = question->since ? question->since->first : 0;
    answer->tells_arrivals = question->tells_arrivals;
    answer->missing = g_ptr_array_ref(holdings->missing);
    if (question->explain)
        answer->explanation = search_describe(search);
    if (!search_both(&asked, answer, error) ||
        (question->lists_files && !list_files(&asked, answer, error)) ||
        !look_around(&asked, tree, answer, error))
        return NULL;
    return g_steal_pointer(&answer);
}

/* What was answered while the indexes moved is of two of their states, and no
 * answer: its totals are not of what it says was searched. */
struct answer *answer_new(struct holdings *holdings,
                          const struct question *question, GError **error)
{
    for (guint i = 0; i < ASKED_MAX; i++) {
        g_autoptr(GError) failure = NULL;
        g_autoptr(answer_t) answer = ask(holdings, question, &failure);
        bool have_moved;
        if (!holdings_have_moved(holdings, &have_moved, error))
            return NULL;
        if (have_moved)
            continue;
        if (failure)
            g_propagate_error(error, g_steal_pointer(&failure));
        return g_steal_pointer(&answer);
    }
    g_set_error(error, SHIM_ERROR, SHIM_ERROR_MODIFIED,
                "the index changes faster than it can be asked: try again");
    return NULL;
}

void answer_free(struct answer *answer)
{
    if (!answer)
        return;
    g_free(answer->id);
    g_free(answer->text);
    g_free(answer->parsed);
    g_free(answer->explanation);
    g_strfreev(answer->unrelated);
    g_ptr_array_unref(answer->notices);
    g_ptr_array_unref(answer->missing);
    g_clear_pointer(&answer->more, g_array_unref);
    g_clear_pointer(&answer->unknown, g_array_unref);
    g_clear_pointer(&answer->facets, g_array_unref);
    g_free(answer->suggestion.text);
    g_ptr_array_unref(answer->hits);
    g_clear_pointer(&answer->paths, g_ptr_array_unref);
    g_free(answer);
}
