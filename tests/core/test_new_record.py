"""A new record: every collection has a skeleton that says what to write, and passes once it is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import PROJECT
from publisher.__main__ import main
from publisher.check import check
from publisher.diagnostics import Diagnostic
from publisher.new_record import skeleton
from publisher.parse import Tree, parse
from publisher.read import Document, read_tree
from publisher.record_files import catalogue_of
from publisher.records import COLLECTIONS
from publisher.structure import FILL_IN

RECORDS = [document for document in read_tree(PROJECT, "data", ["*/*.yml"])[0] if Path(document.path).parts[1] in COLLECTIONS]


def problems(path: str, text: str) -> list[Diagnostic]:
    """What the check says of one file in place of, or beside, the real ones."""
    documents = [*(document for document in RECORDS if document.path != path), Document(path, text)]
    catalogue, trees, diagnostics = catalogue_of(documents)
    return [found for found in (*diagnostics, *check(catalogue, trees)) if found.path == path]


def filled(text: str, example: Tree) -> str:
    """The skeleton with the values that a real record has at the marked places."""
    tree, _ = parse(Document(example.path, text))
    lines = text.split("\n")
    for location, (line, column) in tree.values.items():
        value = tree.data
        for step in location:
            value = value[step]
        if value == FILL_IN:
            real = example.data
            for step in location:
                real = real[step]
            lines[line - 1] = lines[line - 1][:column - 1] + json.dumps(real, ensure_ascii=False)
    return "\n".join(lines)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_it_passes_once_the_marked_places_are_filled_in(collection: str) -> None:
    text = skeleton(collection, "some-name")
    found = problems(f"data/{collection}/some-name.yml", text)
    assert found and all(each.message.startswith("still to be filled in") for each in found)
    required = [name for name, field in COLLECTIONS[collection].model_fields.items() if field.is_required() and name != "id"]
    assert len({each.line for each in found}) == len(found) >= len(required)

    example, _ = parse(next(document for document in RECORDS if document.path.startswith(f"data/{collection}/") and ("\nsources:" in document.text or collection == "sources")))
    done = filled(skeleton(collection, Path(example.path).stem), example)
    assert FILL_IN not in "".join(line for line in done.split("\n") if not line.startswith("#"))
    assert problems(example.path, done) == []


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_field_is_explained(collection: str) -> None:
    text = skeleton(collection, "some-name")
    for name in COLLECTIONS[collection].model_fields:
        if name not in ("formerly", "keywords", "unverified", "check_at") and (collection, name) != ("sources", "sources"):
            assert f"\n{name}:" in text or f"\n# {name}:" in text, name


def test_the_command_writes_one_file_and_never_over_another(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def new(*words: str) -> tuple[int, str]:
        return main(["--project", str(copy), "new", *words]), capsys.readouterr().err

    assert new("listings", "some-name") == (0, "")
    path = copy / "data" / "listings" / "some-name.yml"
    assert path.read_text(encoding="utf-8") == skeleton("listings", "some-name")
    path.write_text("my work", encoding="utf-8")
    for words, message in (
        (("listings", "some-name"), "error: data/listings/some-name.yml is there already"),
        (("listing", "a"), "error: unknown collection 'listing'; did you mean 'listings'?"),
        (("listings", "../a"), "error: expected an id of lower-case letters"),
        (("listings", "A"), "error: expected an id of lower-case letters"),
        (("listings", "com1"), "error: expected an id that can be the name of a file"),
        (("listings",), "error: expected an id of lower-case letters"),
        ((), "error: which collection?"),
    ):
        status, error = new(*words)
        assert status == 1 and error.startswith(message) and error.count("\n") == 1
    assert path.read_text(encoding="utf-8") == "my work"
