"""What must hold, and why. Every limit is checked in every language."""

from __future__ import annotations

RANK = 0.9
"""Mean reciprocal rank on this site: nine readers of ten find their page first, or nearly all find it first or second."""
BYTES = 40_000
"""Bytes of the heaviest plain query on this site, gzip: a first search costs no more than a first view of a page (51 KB)."""
BYTES_TENFOLD = 60_000
"""The same on a site ten times as large: what is fetched follows the query, not the site."""
FIRST = 600
"""Median of the milliseconds from the third key to its hits, cold, on a slow phone: two round trips and little work, within the pause after which
a reader feels that the page waits (Nielsen: one second keeps the thought)."""
LATER = 100
"""Median of the milliseconds from a later key to its hits: below this, an answer feels immediate (Nielsen)."""
