"""Relevance: the rank of the page that a reader looks for, as mean reciprocal rank."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Mapping, Sequence

import yaml
from playwright.sync_api import Browser

from tools.search_benchmark.box import PATIENCE, addresses, ask, fresh, open_box
from tools.search_benchmark.engines import Engine

PLAIN = 5
"""How many plain queries are weighed and timed per language."""
LETTERS = 6
"""Letters that such a query has at least, so that keys after the third can be timed."""


@dataclass(frozen=True)
class Query:
    """What a reader types, what sort of query that is, and the addresses below `/<lang>/` that answer it."""

    query: str
    kind: str
    expect: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What an engine made of a query: the rank of the first expected hit from 1, None when it is not among the first ten; what came first."""

    query: Query
    rank: int | None
    first: str | None


def read_queries(file: Path) -> list[Query]:
    """The query set of one language. Raises ValueError for an entry that lacks something."""
    queries = []
    for number, entry in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), start=1):
        missing = {"query", "kind", "expect"} - set(entry)
        if missing or not entry["expect"]:
            raise ValueError(f"{file}: entry {number} lacks {', '.join(sorted(missing)) or 'an expected address'}")
        queries.append(Query(str(entry["query"]), str(entry["kind"]), tuple(entry["expect"])))
    return queries


def plain(queries: Sequence[Query], kinds: Sequence[str] = ("plain", "title", "name", "exact", "word", "term")) -> list[str]:
    """The fixed few queries to be weighed and timed: the first of different kinds, plain ones before others, long enough to be typed on."""
    fit = [query for query in queries if len(query.query) >= LETTERS]
    fit.sort(key=lambda query: next((place for place, kind in enumerate(kinds) if kind in query.kind), len(kinds)))
    return [query.query for query in fit[:PLAIN]]


def rank(expect: Iterable[str], hits: Sequence[Sequence[str]], *, exact: bool) -> int | None:
    """Rank, from 1, of the first hit that is expected; None without one. Not `exact`: the page is right where a place on it is expected."""
    right = set(expect)
    if not exact:
        right |= {address.partition("#")[0] for address in right}
    return next((place for place, links in enumerate(hits, start=1) if right & set(links)), None)


def mean_reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """Mean of 1/rank, 0 for what was not found. Raises StatisticsError for nothing."""
    return statistics.mean(1 / rank if rank else 0.0 for rank in ranks)


def by_kind(answers: Sequence[Answer]) -> Mapping[str, float]:
    """Mean reciprocal rank of each kind of query."""
    return {
        kind: mean_reciprocal_rank([answer.rank for answer in answers if answer.query.kind == kind])
        for kind in sorted({answer.query.kind for answer in answers})
    }


def answers(browser: Browser, address: str, engine: Engine, queries: Sequence[Query]) -> list[Answer]:
    """Type every query into the box and look where the expected page stands."""
    found = []
    with fresh(browser) as page:
        open_box(page, address, engine, engine.options)
        ask(page, engine, "cyber", nothing=PATIENCE)
        for query in queries:
            hits = addresses(engine, ask(page, engine, query.query))
            found.append(Answer(query, rank(query.expect, hits, exact=engine.exact), hits[0][0] if hits and hits[0] else None))
    return found
