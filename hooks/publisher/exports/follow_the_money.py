"""FollowTheMoney: the listings as entities of that model (https://followthemoney.tech), one on each line.

    Person, Organization    each listing; an entity and a body are both organisations, since the list does not say what else they are
    Sanction                its designation by the Council
    Event                   each incident that the Council's reasons name
    UnknownLink             who is tied to whom, and for which incident a listing was made: the list does not say more of a tie

Groups stay out: a group is a name that sources give to an actor, and would be taken for a listed organisation by programs
that compare names. They are in `groups.json`.

The model has no way to say that a fact is in doubt. So doubt moves a value to the weaker of two properties - a spelling that
is not official to `weakAlias`, an alleged nationality or an unclear seat to `country` - or leaves it out. A delisted entry
keeps its Sanction, with its last day, and loses the topic `sanction`.

Ids never change: `eucp-listing-<id>`, `eucp-sanction-<id>`, `eucp-incident-<id>`, `eucp-tie-<listing>--<listing>` in the order
of the alphabet, and `eucp-reason-<listing>--<incident>`, with the ids under which the records were first published. They have no
dot, which the model keeps for signatures.
"""

from __future__ import annotations

import json
from typing import Any, Iterable, Iterator, cast

from .. import eurlex, formats
from ..artifact import Artifact
from ..derive import extensions, listed_on, listed_since, listed_until
from ..link import Catalogue
from ..localise import SOURCE_LANGUAGE
from ..records import Act, Incident, Listing, Record, Round
from .publication import FOLDER, Publication

Entity = dict[str, Any]
"""`{"id", "schema", "properties"}`; each property has a list of texts."""
AUTHORITY, PROGRAM = "Council of the European Union", "CYB"
"""Who lists, and what the EU's financial sanctions files call the regime."""
PROGRAM_ID = "EU-CYB"
"""The regime in the list of programmes that users of the model share, that of OpenSanctions."""
PROVISIONS = {True: ("Asset freeze", "Travel ban"), False: ("Asset freeze",)}
"""What a listing means, by whether it is of a person."""
NUMBERS = {"INN ": "innCode", "OGRN ": "ogrnCode"}
"""Registration numbers that have a property of their own, by how they begin."""
_TIE = "Tied to each other by the entry or by the Council's reasons"
_REASON = "The Council's reasons for the listing name the incident"


def follow_the_money(publication: Publication) -> Iterator[Artifact]:
    """`listings.ftm.json`, without spaces between values."""
    lines = [json.dumps(entity, ensure_ascii=False, separators=(",", ":")) for entity in entities(publication)]
    yield Artifact(f"{FOLDER}/listings.ftm.json", "".join(f"{line}\n" for line in lines))


def entities(publication: Publication) -> Iterator[Entity]:
    """Each listing with its designation, then the incidents, then the links."""
    catalogue = publication.catalogue
    listings = cast("list[Listing]", list(catalogue["listings"].values()))
    listed = {listing.id for listing in listed_on(catalogue, publication.source.view.facts.checked_until)}
    for listing in listings:
        told = _English(publication, listing)
        yield _listing(publication, listing, told, listing.id in listed)
        yield _sanction(publication, listing, told, listing.id in listed)
    named = {name for listing in listings for name in listing.incidents}
    for incident in cast("list[Incident]", list(catalogue["incidents"].values())):
        if incident.id in named:
            yield _incident(publication, incident)
    ties = {tuple(sorted((listing.first_id, catalogue["listings"][other].first_id))) for listing in listings for other in listing.associated}
    for first, second in sorted(ties):
        yield _link(f"eucp-tie-{first}--{second}", first, f"eucp-listing-{second}", _TIE)
    for listing in listings:
        for name in (catalogue["incidents"][incident].first_id for incident in listing.incidents):
            yield _link(f"eucp-reason-{listing.first_id}--{name}", listing.first_id, f"eucp-incident-{name}", _REASON)


def _listing(publication: Publication, listing: Listing, told: _English, listed: bool) -> Entity:
    properties: dict[str, Iterable[str | None]] = {
        "name": [listing.name, *listing.native_names],
        "alias": listing.aliases,
        "weakAlias": [*listing.online_names, *listing.other_spellings],
        "summary": [told.text("summary")],
        "notes": [told.text("note"), _alleged(publication, listing)],
        "topics": ["sanction"] if listed else [],
        "sourceUrl": [told.page],
        "publisher": [str(publication.source.view.message("site.name"))],
        "publisherUrl": [publication.settings.site_url],
    }
    own = _person(listing, told) if listing.is_person else _organization(listing, told)
    return _entity(f"eucp-listing-{listing.first_id}", "Person" if listing.is_person else "Organization", {**properties, **own})


def _alleged(publication: Publication, listing: Listing) -> str | None:
    """What the Official Journal only alleges, in words."""
    if not listing.nationality or not listing.nationality_alleged:
        return None
    say = publication.source.view.message
    return f"{say('field.nationality')}{say('text.colon')}{formats.country(listing.nationality, SOURCE_LANGUAGE)} {say('listing.alleged')}"


