"""Translations in use: the commands of translators and editors, and what a reader is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Callable

import pytest

from conftest import PROJECT, build

Edit = Callable[[str, Callable[[str], str]], None]
PAGE, LISTING, TERM = "docs/en/guide/attribution.md", "data/listings/gao-qiang.yml", "data/terms/asset-freeze.yml"


@pytest.fixture
def run(copy: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command of the core in the copy."""

    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "publisher", *arguments], cwd=copy, capture_output=True, text=True, timeout=120,
            env={**os.environ, "PYTHONPATH": "hooks"},
        )

    return command


def counts(table: str) -> dict[str, tuple[int, ...]]:
    """Current, stale, missing and reviewed of each language."""
    rows = [line.split() for line in table.splitlines()[1:4]]
    return {row[0]: tuple(map(int, row[1:])) for row in rows}


def test_from_a_change_to_the_translators_and_back(run, edit: Edit, copy: Path) -> None:  # noqa: ANN001
    total = counts(run("translations").stdout)["en"][0]
    assert not [path for path in (copy / "data").rglob("*") if path.is_file() and path.read_bytes() != (PROJECT / path.relative_to(copy)).read_bytes()], "nothing to write"
    edit(PAGE, lambda text: text.replace("Attackers can hide", "Attackers often hide"))
    edit(LISTING, lambda text: text.replace("confidential business data", "confidential data"))

    against = run("translations", "--against", str(PROJECT)).stdout
    assert "`listings/gao-qiang.reasons` – stale: fr, de" in against and "Attackers [-can-] {+often+} hide" in against
    result = run("translations")
    assert result.returncode == 0 and counts(result.stdout) == {"en": (total, 0, 0, 0), "fr": (total - 2, 2, 0, 0), "de": (total - 2, 2, 0, 0)}
    assert "docs/guide/attribution#why-hard (fr, de)\n" in result.stdout and "reached confidential [-business-] data." in result.stdout
    assert '#| "The Council ties Gao Qiang' in (copy / "data/locales/fr.po").read_text(encoding="utf-8")

    strict = run("translations", "--strict", "--json")
    assert strict.returncode == 1
    stale = [row for row in json.loads(strict.stdout)["units"] if row["state"] == "stale"]
    assert {(row["id"], row["language"]) for row in stale} == {(key, language) for key in ("listings/gao-qiang.reasons", "docs/guide/attribution#why-hard") for language in ("fr", "de")}
    assert all("can" in row["made_from"] or "business" in row["made_from"] for row in stale)

    assert counts(run("translations", "--keep", "docs/guide/attribution#why-hard", "--language", "fr").stdout)["fr"][1] == 1
    assert counts(run("translations", "--keep", "listings/gao-qiang.reasons").stdout) == {"en": (total, 0, 0, 0), "fr": (total, 0, 0, 0), "de": (total - 1, 1, 0, 0)}
    assert run("translations", "--keep", "docs/guide/attribution", "--strict").returncode == 0
    unknown = run("translations", "--keep", "listings/gao-qiang.reason")
    assert unknown.returncode == 1 and unknown.stderr == "error: no text is called 'listings/gao-qiang.reason'; did you mean 'listings/gao-qiang.reasons'?\n"


def test_faults_of_anchors_are_named(run, edit: Edit) -> None:  # noqa: ANN001
    edit(PAGE, lambda text: text + "\n## More\n\nText.\n")
    edit("docs/fr/guide/attribution.md", lambda text: text.replace("{#who-decides}", "{#who-decide}"))
    lines = run("check").stderr.splitlines()
    found = [line.split(": error: ")[1].partition(";")[0] for line in lines[:-1]]
    assert "heading without an anchor" in found and "unknown section 'who-decide'" in found
    unknown = next(line for line in lines if "unknown section 'who-decide'" in line and "did you mean" in line)
    assert unknown.startswith("docs/fr/guide/attribution.md:16:1: ") and "did you mean 'who-decides'?" in unknown


@pytest.mark.long
def test_what_a_reader_is_told(run, edit: Edit, copy: Path) -> None:  # noqa: ANN001
    """One build of a site with stale and missing texts and some reviews."""
    edit(PAGE, lambda text: text.replace("Attackers can hide", "Attackers often hide"))
    edit("docs/fr/guide/attribution.md", lambda text: text[: text.index("## Qui décide")] + text[text.index("## L’attribution conjointe"):])
    edit(LISTING, lambda text: text.replace("confidential business data", "confidential data"))
    edit(TERM, lambda text: text.replace("moved or used", "moved, sold or used"))
    for keys, language in (("docs/guide/norms", "fr"), ("docs/guide/norms", "en"), ("docs/guide/nis2#dates", "en")):
        assert run("review", keys, "--by", "Jane Doe", "--on", "2026-12-01", "--language", language).returncode == 0
    edit("docs/fr/guide/nis2.md", lambda text: text.replace("updated: 2026-11-23", "updated: 2026-11-24"))
    result = build(copy)
    assert result.returncode == 0, result.stdout + result.stderr

    def page(path: str) -> str:
        return (copy / "site" / path / "index.html").read_text(encoding="utf-8")

    french = page("fr/guide/attribution")
    note = french.index('href="../../../en/guide/attribution/#why-hard"')
    assert french.index('<h2 id="why-hard">') < note < french.index("Les auteurs d’attaques")
    foreign = french[french.index('<div class="foreign" lang="en">'): french.index('<h2 id="together">')]
    assert '<h2 id="who-decides" lang="en">' in foreign and '<p class="note" lang="fr">' in foreign and "sovereign decision" in foreign
    assert '<a href="#who-decides"><span lang="en">Who decides</span></a>' in french
    assert 'href="../../../en/sanctions/gao-qiang/" hreflang="en"' in page("fr/sanctions/gao-qiang").partition('class="note note--stale"')[2]
    assert 'href="../../en/glossary/#asset-freeze" hreflang="en"' in page("de/glossary").partition('class="note note--stale"')[2]
    assert "note--stale" not in page("en/guide/attribution") + page("fr/guide/norms")

    assert "La dernière fois" not in page("de/guide/norms") and "la dernière fois le" in page("fr/guide/norms") and "most recently on" in page("en/guide/norms")
    assert "a person has reviewed a part of it" in page("en/guide/nis2") and "Personne ne l’a encore relu" in page("fr/guide/nis2")

    units = {(row["id"], row["language"]): row for row in json.loads((copy / "site/data/v1/translations.json").read_text(encoding="utf-8"))["units"]}
    assert units["docs/guide/attribution#who-decides", "fr"]["state"] == "missing" and units["docs/guide/attribution#who-decides", "de"]["state"] == "current"
    assert {key for (key, language), row in units.items() if row["state"] == "stale" and language == "fr"} == {
        "docs/guide/attribution#why-hard", "listings/gao-qiang.reasons", "terms/asset-freeze.definition",
    }
    assert units["docs/guide/norms.title", "fr"]["reviewed"] and not units["docs/guide/norms.title", "de"]["reviewed"]
    board = page("fr/translations")
    assert "docs/fr/guide/attribution.md" in board and "<code>listings/gao-qiang.reasons</code>" in board


def test_all_present_texts_are_current(site: Path) -> None:
    rows = json.loads((site / "data/v1/translations.json").read_text(encoding="utf-8"))["units"]
    assert len(rows) > 6000 and {row["state"] for row in rows} == {"current"}
