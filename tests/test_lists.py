"""Lists in a real browser: filters, their address, order, download, the list as of a day, cards on small screens."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import itertools
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Browser, Page, expect

from conftest import LANGUAGES, PROJECT, build, copy_project, only, some
from publisher import derive, formats
from publisher.link import Catalogue
from publisher.load import load
from publisher.records import Listing
from test_speed import SHIFT
from tools.audit import KINDS, WIDTHS

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'self'; form-action 'self'"
)
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
"""WCAG 2.2, criterion 1.4.12."""
FILTERED = ("sanctions/", "incidents/", "law/", "toolbox/uses/", "timeline/", "glossary/", "sources/")
"""Every page with a list that can be filtered."""
SUMS = {
    "en": ("{shown} of {total} entries shown.", "On 1 July 2024: 14 persons, 4 entities and bodies."),
    "fr": ("Entrées affichées : {shown} sur {total}.", "Au 1er juillet 2024 : 14 personnes, 4 entités et organismes."),
    "de": ("Angezeigte Einträge: {shown} von {total}.", "Am 1. Juli 2024: 14 Personen, 4 Organisationen und Einrichtungen."),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(PROJECT, LANGUAGES).catalogue


@pytest.fixture(scope="module")
def listings(catalogue: Catalogue) -> list[Listing]:
    return cast("list[Listing]", list(catalogue["listings"].values()))


def entries(page: Page) -> list[str]:
    """Numbers of the entries shown on the page of listings."""
    return page.eval_on_selector_all("tbody tr:not([hidden]) td:first-child", "cells => cells.map(cell => cell.textContent.trim())")


def status(page: Page) -> str:
    return page.locator("[role=status]").inner_text().replace("\u00a0", " ")


def fill(page: Page, text: str) -> None:
    """Type into the search field and wait for the answer, which comes a moment after the last key."""
    page.locator("[name=text]").fill(text)
    page.wait_for_timeout(250)


def has_country(listing: Listing, code: str) -> bool:
    return code in (listing.nationality, *(seat.country for seat in listing.seats))


@pytest.mark.parametrize(("control", "value", "holds"), [
    ("kind", "person", lambda listing: listing.kind == "person"),
    ("kind", "body", lambda listing: listing.kind == "body"),
    ("round", "2024-06-24", lambda listing: listing.round == "2024-06-24"),
    ("incident", "notpetya", lambda listing: "notpetya" in listing.incidents),
    ("group", "gru", lambda listing: "gru" in listing.groups),
    ("country", "CN", lambda listing: has_country(listing, "CN")),
])
def test_each_control_filters(page: Page, address: str, listings: list[Listing], control: str, value: str, holds: Any) -> None:
    page.goto(f"{address}en/sanctions/")
    page.locator(f"select[name={control}]").select_option(value)
    expected = [listing.entry for listing in listings if holds(listing)]
    page.wait_for_function("() => location.search")
    assert 0 < len(expected) < len(listings) and entries(page) == expected
    assert status(page) == f"{len(expected)} of {len(listings)} entries shown."
    assert page.locator(f"option[value='{value}']").inner_text().endswith(f"({len(expected)})")


def test_filters_work_together_and_reset_shows_everything(page: Page, address: str, listings: list[Listing]) -> None:
    page.goto(f"{address}en/sanctions/")
    page.locator("select[name=kind]").select_option("person")
    page.locator("select[name=country]").select_option("RU")
    fill(page, "bundestag")
    expected = [each.entry for each in listings if each.is_person and has_country(each, "RU") and "bundestag" in each.summary.lower()]
    assert expected and entries(page) == expected
    assert not page.locator("#listings-entities").is_visible(), "a table without entries"
    page.locator("form button[type=reset]").click()
    assert len(entries(page)) == len(listings) and page.url == f"{address}en/sanctions/"
    assert page.locator("select[name=kind]").input_value() == "" and page.locator("#listings-entities").is_visible()


@pytest.mark.parametrize(("language", "text", "entry"), [
    ("en", "GAO qiang", "A.1"), ("en", "qiang gao", "A.1"), ("en", "МОРЕНЕЦ", "A.4"), ("en", "gru unit 74455", "B.3"),
    ("en", "B.11", "B.11"), ("fr", "societe mere OU soeur", None), ("fr", "cybersecurite", "B.5"), ("de", "militargeheimdienstes 74455", "B.3"),
])
def test_text_is_found_without_case_and_accents(page: Page, address: str, language: str, text: str, entry: str | None) -> None:
    """All words, in any order, in the name, its other scripts and spellings, the summary, or the number of the entry."""
    page.goto(f"{address}{language}/sanctions/")
    fill(page, text)
    assert entry in entries(page) if entry else entries(page) == []
    if entry:
        assert len(entries(page)) <= 2


def test_other_spellings_are_found_and_never_printed(page: Page, address: str, listings: list[Listing]) -> None:
    page.goto(f"{address}en/sanctions/")
    searched = dict(page.eval_on_selector_all("tbody tr", "rows => rows.map(row => [row.cells[0].textContent, `${row.textContent} ${row.dataset.text}`])"))
    shown = " ".join(page.locator("article table").all_inner_texts())
    spelled = [listing for listing in listings if listing.other_spellings]
    for listing in spelled:
        known = " ".join((listing.name, listing.summary, *listing.native_names))
        for spelling in listing.other_spellings:
            assert spelling in searched[listing.entry]
            assert spelling in known or spelling not in shown, spelling
    fill(page, spelled[0].other_spellings[0])
    assert spelled[0].entry in entries(page)


def test_the_address_keeps_the_state_and_restores_it(page: Page, address: str) -> None:
    page.goto(f"{address}en/sanctions/?other=1#list")
    page.locator("select[name=kind]").select_option("entity")
    fill(page, "media land")
    page.locator("#listings-entities th button", has_text="Name").click()
    assert page.url == f"{address}en/sanctions/?other=1&text=media+land&kind=entity&sort=2#list"
    before = entries(page)
    assert before == ["B.8", "B.9"]
    page.goto(page.url.replace("/en/", "/de/"))
    assert entries(page) == ["B.8", "B.9"]
    assert page.locator("[name=kind]").input_value() == "entity" and page.locator("[name=text]").input_value() == "media land"
    assert page.locator("#listings-entities [aria-sort]").inner_text() == "Name"


def test_an_address_with_nonsense_shows_everything(page: Page, address: str, listings: list[Listing]) -> None:
    page.goto(f"{address}en/sanctions/?kind=martian&on=yesterday&sort=99&round=")
    assert len(entries(page)) == len(listings) and page.url == f"{address}en/sanctions/"


@pytest.mark.parametrize(("language", "known"), [
    ("en", "We know the list from 30 July 2020 to {last}."),
    ("fr", "Nous connaissons l’état de la liste du 30 juillet 2020 au {last}."),
    ("de", "Wir kennen den Stand der Liste vom 30. Juli 2020 bis zum {last}."),
])
def test_a_day_that_we_do_not_know_is_said_and_not_kept(page: Page, address: str, listings: list[Listing], language: str, known: str) -> None:
    facts = load(PROJECT, LANGUAGES).facts
    known = known.format(last=formats.date(facts.checked_until, language)).replace("\u00a0", " ")
    page.goto(f"{address}{language}/sanctions/")
    hint = page.locator(f"#{page.locator('[name=on]').get_attribute('aria-describedby')}")
    assert hint.is_visible() and hint.inner_text().replace("\u00a0", " ") == known and known not in status(page)
    for day in ("2019-01-01", "2020-07-29", str(facts.checked_until + datetime.timedelta(days=1))):
        page.goto(f"{address}{language}/sanctions/?on={day}&kind=body")
        assert status(page).startswith(f"{known} ") and page.url == f"{address}{language}/sanctions/?kind=body"
        assert page.locator("[name=on]").input_value() == day
        assert len(entries(page)) == sum(listing.kind == "body" for listing in listings)
    page.locator("[name=on]").fill(str(facts.checked_until))
    page.wait_for_function("() => location.search.includes('on=')")
    assert known not in status(page)


def test_where_nothing_matches_the_page_says_so_and_offers_the_way_back(page: Page, address: str) -> None:
    page.goto(f"{address}en/sanctions/?text=undefined")
    none = page.get_by_text("Nothing matches.")
    assert none.is_visible() and status(page) == "0 of 38 entries shown."
    none.get_by_role("button", name="Reset").press("Enter")
    assert len(entries(page)) == 38 and not none.is_visible()
    assert page.evaluate("document.activeElement.name") == "text", "the button is gone, the focus is not"


def test_a_section_whose_acts_are_all_left_out_goes_with_its_heading(page: Page, address: str) -> None:
    page.goto(f"{address}en/law/?text=2019/796")
    assert page.locator("main h2:visible").evaluate_all("all => all.map(each => each.id)")[:2] == ["how-to-read", "sanctions"]
    assert not page.locator("#strategy, .contents a[href='#strategy']").first.is_visible()
    page.evaluate("location.hash = 'strategy'")
    expect(page.locator("#strategy")).to_be_visible()
    page.goto(f"{address}en/sanctions/?text=undefined")
    assert page.locator("#list").is_visible(), "the filters stand below it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shown_is_said(page: Page, address: str, language: str) -> None:
    shown, day = SUMS[language]
    page.goto(f"{address}{language}/sanctions/")
    assert status(page) == shown.format(shown=38, total=38)
    page.locator("[name=on]").fill("2024-07-01")
    page.wait_for_function("() => location.search")
    assert status(page) == f"{day} {shown.format(shown=18, total=38)}"
    assert page.locator("[role=status]").get_attribute("aria-live") in (None, "polite")


def test_order_by_column(page: Page, address: str, listings: list[Listing]) -> None:
    page.goto(f"{address}en/sanctions/")
    table = page.locator("#listings-persons")
    header = table.locator("thead button")
    for _ in range(2):
        header.nth(0).click()
    persons = [listing.entry for listing in listings if listing.is_person]
    assert [entry for entry in entries(page) if entry.startswith("A")] == persons[::-1], "A.10 comes after A.9"
    assert table.locator("th").nth(0).get_attribute("aria-sort") == "descending"
    assert status(page).endswith("Sorted by “Entry in Annex I”, descending.")
    header.nth(3).click()
    days = table.locator("tbody time").evaluate_all("times => times.map(time => time.dateTime)")
    assert days == sorted(days) and table.locator("[aria-sort]").count() == 1
    header.nth(1).click()
    names = table.locator("tbody th a").all_inner_texts()
    surnames = [" ".join(word for word in name.split() if word.isupper()) for name in names]
    assert surnames == sorted(surnames) and len(set(surnames)) == len(persons) and names[0] == "Dmitry Sergeyevich BADIN"
    page.locator("form button[type=reset]").click()
    assert [entry for entry in entries(page) if entry.startswith("A")] == persons and page.locator("[aria-sort]").count() == 0


def test_csv_of_what_is_shown(page: Page, address: str) -> None:
    page.goto(f"{address}en/sanctions/?kind=entity")
    page.evaluate("""() => {
        const cells = document.querySelectorAll("#listings-entities tbody tr:not([hidden]) td:nth-child(3)");
        ['=1+1', '+1', '-1', '@x', 'says "a, b"'].forEach((text, index) => { cells[index].textContent = text; });
    }""")
    with page.expect_download() as download:
        page.locator("[data-csv]").click()
    assert download.value.suggested_filename == "cyber-sanctions-2026-07-13.csv"
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\n") == content.count(b"\r\n") == 9
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert head == [
        "Entry in Annex I", "Name", "Who this is", "On the list since", "Name in the original script", "Kind", "Round", "Incident", "Group",
        "Nationality or seat", "Off the list since", "Page on this site", "As of",
    ]
    assert [row[0] for row in rows] == entries(page)
    assert [row[2] for row in rows][:5] == ["'=1+1", "'+1", "'-1", "'@x", 'says "a, b"']
    impuls = dict(zip(head, next(row for row in rows if row[0] == "B.10")))
    assert impuls["Name"] == "‘Impuls’ LLC" and impuls["Name in the original script"] == "Общество с ограниченной ответственностью ‘Импульс’"
    assert (impuls["Kind"], impuls["Nationality or seat"], impuls["As of"]) == ("Entity", "Russia", "2026-07-13")
    assert impuls["Page on this site"].startswith("https://") and impuls["Page on this site"].endswith("/en/sanctions/impuls/")
    assert rows[0][3] == "2020-07-30"


def test_the_words_of_the_csv_are_the_readers(page: Page, address: str, listings: list[Listing]) -> None:
    page.goto(f"{address}de/sanctions/?on=2026-10-01")
    with page.expect_download() as download:
        page.locator("[data-csv]").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"), newline=""), strict=True))
    assert len(rows) == len(listings) and {row["Stand"] for row in rows} == {"2026-10-01"}
    assert {row["Art"] for row in rows} == {"Person", "Organisation", "Einrichtung"}
    for listing, row in zip(listings, rows):
        assert row["Name"] == listing.name and row["Seite dieser Website"].endswith(f"/de/sanctions/{listing.id}/")
        assert len([each for each in row["Vorfall"].split("; ") if each]) == len(listing.incidents)
        assert listing.nationality_alleged == ("mutmaßlich" in row["Staatsangehörigkeit oder Sitz"])


def test_everything_works_under_a_strict_content_policy(page: Page, address: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    meta = f'<head><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    page.route("**/sanctions/**", lambda route: route.fulfill(response=(answer := route.fetch()), body=answer.text().replace("<head>", meta, 1)))
    page.goto(f"{address}en/sanctions/?on=2024-07-01")
    assert len(entries(page)) == 18
    with page.expect_download() as download:
        page.locator("[data-csv]").click()
    assert download.value.suggested_filename == "cyber-sanctions-2024-07-01.csv" and errors == []


@pytest.mark.parametrize("day", ["2020-07-30", "2020-10-21", "2020-10-22", "2024-06-23", "2024-07-01", "2025-12-31", "2026-07-13", "2026-10-10"])
def test_the_list_on_a_day(page: Page, address: str, catalogue: Catalogue, day: str) -> None:
    page.goto(f"{address}en/sanctions/?on={day}")
    date = datetime.date.fromisoformat(day)
    assert entries(page) == [listing.entry for listing in derive.listed_on(catalogue, date)]
    totals = derive.totals_on(catalogue, date)
    assert f": {totals.persons} persons, {totals.entities} entities and bodies. {totals.listings} of 38" in status(page)


def test_the_days_that_can_be_asked_for(page: Page, address: str, catalogue: Catalogue) -> None:
    page.goto(f"{address}en/sanctions/")
    field = page.locator("[name=on]")
    assert field.get_attribute("min") == min(catalogue["rounds"])
    assert f"checked_until: {field.get_attribute('max')}" in (PROJECT / "data/site.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def first(catalogue: Catalogue) -> list[Listing]:
    """The persons of the first round."""
    return [listing for listing in catalogue["listings"].values() if listing.round == "2020-07-30" and listing.is_person]  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def shorter(first: list[Listing], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which all but one of them were taken off the list."""
    copy = copy_project(tmp_path_factory.mktemp("shorter") / "project")
    for listing in first[:-1]:
        file = copy / f"data/listings/{listing.id}.yml"
        file.write_text(file.read_text(encoding="utf-8").replace("\nsources:", "\ndelisted:\n  date: 2020-09-01\nsources:", 1), encoding="utf-8")
    result = build(only(copy, "en"))
    assert result.returncode == 0, result.stderr
    return copy / "site"


