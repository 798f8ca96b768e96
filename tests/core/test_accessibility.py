"""What the accessibility checks found: read, typed, and refused with a sentence where it is wrong."""

from __future__ import annotations

import datetime
from typing import Callable

import pytest

from publisher.accessibility import PATH, read_accessibility
from publisher.read import Document

SOUND = """\
date: 2026-11-25
tool:
  name: axe-core
  version: 4.12.1
browser:
  name: Chromium
  version: 156
rules: [wcag2a, best-practice]
widths: [360, 1280]
schemes: [light, dark]
languages: [en, fr]
selection: kinds
pages: 3
runs: 12
faults:
  - page: ''
    rule: image-alt
    help: Images must have alternative text
    places: 1
  - page: fr/law/
    rule: scrolls-sideways
    places: 1
  - page: fr/law/
    rule: html-has-lang
    help: <html> element must have a lang attribute
    places: 2
"""


def test_the_results_are_typed_and_frozen() -> None:
    results, diagnostics = read_accessibility(Document(PATH, SOUND))
    assert diagnostics == [] and results is not None
    assert (results.date, results.widths, results.browser.version) == (datetime.date(2026, 11, 25), (360, 1280), "156")
    with pytest.raises(ValueError):
        results.pages = 4  # type: ignore[misc]


def test_faults_come_by_page() -> None:
    results, _ = read_accessibility(Document(PATH, SOUND))
    assert results is not None
    assert {page: [fault.rule for fault in faults] for page, faults in results.by_page().items()} == {
        "": ["image-alt"], "fr/law/": ["scrolls-sideways", "html-has-lang"],
    }
    assert [(fault.language, fault.address) for fault in results.faults] == [("", ""), ("fr", "law/"), ("fr", "law/")]


def test_no_fault_is_a_result_too() -> None:
    results, diagnostics = read_accessibility(Document(PATH, SOUND[:SOUND.index("faults:")] + "faults: []\n"))
    assert diagnostics == [] and results is not None and results.by_page() == {}


def test_a_missing_file_is_named() -> None:
    results, (found,) = read_accessibility(None)
    assert results is None and str(found).startswith("data/accessibility.yml:1:1: error: missing file")


WRONG: dict[str, tuple[Callable[[str], str], str]] = {
    "not YAML": (lambda text: text.replace("date: ", "date: ["), "2:5: error: not valid YAML"),
    "date": (lambda text: text.replace("2026-11-25", "yesterday"), "1:7: error: expected a date like 2024-05-31, got 'yesterday'"),
    "unknown key": (lambda text: text.replace("runs:", "run:"), "14:1: error: unknown key 'run'; did you mean 'runs'?"),
    "missing key": (lambda text: text.replace("pages: 3\n", ""), "1:1: error: missing key 'pages'"),
    "no faults stated": (lambda text: text[:text.index("faults:")], "1:1: error: missing key 'faults'"),
    "unknown scheme": (lambda text: text.replace("[light, dark]", "[light, drak]"), "10:18: error: expected one of light, dark, got 'drak'"),
    "no width": (lambda text: text.replace("[360, 1280]", "[]"), "9:9: error: expected at least 1 entry, got none"),
    "count": (lambda text: text.replace("places: 2", "places: many"), "26:13: error: expected a whole number, got 'many'"),
    "whole address": (lambda text: text.replace("''", "https://x.example/"), "16:11: error: expected the address of a page below the site's root"),
    "no words": (lambda text: text.replace("    help: Images must have alternative text\n", ""), "16:5: error: expected axe's words under 'help'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_refused_at_its_place(name: str) -> None:
    change, expected = WRONG[name]
    changed = change(SOUND)
    assert changed != SOUND
    results, diagnostics = read_accessibility(Document(PATH, changed))
    assert results is None
    assert any(f"{PATH}:{expected}" in str(found) for found in diagnostics), list(map(str, diagnostics))
