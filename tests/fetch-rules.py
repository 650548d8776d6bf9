#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# fetch-rules.py - what scripts/fetch-corpus decides, one table a rule; for
# tests/fetch.t.
from email.message import Message
from email.utils import formatdate
from pathlib import Path
import random
import sys
import time
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from fetch.curl import Failure  # noqa: E402
from fetch.lists import normalise  # noqa: E402
from fetch.polite import Client, Host, seconds_of  # noqa: E402
from fetch.robots import Robots  # noqa: E402
from fetch.store import kind_of  # noqa: E402


class Urls(unittest.TestCase):
    def test_they_are_put_in_one_form(self):
        for given, wanted in (
                ("https://ville.fr", "https://ville.fr/"),
                ("HTTPS://Ville.FR./A.pdf#p", "https://ville.fr/A.pdf"),
                ("http://saint-étienne.fr/é à.pdf?ö=ü",
                 "http://xn--saint-tienne-geb.fr/%C3%A9%20%C3%A0.pdf"
                 "?%C3%B6=%C3%BC"),
                ("http://ville.fr:8080/100%.pdf",
                 "http://ville.fr:8080/100%25.pdf"),
                ("http://ville.fr/%C3%A9%2F.pdf",
                 "http://ville.fr/%C3%A9%2F.pdf"),
                ("http://ville.fr/a?name=Downloads&d_op=getit&lid=1599",
                 "http://ville.fr/a?name=Downloads&d_op=getit&lid=1599"),
                ("http://ville.fr/a\"<b>|", "http://ville.fr/a%22%3Cb%3E%7C"),
                ("http://[2001:DB8::1]:80/", "http://[2001:db8::1]:80/")):
            with self.subTest(given):
                self.assertEqual(normalise(given), wanted)
                self.assertEqual(normalise(wanted), wanted)

    def test_what_is_none_is_refused(self):
        for given in ("", "ville.fr/a.pdf", "file:///etc/passwd", "http://",
                      "http:///a", "http://a:b@c/", "http://a@c/",
                      "http://-a/", "http://a\tb/", "http://a\0/",
                      "http://a\\b/", "http://a%2Fb/", "http://a:b/",
                      "http://[zz]/",
                      "http://" + "a" * 70 + ".fr/",
                      "http://ville.fr/" + "a" * 9000, "javascript:a()"):
            with self.subTest(given):
                self.assertRaises(ValueError, normalise, given)

    def test_any_characters_give_ascii_or_an_error(self):
        chance = random.Random(1)
        signs = "htp:/@?#[]%.é\0\n\u2028\ud800 \\-0a\u0130…"
        for _ in range(20000):
            given = chance.choice(("", "http://", "http://a/")) + "".join(
                chance.choices(signs, k=chance.randrange(12)))
            try:
                self.assertRegex(normalise(given), r"\Ahttps?://[!-~]+\Z")
            except ValueError:
                pass


