"""Check: rules over the whole catalogue. One rule, one file, one test.

A rule is a generator of findings (record, location, message); this module gives them file, line and
column. To add one: a module here with a `check` function, and its name in `RULES`.
"""

from __future__ import annotations

from typing import Callable, Iterable, Iterator, Mapping

from ..diagnostics import Diagnostic
from ..link import Catalogue
from ..parse import Location, Tree
from ..records import Record
from . import addresses, counts, dates, former_ids, references, sources, uniqueness, uncited

Finding = tuple[Record, Location, str]
Rule = Callable[[Catalogue], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    references.check, sources.check, dates.check, counts.check, uniqueness.check, addresses.check, former_ids.check,
)


def check(catalogue: Catalogue, trees: Mapping[tuple[str, str], Tree]) -> list[Diagnostic]:
    """Findings of every rule."""
    return [_diagnostic(trees, finding) for rule in RULES for finding in rule(catalogue)]


def check_cited(catalogue: Catalogue, trees: Mapping[tuple[str, str], Tree], cited: Iterable[str]) -> list[Diagnostic]:
    """Sources that neither a record nor a page (`cited`) names."""
    return [_diagnostic(trees, finding) for finding in uncited.check(catalogue, frozenset(cited))]


def _diagnostic(trees: Mapping[tuple[str, str], Tree], finding: Finding) -> Diagnostic:
    record, location, message = finding
    return trees[record.collection, record.id].diagnostic(location, message)
