"""The preview in a real browser: an edit is on the screen within a second, equal to a build; a broken one is told and mended."""

from __future__ import annotations

import contextlib
import http.client
import math
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from conftest import build, copy_project, only
from tools.audit import SCHEMES, WIDTHS, inspect

LIMIT = 1.0
"""Seconds from the end of the writing to the new words on the screen that 95 of 100 edits keep."""
CLIENT = re.compile(rb'<script src="[^"]*/\.preview/client\.js" data-page="[0-9a-f]*"></script>')
PANEL = "#preview-problems section"
MADE = "Made anew"
"""What the terminal shows when the site follows from what the files say now."""
SEEN = "(words) => document.querySelector('main').textContent.includes(words)"


@dataclass
class Served:
    """A running `mkdocs serve` of a copy of the project."""

    project: Path
    address: str
    log: Path
    sound: dict[str, str] = field(default_factory=dict)
    """What the files held that the test has changed."""

    def edit(self, path: str, how: Callable[[str], str]) -> float:
        """Change a file as an editor does, which puts a new file in the old one's place; when that was."""
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert how(text) != text, f"the edit of {path} changed nothing"
        self.sound.setdefault(path, text)
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
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SITE_URL": f"https://host.example{path}"},
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


@pytest.fixture(autouse=True)
def mended(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test leaves changed, or broken where it fails, is as before for the next one, whose pages are not loaded again because of it."""
    yield
    if "served" in request.fixturenames:
        served: Served = request.getfixturevalue("served")
        made = served.said().count(MADE)
        left = {file: text for path, text in served.sound.items() if (file := served.project / path).exists() and file.read_text(encoding="utf-8") != text}
        for file, text in left.items():
            file.write_text(text, encoding="utf-8")
        served.sound.clear()
        with contextlib.suppress(AssertionError):  # A change of the program makes nothing anew.
            wait_until(lambda: not left or served.said().count(MADE) > made, 5)


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
    """One of three tries counts, since other work on the machine only adds to it; four edits are too few for a percentile."""
    for attempt in range(3):
        every = sorted(each for found in measured(served, page, times, capsys).values() for each in found)
        if times == 1 or percentile(every) <= LIMIT:
            return
    pytest.fail(f"95 of 100 edits are seen within {percentile(every):.2f} seconds, which should be {LIMIT}")


def measured(served: Served, page: Page, times: int, capsys: pytest.CaptureFixture[str]) -> dict[str, list[float]]:
    """Seconds of each edit by kind, every kind so many times."""
    seconds: dict[str, list[float]] = {}
    for number in range(times):
        for place, (kind, (address, path, how)) in enumerate(KINDS.items()):
            page.goto(served.address + address)
            words = f"Zuletzt{time.monotonic_ns()}{kind}"
            time.sleep(PAUSES[(place + number) % len(PAUSES)])
            begun = served.edit(path, lambda text: how(text, words))
            page.wait_for_function(SEEN, arg=words, polling="raf", timeout=30_000)
            seconds.setdefault(kind, []).append(time.monotonic() - begun)
    every = sorted(each for found in seconds.values() for each in found)
    with capsys.disabled():
        print("\nseconds until an edit is seen: least, median, 95th percentile, most")
        for kind, found in [*seconds.items(), ("all", every)]:
            print(f"{kind:10}{min(found):6.2f}{statistics.median(found):6.2f}{percentile(found):6.2f}{max(found):6.2f}")
    return seconds


def percentile(found: list[float], share: float = 0.95) -> float:
    """The least value that this share of all keep."""
    return sorted(found)[math.ceil(len(found) * share) - 1]


# -- broken edits -------------------------------------------------------------------------------------------

FAULTS: dict[str, tuple[str, str, Callable[[str], str], str, str]] = {
    "record": ("en/sanctions/gao-qiang/", LISTING, lambda text: text.replace("1983-10-04", "<b>1983-02-30</b>"), f"{LISTING}:12:9", "got '<b>1983-02-30</b>'"),
    "call": ("en/about/", "docs/en/about.md", lambda text: f'{text}\n{{{{ act("1999-1") }}}}\n', "docs/en/about.md:", "unknown record 'acts/1999-1'"),
    "gettext": ("fr/sanctions/gao-qiang/", "data/locales/fr.po", lambda text: text.replace('msgctxt "', "msgctxt ", 1), "data/locales/fr.po:", "not a valid gettext file"),
    "template that is none": ("de/law/2019-796/", "overrides/pages/acts.jinja", lambda text: f"{text}\n{{% if %}}\n", "overrides/pages/acts.jinja:", "not a valid template"),
    "template that fails": ("en/law/2019-796/", "overrides/pages/acts.jinja", lambda text: f"{{{{ 1 // 0 }}}}{text}", "overrides/pages/acts.jinja:1:1", "ZeroDivisionError"),
    "settings": ("en/", "mkdocs.yml", lambda text: text.replace("use_directory_urls: true", "use_directory_urls: maybe"), "mkdocs.yml:9:1", "use_directory_urls"),
}
"""Faults that keep an edition from being shown: the page that is looked at, the file, how it is broken, where and what the problem is said to be."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_edit_is_told_and_its_mending_seen(served: Served, page: Page, name: str) -> None:
    address, path, broken, place, message = FAULTS[name]
    sound = (served.project / path).read_text(encoding="utf-8")
    page.goto(served.address + address)
    before = page.locator("main").text_content()
    loaded = page.evaluate("performance.timeOrigin")
    served.edit(path, broken)
    panel = page.locator(PANEL)
    panel.get_by_text(message).first.wait_for()
    told = [entry.text_content() or "" for entry in panel.locator("li").all()]
    assert any(entry.startswith(place) and message in entry for entry in told), told
    assert panel.get_by_text("as it was before").is_visible() and panel.get_attribute("role") == "alert"
    assert page.locator("main").text_content() == before and page.evaluate("performance.timeOrigin") == loaded
    assert any(line.startswith(place) and message in line for line in served.said().splitlines())
    served.edit(path, lambda text: sound)
    panel.wait_for(state="detached")
    assert page.locator("main").text_content() == before


def test_all_problems_of_one_edit_are_told_and_each_can_be_mended(served: Served, page: Page) -> None:
    sound = (served.project / LISTING).read_text(encoding="utf-8")
    page.goto(f"{served.address}en/sanctions/gao-qiang/")
    served.edit(LISTING, lambda text: text.replace("1983-10-04", "1983-02-30").replace("round: 2020-07-30", "round: 2020-07-31"))
    page.locator(PANEL).get_by_text("1983-02-30").wait_for()
    for scheme, width in product(SCHEMES, WIDTHS):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        assert inspect(page, f"the list of problems, {scheme}, {width}") == []
    served.edit(LISTING, lambda text: text.replace("1983-02-30", "1983-10-04"))
    page.locator(PANEL).get_by_text("did you mean '2020-07-30'").wait_for()
    assert page.locator(PANEL).get_by_text("1983-02-30").count() == 0
    served.edit(LISTING, lambda text: sound.replace("Shandong", "Sh\u0101ndong"))
    page.wait_for_function(SEEN, arg="Sh\u0101ndong")
    served.edit(LISTING, lambda text: sound)


def test_what_is_wrong_with_words_and_links_is_told_beside_the_new_page(served: Served, page: Page) -> None:
    path, words = "docs/en/about.md", "A 'straight' quotation mark, and a page that is [gone](gone.md)."
    sound = (served.project / path).read_text(encoding="utf-8")
    page.goto(f"{served.address}en/about/")
    served.edit(path, lambda text: f"{text}\n{words}\n")
    page.wait_for_function(SEEN, arg="a page that is gone")
    panel = page.locator(PANEL)
    line = sound.count("\n") + 2
    panel.get_by_text(f"{path}:{line}:3").wait_for()
    panel.get_by_text("warning: Doc file 'en/about.md' contains a link 'gone.md'").wait_for(timeout=120_000)
    assert panel.get_by_text("as it was before").count() == 0
    panel.get_by_role("button", name="Hide").click()
    assert page.locator(PANEL).count() == 0
    served.edit(path, lambda text: sound)
    page.wait_for_function("() => !document.querySelector('main').textContent.includes('a page that is gone')")


# -- other files --------------------------------------------------------------------------------------------


def test_a_record_comes_moves_and_goes(served: Served, page: Page) -> None:
    groups = served.project / "data" / "groups"
    old = "apt10"
    text = (groups / f"{old}.yml").read_text(encoding="utf-8")
    page.goto(f"{served.address}en/groups/nightjar/")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus") == 404
    (groups / "nightjar.yml").write_text(re.sub(r"^name: .*", "name: Nightjar", text.replace(f"id: {old}", "id: nightjar", 1), flags=re.MULTILINE), encoding="utf-8")
    page.get_by_role("heading", name="Nightjar", level=1).wait_for()
    (groups / "nightjar.yml").rename(groups / "nighthawk.yml")
    page.locator(PANEL).get_by_text("expected the file's name 'nighthawk' as id").wait_for()
    served.edit("data/groups/nighthawk.yml", lambda text: text.replace("id: nightjar", "id: nighthawk"))
    page.wait_for_function("() => !document.querySelector('main').textContent.includes('Nightjar')")
    page.goto(f"{served.address}en/groups/nighthawk/")
    page.get_by_role("heading", name="Nightjar", level=1).wait_for()
    (groups / "nighthawk.yml").unlink()
    page.wait_for_function("() => !document.querySelector('main').textContent.includes('Nightjar')")
    assert (served.project / "data/schema/ids.json").is_file() and "ids.json" not in served.said(), "what is made from records is no change"


def test_styles_and_scripts_are_seen(served: Served, page: Page) -> None:
    page.goto(f"{served.address}en/about/")
    served.edit("overrides/styles/30-text.css", lambda text: f"{text}\n.md-typeset h1 {{ letter-spacing: 7px; }}\n")
    page.wait_for_function("() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'")
    served.edit("overrides/assets/early.js", lambda text: f"{text}\ndocument.documentElement.dataset.seen = 'yes';\n")
    page.wait_for_function("() => document.documentElement.dataset.seen === 'yes'")


def test_a_change_of_the_program_asks_for_a_new_start(served: Served, page: Page) -> None:
    page.goto(f"{served.address}en/about/")
    served.edit("hooks/publisher/explain.py", lambda text: f"{text}\n")
    page.locator(PANEL).get_by_text("reminder: the program has changed; end the server").wait_for()
    assert "hooks/publisher/explain.py:1:1: reminder: the program has changed" in served.said()


def test_another_setting_is_seen(served: Served, page: Page) -> None:
    page.goto(f"{served.address}en/about/")
    served.edit("mkdocs.yml", lambda text: text.replace("https://code.eu-cyber-policy.example/site", "https://git.example/x"))
    page.wait_for_function("() => [...document.links].some(({ href }) => href.startsWith('https://git.example/x/'))")


def test_a_broken_start_can_be_mended(tmp_path: Path, page: Page) -> None:
    project = copy_project(tmp_path / "project")
    sound = (project / "data/site.yml").read_text(encoding="utf-8")
    (project / "data/site.yml").write_text(f"{sound}\ncolour: red\n", encoding="utf-8")
    with serving(only(project, "en", "fr")) as served:
        page.goto(f"{served.address}fr/")
        page.locator(PANEL).get_by_text("unknown key 'colour'").wait_for()
        served.edit("data/site.yml", lambda text: sound)
        page.locator("main h1").wait_for()
        assert page.url == f"{served.address}fr/" and page.locator(PANEL).count() == 0


# -- the same as a build ------------------------------------------------------------------------------------


def differences(served: Served, site: Path) -> Iterator[str]:
    """Files of a built site that the preview does not send as they are, but for its script."""
    address = re.fullmatch(r"http://([^/]+)(/.*)", served.address)
    assert address is not None
    connection = http.client.HTTPConnection(address[1], timeout=120)
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        connection.request("GET", address[2] + path)
        if CLIENT.sub(b"", connection.getresponse().read()) != file.read_bytes():
            yield path


@pytest.mark.parametrize("languages", [pytest.param(("en", "fr"), id="two", marks=pytest.mark.long), pytest.param(("en", "fr", "de"), id="all", marks=pytest.mark.long)])
def test_every_file_is_that_of_a_build(tmp_path: Path, languages: tuple[str, ...]) -> None:
    with serving(only(copy_project(tmp_path / "project"), *languages), "/some/path/") as served:
        for _, path, how in KINDS.values():
            served.edit(path, lambda text: how(text, "changed"))
        served.edit(LISTING, lambda text: text.replace("1983-10-04", "1983-02-30"))
        wait_until(lambda: "got '1983-02-30'" in served.said(), 60)
        served.edit(LISTING, lambda text: text.replace("1983-02-30", "1983-10-04"))
        wait_until(lambda: "No errors" in served.said(), 60)
        result = build(served.project, SITE_URL=served.address)
        assert result.returncode == 0, result.stdout + result.stderr
        assert [*differences(served, served.project / "site")] == []
        assert not any(b".preview" in file.read_bytes() for file in (served.project / "site").rglob("*.html"))
