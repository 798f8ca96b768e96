"""Reachability: what the answer of a source's address says of the source.

Only what is certain is called broken. Many hosts turn programs away, or answer them with a riddle for browsers; that says nothing
of the text, so such addresses stand apart, for a person to open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Literal
from urllib.parse import urlsplit

from .eurlex import source_address
from .link import Catalogue
from .records import Source

State = Literal["reachable", "moved", "broken", "not for programs"]
STATES: tuple[State, ...] = ("broken", "moved", "not for programs", "reachable")
"""In the order in which they matter to an editor."""
NOT_FOR_PROGRAMS = ("eur-lex.europa.eu",)
"""Hosts that answer a program with a page that only a browser can pass, for any address: 202 with a script, and no text."""
_GONE = (404, 410)


@dataclass(frozen=True)
class Answer:
    """What came back: a status with the address it came from, or the reason why nothing did."""

    status: int | None
    address: str
    reason: str = ""
    unknown_host: bool = False


@dataclass(frozen=True)
class Link:
    """An address, and the source that names it."""

    source: str
    address: str


def links(catalogue: Catalogue) -> Iterator[Link]:
    """The address of each source that has one, in the order of their ids."""
    for record_id in sorted(catalogue["sources"]):
        source = catalogue["sources"][record_id]
        assert isinstance(source, Source)
        if address := source_address(source, "en"):
            yield Link(record_id, address)


def for_programs(link: Link) -> bool:
    """Whether asking for it can tell anything."""
    return urlsplit(link.address).hostname not in NOT_FOR_PROGRAMS


def judged(link: Link, answer: Answer) -> tuple[State, str]:
    """What an answer says of a link, and why."""
    if answer.unknown_host:
        return "broken", "no such host"
    if answer.status is None:
        return "not for programs", answer.reason
    if answer.status in _GONE:
        return "broken", f"status {answer.status}"
    if not 200 <= answer.status < 300 or answer.status == 202:
        return "not for programs", f"status {answer.status}"
    if _place(answer.address) != _place(link.address):
        return "moved", f"now at {answer.address}"
    return "reachable", f"status {answer.status}"


def _place(address: str) -> tuple[str, str, str]:
    """What makes an address another one: neither http or https, nor www, nor a slash at its end."""
    parts = urlsplit(address)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query
