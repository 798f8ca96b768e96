"""Translations: gettext files in `data/locales/<lang>.po`, keyed by record and field.

    msgctxt "listings/gao-qiang.reasons"     or  "interface.nav.home"
    msgid   the English that the translation was made from
    msgstr  the translation
    #, fuzzy with #| msgid   the translation is of the previous English named there

A unit is current while its msgid equals today's English, stale when the English has changed since, and
missing when it has no translation. `update` writes this down; reading computes it, so a forgotten
`make translations` hides nothing.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Iterable, Iterator, Literal, Mapping

from babel.messages.catalog import Catalog, Message as Entry
from babel.messages.pofile import PoFileError, read_po, unescape, write_po

from .diagnostics import Diagnostic
from .fields import walk
from .formats import locale_of
from .link import Catalogue
from .messages import Message, placeholders
from .plurals import gettext_rule
from .read import Document

_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"')

State = Literal["current", "stale", "missing"]


@dataclass(frozen=True)
class Unit:
    """One English text that is translated: its permanent key, the text and, for a number, its plural."""

    key: str
    text: str
    plural: str | None = None


@dataclass(frozen=True)
class Translation:
    """A translation of one unit: its forms (one unless plural) and the English it was made from."""

    forms: tuple[str, ...]
    made_from: str

    def state(self, unit: Unit) -> State:
        if not any(self.forms):
            return "missing"
        return "current" if self.made_from == unit.text else "stale"


Translations = Mapping[str, Translation]
"""Translations of one language by unit key."""


def units(catalogue: Catalogue, messages: Mapping[str, Message]) -> Iterator[Unit]:
    """Every text to translate, in a stable order: interface first, then records by collection."""
    for message in messages.values():
        yield Unit(f"interface.{message.key}", message.text, message.plural)
    for record in catalogue:
        for _, label, shape, value in walk(record):
            if shape.kind == "text":
                yield Unit(f"{record.collection}/{record.id}.{label}", value)


def read_translations(document: Document, language: str) -> tuple[Translations, list[Diagnostic]]:
    """The translations in a gettext file; a broken file or entry becomes diagnostics."""
    if broken := _broken_lines(document):
        return {}, broken
    try:
        catalog = read_po(io.StringIO(document.text), locale=locale_of(language), abort_invalid=True)
    except PoFileError as error:
        line = (getattr(error, "lineno", None) or 0) + 1
        return {}, [Diagnostic(document.path, max(line, 1), 1, f"not a valid gettext file: {error}")]
    except (ValueError, LookupError, IndexError, TypeError, AttributeError, SyntaxError) as error:
        return {}, [Diagnostic(document.path, 1, 1, f"not a valid gettext file: {error}")]
    diagnostics: list[Diagnostic] = []
    translations: dict[str, Translation] = {}
    for entry in catalog:
        if not entry.id:
            continue
        line = (entry.lineno or 0) + 1
        if not entry.context:
            diagnostics.append(Diagnostic(document.path, line, 1, "expected a line msgctxt \"<record>.<field>\" before msgid; run 'make translations' to get the right entries"))
            continue
        source = entry.id if isinstance(entry.id, (tuple, list)) else (entry.id,)
        forms = entry.string if isinstance(entry.string, (tuple, list)) else (entry.string,)
        wanted = frozenset().union(*map(placeholders, source))
        for form in forms:
            if form and (surplus := placeholders(form) - wanted):
                diagnostics.append(Diagnostic(document.path, line, 1, f"unknown placeholder {{{min(surplus)}}} in the translation of {entry.context}; the English has {', '.join(sorted('{' + name + '}' for name in wanted)) or 'none'}"))
            elif form and len(source) == 1 and (lost := wanted - placeholders(form)):
                diagnostics.append(Diagnostic(document.path, line, 1, f"placeholder {{{min(lost)}}} is missing in the translation of {entry.context}"))
        made_from = (_previous(entry) or ("",))[0] if entry.fuzzy else source[0]
        translations[entry.context] = Translation(tuple(forms), made_from)
    return translations, diagnostics


def _broken_lines(document: Document) -> list[Diagnostic]:
    """Lines that are no line of a gettext file; Babel reads past most of them."""
    return [
        Diagnostic(document.path, number, 1, "not a valid gettext file: expected a comment, or msgctxt, msgid or msgstr and a text between double quotes")
        for number, line in enumerate(document.text.split("\n"), start=1)
        if line.strip() and not line.startswith("#") and not _LINE.fullmatch(line.strip())
    ]


def update(document: Document | None, language: str, wanted: Iterable[Unit]) -> str:
    """The gettext file brought up to date: new units empty, changed ones fuzzy with the previous English, gone ones dropped."""
    locale = locale_of(language)
    old: dict[str, Entry] = {}
    if document is not None:
        old = {entry.context: entry for entry in read_po(io.StringIO(document.text), locale=locale) if entry.id and entry.context}
    count, rule = gettext_rule(language)
    catalog = Catalog(locale=locale, fuzzy=False, header_comment=f"# Translations into {locale.english_name}. Keys are permanent; see data/README.md.")
    catalog.mime_headers = [("Plural-Forms", f"nplurals={count}; plural={rule};")]  # Babel would write as many forms as its own table says
    for unit in wanted:
        source = (unit.text, unit.plural) if unit.plural else unit.text
        empty = ("",) * count if unit.plural else ""
        entry = old.get(unit.key)
        if entry is None:
            catalog.add(source, empty, context=unit.key)
            continue
        string = entry.string
        if isinstance(string, (tuple, list)) != bool(unit.plural):
            string = empty
        made_from = _previous(entry) if entry.fuzzy else (tuple(entry.id) if isinstance(entry.id, (tuple, list)) else (entry.id,))
        now = source if isinstance(source, tuple) else (source,)
        stale = made_from != now and any(string if isinstance(string, (tuple, list)) else (string,))
        catalog.add(
            source, string, context=unit.key, flags={"fuzzy"} if stale else set(), user_comments=[comment for comment in entry.user_comments if not comment.startswith("|")],
            previous_id=made_from if stale else (),
        )
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, no_location=True, omit_header=True, include_previous=True)
    header = (
        f"{catalog.header_comment}\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: nplurals={count}; plural={rule};\\n"\n\n'
    )
    return header + re.sub(r"\n{3,}", "\n\n", buffer.getvalue().decode("utf-8"))


def _previous(entry: Entry) -> tuple[str, ...]:
    """The English that a fuzzy entry was made from. Babel 2.18 writes `#| msgid` but reads it as a comment."""
    found: list[str] = []
    for comment in entry.user_comments:
        if match := re.fullmatch(r'\|\s*(msgid|msgid_plural)?\s*(".*")', comment):
            if match[1]:
                found.append("")
            if found:
                found[-1] += unescape(match[2])
    return tuple(found)
