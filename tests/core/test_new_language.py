"""A new language: one command writes all that is needed, and says in one line what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import PROJECT
from publisher.commands.project import languages_of
from publisher.languages import OFFICIAL
from publisher.load import load
from publisher.new_language import official, with_language
from publisher.plurals import whole_forms
from publisher.translations import units


def add(folder: Path, *code: str) -> subprocess.CompletedProcess[str]:
    """`make language` in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "publisher", "language", *code], cwd=folder, capture_output=True, text=True, timeout=120,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks")},
    )


def files(folder: Path) -> dict[str, bytes]:
    """What a project consists of; not what commands keep for each other."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {name: path.read_bytes() for path in found if not (name := path.relative_to(folder).as_posix()).startswith(".cache/")}


def test_one_command_adds_a_language_and_twice_is_harmless(copy: Path) -> None:
    before = files(copy)
    assert (result := add(copy, "sl")).returncode == 0, result.stderr
    after = files(copy)
    assert {path for path in after if after[path] != before.get(path)} == {"mkdocs.yml", "data/locales/sl.po", "docs/sl/.gitkeep"}
    added = set(after["mkdocs.yml"].decode().splitlines()) - set(before["mkdocs.yml"].decode().splitlines())
    assert {line.strip() for line in added} == {"- {locale: sl, name: Slovenščina}"}
    assert len(after["mkdocs.yml"].splitlines()) == len(before["mkdocs.yml"].splitlines()) + 1, "comments stay"
    assert languages_of(copy) == (*languages_of(PROJECT), "sl")

    content = load(copy, languages_of(copy))
    assert content.diagnostics == ()
    wanted = list(units(content.catalogue, content.messages))
    empty = content.translations["sl"]
    assert [empty[unit.key].state(unit) for unit in wanted] == ["missing"] * len(wanted)
    assert {len(empty[unit.key].forms) for unit in wanted if unit.plural} == {len(whole_forms("sl"))}

    assert (again := add(copy, "sl")).returncode == 0 and "nothing to do" in again.stdout
    assert add(copy, "EN").returncode == 0
    assert files(copy) == after


def test_what_a_translator_wrote_is_never_lost(copy: Path) -> None:
    add(copy, "es")
    path = copy / "data" / "locales" / "es.po"
    path.write_text(path.read_text(encoding="utf-8").replace('msgid "Home"\nmsgstr ""', 'msgid "Home"\nmsgstr "Inicio"', 1), encoding="utf-8")
    translated = path.read_bytes()
    assert b"Inicio" in translated
    (copy / "docs" / "es" / ".gitkeep").unlink()
    assert add(copy, "es").returncode == 0
    assert path.read_bytes() == translated and (copy / "docs" / "es" / ".gitkeep").exists()


@pytest.mark.parametrize(("code", "message"), [
    (("xx",), "error: unknown language 'xx'; the official languages are bg, es, cs,"), (("no",), "error: unknown language 'no'"),
    (("../x",), "error: unknown language '../x'"), ((), "error: which language?"),
])
def test_an_unknown_code_gives_one_clear_error_and_writes_nothing(copy: Path, code: tuple[str, ...], message: str) -> None:
    before = files(copy)
    result = add(copy, *code)
    assert result.returncode == 1 and result.stderr.startswith(message) and result.stderr.count("\n") == 1
    assert files(copy) == before


@pytest.mark.parametrize("config", [
    "plugins:\n  - i18n:\n      languages: # all\n        - {locale: en, name: English}\n        # the last\n        - {locale: fr, name: Français}  # two\n\nnav: []\n",
    "plugins:\n  - i18n:\n      languages:\n        - locale: en\n          name: English\n        - locale: fr\n          name: Français\n\n# more\nnav: []\n",
    "nav: []\nplugins:\n  i18n:\n    languages:\n      - {locale: en, name: English}\n      - {locale: fr, name: Français}",
])
def test_the_settings_keep_every_line(config: str) -> None:
    changed = with_language(config, "pl")
    assert [line for line in changed.splitlines() if "locale: pl" not in line] == config.splitlines()
    plugins = yaml.safe_load(changed)["plugins"]
    found = (plugins[0] if isinstance(plugins, list) else plugins)["i18n"]["languages"]
    assert [entry["locale"] for entry in found] == ["en", "fr", "pl"] and found[-1]["name"] == "Polski"
    assert with_language(changed, "pl") == changed


def test_settings_without_languages_are_refused() -> None:
    for config in ("plugins: [search]\n", "site_name: x\n", ""):
        with pytest.raises(ValueError, match="no languages"):
            with_language(config, "pl")


def test_all_official_languages_are_known() -> None:
    assert len(set(OFFICIAL)) == 24 and [official(code.upper()) for code in OFFICIAL] == list(OFFICIAL)
