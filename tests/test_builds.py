"""Builds as a whole: equal twice, at a sub-path, and a failed one leaves the earlier site alone."""

from __future__ import annotations

import hashlib
import os
import textwrap
from pathlib import Path
from typing import Callable

import pytest

from conftest import build, check, only
from publisher.forked import others
from publisher.__main__ import main

Edit = Callable[[str, Callable[[str], str]], None]
OTHER_PROCESSES = "0" if others() else "2"
"""Another way to build the languages than the usual one on this machine."""
LISTING = "data/listings/gao-qiang.yml"


def digest(folder: Path) -> dict[str, str]:
    """Hash of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture
def earlier(copy: Path) -> dict[str, str]:
    """A site that an earlier build left."""
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the earlier site", encoding="utf-8")
    return digest(copy / "site")


def test_two_builds_on_different_days_are_equal(site: Path, copy: Path, tmp_path: Path) -> None:
    """One builds its languages side by side, the other one after the other, five years later and elsewhere."""
    travel = tmp_path / "travel"
    travel.mkdir()
    (travel / "sitecustomize.py").write_text(textwrap.dedent("""
        import datetime, time_machine
        time_machine.travel(datetime.datetime(2031, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)).start()
    """), encoding="utf-8")
    result = build(copy, PYTHONPATH=f"{travel}{os.pathsep}{os.environ.get('PYTHONPATH', '')}", TZ="Pacific/Auckland", BUILD_PROCESSES=OTHER_PROCESSES)
    assert result.returncode == 0, result.stdout + result.stderr
    assert digest(copy / "site") == digest(site)
    assert not list(copy.glob(".site.*"))


def test_a_build_below_a_path(copy: Path) -> None:
    result = build(only(copy, "en", "fr"), SITE_URL="https://host.example/some/path/", REPO_URL="https://git.example/x", CONTACT="mailto:editor@host.example")
    assert result.returncode == 0, result.stdout + result.stderr
    page = (copy / "site" / "fr" / "sanctions" / "gao-qiang" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://host.example/some/path/fr/sanctions/gao-qiang/">' in page
    assert "https://git.example/x/edit/main/data/listings/gao-qiang.yml" in page and "mailto:editor@host.example" in page
    assert 'href="/' not in page, "links of ordinary pages are relative"
    not_found = (copy / "site" / "fr" / "404.html").read_text(encoding="utf-8")
    assert 'href="/some/path/fr/"' in not_found and 'href="../' not in not_found


FAULTS: dict[str, tuple[str, Callable[[str], str], str]] = {
    "unknown key": (LISTING, lambda text: text + "\ncolour: red\n", "unknown key 'colour'"),
    "key twice": (LISTING, lambda text: text + "\nid: gao-qiang\n", "key 'id' stands here twice"),
    "wrong type": ("data/rounds/2020-07-30.yml", lambda text: text.replace("persons: 6", "persons: six"), "expected a whole number, got 'six'"),
    "dangling reference": (LISTING, lambda text: text.replace("round: 2020-07-30", "round: 2020-07-31"), "unknown round '2020-07-31'; did you mean '2020-07-30'?"),
    "name is not id": (LISTING, lambda text: text.replace("id: gao-qiang", "id: gao-qian", 1), "expected the file's name 'gao-qiang' as id, got 'gao-qian'"),
    "impossible date": (LISTING, lambda text: text.replace("1983-10-04", "1983-02-30"), "got '1983-02-30'"),
    "delisted before listed": (LISTING, lambda text: text + "\ndelisted:\n  date: 2020-01-01\n", "delisted on 2020-01-01, before it was listed on 2020-07-30"),
    "listed before its act": ("data/rounds/2020-07-30.yml", lambda text: text.replace("regulation: 2020-1125", "regulation: 2020-1536"), "listed on 2020-07-30, before the act 2020-1536 of 2020-10-22"),
    "count of a round": ("data/rounds/2020-07-30.yml", lambda text: text.replace("persons: 6", "persons: 7"), "states 7 persons, but 6 listings"),
    "missing sources": (LISTING, lambda text: text[: text.rindex("\nsources:")] + "\n", "missing sources"),
    "broken gettext": ("data/locales/fr.po", lambda text: text.replace('msgctxt "', 'msgctxt ', 1), "not a valid gettext file"),
    "broken front matter": ("docs/fr/index.md", lambda text: text.replace("title:", "titel:", 1), "unknown key 'titel'; did you mean 'title'?"),
    "broken template": ("overrides/pages/acts.jinja", lambda text: text + "\n{% if %}\n", "not a valid template: Expected an expression"),
    "failing call": ("docs/de/index.md", lambda text: text + '\n{{ act("1999-1") }}\n', "unknown record 'acts/1999-1'"),
}


BUILT = ("unknown key", "broken gettext", "failing call")
"""Faults of records, translations and pages that the short run puts to a whole build too."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named(copy: Path, edit: Edit, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path, how, expected = FAULTS[name]
    edit(path, how)
    assert main(["--project", str(copy), "check"]) == 1
    named(capsys.readouterr().err, path, expected)


