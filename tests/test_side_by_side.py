"""Side by side: the same files as one after the other, and the same end when something fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, Callable

import pytest

from conftest import LANGUAGES, build, only
from publisher import remember
from publisher.checked import checked
from publisher.diagnostics import Refused
from publisher.forked import Team, others
from publisher.load import draft
from publisher.settings import Settings
from test_builds import Edit


def each(work: Callable[[Any], Any], pieces: list[Any], count: int) -> list[Any]:
    with Team(work, pieces, count) as team:
        return team.results()


needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


@needs_fork
@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_results_come_in_the_order_of_the_languages(count: int) -> None:
    found = each(lambda language: (language, os.getpid()), ["en", "fr", "de", "es", "mt"], count)
    assert [language for language, _ in found] == ["en", "fr", "de", "es", "mt"]
    assert ({process for _, process in found} == {os.getpid()}) == (count == 0)
    assert len({process for _, process in found}) in range(1, min(max(count, 1), 5) + 1)


@needs_fork
@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_process_that_forked_them_can_help(count: int) -> None:
    """The first piece is done in the other process, since this one helps only once that has begun; then both take what is left."""
    begun, told = os.pipe()

    def work(number: int) -> tuple[int, int]:
        if number == 0:
            os.write(told, b".")
            time.sleep(0.5)
        if number == 3:
            raise ValueError("three")
        return number, os.getpid()

    with Team(work, [0, 1, 2, *([3] if count == 2 else [])], count) as team:
        if count:
            os.read(begun, 1)
        if count == 2:
            with pytest.raises(ValueError, match="three"):
                team.help()
                team.results()
            return
        team.help()
        found = team.results()
    assert [number for number, _ in found] == [0, 1, 2]
    assert [process == os.getpid() for _, process in found] == ([True] * 3 if count == 0 else [False, True, True])


@needs_fork
def test_nobody_stands_still_while_another_helps() -> None:
    """What the other process sends is more than fits between the two; still it does all else while this one is busy with one piece."""

    def slowly(number: int) -> tuple[int, bytes]:
        time.sleep(3)
        return os.getpid(), b""

    with Team(lambda number: (os.getpid(), bytes(1_000_000)), list(range(8)), 1, slowly) as team:
        team.help()
        found = team.results()
    assert sum(process == os.getpid() for process, _ in found) <= 1


@needs_fork
def test_what_is_given_up_ends_at_once() -> None:
    """A process that is sending when nobody wants to know any more, and one that works on."""
    begun = time.monotonic()
    with pytest.raises(KeyError), Team(lambda number: time.sleep(60 * number) or bytes(1_000_000), [0, 1, 0, 1, 0], 2, lambda number: number) as team:
        team.help()
        raise KeyError
    assert time.monotonic() - begun < 30


@needs_fork
@pytest.mark.parametrize("edited", [False, True])
def test_a_draft_is_the_same_whoever_reads(copy: Path, edit: Edit, edited: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if edited:
        edit("data/locales/fr.po", lambda text: text.replace('msgctxt "', "msgctxt ", 1))
        edit("docs/de/index.md", lambda text: text.replace("title:", "titel:", 1))
    drafts = []
    for count in (0, 2):
        for results in remember._RESULTS.values():
            for name, nothing in (("found", {}), ("new", {}), ("kept", []), ("_earlier", None)):
                monkeypatch.setattr(results, name, nothing)
        drafts.append(draft(copy, LANGUAGES, count))
    one, other = drafts
    assert one.content.diagnostics == other.content.diagnostics and bool(one.content.diagnostics) == edited
    assert (one.content.translations, one.content.made_from, one.stale, one.content.digest) == (other.content.translations, other.content.made_from, other.stale, other.content.digest)
    assert one.content.prose == other.content.prose


@needs_fork
def test_what_a_process_raises_is_raised_here_with_its_trace() -> None:
    def divide(language: str) -> float:
        return 1 / (language != "fr")

    with pytest.raises(ZeroDivisionError) as raised:
        each(divide, ["en", "fr", "de"], 2)
    assert "in divide" in raised.value.__notes__[0]


@needs_fork
def test_a_process_that_is_ended_from_outside_is_missed() -> None:
    def end(language: str) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with Team(end, ["fr"], 1) as team, pytest.raises(RuntimeError, match="worked on 'fr' ended before its work"):
        team.results()


WATCH = """
import os, sys
log = os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
sys.addaudithook(lambda event, given: os.write(log, f"{{given[0]}}\\n".encode()) if event == "open" and "w" in str(given[1] or "") else None)
"""
"""Notes each file that a process or one forked from it opens for writing."""


def test_no_file_of_the_site_is_written_twice(copy: Path, tmp_path: Path) -> None:
    """Which of two would be left would depend on which process is sooner."""
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH.format(log=str(tmp_path / "written")), encoding="utf-8")
    result = build(only(copy, "en", "fr"), PYTHONPATH=str(tmp_path / "watch"))
    assert result.returncode == 0, result.stdout + result.stderr
    written = Counter(line for line in (tmp_path / "written").read_text(encoding="utf-8").splitlines() if ".site.building/" in line)
    assert len(written) > 1000 and [path for path, times in written.items() if times > 1] == []


@needs_fork
def test_those_that_still_work_are_ended() -> None:
    team = Team(lambda language: time.sleep(600), ["fr", "de", "es"], 2)
    members = list(team._members)
    started = time.monotonic()
    team.stop()
    assert time.monotonic() - started < 60
    for process in members:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    team.stop()


@pytest.mark.long
def test_a_fault_in_a_further_language_ends_the_build(copy: Path, edit: Edit) -> None:
    (copy / "site").mkdir()
    edit("overrides/pages/bodies.jinja", lambda text: text + f'{{% if language == "{LANGUAGES[-1]}" %}}{{{{ 1 // 0 }}}}{{% endif %}}')
    result = build(copy)
    told = result.stdout + result.stderr
    assert result.returncode == 1 and f"The page {LANGUAGES[-1]}/bodies/" in told and "division or modulo by zero" in told
    assert "bodies.jinja" in told, "the trace leads to the place of the fault, in whatever process"
    assert os.listdir(copy / "site") == [] and not list(copy.glob(".site.*"))


@needs_fork
@pytest.mark.parametrize("how", [pytest.param(signal.SIGINT, marks=pytest.mark.long), signal.SIGKILL])
def test_an_interrupted_build_leaves_no_process_behind(copy: Path, how: signal.Signals) -> None:
    (copy / "site").mkdir()
    build = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"], cwd=copy, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "BUILD_PROCESSES": "2"},
    )
    try:
        _wait_until(lambda: (copy / ".site.building" / LANGUAGES[1]).is_dir(), 120)
        os.killpg(build.pid, how) if how == signal.SIGINT else build.kill()
        told = build.communicate(timeout=60)[0]
        _wait_until(lambda: not _alive(build.pid), 30)
    finally:
        if _alive(build.pid):
            os.killpg(build.pid, signal.SIGKILL)
    assert os.listdir(copy / "site") == [] and "Traceback" not in told
    if how == signal.SIGINT:
        assert build.returncode == 1 and not list(copy.glob(".site.*"))


def _alive(group: int) -> bool:
    """Whether a process of the group still works; one that has ended and that nobody has asked for does not."""
    states = subprocess.run(["ps", "-e", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    return any(line.split()[0] == str(group) and not line.split()[1].startswith("Z") for line in states.splitlines())


def _wait_until(done, seconds: float) -> None:  # noqa: ANN001
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


@needs_fork
def test_a_check_in_several_processes_finds_what_one_finds(copy: Path, edit: Edit) -> None:
    """A fault that stands in two languages is told for both, though a block is made in the first alone."""
    for language in LANGUAGES[:2]:
        edit(f"docs/{language}/groups/index.md", lambda text: text.replace('block("groups-list")', 'block("groups-lst")'))
        edit(f"docs/{language}/bodies/index.md", lambda text: text.replace('block("bodies-list")', 'block("acts-table", topic=1)'))
    edit("overrides/blocks/acts-table.jinja", lambda text: text + "{{ topic.lower() }}\n")
    found = []
    for count in (0, 2):
        with pytest.raises(Refused) as refused:
            checked(copy, LANGUAGES, Settings.of(None, None, None), count)
        found.append(sorted(map(str, refused.value.diagnostics)))
    assert found[0] == found[1]
    assert len([each for each in found[0] if "unknown block 'groups-lst'" in each]) == 2
    assert len([each for each in found[0] if "bodies/index.md" in each]) == 2
