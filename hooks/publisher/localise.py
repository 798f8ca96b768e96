"""Localise: the catalogue as a reader of one language sees it.

Templates get `Local` objects that look like records, with every text in the reader's language, every
reference resolved and every official name chosen. A text that has no translation stays English and knows
it: printed in HTML it carries `lang="en"`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Mapping

from markupsafe import Markup, escape
from pydantic import BaseModel

from . import formats, plurals
from .fields import Shape, shapes
from .link import Catalogue
from .messages import Message, fill
from .notices import Notices
from .records import Act, Record, Round
from .records.values import PartialDate
from .site_facts import SiteFacts
from .translations import State, Translations, Unit

SOURCE_LANGUAGE = "en"
_DATE = re.compile(r'<time datetime="([\d-]+)">[^<]*</time>')
_SPACES = re.compile(r"[ \t\n]+")
"""Spaces that may be folded; no-break spaces are typography and stay."""


class Words(str):
    """A text that knows its language; in HTML it marks the words that are not in the reader's. What follows from it is worked out
    once: the same words stand on hundreds of pages."""

    lang: str
    foreign: bool
    state: State

    def __new__(cls, text: str, lang: str, *, foreign: bool = False, state: State = "current") -> Words:
        self = super().__new__(cls, text)
        self.lang, self.foreign, self.state = lang, foreign, state
        return self

    def __html__(self) -> Markup:
        return self._html

    @cached_property
    def _html(self) -> Markup:
        text = escape(str(self))
        return Markup(f"<span{self.mark}>{text}</span>") if self.foreign else text

    @cached_property
    def mark(self) -> Markup:
        """Attributes of the element that holds the words: their language where it is not the reader's, and a class where
        they wait to be translated; an official name does not."""
        if not self.foreign:
            return Markup("")
        waits = ' class="untranslated"' if self.state == "missing" else ""
        return Markup(f' lang="{escape(self.lang)}"{waits}')

    @cached_property
    def capitalised(self) -> Words:
        """The same words as a title, with a capital at their start."""
        return Words(formats.capital(str(self)), self.lang, foreign=self.foreign, state=self.state)

    @cached_property
    def paragraphs(self) -> tuple[Words, ...]:
        """The text's paragraphs, split at empty lines."""
        parts = [_SPACES.sub(" ", part).strip() for part in str(self).split("\n\n")]
        return tuple(Words(part, self.lang, foreign=self.foreign, state=self.state) for part in parts if part)


