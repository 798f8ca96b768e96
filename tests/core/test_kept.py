"""What a check keeps for the next one: nothing is worked out twice, a change is always seen, a spoilt file does no harm."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Callable, Iterator

import pytest

from conftest import PROJECT, build, check, only
from publisher import remember
from publisher.commands.kept import FOLDER, RUNS, kept, recall
from publisher.forked import Team
from publisher.remember import as_before, known, learn, learned, learning, remembered

Edit = Callable[[str, Callable[[str], str]], None]


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is known, and what is learned is forgotten."""
    monkeypatch.setattr(remember, "_RESULTS", {})
    yield


def doubling(asked: list[int]) -> Callable[[int], int]:
    @remembered(3)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    return double


def test_a_later_run_asks_nothing_that_an_earlier_one_knew(alone: None) -> None:
    asked: list[int] = []
    double = doubling(asked)
    assert [double(1), double(2), double(1)] == [2, 4, 2] and asked == [1, 2]
    first = learned()
    remember._RESULTS.clear()
    double = doubling(asked := [])
    remember.recall([first])
    assert double(2) == 4 and not asked and learned() == {}
    assert double(3) == 6 and asked == [3]
    second = learned()
    assert [pickle.loads(results) for results in second.values()] == [{(3,): 6}]
    remember._RESULTS.clear()
    double = doubling(asked := [])
    remember.recall([first, second])
    assert [double(number) for number in (1, 2, 3)] == [2, 4, 6] and not asked


def test_what_is_known_is_what_was_asked_for_and_all_of_functions_that_nobody_asked(alone: None) -> None:
    double, other = doubling([]), remembered(8)(len)
    double(1), double(2), other("abc")
    before = learned()
    remember._RESULTS.clear()
    double, other = doubling(asked := []), remembered(8)(len)
    remember.recall([before])
    double(1), double(5)
    again = known()
    assert asked == [5] and pickle.loads(again["builtins.len"]) == {("abc",): 3}
    assert pickle.loads(again[f"{__name__}.doubling.<locals>.double"]) == {(1,): 2, (5,): 10}


def test_a_function_that_is_loaded_later_knows_too(alone: None) -> None:
    doubling([])(1)
    before = learned()
    remember._RESULTS.clear()
    remember.recall([before])
    assert doubling(asked := [])(1) == 2 and asked == []


