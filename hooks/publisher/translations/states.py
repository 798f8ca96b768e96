"""States: whether a translation was made from today's English.

    current     it was made from these very words
    stale       the English has changed since
    missing     there is none; a text equal to the English is one, an empty text is not
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterable, Literal, Mapping

from .units import PAGES, Unit, folded, same_words

State = Literal["current", "stale", "missing"]
STATES: tuple[State, ...] = ("current", "stale", "missing")
_MEMBER = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True)
class Translation:
    """A translation of one unit: its forms (one unless plural) and the English it was made from."""

    forms: tuple[str, ...]
    made_from: str
    made_from_plural: str | None = None

    def state(self, unit: Unit) -> State:
        """The state beside today's English."""
        if not self.complete:
            return "missing"
        return "current" if self.is_of(unit) else "stale"

    def is_of(self, unit: Unit) -> bool:
        """True when it was made from today's English, however its lines are broken."""
        return same_words(self.made_from, unit.text) and same_words(self.made_from_plural or "", unit.plural or "")

    @property
    def complete(self) -> bool:
        """True when no form is empty."""
        return bool(self.forms) and "" not in self.forms

    @property
    def text(self) -> str:
        """All that a reviewer reads: the forms, one below the other."""
        return "\n".join(self.forms)


Translations = Mapping[str, Translation]
"""Translations of one language by unit key."""


def state_of(unit: Unit, known: Translations) -> State:
    """State of one unit in one language."""
    translation = known.get(unit.key)
    return translation.state(unit) if translation else "missing"


def settled(known: Translations, wanted: Iterable[Unit]) -> Translations:
    """Translations that follow their English to a new key."""
    moves = moved(known, wanted)
    if not moves:
        return known
    after = {key: translation for key, translation in known.items() if key not in moves}
    return {**after, **{key: known[origin] for key, origin in moves.items() if origin is not None}}


def moved(known: Translations, wanted: Iterable[Unit]) -> dict[str, str | None]:
    """Keys whose translation stands under another key: where it stands, or None where its own has gone elsewhere.

    A translation moves when its key is gone and a text of the same field has the same English (a record or a point
    was renamed), or when a list without ids was put in another order. Sections of pages never move: they stand
    in a file, and their anchors are compared instead.
    """
    by_key = {unit.key: unit for unit in wanted if not unit.key.startswith(PAGES)}
    open_units = [unit for unit in by_key.values() if unit.key not in known or known[unit.key].state(unit) != "current"]
    free: dict[tuple[str, str, str], list[str]] = {}
    for key, translation in known.items() if open_units else ():
        unit = by_key.get(key)
        if not key.startswith(PAGES) and translation.complete and (unit is None or translation.state(unit) == "stale"):
            place = _field(key) if unit is None else _list(key)
            free.setdefault((place, folded(translation.made_from), folded(translation.made_from_plural or "")), []).append(key)
    moves: dict[str, str | None] = {}
    for unit in open_units:
        words = (folded(unit.text), folded(unit.plural or ""))
        found = free.get((_list(unit.key), *words)) or free.get((_field(unit.key), *words), [])
        if found and len({known[key].forms for key in found}) == 1:
            moves[unit.key] = found[0]
    for origin in set(moves.values()):
        if origin in by_key and origin not in moves:
            moves[origin] = None
    return moves


def _list(key: str) -> str:
    """A unit's place among its like within one record: `listings/x.seats[].town`."""
    return _MEMBER.sub("[]", key)


def _field(key: str) -> str:
    """A unit's place among its like in all records: `listings .seats[].town`; interface texts are all alike."""
    owner, dot, label = _list(key).partition(".")
    return "interface" if owner == "interface" else f"{owner.split('/')[0]} {dot}{label}"
