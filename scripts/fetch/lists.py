# SPDX-License-Identifier: GPL-3.0-or-later
# lists.py - reads the URLs that a list names: a table with a column of them,
# in the SCDL format or another, or a text of one URL a line.
#
# Lists come from elsewhere: what is no URL is told with its place, and the
# rest is read.
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote, urlsplit
import csv
import io
import re
import sys

from fetch.robots import SAFE

MAX_URL = 8000  # what RFC 9110 wants every server to take


class ListError(Exception):
    """A list that cannot be read, and why."""


def normalise(text):
    """The URL in ASCII, without a fragment; ValueError: why it is none.

    Only http and https; and no user names, for what is fetched is cited."""
    if len(text) > MAX_URL:
        raise ValueError(f"a URL of more than {MAX_URL} characters")
    if re.search(r"[\0-\x1f\x7f]", text):
        raise ValueError("a URL with control characters")
    parts = urlsplit(text.strip())
    if parts.scheme not in ("http", "https"):
        raise ValueError("no http or https URL")
    if "@" in parts.netloc:
        raise ValueError("a URL with a user name")
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{ip_address(host.partition('%')[0])}]"
    else:
        host = host.encode("idna").decode()
        if not re.fullmatch(r"[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?", host):
            raise ValueError("a URL without a valid host")
    port = f":{parts.port}" if parts.port else ""
    rest = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    rest = re.sub("%(?![0-9A-Fa-f]{2})", "%25", rest)
    return f"{parts.scheme}://{host}{port}{quote(rest, SAFE)}"


def read_list(name, column=None):
    """What should be URLs, with their places: [("list.csv:2", "https://…")];
    a cell may be empty.  And what is wrong with the list, or None."""
    try:
        data = (sys.stdin.buffer.read() if name == "-" else
                Path(name).read_bytes())
    except OSError as error:
        raise ListError(f"{name}: {error.strerror}") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")

    delimiter = max(";,\t", key=re.split("[\r\n]", text, 1)[0].count)
    wanted = (column or "DELIB_URL").upper()
    csv.field_size_limit(len(text) + 1)
    head = next(csv.reader(io.StringIO(text, newline=""),
                           delimiter=delimiter), [])
    names = [cell.strip().upper() for cell in head]
    if wanted in names:
        return read_table(name, text, delimiter, names.index(wanted))
    lines = [(f"{name}:{number}", line.strip())
             for number, line in enumerate(re.split("\r\n?|\n", text), 1)
             if line.strip() and not line.lstrip().startswith("#")]
    if column or not any("://" in line for _, line in lines):
        raise ListError(f"{name}: neither a table with the column {wanted} "
                        "(--column) nor a list of URLs")
    return lines, None


def read_table(name, text, delimiter, index):
    def cells(strict):
        rows = csv.reader(io.StringIO(text, newline=""), strict=strict,
                          delimiter=delimiter)
        place = 0
        for row in rows:
            if place and row:
                cell = row[index] if index < len(row) else ""
                yield f"{name}:{place}", cell.strip()
            place = rows.line_num + 1
    try:
        return list(cells(strict=True)), None
    except csv.Error as error:
        # It is read all the same; but such a quote may hide rows.
        return list(cells(strict=False)), f"a quote at a wrong place: {error}"
