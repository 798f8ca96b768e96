"""Log: written, read again, refused with its place; two runs of a day are one."""

from __future__ import annotations

import datetime

import pytest

from publisher.deltas.changes import Change
from publisher.deltas.compare import compare
from publisher.deltas.log import LoggedDay, path_of, read_log, written
from publisher.deltas.merge import merged
from publisher.link import Catalogue
from publisher.read import Document

from core.examples import catalogue, record

DAY = datetime.date(2026, 12, 1)
CHANGE = {"id": "2021", "date": "2021-05-01", "text": "Reworded.", "sources": ["gazette"]}


def read(text: str, records: Catalogue | None = None, path: str = "data/changes/2026-12-01.yml") -> tuple[tuple[LoggedDay, ...], list[str]]:
    days, diagnostics = read_log([Document(path, text)], records or catalogue())
    return days, [str(each) for each in diagnostics]


def test_what_is_written_is_read_again() -> None:
    now = catalogue(
        record("listings", changes=[CHANGE], seats=[{"country": "RU"}], nationality_alleged="true", note="Two: \"words\".\n\nNo."), record("rounds", persons="2"),
        record("groups", id="cats", name="No: 1"),
    )
    found = (*compare(catalogue(record("listings", id="gone")), now, lambda each: each.name), Change("events", "since-removed", "changed", "gone_field", "a", "b"))  # type: ignore[attr-defined]
    days, diagnostics = read(written(DAY, found), now)
    assert diagnostics == [] and len(days) == 1 and days[0].date == DAY
    assert days[0].told == tuple(found), "types and all"
    assert read(written(DAY, (), 699))[0][0].first == 699
    assert path_of(DAY) == "data/changes/2026-12-01.yml"


def test_days_stand_newest_first() -> None:
    documents = [Document(path_of(day), written(day, ())) for day in (DAY, DAY + datetime.timedelta(days=40), DAY - datetime.timedelta(days=1))]
    days, _ = read_log(documents, catalogue())
    assert [str(day.date) for day in days] == ["2027-01-10", "2026-12-01", "2026-11-30"]


@pytest.mark.parametrize(("text", "expected"), [
    ("date: 2026-12-02\n", "data/changes/2026-12-01.yml:1:7: error: expected the file's name '2026-12-01' as date, got '2026-12-02'; rename one of them"),
    ("date: today\n", "data/changes/2026-12-01.yml:1:7: error: expected a date like 2024-05-31, got 'today'"),
    ("date: 2026-12-01\nfirst: many\n", "data/changes/2026-12-01.yml:2:8: error: expected a whole number, got 'many'"),
    ("date: 2026-12-01\nchange: []\n", "data/changes/2026-12-01.yml:2:1: error: unknown key 'change'; did you mean 'changes'?"),
    ("date: 2026-12-01\nchanges:\n  - record: listing/jane-doe\n    kind: added\n", "data/changes/2026-12-01.yml:3:13: error: unknown collection 'listing'; did you mean 'listings'?"),
    ("date: 2026-12-01\nchanges:\n  - record: jane-doe\n    kind: added\n", "data/changes/2026-12-01.yml:3:13: error: expected collection and id of a record, like listings/gao-qiang, got 'jane-doe'"),
    ("date: 2026-12-01\nchanges:\n  - record: listings/jane-doe\n    kind: edited\n", "data/changes/2026-12-01.yml:4:11: error: expected one of added, removed, listed, delisted, amended, changed, got 'edited'"),
    ("date: 2026-12-01\nchanges:\n  - record: listings/jane-doe\n    kind: changed\n", "data/changes/2026-12-01.yml:3:5: error: expected the path of what changed under 'field', which 'changed' needs"),
    (
        "date: 2026-12-01\nchanges:\n  - record: groups/cats\n    kind: changed\n    field: a[b\n",
        "data/changes/2026-12-01.yml:5:12: error: 'field' is not written as expected (pattern",
    ),
    ("date: 2026-12-01\nchanges:\n  - record: a/b\n   kind: added\n", "data/changes/2026-12-01.yml:4:4: error: not valid YAML:"),
    (
        "date: 2026-12-01\nchanges:\n  - record: groups/cats\n    kind: added\n  - record: groups/cats\n    kind: added\n",
        "data/changes/2026-12-01.yml:5:5: error: 'added groups/cats' stands here twice; keep one",
    ),
    (
        "date: 2026-12-01\nchanges:\n  - record: listings/jane-doe\n    kind: changed\n    field: birth.date\n    before: 1983\n",
        "data/changes/2026-12-01.yml:3:5: error: 'birth.date' is not kept once listings/jane-doe has dropped it; delete 'before' and 'after' here, and leave the rest",
    ),
])
def test_a_broken_log_is_refused_with_its_place(text: str, expected: str) -> None:
    _, diagnostics = read(text)
    assert [each[: len(expected)] for each in diagnostics] == [expected]


def test_birth_data_are_told_only_of_those_who_have_them() -> None:
    text = "date: 2026-12-01\nchanges:\n  - record: listings/jane-doe\n    kind: changed\n    field: birth.date\n    before: 1983\n    after: 1984\n"
    assert read(text, catalogue(record("listings", birth={"date": "1984"})))[1] == []
    assert len(read(text, catalogue(record("listings", birth={"date": "1984"}, delisted={"date": "2026-12-01"})))[1]) == 1


def test_a_day_of_thousands_of_changes_is_refused() -> None:
    with pytest.raises(ValueError, match="9000 changes are too many for the log of one day"):
        written(DAY, [Change("groups", f"g{number}", "added") for number in range(9000)])


# -- two runs of one day ------------------------------------------------------------------------------------

FIRST = catalogue(record("listings", aliases=["A", "B"], entry="A.1"))
THEN = catalogue(record("listings", aliases=["B", "C"], entry="A.2", gender="female", changes=[CHANGE]), record("groups", id="cats"))
LAST = catalogue(record("listings", aliases=["B", "D"], entry="A.3", changes=[{**CHANGE, "text": "Renumbered."}]), record("groups", id="cats", name="Cats"))


@pytest.mark.parametrize("baseline", [FIRST, THEN], ids=["against the same version", "against a newer one"])
def test_two_runs_are_one(baseline: Catalogue) -> None:
    whole = merged(compare(FIRST, THEN), compare(baseline, LAST), LAST)
    assert {(change.kind, change.place): (change.before, change.after) for change in whole} == {
        (change.kind, change.place): (change.before, change.after) for change in compare(FIRST, LAST)
    }
    assert [change.name for change in whole] == sorted((change.name for change in whole), key=[change.name for change in whole].index), "records stand together"


@pytest.mark.parametrize("baseline", [FIRST, THEN], ids=["against the same version", "against a newer one"])
def test_what_is_taken_back_was_no_change(baseline: Catalogue) -> None:
    assert merged(compare(FIRST, THEN), compare(baseline, FIRST), FIRST) == ()


def test_running_again_changes_nothing() -> None:
    once = merged((), compare(FIRST, THEN), THEN)
    assert once == compare(FIRST, THEN) and merged(once, compare(FIRST, THEN), THEN) == once
    gone = catalogue(record("listings", birth={"date": "1983"})), catalogue(record("listings", delisted={"date": "2022-01-01"}))
    assert merged(compare(*gone), (), gone[1]) == compare(*gone), "a value that is not kept still stands"
