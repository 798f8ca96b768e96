"""Expectations: files and fields that are lost are noticed, at the line that expects them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Callable

import pytest

from conftest import LANGUAGES, PROJECT, check
from publisher.__main__ import main
from publisher.expectations import PATH, check as expected, fill_rate
from publisher.load import load
from publisher.link import Catalogue
from publisher.read import Document


@cache
def real() -> Catalogue:
    return load(PROJECT, LANGUAGES).catalogue


def told(text: str, catalogue: Catalogue | None = None) -> list[str]:
    return list(map(str, expected(Document(PATH, text), real() if catalogue is None else catalogue)))


def test_the_real_data_are_what_is_expected_and_not_much_less_could_be() -> None:
    text = (PROJECT / PATH).read_text(encoding="utf-8")
    assert told(text) == []
    assert told(text, Catalogue([])) == [each for each in told(text, Catalogue([])) if "expected at least" in each] and len(told(text, Catalogue([]))) == 14


@pytest.mark.parametrize(("text", "line"), [
    ("records:\n  listings: 39\n", "2:13: error: expected at least 39 records in data/listings/, got 38; bring back the files that are gone, or lower this number and say why"),
    ("records:\n  listing: 3\n", "2:3: error: unknown collection 'listing'; did you mean 'listings'?"),
    ("filled:\n  listings.reference: 33\n", "2:23: error: expected 'reference' in at least 33 of 100 listings, got it in 32; fill it in, or lower this number and say why"),
    ("filled:\n  listings.referenc: 33\n", "2:3: error: unknown field 'referenc' of listings; did you mean 'reference'?"),
    ("filled:\n  acts: 33\n", "2:3: error: unknown field '' of acts"),
    ("filled:\n  listings.reference: 101\n", "2:23: error: expected a number of at most 100, got '101'"),
    ("records:\n  listings: many\n", "2:13: error: expected a whole number, got 'many'"),
    ("record:\n  listings: 1\n", "1:1: error: unknown key 'record'; did you mean 'records'?"),
    ("records: [\n", "1:11: error: not valid YAML"),
])
def test_what_is_lacking_is_told_where_it_is_expected(text: str, line: str) -> None:
    (found,) = told(text)
    assert found.startswith(f"{PATH}:{line}")


def test_a_broken_file_is_not_a_lost_one() -> None:
    records = [record for record in real() if record.id != "gao-qiang"]
    broken = Catalogue(records, frozenset({("listings", "gao-qiang")}))
    text = "records:\n  listings: 38\nfilled:\n  listings.reference: 100\n"
    assert told(text, broken) == [] and len(told(text, Catalogue(records))) == 2


def test_a_share_counts_what_has_a_value() -> None:
    assert fill_rate(real()["listings"], "incidents") == 100 and fill_rate(real()["listings"], "delisted") == 0 and fill_rate({}, "name") == 100


def test_a_lost_file_that_nobody_names_fails_the_check(copy: Path, edit: Callable[[str, Callable[[str], str]], None]) -> None:
    edit(PATH, lambda text: text.replace("listings: 38", "listings: 39"))
    result = check(copy)
    assert result.returncode == 1 and result.stderr.splitlines()[0].startswith(f"{PATH}:") and "Traceback" not in result.stderr
    (copy / PATH).unlink()
    assert f"{PATH}:1:1: error: missing file" in check(copy).stderr


def test_the_table_shows_every_collection_and_what_is_expected(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(PROJECT), "plausibility"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "listings: 38 records, at least 38 expected" in lines and "    32 %  reference, at least 30 % expected" in lines
    assert sum(not line.startswith(" ") for line in lines) == 14