def test_a_delisted_person_keeps_a_page_without_birth_data(shorter: Path) -> None:
    page = (shorter / "en" / "sanctions" / "gao-qiang" / "index.html").read_text(encoding="utf-8")
    article = page[page.index("<h1"): page.index("</article>")]
    assert "1983" not in article and "Shandong" not in article
    assert article.index("2020-09-01") < article.index("<table" if "<table" in article else "<dl"), "it says so first"


def test_somebody_taken_off_the_list(shorter: Path, first: list[Listing], browser: Browser) -> None:
    """Shown by default, with the day; counted until the day before; one person is not `1 persons`."""
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(path=shorter / (path := route.request.url.removeprefix("http://site.test/").split("?")[0]) / ("" if "." in path else "index.html")))
    page.goto("http://site.test/en/sanctions/")
    assert len(entries(page)) == 38 and page.locator("tbody .tag").count() == len(first) - 1
    page.goto("http://site.test/en/sanctions/?on=2020-08-31")
    assert status(page).startswith("On 31 August 2020: 6 persons, 3 entities and bodies.")
    page.goto("http://site.test/en/sanctions/?on=2020-09-01")
    assert status(page).startswith("On 1 September 2020: 1 person, 3 entities and bodies.")
    page.close()
    after = lxml_html.parse(str(shorter / "en/sanctions/rounds/2020-10-22/index.html"))
    assert len(after.xpath("//table[@id='list-after-persons']/tbody/tr")) == 1 + 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_after_each_round(pages: dict[str, str], catalogue: Catalogue, language: str) -> None:
    links = lxml_html.fromstring(pages[f"{language}/sanctions/index.html"]).xpath("//a[contains(@href, '#list-after')]/@href")
    assert sorted(links) == [f"rounds/{day}/#list-after" for day in catalogue["rounds"]]
    for day in catalogue["rounds"]:
        tree = lxml_html.fromstring(pages[f"{language}/sanctions/rounds/{day}/index.html"])
        assert len(tree.xpath("//h2[@id='list-after']")) == 1
        assert not tree.xpath("//details//h2[@id='list-after']") and len(tree.xpath("//h2[@id='list-after']/following-sibling::*[1][self::details]")) == 1
        rows = tree.xpath("//details/div/table[starts-with(@id, 'list-after-')]/tbody/tr/td[1]/text()")
        assert rows == [listing.entry for listing in derive.listed_on(catalogue, datetime.date.fromisoformat(day))]


