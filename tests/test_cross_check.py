"""Cross-check: the real listings beside the official list as it would be, and with each kind of difference."""

from __future__ import annotations

import datetime
import io
import json
import os
import random
import re
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any, Callable, Collection

import pytest

from conftest import PROJECT
from official_list import HEAD, ROOT, Written, entries, written
from publisher.__main__ import main
from publisher.cross_check.compare import Finding, differences, listings_of
from publisher.cross_check.names import folded
from publisher.cross_check.official_list import NotTheList, OfficialList, read_official
from publisher.link import Catalogue
from publisher.record_files import Trees, read_records
from publisher.records import Listing
from publisher.records.listings import Delisting

DAY = datetime.date(2026, 11, 25)
Entries = dict[str, Written]


@pytest.fixture(scope="module")
def records() -> tuple[Catalogue, Trees]:
    catalogue, trees, problems = read_records(PROJECT)
    assert problems == []
    return catalogue, trees


def read(text: str | bytes, wanted: Collection[str] = ()) -> OfficialList:
    return read_official(io.BytesIO(text.encode("utf-8") if isinstance(text, str) else text), wanted)


def found(records: tuple[Catalogue, Trees], change: Callable[[Entries], Any] = lambda found: None, day: datetime.date = DAY) -> list[Finding]:
    """What differs once the list has been changed; reference numbers that we do not have yet are no concern here."""
    made = entries(records[0], day)
    change(made)
    known = {listing.id: listing.reference for listing in records[0]["listings"].values() if listing.reference}  # type: ignore[attr-defined]
    official = read(written(made.values(), day), known.values())
    return [each for each in differences(*records, official, "list.xml") if each.field != "reference" or each.listing in known]


def place(path: str, text: str) -> tuple[str, int, int]:
    """Where a text stands in a file of the project: what an editor must find there."""
    for number, line in enumerate((PROJECT / path).read_text(encoding="utf-8").splitlines(), start=1):
        if text in line:
            return path, number, line.index(text) + 1
    raise AssertionError(f"'{text}' is not in {path}")


def test_the_same_is_no_difference(records: tuple[Catalogue, Trees]) -> None:
    assert found(records) == []


def test_the_list_of_an_older_day_is_compared_with_the_listings_of_that_day(records: tuple[Catalogue, Trees]) -> None:
    assert found(records, day=datetime.date(2020, 12, 1)) == []
    official = read(written(entries(records[0], datetime.date(2020, 12, 1)).values(), datetime.date(2020, 12, 1)))
    assert len(listings_of(records[0], official)) == 12
    assert len(listings_of(records[0], OfficialList("some day", ()))) == 38, "a file without a day is one of today"


def set_(name: str, **values: Any) -> Callable[[Entries], None]:
    def change(made: Entries) -> None:
        for field, value in values.items():
            assert hasattr(made[name], field)
            setattr(made[name], field, value)
    return change


@pytest.mark.parametrize(("change", "field", "text", "message"), [
    (set_("gao-qiang", birth={"birthdate": "1983-10-05", "year": "1983"}), "birth", "1983-10-04", "date of birth: 1983-10-04 here, 1983-10-05 in the list (EU.5701.88,"),
    (set_("gao-qiang", birth={}), "birth", "1983-10-04", "date of birth: 1983-10-04 here, none in the list (EU.5701.88,"),
    (set_("gao-qiang", birth={"yearRangeFrom": "1970", "yearRangeTo": "1980"}), "birth", "1983-10-04", "date of birth: 1983-10-04 here, 1970–1980 in the list"),
    (set_("gao-qiang", citizenship="RU"), "nationality", "CN", "nationality: CN here, RU in the list"),
    (set_("gao-qiang", citizenship="00"), "nationality", "CN", "nationality: CN here, none in the list"),
    (set_("gao-qiang", gender="F"), "gender", "male", "gender: male here, female in the list"),
    (set_("gao-qiang", kind="enterprise"), "kind", "person", "kind: person here, enterprise in the list"),
    (set_("gao-qiang", reference="EU.1.2"), "reference", "EU.5701.88", "reference number: EU.5701.88 here, EU.1.2 in the list (EU.1.2,"),
    (set_("gao-qiang", reference=""), "reference", "EU.5701.88", "reference number: EU.5701.88 here, none in the list (no reference number,"),
    (set_("gao-qiang", programme="CHN"), "programme", "EU.5701.88", "in the list under CHN, not under CYB"),
    (set_("gao-qiang", names=[("Qiang Gao", ""), ("QIANG the Great", "")]), "name", "GAO Qiang", "name: 'QIANG the Great' is only in the list"),
    (set_("gao-qiang", names=[("Someone", "FR")]), "name", "GAO Qiang", "name: 'GAO Qiang' is not among the list's names"),
    (set_("gao-qiang", acts=["2020/1125 (OJ L246)", "2024/1 (OJ L 2024/1)"]), "acts", "2020-07-30", "acts: 2024/1 is only in the list; here 2020/1125, 2020/1127, 2020/1744, 2020/1748"),
])
def test_each_difference_is_told_with_its_place(
    records: tuple[Catalogue, Trees], change: Callable[[Entries], None], field: str, text: str, message: str,
) -> None:
    of_one = [each for each in found(records, change) if each.field != "count"]
    assert [each.field for each in of_one] == [field] and of_one[0].message.startswith(message), of_one
    assert (of_one[0].path, of_one[0].line, of_one[0].column) == place("data/listings/gao-qiang.yml", text) and of_one[0].listing == "gao-qiang"


