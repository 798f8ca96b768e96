"""Due: what time asks for is told with its place, and is no error."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from conftest import LANGUAGES, PROJECT
from publisher.__main__ import main
from publisher.derive import framework_until, listings_until
from publisher.due import MOST, SOON, YEAR, due
from publisher.load import Content, load


@pytest.fixture(scope="module")
def content() -> Content:
    return load(PROJECT, LANGUAGES)


def line_of(path: str, number: int) -> str:
    return (PROJECT / path).read_text(encoding="utf-8").split("\n")[number - 1]


@pytest.mark.parametrize(("days_before", "told"), [(SOON.days + 1, None), (SOON.days, "expires on"), (1, "expires on"), (0, "has expired on"), (-400, "has expired on")])
def test_security_txt_is_remembered_in_time(content: Content, days_before: int, told: str | None) -> None:
    assert content.facts is not None
    reminders = [found for found in due(content, content.facts.security_txt_expires - datetime.timedelta(days=days_before)) if found.path == "data/site.yml"]
    if told is None:
        assert reminders == []
    else:
        (reminder,) = reminders
        line = (PROJECT / "data" / "site.yml").read_text(encoding="utf-8").splitlines()[reminder.line - 1]
        assert line.startswith("security_txt_expires: ") and line[reminder.column - 1:] == str(content.facts.security_txt_expires)
        assert str(reminder).startswith(f"data/site.yml:{reminder.line}:{reminder.column}: reminder: security.txt {told} 20")


def test_a_reminder_is_no_error(copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert main(["--project", str(copy), "check"]) == 0
    out, err = capsys.readouterr()
    assert "no errors" in out and "security.txt has expired" in err


@pytest.mark.parametrize(("until", "field"), [(framework_until, "framework_until"), (listings_until, "listings_until")])
def test_the_end_of_the_measures_is_announced_at_the_act_that_sets_it(content: Content, until, field: str) -> None:  # noqa: ANN001
    day = until(content.catalogue)

    def told(on: datetime.date) -> list[str]:
        found = [each for each in due(content, on) if each.path.startswith("data/acts/") and field in line_of(each.path, each.line)]
        assert all(line_of(each.path, each.line)[each.column - 1:] == str(day) for each in found)
        return [each.message for each in found]

    assert told(day - SOON - datetime.timedelta(days=1)) == []
    (soon,), (late,) = told(day - SOON), told(day + datetime.timedelta(days=1))
    assert f"is {day}" in soon and f"was {day}" in late


def test_sources_that_nobody_has_looked_at_for_a_year_are_named_but_not_all_of_them(content: Content) -> None:
    first, _ = (min(days), max(days)) if (days := [source.checked for source in content.catalogue["sources"].values()]) else (None, None)  # type: ignore[attr-defined]
    told = lambda on: [each for each in due(content, on) if each.path.startswith("data/sources/")]  # noqa: E731
    assert told(first + YEAR) == []
    found = told(datetime.date(2040, 1, 1))
    assert len(found) == MOST + 1 and all(line_of(each.path, each.line).startswith("checked: ") for each in found)
    others = len(content.catalogue["sources"]) - MOST - 1
    assert f"and {others} more sources" in found[-1].message or f"and {others} more sources" in max(found, key=lambda each: len(each.message)).message
