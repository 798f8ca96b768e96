"""What is remembered of documents: nothing is made twice, nothing is out of date, and nobody can spoil it."""

from __future__ import annotations

from pathlib import Path

from publisher.diagnostics import Diagnostic
from publisher.load import draft, load
from publisher.read import Document, read_tree
from publisher.record_files import catalogue_of
from publisher.remember import remembered_reader

LANGUAGES = ("en", "fr", "de")


def test_a_document_is_read_once_and_its_diagnostics_are_each_callers_own() -> None:
    asked: list[Document] = []

    @remembered_reader(8)
    def read(document: Document) -> tuple[int, list[Diagnostic]]:
        asked.append(document)
        return len(document.text), [Diagnostic(document.path, 1, 1, "short")]

    value, diagnostics = read(Document("a", "x"))
    diagnostics.append(Diagnostic("a", 2, 1, "added by a caller"))
    assert read(Document("a", "x")) == (1, [Diagnostic("a", 1, 1, "short")]) and len(asked) == 1
    assert read(Document("a", "xy"))[0] == 2 and read(Document("b", "x"))[1][0].path == "b"


def test_a_record_is_the_same_object_until_its_file_changes() -> None:
    documents, _ = read_tree(Path(__file__).resolve().parents[2], "data", ["terms/*.yml"])
    before, _, _ = catalogue_of(documents)
    changed = [Document(each.path, each.text + "\n# a remark\n") if each is documents[0] else each for each in documents]
    after, _, _ = catalogue_of(changed)
    same = [record is after.get("terms", record.id) for record in before]
    assert same.count(False) == 1 and len(same) == len(documents) > 10


def test_a_file_is_read_again_when_it_changes_even_if_its_length_does_not(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "x.yml"
    texts = []
    for text in ("one", "two", "two", "six"):
        file.unlink(missing_ok=True) if text == "six" else None
        file.write_text(text, encoding="utf-8")
        texts += [document.text for document in read_tree(tmp_path, "data", ["*.yml"])[0]]
    assert texts == ["one", "two", "two", "six"]


def test_a_draft_becomes_what_is_loaded(project: Path) -> None:
    loaded, again = load(project, LANGUAGES), draft(project, LANGUAGES)
    assert again.content.passages == () and again.content.digest == loaded.digest
    checked = again.checked()
    assert checked.diagnostics == loaded.diagnostics and len(checked.passages) == len(loaded.passages) > 1000
