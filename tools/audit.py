"""How the site is checked for accessibility: which pages, in which windows, by which rules.

`tools/accessibility.py` and the browser tests both use it, so that there is one way of running axe.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import shutil
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "hooks"))

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright  # noqa: E402

from publisher.accessibility import SIDEWAYS  # noqa: E402

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""Sets of axe's rules."""
OPTIONS = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"], "preload": False}
"""What axe is asked for. Without the list of all that passes, a long page takes a third of the time. Nothing is loaded beforehand, since no
page has anything that plays: the only rule of these sets that would need it is about that."""
WIDTHS = (360, 1280)
"""Widths of the window, in CSS pixels."""
SCHEMES = ("light", "dark")
KINDS = (
    "", "guide/attribution/", "guide/how-the-eu-reacts/", "pillars/peaceful-settlement/", "toolbox/", "toolbox/sanctions/", "toolbox/uses/", "sanctions/", "sanctions/gao-qiang/",
    "sanctions/ml-cloud/", "sanctions/rounds/", "sanctions/rounds/2026-07-13/", "incidents/", "incidents/viasat/", "groups/apt28/", "forum/2020/", "law/", "law/2019-796/",
    "bodies/council/", "partners/united-kingdom/", "timeline/", "glossary/", "sources/", "sources/cited-by/", "about/", "accessibility/", "a-z/", "changes/", "data/", "translations/", "404.html",
)
"""One page of each kind, below `/<lang>/`."""
ROOT = ("", "404.html")
"""The pages that have no language of their own."""


@dataclass(frozen=True, order=True)
class Finding:
    """One place of one page that breaks one rule."""

    page: str
    """Address below the site's root."""
    rule: str
    help: str | None
    """What the rule asks for, in axe's words; None for our own rule."""
    place: str
    """Selector of the element."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the built site without a log."""

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """Address at which the folder of a built site can be opened meanwhile, on this machine only."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Programs that will do, best first. The first has the same engine as the others and no windows, profiles or services around it: a
page in a window of its own costs it less than a third of the processor's time (Chromium 156: 0.6 instead of 2.0 s)."""


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium that asks nobody for anything."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        raise FileNotFoundError("no Chromium found; install it (Debian: apt-get install chromium-headless-shell)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
        )
        yield launched
        launched.close()


@contextlib.contextmanager
def window(browser: Browser, width: int, scheme: str) -> Iterator[BrowserContext]:
    """A window of this width and colour scheme into which axe can be put, whatever scripts the pages allow."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    yield context
    context.close()


def look(page: Page, address: str, path: str) -> list[Finding]:
    """Open one page of the site served at `address` and find what breaks a rule."""
    page.goto(address + path)
    return inspect(page, path)


def inspect(page: Page, path: str) -> list[Finding]:
    """What breaks a rule in a page as it is shown now; `path` is what the page is called."""
    response = Axe().run(page, options=OPTIONS).response
    found = [
        Finding(path, violation["id"], violation["help"], " ".join(map(str, node["target"])))
        for violation in response["violations"] for node in violation["nodes"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(Finding(path, SIDEWAYS, None, "html"))
    return found


def axe_version(page: Page) -> str:
    """Version of axe in a page that was looked at."""
    return str(page.evaluate("axe.version"))
