/* SPDX-License-Identifier: GPL-3.0-or-later */
/* act.c - what is done in the place of an answer. */
#include "query/act.h"

#include "query/complete.h"
#include "query/original.h"
#include "query/page_image.h"
#include "query/viewer.h"
#include "shim/json_text.h"
#include "shim/path.h"

#include <errno.h>
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

/* Where readers look for a PDF's first line. */
#define PDF_HEAD_LEN 1024

static void fail(struct reply *reply, const char *message)
{
    reply_complain(reply, 0, message);
    reply->has_failed = true;
}

/* The hit asked for; the answer's.  NULL: there is none, and reply tells. */
static const struct hit *find_hit(struct reply *reply,
                                  const struct options *options,
                                  const struct answer *answer)
{
    const guint n = answer->hits->len;

    reply_note(reply, answer);
    if (n == 0) {
        reply_complain(reply, 0, "nothing found");
        return NULL;
    }
    reply->has_found = true;
    if (options->hit <= n)
        return g_ptr_array_index(answer->hits, options->hit - 1);
    g_autofree char *message = g_strdup_printf(
        "there is no hit %u: the last one is %u", options->hit, n);
    fail(reply, message);
    return NULL;
}

static struct answer *ask(struct reply *reply, struct holdings *holdings,
                          const struct options *options,
                          const struct since *since)
{
    g_autoptr(GError) error = NULL;
    const struct question question =
        reply_question(options, NULL, options->query, since);
    struct answer *answer = answer_new(holdings, &question, &error);

    if (!answer)
        fail(reply, error->message);
    return answer;
}

void act_draw(struct reply *reply, struct holdings *holdings,
              const struct options *options, const struct since *since)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(answer_t) answer = ask(reply, holdings, options, since);
    const struct hit *hit = answer ? find_hit(reply, options, answer) : NULL;
    g_autoptr(GByteArray) png = g_byte_array_new();
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);

    if (!hit)
        return;
    const bool done = page_image_draw(holdings, hit, png, remarks, &error);
    for (guint i = 0; i < remarks->len; i++)
        reply_complain(reply, 0, g_ptr_array_index(remarks, i));
    if (done)
        g_string_append_len(reply->out, (const char *) png->data, png->len);
    else
        fail(reply, error->message);
}

static bool is_pdf(int fd)
{
    char head[PDF_HEAD_LEN];
    const gssize n = pread(fd, head, sizeof head, 0);

    return n > 0 && memmem(head, n, "%PDF-", 5);
}

/* Comes back only where it fails. */
static void become(struct reply *reply, char **arguments)
{
    execvp(arguments[0], arguments);
    g_autofree char *name = path_print(arguments[0]);
    g_autofree char *message =
        g_strdup_printf("cannot run %s: %s", name, g_strerror(errno));
    fail(reply, message);
}

static void open_hit(struct reply *reply, const struct options *options,
                     const struct hit *hit, const char *path, int fd)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *link = hit_link(hit, path);
    const struct viewer_place place = {path, link, hit->page};
    const char *command =
        options->viewer ? options->viewer : viewer_find(is_pdf(fd));

    close(fd);
    if (!command) {
        fail(reply, "no program is found that shows documents: --viewer or "
                    "$VIGIE_VIEWER names one");
        return;
    }
    g_auto(GStrv) arguments = viewer_arguments(command, &place, &error);
    if (arguments)
        become(reply, arguments);
    else
        fail(reply, error->message);
}

void act_open(struct reply *reply, struct holdings *holdings,
              const struct options *options, const struct since *since)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(answer_t) answer = ask(reply, holdings, options, since);
    const struct hit *hit = answer ? find_hit(reply, options, answer) : NULL;
    const char *path;

    if (!hit)
        return;
    const int fd = original_open(hit, &path, &error);
    if (fd == -1)
        fail(reply, error->message);
    else
        open_hit(reply, options, hit, path, fd);
}

/* ---- Other queries --------------------------------------------------------*/

static void append_lines(GString *out, const GArray *completions)
{
    for (guint i = 0; i < completions->len; i++) {
        const struct completion *completion =
            &g_array_index(completions, struct completion, i);
        print_clean(out, completion->text, strlen(completion->text));
        g_string_append_c(out, '\n');
    }
}

static void append_json(GString *out, const GArray *completions)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    g_autoptr(JsonGenerator) generator = json_generator_new();

    json_builder_begin_array(builder);
    for (guint i = 0; i < completions->len; i++) {
        const struct completion *completion =
            &g_array_index(completions, struct completion, i);
        json_builder_begin_object(builder);
        json_builder_set_member_name(builder, "query");
        json_builder_add_string_value(builder, completion->text);
        json_builder_set_member_name(builder, "passages");
        json_builder_add_int_value(builder, completion->n_passages);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    json_generator_set_root(generator, root);
    g_autofree char *text = json_generator_to_data(generator, NULL);
    json_text_append(out, text);
    g_string_append_c(out, '\n');
}

void act_suggest(struct reply *reply, struct holdings *holdings,
                 const struct options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) completions =
        complete_query(holdings, options->query, &error);

    if (!completions) {
        fail(reply, error->message);
        return;
    }
    reply->has_found = completions->len > 0;
    if (options->printer == &print_json)
        append_json(reply->out, completions);
    else
        append_lines(reply->out, completions);
}
