"""The split index: it ranks as lunr's whole one, answers in every language, and holds to what each part promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from publisher.search.analysis import Analyser
from publisher.search.entries import Entry
from publisher.search.ranges import cut, firsts
from publisher.search.spellings import spellings
from publisher.search.weights import UNIT, lunr_index, weights
from search.worker import addresses, ask, entry, toy

PAGES = [
    entry("Sanctions", "The Council lists persons and entities. A listing freezes assets.", lead="Who is listed."),
    entry("Asset freeze", "Assets of listed persons are frozen. No one may give them money.", kind="terms"),
    entry("Attribution", "Who attacked? A state says so, or keeps silent about the attack.", headings=("Who attributes attacks",)),
    entry("NotPetya", "A worm of 2017 that made data unreadable.", names=("EternalPetya", "Diskcoder.C"), kind="incidents"),
    entry("Gao Qiang", "A person named for Cloud Hopper.", names=("高强", "A.1"), kind="listings"),
    entry("Igor KOSTYUKOV", "Head of a service.", names=("Игорь КОСТЮКОВ", *spellings("Игорь КОСТЮКОВ")), kind="listings"),
    entry("Regulation (EU) 2019/796", "The legal act behind the sanctions.", names=("2019/796", "32019R0796"), kind="acts"),
    entry("Cyberattacks", "Attacks through networks.", foreign=("cyberattaque", "Cyberangriff"), kind="terms"),
]


FIRST = {
    "sanctions": "sanctions/", "sanctioned": "sanctions/", "frozen asset": "asset-freeze/", "attribut": "attribution/", "eternal petya": "notpetya/",
    "not petya": "notpetya/", "ntopetya": "notpetya/", "notpety": "notpetya/", "ontpetya": "notpetya/", "高强": "gao-qiang/", "高": "gao-qiang/", "a1": "gao-qiang/",
    "Qiang Gao": "gao-qiang/", "gao q": "gao-qiang/", "Костюков": "igor-kostyukov/", "Kostjukow": "igor-kostyukov/", "Kostioukov": "igor-kostyukov/",
    "2019 796": "regulation-(eu)-2019/796/", "32019r0796": "regulation-(eu)-2019/796/", "796/2019": "regulation-(eu)-2019/796/",
    "cyber attack": "cyberattacks/", "Cyberangriff": "cyberattacks/", "attribute the attack": "attribution/",
}
"""Queries, and the page that comes first."""


@pytest.fixture(scope="module")
def answers(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What one worker answers to all of them."""
    with toy(tmp_path_factory.mktemp("toy"), PAGES, small={"en": "the of and a"}) as address:
        page = browser.new_page()
        found = ask(page, address, "en", *FIRST)
        page.close()
    return dict(zip(FIRST, found, strict=True))


@pytest.mark.parametrize("query", FIRST)
def test_the_right_page_comes_first(answers: dict[str, dict[str, Any]], query: str) -> None:
    assert addresses(answers[query])[:1] == [FIRST[query]]


def test_it_ranks_as_the_whole_index_of_lunr(page: Page, tmp_path: Path) -> None:
    """For the terms and boosts of a query, lunr.js on a part of the index gives the order and, but for lunr's rounding, the scores of lunr.py on the whole."""
    analysers = {"en": Analyser("en", frozenset("the of and a".split()))}
    whole = lunr_index(PAGES, analysers)
    clauses = [["sanction", 1], ["freez", 0.7], ["attack", 1.2], ["person", 0.4], ["council", 1]]
    query = whole.create_query()
    for term, boost in clauses:
        query.clause(term=term, boost=boost, use_pipeline=False)
    expected = {result["ref"]: result["score"] for result in whole.query(query)}
    with toy(tmp_path, PAGES, small={"en": "the of and a"}) as address:
        page.goto(f"{address}assets/search/")
        page.add_script_tag(path=str(tmp_path / "assets" / "search" / "en.js"))
        found: list[Any] = page.evaluate("""async (clauses) => {
            for (const [term] of clauses) await find(term, true);
            return indexOf(clauses.map(([term]) => term).sort()).query((query) => {
                for (const [term, boost] of clauses) query.clause({ term, boost, usePipeline: false });
            }).map(({ ref, score }) => [ref, score]);
        }""", clauses)
    kinds = list(dict.fromkeys(each.kind for each in PAGES))
    numbers = [PAGES.index(each) for each in sorted(PAGES, key=lambda each: kinds.index(each.kind))]
    assert [str(numbers[int(ref)]) for ref, _ in found] == list(expected)
    assert [score / UNIT for _, score in found] == pytest.approx(list(expected.values()), abs=0.01)


def test_weights_are_those_of_lunr() -> None:
    analysers = {"en": Analyser("en")}
    ours, index = weights(PAGES, analysers), lunr_index(PAGES, analysers)
    names = {posting["_index"]: term for term, posting in index.inverted_index.items()}
    theirs: dict[str, dict[int, float]] = {}
    for reference, vector in index.field_vectors.items():
        for number, weight in zip(vector.elements[::2], vector.elements[1::2]):
            of_term = theirs.setdefault(names[number], {})
            entry_number = int(reference.partition("/")[2])
            of_term[entry_number] = of_term.get(entry_number, 0) + weight
    assert {term: dict(found) for term, found in ours.items()} == {term: {number: round(weight * UNIT) for number, weight in found.items()} for term, found in theirs.items()}


