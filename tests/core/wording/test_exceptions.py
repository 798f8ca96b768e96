"""Exceptions: one covers exactly its text and term, needs a reason, and is an error once it covers nothing."""

from __future__ import annotations

import pytest

from publisher.read import Document
from publisher.wording.exceptions import PATH, Exceptions

ONE = "  - language: fr\n    text: acts/2020-1.role\n    term: freeze\n    reason: The name of a group.\n"


def read(text: str) -> Exceptions:
    return Exceptions(Document(PATH, text))


def test_an_exception_covers_its_text_and_term() -> None:
    found = read("exceptions:\n" + ONE)
    assert found.diagnostics == []
    assert not found.covers("de", "acts/2020-1.role", "freeze") and not found.covers("fr", "acts/2020-1.role", "ban")
    assert found.covers("fr", "acts/2020-1.role", "freeze")
    assert list(found.unneeded({"fr": {"acts/2020-1.role"}})) == []


def test_an_exception_that_covers_nothing() -> None:
    found = read("exceptions:\n" + ONE)
    assert [str(each) for each in found.unneeded({"fr": {"acts/2020-1.role"}})] == [
        f"{PATH}:2:5: error: this exception is not needed: acts/2020-1.role uses the official term 'freeze', or its English does not; delete it",
    ]
    assert [str(each) for each in found.unneeded({"fr": {"acts/2020-11.role"}})] == [
        f"{PATH}:2:5: error: this exception is not needed: no fr text 'acts/2020-1.role'; did you mean 'acts/2020-11.role'?; delete it",
    ]
    assert list(found.unneeded({"en": set()})) == [], "a language that is not built is not judged"


@pytest.mark.parametrize(("text", "expected"), [
    ("exceptions:\n" + ONE.replace("    reason: The name of a group.\n", ""), f"{PATH}:2:5: error: missing key 'reason': why the official equivalent would be wrong there"),
    ("exceptions:\n" + ONE + ONE, f"{PATH}:6:5: error: the exception for 'freeze' in acts/2020-1.role stands twice; delete one"),
    ("exceptions: [\n", f"{PATH}:1:14: error: not valid YAML"),
    ("exception: []\n", f"{PATH}:1:1: error: "),
])
def test_faults_of_the_file(text: str, expected: str) -> None:
    found = read(text)
    assert any(str(each).startswith(expected) for each in found.diagnostics), found.diagnostics


def test_no_file_means_no_exceptions() -> None:
    assert Exceptions(None).diagnostics == [] and not Exceptions(None).covers("fr", "x", "y")
