"""The preview in a real browser: an edit is on the screen within a second, equal to a build; a broken one is told and mended."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from conftest import build, copy_project, only

LIMIT = 1.0
"""Seconds from the end of the writing to the new words on the screen that 95 of 100 edits keep."""
CLIENT = re.compile(rb'<script src="[^"]*/\.preview/client\.js" data-page="[0-9a-f]*"></script>')
PANEL = "#preview-problems section"
SEEN = "(words) => document.querySelector('main').textContent.includes(words)"


@dataclass
class Served:
    """A running `mkdocs serve` of a copy of the project."""

    project: Path
    address: str
    log: Path

    def edit(self, path: str, how: Callable[[str], str]) -> float:
        """Change a file as an editor does, which puts a new file in the old one's place; when that was."""
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert how(text) != text, f"the edit of {path} changed nothing"
        beside = file.with_name(f".{file.name}.tmp")
        beside.write_text(how(text), encoding="utf-8")
        beside.replace(file)
        return time.monotonic()

    def said(self) -> str:
        """What the terminal shows."""
        return self.log.read_text(encoding="utf-8")


@contextlib.contextmanager
def serving(project: Path, path: str = "/", *options: str) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project / "serve.log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *options], cwd=project, stdout=out, stderr=out,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONDONTWRITEBYTECODE": "1", "SITE_URL": f"https://host.example{path}"},
        )
        try:
            served = Served(project, f"http://127.0.0.1:{port}{path}", log)
            wait_until(lambda: "Serving on" in served.said() or process.poll() is not None, 120)
            assert process.poll() is None, served.said()
            yield served
            assert process.poll() is None, served.said()
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
    assert "Traceback" not in served.said()


def wait_until(done: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(copy_project(tmp_path_factory.mktemp("preview") / "project")) as running:
        yield running


LISTING = "data/listings/gao-qiang.yml"
KINDS: dict[str, tuple[str, str, Callable[[str, str], str]]] = {
    "record": ("en/sanctions/gao-qiang/", LISTING, lambda text, words: re.sub(r"(According to the Council, )", rf"\1{words}, ", text)),
    "page": ("en/guide/nis2/", "docs/en/guide/nis2.md", lambda text, words: text.replace("\n## Citizens", f"\n{words}.\n\n## Citizens")),
    "gettext": ("fr/sanctions/gao-qiang/", "data/locales/fr.po", lambda text, words: text.replace("en cause pour ses liens avec le groupe de pirates informatiques APT10", f"en cause {words} pour ses liens avec le groupe de pirates informatiques APT10", 1) if "Zuletzt" not in text else re.sub("Zuletzt\\w+", words, text)),
    "template": ("de/sanctions/gao-qiang/", "overrides/pages/listings.jinja", lambda text, words: text.replace('<h2 id="facts">', f'<p>{words}</p>\n<h2 id="facts">')),
}
"""Kinds of edits: the page that is looked at, the file that is changed, and how."""
PAUSES = (0.0, 0.7, 1.4, 3.0)
"""Seconds between one edit's being seen and the next: in some of them the preview is busy with the rest of the site."""


@pytest.mark.parametrize("times", [pytest.param(1, id="short"), pytest.param(5, id="long", marks=pytest.mark.long)])
def test_an_edit_is_on_the_screen_within_a_second(served: Served, page: Page, times: int, capsys: pytest.CaptureFixture[str]) -> None:
    seconds: dict[str, list[float]] = {}
    for number in range(times):
        for place, (kind, (address, path, how)) in enumerate(KINDS.items()):
            page.goto(served.address + address)
            words = f"Zuletzt{number}{kind}"
            time.sleep(PAUSES[(place + number) % len(PAUSES)])
            begun = served.edit(path, lambda text: how(text, words))
            try:
                page.wait_for_function(SEEN, arg=words, polling="raf", timeout=30_000)
            except Exception:
                print("DEBUG", page.url, page.evaluate("document.querySelector('script[data-page]').outerHTML"), words in page.content(), served.said()[-600:])
                import urllib.request
                print(words in urllib.request.urlopen(page.url).read().decode(), words in (served.project/path).read_text())
                raise
            seconds.setdefault(kind, []).append(time.monotonic() - begun)
    every = sorted(each for found in seconds.values() for each in found)
    with capsys.disabled():
        print("\nseconds until an edit is seen: least, median, 95th percentile, most")
        for kind, found in [*seconds.items(), ("all", every)]:
            print(f"{kind:10}{min(found):6.2f}{statistics.median(found):6.2f}{percentile(found):6.2f}{max(found):6.2f}")
    if times > 1:
        assert percentile(every) <= LIMIT


def percentile(found: list[float], share: float = 0.95) -> float:
    """The least value that this share of all keep."""
    return sorted(found)[max(-(-len(found) * share // 1), 1).__int__() - 1]
