"""Wording in the real project: `make check` sees one planted fault of each kind, at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import pytest

from conftest import check

FAULTS = [
    ("docs/de/guide/norms.md", '"Budapester Übereinkommen") }} des', '"Pakt von Budapest") }} des', "Das {{ term(\"budapest-convention\"",
     "expected the official term 'Budapester Übereinkommen' for 'Budapest Convention'; use it, or say in data/locales/exceptions.yml why not"),
    ("data/locales/fr.po", "face aux cyberattaques, en", "face aux attaques, en", "Ce que fait l’UE face aux attaques, en", "expected the official term 'cyberattaque' for 'cyber-attacks'"),
    ("docs/fr/guide/norms.md", "{#norms}", "{#normes}", "Les onze normes sont volontaires {#normes}", "unknown section 'normes'; the English page has none with this anchor; did you mean 'norms'?"),
    ("docs/de/sanctions/index.md", "(../guide/attribution.md#listing)", "(../guide/attribution.md)", "](../guide/attribution.md)", "unknown link '../guide/attribution.md'"),
    ("docs/fr/sanctions/index.md", '{{ counted("rounds", spelled=true) }}', "six séries", "Au {{ date(", "missing template call 'counted(\"rounds\", spelled=true)'"),
    ("docs/fr/sanctions/index.md", "n’est pas officielle", "n'est pas officielle", "'est pas officielle", "expected ’, got a straight apostrophe"),
    ("data/terms/incident.yml", "An event that harms", "An event that's harming", "'s harming", "expected ’ or ‘, got a straight apostrophe"),
    ("data/locales/de.po", "Was die EU gegen Cyberangriffe tut", "Was die EU gegen “Cyberangriffe tut", "“Cyberangriffe tut", "expected „ before and “ after the quoted words"),
    ("data/locales/exceptions.yml", "text: about.md#licences", "text: about.md#checked", "language: de\n    text: about.md#checked", "this exception is not needed: about.md#checked uses the official term"),
]


SAMPLE = [pytest.param(*fault, id=f"{fault[0]}: {fault[2]}", marks=() if number % 3 == 0 else pytest.mark.long) for number, fault in enumerate(FAULTS)]
"""Each is found by a run of the whole check; one in three is planted in the short run."""


@pytest.mark.parametrize(("path", "before", "after", "where", "message"), SAMPLE)
def test_a_planted_fault_is_found_at_its_place(
    copy: Path, edit: Callable[[str, Callable[[str], str]], None], path: str, before: str, after: str, where: str, message: str,
) -> None:
    edit(path, lambda text: text.replace(before, after, 1))
    text = (copy / path).read_text(encoding="utf-8")
    at = text.index(where)
    result = check(copy)
    assert result.returncode == 1
    expected = f"{path}:{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}: error: {message}"
    assert any(found.startswith(expected) for found in result.stderr.split("\n")), f"{expected}\n{result.stderr}"
