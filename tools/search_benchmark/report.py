"""What was measured, as tables to read, as JSON to keep, and against the limits."""

from __future__ import annotations

import dataclasses
import statistics
from dataclasses import dataclass, field
from typing import Any, Iterator

from tools.search_benchmark.limits import BYTES, BYTES_TENFOLD, FIRST, LATER, RANK
from tools.search_benchmark.relevance import Answer, by_kind, mean_reciprocal_rank
from tools.search_benchmark.speed import Pace
from tools.search_benchmark.weight import Weight


@dataclass
class Measured:
    """All measures of one engine on one site in one language; an empty list was not asked for."""

    site: str
    language: str
    engine: str
    answers: list[Answer] = field(default_factory=list)
    weights: list[Weight] = field(default_factory=list)
    paces: list[Pace] = field(default_factory=list)

    def figures(self) -> dict[str, float | None]:
        """The figures that are compared: rank, bytes (median, most), milliseconds to the first and to later hits; None where nothing was measured."""
        first = [pace.first for pace in self.paces if pace.first is not None]
        later = [milliseconds for pace in self.paces for milliseconds in pace.later]
        return {
            "rank": mean_reciprocal_rank([answer.rank for answer in self.answers]) if self.answers else None,
            "bytes_median": statistics.median(weight.bytes for weight in self.weights) if self.weights else None,
            "bytes_most": max(weight.bytes for weight in self.weights) if self.weights else None,
            "first": statistics.median(first) if first else None,
            "later": statistics.median(later) if later else None,
        }

    def failing(self) -> list[Answer]:
        """Queries whose page did not come first."""
        return [answer for answer in self.answers if answer.rank != 1]

    def as_json(self) -> dict[str, Any]:
        return {**dataclasses.asdict(self), "kinds": by_kind(self.answers), "figures": self.figures()}


def table(results: list[Measured], site: str, language: str) -> Iterator[str]:
    """Lines of one language on one site: an engine each, the ranks of each kind of query, what did not come first."""
    here = [result for result in results if (result.site, result.language) == (site, language)]
    yield f"{site}, {language}"
    yield f"  {'engine':16}{'rank':>7}{'bytes':>9}{'most':>9}{'first ms':>10}{'later ms':>10}{'requests':>10}"
    for result in here:
        figures = result.figures()
        requests = max((weight.requests for weight in result.weights), default=None)
        shown = [("rank", 7, ".3f"), ("bytes_median", 9, ".0f"), ("bytes_most", 9, ".0f"), ("first", 10, ".0f"), ("later", 10, ".0f")]
        cells = "".join(f"{'–' if figures[name] is None else format(figures[name], form):>{width}}" for name, width, form in shown)
        yield f"  {result.engine:16}{cells}{'–' if requests is None else requests:>10}"
    for result in here:
        if kinds := by_kind(result.answers):
            yield f"  {result.engine} by kind: " + ", ".join(f"{kind} {value:.2f}" for kind, value in kinds.items())
    for result in here:
        for answer in result.failing():
            place = f"rank {answer.rank}" if answer.rank else "not among the first ten"
            yield f"  {result.engine}: '{answer.query.query}' ({answer.query.kind}): {answer.query.expect[0]} {place}; first is {answer.first or 'nothing'}"


def missed(results: list[Measured], tenfold: str) -> list[str]:
    """Every limit that our search misses, as a sentence."""
    found = []
    for own in (result for result in results if result.engine == "ours"):
        figures, where = own.figures(), f"{own.site}, {own.language}"
        rivals = [result for result in results if (result.site, result.language) == (own.site, own.language) and result.engine != "ours"]
        most = BYTES_TENFOLD if own.site == tenfold else BYTES
        # On the larger site the words of the copies are shuffled at random: there, only the rivals are the measure of what can be found.
        limits = [("rank", RANK, -1)] * (own.site != tenfold) + [("bytes_most", most, 1), ("first", FIRST, 1), ("later", LATER, 1)]
        for name, limit, sign in limits:
            if (value := figures[name]) is not None and sign * value > sign * limit:
                found.append(f"{where}: {name} is {value:.3g}, the limit is {limit:g}")
        for rival in rivals:
            # Of time and bytes only Pagefind is a measure: Material's index travels with the page, before anybody has asked.
            for name, sign in (("rank", -1), *((("bytes_most", 1), ("first", 1)) if rival.engine.startswith("pagefind") else ())):
                value, theirs = figures[name], rival.figures()[name]
                if value is not None and theirs is not None and sign * value >= sign * theirs:
                    found.append(f"{where}: {name} is {value:.3g}, not better than {rival.engine} with {theirs:.3g}")
        if own.paces and figures["first"] is None:
            found.append(f"{where}: no hits were shown after the third key")
        early = {path for weight in own.weights for path, _ in weight.early}
        if early:
            found.append(f"{where}: {', '.join(sorted(early))} travelled before the box had the focus")
        if lost := sum(pace.missed for pace in own.paces):
            found.append(f"{where}: {lost} later keys never got their hits")
    return found
