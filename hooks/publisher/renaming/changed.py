"""Changed: all files that a rename changes, as they would be."""

from __future__ import annotations

from typing import Iterator, Mapping

from ..load import Content
from ..prose import Prose
from ..read import Document
from ..record_files import catalogue_of
from ..translations import fingerprint, units, update
from ..translations.reviews import path_of as reviews_path
from ..translations.section_files import path_of as sections_path
from ..wording import PATH as EXCEPTIONS
from . import Rename
from .data_files import exceptions, own_file, queries, references, site_facts
from .edits import Edit, edited
from .locales import gettext_file, reviews
from .pages import page, with_calls

QUERIES = "tests/search/queries"


def changed(content: Content, documents: Mapping[str, Document], rename: Rename) -> dict[str, Document | None]:
    """The new state of every file that differs, by path; None for the one that is no more.

    `documents` are the files of `data/` and `docs/`, and of the search tests' queries where there are any, all sound. Raises
    Refused where a file names the record in a way that cannot be edited.
    """
    after = dict(documents)
    found: dict[str, list[Edit]] = {}
    for path, edit in _edits(content, documents, rename):
        found.setdefault(path, []).append(edit)
    for path, edits in found.items():
        after[path] = edited(documents[path], edits)
    after |= {path: page(document, rename) for path, document in documents.items() if path.startswith("docs/")}
    after |= {path: Document(path, with_calls(documents[path].text, rename)) for path in map(sections_path, content.prose) if path in documents}

    tree = content.trees[rename.collection, rename.old]
    own = own_file(after.pop(tree.path), tree, rename)
    after[own.path] = own
    catalogue, _, _ = catalogue_of(document for path, document in after.items() if path.startswith("data/"))
    for language, document in content.locales.items():
        translated = gettext_file(document, rename)
        if update(document, language, content.units) == document.text:  # Only then the order of entries is that of the records.
            translated = Document(translated.path, update(translated, language, units(catalogue, content.messages)))
        after[translated.path] = translated
    differing = {path: document for path, document in after.items() if path not in documents or document.text != documents[path].text}
    return {**differing, tree.path: None}


def _edits(content: Content, documents: Mapping[str, Document], rename: Rename) -> Iterator[tuple[str, Edit]]:
    """Every edit of a YAML file, by path."""
    yield from references(content.catalogue, content.trees, rename)
    yield from site_facts(content.site_tree, rename)
    if EXCEPTIONS in documents:
        yield from exceptions(documents[EXCEPTIONS], rename)
    words = dict(_reworded(content, rename))
    for language in content.prose:
        if document := documents.get(reviews_path(language)):
            yield from reviews(document, rename, words)
    for path, document in documents.items():
        if path.startswith(f"{QUERIES}/"):
            yield from queries(document, rename)


def _reworded(content: Content, rename: Rename) -> Iterator[tuple[str, str]]:
    """Fingerprints before and after of the texts of pages that name the record."""
    pages: Iterator[Prose] = (each for pages in content.prose.values() for each in pages.values())
    for unit in (unit for each in pages for unit in each.units()):
        newer = with_calls(unit.text, rename)
        if newer != unit.text:
            yield fingerprint(unit.text), fingerprint(newer)
