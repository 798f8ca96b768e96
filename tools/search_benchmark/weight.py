"""Bytes: all that travels from the focus of the box until the first hits of a query are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Browser

from tools.search_benchmark.box import PATIENCE, fresh, open_box, settle
from tools.search_benchmark.engines import Engine
from tools.search_benchmark.serving import Host

OF_SEARCH = re.compile(r"(?<!open)search|lunr|index[-.]|worker", re.IGNORECASE)
"""Paths that only a search can ask for; none may travel before focus."""
PAUSE = 120
"""Milliseconds from key to key."""


@dataclass(frozen=True)
class Weight:
    """What one query weighs: bytes, requests, and the paths of the search that travelled before focus, with their bytes."""

    query: str
    bytes: int
    requests: int
    early: tuple[tuple[str, int], ...]


def weigh(browser: Browser, host: Host, engine: Engine, query: str) -> Weight:
    """Open the page in a browser with an empty cache, type the query, and add up. Raises ValueError when it has no hit."""
    with fresh(browser) as page:
        host.sent.clear()
        open_box(page, host.address, engine)
        page.wait_for_timeout(300)
        before = list(host.sent)
        page.locator(engine.box).first.focus()
        page.keyboard.type(query, delay=PAUSE)
        if not settle(page, engine, nothing=PATIENCE // 4):
            raise ValueError(f"{engine.name}: no hit for '{query}'")
        after = host.sent[len(before):]
    if engine.unasked:
        after = [sent for sent in before if re.search(engine.unasked, sent[0])] + after
    early = () if engine.unasked else tuple(sent for sent in before if OF_SEARCH.search(sent[0]))
    return Weight(query, sum(size for _, size in after), len(after), early)
