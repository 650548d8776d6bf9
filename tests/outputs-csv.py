#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# outputs-csv.py - what others read of a CSV that vigie-query wrote; for
# tests/outputs.t.
#
#   outputs-csv.py same FILE.csv FILE.tsv      the cells that TSV has
#   outputs-csv.py office FILE.fods FILE.csv   the cells that LibreOffice has
import csv
import sys
import xml.etree.ElementTree as ElementTree

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FORMULA = "=+-@＝＋－＠"


def rows_of_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, strict=True))
    assert len(rows) > 1
    for row in rows:
        assert len(row) == len(rows[0]), row
    return rows


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


def unguarded(cell):
    """A cell without the apostrophe that guards it; fails where one lacks."""
    begins = cell.lstrip("' \t\r\n\u00a0\ufeff")
    if begins[:1] not in FORMULA or not begins or is_number(cell):
        return cell
    assert cell[0] == "'", cell
    return cell[1:]


def same(csv_path, tsv_path):
    with open(tsv_path, newline="\n", encoding="utf-8") as file:
        wanted = [line.rstrip("\n").split("\t") for line in file]
    rows = rows_of_csv(csv_path)
    assert len(rows) == len(wanted), (len(rows), len(wanted))
    n_guarded = 0
    for row, other in zip(rows, wanted):
        assert [unguarded(cell) for cell in row] == other, (row, other)
        n_guarded += row != other
    assert n_guarded > 0, "nothing had to be guarded"


def repeated(element, name):
    return int(element.get(TABLE + name, "1"))


def value(cell):
    """What the office keeps of a cell, as CSV would have it."""
    assert cell.get(TABLE + "formula") is None, cell.get(TABLE + "formula")
    kind = cell.get(OFFICE + "value-type")
    if kind == "float":
        return float(cell.get(OFFICE + "value"))
    if kind == "date":
        return cell.get(OFFICE + "date-value")
    assert kind in (None, "string"), kind
    return "".join(space_text(p) for p in cell.iter(TEXT + "p"))


def space_text(paragraph):
    text = paragraph.text or ""
    for part in paragraph:
        if part.tag == TEXT + "s":
            text += " " * int(part.get(TEXT + "c", "1"))
        else:
            text += space_text(part)
        text += part.tail or ""
    return text


def rows_of_office(path, n_columns):
    rows = []
    for row in ElementTree.parse(path).iter(TABLE + "table-row"):
        cells = []
        for cell in row.iter(TABLE + "table-cell"):
            many = min(repeated(cell, "number-columns-repeated"), n_columns + 1)
            cells += [value(cell)] * many
        assert not any(cells[n_columns:]), cells
        many = min(repeated(row, "number-rows-repeated"), 1000)
        rows += [cells[:n_columns]] * many
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def office(fods_path, csv_path):
    wanted = rows_of_csv(csv_path)
    rows = rows_of_office(fods_path, len(wanted[0]))
    assert len(rows) == len(wanted), (len(rows), len(wanted))
    for row, other in zip(rows, wanted):
        for got, cell in zip(row, other):
            # An apostrophe at the start says that a cell is text; which of
            # them the office keeps is its own affair.
            is_same = (float(cell) == got if isinstance(got, float)
                       else got in (cell, unguarded(cell)))
            assert is_same, (got, cell)


if __name__ == "__main__":
    {"same": same, "office": office}[sys.argv[1]](*sys.argv[2:])