@pytest.mark.parametrize("kind", FILTERED)
def test_without_scripts_all_is_there_and_no_control_is_dead(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}fr/{kind}")
    assert page.locator("form[data-list]").count() == 1
    assert page.locator("main form:visible, main select:visible, main input:visible, main thead button").count() == 0
    children = "[data-entries] > :not(h3)"
    assert page.locator(children).count() == page.locator(f"{children}:visible").count() > 0
    context.close()


@pytest.mark.parametrize("kind", FILTERED)
def test_every_list_can_be_searched_and_every_option_finds_something(page: Page, address: str, kind: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}de/{kind}")
    total = page.locator("[data-entries] > :not(h3)").count()
    assert str(total) in status(page)
    wrong = page.evaluate("""async () => {
        const wrong = [];
        for (const option of document.querySelectorAll("main option:not([value=''])")) {
            option.form.reset();
            option.selected = true;
            option.form.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise((done) => setTimeout(done, 5));
            const shown = document.querySelectorAll("[data-entries] > :not(h3):not([hidden])").length;
            if (!shown || !option.text.endsWith(`(${shown})`)) wrong.push([option.text, shown]);
        }
        return wrong;
    }""")
    assert wrong == []
    fill(page, "undefined")
    assert page.locator("[data-entries] > :not(h3):visible").count() == 0
    assert all(not label.strip() == "" for label in page.locator("main form label, main form legend").all_inner_texts()) and errors == []