@pytest.mark.parametrize("name", [pytest.param(name, marks=() if name in BUILT else pytest.mark.long) for name in FAULTS])
def test_the_earlier_site_survives_a_fault(copy: Path, edit: Edit, earlier: dict[str, str], name: str) -> None:
    path, how, expected = FAULTS[name]
    edit(path, how)
    result = build(copy)
    assert result.returncode == 1 and "Traceback" not in result.stderr + result.stdout
    named(result.stderr, path, expected)
    assert digest(copy / "site") == earlier
    assert not list(copy.glob(".site.*"))


def named(errors: str, path: str, expected: str) -> None:
    """One line names the file and says what is wrong."""
    assert any(line.startswith(f"{path}:") and expected in line for line in errors.splitlines()), errors


def test_all_problems_come_in_one_run(copy: Path, edit: Edit) -> None:
    for path, how, _ in FAULTS.values():
        if path != LISTING:
            edit(path, how) if "rounds" not in path or "persons: 6" in (copy / path).read_text(encoding="utf-8") else None
    edit(LISTING, lambda text: text + "\ncolour: red\n")
    lines = check(copy).stderr.splitlines()
    assert lines[:-1] == sorted(lines[:-1], key=lambda line: (line.split(":")[0], int(line.split(":")[1]), int(line.split(":")[2])))
    assert len({line.split(":")[0] for line in lines[:-1]}) >= 5
    assert lines[-1].startswith(f"{len(lines) - 1} errors in ")


def test_a_strict_warning_at_the_end_leaves_the_earlier_site(copy: Path, edit: Edit, earlier: dict[str, str]) -> None:
    edit("docs/en/about.md", lambda text: text + "\n[gone](gone.md)\n")
    edit("docs/fr/about.md", lambda text: text + "\n[gone](gone.md)\n")
    result = build(only(copy, "en", "fr"))
    assert result.returncode == 1 and "gone.md" in result.stdout + result.stderr
    assert "Aborted with 2 warnings in strict mode" in result.stdout + result.stderr, "those of each language count"
    assert digest(copy / "site") == earlier
    assert not list(copy.glob(".site.*"))


def test_a_good_build_replaces_the_earlier_site(copy: Path, earlier: dict[str, str]) -> None:
    (copy / "site" / "leftover.html").write_text("x", encoding="utf-8")
    assert build(only(copy, "en")).returncode == 0
    assert not (copy / "site" / "leftover.html").exists()
    assert "the earlier site" not in (copy / "site" / "index.html").read_text(encoding="utf-8")


def test_an_interrupted_swap_is_finished_by_the_next_build(copy: Path, edit: Edit, earlier: dict[str, str]) -> None:
    (copy / "site").rename(copy / ".site.before")
    edit("docs/en/about.md", lambda text: text + "\n[gone](gone.md)\n")
    assert build(only(copy, "en")).returncode == 1
    assert digest(copy / "site") == earlier
