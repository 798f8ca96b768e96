"""State: who was on the list after each day on which it changed, and how many are on it as the site shows it.

The file of a day holds all that a program needs to tell who was listed then. Names and numbers of entries are those that
the list prints today.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Iterator, Mapping, cast

from ..artifact import Artifact
from ..derive import listed_on, listed_since, totals_on
from ..link import Catalogue
from ..records import Listing, Record, Round
from .json_files import with_members, written
from .publication import FOLDER, LICENSE, VERSION, Publication
from .state_schema import ACT, LISTED, state_schema
from .values import Value


@dataclass
class Change:
    """What happened on a day."""

    rounds: list[Round] = field(default_factory=list)
    added: list[Listing] = field(default_factory=list)
    removed: list[Listing] = field(default_factory=list)


def state_files(publication: Publication) -> Iterator[Artifact]:
    """`state.json` with the totals of each day, `state/2020-07-30.json` with the names of one, and the schema of both."""
    catalogue, facts = publication.catalogue, publication.source.view.facts
    head = {"version": VERSION, "license": LICENSE}
    entries = {listing.id: written(_part(publication, listing, LISTED)) for listing in _listings(catalogue)}
    states = []
    for day, change in changes_by_day(catalogue).items():
        path = f"state/{day}.json"
        told = _told(catalogue, day, change)
        states.append({**told, "file": publication.address(path)})
        listed = (entries[listing.id] for listing in listed_on(catalogue, day))
        yield Artifact(f"{FOLDER}/{path}", with_members({**head, **told, "acts": _acts(publication, change)}, "listed", listed))
    today = {"list_state": str(facts.list_state), "checked_until": str(facts.checked_until), **_totals(catalogue, facts.list_state)}
    yield Artifact(f"{FOLDER}/state.json", written({**head, **today, "states": states}))
    yield Artifact(f"{FOLDER}/schema/state.json", written(state_schema(publication.address("schema/state.json"))))


def changes_by_day(catalogue: Catalogue) -> Mapping[datetime.date, Change]:
    """The days on which somebody was put on the list or taken off it, oldest first."""
    found: dict[datetime.date, Change] = {}
    for each in cast("list[Round]", list(catalogue["rounds"].values())):
        found.setdefault(each.date, Change()).rounds.append(each)
    for listing in _listings(catalogue):
        found[listed_since(catalogue, listing)].added.append(listing)
        if listing.delisted:
            found.setdefault(listing.delisted.date, Change()).removed.append(listing)
    return {day: found[day] for day in sorted(found)}


def _told(catalogue: Catalogue, day: datetime.date, change: Change) -> dict[str, Value]:
    """What happened on a day, and how many were listed after it."""
    return {
        "date": str(day),
        **{"round": each.id for each in change.rounds},
        **_totals(catalogue, day),
        "added": [listing.id for listing in change.added],
        "removed": [listing.id for listing in change.removed],
    }


def _acts(publication: Publication, change: Change) -> list[dict[str, Value]]:
    """The acts of a day."""
    acts = {getattr(each, name): name in each.unverified for each in change.rounds for name in ("regulation", "decision")}
    for listing in change.removed:
        if listing.delisted and listing.delisted.act:
            acts.setdefault(listing.delisted.act, any(name.startswith("delisted") for name in listing.unverified))
    return [_act(publication, act, doubtful) for act, doubtful in acts.items()]


def _act(publication: Publication, act: str, doubtful: bool) -> dict[str, Value]:
    """An act of a day; `doubtful` when no source confirms that it changed the list."""
    told = _part(publication, publication.catalogue["acts"][act], ACT)
    return {**told, "unverified": [*(["id"] if doubtful else []), *told["unverified"]]}


def _part(publication: Publication, record: Record, fields: tuple[str, ...]) -> dict[str, Value]:
    """A few fields of a record, as they stand in its own file."""
    values = publication.values(record)
    return {field: values[field] for field in fields if field in values}


def _totals(catalogue: Catalogue, day: datetime.date) -> dict[str, Value]:
    totals = totals_on(catalogue, day)
    return {"persons": totals.persons, "entities": totals.entities}


def _listings(catalogue: Catalogue) -> list[Listing]:
    return cast("list[Listing]", list(catalogue["listings"].values()))
