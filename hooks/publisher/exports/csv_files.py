r"""CSV: every table as a file by RFC 4180, in UTF-8 without a mark at its start.

A cell may hold several values, one below the other: a line break stands between them, because no value of one line has
any. A text that a spreadsheet could take for a formula has an apostrophe before it. It is not part of the text: take one
away where, after any apostrophes and spaces, one of = + - @ follows, or a tab or line break stands. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Iterator

from ..artifact import Artifact
from .publication import FOLDER, Publication
from .tables import Table, tables
from .values import Value

SEPARATOR = "\n"
"""Between several values in one cell."""
_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""How texts begin that a spreadsheet might run: OWASP's list, "CSV Injection"; those already with an apostrophe are in it
so that taking one away always gives the text back."""


def csv_files(publication: Publication) -> Iterator[Artifact]:
    """`listings.csv` with one row for each record, `listings.changes.csv` with one for each change of one."""
    for table in tables(publication):
        yield Artifact(f"{FOLDER}/{table.name}.csv", text_of(table))


def text_of(table: Table) -> str:
    """A table with its head, each line ended by CR and LF."""
    file = io.StringIO()
    lines = csv.writer(file, lineterminator="\r\n")
    lines.writerow(column.name for column in table.columns)
    lines.writerows([cell(value) for value in row] for row in table.rows)
    return file.getvalue()


def cell(value: Value) -> str:
    """A value as the text of one cell; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    text = SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if _FORMULA.match(text) else text
