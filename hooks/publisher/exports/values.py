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
from typing import Any

from pydantic import BaseModel

from ..addresses import record_address
from ..derive import DERIVED, newest_date
from ..fields import Shape, shapes
from ..records import Record, Sourced
from ..records.base import NOT_PUBLISHED
from ..records.values import PartialDate
from ..translations import Unit
from .publication import Publication

Value = Any
"""What JSON knows: text, number, true or false, list, object."""


def exported(publication: Publication, record: Record) -> dict[str, Value]:
    """A record as an object, its own fields in the order of their declaration and the derived ones after them."""
    modified = newest_date(publication.catalogue, record)
    derived: dict[str, Value] = {
        "heading": heading(publication, record),
        "pages": pages(publication, record),
        "modified": modified,
        **{name: field.of(publication.catalogue, record) for name, field in DERIVED.get(type(record), {}).items()},
    }
    return {
        **_fields(publication, record, f"{record.collection}/{record.id}"),
        **{name: plain(value) for name, value in derived.items() if value is not None},
    }


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


def published_fields(model: type[BaseModel]) -> dict[str, Shape]:
    """The shapes of the fields that are published, by name: the id first, then what is told, then who says so."""
    declared = {name: shape for name, shape in shapes(model).items() if name not in NOT_PUBLISHED}
    own = sorted((name for name in declared if name not in Sourced.model_fields), key=lambda name: name != "id")
    return {name: declared[name] for name in (*own, *(name for name in declared if name in Sourced.model_fields))}


def plain(value: Any) -> Value:
    """A single value without a type of its own."""
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
