"""Collect: all passages of the site, from records, interface texts, gettext files and Markdown pages."""

from __future__ import annotations

import re
from typing import Callable, Iterator, Mapping

from ..fields import walk
from ..link import Catalogue
from ..localise import SOURCE_LANGUAGE
from ..messages import PATH as MESSAGES
from ..parse import Location, Place, Tree
from ..prose import Prose
from ..read import Document
from ..remember import remembered
from . import gettext_files
from .markdown import Block, blocks
from .passages import Passage
from .scalars import locator

_FRONT_KEYS = ("title", "description")


def record_texts(catalogue: Catalogue, trees: Mapping[tuple[str, str], Tree], documents: Mapping[str, Document]) -> Iterator[Passage]:
    """English texts of records, and their official names in each language."""
    for record in catalogue:
        tree = trees[record.collection, record.id]
        for location, label, shape, value in walk(record):
            if shape.kind not in ("text", "names"):
                continue
            key = f"{record.collection}/{record.id}.{label}"
            named = [(SOURCE_LANGUAGE, location, value)] if shape.kind == "text" else [(name, (*location, name), text) for name, text in value.items()]
            for language, where, text in named:
                yield Passage(tree.path, language, key, text, text, _in_yaml(documents[tree.path], tree, where, text))


def interface_texts(tree: Tree, document: Document) -> Iterator[Passage]:
    """English interface texts, each form by itself."""
    for key, value in tree.data.items() if isinstance(tree.data, dict) else ():
        for form, text in value.items() if isinstance(value, dict) else [(None, value)]:
            if isinstance(text, str):
                where = (key,) if form is None else (key, form)
                yield Passage(MESSAGES, SOURCE_LANGUAGE, f"interface.{key}", text, text, _in_yaml(document, tree, where, text))


def translated_texts(locales: Mapping[str, Document]) -> Iterator[Passage]:
    """Translations of records and interface, beside the English that they were made from."""
    for language, document in locales.items():
        yield from gettext_files.passages(document, language)


def page_texts(prose: Mapping[str, Mapping[str, Prose]], documents: Mapping[str, Document]) -> Iterator[Passage]:
    """Titles, descriptions and blocks of the Markdown pages, each beside the English block in its place.

    Where a section has not as many blocks as the English one, `structure` says so; its blocks stand beside nothing.
    """
    for language, pages in prose.items():
        for name, page in pages.items():
            english = prose.get(SOURCE_LANGUAGE, {}).get(name)
            yield from _front_matter(page, english or page, documents[page.path])
            if language == SOURCE_LANGUAGE or english is None:
                for block in (block for members in sections(page).values() for block in members):
                    text = block.running[0]
                    yield Passage(page.path, language, f"{name}#{block.section}", text, text if language == SOURCE_LANGUAGE else "", block.locate)
            else:
                yield from _beside(page, sections(english), sections(page))


@remembered(1024)
def sections(page: Prose) -> Mapping[str, list[Block]]:
    """The blocks of a page by the anchor of their section."""
    found: dict[str, list[Block]] = {}
    for block in blocks(page):
        found.setdefault(block.section, []).append(block)
    return found


def _beside(page: Prose, english: Mapping[str, list[Block]], own: Mapping[str, list[Block]]) -> Iterator[Passage]:
    for section, members in own.items():
        others = [block.running[0] for block in english.get(section, [])]
        if len(others) != len(members):
            others = [""] * len(members)
        for block, other in zip(members, others):
            yield Passage(page.path, page.language, f"{page.name}#{section}", block.running[0], other, block.locate)


def _front_matter(page: Prose, english: Prose, document: Document) -> Iterator[Passage]:
    lines = document.text.split("\n")
    for name in _FRONT_KEYS:
        text = getattr(page.meta, name)
        for number, line in enumerate(lines[:page.first_line - 1], start=1):
            if match := re.match(rf"{name}:\s*", line):
                yield Passage(page.path, page.language, f"{page.name}#{name}", text, getattr(english.meta, name), locator(lines, (number, match.end() + 1), text))


def _in_yaml(document: Document, tree: Tree, location: Location, text: str) -> Callable[[int], Place]:
    """Looks for the place only when it is asked for: most texts have no fault."""
    return lambda offset: locator(document.text.split("\n"), tree.place(location), text)(offset)
