"""Compare: the listings that stood on the day the file was made, field by field with their entries in it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Iterator, Literal, Sequence, cast

from .. import derive
from ..link import Catalogue
from ..parse import Location
from ..record_files import Trees
from ..records import Act, Listing, Round
from ..records.values import PartialDate
from .names import folded
from .official_list import PROGRAMME, Entry, OfficialList
from .pairing import own_names, pairs

Field = Literal["entry", "count", "programme", "reference", "kind", "name", "birth", "nationality", "gender", "acts"]
_KINDS = {"person": "person", "entity": "enterprise", "body": "enterprise"}
_GENDERS = {"M": "male", "F": "female"}
_WHOLE_REGIME = ("2019/796", "2019/797")
"""The acts that every entry rests on."""
_SHOWN_LANGUAGES = ("", "EN")
"""Renderings in other languages are many and not ours to follow."""


@dataclass(frozen=True, order=True)
class Finding:
    """One difference and the place to look at, in `data/` or, for what is only in the list, in its file."""

    path: str
    line: int
    column: int
    field: Field
    message: str
    listing: str | None = None
    here: tuple[str, ...] = ()
    there: tuple[str, ...] = ()


def listings_of(catalogue: Catalogue, official: OfficialList) -> tuple[Listing, ...]:
    """The listings that stood on the day the file was made; where it does not say, those that stand."""
    try:
        return derive.listed_on(catalogue, datetime.date.fromisoformat(official.made[:10]))
    except ValueError:
        return tuple(listing for listing in cast("list[Listing]", list(catalogue["listings"].values())) if not listing.delisted)


def differences(catalogue: Catalogue, trees: Trees, official: OfficialList, file: str) -> tuple[Finding, ...]:
    """Every difference, sorted by place. `file` is what the editor calls the list."""
    listings = listings_of(catalogue, official)
    found = pairs(listings, official.entries)
    findings = [*_count(listings, official, file)]
    for listing in found.only_here:
        findings.append(_at(trees, listing, ("name",), "entry", f"{listing.name} is not in the list", here=(listing.name,)))
    for entry in found.only_there:
        names = tuple(name.text for name in entry.names)
        findings.append(Finding(file, entry.line, 1, "entry", f"{entry.reference or 'an entry'}, {names[0] if names else 'without a name'}, is only in the list", there=names))
    for listing, entry in found.both:
        where = f" ({entry.reference or 'no reference number'}, line {entry.line} of the list)"
        for field, location, message, here, there in _fields(catalogue, listing, entry):
            findings.append(_at(trees, listing, location, field, message + where, here, there))
    return tuple(sorted(findings))


def _at(trees: Trees, listing: Listing, location: Location, field: Field, message: str, here: Sequence[str] = (), there: Sequence[str] = ()) -> Finding:
    tree = trees["listings", listing.id]
    return Finding(tree.path, *tree.place(location), field, message, listing.id, tuple(here), tuple(there))


def _count(listings: Sequence[Listing], official: OfficialList, file: str) -> Iterator[Finding]:
    """How many there are on each side."""
    entries = [entry for entry in official.entries if PROGRAMME in entry.programmes]
    for kind, word in (("person", "persons"), ("enterprise", "entities and bodies")):
        here = sum(_KINDS[listing.kind] == kind for listing in listings)
        there = sum(entry.kind == kind for entry in entries)
        if here != there:
            yield Finding(file, 1, 1, "count", f"{there} {word} under {PROGRAMME} in the list, {here} here", here=(str(here),), there=(str(there),))


_Difference = tuple[Field, Location, str, Sequence[str], Sequence[str]]


def _fields(catalogue: Catalogue, listing: Listing, entry: Entry) -> Iterator[_Difference]:
    if PROGRAMME not in entry.programmes:
        yield "programme", ("reference",), f"in the list under {', '.join(entry.programmes) or 'no programme'}, not under {PROGRAMME}", (PROGRAMME,), entry.programmes
    yield from _single("reference", "reference number", ("reference",), listing.reference, [entry.reference] if entry.reference else [])
    yield from _single("kind", "kind", ("kind",), _KINDS[listing.kind], [entry.kind])
    yield from _names(listing, entry)
    if listing.is_person:
        if not listing.delisted:
            yield from _birth(listing.birth.date if listing.birth else None, entry)
        yield from _single("nationality", "nationality", ("nationality",), listing.nationality, entry.citizenships)
        yield from _single("gender", "gender", ("gender",), listing.gender, [_GENDERS.get(gender, gender) for gender in entry.genders])
    yield from _acts(catalogue, listing, entry)


def _single(field: Field, word: str, location: Location, here: str | None, there: Sequence[str]) -> Iterator[_Difference]:
    """A value that must be one of those in the list."""
    if (here is not None or there) and here not in there:
        yield field, location, f"{word}: {here or 'none'} here, {', '.join(there) or 'none'} in the list", [here] if here else [], there


def _names(listing: Listing, entry: Entry) -> Iterator[_Difference]:
    there = {folded(name.text) for name in entry.names}
    fields = [("name", None, listing.name), *(("native_names", *each) for each in enumerate(listing.native_names)), *(("aliases", *each) for each in enumerate(listing.aliases))]
    for field, place, name in fields:
        if folded(name) not in there:
            location: Location = (field,) if place is None else (field, place)
            yield "name", location, f"name: '{name}' is not among the list's names", [name], [each.text for each in entry.names]
    here = {folded(name) for name in (*own_names(listing), *listing.other_spellings, *listing.online_names)}
    for each in entry.names:
        if each.language in _SHOWN_LANGUAGES and folded(each.text) not in here:
            yield "name", ("name",), f"name: '{each.text}' is only in the list", [], [each.text]


def _birth(here: PartialDate | None, entry: Entry) -> Iterator[_Difference]:
    """The list may know less than we do, the year for the day, and say the same; it may not know more."""
    there = [*entry.births, *("–".join(span) for span in entry.spans)]
    if here is None and not there:
        return
    if here is not None:
        year = f"{here.year:04}"
        if str(here) in entry.births or year in entry.births or any((start or year) <= year <= (end or year) for start, end in entry.spans):
            return
    yield "birth", ("birth", "date"), f"date of birth: {here or 'none'} here, {', '.join(there) or 'none'} in the list", [str(here)] if here else [], there


def _acts(catalogue: Catalogue, listing: Listing, entry: Entry) -> Iterator[_Difference]:
    """Acts that the list names and this listing does not."""
    made = cast(Round, catalogue["rounds"][listing.round])
    names = [made.regulation, made.decision, *(act for change in listing.changes for act in change.acts)]
    acts = [cast("Act | None", catalogue.get("acts", name)) for name in names]
    here = [act.number for act in acts if act and act.number]
    for number in entry.acts:
        if number not in (*here, *_WHOLE_REGIME):
            yield "acts", ("round",), f"acts: {number} is only in the list; here {', '.join(here)}", here, entry.acts