def test_what_is_only_on_one_side(records: tuple[Catalogue, Trees]) -> None:
    def change(made: Entries) -> None:
        del made["anxun"]
        made["new"] = Written("EU.9999.99", "person", [("Jane Doe", ""), ("Иван", "BG")], acts=["2026/9 (OJ L)"])

    of_both = found(records, change)
    assert sorted((each.field, each.listing, each.message) for each in of_both if each.field == "count") == [
        ("count", None, "10 entities and bodies under CYB in the list, 11 here"), ("count", None, "28 persons under CYB in the list, 27 here"),
    ]
    here, there = (each for each in of_both if each.field == "entry")
    assert (here.listing, here.message) == ("anxun", f"{records[0]['listings']['anxun'].name} is not in the list")  # type: ignore[attr-defined]
    assert (here.path, here.line, here.column) == place("data/listings/anxun.yml", records[0]["listings"]["anxun"].name)  # type: ignore[attr-defined]
    assert (there.listing, there.path, there.message) == (None, "list.xml", "EU.9999.99, Jane Doe, is only in the list")
    made = entries(records[0], DAY)
    change(made)
    assert "EU.9999.99" in written(made.values(), DAY).splitlines()[there.line - 1]


def test_a_missing_reference_number_is_told(records: tuple[Catalogue, Trees]) -> None:
    official = read(written(entries(records[0], DAY).values(), DAY))
    missing = [each for each in differences(*records, official, "list.xml")]
    without = [listing for listing in records[0]["listings"].values() if not listing.reference]  # type: ignore[attr-defined]
    assert {each.field for each in missing} == {"reference"} and {each.listing for each in missing} == {listing.id for listing in without}
    assert all(re.match(r"reference number: none here, EU\.\d+\.1 in the list", each.message) for each in missing)


@pytest.mark.parametrize("birth", [{"year": "1983"}, {"yearRangeFrom": "1980", "yearRangeTo": "1985"}, {"yearRangeTo": "1985"}])
def test_the_list_may_know_less_of_a_birth(records: tuple[Catalogue, Trees], birth: dict[str, str]) -> None:
    assert found(records, set_("gao-qiang", birth=birth)) == []


def test_the_list_may_not_know_more_of_a_birth(records: tuple[Catalogue, Trees]) -> None:
    unknown = next(each for each in records[0]["listings"].values() if isinstance(each, Listing) and each.is_person and not (each.birth and each.birth.date))
    only = found(records, set_(unknown.id, birth={"birthdate": "1990-01-02", "year": "1990"}))
    assert [(each.field, each.listing) for each in only] == [("birth", unknown.id)] and "none here, 1990-01-02 in the list" in only[0].message


def test_one_who_was_delisted_is_no_longer_expected(records: tuple[Catalogue, Trees]) -> None:
    catalogue, trees = records
    gone = catalogue["listings"]["gao-qiang"].model_copy(update={"delisted": Delisting(date=datetime.date(2026, 11, 1)), "birth": None})
    after = Catalogue([*(each for each in catalogue if each.id != "gao-qiang"), gone])
    made = entries(catalogue, DAY)
    still = read(written(made.values(), DAY))
    assert "EU.5701.88, Qiang Gao, is only in the list" in [each.message for each in differences(after, trees, still, "list.xml")]
    del made["gao-qiang"]
    off = read(written(made.values(), DAY))
    assert {each.field for each in differences(after, trees, off, "list.xml")} == {"reference"}


