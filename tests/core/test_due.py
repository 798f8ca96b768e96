"""Due: what time asks for is told with its place, and is no error."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from conftest import LANGUAGES, PROJECT
from publisher.__main__ import main
from publisher.due import SOON, due
from publisher.load import load


@pytest.mark.parametrize(("days_before", "told"), [(SOON.days + 1, None), (SOON.days, "expires on"), (1, "expires on"), (0, "has expired on"), (-400, "has expired on")])
def test_security_txt_is_remembered_in_time(days_before: int, told: str | None) -> None:
    content = load(PROJECT, LANGUAGES)
    assert content.facts is not None
    reminders = list(due(content, content.facts.security_txt_expires - datetime.timedelta(days=days_before)))
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
