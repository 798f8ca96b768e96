"""Changed: on the real files, every place that names a record, and no other."""

from __future__ import annotations

from collections import Counter
from typing import Mapping

import pytest

from conftest import LANGUAGES, PROJECT, every_second
from publisher.commands.rename import documents_of
from publisher.deltas.changes import Change
from publisher.deltas.compare import compare
from publisher.load import Content, load
from publisher.read import Document
from publisher.record_files import catalogue_of
from publisher.renaming import Rename
from publisher.renaming.changed import changed
from publisher.translations import update, units

RENAMES = [
    Rename("listings", "gao-qiang", "somebody"), Rename("terms", "attribution", "naming"), Rename("sources", "annex-i-20260713", "annex"),
    Rename("acts", "2019-796", "regulation"), Rename("uses", "2022-09-08-albania", "2022-09-08-tirana"), Rename("groups", "apt10", "group"),
]


@pytest.fixture(scope="module")
def content() -> Content:
    return load(PROJECT, LANGUAGES)


@pytest.fixture(scope="module")
def documents() -> Mapping[str, Document]:
    return documents_of(PROJECT)


def data(documents: Mapping[str, Document | None]) -> list[Document]:
    """The files of `data/` that there are."""
    return [document for path, document in documents.items() if document is not None and path.startswith("data/")]


@pytest.mark.parametrize("rename", every_second(RENAMES), ids=lambda rename: rename.before)
def test_a_real_record(rename: Rename, content: Content, documents: Mapping[str, Document]) -> None:
    after = changed(content, documents, rename)
    assert {path for path, document in after.items() if document is None} == {f"data/{rename.before}.yml"}
    catalogue, _, problems = catalogue_of(data({**documents, **after}))
    assert problems == []
    assert compare(content.catalogue, catalogue) == (Change(rename.collection, rename.new, "changed", "id", rename.old, rename.new),)
    assert catalogue[rename.collection][rename.new].formerly == (rename.old,)
    for path, document in after.items():
        if document is None:
            continue
        old = documents.get(path) or documents[f"data/{rename.before}.yml"]
        before, now = Counter(old.text.split("\n")), Counter(document.text.split("\n"))
        if path == f"data/{rename.after}.yml":
            now -= Counter(["formerly:", f"  - {rename.old}"])
        gone, came = (Counter(line.replace(rename.old, rename.new) for line in lines.elements()) for lines in (before - now, now - before))
        assert gone == came, path


def test_the_order_of_translations_is_that_of_the_records(content: Content, documents: Mapping[str, Document]) -> None:
    after = changed(content, documents, RENAMES[1])
    wanted = [*units(catalogue_of(data({**documents, **after}))[0], content.messages)]
    for language in LANGUAGES[1:]:
        path = f"data/locales/{language}.po"
        assert documents[path].text.index('"terms/attribution.') < documents[path].text.index('"terms/cyber-diplomacy-toolbox.')
        assert after[path].text.index('"terms/naming.') > after[path].text.index('"terms/cyber-diplomacy-toolbox.')
        assert update(after[path], language, wanted) == after[path].text


def test_a_second_time(content: Content, documents: Mapping[str, Document]) -> None:
    """The file of a record that was renamed before keeps its first id first."""
    path = "data/listings/gao-qiang.yml"
    before = dict(documents)
    before[path] = Document(path, documents[path].text.replace("id: gao-qiang\n", "id: gao-qiang  # his own\nformerly:\n  - qiang\n  - gao  # older\n"))
    catalogue, trees, _ = catalogue_of(data(before))
    assert catalogue["listings"]["gao-qiang"].first_id == "qiang"
    content = Content(**{**vars(content), "catalogue": catalogue, "trees": trees})
    text = changed(content, before, RENAMES[0])["data/listings/somebody.yml"].text
    assert "id: somebody  # his own\nformerly:\n  - qiang\n  - gao  # older\n  - gao-qiang\nkind: person\n" in text
