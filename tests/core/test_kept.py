"""What a check keeps for the next one: nothing is worked out twice, a change is always seen, a spoilt file does no harm."""

from __future__ import annotations

import pickle
import subprocess
from pathlib import Path
from typing import Callable, Iterator

import pytest

from conftest import PROJECT, build, check, only
from publisher import remember
from publisher.commands.kept import FOLDER, kept, recall
from publisher.remember import as_before, has_learned, known, remembered

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
    assert [double(1), double(2), double(1)] == [2, 4, 2] and asked == [1, 2] and has_learned()
    before = known()
    remember._RESULTS.clear()
    double = doubling(asked := [])
    remember.recall(before)
    assert double(2) == 4 and not asked and not has_learned()
    assert double(3) == 6 and asked == [3] and has_learned()


def test_only_what_was_asked_for_is_kept_but_functions_that_nobody_asked_lose_nothing(alone: None) -> None:
    double, other = doubling([]), remembered(8)(len)
    double(1), double(2), other("abc")
    before = known()
    remember._RESULTS.clear()
    double, other = doubling(asked := []), remembered(8)(len)
    remember.recall(before)
    double(1)
    assert asked == []
    double(5)
    again = known()
    assert asked == [5] and pickle.loads(again["builtins.len"]) == {("abc",): 3}
    assert pickle.loads(again[f"{__name__}.doubling.<locals>.double"]) == {(1,): 2, (5,): 10}


def test_a_function_that_is_loaded_later_knows_too(alone: None) -> None:
    doubling([])(1)
    before = known()
    remember._RESULTS.clear()
    remember.recall(before)
    assert doubling(asked := [])(1) == 2 and asked == []


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
    (file,) = (tmp_path / FOLDER).iterdir()
    file.write_bytes(spoilt)
    remember._RESULTS.clear()
    double = doubling(asked)
    with kept(tmp_path):
        assert double(1) == 2
    assert asked == [1, 1]


def test_another_program_begins_anew_and_leaves_one_file(alone: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    double = doubling(asked := [])
    for program in ("one", "two", "two"):
        monkeypatch.setattr("publisher.commands.kept._program", lambda: program)
        remember._RESULTS.clear()
        double = doubling(asked)
        with kept(tmp_path):
            double(1)
    assert asked == [1, 1] and [file.name for file in (tmp_path / FOLDER).iterdir()] == ["two.pickle"]


def test_where_nothing_can_be_written_nothing_is(alone: None, tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder should be", encoding="utf-8")
    double = doubling([])
    with kept(tmp_path):
        assert double(1) == 2
    assert not recall(tmp_path).exists()


def test_what_changes_is_seen_and_what_is_mended_is_sound(copy: Path, edit: Edit) -> None:
    """As an editor goes on: the same check after each change, beside one that remembers nothing."""
    sound = check(copy)
    assert sound.returncode == 0, sound.stderr
    for path, how in (
        ("data/terms/incident.yml", lambda text: text.replace("definition: ", "definition: An event that's odd. ", 1)),
        ("docs/fr/guide/norms.md", lambda text: text.replace("{{ ", "{{ no", 1)),
        ("data/listings/gao-qiang.yml", lambda text: text.replace("regime:", "regimen:", 1) if "regime:" in text else text + "unknown: x\n"),
        ("overrides/blocks/a-z.jinja", lambda text: text + "{{ 1 // 0 }}\n"),
    ):
        before = (copy / path).read_text(encoding="utf-8")
        edit(path, how)
        found = check(copy)
        assert found.returncode == 1 and f"{path if path.startswith('d') else 'docs/'}" in found.stderr
        remembered_nothing(copy)
        assert check(copy).stderr == found.stderr
        (copy / path).write_text(before, encoding="utf-8")
        assert (again := check(copy)).returncode == 0 and again.stdout == sound.stdout


def remembered_nothing(copy: Path) -> None:
    for file in (copy / FOLDER).iterdir():
        file.unlink()


def test_a_build_uses_none_of_it(copy: Path) -> None:
    """What is kept says that a page has another text; what is published is what stands in its file."""
    only(copy, "en")
    assert check(copy).returncode == 0
    (file,) = (copy / FOLDER).iterdir()
    spoilt = {name: results.replace(b"cyber", b"cybxr") for name, results in pickle.loads(file.read_bytes()).items()}
    assert spoilt != pickle.loads(file.read_bytes())
    file.write_bytes(pickle.dumps(spoilt))
    assert build(copy).returncode == 0
    assert not [page for page in (copy / "site" / "en").rglob("*.html") if "cybxr" in page.read_text(encoding="utf-8")]


def test_nobody_is_handed_what_another_kept() -> None:
    """Code and memory below .cache are trusted by the program that wrote them, so none of it is ever part of the repository."""
    assert "/.cache/" in (PROJECT / ".gitignore").read_text(encoding="utf-8").splitlines()
    if (PROJECT / ".git").exists():
        tracked = subprocess.run(["git", "ls-files", ".cache", "*.pyc", "*.pickle"], cwd=PROJECT, capture_output=True, text=True, check=True)
        assert tracked.stdout == ""
