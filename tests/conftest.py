"""Fixtures: the project itself, small projects made for one test, the real site built once, and a browser that reads it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Callable, Container, Iterable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "hooks"), str(PROJECT)]

from publisher.commands.kept import folder_of  # noqa: E402
from publisher.commands.project import languages_of  # noqa: E402
from publisher.exports.publication import Publication  # noqa: E402
from publisher.publisher import Publisher  # noqa: E402
from publisher.settings import Settings  # noqa: E402
from tools.audit import chromium, served  # noqa: E402

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # As where tests run in the background of a shell: what they start would ignore an interruption too, and some are about that.
    signal.signal(signal.SIGINT, signal.default_int_handler)

LANGUAGES = ("en", "fr", "de")
"""Languages that are translated as a whole, and held to it; `test_languages.py` tests those that are not."""


def pytest_sessionstart(session: pytest.Session) -> None:
    """Check a project that no check of this program has looked at yet, once: every copy that a test makes knows then what it found out."""
    if not hasattr(session.config, "workerinput") and not folder_of(PROJECT).exists():
        check(PROJECT)


def some(short: Container[tuple[Any, ...]], every: Iterable[tuple[Any, ...]]) -> list[Any]:
    """Parameters of which the short run takes some, and the long one all."""
    return [each if each in short else pytest.param(*each, marks=pytest.mark.long) for each in every]


def every_second(cases: Iterable[Any]) -> list[Any]:
    """Parameters of which the short run takes every second one, and the long one all."""
    return [pytest.param(case, marks=pytest.mark.long if number % 2 else ()) for number, case in enumerate(cases)]


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder; read only."""
    return PROJECT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of everything a build reads, to be changed freely."""
    return copy_project(tmp_path / "project")


def copy_project(target: Path) -> Path:
    for folder in ("data", "docs", "hooks", "overrides", ".cache"):
        if (PROJECT / folder).exists():  # What is compiled and known comes along: doing it again would take as long as some builds.
            shutil.copytree(PROJECT / folder, target / folder)
    shutil.copy(PROJECT / "mkdocs.yml", target / "mkdocs.yml")
    return target


def only(folder: Path, *languages: str) -> Path:
    """Let a copy of the project build these languages alone: a test that needs no more is done sooner."""
    config = folder / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    config.write_text("".join(line for line in lines if not (found := re.search(r"- \{locale: ([\w-]+)", line)) or found[1] in languages), encoding="utf-8")
    assert languages_of(folder) == languages
    return folder


def build(folder: Path, *arguments: str, timeout: int = 300, **environment: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` in a folder, as an editor would run it."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *arguments],
        cwd=folder, capture_output=True, text=True, timeout=timeout,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", **environment},
    )


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    """`make check` in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "publisher", "check"], cwd=folder, capture_output=True, text=True, timeout=120,
        env={**os.environ, "PYTHONPATH": "hooks"},
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for the session, whatever number of processes the tests run in."""
    together = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else tmp_path_factory.getbasetemp()
    target = together / "built" / "site"
    with (together / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            result = build(PROJECT, "--site-dir", str(target))
            assert result.returncode == 0, result.stdout + result.stderr
    return target


@pytest.fixture(scope="session")
def publication() -> Publication:
    """All that the open data of the real site are made from, without a build."""
    return Publisher(PROJECT, LANGUAGES, Settings.of(None, None, None)).publication


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, str]:
    """Every HTML page of the built site, but for languages just begun: its path below the site and its text."""
    begun = set(languages_of(PROJECT)) - set(LANGUAGES)
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items() if name.split("/")[0] not in begun}


@pytest.fixture
def edit(copy: Path) -> Callable[[str, Callable[[str], str]], None]:
    """Change one file of the copy: `edit("data/x.yml", lambda text: …)`."""

    def change(path: str, how: Callable[[str], str]) -> None:
        file = copy / path
        before = file.read_text(encoding="utf-8")
        after = how(before)
        assert after != before, f"the edit of {path} changed nothing"
        file.write_text(after, encoding="utf-8")

    return change


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
