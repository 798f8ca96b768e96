"""Data files: where YAML files name a record."""

from __future__ import annotations

from typing import Iterator

from ..fields import shapes
from ..link import Catalogue
from ..parse import Tree, parse
from ..read import Document
from ..record_files import Trees
from ..records import COLLECTIONS
from ..site_facts import SiteFacts
from . import Rename
from .edits import Edit, edited


def references(catalogue: Catalogue, trees: Trees, rename: Rename) -> Iterator[tuple[str, Edit]]:
    """Every reference of a record to the one that is renamed, by the file it stands in."""
    for citation in catalogue.citations:
        if (citation.collection, citation.target) == (rename.collection, rename.old):
            tree = trees[citation.origin.collection, citation.origin.id]
            yield tree.path, Edit(tree.values[citation.location], rename.old, rename.new)


def site_facts(tree: Tree, rename: Rename) -> Iterator[tuple[str, Edit]]:
    """The same in the facts of the whole site."""
    for name, shape in shapes(SiteFacts).items():
        if shape.kind == "reference" and shape.collection == rename.collection and tree.data.get(name) == rename.old:
            yield tree.path, Edit(tree.values[(name,)], rename.old, rename.new)


def exceptions(document: Document, rename: Rename) -> Iterator[tuple[str, Edit]]:
    """Exceptions to the glossary that name a text of the record, or the term itself."""
    tree, _ = parse(document)
    for index, each in enumerate(tree.data["exceptions"]):
        if each["text"].startswith(f"{rename.before}."):
            yield tree.path, Edit(tree.values["exceptions", index, "text"], rename.before, rename.after)
        if rename.collection == "terms" and each["term"] == rename.old:
            yield tree.path, Edit(tree.values["exceptions", index, "term"], rename.old, rename.new)


def queries(document: Document, rename: Rename) -> Iterator[tuple[str, Edit]]:
    """Addresses that the search tests expect to find; a list of queries stands at the top of such a file."""
    tree, _ = parse(document)
    old, new = (COLLECTIONS[rename.collection].address.format(id=name) for name in (rename.old, rename.new))
    for number, query in enumerate(tree.data):
        for index, address in enumerate(query.get("expect", ())):
            if address == old:
                yield tree.path, Edit(tree.values[number, "expect", index], old, new)


def own_file(document: Document, tree: Tree, rename: Rename) -> Document:
    """The record's file with its new id, and the old one as the last of those that it had before."""
    text = edited(document, [Edit(tree.values[("id",)], rename.old, rename.new)]).text
    lines = text.split("\n")
    if former := tree.data.get("formerly"):
        line, column = tree.values["formerly", len(former) - 1]
        lines.insert(line, lines[line - 1][:column - 1] + rename.old)
    else:
        lines[tree.values[("id",)][0]:0] = ["formerly:", f"  - {rename.old}"]
    return Document(f"data/{rename.after}.yml", "\n".join(lines))
