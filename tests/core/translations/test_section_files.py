"""Section files: what each section was made from is kept, and read as it was written."""

from __future__ import annotations

import subprocess
from pathlib import Path

from publisher.read import Document
from publisher.translations import Unit
from publisher.translations.section_files import path_of, read_sections, translations_of, update_sections
from publisher.translations.states import state_of

ENGLISH = [Unit("docs/x.title", "Sanctions"), Unit("docs/x#one", "## One: \"a\"\n\n- b\n    code {{ c(\"d\") }} # e"), Unit("docs/x#two", "## Two\n\nText."), Unit("interface.a", "A")]
FRENCH = [Unit("docs/x.title", "Sanctions"), Unit("docs/x#one", "## Un"), Unit("docs/x#two", "## Deux")]
KEYS = {unit.key for unit in FRENCH}


def states(made_from: dict[str, str], english: list[Unit] = ENGLISH, french: list[Unit] = FRENCH) -> list[str]:
    known = dict(translations_of(french, {unit.key: unit for unit in english}, made_from))
    return [state_of(unit, known) for unit in english[:3]]


def written(made_from: dict[str, str], english: list[Unit] = ENGLISH, french: list[Unit] = FRENCH, keep: tuple[str, ...] = ()) -> str:
    known = dict(translations_of(french, {unit.key: unit for unit in english}, made_from))
    return update_sections(english, {unit.key for unit in french}, known, keep)


def test_what_is_written_is_read_again() -> None:
    text = written({}, keep=("docs/x.title",))
    found, diagnostics = read_sections(Document(path_of("fr"), text))
    assert not diagnostics and found == {unit.key: unit.text for unit in ENGLISH[:3]}
    assert written(dict(found)) == text
    assert read_sections(None) == ({}, []) and read_sections(Document("x.yml", written({}, french=[]))) == ({}, [])


def test_a_text_equal_to_the_english_is_no_translation_until_it_is_kept() -> None:
    assert states({}) == ["missing", "current", "current"]
    assert "docs/x.title" not in written({}) and "docs/x.title: |-" in written({}, keep=("docs/x.title",))
    assert states({"docs/x.title": "Sanctions"}) == ["current", "current", "current"]


def test_a_section_is_stale_when_its_english_changes_until_it_is_kept() -> None:
    made_from = {unit.key: unit.text for unit in ENGLISH[:3]}
    changed = [*ENGLISH[:2], Unit("docs/x#two", "## Two\n\nText of today."), ENGLISH[3]]
    assert states(made_from, changed) == ["current", "current", "stale"]
    assert read_sections(Document("x.yml", written(made_from, changed)))[0]["docs/x#two"] == "## Two\n\nText.", "the earlier English is kept"
    assert read_sections(Document("x.yml", written(made_from, changed, keep=("docs/x#two",))))[0]["docs/x#two"] == "## Two\n\nText of today."
    assert states(made_from, [*ENGLISH[:2], Unit("docs/x#two", "## Two Text.")]) == ["current", "current", "current"]


def test_an_entry_stays_as_long_as_its_section() -> None:
    made_from = {unit.key: unit.text for unit in ENGLISH[:3]}
    assert "docs/x#two" in written(made_from, ENGLISH[:2]), "the English is gone, the translation is not"
    assert "docs/x#two" not in written(made_from, ENGLISH[:2], FRENCH[:2])
    assert states(made_from, french=FRENCH[:2]) == ["current", "current", "missing"]


def test_a_broken_entry_is_named() -> None:
    _, diagnostics = read_sections(Document("data/locales/fr.sections.yml", "docs/x.title: |-\n  A\nnav.home: B\ndocs/y.title:\n"))
    assert [(found.line, found.message.rsplit(" ", 1)[1]) for found in diagnostics] == [(3, "'nav.home'"), (4, "'docs/y.title'")]


def test_two_branches_merge(tmp_path: Path) -> None:
    """Two sections that stand one below the other are kept on two branches."""
    old = {unit.key: f"{unit.text} Once." for unit in ENGLISH[:3]}
    for name, keep in (("base", ()), ("one", ("docs/x#one",)), ("two", ("docs/x#two",)), ("both", ("docs/x#one", "docs/x#two"))):
        (tmp_path / name).write_text(written(old, keep=keep), encoding="utf-8")
    merged = subprocess.run(["git", "merge-file", "-p", "one", "base", "two"], cwd=tmp_path, capture_output=True, text=True)
    assert (merged.returncode, merged.stdout) == (0, (tmp_path / "both").read_text(encoding="utf-8"))