def test_the_timeline_hides_empty_years_and_what_follows_it(page: Page, address: str) -> None:
    page.goto(f"{address}en/timeline/")
    page.locator("input[value=forum]").check()
    page.wait_for_function("() => location.search")
    assert page.url.endswith("?kind=forum")
    kinds = page.eval_on_selector_all(".events > li:not([hidden])", "entries => entries.map(entry => entry.dataset.kind)")
    assert set(kinds) == {"forum"}
    assert page.locator("h3:visible").count() == page.locator(".events:visible").count() > 0
    hidden = page.locator("h3[id^=year-]:not(:visible)").first.get_attribute("id")
    assert not page.locator(f".contents a[href='#{hidden}']").is_visible(), "a link to a hidden year"
    lanes = page.locator("#timeline-picture g[data-kind]").evaluate_all("lanes => lanes.map(lane => lane.dataset.kind)")
    assert page.locator("[name=kind]").evaluate_all("boxes => boxes.map(box => box.value)") == lanes, "one order"
    assert page.locator("#timeline-picture g[data-kind]:visible").count() == len(lanes), "no hole in the picture"
    kept = page.locator("#timeline-picture g[data-kind]:not([data-off])")
    assert kept.evaluate_all("lanes => lanes.map(lane => lane.dataset.kind)") == ["forum"], "what follows the list"
    assert page.locator("[data-off]").first.evaluate("lane => getComputedStyle(lane).opacity") == "0.2"
    page.evaluate(f"location.hash = '{hidden}'")
    expect(page.locator(f"#{hidden}")).to_be_visible()
    assert not page.locator("input[value=forum]").is_checked(), "a link to what is hidden shows everything"
    page.locator("input[value=forum]").check()
    page.locator("input[value=law]").check()
    page.wait_for_function("() => location.search.includes('law')")
    assert kept.count() == 2