class RobotsTxt(unittest.TestCase):
    def test_the_longest_rule_counts(self):
        for rules, path, wanted in (
                ("", "/a", True),
                ("Disallow:", "/a", True),
                ("Disallow: /", "/a", False),
                ("Disallow: /a", "/ab", False),
                ("Disallow: /a", "/b/a", True),
                ("Disallow: /a/", "/a", True),
                ("Disallow: /a\nAllow: /a", "/a", True),
                ("Allow: /a\nDisallow: /a/b", "/a/b/c", False),
                ("Disallow: /\nAllow: /docs/", "/docs/1.pdf", True),
                ("Disallow: /*.pdf$", "/x/y.pdf", False),
                ("Disallow: /*.pdf$", "/x/y.pdf?z", True),
                ("Disallow: /*.pdf$", "/x.pdf/y.pdf", False),
                ("Disallow: /*?", "/a?b", False),
                ("Disallow: /*?", "/a", True),
                ("Disallow: /a$b", "/a$b", False),
                ("Disallow: /a*b*c", "/a-c-b-c", False),
                ("Disallow: /a*b*c", "/a-c-b", True),
                ("Disallow: *", "/a", False),
                ("Disallow: /é", "/%C3%A9", False),
                ("Disallow: /%c3%a9", "/%C3%A9", False),
                ("Disallow: /%61", "/a", False),
                ("Disallow: /a%2Fb", "/a/b", True),
                ("disallow : /a # remark", "/a", False),
                ("Disallow: /a\nSitemap: http://b/\nDisallow: /c", "/c",
                 False)):
            with self.subTest(rules=rules, path=path):
                text = f"User-agent: *\n{rules}\n"
                self.assertEqual(Robots(text, "vigie-fetch").allows(path),
                                 wanted)

    def test_a_group_by_name_counts_for_more(self):
        for text, wanted in (
                ("User-agent: other\nDisallow: /", True),
                ("User-agent: VIGIE-FETCH\nDisallow: /", False),
                ("User-agent: vigie-fetch/2.0\nDisallow: /", False),
                ("User-agent: vigie\nDisallow: /", True),
                ("User-agent: *\nDisallow: /\n\nUser-agent: vigie-fetch\n"
                 "Disallow:", True),
                ("User-agent: *\nDisallow: /\n\nUser-agent: vigie-fetch\n",
                 True),
                ("User-agent: other\nUser-agent: vigie-fetch\nDisallow: /",
                 False),
                ("User-agent: vigie-fetch\nAllow: /b\nUser-agent: x\n"
                 "Disallow: /\nUser-agent: vigie-fetch\nDisallow: /a", False),
                ("\ufeffUser-agent: *\r\nDisallow: /\r\n", False),
                ("User-agent: *\rDisallow: /", False),
                ("Disallow: /", True),
                ("<!DOCTYPE html><html>Disallow: /", True)):
            with self.subTest(text):
                self.assertEqual(Robots(text, "vigie-fetch").allows("/a"),
                                 wanted)

    def test_no_rule_takes_forever(self):
        rules = "User-agent: *\nDisallow: /" + "*a" * 5000 + "$\n"
        self.assertTrue(Robots(rules, "x").allows("/" + "a" * 4000 + "b"))

    def test_delays(self):
        for value, wanted in (("5", 5), ("0.5", 0.5), ("-1", 0), ("x", 0),
                              ("1e9", 0), ("nan", 0), ("", 0)):
            with self.subTest(value):
                robots = Robots(f"User-agent: *\nCrawl-delay: {value}", "x")
                self.assertEqual(robots.delay, wanted)


class Asked:
    """An answer, as far as pauses go."""

    def __init__(self, status, retry_after=None):
        self.status = status
        self.fields = {"Retry-After": retry_after} if retry_after else {}