def test_an_entry_counts_far_less_for_each_word_that_it_lacks(page: Page, tmp_path: Path) -> None:
    pages = [entry("Freeze", "frozen " * 30), entry("List", "A list, and assets that are frozen.")]
    with toy(tmp_path, pages) as address:
        (answer,) = ask(page, address, "en", "list frozen assets")
    assert addresses(answer) == ["list/", "freeze/"]


def test_a_right_word_is_never_put_right_and_a_wrong_one_only_by_one_error(page: Page, tmp_path: Path) -> None:
    with toy(tmp_path, PAGES) as address:
        right, wrong, far = ask(page, address, "en", "frozen", "forzen", "fozern")
    assert right["righted"] == [] and wrong["righted"] == [["forzen", "frozen"]]
    assert far["righted"] == [] and far["total"] == 0


def test_hits_say_where_they_were_found_and_of_what_kind(page: Page, tmp_path: Path) -> None:
    with toy(tmp_path, PAGES) as address:
        plain, narrowed = ask(page, address, "en", "person", {"text": "person", "kind": "listings"})
    assert plain["kinds"] == {"pages": 1, "terms": 1, "listings": 1} and plain["count"] == plain["total"] == 3
    assert addresses(narrowed) == ["gao-qiang/"] and narrowed["count"] == 3 and narrowed["total"] == 1
    marked = [words for words, is_marked in narrowed["hits"][0]["text"] if is_marked]
    assert marked == ["person"] and "".join(words for words, _ in narrowed["hits"][0]["text"]) == "A person named for Cloud Hopper."


def test_a_long_text_is_cut_around_what_was_found(page: Page, tmp_path: Path) -> None:
    text = "Before it. " * 60 + "Here the needle lies in its hay. " + "After it. " * 60
    with toy(tmp_path, [entry("Hay", text)]) as address:
        (answer,) = ask(page, address, "en", "needle")
    shown = "".join(words for words, _ in answer["hits"][0]["text"])
    assert "Here the needle lies" in shown and len(shown) < 200


def test_english_entries_of_another_language_are_found_by_english_words_and_come_after(page: Page, tmp_path: Path) -> None:
    pages = [entry("Les sanctions", "Le Conseil sanctionne des personnes.", language="fr"), entry("Sanctioned persons", "The Council lists persons, listings follow.")]
    with toy(tmp_path, pages, "fr", {"fr": "le la les des", "en": "the"}) as address:
        both, english = ask(page, address, "fr", "sanctions", "listed person")
    assert addresses(both) == ["les-sanctions/", "sanctioned-persons/"] and [hit["language"] for hit in both["hits"]] == ["fr", "en"]
    assert addresses(english)[-1] == "sanctioned-persons/"


@pytest.mark.parametrize("language, title, query", [
    ("mt", "Sanzjonijiet ċibernetiċi", "sanzjoni"), ("bg", "Кибератаки срещу държави", "кибератаките"), ("ga", "Smachtbhannaí", "smachtbhanna"), ("pl", "Sankcje cybernetyczne", "sankcji"),
])
def test_languages_with_and_without_a_stemmer_are_searched(page: Page, tmp_path: Path, language: str, title: str, query: str) -> None:
    with toy(tmp_path, [entry(title, language=language), entry("Other", language=language)], language) as address:
        (answer,) = ask(page, address, language, query)
    assert addresses(answer) == [entry(title).address]


def test_a_language_without_entries_and_entries_without_words_do_no_harm(page: Page, tmp_path: Path) -> None:
    with toy(tmp_path / "none", []) as address:
        (nothing,) = ask(page, address, "en", "sanctions")
    with toy(tmp_path / "bare", [Entry("bare/", "pages", "en", "…"), entry("Sound", "A sound page.")]) as address:
        (sound,) = ask(page, address, "en", "sound")
    assert nothing["total"] == 0 and addresses(sound) == ["sound/"]


def test_lines_are_found_in_the_lot_that_the_first_keys_name() -> None:
    lines = sorted(f"{word}{number}\t{number}" for word in ("sanction", "sanct", "list", "gru", "고") for number in range(200))
    lots = cut(lines, 100)
    heads = firsts(lots)
    assert [line for lot in lots for line in lot] == lines and len(lots) > 50
    assert heads == sorted(heads) and heads[0] == ""
    for number, lot in enumerate(lots):
        assert all(heads[number] <= line.split("\t")[0] for line in lot)
        assert number + 1 == len(heads) or all(line.split("\t")[0] < heads[number + 1] for line in lot)


@pytest.mark.parametrize("name, written", [
    ("Игорь КОСТЮКОВ", ("igor kostyukov", "igor kostjukow", "igor kostioukov", "igor kostiukov")),
    ("Дмитрий", ("dmitry", "dmitri", "dmitriy", "dmitrij")),
    ("Евгений Серебряков", ("yevgeny serebryakov", "jewgeni serebrjakow", "evgenij serebrjakov")),
    ("Алексей МОРЕНЕЦ", ("aleksey morenets", "aleksej morenez", "alekseï morenets")),
])
def test_a_name_is_spelled_as_other_languages_do(name: str, written: tuple[str, ...]) -> None:
    assert set(written) <= set(spellings(name))


def test_a_latin_name_has_no_other_spellings() -> None:
    assert spellings("Gao Qiang") == () and spellings("高强") == ()
