"""Gettext files: `data/locales/<lang>.po`, keyed by record and field.

    msgctxt "listings/gao-qiang.reasons"     or  "interface.nav.home"
    msgid   the English that the translation was made from
    msgstr  the translation; empty while there is none, equal to msgid where the words are the same on purpose
    #, fuzzy with #| msgid   the translation is of the previous English named there

`update` writes states down; reading computes them, so a forgotten `make translations` hides nothing.
"""

from __future__ import annotations

import io
import re
from typing import Container, Iterable

from babel.messages.catalog import Catalog, Message as Entry
from babel.messages.pofile import PoFileError, normalize, read_po, unescape, write_po

from ..diagnostics import Diagnostic
from ..formats import locale_of
from ..messages import placeholders
from ..plurals import gettext_rule
from ..read import Document
from ..remember import remembered_reader
from ..unseen import unseen
from .states import Translation, Translations, moved, settled
from .units import PAGES, Unit

WIDTH = 100
"""Columns of a line, as far as words allow."""
_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"')


@remembered_reader(64)
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
        source, forms = _several(entry.id), _several(entry.string)
        wanted = frozenset().union(*map(placeholders, source))
        for form in forms:
            if (found := unseen(form)) is not None:
                diagnostics.append(Diagnostic(document.path, line, 1, f"{found[1]} from the translation of {entry.context}"))
            if form and (surplus := placeholders(form) - wanted):
                diagnostics.append(Diagnostic(document.path, line, 1, f"unknown placeholder {{{min(surplus)}}} in the translation of {entry.context}; the English has {', '.join(sorted('{' + name + '}' for name in wanted)) or 'none'}"))
            elif form and len(source) == 1 and (lost := wanted - placeholders(form)):
                diagnostics.append(Diagnostic(document.path, line, 1, f"placeholder {{{min(lost)}}} is missing in the translation of {entry.context}"))
        translations[entry.context] = _translation(entry)
    return translations, diagnostics


def _translation(entry: Entry) -> Translation:
    """What an entry says. A translation that a tool guessed from another entry (`#| msgctxt` names that one) is none."""
    made_from = _previous(entry, "msgid", "msgid_plural") or ("",) if entry.fuzzy else _several(entry.id)
    guessed = entry.fuzzy and _previous(entry, "msgctxt") not in ((), (entry.context,))
    return Translation(("",) if guessed else _several(entry.string), made_from[0], made_from[1] if len(made_from) > 1 else None)


def _several(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _broken_lines(document: Document) -> list[Diagnostic]:
    """Lines that are no line of a gettext file; Babel reads past most of them."""
    return [
        Diagnostic(document.path, number, 1, "not a valid gettext file: expected a comment, or msgctxt, msgid or msgstr and a text between double quotes")
        for number, line in enumerate(document.text.split("\n"), start=1)
        if line.strip() and not line.startswith("#") and not _LINE.fullmatch(line.strip())
    ]


def update(document: Document | None, language: str, wanted: Iterable[Unit], keep: Container[str] = ()) -> str:
    """The gettext file brought up to date: new units empty, changed ones fuzzy with the previous English, gone ones dropped.

    Units in `keep` are current: their English changed in a way that the translation need not follow, or already does.
    Units of pages are left out; pages are translated in their own files.
    """
    locale = locale_of(language)
    wanted = [unit for unit in wanted if not unit.key.startswith(PAGES)]
    old: dict[str, Entry] = {}
    if document is not None:
        old = {entry.context: entry for entry in read_po(io.StringIO(document.text), locale=locale) if entry.id and entry.context}
    known: Translations = {key: _translation(entry) for key, entry in old.items()}
    moves = moved(known, wanted)
    known = settled(known, wanted)
    several, rule = gettext_rule(language)
    previous: dict[str, str] = {}
    catalog = Catalog(locale=locale, fuzzy=False, header_comment=f"# Translations into {locale.english_name}. Keys are permanent; see data/README.md.")
    catalog.mime_headers = [("Plural-Forms", f"nplurals={several}; plural={rule};")]  # Babel would write as many forms as its own table says
    for unit in wanted:
        source = (unit.text, unit.plural) if unit.plural else unit.text
        entry, translation = old.get(moves.get(unit.key) or unit.key), known.get(unit.key)
        comments = [comment for comment in entry.user_comments if not comment.startswith("|")] if entry else []
        count = several if unit.plural else 1
        if translation is None or len(translation.forms) != count:
            translation = Translation(("",) * count, "")
        stale = any(translation.forms) and unit.key not in keep and not translation.is_of(unit)
        if stale and translation.made_from:
            previous[unit.key] = _previous_lines(translation)
        catalog.add(
            source, translation.forms if unit.plural else translation.forms[0], context=unit.key,
            flags={"fuzzy"} if stale else set(), user_comments=comments,
        )
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=WIDTH, no_location=True, omit_header=True)
    text = buffer.getvalue().decode("utf-8")
    for key, lines in previous.items():
        entry = f"\nmsgctxt {normalize(key, width=WIDTH)}\n"
        text = text.replace(entry, f"\n{lines}{entry[1:]}", 1)
    header = (
        f"{catalog.header_comment}\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: nplurals={several}; plural={rule};\\n"\n\n'
    )
    return header + re.sub(r"\n{3,}", "\n\n", text)


def _previous_lines(translation: Translation) -> str:
    """`#| msgid` and what follows. Babel 2.18 breaks these lines as if they were comments, within the quotes."""
    forms = [("msgid", translation.made_from), ("msgid_plural", translation.made_from_plural)]
    return "".join(f"#| {keyword} {normalize(text, '#| ', WIDTH)}\n" for keyword, text in forms if text)


def _previous(entry: Entry, *keywords: str) -> tuple[str, ...]:
    """What a fuzzy entry says of the English that it was made from. Babel 2.18 writes `#| msgid` but reads it as a comment."""
    found: list[str] = []
    wanted = False
    for comment in entry.user_comments:
        if match := re.fullmatch(r'\|\s*(msgctxt|msgid|msgid_plural)?\s*(".*")', comment):
            if match[1]:
                wanted = match[1] in keywords
                found += [""] if wanted else []
            if wanted and found:
                found[-1] += unescape(match[2])
    return tuple(found)
