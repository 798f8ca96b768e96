"""As JSON: a change as an object for programs; the schema in the open data describes it."""

from __future__ import annotations

import datetime
from typing import Any, Mapping

from ..localise import SOURCE_LANGUAGE, View
from .changes import Change

Object = dict[str, Any]
"""What JSON knows as an object."""


def as_object(change: Change, day: datetime.date, views: Mapping[str, View]) -> Object:
    """A change of one day. `views` are those of all languages: they say what the record is called."""
    found: Object = {
        "id": f"{day}:{change.place}:{change.kind}", "date": str(day), "about": "data", "kind": change.kind,
        "collection": change.collection, "record": change.record, "heading": heading(change, views),
    }
    values = {"field": change.field or None, "before": change.before, "after": change.after}
    return {**found, **{name: value for name, value in values.items() if value is not None}}


def heading(change: Change, views: Mapping[str, View]) -> dict[str, str]:
    """What the record is called in each language that has a name for it; what it was called in English if it is gone."""
    found = {language: (view, view.catalogue.find(change.collection, change.record)) for language, view in views.items()}
    titles = {language: view.title(record).capitalised for language, (view, record) in found.items() if record is not None}
    own = {language: str(title) for language, title in titles.items() if not title.foreign}
    return own or {title.lang: str(title) for title in titles.values()} or {SOURCE_LANGUAGE: change.title or change.record}
