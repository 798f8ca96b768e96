"""Changes of the data: the command, its log, the page of changes and the file that programs poll."""

from __future__ import annotations

import json
import random
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import jsonschema
import pytest

from conftest import LANGUAGES, PROJECT
from fuzz.mutations import MUTATIONS
from publisher.__main__ import main
from publisher.artifact import Artifact
from publisher.deltas.log import LoggedDay, read_log
from publisher.deltas.page import MOST_CHARACTERS, Corrections
from publisher.exports.changes import changes
from publisher.exports.publication import Publication
from publisher.read import Document
from publisher.unseen import unseen

Edit = Callable[[str, Callable[[str], str]], None]
MISTAKEN = "data/listings/gao-qiang.yml"


@pytest.fixture(scope="module")
def exported(publication: Publication) -> dict[str, Any]:
    found: dict[str, Artifact] = {artifact.path: artifact for artifact in changes(publication)}
    return {path: json.loads(artifact.content) for path, artifact in found.items()}


@pytest.fixture
def older(copy: Path, tmp_path: Path) -> Path:
    """An older copy of the data, with a mistake in one record and another that cannot be read."""
    shutil.copytree(copy / "data", tmp_path / "older" / "data")
    file = tmp_path / "older" / MISTAKEN
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("date: 1983-10-04", "date: 1983-10-05").replace("nationality: CN\n", ""), encoding="utf-8")
    (tmp_path / "older" / "data" / "groups" / "apt10.yml").write_text("id: [", encoding="utf-8")
    return tmp_path / "older"


def run(project: Path, *arguments: str) -> int:
    return main(["--project", str(project), "changes", *arguments])


def validator(schema: Any) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


# -- the command ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "words"), [
    ("en", ["Birth data, date: 4\u00a0October 1983 instead of 5\u00a0October 1983", "Nationality, added: China"]),
    ("fr", ["Données de naissance, date\u00a0: 4\u00a0octobre 1983 au lieu de 5\u00a0octobre 1983", "Nationalité, ajout\u00a0: Chine"]),
    ("de", ["Geburtsdaten, Datum: 4.\u00a0Oktober 1983 statt 5.\u00a0Oktober 1983", "Staatsangehörigkeit, neu: China"]),
])
def test_what_changed_is_told_in_each_language(copy: Path, older: Path, capsys: pytest.CaptureFixture[str], language: str, words: list[str]) -> None:
    assert run(copy, "--against", str(older), "--language", language) == 0
    told = capsys.readouterr().out
    assert re.findall(r"(?m)^  - (.*)$", told) == [words[1], words[0]]
    assert "`groups/apt10`" in told and not (copy / "data" / "changes" / "2027-01-01.yml").exists(), "an unreadable file is named, and nothing is written"


def test_programs_get_it_by_the_published_schema(copy: Path, older: Path, capsys: pytest.CaptureFixture[str], exported: dict[str, Any]) -> None:
    assert run(copy, "--against", str(older), "--json", "--on", "2027-01-01") == 0
    found = json.loads(capsys.readouterr().out)
    validator(exported["data/v1/schema/changes.json"]).validate(found)
    assert [(each["id"], each.get("before"), each["after"]) for each in found["changes"]] == [
        ("2027-01-01:listings/gao-qiang.nationality:changed", None, "CN"),
        ("2027-01-01:listings/gao-qiang.birth.date:changed", "1983-10-05", "1983-10-04"),
    ]
    assert found["changes"][0]["heading"] == {"en": "GAO Qiang", "fr": "GAO Qiang", "de": "GAO Qiang"}


