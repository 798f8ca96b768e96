"""State: who was on the list after each day on which it changed, and how many are on it as the site shows it.

The file of a day holds all that a program needs to tell who was listed then. Names and numbers of entries are those that
the list prints today.
"""

from __future__ import annotations

import datetime
from typing import Iterator, cast

from ..artifact import Artifact
from ..derive import listed_on, listed_since, totals_on
from ..link import Catalogue
from ..records import Listing, Record, Round
from .json_files import written
from .publication import FOLDER, LICENSE, VERSION, Publication
from .state_schema import ACT, LISTED, state_schema
from .values import Value


def state_files(publication: Publication) -> Iterator[Artifact]:
    """`state.json` with the totals of each day, `state/2020-07-30.json` with the names of one, and the schema of both."""
    facts = publication.source.view.facts
    head = {"version": VERSION, "license": LICENSE}
    states = []
    for day in days_of_change(publication.catalogue):
        path = f"state/{day}.json"
        told = _told(publication.catalogue, day)
        states.append({**told, "file": publication.address(path)})
        yield Artifact(f"{FOLDER}/{path}", written({**head, **told, **_named(publication, day)}))
    today = {"list_state": str(facts.list_state), "checked_until": str(facts.checked_until), **_totals(publication.catalogue, facts.list_state)}
    yield Artifact(f"{FOLDER}/state.json", written({**head, **today, "states": states}))
    yield Artifact(f"{FOLDER}/schema/state.json", written(state_schema(publication.address("schema/state.json"))))


def days_of_change(catalogue: Catalogue) -> tuple[datetime.date, ...]:
    """Days on which somebody was put on the list or taken off it, oldest first."""
    delisted = {listing.delisted.date for listing in _listings(catalogue) if listing.delisted}
    return tuple(sorted({found.date for found in _rounds(catalogue)} | delisted))


def _told(catalogue: Catalogue, day: datetime.date) -> dict[str, Value]:
    """What happened on a day, and how many were listed after it."""
    return {
        "date": str(day),
        **{"round": found.id for found in _rounds(catalogue) if found.date == day},
        **_totals(catalogue, day),
        "added": [listing.id for listing in _listings(catalogue) if listed_since(catalogue, listing) == day],
        "removed": [listing.id for listing in _listings(catalogue) if listing.delisted and listing.delisted.date == day],
    }


def _named(publication: Publication, day: datetime.date) -> dict[str, Value]:
    """The acts of a day, and all who were listed after it."""
    catalogue = publication.catalogue
    acts = {getattr(found, field): field in found.unverified for found in _rounds(catalogue) if found.date == day for field in ("regulation", "decision")}
    for listing in _listings(catalogue):
        if listing.delisted and listing.delisted.date == day and listing.delisted.act:
            acts.setdefault(listing.delisted.act, any(name.startswith("delisted") for name in listing.unverified))
    return {
        "acts": [_act(publication, act, doubtful) for act, doubtful in acts.items()],
        "listed": [_part(publication, listing, LISTED) for listing in listed_on(catalogue, day)],
    }


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


def _rounds(catalogue: Catalogue) -> list[Round]:
    return cast("list[Round]", list(catalogue["rounds"].values()))
