"""Freshness: how each text stands in each language, and what that makes of pages and collections."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Iterable, Literal, Mapping, NamedTuple

from .addresses import record_address
from .load import Content
from .localise import SOURCE_LANGUAGE
from .translations import State, Translations, Unit
from .translations.reviews import Review
from .translations.states import STATES, state_of
from .translations.units import INTERFACE, PAGES


class Standing(NamedTuple):
    """One text in one language: its state, the words shown, and the review that holds for them."""

    unit: Unit
    state: State
    text: str
    """The translation, or the English itself in English; empty when missing."""
    review: Review | None = None


@dataclass(frozen=True)
class Tally:
    """How many texts there are, how many in each state, how many reviewed."""

    units: int
    current: int
    stale: int
    missing: int
    reviewed: int

    def share(self, name: str) -> float:
        """Share of the texts that are `current`, `stale`, `missing` or `reviewed`, from 0 to 1; of no texts all are current."""
        return int(getattr(self, name)) / self.units if self.units else float(name == "current")


Extent = Literal["none", "part", "all"]
"""How much of a page has been reviewed."""


class Freshness:
    """The standing of every text in one language."""

    def __init__(self, content: Content, language: str) -> None:
        self._content, self.language = content, language

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """The standing of each unit by key, in the order of the units."""
        known, reviews = self._content.translations.get(self.language, {}), self._content.reviews.get(self.language, {})
        return {unit.key: self._standing(unit, known, reviews.get(unit.key)) for unit in self._content.units}

    def _standing(self, unit: Unit, known: Translations, review: Review | None) -> Standing:
        if self.language == SOURCE_LANGUAGE:
            state, text = "current", unit.english
        else:
            state = state_of(unit, known)
            text = known[unit.key].text if state != "missing" else ""
        return Standing(unit, state, text, review if review and text and review.holds(text) else None)

    @cached_property
    def by_address(self) -> Mapping[str, tuple[Standing, ...]]:
        """Standings of each page's own texts by its address below `/<lang>/`: sections, and fields of the records that stand on it."""
        addresses = {page.owner: page.address for page in self._content.prose[SOURCE_LANGUAGE].values()}
        addresses.update({f"{record.collection}/{record.id}": record_address(record).partition("#")[0] for record in self._content.catalogue})
        return _grouped(self.standings.values(), lambda standing: addresses.get(standing.unit.owner))

    @cached_property
    def by_group(self) -> Mapping[str, tuple[Standing, ...]]:
        """Standings by what a translator works on: `interface`, a collection, or a page (`docs/guide/nis2`)."""
        return _grouped(self.standings.values(), lambda standing: group(standing.unit))

    def reviewed(self, address: str) -> tuple[Extent, Review | None]:
        """How much of a page has been reviewed, and the newest review."""
        standings = self.by_address.get(address, ())
        reviews = [standing.review for standing in standings if standing.review]
        extent: Extent = "none" if not reviews else "all" if len(reviews) == len(standings) else "part"
        return extent, max(reviews, key=lambda review: review.on, default=None)


def group(unit: Unit) -> str:
    """What a translator works on at a time: the interface, a collection, or a page."""
    return unit.owner if unit.key.startswith(PAGES) or unit.owner == INTERFACE else unit.owner.partition("/")[0]


def tally(standings: Iterable[Standing]) -> Tally:
    """Count standings."""
    found = list(standings)
    states = Counter(standing.state for standing in found)
    return Tally(len(found), *(states[state] for state in STATES), sum(standing.review is not None for standing in found))


def _grouped(standings: Iterable[Standing], key) -> dict[str, tuple[Standing, ...]]:  # noqa: ANN001
    groups: dict[str, list[Standing]] = {}
    for standing in standings:
        if (name := key(standing)) is not None:
            groups.setdefault(name, []).append(standing)
    return {name: tuple(members) for name, members in groups.items()}