def test_the_same_data_have_no_change(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(copy, "--against", str(PROJECT)) == 0
    assert "The data are the same." in capsys.readouterr().out


def test_the_log_of_a_day_is_written_and_brought_up_to_date(copy: Path, older: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    log = copy / "data" / "changes" / "2027-01-01.yml"
    arguments = ("--against", str(older), "--log", "--on", "2027-01-01")
    assert run(copy, *arguments) == 0
    once = log.read_text(encoding="utf-8")
    assert run(copy, *arguments) == 0 and log.read_text(encoding="utf-8") == once, "running again changes nothing"
    edit(MISTAKEN, lambda text: text.replace("nationality: CN\n", "").replace("entry: A.1", "entry: A.99"))
    assert run(copy, *arguments) == 0
    assert re.findall(r"field: (.*)", log.read_text(encoding="utf-8")) == ["birth.date", "entry"], "what was taken back is no change"
    assert main(["--project", str(copy), "check"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize(("broken", "expected"), [
    (lambda older: shutil.rmtree(older), "it has no records; expected a folder data/"),
    (lambda older: [file.unlink() for file in (older / "data").rglob("*.yml")], "it has no records; expected a folder data/"),
    (
        lambda older: [file.write_bytes(b"\xff\xfe") for file in (older / "data").rglob("*.yml")],
        "none of its records can be read; the first problem is: data/acts/2016-1148.yml:1:1: error: expected text in UTF-8",
    ),
    (
        lambda older: [file.write_text("id: [", encoding="utf-8") for file in (older / "data").rglob("*.yml")],
        "none of its records can be read; the first problem is: data/acts/2016-1148.yml:1:6: error: not valid YAML",
    ),
])
def test_a_broken_older_copy_is_told_and_nothing_is_written(
    copy: Path, older: Path, broken: Callable[[Path], Any], expected: str, capsys: pytest.CaptureFixture[str],
) -> None:
    broken(older)
    before = sorted((copy / "data" / "changes").iterdir())
    assert run(copy, "--against", str(older), "--log") == 1
    output = capsys.readouterr()
    assert output.err.startswith(f"error: the older copy in '{older}' cannot be compared: {expected}") and output.err.count("\n") == 1 and output.out == ""
    assert sorted((copy / "data" / "changes").iterdir()) == before


def test_a_broken_project_and_an_unknown_language_are_told(copy: Path, older: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="unknown language 'xx'; the languages are en, fr, de"):
        run(copy, "--against", str(older), "--language", "xx")
    edit(MISTAKEN, lambda text: text.replace("kind: person", "kind: human"))
    with pytest.raises(SystemExit):
        run(copy, "--against", str(older))
    assert "expected one of person, entity, body, got 'human'" in capsys.readouterr().err


# -- what programs poll --------------------------------------------------------------------------------------


def test_the_list_is_valid_and_newest_first(exported: dict[str, Any]) -> None:
    found = exported["data/v1/changes.json"]
    validator(exported["data/v1/schema/changes.json"]).validate(found)
    assert found["version"] == "1" and found["license"].endswith("/by/4.0/")
    days, ids = [each["date"] for each in found["changes"]], [each["id"] for each in found["changes"]]
    assert days == sorted(days, reverse=True) and len(ids) == len(set(ids))


def test_the_list_has_what_happened_and_what_we_changed(exported: dict[str, Any], publication: Publication) -> None:
    found = exported["data/v1/changes.json"]["changes"]
    facts = [each for each in found if each["about"] == "facts"]
    listed = {listing for each in facts if each["kind"] == "listed" for listing in each["listings"]}
    assert listed == set(publication.catalogue["listings"])
    assert {each["kind"] for each in facts} >= {"adopted", "listed", "amended", "renewed"}
    assert all(set(each["text"]) == set(LANGUAGES) for each in facts if each["kind"] == "amended")
    data = [each for each in found if each["about"] == "data"]
    assert len(data) == sum(len(day.changes) + bool(day.first) for day in publication.content.log) > 1


@pytest.mark.parametrize("fault", [
    {"id": "x"}, {"id": "x", "date": "2026", "about": "data", "kind": "first", "records": 0},
    {"id": "x", "date": "soon", "about": "data", "kind": "first", "records": 1},
    {"id": "x", "date": "2026-01-01", "about": "data", "kind": "renewed", "collection": "acts", "record": "a", "heading": {"en": "A"}},
    {"id": "x", "date": "2026-01-01", "about": "data", "kind": "added", "collection": "lists", "record": "a", "heading": {"en": "A"}},
    {"id": "x", "date": "2026-01-01", "about": "data", "kind": "added", "collection": "acts", "record": "a", "heading": {"english": "A"}},
])
def test_the_schema_refuses(exported: dict[str, Any], fault: dict[str, Any]) -> None:
    document = {**exported["data/v1/changes.json"], "changes": [fault]}
    assert not validator(exported["data/v1/schema/changes.json"]).is_valid(document)


def test_birth_data_that_were_dropped_are_not_published(publication: Publication) -> None:
    entry = {"record": "listings/nobody-now", "kind": "changed", "field": "birth.date", "before": "1983", "after": "1984"}
    day = LoggedDay.model_validate({"date": "2026-12-01", "changes": [entry]})
    days, _ = Corrections(publication.source.view, [day]).days()
    assert [str(line) for line in days[0].records[0].lines] == ["Birth data, date: removed"]


def test_a_mutated_log_is_refused_with_its_place_or_told(publication: Publication) -> None:
    """What hands do to the file of a day: no traceback, neither in reading nor in what is made of it."""
    text, chance, refused = (PROJECT / "data" / "changes" / "2026-11-25.yml").read_text(encoding="utf-8"), random.Random(5), 0
    for _ in range(120):
        after = chance.choice(MUTATIONS)(text.split("\n"), chance)
        if after is None or unseen(after):
            continue
        days, diagnostics = read_log([Document("data/changes/2026-11-25.yml", after)], publication.catalogue)
        refused += bool(diagnostics)
        for found in diagnostics:
            assert re.fullmatch(r"data/changes/2026-11-25\.yml:\d+:\d+: error: \S.*", str(found)) and found.line <= after.count("\n") + 1
        Corrections(publication.sites["fr"].view, days).days()
        log = replace(publication, content=replace(publication.content, log=days))
        json.loads(next(artifact.content for artifact in changes(log)))
    assert 30 < refused < 120


# -- the page ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_the_log_and_links_each_record(publication: Publication, language: str) -> None:
    site = publication.sites[language]
    answered, problems = site.answer(site.pages["changes/"])
    assert answered is not None and not problems
    html = answered.restore(answered.markdown)
    for day in publication.content.log:
        assert f'<h3 id="data-{day.date}">' in html
        assert not day.first or f"{day.first}" in html
        for change in day.told:
            assert f'id="{day.date}-{change.collection}-{change.record}"' in html
    assert html.count('href="../sanctions/gtsst/"') >= 2 and "changes.json" in html
    assert site.pages["changes/"].modified >= str(publication.content.log[0].date)


def test_the_page_holds_no_more_than_a_page_can(publication: Publication) -> None:
    def day(number: int, count: int, **entry: str) -> LoggedDay:
        entries = [{"record": f"groups/g{number}-{place}", "kind": "changed", "field": "note", "before": "a", **entry} for place in range(count)]
        return LoggedDay.model_validate({"date": f"2027-01-0{number}", "changes": entries})

    view = publication.sites["fr"].view
    log = [day(3, 80), day(2, 80), day(1, 80)]
    days, left_out = Corrections(view, log).days()
    shown = [len(each.records) for each in days]
    assert shown[0] == 80 and 0 < shown[1] < 80 and sum(shown) + left_out == 240, "the newest are told"
    assert MOST_CHARACTERS * 0.9 < sum(told.length for each in days for told in each.records) <= MOST_CHARACTERS
    text = " ".join(f"word{number}" for number in range(900))
    (only,), _ = Corrections(view, [day(1, 1, before=text, after=text.replace("word", "other"))]).days()
    assert len(only.records[0].lines[0]) < 1000, "a text that is another is not told as a whole"
    many = LoggedDay.model_validate({"date": "2027-01-01", "changes": [
        {"record": "groups/apt10", "kind": "changed", "field": f"f{number}", "before": "a" * 100, "after": "b" * 100} for number in range(300)
    ]})
    assert len(Corrections(view, [many]).days()[0][0].records) == 1, "the newest record is told however much of it changed"
    assert Corrections(view, []).days() == ([], 0)
