"""The parse stage: golden inputs, positions, depth."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from publisher.parse import parse
from publisher.read import Document

CASES = yaml.safe_load((Path(__file__).parents[1] / "golden" / "parse.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_golden(case: dict) -> None:
    tree, diagnostics = parse(Document("data/x.yml", case["input"]))
    assert [str(diagnostic) for diagnostic in diagnostics] == case.get("errors", [])
    if "data" in case:
        assert tree.data == case["data"]


def test_every_value_knows_its_place() -> None:
    tree, _ = parse(Document("data/x.yml", "id: a\nchanges:\n  - date: 2020\n    text: >-\n      long\n"))
    assert tree.place(("changes", 0, "text")) == (4, 11)
    assert tree.place(("changes", 0, "text"), of_key=True) == (4, 5)
    assert tree.place(("changes", 0, "unknown")) == (3, 5), "a missing value is where its owner is"


def test_broken_yaml_names_the_place() -> None:
    _, diagnostics = parse(Document("data/x.yml", "a: b\nc: d: e\n"))
    assert [(found.line, found.column) for found in diagnostics] == [(2, 5)]


@pytest.mark.parametrize("text", ["a: b\nc: [x", "a: b\nc: [x\n", "a: b\nc: [x\n\n\n"])
def test_what_is_missing_at_the_end_is_told_at_the_last_line(text: str) -> None:
    _, diagnostics = parse(Document("data/x.yml", text))
    assert [(found.line, found.column) for found in diagnostics] == [(2, 6)]


@pytest.mark.parametrize("text", ["[" * 10_000, "a: " * 10_000, "{a: " * 10_000, "- " * 10_000])
def test_deep_nesting_is_one_diagnostic(text: str) -> None:
    _, diagnostics = parse(Document("data/x.yml", text))
    assert len(diagnostics) == 1
