#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# near-documents.py - writes documents and queries with NEAR by chance, always
# the same; for tests/near.t.
import random
import sys

random.seed(6)
names = ["drone", "plage", "port", "rue", "vote", "phare"]
others = ["mot", "ligne", "page", "texte", "livre"]
for n in range(12):
    words = [random.choice(names if random.random() < 0.3 else others)
             for _ in range(900)]
    with open(f"{sys.argv[1]}/docs/{n}.txt", "w") as file:
        file.write(" ".join(words))

def operand():
    kind = random.random()
    if kind < 0.5:
        return random.choice(names)
    if kind < 0.8:
        return '"' + " ".join(random.choices(names, k=random.randint(2, 3))) \
            + '"'
    return f"({random.choice(names)} OR \"{random.choice(names)} " \
        f"{random.choice(others)}\")"

with open(f"{sys.argv[1]}/queries", "w") as file:
    for n in range(400):
        query = operand()
        for _ in range(random.choice([1, 1, 2])):
            query += f" NEAR/{random.randint(1, 7)} {operand()}"
        file.write(f"{n}\t{query}\n")
