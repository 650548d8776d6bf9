#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# fetch-server.py - web servers as documents are published on, with all that
# goes wrong there, for tests/fetch.t.
#
#   fetch-server.py DOCUMENTS LOG EVENTS CERTIFICATE KEY
#
# Serves on 127.0.0.1 to 127.0.0.6, each a host with a robots.txt of its own,
# and once more by TLS; prints both ports, and ends when its standard input
# does.  LOG gets a line a request: host, path, what was asked of it (range,
# condition), the name of who asks; and a line "OVERLAP host path" for a
# request that came while the host was still answering another.  EVENTS, a
# FIFO, gets a line when half of a "/hold/" is sent.
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
import hashlib
import io
import os
import ssl
import sys
import threading
import zipfile

DOCUMENTS, LOG = Path(sys.argv[1]), open(sys.argv[2], "a")
EVENTS, CERTIFICATE, KEY = sys.argv[3:]
WEB_PAGE = b"<!DOCTYPE html>\n<html><body>Portail</body></html>\n"
ROBOTS = {
    "127.0.0.1": b"""# The rules of the house
User-agent: somebody-else
Disallow: /

User-agent: *
Disallow: /secret/
Allow: /secret/public
Disallow: /*.exe$
""",
    "127.0.0.2": None,
    "127.0.0.3": 503,
    "127.0.0.4": b"User-agent: *\nAllow: /\n\n"
                 b"User-agent: Vigie-Fetch/9\nDisallow: /\n",
    "127.0.0.5": b"",
    "127.0.0.6": b"User-agent: *\nCrawl-delay: 100000\n",
}
lock = threading.Lock()
busy = {}  # by host: how many requests it is answering
times = {}  # by host and path: how often it was asked for
meeting = threading.Barrier(2, timeout=60)


def document(name):
    """The bytes of a document: one of DOCUMENTS, or made up."""
    path = DOCUMENTS / name
    if path.is_file():
        return path.read_bytes()
    return b"%PDF-1.4\n" + hashlib.sha256(name.encode()).digest() * 4000


