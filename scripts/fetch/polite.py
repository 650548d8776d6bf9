# SPDX-License-Identifier: GPL-3.0-or-later
# polite.py - asks web servers as a guest does: by name, one request at a time,
# and not where robots.txt says no.
#
#   - one request at a time a host, whoever asks, and a pause before the next;
#   - robots.txt (RFC 9309) of every origin, that of a redirect's target too:
#     a 4xx allows all, a 5xx or no answer forbids all until the next run;
#   - the pauses that robots.txt (Crawl-delay) and Retry-After ask for, up to a
#     bound; beyond it the host is left alone for this run.
#
# URLs come from lists that others wrote, and from servers.  None leads to an
# address that only this machine or its network knows, unless that is allowed:
# a list must not make a stranger talk to the router.
from contextlib import contextmanager
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit
import re
import socket
import threading
import time

from fetch.curl import Answer, Failure, command_for
from fetch.lists import normalise
from fetch.robots import Robots

AGENT = "vigie-fetch"
MAX_REDIRECTS = 5  # the least that RFC 9309 wants for robots.txt
MAX_ROBOTS = 500 * 1024  # the least that RFC 9309 wants to be read
MAX_TRIES = 3
GOOD_STATUS = {200, 206, 304}
REDIRECT_STATUS = {301, 302, 303, 307, 308}
PASSING_STATUS = {408, 425, 429, 500, 502, 503, 504}


class Forbidden(Failure):
    """robots.txt does not allow it."""


class Stopped(Exception):
    """The run has been told to stop."""


def seconds_of(retry_after):
    """What a Retry-After asks for: a number or a date; None: it is neither."""
    if re.fullmatch("[0-9]{1,9}", retry_after):
        return int(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
        return max(0, (until - datetime.now(timezone.utc)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def public_addresses(host, port, allow_private=False):
    """Where the name leads; Failure: nowhere, or where no list may lead."""
    try:
        found = sorted({entry[4][0] for entry in socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM)})
    except (OSError, UnicodeError) as error:
        raise Failure(f"{host}: {error}") from None
    for address in found:
        if not ip_address(address).is_global and not allow_private:
            raise Failure(f"{address} is a private address (--allow-private)")
    return found


class Host:
    def __init__(self, delay):
        self.lock = threading.Lock()  # held by who talks to it
        self.robots_lock = threading.Lock()
        self.robots = {}  # by origin; a Failure where they are not known
        self.delay = delay
        self.ready = 0  # by the clock: when it may be asked again
        self.closed = None  # why it is left alone


class Client:
    """delay, timeout, max_wait: seconds.  May be used by many threads."""

    def __init__(self, contact, version, delay=2, timeout=60, max_wait=300,
                 allow_private=False, clock=time.monotonic, wait=None):
        self.agent = f"{AGENT}/{version} (+{contact})"
        self.delay = delay
        self.timeout = timeout
        self.max_wait = max_wait
        self.allow_private = allow_private
        self.clock = clock
        self.stopped = threading.Event()
        self.wait = wait or self.stopped.wait
        self.lock = threading.Lock()  # of what follows
        self.hosts = {}
        self.answers = set()  # on their way

    def stop(self):
        """Ends what is on its way; whoever is in here raises Stopped."""
        with self.lock:
            self.stopped.set()
            for answer in self.answers:
                answer.kill()

    def persist(self, action):
        """What action() returns; tried again where its Failure may pass."""
        for tries_left in reversed(range(MAX_TRIES)):
            try:
                return action()
            except Failure as failure:
                if not failure.passing or not tries_left:
                    raise

    @contextmanager
    def get(self, url, fields=(), obey=True):
        """The Answer at the end of the redirects, of GOOD_STATUS; or else a
        Failure, which the end of its body may also be."""
        for _ in range(MAX_REDIRECTS + 1):
            if obey:
                self._obey(url)
            with self._ask(url, fields) as answer:
                if answer.status in GOOD_STATUS:
                    yield answer
                    return
                if answer.status not in REDIRECT_STATUS:
                    raise Failure(f"HTTP {answer.status}",
                                  answer.status in PASSING_STATUS,
                                  answer.status)
            try:
                url = normalise(urljoin(url, answer.fields["Location"] or ""))
            except ValueError as error:
                raise Failure(f"a redirect to {error}") from None
        raise Failure(f"more than {MAX_REDIRECTS} redirects")

    def _host(self, url):
        name = urlsplit(url).hostname
        with self.lock:
            if name not in self.hosts:
                self.hosts[name] = Host(self.delay)
            return self.hosts[name]

    @contextmanager
    def _ask(self, url, fields):
        host = self._host(url)
        with host.lock:
            if host.closed:
                raise Failure(host.closed)
            command, environment = command_for(
                url, fields, self.agent, self.timeout,
                lambda *where: public_addresses(*where, self.allow_private))
            pause = host.ready - self.clock()
            if pause > 0:
                self.wait(pause)
            with self.lock:
                if self.stopped.is_set():
                    raise Stopped
                answer = Answer(command, environment)
                self.answers.add(answer)
            try:
                answer.start()
                yield answer
            except Failure:
                if self.stopped.is_set():
                    raise Stopped from None
                raise
            finally:
                with self.lock:
                    self.answers.discard(answer)
                answer.close()
                host.ready = self.clock() + self._pause_after(answer, host)

    def _pause_after(self, answer, host):
        if answer.status not in PASSING_STATUS:
            return host.delay
        asked = seconds_of(answer.fields.get("Retry-After", ""))
        if asked is None:
            asked = 5 * host.delay
        if asked > self.max_wait:
            host.closed = (f"HTTP {answer.status}, to come back in "
                           f"{asked:.0f} seconds")
        return max(asked, host.delay)

    def _obey(self, url):
        host, origin = self._host(url), "/".join(url.split("/", 3)[:3])
        with host.robots_lock:
            if origin not in host.robots:
                host.robots[origin] = robots = self._robots(origin)
                if isinstance(robots, Robots):
                    self._slow_down(host, robots.delay)
            robots = host.robots[origin]
        if isinstance(robots, Failure):
            raise Failure(str(robots))
        if not robots.allows(url.removeprefix(origin)):
            raise Forbidden("robots.txt does not allow it")

    def _slow_down(self, host, delay):
        with host.lock:
            if delay > self.max_wait:
                host.closed = (f"robots.txt wants {delay:.0f} seconds "
                               "between requests")
            host.ready += max(0, delay - host.delay)
            host.delay = max(host.delay, delay)

    def _robots(self, origin):
        def read():
            text = b""
            with self.get(f"{origin}/robots.txt", obey=False) as answer:
                for chunk in answer:
                    text += chunk
                    if len(text) > MAX_ROBOTS:
                        break
            return Robots(text[:MAX_ROBOTS].decode("utf-8", "replace"), AGENT)
        try:
            return self.persist(read)
        except Failure as failure:
            if 400 <= failure.status < 500 and not failure.passing:
                return Robots("", AGENT)
            return Failure(f"robots.txt: {failure}")