@dataclass(frozen=True)
class View:
    """Everything that the site in one language is made from."""

    language: str
    catalogue: Catalogue
    messages: Mapping[str, Message]
    translations: Translations
    facts: SiteFacts
    notices: Notices = field(default_factory=dict)
    """Interface texts in this language that stand in for a missing translation."""

    # -- interface texts -------------------------------------------------------------------------------

    def message(self, key: str, **values: object) -> Words:
        """An interface text with its placeholders filled; `n` chooses the plural form and is written by CLDR."""
        if not values:
            if (known := self._plain.get(key)) is None:
                language, forms, state = self._forms(key)
                known = self._plain[key] = Words(forms[0], language, foreign=language != self.language, state=state)
            return known
        language, forms, state = self._forms(key)
        count = values.get("n")
        text = forms[0]
        if self.messages[key].plural is not None and isinstance(count, int):
            text = forms[plurals.plural_index(count, language, len(forms))]
        if isinstance(count, int):
            values["n"] = formats.number(count, language)
        filled = fill(text, {name: self.show(value, language) for name, value in values.items()})
        return Words(filled, language, foreign=language != self.language, state=state)

    def plural_forms(self, key: str) -> Mapping[str, str]:
        """The forms of a text with a number by their CLDR names, `{n}` unfilled: for a script that counts by itself."""
        language, forms, _ = self._forms(key)
        return plurals.plural_names(language, forms)

    def _forms(self, key: str) -> tuple[str, tuple[str, ...], State]:
        """An interface text's language, its forms in it, and the state of the translation."""
        if (known := self._resolved.get(key)) is None:
            known = self._resolved[key] = self._resolve(self.messages[key])
        return known

    @cached_property
    def _plain(self) -> dict[str, Words]:
        """The texts without placeholders that somebody has asked for."""
        return {}

    @cached_property
    def _resolved(self) -> dict[str, tuple[str, tuple[str, ...], State]]:
        """What `_forms` has found; a page asks for the same texts as the page before."""
        return {}

    def _resolve(self, message: Message) -> tuple[str, tuple[str, ...], State]:
        key, unit = message.key, Unit(f"interface.{message.key}", message.text, message.plural)
        translation = self.translations.get(unit.key)
        state: State = translation.state(unit) if translation else "missing"
        if state == "missing" and key in self.notices:
            return self.language, (self.notices[key],), state
        if self.language == SOURCE_LANGUAGE or translation is None or state == "missing":
            return SOURCE_LANGUAGE, (message.text,) + ((message.plural,) if message.plural else ()), state
        return self.language, tuple(translation.forms), state

    def html_message(self, key: str, **values: object) -> Markup:
        """An interface text whose values are HTML already (links) or are escaped; the text itself is escaped.

        Where the text is English in another language, what was made for that language's readers says so in its turn.
        """
        text = self.message(key, **({"n": values["n"]} if isinstance(values.get("n"), int) else {}))
        parts = {name: escape(self.show(value, text.lang)) for name, value in values.items() if name != "n"}
        if text.foreign:
            parts = {name: self._within(part, text.lang) if isinstance(values[name], Markup) else part for name, part in parts.items()}
        filled = Markup(fill(str(escape(str(text))), parts))
        return Markup("<span{}>{}</span>").format(text.mark, filled) if text.foreign else filled

    def _within(self, html: Markup, language: str) -> Markup:
        """The reader's HTML within words of another language: a date is written in that one, all else says whose it is."""
        if date := _DATE.fullmatch(html):
            return Markup('<time datetime="{}">{}</time>').format(date[1], formats.date(PartialDate.parse(date[1]), language))
        return Markup('<span lang="{}">{}</span>').format(self.language, html)

    # -- values ----------------------------------------------------------------------------------------

    def show(self, value: object, language: str | None = None) -> object:
        """A value as text of a language, the reader's unless told: dates by CLDR, everything else as it is."""
        if isinstance(value, (datetime.date, PartialDate)):
            return formats.date(value, language or self.language)
        return value

    def text(self, unit: Unit) -> Words:
        """A record's text in this language, or the English one marked as such."""
        if self.language == SOURCE_LANGUAGE:
            return Words(unit.text, SOURCE_LANGUAGE)
        translation = self.translations.get(unit.key)
        state: State = translation.state(unit) if translation else "missing"
        if translation is None or state == "missing":
            return Words(unit.text, SOURCE_LANGUAGE, foreign=True, state="missing")
        return Words(translation.forms[0], self.language, state=state)

    def names(self, names: Mapping[str, str]) -> Words:
        """The official name in this language, or the English one marked as such."""
        if self.language in names:
            return Words(names[self.language], self.language)
        return Words(names[SOURCE_LANGUAGE], SOURCE_LANGUAGE, foreign=True)

    # -- records ---------------------------------------------------------------------------------------

    def record(self, collection: str, record_id: str) -> Local | None:
        found = self.catalogue.get(collection, record_id)
        return self.local(found) if found else None

    def records(self, collection: str) -> list[Local]:
        """All records of a collection, in its order."""
        return [self.local(record) for record in self.catalogue[collection].values()]

    def local(self, record: Record) -> Local:
        """The record in this language: one object, however often it is asked for, so that it keeps what it has worked out."""
        key = f"{record.collection}/{record.id}"
        if (known := self._locals.get(key)) is None or known.model is not record:
            known = self._locals[key] = Local(self, record, key, record)
        return known

    @cached_property
    def _locals(self) -> dict[str, Local]:
        return {}

    def title(self, record: Record) -> Words:
        """What a record is called: its name, or a name made from kind and number or from its date."""
        if isinstance(record, Act):
            return self.names(record.name) if record.name else self._act_name(record)
        if isinstance(record, Round):
            return self.message("title.round", date=record.date)
        field = record.title_field
        value = getattr(self.local(record), field)
        if isinstance(value, Words):
            return value
        own = getattr(record, "name_language", None) or self.language
        return Words(str(value), own, foreign=own != self.language)

    def _act_name(self, act: Act) -> Words:
        """`Decision (CFSP) 2019/797`; a corrigendum is named after the act it corrects."""
        corrected = self.catalogue.get("acts", act.corrects) if act.corrects else None
        if corrected is not None:
            return self.message("act.name.corrigendum", act=self.title(corrected), date=act.date or "")
        kind = f"{act.kind}-cfsp" if act.cfsp and act.kind == "decision" else act.kind
        if act.number:
            return self.message(f"act.name.{kind}", number=act.number)
        return self.message(f"act.name-dated.{kind}", date=act.date or "")


class Local:
    """A record, or a part of one, in one language. Attributes are the fields of the record type, each worked out once."""

    def __init__(self, view: View, model: BaseModel, key: str, record: Record) -> None:
        self._view, self._model, self._key, self._record = view, model, key, record

    def __getattr__(self, name: str) -> Any:
        self.__dict__[name] = value = self.field(name)
        return value

    def field(self, name: str) -> Any:
        """A field of the record type, also one that shares its name with something said here, like `title`."""
        value = getattr(self._model, name)
        shape = shapes(type(self._model)).get(name)
        if shape is None or value is None:
            return value
        key = f"{self._key}.{name}"
        if shape.many:
            return [self._wrap(shape, member, f"{key}[{getattr(member, 'id', index)}]") for index, member in enumerate(value)]
        return self._wrap(shape, value, key)

    def _wrap(self, shape: Shape, value: Any, key: str) -> Any:
        if shape.kind == "text":
            return self._view.text(Unit(key, value))
        if shape.kind == "names":
            return self._view.names(value)
        if shape.kind == "reference":
            return self._view.record(shape.collection, value)
        if shape.kind == "part":
            return Local(self._view, value, key, self._record)
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Local) and other._model is self._model

    def __hash__(self) -> int:
        return id(self._model)

    @property
    def model(self) -> Any:
        """The record itself, in no language."""
        return self._model

    @cached_property
    def title(self) -> Words:
        """The record's title; for a type with a field of that name, that field."""
        if "title" in type(self._model).model_fields and not isinstance(self._model, Act):
            return self.field("title")
        return self._view.title(self._record)

    def is_unverified(self, field: str) -> bool:
        """True when no source confirms this field, or a part of it, in this language."""
        return any(
            name == field or (name.startswith(f"{field}.") and name.rpartition(".")[2] in (self._view.language, field))
            for name in getattr(self._model, "unverified", ())
        )

    def referrers(self, collection: str, field: str | None = None) -> list[Local]:
        """Records of a collection that name this one."""
        return [self._view.local(other) for other in self._view.catalogue.referrers(self._record, collection, field)]

    def neighbours(self) -> tuple[Local | None, Local | None]:
        """The records before and after this one in its collection."""
        before, after = self._view.catalogue.neighbours(self._record)
        return (self._view.local(before) if before else None, self._view.local(after) if after else None)
