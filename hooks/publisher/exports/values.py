"""Values: a record as plain values that JSON knows, with every text in the languages that have it.

    texts, official names      {"en": "…", "fr": "…"}, only languages that exist
    references                 the id of the other record
    parts                      objects
    dates                      2024-05-31; 2024-05 or 2024 where no more is known
    lists                      always there, empty where nothing is known; other fields without a value are left out

What is not written in a record but follows from all of them is added: `heading`, `pages`, `modified` and what
`derive.DERIVED` declares for the record's type.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Callable, Mapping

from pydantic import BaseModel

from ..addresses import record_address
from ..derive import DERIVED, newest_date
from ..fields import Shape, shapes
from ..records import Record, Sourced
from ..records.base import NOT_PUBLISHED
from ..records.values import PartialDate, Url
from ..translations import Unit

if TYPE_CHECKING:
    from .publication import Publication

Value = Any
"""What JSON knows: text, number, true or false, list, object."""


def exported(publication: Publication, record: Record) -> dict[str, Value]:
    """A record as an object, its own fields in the order of their declaration and those added to them last."""
    found = _fields(publication, record, f"{record.collection}/{record.id}")
    for name, field in added(type(record)).items():
        value = field.of(publication, record)
        if value is not None:
            found[name] = plain(value)
    return found


def heading(publication: Publication, record: Record) -> dict[str, str]:
    """What the record is called on its page, in each language that has a name for it."""
    titles = {language: site.view.title(record).capitalised for language, site in publication.sites.items()}
    own = {language: str(title) for language, title in titles.items() if not title.foreign}
    return own or {title.lang: str(title) for title in titles.values()}


def pages(publication: Publication, record: Record) -> dict[str, str]:
    """The address of the record's page in each language in which the page really exists."""
    address = record_address(record)
    root = publication.settings.site_url
    return {
        language: f"{root}{language}/{address}" for language in publication.sites
        if address.partition("#")[0] not in publication.content.fallbacks.get(language, ())
    }


@dataclass(frozen=True)
class Added:
    """A field that no file in `data/` holds: how it is found, its type as in the declaration of a record, a sentence on it."""

    of: Callable[[Publication, Any], Any]
    type: Any
    description: str


COMMON: Mapping[str, Added] = {
    "heading": Added(heading, Mapping[str, str], "What the record is called on its page, in each language that has a name for it."),
    "pages": Added(pages, Mapping[str, Url], "Address of the record's page in each language in which it exists."),
    "modified": Added(
        lambda publication, record: newest_date(publication.catalogue, record), datetime.date | None,
        "Newest date in the record and of the checks of its sources.",
    ),
}
"""What is added to every record."""


def added(record_type: type[Record]) -> Mapping[str, Added]:
    """What is added to the records of a type, by name."""
    derived = {
        name: Added(lambda publication, record, of=field.of: of(publication.catalogue, record), field.type, field.description)
        for name, field in DERIVED.get(record_type, {}).items()
    }
    return {**COMMON, **derived}


@lru_cache(maxsize=None)
def published_fields(model: type[BaseModel]) -> Mapping[str, Shape]:
    """The shapes of the fields that are published, by name: the id first, then what is told, then former ids and who says so."""
    declared = {name: shape for name, shape in shapes(model).items() if name not in NOT_PUBLISHED}
    own = sorted((name for name in declared if name not in Sourced.model_fields), key=lambda name: (name != "id", name in Record.model_fields))
    return {name: declared[name] for name in (*own, *(name for name in declared if name in Sourced.model_fields))}


def plain(value: Any) -> Value:
    """A value without types of its own."""
    if isinstance(value, tuple):
        return [plain(member) for member in value]
    return str(value) if isinstance(value, (datetime.date, PartialDate)) else value


def _fields(publication: Publication, model: BaseModel, key: str) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, shape in published_fields(type(model)).items():
        value = getattr(model, name)
        if shape.many:
            found[name] = [_value(publication, shape, member, f"{key}.{name}[{getattr(member, 'id', place)}]") for place, member in enumerate(value)]
        elif value is not None:
            found[name] = _value(publication, shape, value, f"{key}.{name}")
    return found


def _value(publication: Publication, shape: Shape, value: Any, key: str) -> Value:
    if shape.kind == "part":
        return _fields(publication, value, key)
    if shape.kind == "names":
        return dict(value)
    if shape.kind == "text":
        words = {language: site.view.text(Unit(key, value)) for language, site in publication.sites.items()}
        return {language: "\n\n".join(each.paragraphs) for language, each in words.items() if not each.foreign}
    return plain(value)