@pytest.mark.parametrize(("one", "other"), [
    ("GAO Qiang", "Qiang Gao"), ("Łukasz Żółć", "zolc LUKASZ"), ("O’Brien, Seán", "sean OBRIEN"), ("‘Main Centre’ (GTsST)", "main centre gtsst"),
    ("Straße", "STRASSE"), ("Z-Pentest", "z pentest"), ("Юлия", "ЮЛИЯ"),
])
def test_names_that_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_names_that_are_two() -> None:
    assert folded("GAO Qiang") != folded("GAO Qiang Li") and folded("Unit 74455") != folded("Unit 74456")


# -- files that cannot be compared ---------------------------------------------------------------------------

EMPTY = HEAD + ROOT.format(day=DAY)
LAUGHS = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10 if number else "lol"}">' for number in range(10))


@pytest.mark.parametrize(("text", "expected"), [
    ("", "expected the Commission's consolidated list as XML, version 1.1, got something else: no element found in line 1"),
    ("%PDF-1.7\nx", "got something else: not well-formed (invalid token) in line 1, column"),
    ("Entity_LogicalId;Subject\n13;P\n", "got something else:"), (b"\x00\x01\xff" * 100, "got something else:"),
    ("<html><body/></html>", "whose root is 'export' of http://eu.europa.ec/fpi/fsd/export; got 'html' without a namespace"),
    ('<WHOLE Date="2017-01-01"/>', "got 'WHOLE' without a namespace"), ('<export xmlns="http://example.org/"/>', "got 'export' of http://example.org/"),
    (EMPTY + "</export>", "it has no entry of the programme CYB, on cyber-attacks"),
    (EMPTY + "<sanctionEntity>", "the file is damaged or not complete: no element found in line 3, column 17; save it again"),
    (EMPTY + "<sanctionEntity></export>", "the file is damaged or not complete: mismatched tag in line 3"),
    (f"<!DOCTYPE export [{LAUGHS}]>{ROOT}&l9;</export>", "which has no document type; this file has one in line 1 and is not read"),
    ('<!DOCTYPE export [<!ENTITY file SYSTEM "file:///etc/hostname">]>' + ROOT + "&file;</export>", "which has no document type"),
    ('<!DOCTYPE export SYSTEM "http://127.0.0.1:9/list.dtd">' + ROOT + "</export>", "which has no document type"),
])
def test_a_file_that_is_not_the_list_is_refused_in_a_sentence(text: str | bytes, expected: str) -> None:
    with pytest.raises(NotTheList) as refused:
        read(text)
    assert expected in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize("encoding", ["foo", "utf-7", "big5", "idna", "rot13", "UTF-16"])
def test_what_a_file_says_of_its_letters_is_not_believed(encoding: str) -> None:
    with pytest.raises(NotTheList, match="got 'a' without a namespace"):
        read(f'<?xml version="1.0" encoding="{encoding}"?><a/>')


def test_no_damage_of_the_file_stops_the_program(records: tuple[Catalogue, Trees]) -> None:
    """Bytes changed, taken out and repeated at random: either the list is read, or a sentence says why not."""
    chance, refused = random.Random(11), 0
    whole = written(list(entries(records[0], DAY).values())[:4], DAY, others=1).encode("utf-8")
    for _ in range(400):
        text = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            start = chance.randrange(len(text))
            text[start:start + chance.choice((0, 1, 1, 40))] = bytes(chance.choice((b"", b"<", b'"', b"&", b"\xff", b"\x00", b"</export>", b"CYB", text[:200])))
        try:
            differences(*records, read(bytes(text)), "list.xml")
        except NotTheList as error:
            assert "\n" not in str(error)
            refused += 1
    assert 100 < refused < 400


