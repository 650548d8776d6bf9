#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# outputs-page.py - a page for a browser that shows a page of vigie-query, or a
# part of one, at 320 pixels, and tells what it is made of; for
# tests/outputs.t.
#
#   outputs-page.py FILE.html >SHOWN.html
#   chromium --dump-dom SHOWN.html     what it tells is between <pre> tags
import html
import sys

TELL = """
onload = () => {
    const shown = document.querySelector('iframe').contentDocument;
    const all = [...shown.body.querySelectorAll('*')];
    const names = list => [...new Set(list)].sort().join(' ');
    const root = shown.documentElement;
    document.querySelector('pre').textContent = [
        'elements: ' + names(all.map(e => e.localName)),
        'attributes: ' + names(all.flatMap(e => e.getAttributeNames())),
        'links: ' + names([...shown.links].map(a => a.protocol)),
        'headings: ' + all.map(e => /^h([1-6])$/.exec(e.localName))
            .filter(Boolean).map(found => found[1]).join(' '),
        'columns beyond 320: ' + (root.scrollWidth - root.clientWidth),
        'scripts that ran: ' + (window.ran || 0),
    ].join('\\n');
};
"""

with open(sys.argv[1], encoding="utf-8") as file:
    page = html.escape(file.read())
print('<!DOCTYPE html><meta charset="utf-8"><pre></pre>'
      f'<iframe style="border: 0; width: 320px" srcdoc="{page}"></iframe>'
      f"<script>{TELL}</script>")
