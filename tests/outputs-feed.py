#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# outputs-feed.py - what a reader of feeds makes of one: a line for the feed,
# then one an entry; fails where it is malformed; for tests/outputs.t.
import html.parser
import sys

import feedparser

feedparser.SANITIZE_HTML = False


class Elements(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.names = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        assert not attributes, attributes
        self.names.add(tag)


with open(sys.argv[1], "rb") as file:
    feed = feedparser.parse(file.read())
assert not feed.bozo, feed.bozo_exception
assert feed.version == "atom10", feed.version
ids = [entry.id for entry in feed.entries]
assert len(ids) == len(set(ids)), ids
newest = max((entry.updated for entry in feed.entries), default=None)
assert newest in (None, feed.feed.updated), newest
assert not feed.feed.updated.startswith("1970"), feed.feed.updated
print(feed.feed.title, feed.feed.opensearch_totalresults,
      feed.feed.opensearch_itemsperpage)
for entry in feed.entries:
    assert entry.author and entry.summary, entry
    assert Elements(entry.content[0].value).names <= {"p", "mark"}, entry
    print(entry.link.split(":")[0], entry.title)
