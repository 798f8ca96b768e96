"""Units: every English text that is translated, with its permanent key.

    interface.nav.home               an interface text
    listings/gao-qiang.reasons       a field of a record
    docs/guide/nis2.title            title of a Markdown page; also `.description`, and `.lead` before its first heading
    docs/guide/nis2#who              a section of a Markdown page, by its anchor
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Iterator, Mapping

from ..fields import walk
from ..link import Catalogue
from ..messages import Message

PAGES = "docs/"
"""How the keys of Markdown pages start."""
INTERFACE = "interface"
"""Owner of the interface texts."""
_OWNER = re.compile("[^.#]*")
_SPACES = re.compile(r"[ \t\n]+")
"""What may be folded; no-break spaces are typography and count."""


@dataclass(frozen=True)
class Unit:
    """One English text that is translated: its permanent key, the text and, for a number, its plural."""

    key: str
    text: str
    plural: str | None = None

    @cached_property
    def owner(self) -> str:
        """The record or page it is part of: `listings/gao-qiang`, `docs/guide/nis2`, or `interface`."""
        return owner(self.key)

    @property
    def english(self) -> str:
        """The whole English: the text and, below it, its plural."""
        return self.text if self.plural is None else f"{self.text}\n{self.plural}"


def owner(key: str) -> str:
    """The record or page that a unit's key belongs to."""
    return _OWNER.match(key)[0]  # type: ignore[index]


def units(catalogue: Catalogue, messages: Mapping[str, Message]) -> Iterator[Unit]:
    """Every interface text, then every text of a record by collection, in a stable order."""
    for message in messages.values():
        yield Unit(f"{INTERFACE}.{message.key}", message.text, message.plural)
    for record in catalogue:
        for _, label, _, value in walk(record, "text"):
            yield Unit(f"{record.collection}/{record.id}.{label}", value)


def folded(text: str) -> str:
    """A text without its line breaks and double spaces, which mean nothing in prose."""
    return _SPACES.sub(" ", text).strip()


def same_words(one: str, other: str) -> bool:
    """True when two texts differ in nothing but the breaks of their lines."""
    return one == other or folded(one) == folded(other)


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that change with any word or sign of a text, but not when its lines are broken anew."""
    return hashlib.sha256(folded(text).encode("utf-8")).hexdigest()[:12]