@pytest.mark.parametrize("count", [0, pytest.param(2, marks=pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only"))])
def test_what_another_process_learns_is_learned_here(alone: None, count: int) -> None:
    double = doubling(asked := [])
    double(1)
    with Team(partial(learning, double), [1, 2, 3], count) as team:
        found = team.results()
    assert [value for value, _ in found] == [2, 4, 6]
    for _, more in found:
        learn(more)
    assert [double(number) for number in (1, 2, 3)] == [2, 4, 6] and asked == ([1] if count else [1, 2, 3])
    assert [pickle.loads(results) for results in learned().values()] == [{(1,): 2, (2,): 4, (3,): 6}]


def test_no_more_is_known_than_is_wanted(alone: None) -> None:
    asked: list[int] = []
    double = doubling(asked)
    for number in (1, 2, 3, 4, 4, 1):
        double(number)
    assert asked == [1, 2, 3, 4, 1]


def test_work_is_done_again_when_its_key_is_another(alone: None) -> None:
    done: list[str] = []
    for key in ("a", "a", "b"):
        assert as_before("some work", (key,), lambda: done.append(key) or len(done)) == len(done)
    assert done == ["a", "b"]


@pytest.mark.parametrize("spoilt", [b"", b"nothing of the kind", pickle.dumps(["a list"]), pickle.dumps({"x": b"\x80"}), pickle.dumps({"core.test_kept.doubling.<locals>.double": b"\x80"})])
def test_a_spoilt_file_is_no_memory_and_no_error(alone: None, tmp_path: Path, spoilt: bytes) -> None:
    double = doubling(asked := [])
    with kept(tmp_path):
        double(1)
    (file,) = files_in(tmp_path)
    file.write_bytes(spoilt)
    for _ in range(2):
        remember._RESULTS.clear()
        double = doubling(asked)
        with kept(tmp_path):
            assert double(1) == 2
    assert asked == [1, 1]


def files_in(project: Path) -> list[Path]:
    return sorted((project / FOLDER).rglob("*.*"))


def test_another_program_begins_anew_and_leaves_nothing_of_the_one_before(alone: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    double = doubling(asked := [])
    for program in ("one", "two", "two"):
        monkeypatch.setattr("publisher.commands.kept._program", lambda: program)
        remember._RESULTS.clear()
        double = doubling(asked)
        with kept(tmp_path):
            double(1)
    assert asked == [1, 1] and [file.relative_to(tmp_path / FOLDER).as_posix() for file in files_in(tmp_path)] == ["two/000001.pickle"]


def test_what_nobody_asks_for_is_forgotten_in_time(alone: None, tmp_path: Path) -> None:
    """Each run reads one page that never changes, and one that changes with every run."""
    for run in range(RUNS + 2):
        remember._RESULTS.clear()
        read = remembered(64)(len)
        with kept(tmp_path):
            read("always"), read("x" * run)
        assert len(files_in(tmp_path)) == (run + 1 if run < RUNS else run + 1 - RUNS)
    first, last = map(known_in, files_in(tmp_path))
    assert first == {("always",), ("x" * RUNS,)} and last == {("x" * (RUNS + 1),)}


def known_in(file: Path) -> set[tuple[str, ...]]:
    return {arguments for results in pickle.loads(file.read_bytes()).values() for arguments in pickle.loads(results)}


def test_where_nothing_can_be_written_nothing_is(alone: None, tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder should be", encoding="utf-8")
    double = doubling([])
    with kept(tmp_path):
        assert double(1) == 2
    assert not recall(tmp_path).exists()


CHANGES = (
    ("data/terms/incident.yml", lambda text: text.replace("definition: ", "definition: An event that's odd. ", 1), "data/terms/incident.yml:"),
    ("docs/fr/guide/norms.md", lambda text: text.replace("{{ ", "{{ no", 1), "docs/fr/guide/norms.md:"),
    ("overrides/blocks/a-z.jinja", lambda text: text + "{{ 1 // 0 }}\n", "docs/en/a-z/index.md:"),
    ("data/listings/gao-qiang.yml", lambda text: text + "unknown: x\n", "data/listings/gao-qiang.yml:"),
)
"""Changed files, how, and where the check then finds fault."""


@pytest.mark.long
@pytest.mark.parametrize("path, how, place", CHANGES, ids=[path for path, _, _ in CHANGES])
def test_each_change_is_seen_and_mended_by_itself(copy: Path, edit: Edit, path: str, how: Callable[[str], str], place: str) -> None:
    """The same check after a change, beside one that remembers nothing, and after it was taken back."""
    sound = check(copy)
    assert sound.returncode == 0, sound.stderr
    before = (copy / path).read_text(encoding="utf-8")
    edit(path, how)
    found = check(copy)
    assert found.returncode == 1 and place in found.stderr
    remembered_nothing(copy)
    assert check(copy).stderr == found.stderr
    (copy / path).write_text(before, encoding="utf-8")
    assert (again := check(copy)).returncode == 0 and again.stdout == sound.stdout


def test_what_changes_is_seen_and_what_is_mended_is_sound(copy: Path, edit: Edit) -> None:
    """As an editor goes on, one change after the other: what a check finds that remembers is what one finds that remembers nothing."""
    sound = check(only(copy, "en", "fr"))
    assert sound.returncode == 0, sound.stderr
    before = {}
    for path, how, place in CHANGES:
        before[path] = (copy / path).read_text(encoding="utf-8")
        edit(path, how)
        found = check(copy)
        assert found.returncode == 1 and place in found.stderr, found.stderr
    remembered_nothing(copy)
    assert check(copy).stderr == found.stderr
    for path, text in before.items():
        (copy / path).write_text(text, encoding="utf-8")
    assert (again := check(copy)).returncode == 0 and again.stdout == sound.stdout


def remembered_nothing(copy: Path) -> None:
    shutil.rmtree(copy / FOLDER)


def test_a_build_uses_none_of_it(copy: Path) -> None:
    """What is kept says that a page has another text; what is published is what stands in its file."""
    only(copy, "en")
    assert check(copy).returncode == 0
    for file in files_in(copy):
        run = pickle.loads(file.read_bytes())
        file.write_bytes(pickle.dumps({name: results.replace(b"cyber", b"cybxr") for name, results in run.items()}))
    assert any(b"cybxr" in file.read_bytes() for file in files_in(copy))
    assert build(copy).returncode == 0
    assert not [page for page in (copy / "site" / "en").rglob("*.html") if "cybxr" in page.read_text(encoding="utf-8")]


def test_nobody_is_handed_what_another_kept() -> None:
    """Code and memory below .cache are trusted by the program that wrote them, so none of it is ever part of the repository."""
    assert "/.cache/" in (PROJECT / ".gitignore").read_text(encoding="utf-8").splitlines()
    if (PROJECT / ".git").exists():
        tracked = subprocess.run(["git", "ls-files", ".cache", "*.pyc", "*.pickle"], cwd=PROJECT, capture_output=True, text=True, check=True)
        assert tracked.stdout == ""
