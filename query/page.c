/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page.c - the web page around what is answered. */
#include "query/page.h"

static const char head[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"fr\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
    "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
    "'none'\"/>\n";

/* Text against its ground: 7 to 1 and more, muted 4.5 to 1 and more
 * (WCAG 2.1, 1.4.3 and 1.4.6). */
static const char style[] =
    "<style>\n"
    ":root { color-scheme: light dark; }\n"
    "body { margin: 0; background: #fcfcfa; color: #22252a; }\n"
    ".vigie {\n"
    "  --muted: #5c6068; --line: #d9d9d2; --link: #174a84; --mark: #ffeea8;\n"
    "  --marked: #22252a;\n"
    "  box-sizing: border-box; max-width: 46rem; margin: 0 auto;\n"
    "  padding: 1rem 1.25rem; overflow-wrap: anywhere;\n"
    "  font: 1rem/1.6 system-ui, sans-serif;\n"
    "}\n"
    ".vigie h1 { margin: 1rem 0 0; font-size: 1.5rem; line-height: 1.25; }\n"
    ".vigie h2 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.3; }\n"
    ".vigie h3 { margin: 0 0 .25rem; font-size: 1rem; line-height: 1.45;\n"
    "  font-weight: 600; }\n"
    ".vigie q { quotes: \"«\\00a0\" \"\\00a0»\"; }\n"
    ".vigie a { color: var(--link); text-decoration-thickness: 1px;\n"
    "  text-underline-offset: .2em; }\n"
    ".vigie a:focus-visible, .vigie summary:focus-visible,\n"
    ".vigie-table:focus-visible { outline: 3px solid var(--link);\n"
    "  outline-offset: 2px; }\n"
    ".vigie mark { padding: 0 .1em; border-radius: .2em;\n"
    "  background: var(--mark); color: var(--marked); }\n"
    ".vigie-totals { margin: 0; font-weight: 600; }\n"
    ".vigie-coverage { margin: 0 0 1.5rem; }\n"
    ".vigie-coverage, .vigie-remarks, .vigie-copies, .vigie-notices {\n"
    "  color: var(--muted); font-size: .875rem; }\n"
    ".vigie-advice, .vigie-notices { margin: 0 0 1rem; padding: 0;\n"
    "  list-style: none; }\n"
    ".vigie-hits { margin: 0; padding: 0 0 0 1.6em; }\n"
    ".vigie-hits > li { margin: 0 0 1.75rem; }\n"
    ".vigie-hits > li::marker { color: var(--muted); }\n"
    ".vigie blockquote { margin: 0; padding: 0 0 0 .9rem;\n"
    "  border-left: 3px solid var(--line); }\n"
    ".vigie blockquote p { margin: 0; }\n"
    ".vigie-remarks, .vigie-copies { margin: .35rem 0 0; }\n"
    ".vigie-copies ul { margin: .25rem 0 0; padding-left: 1.2em; }\n"
    ".vigie:has(> .vigie-table:first-child),\n"
    ".vigie:has(+ .vigie > .vigie-table:first-child) { max-width: 80rem; }\n"
    ".vigie-table { overflow-x: auto; margin: 1.5rem 0; }\n"
    ".vigie table { border-collapse: collapse; min-width: 50%;\n"
    "  font-variant-numeric: tabular-nums; overflow-wrap: normal; }\n"
    ".vigie caption { padding: 0 0 .4rem; text-align: left;\n"
    "  font-weight: 600; }\n"
    ".vigie th, .vigie td { padding: .3rem .9rem .3rem 0;\n"
    "  border-bottom: 1px solid var(--line); text-align: left;\n"
    "  vertical-align: top; font-weight: 400; }\n"
    ".vigie thead th { color: var(--muted); font-size: .875rem; }\n"
    ".vigie .vigie-number { text-align: right; }\n"
    "@media (prefers-color-scheme: dark) {\n"
    "  body { background: #15171b; color: #e2e2dc; }\n"
    "  .vigie { --muted: #a3a7af; --line: #3a3e46; --link: #8fbdf2;\n"
    "    --mark: #57480a; --marked: #fff4cf; }\n"
    "}\n"
    "</style>\n";

static const char foot[] = "</main>\n"
                           "</body>\n"
                           "</html>\n";

static void add_heading(GString *out, const char *heading)
{
    g_autoptr(markup_t) markup = markup_new(out);
    markup_start(markup, "header");
    markup_attribute(markup, "class", "vigie");
    markup_element(markup, "h1", heading);
    markup_end(markup);
}

void page_begin(GString *out, const char *heading, const char *about)
{
    g_autofree char *title =
        about ? g_strdup_printf("%s – %s", about, heading) : NULL;
    g_string_append(out, head);
    struct markup *markup = markup_new(out);
    markup_element(markup, "title", title ? title : heading);
    markup_free(markup);
    g_string_append_c(out, '\n');
    g_string_append(out, style);
    g_string_append(out, "</head>\n<body>\n<main>\n");
    add_heading(out, heading);
    g_string_append_c(out, '\n');
}

void page_begin_section(struct markup *markup, bool is_fragment)
{
    markup_start(markup, "section");
    markup_attribute(markup, "class", "vigie");
    markup_attribute(markup, "lang", "fr");
    markup_attribute(markup, "style",
                     is_fragment ? "overflow-wrap: anywhere" : NULL);
    markup_line(markup);
}

void page_end(GString *out)
{
    g_string_append(out, foot);
}
