/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feeds.c - a folder of feeds, a file for each question of a batch. */
#include "query/feeds.h"

#include "shim/path.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

struct feeds {
    char *dir;
    GHashTable *ids; /* name without capitals to the id that has it */
};

static void set_error(GError **error, const char *what, const char *path)
{
    const int code = errno;
    g_autofree char *printed = path_print(path);
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code),
                "%s: %s: %s", what, printed, g_strerror(code));
}

struct feeds *feeds_new(const char *dir, GError **error)
{
    if (g_mkdir_with_parents(dir, 0777) != 0) {
        set_error(error, "the folder of feeds cannot be made", dir);
        return NULL;
    }
    struct feeds *feeds = g_new0(struct feeds, 1);
    feeds->dir = g_strdup(dir);
    feeds->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return feeds;
}

void feeds_free(struct feeds *feeds)
{
    if (!feeds)
        return;
    g_free(feeds->dir);
    g_hash_table_unref(feeds->ids);
    g_free(feeds);
}

/* ---- Names ----------------------------------------------------------------
 */

char *feeds_base_name(const char *id)
{
    g_autofree char *valid = g_utf8_make_valid(id, -1);
    g_autofree char *text = g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);
    g_autoptr(GString) name = g_string_new(NULL);
    bool is_named = false;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        const bool is_dot = c == '.' && name->len > 0;
        is_named = is_named || g_unichar_isalnum(c);
        if (g_unichar_isalnum(c) || is_dot || c == '_')
            g_string_append_unichar(name, c);
        else
            g_string_append_c(name, '-');
        if (name->len > FEEDS_NAME_MAX)
            return NULL;
    }
    return is_named ? g_string_free(g_steal_pointer(&name), FALSE) : NULL;
}

bool feeds_name(struct feeds *feeds, const char *id, char **path,
                GError **error)
{
    g_autofree char *name = feeds_base_name(id);
    g_autofree char *shown = path_print(id);
    if (!name) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "a feed cannot be named by the id \"%.200s\": letters or "
                    "digits are expected, %d bytes at most",
                    shown, FEEDS_NAME_MAX);
        return false;
    }
    g_autofree char *folded = g_utf8_casefold(name, -1);
    const char *other = g_hash_table_lookup(feeds->ids, folded);
    if (other) {
        g_autofree char *taken = path_print(other);
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                    "the id \"%s\" would have the feed of \"%s\", %s.atom: "
                    "give it another",
                    shown, taken, name);
        return false;
    }
    g_hash_table_insert(feeds->ids, g_steal_pointer(&folded), g_strdup(id));
    g_autofree char *file = g_strconcat(name, ".atom", NULL);
    *path = g_build_filename(feeds->dir, file, NULL);
    return true;
}

/* ---- Files ----------------------------------------------------------------
 */

/* What stands before the feed's own time, and behind: its first element of that
 * name, since no text holds a tag. */
struct timeless {
    const char *head, *tail;
    gsize head_len, tail_len;
};

static struct timeless timeless(const char *feed, gsize len)
{
    static const char opening[] = "<updated>", closing[] = "</updated>";
    const char *begin = g_strstr_len(feed, (gssize) len, opening);
    const char *end = g_strstr_len(feed, (gssize) len, closing);
    if (!begin || !end || end < begin)
        begin = end = feed + len;
    return (struct timeless){feed, end, (gsize) (begin - feed),
                             (gsize) (feed + len - end)};
}

static bool is_same_but_time(const char *a, const char *b, gsize len)
{
    const struct timeless x = timeless(a, len), y = timeless(b, len);
    return x.head_len == y.head_len && x.tail_len == y.tail_len &&
           memcmp(x.head, y.head, x.head_len) == 0 &&
           memcmp(x.tail, y.tail, x.tail_len) == 0;
}

/* Whatever else may have the name is not read. */
static bool is_same(const char *path, const GString *feed)
{
    struct stat st;
    g_autofree char *old = NULL;
    gsize len;
    return lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
           (gsize) st.st_size == feed->len &&
           g_file_get_contents(path, &old, &len, NULL) && len == feed->len &&
           is_same_but_time(old, feed->str, len);
}

bool feeds_write(const char *path, const GString *feed, GError **error)
{
    if (is_same(path, feed))
        return true;
    return g_file_set_contents_full(path, feed->str, (gssize) feed->len,
                                    G_FILE_SET_CONTENTS_CONSISTENT |
                                        G_FILE_SET_CONTENTS_DURABLE,
                                    0666, error);
}
