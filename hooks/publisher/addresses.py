"""Addresses: where a record's page is, and how one page links to another."""

from __future__ import annotations

import posixpath
import re

from .records import Record

OPEN_DATA = "data/v1"
"""Where the open data stand below the site's root; the number is that of their format."""
_RELATIVE_LINK = re.compile(r'(?<=href=")(?![a-z][a-z+.-]*:|[/#])([^"]*)(?=")')


def record_address(record: Record) -> str:
    """Address below `/<lang>/`: `sanctions/gao-qiang/` or `glossary/#attribution`."""
    return record.address.format(id=record.id)


def former_addresses(record: Record) -> tuple[str, ...]:
    """The addresses below `/<lang>/` that the record had under earlier ids."""
    return tuple(record.address.format(id=old) for old in record.formerly)


def has_page(record_type: type[Record]) -> bool:
    """True when each record has a page of its own, False when it stands on its index page."""
    return "#" not in record_type.address


def index_address(record_type: type[Record]) -> str:
    """Address of the page that shows the whole collection."""
    return record_type.address.partition("{" if has_page(record_type) else "#")[0]


def relative(target: str, page: str) -> str:
    """`target` as seen from `page`, both relative to the site's root: `../../law/`."""
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return mark + anchor
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    for one, other in zip(here, there[:-1]):
        if one != other:
            break
        shared += 1
    return ("../" * (len(here) - shared) + "/".join(there[shared:]) or "./") + mark + anchor


def absolute_links(html: str, page: str, base_path: str) -> str:
    """HTML whose relative links work at any address: for a page that is shown where another is missing."""

    def absolute(match: re.Match[str]) -> str:
        path, mark, anchor = match[1].partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        return base_path + ("" if target == "." else target) + ("/" if path.endswith("/") and target != "." else "") + mark + anchor

    return _RELATIVE_LINK.sub(absolute, html)
