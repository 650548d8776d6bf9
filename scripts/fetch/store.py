# SPDX-License-Identifier: GPL-3.0-or-later
# store.py - keeps documents by what they hold, and the list of their sources.
#
# In the folder:
#
#   SHA256.EXT    a document.  What two URLs share is one file; none is ever
#                 overwritten or removed.
#   sources.tsv   path, URL and time (UTC) of each, a line as soon as the file
#                 is there: what vigie-index --sources reads.  Of a URL that
#                 gave other bytes later, both lines stay, and both are true;
#                 the last one counts here.
#   .fetch/       by the SHA-256 of the URL: *.part, half a file; *.part.json,
#                 what the server calls its version (ETag, Last-Modified);
#                 *.json, the same of a whole one.  It may be deleted between
#                 two runs.
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import urlsplit
import fcntl
import hashlib
import json
import os
import re
import threading

HEADER = "path\turl\tfetched\n"
HEAD_LEN = 1024  # where PDF readers look for %PDF-

# What first bytes may be; which of them it is, the server says.
MAGIC = (
    (b"PK\3\4", ("zip", "odt", "ods", "odp", "docx", "xlsx", "pptx")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("doc", "xls", "ppt")),
    (b"{\\rtf", ("rtf",)),
    (b"\x89PNG\r\n", ("png",)),
    (b"\xff\xd8\xff", ("jpg",)),
    (b"II*\0", ("tif",)),
    (b"MM\0*", ("tif",)),
    (b"\x1f\x8b", ("gz",)),
)
# What has no first bytes of its own.
PLAIN = ("html", "txt", "csv")
OPEN = "application/vnd.oasis.opendocument."
OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    OPEN + "text": "odt",
    OPEN + "spreadsheet": "ods",
    OPEN + "presentation": "odp",
    OFFICE + "wordprocessingml.document": "docx",
    OFFICE + "spreadsheetml.sheet": "xlsx",
    OFFICE + "presentationml.presentation": "pptx",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    "application/xhtml+xml": "html",
    "text/html": "html",
    "text/plain": "txt",
    "text/csv": "csv",
}


def kind_of(head, url, fields):
    """The extension for what begins so; None: no document.

    The bytes count for more than what the server says of them."""
    said = fields.get("Content-Type", "").partition(";")[0].strip().lower()
    names = fields.get_filename(""), urlsplit(url).path
    hints = [TYPES.get(said)] + [name.rpartition(".")[2].lower()
                                 for name in names]
    for magic, kinds in MAGIC:
        if head.startswith(magic):
            return next((hint for hint in hints if hint in kinds), kinds[0])
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if re.match(rb"<(!doctype\s+html|html|head|body|\?xml[^\0]*<html)", start):
        return "html"
    if b"%PDF-" in head:
        return "pdf"
    if b"\0" in head:
        return None
    return next((hint for hint in hints if hint in PLAIN), None)


class StoreError(Exception):
    """Why the folder cannot be used."""


class Store:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.state = self.folder / ".fetch"
        self.state.mkdir(parents=True, exist_ok=True)
        self.held = open(self.state / "lock", "w")
        try:
            fcntl.flock(self.held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(f"{folder}: another run is at work") from None
        self.lock = threading.Lock()
        self.paths = {}  # by URL
        self._open_list(self.folder / "sources.tsv")

    def _open_list(self, path):
        rows = path.read_bytes() if path.exists() else b""
        header = HEADER.encode()
        if not rows.startswith(header) and not header.startswith(rows):
            raise StoreError(f"{path}: not written by fetch-corpus")
        # A line that was not written to its end: its URL is asked again.
        rows = rows[:rows.rfind(b"\n") + 1]
        self.list = open(path, "ab", buffering=0)
        self.list.truncate(len(rows))
        if not rows:
            self.list.write(header)
        for row in rows.decode("utf-8", "replace").split("\n")[1:]:
            cells = row.split("\t")
            if len(cells) >= 2:
                self.paths[cells[1]] = cells[0]

    def path_of(self, url):
        """The document that the URL gave last, if it is still there."""
        path = self.paths.get(url)
        return path if path and (self.folder / path).is_file() else None

    def _state(self, url, suffix):
        name = hashlib.sha256(url.encode()).hexdigest()
        return self.state / (name + suffix)

    def part(self, url):
        return self._state(url, ".part")

    def validators(self, url, suffix=".json"):
        """What the server called it: {"ETag": …, "Last-Modified": …}."""
        try:
            found = json.loads(self._state(url, suffix).read_bytes())
            return {name: value for name, value in found.items()
                    if re.fullmatch("[ -~]{1,500}", value)}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def begin(self, url, validators):
        """A new part."""
        self.drop(url)
        self._state(url, ".part.json").write_text(json.dumps(validators))

    def drop(self, url):
        self.part(url).unlink(missing_ok=True)
        self._state(url, ".part.json").unlink(missing_ok=True)

    def keep(self, url, kind):
        """The part is whole: a document.  Its path, and whether it is new."""
        part = self.part(url)
        with open(part, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        with self.lock:
            same = sorted(self.folder.glob(f"{digest}.*"))
            target = same[0] if same else self.folder / f"{digest}.{kind}"
            if same:
                part.unlink()
            else:
                part.rename(target)
            if self.path_of(url) != target.name:
                now = datetime.now(timezone.utc)
                self.list.write(f"{target.name}\t{url}\t"
                                f"{now:%Y-%m-%dT%H:%M:%SZ}\n".encode())
                self.paths[url] = target.name
        self._state(url, ".part.json").replace(self._state(url, ".json"))
        return target.name, not same
