# SPDX-License-Identifier: GPL-3.0-or-later
# curl.py - one HTTP request, made by curl: status, fields, and the body as it
# comes.
from email.message import Message
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment
import os
import re
import selectors
import subprocess

MAX_HEAD = 256 * 1024  # of an answer; what curl itself came to allow later
MIN_SPEED = 1000  # bytes a second; what is slower for too long has stalled
CONNECT_SECONDS = 30
# curl's codes: partial file, timeout, no answer, sending, receiving, HTTP/2.
PASSING_CODES = {16, 18, 28, 52, 55, 56, 92}


class Failure(Exception):
    """Why a URL cannot be had; passing: it may be had in a moment."""

    def __init__(self, reason, passing=False, status=0):
        super().__init__(reason)
        self.passing = passing
        self.status = status


def port_of(parts):
    return parts.port or (443 if parts.scheme == "https" else 80)


def command_for(url, fields, agent, timeout, addresses_of):
    """The command that asks for a URL, and its environment.

    addresses_of(host, port) tells where curl may go; it looks up no name
    itself, so that none leads elsewhere the second time.  Only where a proxy
    is set, names are the proxy's business."""
    parts = urlsplit(url)
    command = [
        "curl", "-q", "--silent", "--show-error", "--globoff",
        "--proto", "=http,https", "--user-agent", agent,
        "--connect-timeout", str(CONNECT_SECONDS),
        "--speed-limit", str(MIN_SPEED), "--speed-time", str(timeout),
        "--suppress-connect-headers", "--dump-header", "/dev/stderr"]
    environment = dict(os.environ)
    proxy = getproxies_environment().get(parts.scheme)
    if proxy and not proxy_bypass_environment(parts.hostname):
        environment[f"{parts.scheme}_proxy"] = proxy
    else:
        port = port_of(parts)
        command += ["--noproxy", "*", "--resolve", f"*:{port}:" + ",".join(
            f"[{address}]" if ":" in address else address
            for address in addresses_of(parts.hostname, port))]
    for field in fields:
        command += ["--header", field]
    return command + ["--url", url], environment


class Answer:
    """start() waits for the head; iterating gives the body, to its end or a
    Failure."""

    def __init__(self, command, environment):
        # A process group of its own: Ctrl-C is for us, who then end it.
        self.process = subprocess.Popen(
            command, env=environment, process_group=0, bufsize=0,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)
        self.told = b""  # the head, then what curl has to complain of
        self.status = 0
        self.fields = Message()

    def start(self):
        self.chunks = self._read()
        self.first = next(self.chunks, b"")
        heads = re.findall(rb"^HTTP/[0-9.]+ +([0-9]{3})[^\n]*\n"
                           rb"((?:[^\r\n]+\r?\n)*)\r?\n", self.told, re.M)
        if not heads:
            self._end()
            raise Failure("no answer in HTTP")
        status, fields = heads[-1]  # before it, "103 Early Hints"
        self.status = int(status)
        for line in fields.decode("utf-8", "replace").splitlines():
            name, _, value = line.partition(":")
            if re.fullmatch("[A-Za-z0-9-]+", name):
                self.fields[name] = value.strip()

    def _read(self):
        body, told = self.process.stdout, self.process.stderr
        with selectors.DefaultSelector() as selector:
            selector.register(body, selectors.EVENT_READ)
            selector.register(told, selectors.EVENT_READ)
            while selector.get_map():
                ready = [key.fileobj for key, _ in selector.select()]
                # curl has told the head before it writes the body.
                pipe = told if told in ready else body
                data = pipe.read(1 << 16)
                if not data:
                    selector.unregister(pipe)
                elif pipe is body:
                    yield data
                elif len(self.told) + len(data) > MAX_HEAD:
                    raise Failure("an answer whose head has no end")
                else:
                    self.told += data

    def _end(self):
        code = self.process.wait()
        if code == 0:
            return
        said = re.findall(rb"^curl: \([0-9]+\) ([ -~]*)", self.told, re.M)
        reason = said[-1].decode() if said else f"curl ended with {code}"
        raise Failure(reason, code in PASSING_CODES)

    def __iter__(self):
        if self.first:
            yield self.first
        yield from self.chunks
        self._end()

    def kill(self):
        self.process.kill()

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()
