"""Reporting: one list of diagnostics in every form that a reader may want."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT
from publisher.__main__ import main
from publisher.console import tell
from publisher.diagnostics import Diagnostic, report
from publisher.due import Reminder
from publisher.reporting import annotations, as_json, coloured

FOUND = [Diagnostic("data/a, b.yml", 3, 1, "100% wrong: ‘x’"), Diagnostic("data/a, b.yml", 2, 5, "two\nlines \x1b[31m"), Diagnostic("data/a, b.yml", 3, 1, "100% wrong: ‘x’")]


def test_colours_change_nothing_but_colour() -> None:
    shown = coloured(FOUND)
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[31m"):
        assert code in shown
        shown = shown.replace(code, "")
    assert shown == report(FOUND)


def test_annotations_are_one_command_each_with_what_could_end_it_written_otherwise() -> None:
    assert annotations(FOUND) == (
        "::error file=data/a%2C b.yml,line=2,col=5::two lines \\u001b[31m\n"
        "::error file=data/a%2C b.yml,line=3,col=1::100%25 wrong: ‘x’\n"
    )
    assert annotations([Reminder("x.yml", 1, 1, "soon")]).startswith("::warning file=x.yml,")


def test_json_holds_every_diagnostic_once() -> None:
    assert json.loads(as_json(FOUND)) == {"diagnostics": [
        {"kind": "error", "path": "data/a, b.yml", "line": 2, "column": 5, "message": "two lines \\u001b[31m"},
        {"kind": "error", "path": "data/a, b.yml", "line": 3, "column": 1, "message": "100% wrong: ‘x’"},
    ]}


@pytest.mark.parametrize(("environment", "commands"), [({}, False), ({"GITHUB_ACTIONS": "true"}, True)])
def test_only_a_workflow_gets_commands(environment: dict[str, str], commands: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("GITHUB_ACTIONS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    tell(FOUND)
    out, err = capsys.readouterr()
    assert err == report(FOUND) + "\n"
    assert out == (annotations(FOUND) if commands else "")


@pytest.mark.parametrize(("environment", "colours"), [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False)])
def test_a_real_terminal_is_coloured_unless_it_is_asked_not_to(environment: dict[str, str], colours: bool) -> None:
    told = "from publisher.console import tell; from publisher.diagnostics import Diagnostic; tell([Diagnostic('a.yml', 1, 2, 'no')])"
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", told], env={"PYTHONPATH": str(PROJECT / "hooks"), **environment}, stderr=theirs, check=True)
    os.close(theirs)
    assert (b"\x1b[" in os.read(ours, 10_000)) == colours
    os.close(ours)


def test_check_tells_programs_what_it_tells_people(copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    assert main(["--project", str(copy), "check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"diagnostics": []}
    path = copy / "data" / "listings" / "gao-qiang.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("gender: male", "gender: mael"), encoding="utf-8")
    assert main(["--project", str(copy), "check", "--json"]) == 1
    out, err = capsys.readouterr()
    (found,) = json.loads(out)["diagnostics"]
    assert err == "" and found["path"] == "data/listings/gao-qiang.yml" and "mael" in found["message"]
    main(["--project", str(copy), "check"])
    told = "{path}:{line}:{column}: {kind}: {message}".format(**found)
    assert capsys.readouterr().err.splitlines() == [told, "1 error in 1 file"]
