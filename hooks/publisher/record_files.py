"""Record files: the files of all collections become one catalogue, whose every value is still known by its place."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Iterable

from .diagnostics import Diagnostic
from .link import Catalogue
from .parse import Tree, parse
from .read import Document, read_tree
from .records import COLLECTIONS, Record
from .remember import remembered_reader
from .structure import structure

Trees = dict[tuple[str, str], Tree]
"""The parsed file of each record, by collection and id."""


def folder_of(document: Document) -> str:
    """The folder that a file stands in, which for a record is its collection."""
    return document.path.rsplit("/", 2)[-2]


def catalogue_of(documents: Iterable[Document], unread: Iterable[Diagnostic] = ()) -> tuple[Catalogue, Trees, list[Diagnostic]]:
    """All sound records among some files, and what is wrong with the others; `unread` are files that could not be read at all."""
    records: list[Record] = []
    trees: Trees = {}
    diagnostics: list[Diagnostic] = []
    broken: set[tuple[str, str]] = {(PurePosixPath(found.path).parent.name, PurePosixPath(found.path).stem) for found in unread}
    for document in documents:
        if folder_of(document) in COLLECTIONS:
            key = (folder_of(document), document.path.rpartition("/")[2].removesuffix(".yml"))
            (trees[key], record), problems = _record(document)
            diagnostics += problems
            if record is not None:
                records.append(record)
            else:
                broken.add(key)
    return Catalogue(records, frozenset(broken)), trees, diagnostics


@remembered_reader(4096)
def _record(document: Document) -> tuple[tuple[Tree, Record | None], list[Diagnostic]]:
    """The tree of a record's file, and the record if the file is sound."""
    tree, problems = parse(document)
    record = None
    if not problems:
        record, problems = structure(tree)
    return (tree, record), problems


def read_records(project: Path) -> tuple[Catalogue, Trees, list[Diagnostic]]:
    """The records of a copy of the project and nothing else: neither rules nor translations nor pages are looked at."""
    documents, unread = read_tree(project, "data", ["*/*.yml"])
    catalogue, trees, diagnostics = catalogue_of(documents, unread)
    return catalogue, trees, [*unread, *diagnostics]
