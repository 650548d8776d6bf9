#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# outputs-notes.py - what a parser of Markdown makes of notes, as XML on stdin:
# its elements, where its links lead, its strong words, then its headings; fails
# where a quotation does not stand in a passage of the same answer as JSON; for
# tests/outputs.t.
import json
import sys
import xml.etree.ElementTree as ElementTree

SPACE = "{http://commonmark.org/xml/1.0}"


def text_of(element):
    return "".join(e.text or "" for e in element.iter(SPACE + "text"))


root = ElementTree.parse(sys.stdin).getroot()
names = {e.tag.replace(SPACE, "") for e in root.iter()}
links = {e.get("destination").split(":")[0] for e in root.iter(SPACE + "link")}
strong = {text_of(e) for e in root.iter(SPACE + "strong")}
print(*sorted(names))
print(*sorted(links))
print(*sorted(strong))
for heading in root.iter(SPACE + "heading"):
    print(heading.get("level"), text_of(heading))

with open(sys.argv[1], encoding="utf-8") as file:
    hits = json.load(file)["hits"]
quotes = [text_of(e) for e in root.iter(SPACE + "block_quote")]
assert len(quotes) == len(hits), (len(quotes), len(hits))
for quote, hit in zip(quotes, hits):
    said = quote.removeprefix("[…] ").removesuffix(" […]")
    assert said and said in hit["passage"]["text"], (said, hit)
