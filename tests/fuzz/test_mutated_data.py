"""Mutated data: no traceback, no hang, every problem with its place; and enough of it refused to know that the check looks."""

from __future__ import annotations

import random
import re
import time
from typing import Any, Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from conftest import PROJECT
from fuzz.mutations import MUTATIONS, Mutation
from publisher import record_files
from publisher.check import check
from publisher.diagnostics import Diagnostic, report
from publisher.read import Document, read_tree
from publisher.records import COLLECTIONS
from publisher.unseen import unseen

SHORT, WHOLE = 15, 10_000
"""Trees for each collection in the short run, the same every time, and of the whole."""
REFUSED = 0.3
"""Share of the trees that must be refused at least: fewer would mean that the check looks away."""
SECONDS = 20
"""Time of the processor for one tree at most."""
DOCUMENTS, _ = read_tree(PROJECT, "data", [f"{collection}/*.yml" for collection in COLLECTIONS])
FILES = {name: [document for document in DOCUMENTS if record_files.folder_of(document) == name] for name in COLLECTIONS}
LINE = re.compile(r"data/[\w./-]+:\d+:\d+: error: \S.*")


@pytest.fixture(scope="module", autouse=True)
def unchanged_files_are_read_once() -> Iterator[None]:
    """A tree differs from the real one in one file; the others need not be read ten thousand times."""
    parse, structure = record_files.parse, record_files.structure
    parsed = {id(document): parse(document) for document in DOCUMENTS}
    typed = {id(tree): structure(tree) for tree, _ in parsed.values()}
    record_files.parse = lambda document: parsed.get(id(document)) or parse(document)  # type: ignore[assignment]
    record_files.structure = lambda tree: typed.get(id(tree)) or structure(tree)  # type: ignore[assignment]
    yield
    record_files.parse, record_files.structure = parse, structure


def diagnosed(documents: list[Document]) -> list[Diagnostic]:
    """What the check says of a tree."""
    catalogue, trees, diagnostics = record_files.catalogue_of(documents)
    return [*diagnostics, *check(catalogue, trees)]


def mutated(document: Document, mutations: list[Mutation], choice: random.Random) -> Document:
    """A file after some mutations; such as could not be read is not handed on, which the tests of reading are about."""
    text = document.text
    for mutation in mutations:
        after = mutation(text.split("\n"), choice)
        text = text if after is None or unseen(after) else after
    return Document(document.path, text)


CHANGES = st.tuples(st.integers(0, 10_000), st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3), st.integers(0, 2**32))
"""Which file, what is done to it, and the seed of all decisions."""


def put_to_the_check(collection: str, count: int, **how: Any) -> tuple[int, int]:
    """Check so many trees that differ from the real one in a file of a collection; how many were checked, and how many refused."""
    refused, made = [], set()

    @given(CHANGES)
    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck), **how)
    def one(change: tuple[int, list[Mutation], int]) -> None:
        place, mutations, seed = change
        original = FILES[collection][place % len(FILES[collection])]
        changed = mutated(original, mutations, random.Random(seed))
        begun = time.process_time()
        diagnostics = diagnosed([changed if document is original else document for document in DOCUMENTS])
        assert time.process_time() - begun < SECONDS
        lines = {document.path: document.text.count("\n") + 1 for document in (*DOCUMENTS, changed)}
        for line in report(diagnostics).splitlines()[:-1]:
            assert LINE.fullmatch(line), line
        assert all(1 <= found.line <= lines[found.path] and found.column >= 1 for found in diagnostics)
        refused.append(bool(diagnostics))
        made.update(mutations)

    one()
    assert len(made) >= 8
    return len(refused), sum(refused)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_some_mutated_trees(collection: str) -> None:
    trees, refused = put_to_the_check(collection, SHORT, derandomize=True, phases=[Phase.generate])
    assert trees >= SHORT and refused / trees >= REFUSED


@pytest.mark.long
def test_many_mutated_trees() -> None:
    counts = {collection: put_to_the_check(collection, WHOLE // len(COLLECTIONS) + 1) for collection in COLLECTIONS}
    trees, refused = (sum(count) for count in zip(*counts.values()))
    print(f"\n{trees} trees, {refused} refused: " + ", ".join(f"{name} {refused} of {trees}" for name, (trees, refused) in counts.items()))
    assert trees >= WHOLE and refused / trees >= REFUSED


def test_the_real_tree_is_sound() -> None:
    assert diagnosed(list(DOCUMENTS)) == []
