"""Tables: each cell carries the heading of its column, so that rows can stand as cards on small screens.

Works on finished HTML, so that tables of templates and of Markdown pages are treated and look alike. A table without
a row of column headings is left as it is.
"""

from __future__ import annotations

import re
from html import escape, unescape

_TABLE = re.compile(r"<table\b([^>]*)>(.*?)</table>", re.DOTALL)
_HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
_HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(td|th)\b(?![^>]*\bdata-label=)([^>]*)>")
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ \t\n]+")
"""Spaces that may be folded; no-break spaces are typography and stay."""


def labelled(html: str) -> str:
    """HTML whose table cells carry `data-label`; a row's own heading needs none, it is the card's title."""
    return _TABLE.sub(_label_table, html) if "<thead" in html else html


def _label_table(match: re.Match[str]) -> str:
    attributes, content = match.groups()
    head = _HEAD.search(content)
    if head is None:
        return match[0]
    labels = [_SPACES.sub(" ", unescape(_TAG.sub("", text))).strip(" ") for text in _HEADING.findall(head[0])]
    body = _ROW.sub(lambda row: _label_row(row[0], labels), content[head.end():])
    table = f"{content[:head.end()]}{body}</table>"
    if "class=" in attributes:
        return f"<table{attributes}>{table}"
    return f'<div class="sheet"><table class="data data--wide"{attributes}>{table}</div>'


def _label_row(row: str, labels: list[str]) -> str:
    columns = iter(labels)

    def cell(match: re.Match[str]) -> str:
        label = next(columns, "")
        return match[0] if match[1] == "th" or not label else f'<td data-label="{escape(label)}"{match[2]}>'

    return _CELL.sub(cell, row)
