"""The benchmark of builds: its smallest case is run for real, and what it concludes from larger ones is worked out by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import LANGUAGES, PROJECT, check
from publisher.addresses import has_page
from publisher.languages import OFFICIAL
from publisher.load import load
from tools.build_benchmark.__main__ import Measured, conclusions, main, table
from tools.build_benchmark.measure import Run
from tools.build_benchmark.projects import CASES, copied, in_all_languages, languages_of
from tools.build_benchmark.smaller import shrink


def measured(name: str, pages: int, seconds: list[float], stock: list[float] = []) -> Measured:
    case = next(case for case in CASES if case.name == name)
    return Measured(case, 1, pages, [Run(each, each, 100_000_000) for each in seconds], pages, [Run(each, each, None) for each in stock])


def test_the_table_shows_medians_and_compares_per_page() -> None:
    head, _, row = table([measured("three", 100, [3.0, 1.0, 2.0], [4.0])])
    assert head.count("|") == row.count("|")
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[:7] == ["this site in three languages", "1", "100", "2.0 (1.0–3.0)", "2.0 (1.0–3.0)", "20.0", "100 MB"]
    assert cells[7:] == ["4.0", "40.0", "?", "0.50"]


def test_what_the_cases_say_together() -> None:
    results = [measured("one", 100, [5.0]), measured("one-alone", 100, [6.4]), measured("three", 300, [8.0]), measured("300", 300, [4.0]), measured("3000", 3000, [31.0]), measured("10000", 10_000, [108.0])]
    assert list(conclusions(results)) == [
        "three languages take 1.60 times as long as one",
        "three languages take 1.25 times as long as one in one process",
        "one page more costs 10.0 ms up to 3,000 pages and 11.0 ms up to 10,000: 1.10 times",
    ]
    assert list(conclusions(results[:1])) == []


@pytest.mark.long
def test_a_project_in_all_languages_is_translated_as_a_whole(tmp_path: Path) -> None:
    in_all_languages(tmp_path / "project")
    languages = languages_of(tmp_path / "project")
    assert set(languages) == set(OFFICIAL)
    content = load(tmp_path / "project", languages)
    assert {code: len(content.fallbacks[code]) for code in languages} == dict.fromkeys(languages, 0)


@pytest.mark.parametrize("count", [1, 2])
def test_a_copy_has_as_many_languages_as_asked(count: int, tmp_path: Path) -> None:
    copied(tmp_path / "project", count)
    assert languages_of(tmp_path / "project") == LANGUAGES[:count]


@pytest.mark.long
def test_a_smaller_project_is_sound(tmp_path: Path) -> None:
    target = tmp_path / "project"
    shrink(target)
    result = check(target)
    assert result.returncode == 0, result.stderr
    before, after = (load(project, languages_of(project)).catalogue for project in (PROJECT, target))
    pages = [sum(has_page(type(record)) for record in catalogue) for catalogue in (before, after)]
    assert pages[1] < pages[0] / 2 and {record.collection for record in before} == {record.collection for record in after} | {"groups", "incidents"}


def test_the_smallest_case_beside_stock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.json"
    assert main(["--case", "one", "--runs", "1", "--json", str(report)]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^\| this site in one language \| 1 \| \d+ \| \d+\.\d \| .* \| \d+\.\d\d \|$", out, re.MULTILINE)
    (case,) = json.loads(report.read_text(encoding="utf-8"))
    assert case["pages"] == case["stock_pages"] > 200 and len(case["ours"]) == len(case["stock"]) == 1
    assert all(run["wall"] > 0 and run["cpu"] > 0 for run in (*case["ours"], *case["stock"]))


def test_a_build_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(target: Path) -> None:
        target.mkdir()
        (target / "mkdocs.yml").write_text("plugins: [i18n: {languages: [{locale: en, name: English, default: true}]}]\ntheme: nothing\n", encoding="utf-8")

    monkeypatch.setattr("tools.build_benchmark.__main__.CASES", (type(CASES[0])("one", "a broken site", broken),))
    assert main(["--case", "one", "--runs", "1"]) == 1
    assert capsys.readouterr().err.startswith("error: a broken site could not be built: ")
