"""The benchmark of the search: its arithmetic, what counts as found, and that the larger project is a sound one."""

from __future__ import annotations

import random
import time
import urllib.request
from pathlib import Path

import pytest

from conftest import PROJECT, check
from tools.search_benchmark import engines
from tools.search_benchmark.corpus import read_pages
from tools.search_benchmark.indexing import Clock, watch
from tools.search_benchmark.relevance import Answer, Query, by_kind, mean_reciprocal_rank, plain, rank, read_queries
from tools.search_benchmark.report import Measured, missed, table
from tools.search_benchmark.serving import host
from tools.search_benchmark.speed import Pace, judge
from tools.search_benchmark.tenfold import grow
from tools.search_benchmark.weight import OF_SEARCH, Weight
from tools.search_benchmark.words import renamed, varied, vocabulary

TENFOLD = "ten times as large"


def test_the_rank_is_that_of_the_first_expected_hit() -> None:
    hits = [("law/",), ("glossary/", "glossary/#attribution"), ("glossary/#asset-freeze",), ("sanctions/",)]
    assert rank(["sanctions/"], hits, exact=True) == 4
    assert rank(["sanctions/", "law/"], hits, exact=True) == 1
    assert rank(["forum/"], hits, exact=True) is None and rank(["law/"], [], exact=True) is None


def test_a_place_must_be_hit_by_us_and_the_page_by_the_rivals() -> None:
    hits = [("glossary/", "glossary/#attribution"), ("glossary/#asset-freeze",)]
    assert rank(["glossary/#asset-freeze"], hits, exact=True) == 2
    assert rank(["glossary/#asset-freeze"], hits, exact=False) == 1
    assert rank(["glossary/#asset-freeze"], [("glossary/#attribution",)], exact=False) is None


def test_the_mean_counts_what_was_not_found_as_nothing() -> None:
    assert mean_reciprocal_rank([1, 2, None, 4]) == pytest.approx((1 + 0.5 + 0 + 0.25) / 4)
    answers = [Answer(Query(query, kind, ("law/",)), place, None) for query, kind, place in (("a", "name", 1), ("b", "name", 2), ("c", "plain", None))]
    assert by_kind(answers) == {"name": 0.75, "plain": 0.0}


def test_links_become_addresses_below_the_language(tmp_path: Path) -> None:
    own = engines.ours(tmp_path, "fr")
    assert own.address("http://127.0.0.1:1/fr/sanctions/gao-qiang/?h=gao") == "sanctions/gao-qiang/"
    assert own.address("http://127.0.0.1:1/fr/glossary/?h=gel#asset-freeze") == "glossary/#asset-freeze"
    assert own.address("http://127.0.0.1:1/fr/") == ""
    assert engines.material(tmp_path, "fr").address("http://127.0.0.1:1/sanctions/gao-qiang/?h=gao") == "sanctions/gao-qiang/"


