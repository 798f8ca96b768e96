"""Edits: only what stands at the place changes."""

from __future__ import annotations

import pytest

from publisher.diagnostics import Refused
from publisher.parse import parse
from publisher.read import Document
from publisher.renaming.edits import Edit, edited


@pytest.mark.parametrize(("text", "expected"), [
    ("a:\n  - x-y   # x-y stays here\n", "a:\n  - z   # x-y stays here\n"),
    ("a: [é, 'x-y', x-y-z]\n", "a: [é, 'z', x-y-z]\n"),
    ('a: ["x-y", b]\n', 'a: ["z", b]\n'),
])
def test_a_value_is_replaced_where_it_stands(text: str, expected: str) -> None:
    tree, _ = parse(Document("data/a.yml", text))
    place = next(tree.values["a", index] for index, value in enumerate(tree.data["a"]) if value == "x-y")
    assert edited(Document("data/a.yml", text), [Edit(place, "x-y", "z")]).text == expected


def test_several_on_one_line_do_not_move_each_other() -> None:
    text = "a: [x, b, x]\n"
    assert edited(Document("a", text), [Edit((1, 5), "x", "longer"), Edit((1, 11), "x", "longer"), Edit((1, 5), "x", "longer")]).text == "a: [longer, b, longer]\n"


@pytest.mark.parametrize("text", ['a: "x\\x2dy"\n', "a: >-\n  x-y\n"])
def test_a_value_that_cannot_be_replaced_is_told(text: str) -> None:
    tree, _ = parse(Document("data/a.yml", text))
    assert tree.data["a"] == "x-y"
    with pytest.raises(Refused) as refused:
        edited(Document("data/a.yml", text), [Edit(tree.values[("a",)], "x-y", "z")])
    assert [str(found) for found in refused.value.diagnostics] == ["data/a.yml:1:4: error: write 'x-y' here as a plain word, so that it can be replaced"]
