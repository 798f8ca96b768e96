"""Exceptions: translations that rightly say something else than the glossary, each with its reason."""

from __future__ import annotations

from typing import AbstractSet, Iterator, Mapping

from ..diagnostics import Diagnostic, did_you_mean
from ..parse import Tree, parse
from ..read import Document
from ..records.base import Part
from ..records.values import Line
from ..structure import model

PATH = "data/locales/exceptions.yml"


class Exempt(Part):
    """One text that does not use the official equivalent of one term."""

    language: Line
    """Language of the translation."""
    text: Line
    """Key of the unit, like listings/gao-qiang.reasons, or page and section, like guide/norms.md#declaration."""
    term: Line
    """Id of the term."""
    reason: Line
    """Why the official equivalent would be wrong there."""


class _File(Part):
    exceptions: tuple[Exempt, ...]
    """All exceptions of all languages."""


class Exceptions:
    """The exceptions of the project; remembers which of them were needed."""

    def __init__(self, document: Document | None) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._tree: Tree | None = None
        self._places: dict[tuple[str, str, str], int] = {}
        self._needed: set[tuple[str, str, str]] = set()
        if document is not None:
            self._tree, self.diagnostics = parse(document)
            self._read(self._tree)

    def _read(self, tree: Tree) -> None:
        found, problems = model(tree, _File) if not self.diagnostics else (None, [])
        self.diagnostics += problems
        for index, each in enumerate(found.exceptions if isinstance(found, _File) else ()):
            key = (each.language, each.text, each.term)
            if self._places.setdefault(key, index) != index:
                self.diagnostics.append(tree.diagnostic(("exceptions", index), f"the exception for '{each.term}' in {each.text} stands twice; delete one"))

    def covers(self, language: str, text: str, term: str) -> bool:
        """Whether a text may render a term in its own way; the exception then counts as needed."""
        key = (language, text, term)
        if key in self._places:
            self._needed.add(key)
        return key in self._places

    def unneeded(self, texts: Mapping[str, set[str]], stale: AbstractSet[tuple[str, str]] = frozenset()) -> Iterator[Diagnostic]:
        """Exceptions that cover nothing; `texts` are the keys of the texts of each language that is built, `stale` those that wait for
        their translator and were not compared."""
        for key, index in self._places.items():
            language, text, term = key
            if key not in self._needed and (language, text) not in stale and self._tree is not None and language in texts:
                known = texts[language]
                why = f"no {language} text '{text}'{did_you_mean(text, known)}" if text not in known else f"{text} uses the official term '{term}', or its English does not"
                yield self._tree.diagnostic(("exceptions", index), f"this exception is not needed: {why}; delete it")