class Waits(unittest.TestCase):
    def pause(self, answer, delay=2):
        client = Client("a@b.fr", "1", delay=delay, max_wait=300)
        host = Host(client.delay)
        return client._pause_after(answer, host), host.closed is not None

    def test_between_two_requests(self):
        for answer, wanted in (
                (Asked(200), (2, False)),
                (Asked(404), (2, False)),
                (Asked(0), (2, False)),
                (Asked(200, "30"), (2, False)),
                (Asked(503), (10, False)),
                (Asked(503, "1"), (2, False)),
                (Asked(429, "30"), (30, False)),
                (Asked(429, "soon"), (10, False)),
                (Asked(503, "301"), (301, True))):
            with self.subTest(answer=vars(answer)):
                self.assertEqual(self.pause(answer), wanted)

    def test_retry_after(self):
        for text, wanted in (("120", 120), ("", None), ("-1", None),
                             ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
                             ("Wed, 99 Oct 9999 99:99:99 GMT", None),
                             ("9" * 40, None), ("٣", None)):
            with self.subTest(text):
                self.assertEqual(seconds_of(text), wanted)
        an_hour = seconds_of(formatdate(time.time() + 3600, usegmt=True))
        self.assertTrue(3000 < an_hour <= 3600)

    def test_a_host_is_asked_when_it_is_ready(self):
        """By a clock that only waiting moves on."""
        now, waits = [100.0], []

        def wait(seconds):
            waits.append(seconds)
            now[0] += seconds
        client = Client("a@b.fr", "1", delay=7, clock=lambda: now[0],
                        wait=wait)

        def ask(url):
            # A private address: refused before anything is sent.
            with self.assertRaises(Failure):
                with client.get(url, obey=False):
                    pass
        ask("http://127.0.0.1:1/")
        self.assertEqual(waits, [])
        client.allow_private = True
        for _ in range(3):
            ask("http://127.0.0.1:1/")
        self.assertEqual(waits, [7, 7])
        ask("http://127.0.0.2:1/")
        self.assertEqual(waits, [7, 7])
        client._slow_down(client._host("http://127.0.0.1:1/"), 20)
        ask("http://127.0.0.1:1/")
        ask("http://127.0.0.1:1/")
        self.assertEqual(waits, [7, 7, 20, 20])


class Kinds(unittest.TestCase):
    def kind(self, head, url="http://a/", said=None, name=None):
        fields = Message()
        if said:
            fields["Content-Type"] = said
        if name:
            fields["Content-Disposition"] = name
        return kind_of(head, url, fields)

    def test_bytes_count_for_more_than_words(self):
        for head, url, said, wanted in (
                (b"%PDF-1.4", "http://a/b.html", "text/html", "pdf"),
                (b"\r\n junk %PDF-1.4", "http://a/", None, "pdf"),
                (b"<html>", "http://a/b.pdf", "application/pdf", "html"),
                (b"\xef\xbb\xbf <!DOCTYPE  HTML>", "http://a/", None, "html"),
                (b"<?xml version='1.0'?>\n<html>", "http://a/", None, "html"),
                (b"<?xml version='1.0'?>\n<acte>", "http://a/",
                 "application/xml", None),
                (b"PK\3\4", "http://a/b.docx", None, "docx"),
                (b"PK\3\4", "http://a/b.pdf", "application/pdf", "zip"),
                (b"PK\3\4", "http://a/",
                 "application/vnd.oasis.opendocument.text", "odt"),
                (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "http://a/b.XLS", None,
                 "xls"),
                (b"\xff\xd8\xff\xe0", "http://a/b", "image/png", "jpg"),
                (b"Bonjour", "http://a/b", "text/plain; charset=x", "txt"),
                (b"Bonjour", "http://a/b.txt", "application/octet-stream",
                 "txt"),
                (b"Bonjour", "http://a/b.pdf", "application/pdf", None),
                (b"\0\1", "http://a/b.txt", "text/plain", None)):
            with self.subTest(head=head, url=url, said=said):
                self.assertEqual(self.kind(head, url, said), wanted)

    def test_names_that_servers_give(self):
        for name, wanted in (
                ("attachment; filename=a.odt", "odt"),
                ("attachment; filename=\"a b.DOCX\"", "docx"),
                ("attachment; filename*=UTF-8''%C3%A9.xlsx", "xlsx"),
                ("attachment; filename*=nonsense''%ff.odt", "odt"),
                ("attachment; filename=../../a", "zip"),
                ("attachment; filename*0*=x; filename*9=", "zip"),
                ("; ; =", "zip")):
            with self.subTest(name):
                self.assertEqual(self.kind(b"PK\3\4", name=name), wanted)

    def test_any_name_will_do(self):
        chance = random.Random(1)
        signs = "filename*0'=;\"%é \\.,()x"
        for _ in range(5000):
            self.kind(b"PK\3\4", name="attachment; filename" + "".join(
                chance.choices(signs, k=chance.randrange(30))))


if __name__ == "__main__":
    unittest.main()
