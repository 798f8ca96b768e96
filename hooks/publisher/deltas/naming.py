"""Naming: what records, fields and parts are called in a reader's language."""

from __future__ import annotations

from .. import formats
from ..localise import SOURCE_LANGUAGE, View, Words
from ..records import Source
from ..records.values import PartialDate
from ..translations import Unit
from .changes import Change
from .declared import Field, Step

LONGEST = 240
"""Characters of a text, or of a run of words in it, that is shown as a whole."""


class Namer:
    """Names for one view; `older` is that of the older version, which names what only it had."""

    def __init__(self, view: View, older: View | None = None) -> None:
        self.view, self._older = view, older

    def title(self, collection: str, record: str, otherwise: str | None = None) -> Words:
        """What a record is called, also one that only the older version has; else its id."""
        for view in (self.view, self._older):
            found = view.catalogue.find(collection, record) if view else None
            if view and isinstance(found, Source):
                return self.said(found.title, SOURCE_LANGUAGE if found.language == "mul" else found.language)
            if view and found is not None:
                return view.title(found).capitalised
        return self.said(otherwise, SOURCE_LANGUAGE) if otherwise else self.said(record)

    def said(self, text: str, language: str | None = None) -> Words:
        """Words of a language, the reader's unless told."""
        own = language or self.view.language
        return Words(text, own, foreign=own != self.view.language)

    def label(self, change: Change, field: Field) -> Words:
        """`later changes, 20 November 2020, text`: the fields of a path, with the part that is meant."""
        found: list[Words] = []
        path = ""
        for step in field.steps:
            path = f"{path}.{step.name}" if path else step.name
            found.append(self.field_name(step.name))
            if step.part is not None:
                path = f"{path}[{step.part}]"
                found.append(self._part(change, path, step))
        if field.rest:
            found.append(self.field_name(field.rest))
        whole = Words(", ".join(found), found[0].lang, foreign=found[0].foreign, state=found[0].state)
        if not field.language:
            return whole
        return self.view.message("delta.in-language", field=whole, language=formats.language(field.language, self.view.language))

    def field_name(self, name: str) -> Words:
        """What a field is called, with a small letter; its own name if no interface text says it."""
        for family in ("delta.field", "unverified.field"):
            if (key := f"{family}.{name.replace('_', '-')}") in self.view.messages:
                return self.view.message(key)
        return self.said(name.replace("_", " "))

    def _part(self, change: Change, path: str, step: Step) -> Words:
        """Which part of a list is meant: by its date, its title or who it is by, else by its id."""
        try:
            return self.said(formats.date(PartialDate.parse(step.part), self.view.language))
        except ValueError:
            pass
        record = self.view.catalogue.find(change.collection, change.record)
        part = next((each for each in getattr(record, step.name, ()) if each.id == step.part), None)
        for name in ("title", "by"):
            if part is not None and hasattr(part, name):
                return self.text(f"{change.name}.{path}.{name}", getattr(part, name))
        return self.said(f"“{step.part}”")

    def text(self, key: str, text: str) -> Words:
        """A record's text, in the reader's language if that is of this very text, shortened at a word."""
        words = self.view.text(Unit(key, text))
        if words.state != "current":
            words = Words(text, SOURCE_LANGUAGE, foreign=True)
        return Words(brief(" ".join(words.paragraphs)), words.lang, foreign=words.foreign)


def brief(text: str) -> str:
    """A text that is not longer than a line or two, cut at a word."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
