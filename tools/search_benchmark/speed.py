"""Time: milliseconds from a key to its hits, on a slow phone on a slow line, with an empty cache.

The processor is slowed four times by the browser's own switch. That slows the thread of the page, where hits are drawn. Workers, in which
all three engines search, stay as fast as the machine: the browser refuses the switch for them ("Operation is only supported for pages,
not workers"). The line is slowed by the host (see `serving`), so that workers' requests are slowed like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Sequence

from playwright.sync_api import Browser, Page

from tools.search_benchmark.box import addresses, ask, fresh, open_box, settle
from tools.search_benchmark.engines import Engine
from tools.search_benchmark.serving import Host
from tools.search_benchmark.weight import PAUSE

SLOWER = 4
THIRD = 3
"""The key from which on hits are expected."""
LONGEST = 10
"""Keys that are typed of a query: enough to see what later keys cost."""
WATCH = """
window.watched = { keys: [], shown: [] };
window.watchFor = (hit) => {
    let pressed = 0, planned = false;
    addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
    addEventListener("input", (event) => { watched.keys.push({ at: pressed, typed: event.target.value }); }, true);
    new MutationObserver(() => {
        if (planned) return;
        planned = true;
        requestAnimationFrame(() => { planned = false; watched.shown.push({ at: performance.now(), hits: bench.hits(hit) }); });
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
};
"""
"""Notes when each key was pressed and what stood in the list in each frame in which something changed."""


@dataclass(frozen=True)
class Pace:
    """One query: milliseconds from the third key to the first hits, and from each later key to its hits; `missed` keys never got theirs."""

    query: str
    first: float | None
    later: tuple[float, ...]
    missed: int


def expected(browser: Browser, host: Host, engine: Engine, query: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The hits of the query's beginnings, from the third letter on, on a fast machine and line."""
    with fresh(browser) as page:
        open_box(page, host.address, engine, engine.options.replace("&size=10", ""))
        ask(page, engine, query, nothing=20_000)
        return {query[:length]: tuple(addresses(engine, ask(page, engine, query[:length]))) for length in range(THIRD, len(query) + 1)}


def pace(browser: Browser, host: Host, engine: Engine, query: str) -> Pace:
    """Type the query's first letters at an even pace and watch."""
    query = query[:LONGEST].rstrip()
    host.slow = False
    wanted = expected(browser, host, engine, query)
    with fresh(browser, WATCH) as page:
        host.slow = True
        try:
            open_box(page, host.address, engine)
            slow_down(page)
            page.evaluate("(hit) => watchFor(hit)", engine.hit)
            page.locator(engine.box).first.focus()
            page.keyboard.type(query, delay=PAUSE)
            settle(page, engine, nothing=20_000)
            page.wait_for_timeout(500)
            watched = page.evaluate("watched")
        finally:
            host.slow = False
    shown = [(state["at"], tuple(addresses(engine, state["hits"]))) for state in watched["shown"]]
    return judge(query, [(key["at"], key["typed"]) for key in watched["keys"]], shown, wanted)


def judge(query: str, keys: Sequence[tuple[float, str]], shown: Sequence[tuple[float, Any]], wanted: dict[str, Any]) -> Pace:
    """From when keys were pressed and hits stood there to milliseconds.

    A key has its hits when those of what was typed by then stand there, or already those of a later key. A key that changes
    nothing, since its hits are those of the key before, is left out unless the list was written again.
    """
    first, later, missed = None, [], 0
    for place, (at, typed) in enumerate(keys):
        if typed not in wanted or not wanted[typed]:
            continue
        if first is None and len(typed) == THIRD:
            first = next((then - at for then, hits in shown if then >= at and hits), None)
            continue
        following = keys[place + 1][0] if place + 1 < len(keys) else float("inf")
        same = wanted.get(keys[place - 1][1]) == wanted[typed] if place else False
        found = next((then - at for then, hits in shown if then >= at and any(wanted.get(other) == hits for when, other in keys[place:] if when <= then)), None)
        if same and (found is None or at + found > following):
            continue
        if found is None:
            missed += 1
        else:
            later.append(found)
    return Pace(query, first, tuple(later), missed)


def slow_down(page: Page) -> None:
    """Slow the page's thread."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
