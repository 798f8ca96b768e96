"""Command line of the benchmark; exit status 1 when a limit is missed."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Iterator, Sequence

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "hooks")]

from playwright.sync_api import Browser, Error  # noqa: E402

from publisher.commands.project import languages_of  # noqa: E402
from tools.audit import chromium  # noqa: E402
from tools.search_benchmark import engines, rivals  # noqa: E402
from tools.search_benchmark.engines import Engine  # noqa: E402
from tools.search_benchmark.indexing import build  # noqa: E402
from tools.search_benchmark.relevance import Query, answers, plain, read_queries  # noqa: E402
from tools.search_benchmark.report import Measured, missed, table  # noqa: E402
from tools.search_benchmark.serving import host  # noqa: E402
from tools.search_benchmark.speed import pace  # noqa: E402
from tools.search_benchmark.tenfold import grow  # noqa: E402
from tools.search_benchmark.weight import weigh  # noqa: E402

SITE, TENFOLD = "this site", "ten times as large"
FACTOR = 10
PARTS = ("relevance", "bytes", "time")
RIVALS = ("pagefind", "material")
ONLY_TIMED = "pagefind, eager"
"""How long Pagefind waits after a key changes nothing but its time."""


def main() -> int:
    """Measure what the command line asks for."""
    options = _options()
    languages = languages_of(PROJECT)
    wanted = options.language or list(languages)
    queries = {language: read_queries(options.queries / f"{language}.yml") for language in wanted}
    parts = [part for part in PARTS if getattr(options, part)] or list(PARTS)
    sites = [SITE, TENFOLD] if options.tenfold == options.this else [TENFOLD] if options.tenfold else [SITE]
    results: list[Measured] = []
    builds: dict[str, dict[str, float]] = {}
    faults: list[str] = []
    with _folder(options.work) as work, chromium() as browser:
        for name in sites:
            folder = work / name.replace(" ", "-")
            site = _site(name, folder, builds) if not (options.site and name == SITE) else options.site.resolve()
            _index(site, folder, languages, options.rivals)
            for engine, language in _engines(site, folder, wanted, options.rivals, options.only_rivals):
                if engine.name == ONLY_TIMED and "time" not in parts:
                    continue
                begun = time.monotonic()
                try:
                    results.append(_measure(browser, engine, name, language, queries[language], parts, options.rounds))
                except (Error, ValueError) as error:
                    faults.append(f"{name}, {language}: {engine.name} could not be measured: {str(error).splitlines()[0]}")
                print(f"{name}, {language}, {engine.name}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    for name in sites:
        for language in wanted:
            print("\n".join(table(results, name, language)), end="\n\n")
    for name, seconds in builds.items():
        index = seconds["index"]
        print(f"{name}: built in {seconds['build']:.1f} s, of which the index took {index:.1f} s, {index / len(languages):.1f} s per language")
    faults += missed(results, TENFOLD)
    if options.json:
        report = {"results": [result.as_json() for result in results], "builds": builds, "missed": faults}
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    kept = "no limit was held against anything: the site's own search was left out" if options.only_rivals else "every limit is kept"
    print("\n".join(f"missed: {fault}" for fault in faults) or kept)
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="search_benchmark", description="Measures the site's own search against two others, on the same pages.")
    for part, words in zip(PARTS, ("the ranks of the query sets", "bytes from focus to the first hits", "milliseconds from key to hits")):
        parser.add_argument(f"--{part}", action="store_true", help=f"only this part: {words}")
    parser.add_argument("--this", action="store_true", help="only this site")
    parser.add_argument("--tenfold", action="store_true", help="only the site ten times as large")
    parser.add_argument("--language", action="append", help="only this language; may be given more than once")
    parser.add_argument("--rivals", type=_rivals, default=RIVALS, help="which rivals, with commas between, or none (default: pagefind,material)")
    parser.add_argument("--only-rivals", action="store_true", help="leave our own search out")
    parser.add_argument("--rounds", type=int, default=1, help="how often each of the plain queries is timed (default: once; there are five)")
    parser.add_argument("--queries", type=Path, default=PROJECT / "tests" / "search" / "queries", help="folder with the query sets")
    parser.add_argument("--site", type=Path, help="a built site, instead of building this one")
    parser.add_argument("--work", type=Path, help="folder that keeps what was built, for the next run; delete it after a change of the site")
    parser.add_argument("--json", type=Path, help="file to write everything measured to")
    return parser.parse_args()


def _rivals(text: str) -> tuple[str, ...]:
    names = () if text == "none" else tuple(text.split(","))
    if unknown := set(names) - set(RIVALS):
        raise argparse.ArgumentTypeError(f"no rival is called {', '.join(sorted(unknown))}")
    return names


@contextlib.contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="search-benchmark-") as name:
            yield Path(name)


def _site(name: str, folder: Path, builds: dict[str, dict[str, float]]) -> Path:
    """The built site, by a real build of this project or of the larger one; what a run before has left is taken as it is."""
    site, project = folder / "site", PROJECT
    if site.exists():
        return site
    folder.mkdir(exist_ok=True)
    if name == TENFOLD:
        project = folder / "project"
        if not project.exists():
            grow(project, FACTOR)
    builds[name] = build(project, site)
    return site


def _index(site: Path, folder: Path, languages: Sequence[str], wanted: Sequence[str]) -> None:
    """Make the rivals' indexes, unless a run before has left them."""
    for name, make in (("pagefind", rivals.build_pagefind), ("material", rivals.build_material)):
        if name in wanted and not (folder / name).exists():
            begun = time.monotonic()
            make(site, folder / name, languages)
            print(f"{name} indexed in {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)


def _engines(site: Path, folder: Path, languages: Sequence[str], wanted: Sequence[str], only_rivals: bool) -> Iterator[tuple[Engine, str]]:
    for language in languages:
        if not only_rivals:
            yield engines.ours(site, language), language
        if "pagefind" in wanted:
            yield engines.pagefind(folder / "pagefind", language), language
            yield engines.pagefind(folder / "pagefind", language, patient=False), language
        if "material" in wanted:
            yield engines.material(folder / "material", language), language


def _measure(browser: Browser, engine: Engine, site: str, language: str, queries: Sequence[Query], parts: Sequence[str], rounds: int) -> Measured:
    """All parts of one engine."""
    only_time = engine.name == ONLY_TIMED
    with host(engine.folder) as served:
        return Measured(
            site, language, engine.name,
            answers(browser, served.address, engine, queries) if "relevance" in parts and not only_time else [],
            [weigh(browser, served, engine, query) for query in plain(queries)] if "bytes" in parts and not only_time else [],
            [pace(browser, served, engine, query) for query in plain(queries) for _ in range(rounds)] if "time" in parts else [],
        )


if __name__ == "__main__":
    sys.exit(main())
