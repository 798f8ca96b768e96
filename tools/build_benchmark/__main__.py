"""Command line of the benchmark: writes the projects, builds each in turn with ours and stock, and prints the table."""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Iterator

from tools.build_benchmark.measure import Run, run
from tools.build_benchmark.projects import CASES, Case, languages_of
from tools.build_benchmark.stock import WITHOUT_STRINGS, write_stock


@dataclass(frozen=True)
class Measured:
    """The runs of one case: ours and stock's, with the pages that each made."""

    case: Case
    languages: int
    pages: int
    ours: list[Run]
    stock_pages: int
    stock: list[Run]

    def as_json(self) -> dict[str, object]:
        """All runs, for a program."""
        return {
            "case": self.case.name, "languages": self.languages, "pages": self.pages, "stock_pages": self.stock_pages,
            "ours": [vars(each) for each in self.ours], "stock": [vars(each) for each in self.stock],
        }


def begin(case: Case, work: Path, *, stock: bool = True) -> Measured:
    """Write a case's projects below a folder and build each once."""
    ours, theirs = _projects(case, work)
    case.write(ours)
    languages = languages_of(ours)
    site, stock_site = _sites(case, work, 1)
    first = run(ours, site, alone=case.alone)
    pages = sum(1 for language in languages for _ in (site / language).rglob("index.html"))
    if not stock or case.alone:
        return Measured(case, len(languages), pages, [first], 0, [])
    stock_pages = write_stock(site, tuple(code for code in languages if code not in WITHOUT_STRINGS), theirs)
    return Measured(case, len(languages), pages, [first], stock_pages, [run(theirs, stock_site)])


def again(measured: Measured, work: Path) -> None:
    """Build the projects of a case once more."""
    ours, theirs = _projects(measured.case, work)
    site, stock_site = _sites(measured.case, work, len(measured.ours) + 1)
    measured.ours.append(run(ours, site, alone=measured.case.alone))
    if measured.stock:
        measured.stock.append(run(theirs, stock_site))


def _projects(case: Case, work: Path) -> tuple[Path, Path]:
    """Where our project and stock's stand."""
    return work / f"{case.name}-ours", work / f"{case.name}-stock"


def _sites(case: Case, work: Path, number: int) -> tuple[Path, Path]:
    """Where a build of each goes: a new folder for each, and all stay until the end. A file system without a journal passes over
    the inodes of files removed in the last minutes, one by one for each new file (`recently_deleted` in Linux, `fs/ext4/ialloc.c`)."""
    return work / f"{case.name}-site-{number}", work / f"{case.name}-stock-site-{number}"


def table(results: Iterable[Measured]) -> Iterator[str]:
    """The results as a table of Markdown; medians, and in brackets the least and the most."""
    yield "| case | languages | pages | seconds | of the processors | ms per page | memory | stock: seconds | ms per page | memory | ours to stock, per page |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for each in results:
        own = each.ours
        cells = [each.case.title, str(each.languages), f"{each.pages:,}", _spread([one.wall for one in own]), _spread([one.cpu for one in own]),
                 f"{1000 * _wall(own) / each.pages:.1f}", _memory(own)]
        if each.stock:
            cells += [_spread([one.wall for one in each.stock]), f"{1000 * _wall(each.stock) / each.stock_pages:.1f}", _memory(each.stock),
                      f"{(_wall(own) / each.pages) / (_wall(each.stock) / each.stock_pages):.2f}"]
        else:
            cells += ["", "", "", ""]
        yield f"| {' | '.join(cells)} |"


def conclusions(results: Iterable[Measured]) -> Iterator[str]:
    """What the cases say together: further languages, and what one page more costs in small and large sites."""
    known = {each.case.name: each for each in results}
    for name, title in (("one", "one"), ("one-alone", "one in one process")):
        if {name, "three"} <= known.keys():
            yield f"three languages take {_wall(known['three'].ours) / _wall(known[name].ours):.2f} times as long as {title}"
    if {"300", "3000", "10000"} <= known.keys():
        small, middle, large = (known[name] for name in ("300", "3000", "10000"))
        early, late = _slope(small, middle), _slope(middle, large)
        yield f"one page more costs {1000 * early:.1f} ms up to {middle.pages:,} pages and {1000 * late:.1f} ms up to {large.pages:,}: {late / early:.2f} times"


def _slope(before: Measured, after: Measured) -> float:
    return (_wall(after.ours) - _wall(before.ours)) / (after.pages - before.pages)


def _wall(runs: list[Run]) -> float:
    return statistics.median(each.wall for each in runs)


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.1f}" + (f" ({min(values):.1f}–{max(values):.1f})" if len(values) > 1 else "")


def _memory(runs: list[Run]) -> str:
    found = [each.memory for each in runs if each.memory]
    return f"{max(found) / 1_000_000:,.0f} MB" if found else "?"


@contextlib.contextmanager
def _folder(named: Path | None) -> Iterator[Path]:
    if named is None:
        with tempfile.TemporaryDirectory() as made:
            yield Path(made)
    else:
        named.mkdir(parents=True)
        yield named


def main(arguments: list[str] | None = None) -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="build_benchmark", description="Measures builds, ours beside stock on the same pages.")
    parser.add_argument("--case", action="append", choices=[case.name for case in CASES], help="only this case; may be repeated")
    parser.add_argument("--runs", type=int, default=5, help="builds of each project (default: 5)")
    parser.add_argument("--no-stock", action="store_true", help="build ours alone")
    parser.add_argument("--work", type=Path, help="a new folder for projects and sites, which stay there (default: one that goes)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run there")
    options = parser.parse_args(arguments)
    cases = [case for case in CASES if not options.case or case.name in options.case]
    results: list[Measured] = []
    with _folder(options.work) as named:
        work = named.resolve()
        for number in range(options.runs):  # All cases in turn, so that whatever else the machine does hits all alike.
            for place, case in enumerate(cases):
                try:
                    if number:
                        again(results[place], work)
                    else:
                        results.append(begin(case, work, stock=not options.no_stock))
                except subprocess.CalledProcessError as error:
                    print(f"error: {case.title} could not be built: {error.output}", file=sys.stderr)
                    return 1
                print(f"run {number + 1}, {case.title}: {results[place].ours[-1].wall:.1f} s", file=sys.stderr, flush=True)
    print("\n".join([*table(results), "", *conclusions(results)]))
    if options.json:
        options.json.write_text(json.dumps([each.as_json() for each in results], indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
