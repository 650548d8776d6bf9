# SPDX-License-Identifier: GPL-3.0-or-later
# robots.py - what a robots.txt asks (RFC 9309).  Pure.
#
# Python's own urllib.robotparser takes the first rule that fits, not the
# longest, and knows no "*" within a path: it would go where it must not.
from urllib.parse import quote
import re

SAFE = "%/:?@!$&'()*+,;=~[]"  # stands in a path or a query as it is


def canonical(text):
    """Percent-encoded where it must be, and only there."""
    def shortest(found):
        char = chr(int(found[1], 16))
        plain = re.fullmatch("[A-Za-z0-9._~-]", char)
        return char if plain else found[0].upper()
    return re.sub("%([0-9A-Fa-f]{2})", shortest, quote(text, SAFE))


def pattern_of(rule):
    """Matches the paths that begin as the rule says, "*" and "$" included."""
    anchored = rule.endswith("$")
    first, *rest = map(re.escape,
                       canonical(rule.removesuffix("$")).split("*"))
    # What stands behind a "*" is looked for once, from left to right: no rule
    # can make the search go back and forth.
    last = f".*{rest.pop()}" if anchored and rest else ""
    return re.compile(first + "".join(f"(?>.*?{part})" for part in rest) +
                      last + (r"\Z" if anchored else ""))


class Robots:
    """The rules that hold for one agent, by the name of the product."""

    def __init__(self, text, agent):
        groups, names, in_rules = {}, [], True
        for line in re.split(r"[\r\n]+", text.removeprefix("\ufeff")):
            field, _, value = line.partition("#")[0].partition(":")
            field, value = field.strip().lower(), value.strip()
            if field == "user-agent":
                if in_rules:
                    names, in_rules = [], False
                names.append(re.split(r"[/\s]", value.lower())[0])
                groups.setdefault(names[-1], [])
            elif field in ("allow", "disallow", "crawl-delay"):
                in_rules = True
                for name in set(names):
                    groups[name].append((field, value))

        self.delay = 0  # seconds between two requests: Crawl-delay
        self.rules = []  # (length, allows, pattern)
        for field, value in groups.get(agent, groups.get("*", [])):
            if field != "crawl-delay":
                if value:
                    self.rules.append((len(value), field == "allow",
                                       pattern_of(value)))
            elif re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value):
                self.delay = max(self.delay, float(value))

    def allows(self, path):
        """The longest rule that fits counts; of two, the one that allows."""
        path = canonical(path)
        return max((rule[:2] for rule in self.rules if rule[2].match(path)),
                   default=(0, True))[1]
