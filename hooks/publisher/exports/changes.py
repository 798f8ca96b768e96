"""Changes: what a program polls. One list, newest first, of what the EU did and of what changed in these data.

    about facts     adopted, listed, amended, renewed, delisted: by the day on which it happened
    about data      added, removed, changed and, of listings, listed, amended, delisted: by the day on which the data said so

An id never changes and no id comes twice, so that a program knows what it has seen.
"""

from __future__ import annotations

from typing import Any, Iterable, Iterator, Mapping

from ..artifact import Artifact
from ..deltas.as_json import as_object
from ..deltas.changes import without_forgotten
from ..history import Event, history
from ..records.values import PartialDate
from ..translations import Unit
from .changes_schema import schema
from .json_files import written
from .publication import FOLDER, LICENSE, VERSION, Publication
from .values import heading, pages

PATH = "changes.json"
"""The list, below the folder of the open data."""
SCHEMA = "schema/changes.json"
"""Its JSON Schema."""


def changes(publication: Publication) -> Iterator[Artifact]:
    """The list of all changes, and the schema of it."""
    found = [*_facts(publication), *_data(publication)]
    newest_first = sorted(found, key=lambda change: (PartialDate.parse(change["date"]), change["about"], change["id"]), reverse=True)
    yield Artifact(f"{FOLDER}/{PATH}", as_text(newest_first))
    yield Artifact(f"{FOLDER}/{SCHEMA}", written(schema(publication.address(SCHEMA))))


def as_text(found: Iterable[Mapping[str, Any]]) -> str:
    """The whole file."""
    return written({"version": VERSION, "license": LICENSE, "changes": list(found)})


def _facts(publication: Publication) -> Iterator[dict[str, Any]]:
    """What happened, as the records tell it."""
    for event in history(publication.catalogue):
        found = {
            "id": event.id, "date": str(event.date), "about": "facts", "kind": event.kind, "collection": event.record.collection, "record": event.record.id,
            "heading": heading(publication, event.record), "pages": pages(publication, event.record),
            "listings": [listing.id for listing in event.listings],
        }
        days = {"framework_until": event.framework_until, "listings_until": event.listings_until}
        yield {**found, **{name: str(day) for name, day in days.items() if day}, **_words(publication, event)}


def _words(publication: Publication, event: Event) -> dict[str, Any]:
    """What an amendment changed, in each language that has it, and the acts that made it."""
    if event.change is None:
        return {}
    key = f"{event.record.collection}/{event.record.id}.changes[{event.change.id}].text"
    texts = {language: site.view.text(Unit(key, event.change.text)) for language, site in publication.sites.items()}
    return {"text": {language: "\n\n".join(text.paragraphs) for language, text in texts.items() if not text.foreign}, "acts": list(event.change.acts)}


def _data(publication: Publication) -> Iterator[dict[str, Any]]:
    """What changed in the records, as the log tells it."""
    views = {language: site.view for language, site in publication.sites.items()}
    for day in publication.content.log:
        if day.first:
            yield {"id": f"{day.date}:first", "date": str(day.date), "about": "data", "kind": "first", "records": day.first}
        for change in without_forgotten(day.told, publication.catalogue):
            record = publication.catalogue.find(change.collection, change.record)
            yield {**as_object(change, day.date, views), **({"pages": pages(publication, record)} if record else {})}
