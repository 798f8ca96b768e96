"""Words: a change as lines in a reader's language.

Texts that have a current translation are shown in it. Where a text changed, its differing words are shown in English,
which is what was changed; their translation follows later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterator

from .. import formats
from ..localise import View, Words
from ..records.values import PartialDate
from ..word_by_word import Piece, pieces
from .changes import Change, Value
from .declared import Field, Step, declared, sort_of
from .naming import Namer, brief

CHOICES = {
    ("Act", "kind"): "act.kind.", ("Act", "topic"): "acts.caption-", ("Body", "kind"): "body.kind.", ("Body", "steps"): "path.step.",
    ("Event", "kind"): "event.kind.", ("Group", "kind"): "group.kind.", ("Listing", "gender"): "gender.", ("Listing", "kind"): "listings.kind.",
    ("Measure", "family"): "family.", ("Partner", "kind"): "partner.kind.", ("Source", "kind"): "sources.kind.", ("Source", "state"): "delta.source.",
    ("Use", "attribution"): "use.attribution.", ("Use", "kind"): "use.kind.",
}
"""How the keys of the interface texts for the values of a field begin that has a closed list of them; the value follows."""


@dataclass(frozen=True)
class Line:
    """One line about a change: the interface text by its key, the field, and the values or the differing English words."""

    key: str
    field: Words
    values: tuple[Words, ...] = ()
    before: tuple[Words, ...] = ()
    words: tuple[Piece, ...] = ()


class Teller:
    """Tells changes in the language of a view; `older` is the view of the older version, which names what only it had."""

    def __init__(self, view: View, older: View | None = None) -> None:
        self.view, self.named = view, Namer(view, older)

    def lines(self, change: Change) -> Iterator[Line]:
        """What is said of a change beside its record and kind; nothing where the whole record came or went."""
        if not change.field:
            return
        field = declared(change.collection, change.field)
        label = _as_opening(self.named.label(change, field))
        if change.before is None and change.after is None:
            yield Line("delta.dropped", label)
            return
        step = field.last
        if step is not None and step.shape.kind == "text" and isinstance(change.before, str) and isinstance(change.after, str):
            yield Line("delta.text", label, words=tuple(Piece(piece.kind, brief(piece.text)) for piece in pieces(change.before, change.after)))
            return
        before, after = (self._values(change, field, value) for value in (change.before, change.after))
        if before and after and not (step and step.shape.many):
            yield Line("delta.changed", label, after, before)
            return
        if after:
            yield Line("delta.added", label, after)
        if before:
            yield Line("delta.removed", label, before=before)

    def kind(self, change: Change) -> Words:
        """`Listed`, `Corrected`: what happened to the record."""
        own = change.kind if not change.field or change.kind in ("delisted", "amended") else "changed"
        return self.view.message(f"change.kind.{own}" if own in ("listed", "delisted", "amended") else f"delta.kind.{own}")

    def _values(self, change: Change, field: Field, value: Value) -> tuple[Words, ...]:
        """A value in words: one, or those of a list's members; none where there is no value."""
        if value is None:
            return ()
        if field.language:
            return (self.named.said(str(value), field.language),)
        step, key = field.last, change.place
        if step is None:
            return (self.named.said(str(value)),)
        if step.part is not None and isinstance(value, dict):
            return tuple(self._of_part(step, value, key, change))
        members = value if isinstance(value, list) else [value]
        return tuple(self._value(step, member, key, change) for member in members)

    def _of_part(self, step: Step, value: Value, key: str, change: Change) -> Iterator[Words]:
        """A part: its text with who said it, or each of its fields with its name."""
        assert step.shape.part is not None
        own = {name: member for name, member in value.items() if name in step.shape.part.model_fields and name not in ("id", "sources", "unverified", "check_at")}
        short = [name for name in ("by", "text") if name in own]
        for name in short or own:
            inner = declared(change.collection, f"{change.field}.{name}")
            members = own[name] if isinstance(own[name], list) else [own[name]]
            shown = [self._value(inner.last, member, f"{key}.{name}", change) for member in members] if inner.last else []
            for each in shown:
                yield each if short else self._named(name, each)

    def _named(self, name: str, value: Words) -> Words:
        colon = self.view.message("text.colon")
        return Words(f"{self.named.field_name(name)}{colon}{value}", value.lang, foreign=value.foreign, state=value.state)

    def _value(self, step: Step, value: Value, key: str, change: Change) -> Words:
        """A single value as its declaration says."""
        language, sort = self.view.language, sort_of(step.model, step.name)
        if sort == "reference":
            return self.named.title(step.shape.collection, str(value))
        if sort == "text":
            return self.named.text(key, str(value))
        if isinstance(value, dict):
            return self._whole(value, key, change)
        told: dict[str, Any] = {
            "date": lambda: formats.date(PartialDate.parse(value), language),
            "number": lambda: formats.number(int(value), language),
            "flag": lambda: self.view.message("delta.yes" if value in (True, "true") else "delta.no"),
            "country": lambda: formats.country(str(value), language),
            "language": lambda: formats.language(str(value), language),
            "field": lambda: self.named.label(change, declared(change.collection, _beside(change.field, str(value)))),
            "choice": lambda: self._choice(step, str(value)),
        }
        try:
            found = told.get(sort, lambda: str(value))()
        except (ValueError, TypeError, LookupError):
            found = str(value)
        return found if isinstance(found, Words) else self.named.said(found)

    def _whole(self, value: Value, key: str, change: Change) -> Words:
        """A part without an id as one value: its fields, with commas between them."""
        fields = ((declared(change.collection, f"{change.field}.{name}").last, name, sub) for name, sub in value.items())
        words = [
            self._value(inner, member, f"{key}.{name}", change)
            for inner, name, sub in fields if inner for member in (sub if isinstance(sub, list) else [sub])
        ]
        return self.named.said(", ".join(words))

    def _choice(self, step: Step, value: str) -> str:
        key = CHOICES.get((step.model.__name__, step.name), "") + value
        return self.view.message(key) if key in self.view.messages else value


def _as_opening(words: Words) -> Words:
    """A label at the start of a line."""
    return Words(words[:1].upper() + words[1:], words.lang, foreign=words.foreign, state=words.state)


def _beside(path: str, other: str) -> str:
    """The path of another field of the same record or part: `changes[2026-05].acts` beside `changes[2026-05].unverified`."""
    above, mark, _ = path.rpartition(".")
    return f"{above}{mark}{other}"
