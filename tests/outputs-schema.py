#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# outputs-schema.py - holds answers, an object a line on stdin, against
# query/answer.schema.json, and the schema against what it should be; here, no
# object may have a field that the schema does not describe.  Tells how many
# there were, and the fields of the schema that none of them had; for
# tests/outputs.t.
import json
import sys

import jsonschema

with open("query/answer.schema.json", encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
unseen = {(name, field) for name, part in schema["$defs"].items()
          for field in part.get("properties", {})}


def close(part):
    """Every object with the fields that are described, and no other."""
    if isinstance(part, dict):
        if "properties" in part:
            part["additionalProperties"] = False
        for value in part.values():
            close(value)
    elif isinstance(part, list):
        for value in part:
            close(value)


def see(name, value):
    """Fields of the value, which the schema calls so, are seen."""
    for field in value:
        unseen.discard((name, field))


close(schema)
validator = jsonschema.Draft202012Validator(schema)
count = 0
for line in sys.stdin:
    answer = json.loads(line)
    kind = "failure" if "error" in answer else "answer"
    # Of oneOf, the errors of all would be told.
    part = validator.evolve(schema={**schema["$defs"][kind],
                                    "$defs": schema["$defs"]})
    for error in part.iter_errors(answer):
        sys.exit(f"{error.json_path}: {error.message}")
    validator.validate(answer)
    count += 1
    see(kind, answer)
    see("query", answer["query"])
    see("coverage", answer.get("coverage", {}))
    see("count", answer.get("total", {}))
    see("facets", answer.get("facets", {}))
    for facet in answer.get("facets", {}).values():
        see("facet", facet)
    for hit in answer.get("hits", []):
        see("hit", hit)
        see("passage", hit["passage"])
        see("document", hit["document"])
        see("copies", hit["copies"] or {})
print(count, "answers")
for name, field in sorted(unseen):
    print("unseen:", name, field)
