"""Section files: `data/locales/<lang>.sections.yml`, the English that each translated section of a page was made from.

    docs/guide/nis2#who: |-
      ## Who must act

      The directive …

One entry for each section, title and description, written by `make translations`. The whole English is kept, not
a mark of it, so that what has changed since can be shown, and so that two branches merge as texts do.
"""

from __future__ import annotations

from typing import Container, Iterable, Iterator, Mapping

from ..diagnostics import Diagnostic
from ..parse import parse
from ..read import Document
from ..remember import remembered_reader
from .states import Translation, Translations
from .units import PAGES, Unit, same_words

HEADER = "# The English that each section of the pages was translated from. Written by `make translations`; see CONTRIBUTING.md.\n"


def path_of(language: str) -> str:
    """The file of a language."""
    return f"data/locales/{language}.sections.yml"


@remembered_reader(64)
def read_sections(document: Document | None) -> tuple[Mapping[str, str], list[Diagnostic]]:
    """The English that each unit was made from, by key; a page's unit without an entry has not been written down yet."""
    if document is None or not document.text.replace(HEADER, "").strip():
        return {}, []
    tree, diagnostics = parse(document)
    found: dict[str, str] = {}
    for key, text in tree.data.items() if isinstance(tree.data, dict) else ():
        if key.startswith(PAGES) and isinstance(text, str) and text.strip():
            found[key] = text
        else:
            diagnostics.append(tree.diagnostic((key,), f"expected a section of a page and its English, like 'docs/guide/nis2#who: |-', got '{key}'", of_key=True))
    return found, diagnostics


def translations_of(written: Iterable[Unit], english: Mapping[str, Unit], made_from: Mapping[str, str]) -> Iterator[tuple[str, Translation]]:
    """The translations in a language's pages, by key. `written` are the page's own units.

    What is not written down yet was made from today's English; but a text equal to the English is no translation
    until it is written down, which `make translations KEEP=…` does for a text that is equal on purpose.
    """
    for unit in written:
        source = made_from.get(unit.key)
        if source is None and unit.key in english:
            if same_words(unit.text, english[unit.key].text):
                continue
            source = english[unit.key].text
        if source is not None:
            yield unit.key, Translation((unit.text,), source)


def update_sections(wanted: Iterable[Unit], written: Container[str], known: Translations, keep: Container[str]) -> str:
    """The file brought up to date: a new translation is of today's English, a kept one too, others stay as they are.

    `written` are the keys of all texts in the language's pages, `known` those of them that are translations. An entry
    stays as long as its text stands in the pages, even when the English is gone.
    """
    entries: dict[str, str] = {}
    for unit in wanted:
        translation = known.get(unit.key)
        if not unit.key.startswith(PAGES):
            continue
        if unit.key in written and unit.key in keep or translation is not None and translation.state(unit) == "current":
            entries[unit.key] = unit.text
        elif translation is not None:
            entries[unit.key] = translation.made_from
    gone = {key: translation.made_from for key, translation in known.items() if key.startswith(PAGES) and key not in entries}
    return HEADER + "".join(f"\n{key}: |-\n{_indented(text)}\n" for key, text in {**entries, **gone}.items())


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line.strip() else "" for line in text.strip().split("\n"))