def test_query_sets_are_read_and_faulty_ones_refused(tmp_path: Path) -> None:
    file = tmp_path / "en.yml"
    file.write_text("- {query: asset freeze, kind: plain, expect: ['glossary/#asset-freeze']}\n- {query: gru, kind: name, expect: [groups/gru/]}\n", encoding="utf-8")
    queries = read_queries(file)
    assert queries[0] == Query("asset freeze", "plain", ("glossary/#asset-freeze",))
    assert plain(queries) == ["asset freeze"], "three letters leave no later keys to be timed"
    file.write_text("- {query: asset freeze, kind: plain, expect: []}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="entry 1"):
        read_queries(file)


WANTED = {"san": ("a",), "sanc": ("b",), "sanct": ("b",), "sancti": ("c",)}
KEYS = [(0.0, "s"), (120.0, "sa"), (240.0, "san"), (360.0, "sanc"), (480.0, "sanct"), (600.0, "sancti")]


def test_each_key_is_timed_to_its_own_hits() -> None:
    shown = [(540.0, ("a",)), (570.0, ("b",)), (640.0, ("c",))]
    assert judge("sancti", KEYS, shown, WANTED) == Pace("sancti", 300.0, (210.0, 90.0, 40.0), 0)


def test_hits_of_a_later_key_answer_the_earlier_ones_and_stale_ones_do_not() -> None:
    late = judge("sancti", KEYS, [(590.0, ("a",)), (1000.0, ("c",))], WANTED)
    assert late.first == 350.0 and late.later == (640.0, 400.0) and late.missed == 0, "'sanct' changes nothing and has no answer before the next key"
    assert judge("sancti", KEYS, [(590.0, ("a",))], WANTED).missed == 2


def results(engine: str, ranks: list[int | None], weight: int, first: float, later: float) -> Measured:
    answers = [Answer(Query("gru", "name", ("groups/gru/",)), place, "law/") for place in ranks]
    return Measured("this site", "en", engine, answers, [Weight("gru", weight, 3, ())], [Pace("gru", first, (later,), 0)])


def test_limits_are_held_against_fixed_figures_and_rivals() -> None:
    rivals = [results("pagefind", [2], 120_000, 900, 400), results("material", [2], 300_000, 100, 100)]
    assert missed([results("ours", [1], 30_000, 500, 50), *rivals], TENFOLD) == []
    faults = missed([results("ours", [3], 130_000, 950, 150), *rivals], TENFOLD)
    assert len(faults) == 8 and sum("not better than pagefind" in fault for fault in faults) == 3 and sum("not better than material" in fault for fault in faults) == 1
    early = results("ours", [1], 30_000, 500, 50)
    early.weights.append(Weight("gru", 30_000, 3, (("/assets/search.js", 1),)))
    assert missed([early], TENFOLD) == ["this site, en: /assets/search.js travelled before the box had the focus"]


def test_the_table_names_every_query_that_is_not_first() -> None:
    lines = "\n".join(table([results("ours", [1, 4, None], 30_000, 500, 50)], "this site", "en"))
    assert "rank 4; first is law/" in lines and "not among the first ten" in lines and lines.count("ours: '") == 2


def test_only_the_search_is_asked_for_by_a_name_of_the_search() -> None:
    assert all(OF_SEARCH.search(path) for path in ("/assets/search.js", "/en/search/index-3.json", "/assets/lunr.js", "/assets/worker.js"))
    assert not any(OF_SEARCH.search(path) for path in ("/en/", "/assets/site.css", "/en/opensearch.xml", "/assets/drawer.js"))


def test_the_time_of_the_index_counts_calls_within_calls_once() -> None:
    clock = Clock()

    def inner() -> int:
        return sum(range(20_000))

    timed = clock.around(inner)

    def outer() -> int:
        return timed() + timed()

    assert clock.around(outer)() == 2 * inner() and clock.seconds > 0 and clock.around(inner) is timed


def test_a_package_is_timed_before_others_import_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "timed_here").mkdir()
    (tmp_path / "timed_here" / "__init__.py").write_text("from .words import each\n\ndef total(n):\n    return sum(each(n))\n", encoding="utf-8")
    (tmp_path / "timed_here" / "words.py").write_text(
        "import time\n\ndef each(n):\n    for number in range(n):\n        time.sleep(0.01)\n        yield number\n\n"
        "class Index:\n    @classmethod\n    def of(cls):\n        time.sleep(0.01)\n        return cls()\n", encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    clock = Clock()
    assert watch(clock, "timed_here") and not watch(clock, "not_there.search")
    from timed_here import total  # type: ignore[import-not-found]
    from timed_here.words import Index, each  # type: ignore[import-not-found]

    assert total(5) == 10 and 0.05 <= clock.seconds < 0.15
    for _ in each(3):
        time.sleep(0.05)
    assert 0.08 <= clock.seconds < 0.2, "what the caller does with a value is not time of the package"
    assert isinstance(Index.of(), Index) and clock.seconds >= 0.09


def test_the_slow_line_is_slow_and_the_bytes_are_counted_packed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 20_000, encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(random.Random(1).randbytes(60_000))
    with host(tmp_path) as served_here:
        urllib.request.urlopen(f"{served_here.address}a.txt").read()
        assert served_here.sent[-1][0] == "/a.txt" and served_here.sent[-1][1] < 1_000
        served_here.slow = True
        begun = time.monotonic()
        assert len(urllib.request.urlopen(f"{served_here.address}b.bin").read()) == 60_000
        assert time.monotonic() - begun >= 0.150 + 60_000 / 200_000 - 0.02


def test_varied_texts_keep_their_shape_and_bring_new_words() -> None:
    text = "The Council lists six persons.\n\nIt freezes the assets of all persons, entities and bodies that stand on the list of 30 July 2020."
    words = vocabulary([text])
    copies = [varied(text, "en", copy, words) for copy in range(20)]
    assert len(set(copies)) == 20 and copies[3] == varied(text, "en", 3, words)
    assert all(copy.count("\n\n") == 1 and copy.endswith("2020.") and len(copy.split()) == len(text.split()) for copy in copies)
    assert len(vocabulary(copies)) > len(words) and set(vocabulary(copies)) - set(words)
    assert renamed("GAO Qiang", 1).split()[0].isupper() and renamed("GAO Qiang", 1) != renamed("GAO Qiang", 2)


def test_the_larger_project_is_sound_and_fully_translated(tmp_path: Path) -> None:
    target = tmp_path / "project"
    assert grow(target, 1.85) == 1
    result = check(target)
    assert result.returncode == 0, result.stderr
    for collection, size in (("listings", 2), ("acts", 2), ("rounds", 2), ("sources", 1)):
        assert len(list((target / "data" / collection).glob("*.yml"))) == size * len(list((PROJECT / "data" / collection).glob("*.yml")))
    for language in ("fr", "de"):
        assert (target / "data" / "locales" / f"{language}.po").read_text(encoding="utf-8").count("msgctxt \"listings/gao-qiang-1.") >= 4


def test_the_pages_are_read_as_a_search_would(site: Path) -> None:
    pages = {page.address: page for page in read_pages(site, "de")}
    assert pages["sanctions/gao-qiang/"].title == "GAO Qiang" and "" in pages and "404.html" not in pages
    assert "APT10" in pages["sanctions/gao-qiang/"].article and "<nav class=\"menu\"" not in pages["sanctions/gao-qiang/"].article
