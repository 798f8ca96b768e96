"""Forbidden: what Markdown allows and a page of this site may not hold.

Markdown passes HTML on as it is, links to anything and takes any attribute. A page comes from whoever proposes it, so all
of this is refused where it stands: HTML, addresses that are no web page, pictures from elsewhere, attributes but anchors.
Code is shown and not followed, so it may say everything.
"""

from __future__ import annotations

import html
import re
from typing import Callable, Iterator

from .unseen import unseen

_OPENING = re.compile(r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n|(?P<ticks>`++)|\{\{", re.MULTILINE)
_EMPTY_LINE = re.compile(r"\n\s*\n")
_HTML = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")
_LINK = re.compile(r"(?P<picture>!\[[^\]\n]{0,300})?\]\(\s*<?\s*(?P<inline>[^\s)>]*)|^ {0,3}\[[^\]]+\]:\s*<?(?P<reference>\S+)", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?\s*(?P<list>[^{}\n]*?)\s*\}")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\\\")
_ALLOWED = ("http:", "https:", "mailto:")


def forbidden(body: str) -> Iterator[tuple[int, int, str]]:
    """Line and column, both from 1, and what is wrong there."""
    text = without_code(body)
    for pattern, judge in _RULES:
        for match in pattern.finditer(text):
            if (message := judge(match)) is not None:
                before = text[: match.start()]
                yield before.count("\n") + 1, len(before) - before.rfind("\n"), message


def without_code(body: str, fill: str = " ") -> str:
    """The text with spaces, or another sign, for blocks of code, code in a line and template calls; every other sign stays in its place."""
    kept: list[str] = []
    done, hopeless = 0, set[tuple[str, int]]()
    while (opening := _OPENING.search(body, done)) is not None:
        closing, end = _closing(opening), len(body)
        if opening["ticks"] and (limit := _EMPTY_LINE.search(body, opening.end())):
            end = limit.start()
        found = None if (closing.pattern, end) in hopeless else closing.search(body, opening.end(), end)
        if found is None and not opening["fence"]:
            hopeless.add((closing.pattern, end))  # Nor will it be found from any later place.
            stop = opening.end()
            kept.append(body[done:stop])
        else:
            stop = found.end() if found else end  # A fence that nothing closes goes on to the end.
            kept += [body[done:opening.start()], re.sub(r"[^\n]", fill, body[opening.start():stop])]
        done = stop
    return "".join(kept) + body[done:]


def _closing(opening: re.Match[str]) -> re.Pattern[str]:
    """What ends the code or call that begins here."""
    if opening["fence"]:
        return re.compile(rf"^{opening['fence']}[^\n]*$", re.MULTILINE)
    if opening["ticks"]:
        return re.compile(rf"(?<!`){opening['ticks']}(?!`)")
    return re.compile(r"\}\}")


def _html(match: re.Match[str]) -> str:
    return "HTML is not allowed here; write Markdown, or &lt; for the sign itself"


def _link(match: re.Match[str]) -> str | None:
    """A browser drops controls and spaces from an address and reads entities, so both are judged as it sees them."""
    address = re.sub(r"[\x00-\x20]", "", html.unescape(match["inline"] or match["reference"] or ""))
    scheme = _SCHEME.match(address)
    if match["picture"] and scheme:
        return f"expected a picture of this site, got '{address}'"
    if scheme and scheme[0].lower() not in _ALLOWED:
        return f"expected a page, an anchor, or an address that starts with https:// or mailto:, got '{address}'"
    return None


def _attributes(match: re.Match[str]) -> str | None:
    surplus = [part for part in match["list"].split() if not re.fullmatch(r"[#.][A-Za-z][\w-]*", part)]
    return f"expected an anchor like {{#who}} or a class like {{.note}} between braces, got '{' '.join(surplus)}'" if surplus and "=" in match["list"] else None


def _entity(match: re.Match[str]) -> str | None:
    found = unseen(html.unescape(match[0]))
    return found[1] if found else None


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_LINK, _link), (_HTML, _html), (_ATTRIBUTES, _attributes), (_ENTITY, _entity),
)
