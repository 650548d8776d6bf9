#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# near-count.py - counts words, and tells of each answer that finds other
# passages; for tests/near.t.
import json
import re
import sys

def load(name):
    with open(f"{sys.argv[1]}/{name}") as file:
        return file.read()

# Passages in order, and the words of each document in a row.
words, starts = {}, {}
passages = [hit["passage"] for hit in json.loads(load("passages"))["hits"]]
for passage in sorted(passages, key=lambda p: int(p["id"].split(":")[1])):
    document = passage["id"].split(":")[0]
    row = words.setdefault(document, [])
    starts.setdefault(document, []).append(len(row))
    row += passage["text"].split()

def spans(operand, row):
    for phrase in re.findall(r'"[^"]*"|[a-z]+', operand):
        phrase = phrase.strip('"').split()
        for i in range(len(row)):
            if row[i:i + len(phrase)] == phrase:
                yield i, i + len(phrase) - 1

def chains(operands, distances, row):
    found = [(span, span[0]) for span in spans(operands[0], row)]
    for operand, distance in zip(operands[1:], distances):
        found = {(b, min(first, b[0]))
                 for b in spans(operand, row) for a, first in found
                 if 0 < b[0] - a[1] <= distance or 0 < a[0] - b[1] <= distance}
    return {first for _, first in found}

n_found = 0
for line in load("answers").splitlines():
    answer = json.loads(line)
    query = answer["query"]["text"]
    operands = re.split(r" NEAR/\d+ ", query)
    distances = [int(n) for n in re.findall(r"NEAR/(\d+)", query)]
    wanted = set()
    for document, row in words.items():
        for first in chains(operands, distances, row):
            number = max(i for i, start in enumerate(starts[document])
                         if start <= first)
            wanted.add(f"{document}:{number}")
    got = {hit["passage"]["id"] for hit in answer.get("hits", [])}
    if got != wanted or answer["total"]["passages"] != len(wanted):
        print(query, len(got), len(wanted), len(got & wanted))
    n_found += len(got)
print(len(passages) > 40, n_found > 2000)
