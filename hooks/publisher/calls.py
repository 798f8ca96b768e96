"""Calls: the functions that Markdown pages may use, so that no number, date or name is typed by hand.

They are documented for editors in CONTRIBUTING.md; a test holds that list against this class.
"""

from __future__ import annotations

import datetime
from typing import Any, Callable, Mapping
from urllib.parse import quote

from markupsafe import Markup

from . import derive, eurlex, formats
from .addresses import OPEN_DATA, record_address, relative
from .diagnostics import did_you_mean
from .localise import Local, View, Words
from .records import COLLECTIONS
from .records.measures import Family
from .records.values import PartialDate
from .settings import Settings


class Address(str):
    """An address that means nothing else in Markdown: signs that could are written as in addresses, `%3C`."""

    def __new__(cls, text: str) -> Address:
        return super().__new__(cls, quote(text, safe="/:?&=#%@+,;~{}"))


class CallError(Exception):
    """A call that cannot be answered; the message tells the editor what to write instead. It may follow from what is wrong with a
    record: see `Diagnostic.follows_from`."""

    def __init__(self, message: str, follows_from: str = "") -> None:
        super().__init__(message)
        self.follows_from = follows_from


class Calls:
    """The functions for one page (`page` is its address below the site's root).

    Words come in the language of the view, which is that of the text around them; links lead to the pages of `reader`,
    who may read that text for want of a translation.
    """

    def __init__(
        self, view: View, settings: Settings, page: str, render_block: Callable[[str, Mapping[str, Any]], Markup],
        *, absolute: bool = False, reader: str | None = None,
    ) -> None:
        self._view, self._settings, self._page, self._render_block = view, settings, page, render_block
        self._absolute, self._reader = absolute, reader or view.language

    def functions(self) -> dict[str, Callable[..., Any]]:
        """All functions by the name they have in Markdown."""
        return {name: getattr(self, name) for name in dir(self) if not name.startswith("_") and name != "functions"}

    def count(self, what: str, on: str | None = None, spelled: bool = False) -> str:
        """How many: `count("persons")`, as of a day with `on`, in words with `spelled=true`."""
        value = self._count(what, on)
        language = self._view.language
        return formats.spelled(value, language) if spelled else formats.number(value, language)

    def counted(self, what: str, on: str | None = None, spelled: bool = False) -> str:
        """How many with the noun in its right form: `27 persons`."""
        value = self._count(what, on)
        if f"count.{what}" not in self._view.messages:
            raise CallError(f"no text 'count.{what}' among the interface texts; use count(\"{what}\") and write the noun")
        text = str(self._view.message(f"count.{what}", n=value))
        digits = formats.number(value, self._view.language)
        return text.replace(digits, formats.spelled(value, self._view.language), 1) if spelled else text

    def date(self, what: str, field: str | None = None) -> str:
        """A date from data: of a record (`acts/2019-796`), in one of its fields, or `state`, `checked-until`, `listings-until`, `framework-until`."""
        return formats.date(self._date(what, field), self._view.language)

    def year(self, what: str, field: str | None = None) -> str:
        """The year of such a date."""
        return str(self._date(what, field).year)

    def act(self, act_id: str, text: str | None = None) -> Markup:
        """Link to an act on EUR-Lex in the reader's language, named in it."""
        act = self._record(f"acts/{act_id}")
        address = eurlex.act_address(act.model, self._reader)
        if address is None:
            return self.link(f"acts/{act_id}", text)
        return Markup('<a href="{}" class="external">{}</a>').format(address, text or act.title)

    def link(self, what: str, text: str | None = None) -> Markup:
        """Link to a record's page: `link("listings/gao-qiang")`."""
        record = self._record(what)
        return Markup('<a href="{}">{}</a>').format(self._href(record), text or record.title)

    def term(self, term_id: str, text: str | None = None) -> Markup:
        """Link to a term of the glossary; give an own text for an inflected form."""
        term = self._record(f"terms/{term_id}")
        return Markup('<a href="{}" class="term">{}</a>').format(self._href(term), text or term.title)

    def name(self, what: str, field: str | None = None) -> str:
        """A record's title, or another of its texts or names, as plain words; those in another language say so."""
        record = self._record(what)
        value = record.title if field is None else getattr(record, field, None)
        if not isinstance(value, str):
            raise CallError(f"'{what}' has no text in '{field}'{did_you_mean(str(field), type(record.model).model_fields)}")
        return Markup(value.__html__()) if isinstance(value, Words) and value.foreign else str(value)

    def block(self, name: str, **options: Any) -> Markup:
        """A block made from data, alone on its line: `block("listings-table")`."""
        return self._render_block(name, options)

    def data_url(self, path: str = "") -> str:
        """Public address of a file of the open data: `data_url("listings.json")`."""
        return Address(f"{self._settings.site_url}{OPEN_DATA}/{path}")

    def file_url(self, name: str) -> str:
        """Public address of a file in the folder of the reader's language: `file_url("feed.xml")`."""
        return Address(f"{self._settings.site_url}{self._reader}/{name}")

    def repo_url(self) -> str:
        """Address of the repository."""
        return Address(self._settings.repository)

    def contact_url(self) -> str:
        """Where to ask for a correction."""
        return Address(self._settings.contact)

    # -- how they find things --------------------------------------------------------------------------

    def _record(self, what: str) -> Local:
        collection, slash, record_id = str(what).partition("/")
        if not slash or collection not in COLLECTIONS:
            raise CallError(f"expected a record like 'acts/2019-796', got '{what}'{did_you_mean(collection, COLLECTIONS)}")
        record = self._view.record(collection, record_id)
        if record is None and (renamed := self._view.catalogue.find(collection, record_id)):
            raise CallError(f"unknown record '{what}'; its id is '{renamed.id}' now")
        if record is None:
            raise CallError(f"unknown record '{what}'{did_you_mean(record_id, self._view.catalogue[collection])}", follows_from=what)
        return record

    def _href(self, record: Local) -> str:
        target = f"{self._reader}/{record_address(record.model)}"
        return self._settings.base_path + target if self._absolute else relative(target, self._page)

    def _count(self, what: str, on: str | None) -> int:
        catalogue = self._view.catalogue
        if what in ("persons", "entities", "listings"):
            try:
                day = datetime.date.fromisoformat(on) if on else self._view.facts.list_state
            except (TypeError, ValueError):
                raise CallError(f"expected a date like 2024-05-31 in on=, got '{on}'") from None
            return int(getattr(derive.totals_on(catalogue, day), what))
        if on is not None:
            raise CallError(f"on= works with persons, entities and listings, not with '{what}'")
        if what == "families":
            return len(Family.__args__)  # type: ignore[attr-defined]
        if what not in COLLECTIONS:
            raise CallError(f"cannot count '{what}'{did_you_mean(str(what), [*COLLECTIONS, 'persons', 'entities', 'families'])}")
        return len(catalogue[what])

    def _date(self, what: str, field: str | None) -> datetime.date | PartialDate:
        catalogue, facts = self._view.catalogue, self._view.facts
        named: dict[str, Callable[[], datetime.date | None]] = {
            "state": lambda: facts.list_state,
            "checked-until": lambda: facts.checked_until,
            "listings-until": lambda: derive.listings_until(catalogue),
            "framework-until": lambda: derive.framework_until(catalogue),
        }
        if what in named:
            value: Any = named[what]()
        else:
            record = self._record(what).model
            value = derive.main_date(record) if field is None else getattr(record, field, None)
        if not isinstance(value, (datetime.date, PartialDate)):
            raise CallError(f"'{what}' has no date{f' in {field!r}' if field else ''}")
        return value


