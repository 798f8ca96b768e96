"""The structure stage: typed records, and an editor's sentence for everything that does not fit."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from publisher.fields import descriptions
from publisher.parse import parse
from publisher.read import Document
from publisher.records import COLLECTIONS, Listing
from publisher.records.values import PartialDate
from publisher.structure import structure

from core.examples import SMALLEST, record

GOLDEN = Path(__file__).parents[1] / "golden" / "structure.yml"
CASES = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_golden(case: dict) -> None:
    tree, problems = parse(Document(case.get("path", "data/listings/jane-doe.yml"), case["input"]))
    assert not problems
    _, diagnostics = structure(tree)
    assert [str(found).partition(": error: ")[0].partition(".yml:")[2] + " " + found.message for found in sorted(diagnostics)] == case["errors"]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_an_empty_record_is_refused(collection: str) -> None:
    tree, _ = parse(Document(f"data/{collection}/x.yml", "id: x\n"))
    made, diagnostics = structure(tree)
    assert made is None and diagnostics


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_smallest_record_is_accepted(collection: str) -> None:
    data = SMALLEST[collection]
    tree, problems = parse(Document(f"data/{collection}/{data['id']}.yml", yaml.safe_dump(data, allow_unicode=True)))
    made, diagnostics = structure(tree)
    assert not problems and not diagnostics and made is not None and made.id == data["id"]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_field_has_a_sentence(collection: str) -> None:
    for name in COLLECTIONS[collection].model_fields:
        assert descriptions(COLLECTIONS[collection])[name].strip().endswith("."), f"{collection}.{name}"


def test_records_are_frozen() -> None:
    with pytest.raises(ValueError):
        record("listings").name = "Other"  # type: ignore[misc]


def test_a_delisted_person_has_no_birth_data() -> None:
    birth = {"date": "1980-01-01", "place": "Somewhere"}
    listed, delisted = record("listings", birth=birth), record("listings", birth=birth, delisted={"date": "2021-01-01"})
    assert isinstance(listed, Listing) and listed.birth is not None
    assert isinstance(delisted, Listing) and delisted.birth is None


def test_partial_dates_are_ordered_and_keep_their_precision() -> None:
    dates = [PartialDate.parse(text) for text in ("2020-07-30", "2020", "2020-07")]
    assert [str(date) for date in sorted(dates)] == ["2020", "2020-07", "2020-07-30"]
    assert PartialDate.parse("2020-07").first_day() == datetime.date(2020, 7, 1)
    for wrong in ("2020-13", "2020-02-30", "20", "2020-7", "tomorrow"):
        with pytest.raises(ValueError):
            PartialDate.parse(wrong)
