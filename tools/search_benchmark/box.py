"""The search box in a real browser: type into it, wait until its hits stay, read them."""

from __future__ import annotations

import contextlib
from typing import Iterator

from playwright.sync_api import Browser, Page, TimeoutError

from tools.search_benchmark.engines import Engine

HITS = 10
"""How many hits are read."""
QUIET = 120
"""Milliseconds for which hits must stay the same to be taken as those of the query."""
NOTHING = 1_500
"""Milliseconds without any hit after which there is none."""
PATIENCE = 60_000
"""Milliseconds for the very first hits: an index may have to be fetched and read."""
SCRIPT = """
window.bench = {
    hits(hit) {
        const shown = [...document.querySelectorAll(hit)].filter((each) => each.getClientRects().length);
        return shown.slice(0, %d).map((each) => [...each.querySelectorAll("a[href]"), ...(each.matches("a[href]") ? [each] : [])].map((link) => link.href));
    },
    settled(hit, busy, quiet, nothing) {
        return new Promise((done) => {
            const begun = performance.now();
            let last = "", since = begun;
            const look = () => {
                const hits = bench.hits(hit), now = performance.now(), text = JSON.stringify(hits);
                if (text !== last || (busy && document.querySelector(busy))) [last, since] = [text, now];
                if (hits.length ? now - since >= quiet : now - begun >= nothing) done(hits);
                else setTimeout(look, 20);
            };
            look();
        });
    },
};
""" % HITS


@contextlib.contextmanager
def fresh(browser: Browser, *scripts: str) -> Iterator[Page]:
    """A page of a browser that has seen nothing yet. Pages may forbid scripts from elsewhere; ours come in beside that rule."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        for script in (SCRIPT, *scripts):
            page.add_init_script(script)
        yield page
    finally:
        context.close()


def open_box(page: Page, address: str, engine: Engine, options: str = "") -> None:
    """Open the page with the box, and wait until it has nothing left to fetch. Raises TimeoutError when there is no box."""
    page.goto(address + engine.page + options, wait_until="load", timeout=PATIENCE)
    with contextlib.suppress(TimeoutError):
        page.wait_for_load_state("networkidle", timeout=PATIENCE)
    page.locator(engine.box).first.wait_for(state="attached", timeout=5_000)


def settle(page: Page, engine: Engine, nothing: int = NOTHING) -> list[list[str]]:
    """Wait until the hits stay. Returns the links of each hit, in order."""
    found: list[list[str]] = page.evaluate("(facts) => bench.settled(...facts)", [engine.hit, engine.busy, QUIET, nothing])
    return found


def ask(page: Page, engine: Engine, query: str, nothing: int = NOTHING) -> list[list[str]]:
    """Empty the box, put the query in at once, and return the links of each of its hits."""
    box = page.locator(engine.box).first
    box.fill("")
    box.dispatch_event("keyup")  # what Material listens to
    page.wait_for_function("(hit) => !bench.hits(hit).length", arg=engine.hit, timeout=10_000)
    box.fill(query)
    box.dispatch_event("keyup")
    return settle(page, engine, nothing)


def addresses(engine: Engine, hits: list[list[str]]) -> list[tuple[str, ...]]:
    """Hits as addresses below `/<lang>/`: for each, the page and its places."""
    return [tuple(engine.address(link) for link in hit) for hit in hits]