@pytest.mark.parametrize("megabytes", [10, pytest.param(30, marks=pytest.mark.long)])
def test_many_megabytes_take_little_memory(records: tuple[Catalogue, Trees], megabytes: int) -> None:
    """The whole list, of which a few thousandths are ours, never stands in memory."""

    class Endless(io.RawIOBase):
        """The list with many entries of another programme before ours, made as it is read."""

        def __init__(self) -> None:
            whole = written(entries(records[0], DAY).values(), DAY, others=1).encode("utf-8")
            start, end = whole.index(b"    <sanctionEntity"), whole.index(b"    </sanctionEntity>\n") + len(b"    </sanctionEntity>\n")
            self.parts = iter([whole[:start], *[whole[start:end] * 100 for _ in range(megabytes * 1_000_000 // (100 * (end - start)))], whole[start:]])
            self.size = 0

        def read(self, size: int = -1) -> bytes:
            part = next(self.parts, b"")
            self.size += len(part)
            return part

    file = Endless()
    tracemalloc.start()
    official = read_official(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert file.size > megabytes * 29_000_000 / 30 and len(official.entries) == 38 and peak < 3_000_000, f"{peak:,} bytes"


# -- the command ---------------------------------------------------------------------------------------------


@pytest.fixture
def saved(records: tuple[Catalogue, Trees], tmp_path: Path) -> Callable[[Callable[[Entries], Any]], Path]:
    """The list as an editor saved it, with only entries whose reference numbers we have, and a change."""

    def save(change: Callable[[Entries], Any]) -> Path:
        day = datetime.date(2020, 12, 1)
        made = entries(records[0], day)
        change(made)
        (tmp_path / "list.xml").write_text(written(made.values(), day), encoding="utf-8")
        return tmp_path / "list.xml"

    return save


def run(*arguments: str) -> int:
    return main(["--project", str(PROJECT), "cross-check", *arguments])


def test_the_command_tells_same_different_and_broken(saved: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(str(saved(lambda made: None))) == 0
    assert capsys.readouterr().out == "12 listings compared with the list of 2020-12-01: no difference\n"
    assert run(str(saved(set_("gao-qiang", citizenship="RU")))) == 1
    path, line, column = place("data/listings/gao-qiang.yml", "CN")
    assert re.fullmatch(
        rf"{path}:{line}:{column}: difference: nationality: CN here, RU in the list \(EU\.5701\.88, line \d+ of the list\)\n"
        r"12 listings compared with the list of 2020-12-01: 1 difference\n", capsys.readouterr().out,
    )
    (tmp_path / "list.xml").write_text("<html/>", encoding="utf-8")
    for name in (str(tmp_path / "list.xml"), str(tmp_path / "nothing.xml"), str(tmp_path)):
        assert run(name) == 2
        output = capsys.readouterr()
        assert output.err.startswith(f"error: '{name}' cannot be compared: ") and output.err.count("\n") == 1 and output.out == ""


def test_the_command_for_programs(saved: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(saved(set_("gao-qiang", birth={"year": "1984"}))), "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["made"].startswith("2020-12-01T") and told["listings"] == 12
    (only,) = told["differences"]
    assert (only["listing"], only["field"], only["here"], only["list"]) == ("gao-qiang", "birth", ["1983-10-04"], ["1984"])
    assert (only["path"], only["line"], only["column"]) == place("data/listings/gao-qiang.yml", "1983-10-04")


def test_broken_data_cannot_be_compared(copy: Path, saved: Any, edit: Any, capsys: pytest.CaptureFixture[str]) -> None:
    edit("data/listings/gao-qiang.yml", lambda text: text.replace("round: 2020-07-30", "round: 2020-07-31"))
    assert main(["--project", str(copy), "cross-check", str(saved(lambda made: None))]) == 2
    assert "unknown round '2020-07-31'" in capsys.readouterr().err


def test_the_command_reaches_no_network_and_reads_no_file_beside_the_list(saved: Any, tmp_path: Path) -> None:
    """Python tells each connection and each opened file to the hook; its own modules are no concern."""
    file = saved(lambda made: None)
    program = (
        "import sys\n"
        "from publisher.__main__ import main\n"
        "def watch(event, arguments):\n"
        "    outside = event == 'open' and str(arguments[0]).startswith(('/', '~')) and not str(arguments[0]).startswith((*sys.argv[2:], sys.prefix, sys.base_prefix))\n"
        "    if event.startswith('socket.') or outside: print('reached', event, arguments); sys.stdout.flush(); raise SystemExit(9)\n"
        "sys.addaudithook(watch)\n"
        "sys.exit(main(['--project', sys.argv[2], 'cross-check', sys.argv[1]]))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(file), str(PROJECT), str(tmp_path)], capture_output=True, text=True, timeout=120,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks")},
    )
    assert result.returncode == 0, result.stdout + result.stderr