def test_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}en/sanctions/")
    page.locator("[name=text]").focus()
    page.keyboard.type("callisto")
    page.keyboard.press("Enter")
    page.wait_for_timeout(250)
    assert page.url == f"{address}en/sanctions/?text=callisto" and 0 < len(entries(page)) < 38, "Enter does not load the page again"
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.name || document.activeElement.type || document.activeElement.tagName"))
        if seen[-1] == "reset":
            break
    assert [name for name in dict.fromkeys(seen)] == ["kind", "round", "incident", "group", "country", "on", "reset"]
    page.keyboard.press("Enter")
    assert len(entries(page)) == 38
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#listings-persons th").first.get_attribute("aria-sort") == "ascending"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


@pytest.mark.parametrize("kind, width", some({(kind, WIDTHS[number % 2]) for number, kind in enumerate(FILTERED)}, itertools.product(FILTERED, WIDTHS)))
def test_controls_are_large_enough_and_nothing_moves(browser: Browser, address: str, kind: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script("""
        window.moved = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.moved += entry.value; }).observe({ type: "layout-shift", buffered: true });
    """)
    page.goto(f"{address}fr/{kind}?text=cyber&sort=2")
    page.wait_for_timeout(300)
    assert page.evaluate("moved") <= SHIFT
    small = page.eval_on_selector_all("main form :is(button, select, input:not([type=checkbox])), main form label:has(input), main thead th", """elements => elements
        .map(element => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.height < 24 || box.width < 24)).map(([html]) => html)""")
    assert small == []
    context.close()


@pytest.mark.parametrize("language, spaced, kinds", [
    ("de", True, KINDS[::2]), *(pytest.param(*each, KINDS, marks=pytest.mark.long) for each in itertools.product(LANGUAGES, (True, False))),
])
def test_nothing_scrolls_sideways_at_320_pixels(browser: Browser, address: str, language: str, spaced: bool, kinds: tuple[str, ...]) -> None:
    """Every kind of page at 400 % of 1280 pixels, with and without the text spacing of WCAG; no text is cut off. The short run takes every other."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    found = []
    for kind in (*kinds, "guide/nis2/", "forum/", "sanctions/rounds/"):
        page.goto(f"{address}{language}/{kind}")
        if spaced:
            page.add_style_tag(content=SPACING)
        found += [f"{kind}: {what}" for what in page.evaluate("""() => {
            for (const details of document.querySelectorAll("main details")) details.open = true;
            const width = document.documentElement.clientWidth;
            const wide = document.documentElement.scrollWidth > width ? ["the page"] : [];
            for (const element of document.querySelectorAll("main :is(.sheet, .filters, .card, .tag, .unverified, td, th, li, dd, button, summary)")) {
                if (element.closest(".visually-hidden, thead, [popover]") || !element.clientWidth || getComputedStyle(element).display === "inline") continue;
                if (element.scrollWidth > element.clientWidth + 1) wide.push(element.outerHTML.slice(0, 120));
            }
            return wide.slice(0, 3);
        }""")]
    context.close()
    assert found == []


def test_cards_are_still_tables(browser: Browser, address: str) -> None:
    """The roles that a screen reader gets do not change with the width; a label is not read twice."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}en/sanctions/rounds/2024-06-24/")
    page.locator("details:has(#list-after-persons) > summary").click()
    assert page.locator("#list-after-persons tbody tr").first.evaluate("row => getComputedStyle(row).display") == "grid"
    table = page.get_by_role("table", name="Persons on the list after the round of 24 June 2024")
    assert table.get_by_role("row").count() == 15 and table.get_by_role("columnheader").count() == 4
    assert table.get_by_role("rowheader").count() == 14 and table.get_by_role("cell").count() == 42
    label = table.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label.startswith('"Entry in Annex I"') and label.endswith('/ ""')
    page.goto(f"{address}de/sanctions/gao-qiang/")
    facts = page.locator("#facts-table")
    rows = facts.locator("tr").count()
    assert facts.get_by_role("row").count() == facts.get_by_role("rowheader").count() == facts.get_by_role("cell").count() == rows > 5
    above = facts.locator("tr").evaluate_all("rows => rows.every(({ cells: [label, value] }) => label.getBoundingClientRect().bottom <= value.getBoundingClientRect().top + 1)")
    assert above, "the label stands above its value: no word is cut"
    context.close()