def _person(listing: Listing, told: _English) -> dict[str, Iterable[str | None]]:
    country = [listing.nationality.lower()] if listing.nationality else []
    sure = told.sure("nationality") and not listing.nationality_alleged
    birth = listing.birth if told.sure("birth") else None
    return {
        "nationality": country if sure else [],
        "country": [] if sure else country,
        "gender": [listing.gender],
        "birthDate": [str(birth.date) if birth and birth.date else None],
        "birthPlace": [birth.place if birth else None],
    }


def _organization(listing: Listing, told: _English) -> dict[str, Iterable[str | None]]:
    countries = [seat.country.lower() for seat in listing.seats]
    sure = told.sure("seats")
    towns = [f"{seat.town}, {formats.country(seat.country, SOURCE_LANGUAGE)}" for seat in listing.seats if seat.town]
    registered = listing.registered if told.sure("registered") else None
    properties: dict[str, Iterable[str | None]] = {
        "jurisdiction": countries if sure else [],
        "country": [] if sure else countries,
        "address": towns if sure else [],
        "incorporationDate": [str(registered.date) if registered and registered.date else None],
    }
    for number in registered.numbers if registered else ():
        kind = next((start for start in NUMBERS if number.startswith(start)), "")
        name = NUMBERS.get(kind, "registrationNumber")
        properties[name] = [*properties.get(name, ()), number.removeprefix(kind)]
    return properties


def _sanction(publication: Publication, listing: Listing, told: _English, listed: bool) -> Entity:
    catalogue = publication.catalogue
    found = cast(Round, catalogue["rounds"][listing.round])
    until = listed_until(catalogue, listing)
    acts = [cast(Act, catalogue["acts"][getattr(found, field)]) for field in ("regulation", "decision") if field not in found.unverified]
    framework = _framework(catalogue)
    return _entity(f"eucp-sanction-{listing.first_id}", "Sanction", {
        "entity": [f"eucp-listing-{listing.first_id}"],
        "authority": [AUTHORITY],
        "country": ["eu"],
        "program": [PROGRAM],
        "programId": [PROGRAM_ID],
        "programUrl": [eurlex.act_address(framework, SOURCE_LANGUAGE) if framework else None],
        "provisions": PROVISIONS[listing.is_person],
        "status": ["Active" if listed else "Inactive"],
        "listingDate": [str(found.date)],
        "startDate": [str(listed_since(catalogue, listing))],
        "endDate": [str(until) if until else None],
        "recordId": [listing.entry],
        "authorityId": [listing.reference if told.sure("reference") else None],
        "reason": [told.text("reasons")],
        "summary": [str(publication.source.view.message("listing.not-a-conviction"))],
        "description": [str(publication.source.view.title(act)) for act in acts],
        "sourceUrl": [eurlex.act_address(act, SOURCE_LANGUAGE) for act in acts],
    })


def _incident(publication: Publication, incident: Incident) -> Entity:
    told = _English(publication, incident)
    return _entity(f"eucp-incident-{incident.first_id}", "Event", {
        "name": [told.text("name")],
        "startDate": [str(incident.start) if incident.start and told.sure("start") else None],
        "endDate": [str(incident.end) if incident.end and told.sure("end") else None],
        "summary": [told.text("summary")],
        "notes": [told.text("note")],
        "sourceUrl": [told.page],
    })


def _link(name: str, listing: str, target: str, role: str) -> Entity:
    return _entity(name, "UnknownLink", {"subject": [f"eucp-listing-{listing}"], "object": [target], "role": [role]})


def _framework(catalogue: Catalogue) -> Act | None:
    """The regulation whose annex is the list: it goes with the decision that started the measures."""
    first = next(iter(extensions(catalogue)), None)
    return cast("Act | None", catalogue.get("acts", first.pair)) if first and first.pair else first


def _entity(name: str, schema: str, properties: dict[str, Iterable[str | None]]) -> Entity:
    """An entity with the properties that have a value, and each value once."""
    kept = {key: list(dict.fromkeys(value for value in values if value)) for key, values in properties.items()}
    return {"id": name, "schema": schema, "properties": {key: values for key, values in kept.items() if values}}


class _English:
    """The English texts of a record, and what is sure of it."""

    def __init__(self, publication: Publication, record: Record) -> None:
        self._told = cast("dict[str, Any]", publication.values(record))
        self._unverified = record.unverified
        self.page: str = self._told["pages"][SOURCE_LANGUAGE]

    def text(self, name: str) -> str | None:
        """A text; None if there is none, or if no source confirms it."""
        return self._told[name][SOURCE_LANGUAGE] if name in self._told and self.sure(name) else None

    def sure(self, name: str) -> bool:
        """True when nothing of a field is unverified."""
        return not any(field == name or field.startswith(f"{name}.") for field in self._unverified)
