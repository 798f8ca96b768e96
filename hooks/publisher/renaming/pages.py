"""Pages: where Markdown names a record, in its front matter and in template calls."""

from __future__ import annotations

from typing import Iterator

from jinja2 import TemplateSyntaxError

from ..prose import GRAMMAR, parse_front
from ..read import Document
from . import Rename
from .edits import Edit, edited

BARE = {"act": "acts", "term": "terms"}
"""Functions whose first argument is an id alone, and the collection that it is of; that of others has both: `listings/gao-qiang`."""


def page(document: Document, rename: Rename) -> Document:
    """A Markdown page that names the record by its new id."""
    return Document(document.path, with_calls(edited(document, _sources(document, rename)).text, rename))


def _sources(document: Document, rename: Rename) -> Iterator[Edit]:
    tree, _ = parse_front(document)
    if rename.collection == "sources":
        for index, source in enumerate(tree.data.get("sources") or ()):
            if source == rename.old:
                yield Edit(tree.values["sources", index], rename.old, rename.new)


def with_calls(markdown: str, rename: Rename) -> str:
    """Markdown whose template calls name the record by its new id. What cannot be read as calls is left as it is."""
    try:
        tokens = [(kind, value) for _, kind, value in GRAMMAR.lexer.tokeniter(markdown, None)]
    except TemplateSyntaxError:
        return markdown
    text: list[str] = []
    before: tuple[str, str] = ("", "")
    """The last two tokens but for spaces: what a first argument comes after."""
    for kind, value in tokens:
        if kind == "string" and before[1] == "(" and (names := _names(before[0], rename)) and value[1:-1] == names[0]:
            value = f"{value[0]}{names[1]}{value[-1]}"
        if kind != "whitespace":
            before = (before[1], value)
        text.append(value)
    return "".join(text)


def _names(function: str, rename: Rename) -> tuple[str, str] | None:
    """How a function names the record before and after; None for one that names records of another collection only."""
    if function in BARE:
        return (rename.old, rename.new) if BARE[function] == rename.collection else None
    return rename.before, rename.after