def zipped(names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    return file.getvalue()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def note(self, *words):
        with lock:
            print(*words, file=LOG, flush=True)

    def finished(self):
        """Before the last byte goes out, for who has it may ask again; or
        where who asks is to leave first."""
        with lock:
            if self.is_busy:
                busy[self.host] -= 1
            self.is_busy = False

    def wait_for_leave(self):
        self.finished()
        self.connection.recv(1)

    def answer(self, status, body=b"", kind="application/pdf", **fields):
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        if not body:
            self.finished()
        self.end_headers()
        self.wfile.write(body[:-1])
        self.finished()
        self.wfile.write(body[-1:])

    def cut(self, body, **fields):
        """Half of it, and no more."""
        self.send_response(200)
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/pdf")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:len(body) // 2])
        self.wfile.flush()

    def file(self, body, **fields):
        """As a server that knows of parts and of versions."""
        etag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        asked = self.headers.get("Range")
        if self.headers.get("If-None-Match") == etag:
            self.answer(304, ETag=etag)
        elif asked and self.headers.get("If-Range") == etag:
            start = int(asked[len("bytes="):-1])
            if start >= len(body):
                self.answer(416)
            else:
                self.answer(206, body[start:], ETag=etag, Content_Range=(
                    f"bytes {start}-{len(body) - 1}/{len(body)}"))
        else:
            self.answer(200, body, ETag=etag, **fields)

    def do_GET(self):
        self.host = self.server.server_address[0]
        condition = " ".join(
            f"{name}={self.headers[name]}" for name in
            ("Range", "If-Range", "If-None-Match", "If-Modified-Since")
            if name in self.headers)
        self.note(self.host, self.path, f"[{condition}]",
                  self.headers["User-Agent"])
        with lock:
            busy[self.host] = busy.get(self.host, 0) + 1
            self.is_busy = True
            overlaps = busy[self.host] > 1
            key = self.host, self.path
            self.n_times = times[key] = times.get(key, 0) + 1
        if overlaps:
            self.note("OVERLAP", self.host, self.path)
        self.close_connection = True
        try:
            if self.path == "/robots.txt":
                self.robots()
            else:
                _, way, *name = self.path.partition("?")[0].split("/", 2)
                getattr(self, "at_" + way.replace("-", "_"),
                        self.at_nothing)(*name)
        finally:
            self.finished()

    def robots(self):
        rules = ROBOTS[self.host]
        if isinstance(rules, bytes):
            self.answer(200, rules, "text/plain")
        else:
            self.answer(rules or 404)

    def at_nothing(self, name=""):
        self.answer(404)

    def at_file(self, name):
        self.file(document(name))

    def at_secret(self, name):
        self.file(document(name))

    def at_plain(self, name):
        """A server that knows nothing of versions but their time."""
        if self.headers.get("If-Modified-Since"):
            self.answer(304)
        else:
            self.answer(200, document(name),
                        Last_Modified="Wed, 25 Oct 2023 08:29:22 GMT")

    def at_changing(self, name):
        self.file(document(f"{name} {self.n_times}"))

    def at_cut(self, name):
        """Breaks off the first time."""
        body = document(name)
        if self.n_times == 1:
            etag = hashlib.sha256(body).hexdigest()[:16]
            self.cut(body, ETag=f'"{etag}"')
        else:
            self.file(body)

    def at_cut_and_changed(self, name):
        if self.n_times == 1:
            self.cut(document("old"), ETag='"old"')
        else:
            self.file(document(name))

    def at_cut_and_lying(self, name):
        """Goes on from another place than it was asked to."""
        body = document(name)
        if self.n_times == 1:
            self.cut(body, ETag='"same"')
        elif self.headers.get("Range"):
            self.answer(206, body[3:], ETag='"same"', Content_Range=(
                f"bytes 3-{len(body) - 1}/{len(body)}"))
        else:
            self.answer(200, body)

    def at_cut_and_weak(self, name):
        """The name of its version does not tell bytes apart."""
        body = document(name)
        if self.n_times == 1:
            self.cut(document("old"), ETag='W/"same"')
        elif self.headers.get("Range"):
            start = int(self.headers["Range"][len("bytes="):-1])
            self.answer(206, body[start:], ETag='W/"same"', Content_Range=(
                f"bytes {start}-{len(body) - 1}/{len(body)}"))
        else:
            self.answer(200, body)

    def at_cut_always(self, name):
        self.cut(document(name))

    def at_hold(self, name):
        """Half of it, the first time; then nothing until one leaves."""
        body = document(name)
        if self.n_times > 1:
            self.file(body)
            return
        self.cut(body, ETag='"' + hashlib.sha256(body).hexdigest()[:16] + '"')
        with open(EVENTS, "w") as events:
            print(self.path, file=events)
        self.wait_for_leave()

    def at_stall(self, name):
        self.wait_for_leave()

    def at_busy(self, name):
        """Asks to come back, the first time."""
        if self.n_times == 1:
            self.answer(503, Retry_After="0")
        else:
            self.file(document(name))

    def at_later(self, name):
        self.answer(429, Retry_After="3600")

    def at_broken(self, name):
        self.answer(500)

    def at_moved(self, name):
        self.answer(302, Location=f"/file/{name}")

    def at_away(self, name):
        """To another host of the same port."""
        host, _, name = name.partition("/")
        port = self.server.server_address[1]
        self.answer(301, Location=f"http://{host}:{port}/{name}")

    def at_loop(self, name):
        self.answer(302, Location=self.path)

    def at_to_file(self, name):
        self.answer(302, Location="file:///etc/passwd")

    def at_meet(self, name):
        """Only if somebody asks another host at the same time."""
        meeting.wait()
        self.file(document(name))

    def at_portal(self, name=""):
        self.answer(200, WEB_PAGE, "text/html; charset=utf-8")

    def at_false(self, name):
        """Said to be a PDF."""
        self.answer(200, WEB_PAGE if name == "page.pdf" else b"\1\0\2" * 99)

    def at_empty(self, name):
        self.answer(200)

    def at_named(self, name):
        self.answer(200, zipped(["word/document.xml"]),
                    "application/octet-stream",
                    Content_Disposition="attachment; filename*=UTF-8''"
                    "D%C3%A9lib%C3%A9ration.DOCX")

    def at_text(self, name):
        self.answer(200, "Délibération.\n".encode(), "text/plain")

    def at_zip(self, name):
        self.answer(200, zipped([name]), "application/zip")

    def at_big(self, name):
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf")
        self.send_header("Content-Length", str(1 << 40))
        self.end_headers()
        self.endless()

    def at_endless(self, name):
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf")
        self.end_headers()
        self.endless()

    def at_endless_page(self, name):
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf")
        self.end_headers()
        self.endless(WEB_PAGE)

    def endless(self, head=b"%PDF-1.4\n"):
        self.finished()
        self.wfile.write(head)
        while True:
            self.wfile.write(b"x" * 65536)

    def at_head(self, name):
        """Fields without an end."""
        self.finished()
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-Field: " + b"x" * 60000 + b"\r\n")

    def at_noise(self, name):
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        # Who asks may leave when he likes.
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def serve_all():
    """All hosts on one port: whichever is free on each."""
    while True:
        servers = []
        try:
            port = 0
            for host in ROBOTS:
                servers.append(Server((host, port), Handler))
                port = servers[0].server_address[1]
            return servers
        except OSError:
            for server in servers:
                server.server_close()


def main():
    servers = serve_all() + [Server(("127.0.0.1", 0), Handler)]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, KEY)
    servers[-1].socket = context.wrap_socket(
        servers[-1].socket, server_side=True, do_handshake_on_connect=False)
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(servers[0].server_address[1], servers[-1].server_address[1],
          flush=True)
    sys.stdin.read()
    os._exit(0)


main()
