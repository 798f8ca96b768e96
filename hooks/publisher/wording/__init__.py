"""Wording: the texts of every language are written as that language, and its glossary, ask for.

Three checks that need nothing but the files: official terms, the structure of translated pages, typography.
What needs dictionaries and language models, spelling and the language itself, stands in the tests, which
read the same passages.
"""

from __future__ import annotations

from typing import Iterable, Iterator, Mapping, Sequence

from ..diagnostics import Diagnostic
from ..link import Catalogue
from ..messages import PATH as MESSAGES
from ..parse import Tree, parse
from ..prose import Prose
from ..read import Document
from ..records.terms import Term
from . import collect, structure, typography
from .collect import SOURCE_LANGUAGE
from .exceptions import PATH, Exceptions
from .passages import Passage
from .terms import Glossary

Stale = frozenset[tuple[str, str, str]]
"""Language, page and anchor of sections whose English has changed since they were translated."""


def passages(
    catalogue: Catalogue, trees: Mapping[tuple[str, str], Tree], documents: Mapping[str, Document], prose: Mapping[str, Mapping[str, Prose]],
    locales: Mapping[str, Document],
) -> Iterator[Passage]:
    """Every text that readers see, in every language; `documents` are all files by path."""
    yield from collect.record_texts(catalogue, trees, documents)
    if MESSAGES in documents:
        yield from collect.interface_texts(parse(documents[MESSAGES])[0], documents[MESSAGES])
    yield from collect.translated_texts(locales)
    yield from collect.page_texts(prose, documents)


def check(
    found: Sequence[Passage], terms: Iterable[Term], prose: Mapping[str, Mapping[str, Prose]], exempt: Document | None,
    *, stale: Stale = frozenset(), sound: bool = True,
) -> list[Diagnostic]:
    """Findings of all three checks in these passages; `exempt` is the file of exceptions.

    `sound` is false when a part of the files could not be read: then an exception may only seem not to be needed.
    """
    exceptions = Exceptions(exempt)
    unlike = list(_structure(prose, stale))
    diagnostics = [*exceptions.diagnostics, *_typography(found), *unlike, *_terms(found, Glossary(terms), exceptions, stale)]
    if sound and not unlike:
        texts: dict[str, set[str]] = {language: set() for language in prose}
        for passage in found:
            if passage.language in texts:
                texts[passage.language].add(passage.key)
        waiting = {(language, f"{page}#{anchor}") for language, page, anchor in stale}
        diagnostics += exceptions.unneeded(texts, waiting)
    return diagnostics


def _typography(found: Iterable[Passage]) -> Iterator[Diagnostic]:
    for passage in found:
        for offset, message in typography.check(passage):
            yield passage.diagnostic(offset, message)


def _structure(prose: Mapping[str, Mapping[str, Prose]], stale: Stale) -> Iterator[Diagnostic]:
    for language, pages in prose.items():
        for name, page in pages.items():
            english = prose.get(SOURCE_LANGUAGE, {}).get(name)
            if english is not None and language != SOURCE_LANGUAGE:
                yield from structure.check(page, english, frozenset(anchor for of, where, anchor in stale if (of, where) == (language, name)))


def _terms(found: Iterable[Passage], glossary: Glossary, exceptions: Exceptions, stale: Stale) -> Iterator[Diagnostic]:
    for passage in found:
        if passage.language == SOURCE_LANGUAGE or (passage.language, *passage.key.partition("#")[::2]) in stale:
            continue
        for missed in glossary.missed(passage):
            if not exceptions.covers(passage.language, passage.key, missed.term):
                yield passage.diagnostic(0, missed.message)
