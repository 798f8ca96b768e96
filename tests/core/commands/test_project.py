"""The project that a command works on: whatever is wrong with it ends in one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.__main__ import main
from publisher.commands.project import day_of, languages_of


@pytest.mark.parametrize(("text", "said"), [
    (None, "cannot be read"),
    ("a: [", "not valid YAML"),
    ("a: b: c", "not valid YAML"),
    ("", "no languages"),
    ("[]", "no languages"),
    ("plugins: 3", "no languages"),
    ("plugins: [i18n]", "no languages"),
    ("plugins: [{i18n: {languages: [en]}}]", "no languages"),
    ("plugins: [{i18n: {languages: [{name: x}]}}]", "no languages"),
    (b"\xff\xfe", "not valid YAML"),
])
def test_a_broken_configuration_is_told_in_one_line(text: str | bytes | None, said: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "mkdocs.yml").write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(SystemExit) as ended:
        main(["--project", str(tmp_path), "check"])
    assert re.fullmatch(rf"mkdocs\.yml:\d+:\d+: error: {said}.*", str(ended.value))


def test_languages_come_in_their_order_without_those_not_built(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "x: !ENV [A, 1]\nplugins: [search, {i18n: {languages: [{locale: fr}, {locale: en}, {locale: de, build: false}]}}]\n", encoding="utf-8",
    )
    assert languages_of(tmp_path) == ("fr", "en")


@pytest.mark.parametrize("written", ["31/12/2026", "2026-02-30", "soon"])
def test_a_day_that_is_none_ends_in_one_line(written: str) -> None:
    with pytest.raises(SystemExit, match=f"expected a day like 2026-12-01, got '{written}'"):
        day_of(written)
