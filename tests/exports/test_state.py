"""State files: who was listed when, in files that need no other and keep their schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from publisher.derive import totals_on
from publisher.exports.publication import Publication
from publisher.exports.state import state_files
from publisher.publisher import Publisher
from publisher.settings import Settings

SCHEMA = "data/v1/schema/state.json"


def states(publication: Publication) -> dict[str, Any]:
    return {artifact.path: json.loads(artifact.content) for artifact in state_files(publication)}


def faults(schema: dict[str, Any], fragment: str, value: Any) -> list[str]:
    Draft202012Validator.check_schema(schema)
    registry = Registry().with_resource(schema["$id"], Resource.from_contents(schema))
    validator = Draft202012Validator({"$ref": schema["$id"] + fragment}, registry=registry, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


@pytest.fixture(scope="module")
def found(publication: Publication) -> dict[str, Any]:
    return states(publication)


def test_one_file_for_each_round_and_one_for_all(found: dict[str, Any], publication: Publication) -> None:
    rounds = list(publication.catalogue["rounds"])
    assert list(found) == [*(f"data/v1/state/{day}.json" for day in rounds), "data/v1/state.json", SCHEMA]
    overview = found["data/v1/state.json"]
    assert [state["date"] for state in overview["states"]] == rounds
    assert {state["file"] for state in overview["states"]} == {publication.address(path.removeprefix("data/v1/")) for path in found if "/state/" in path}


def test_totals_are_those_of_the_pages(found: dict[str, Any], publication: Publication) -> None:
    overview, facts = found["data/v1/state.json"], publication.source.view.facts
    today = totals_on(publication.catalogue, facts.list_state)
    assert (overview["list_state"], overview["checked_until"]) == (str(facts.list_state), str(facts.checked_until))
    assert (overview["persons"], overview["entities"]) == (today.persons, today.entities)
    for state in overview["states"]:
        listed = found[f"data/v1/state/{state['date']}.json"]["listed"]
        assert sum(each["kind"] == "person" for each in listed) == state["persons"]
        assert len(listed) == state["persons"] + state["entities"]
        assert {key: state[key] for key in state if key != "file"} == {key: found[f"data/v1/state/{state['date']}.json"][key] for key in state if key != "file"}


def test_each_state_follows_from_the_one_before(found: dict[str, Any]) -> None:
    before: set[str] = set()
    for state in found["data/v1/state.json"]["states"]:
        after = {each["id"] for each in found[f"data/v1/state/{state['date']}.json"]["listed"]}
        assert after == (before | set(state["added"])) - set(state["removed"])
        assert state["added"] or state["removed"]
        before = after


def test_the_files_keep_their_schema(found: dict[str, Any]) -> None:
    schema = found[SCHEMA]
    days = {path: faults(schema, "", value) for path, value in found.items() if "/state/" in path}
    assert len(days) > 5 and not any(days.values()), days
    assert faults(schema, "#collection", found["data/v1/state.json"]) == []


def test_the_schema_refuses_what_is_not_a_state(found: dict[str, Any]) -> None:
    day = found["data/v1/state/2020-07-30.json"]
    assert faults(found[SCHEMA], "", {}) != []
    for change in ({"date": "30.7.2020"}, {"persons": -1}, {"listed": [{"id": "x"}]}, {"more": 1}, {"added": ["Gao Qiang"]}):
        assert faults(found[SCHEMA], "", {**day, **change}) != [], change
    assert faults(found[SCHEMA], "#collection", {**found["data/v1/state.json"], "states": [day]}) != []


def test_a_day_on_which_somebody_is_taken_off_is_a_state(copy: Path, edit: Callable[[str, Callable[[str], str]], None]) -> None:
    delisting = "delisted:\n  date: 2026-08-03\n  act: 2026-1714\nunverified:\n  - delisted\n"
    edit("data/listings/gao-qiang.yml", lambda text: text.replace("unverified:\n  - other_spellings\n", delisting + "  - other_spellings\n"))
    found = states(Publisher(copy, ("en",), Settings()).publication)
    assert [state["date"] for state in found["data/v1/state.json"]["states"]][-2:] == ["2026-07-13", "2026-08-03"]
    before, day = found["data/v1/state/2026-07-13.json"], found["data/v1/state/2026-08-03.json"]
    assert (day["persons"], day["entities"]) == (before["persons"] - 1, before["entities"])
    assert (day["added"], day["removed"]) == ([], ["gao-qiang"]) and "round" not in day
    assert [(act["id"], act["unverified"][:1]) for act in day["acts"]] == [("2026-1714", ["id"])]
    assert before["listed"][0]["listed_until"] == "2026-08-02" and day["listed"] == before["listed"][1:]
    assert faults(found[SCHEMA], "", day) == [] and faults(found[SCHEMA], "#collection", found["data/v1/state.json"]) == []
