"""The status line: on a terminal a build says what it does and takes it away again; elsewhere one line at the end is all."""

from __future__ import annotations

import io
import logging
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import build, only
from status_line import StatusLine, summary

LAST = re.compile(r"INFO    -  (\d+) pages in 1 language, \d+\.\d s, no warnings")


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_it_is_silent_where_nobody_looks(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    terminal = Terminal()
    status = StatusLine(terminal)
    status.say("working")
    status.expect({"en": ["en/"]})
    status.watch()
    status.page("en/")
    status.end()
    assert terminal.getvalue() == ""


def test_a_log_line_takes_its_place_and_nothing_is_left() -> None:
    terminal, handler, logger = Terminal(), logging.StreamHandler(), logging.getLogger("mkdocs")
    handler.setStream(terminal)
    logger.addHandler(handler)
    try:
        status = StatusLine(terminal)
        status.say("working")
        logger.warning("look")
        status.end()
        logger.warning("again")
    finally:
        logger.removeHandler(handler)
    assert terminal.getvalue() == "\r\x1b[Kworking …\r\x1b[Klook\n\r\x1b[Kagain\n"


@pytest.mark.skipif(sys.platform != "linux", reason="further languages are forked on Linux only")
def test_pages_of_all_processes_are_counted() -> None:
    status = StatusLine(Terminal())
    status.expect({language: [f"{language}/{number}/" for number in range(300)] for language in ("en", "fr", "de")})
    forked = []
    for part in (range(200), range(200, 257)):
        if not (process := os.fork()):
            for number in part:
                status.page(f"fr/{number}/")
            os._exit(0)
        forked.append(process)
    for process in forked:
        os.waitpid(process, 0)
    status.page("en/299/")
    assert status.counts() == "258 of 900 pages (en 1, fr 257)"


@pytest.mark.parametrize(("told", "expected"), [
    ((804, 3, 9.64, 0), "804 pages in 3 languages, 9.6 s, no warnings"), ((1, 1, 0.04, 1), "1 page in 1 language, 0.0 s, 1 warning"), ((2, 2, 60, 2), "2 pages in 2 languages, 60.0 s, 2 warnings"),
])
def test_the_last_line_counts_in_words(told: tuple[int, int, float, int], expected: str) -> None:
    assert summary(*told) == expected


def test_a_build_says_what_it_does_on_a_terminal_only(copy: Path) -> None:
    quiet = build(only(copy, "en"))
    assert quiet.returncode == 0 and "\x1b[K" not in quiet.stderr and "pages (" not in quiet.stderr
    (last,) = LAST.finditer(quiet.stderr)
    assert int(last[1]) == len(list((copy / "site" / "en").rglob("*.html")))

    ours, theirs = pty.openpty()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build"], cwd=copy, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65_536):
            shown += piece
    except OSError:  # The way a terminal of Linux says that nobody writes to it any more.
        pass
    assert process.wait() == 0
    os.close(ours)
    text = shown.decode()
    assert "checking data, translations and pages …" in text and re.search(r"\d+ of \d+ pages \(en \d+\) …", text)
    seen = [line.rsplit("\r\x1b[K", 1)[-1].strip() for line in text.replace("\r\n", "\n").split("\n")]
    assert not [line for line in seen if line.endswith("…")], "what is left on the screen is the log alone"
    assert any(LAST.fullmatch(line) for line in seen)