def test_on_paper_tables_are_tables_and_what_is_left_out_is_said(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 600, "height": 900})
    page.emulate_media(media="print")
    page.goto(f"{address}en/sanctions/?kind=entity")
    assert page.locator("main :is(select, input, label, form button):visible").count() == 0
    assert page.get_by_text("8 of 38 entries shown.").is_visible(), "paper does not pass for the whole list"
    assert page.locator("tbody tr:visible").first.evaluate("row => getComputedStyle(row).display") == "table-row"
    assert page.locator(".filters").evaluate("form => getComputedStyle(form).backgroundColor") == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize(("kind", "table"), [("sanctions/rounds/2024-06-24/", "#list-after-persons"), ("sanctions/rounds/", ".picture__table table")])
def test_paper_has_no_closed_tables(page: Page, address: str, kind: str, table: str) -> None:
    """Nobody can open them there."""
    page.goto(f"{address}en/{kind}")
    row = page.locator(f"{table} tbody tr").first
    height = "row => row.checkVisibility() ? row.getBoundingClientRect().height : 0"
    assert row.evaluate(height) == 0
    page.emulate_media(media="print")
    assert row.evaluate(height) > 10
    assert page.locator(".explore:visible").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_links_under_a_source_that_read_alike_say_where_they_lead(pages: dict[str, str], language: str) -> None:
    tree = lxml_html.fromstring(pages[f"{language}/sources/cited-by/index.html"])
    for source in tree.xpath("//ul[@class='cited']/li"):
        read = [" ".join(entry.text_content().split()).lower() for entry in source.xpath("./ul/li")]
        assert len(read) == len(set(read)), read
    letters = tree.xpath("//ul[@class='letters']/li/a/@href")
    assert letters and [f"#{each}" for each in tree.xpath("//h2/parent::div/@id")] == letters


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_sources_are_light(site: Path, language: str) -> None:
    """A first view may weigh 51 KB in all, of which styles and scripts take 14."""
    for page in ("sources", "sources/cited-by"):
        assert len(gzip.compress((site / language / page / "index.html").read_bytes(), 9)) < 34 * 1024, page
    assert len(gzip.compress((PROJECT / "overrides/assets/lists.js").read_bytes(), 9)) < 2.75 * 1024
    assert len(gzip.compress((PROJECT / "overrides/assets/csv.js").read_bytes(), 9)) < 1.25 * 1024
