"""A rename as an editor does it: the command, the project after it, and the site, where every old address still leads to the record."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Callable

import html5lib
import pytest
from lxml import html as lxml_html
from playwright.sync_api import Browser, Route

from conftest import LANGUAGES, build, check, copy_project, only
from publisher.__main__ import main
from publisher.commands.rename import documents_of, write_files
from publisher.freshness import Freshness
from publisher.load import load
from publisher.records import COLLECTIONS
from publisher.renaming import Rename
from publisher.renaming.changed import changed
from tools.audit import look, served, window

RENAMES = {
    ("listings", "gao-qiang"): "somebody", ("terms", "attribution"): "naming", ("uses", "2022-09-08-albania"): "2022-09-08-tirana",
    ("sources", "annex-i-20260713"): "annex", ("events", "2022-05-12-second-budapest-protocol"): "2022-05-12-protocol",
}
Edit = Callable[[str, Callable[[str], str]], None]


def rename(folder: Path, *names: str) -> int:
    return main(["--project", str(folder), "rename", *names])


def state(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for name in ("data", "docs") for path in (folder / name).rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which a record of each kind of address has another id, one of them for the second time."""
    folder = copy_project(tmp_path_factory.mktemp("renamed") / "project")
    for (collection, old), new in {**RENAMES, ("listings", "gao-qiang"): "nobody"}.items():  # What the command does, but for its own check: one is enough here.
        write_files(folder, changed(load(folder, LANGUAGES), documents_of(folder), Rename(collection, old, new)))
    assert rename(folder, "listings", "nobody", "somebody") == 0
    return folder


def test_the_project_is_sound_and_nothing_has_to_be_translated_anew(renamed: Path) -> None:
    result = check(renamed)
    assert (result.returncode, [line for line in result.stderr.splitlines() if ": error:" in line]) == (0, [])
    content = load(renamed, LANGUAGES)
    for language in LANGUAGES:
        assert {standing.state for standing in Freshness(content, language).standings.values()} == {"current"}
    assert content.catalogue["listings"]["somebody"].formerly == ("gao-qiang", "nobody")
    before = state(renamed)
    assert main(["--project", str(renamed), "translations"]) == 0 and state(renamed) == before, "'make translations' would write other files"
    published = set((renamed / "data" / "published.txt").read_text(encoding="utf-8").splitlines())
    assert {"listings/gao-qiang", "listings/nobody", "listings/somebody"} <= published


@pytest.mark.parametrize(("names", "said"), [
    ((), "error: which record?; make rename COLLECTION=listings ID=old-name TO=new-name"),
    (("listing", "gao-qiang", "x"), "error: unknown collection 'listing'; did you mean 'listings'?; make rename"),
    (("listings", "gao-qian", "x"), "error: unknown record 'listings/gao-qian'; did you mean 'gao-qiang'?"),
    (("listings", "gao-qiang", "Gao"), "error: expected an id of lower-case letters, digits and single hyphens, like gao-qiang, got 'Gao'"),
    (("listings", "gao-qiang", "gtsst"), "error: the id 'gtsst' is that of data/listings/gtsst.yml; choose one that was never used"),
])
def test_what_cannot_be_renamed_is_told(names: tuple[str, ...], said: str, project: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        rename(project, *names)
    assert str(ended.value).startswith(said)


@pytest.mark.parametrize(("names", "said"), [
    (("listings", "gao-qiang", "x"), "error: unknown record 'listings/gao-qiang'; its id is 'somebody' now"),
    (("listings", "gtsst", "gao-qiang"), "error: the id 'gao-qiang' was that of data/listings/somebody.yml once; choose one that was never used"),
    (("listings", "somebody", "gao-qiang"), "error: the id 'gao-qiang' was that of data/listings/somebody.yml once; choose one that was never used"),
])
def test_an_id_that_was_given_up_is_not_given_again(names: tuple[str, ...], said: str, renamed: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        rename(renamed, *names)
    assert str(ended.value) == said


@pytest.mark.parametrize(("names", "broken", "said"), [
    (("listings", "gao-qiang", "rounds"), None, "data/listings/rounds.yml:2:5: error: 'rounds' is a reserved word in listings; choose another id"),
    (("listings", "gao-qiang", "x"), ("associated:\n  - gao-qiang", 'associated:\n  - "gao\\x2dqiang"'), "error: write 'gao-qiang' here as a plain word, so that it can be replaced"),
])
def test_nothing_is_written_unless_all_is_sound(
    names: tuple[str, ...], broken: tuple[str, str] | None, said: str, copy: Path, edit: Edit, capsys: pytest.CaptureFixture[str],
) -> None:
    if broken:
        edit("data/listings/zhang-shilong.yml", lambda text: text.replace(*broken))
    before = state(copy)
    assert rename(copy, *names) == 1 and said in capsys.readouterr().err
    assert state(copy) == before


# -- the site ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(renamed: Path) -> Path:
    """The site in two languages, below a path."""
    folder = copy_project_of(renamed)
    result = build(only(folder, "en", "fr"), SITE_URL="https://host.example/some/path/")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


def copy_project_of(folder: Path) -> Path:
    """Another copy of a copy: the first one stays as it is for other tests."""
    target = copy_project(folder.with_name("to-build"))
    for path, text in state(folder).items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8")
    for path in state(target).keys() - state(folder).keys():
        (target / path).unlink()
    return target


@pytest.mark.parametrize(("language", "old"), [(language, old) for language in ("en", "fr") for old in ("gao-qiang", "nobody")])
def test_the_page_at_an_old_address_leads_on(built: Path, language: str, old: str) -> None:
    text = (built / language / "sanctions" / old / "index.html").read_text(encoding="utf-8")
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)
    assert parser.errors == []
    tree = lxml_html.document_fromstring(text)
    assert tree.get("lang") == language
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../somebody/"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"https://host.example/some/path/{language}/sanctions/somebody/"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"] and tree.xpath("//link[@rel='alternate']") == []
    assert tree.xpath("//main//a/@href") == ["../somebody/"] and tree.xpath("string(//main//a)") == "GAO Qiang"
    assert tree.xpath("string(//h1)") == {"en": "This page has a new address", "fr": "Cette page a une nouvelle adresse"}[language]


def test_hosts_that_redirect_know_every_old_address(built: Path) -> None:
    lines = (built / "_redirects").read_text(encoding="utf-8").splitlines()
    told = {old: new for old, new, status in map(str.split, lines) if status == "301"}
    assert len(told) == len(lines) == 2 * 2 + 6
    assert told["/some/path/fr/sanctions/nobody/"] == "/some/path/fr/sanctions/somebody/"
    assert told["/some/path/data/v1/terms/attribution.json"] == "/some/path/data/v1/terms/naming.json"
    for old, new in told.items():
        for address in (old, new):
            path = built / address.removeprefix("/some/path/")
            assert (path / "index.html" if address.endswith("/") else path).is_file(), address


def test_an_old_anchor_is_still_there(built: Path) -> None:
    for collection, old in RENAMES:
        if "#" in (address := COLLECTIONS[collection].address):
            page, _, anchor = address.partition("#")
            tree = lxml_html.parse(str(built / "fr" / page / "index.html"))
            (at,) = tree.xpath(f"//*[@id='{anchor.format(id=old)}']")
            assert RENAMES[collection, old] in [each.get("id") for each in at.iterancestors()]
            ids = tree.xpath("//@id")
            assert len(ids) == len(set(ids))
    assert 'id="uses-2022-09-08-albania"' in (built / "en" / "timeline" / "index.html").read_text(encoding="utf-8")


def test_old_addresses_stand_nowhere_else(built: Path) -> None:
    """Neither search engines, nor readers who search or follow links, are led by way of them."""
    old = re.compile(r"sanctions/(?:gao-qiang|nobody)\b|glossary/#attribution\b|/uses/#2022-09-08-albania\b|sources/#annex-i-20260713\b")
    found = [
        path.relative_to(built).as_posix() for path in built.rglob("*")
        if path.suffix in (".html", ".xml", ".json", ".txt", ".ics", ".csv") and old.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_programs_get_the_record_by_any_id(built: Path) -> None:
    folder = built / "data" / "v1" / "listings"
    texts = {(folder / f"{name}.json").read_text(encoding="utf-8") for name in ("gao-qiang", "nobody", "somebody")}
    (text,) = texts
    assert (json.loads(text)["id"], json.loads(text)["formerly"]) == ("somebody", ["gao-qiang", "nobody"])


def test_a_browser_is_led_on_and_axe_finds_nothing(built: Path, browser: Browser) -> None:
    def still(route: Route) -> None:
        """The page as it is where a browser does not go on by itself."""
        body = route.fetch().text()
        assert "http-equiv=\"refresh\"" in body
        route.fulfill(body=re.sub(r'<meta http-equiv="refresh"[^>]*>', "", body), content_type="text/html; charset=utf-8")

    with served(built) as address, window(browser, 360, "dark") as context:
        page = context.new_page()
        page.goto(f"{address}fr/sanctions/gao-qiang/")
        page.wait_for_url("**/fr/sanctions/somebody/")
        page.goto(f"{address}en/glossary/#attribution")
        assert page.evaluate("Math.abs(document.getElementById('naming').getBoundingClientRect().top) < innerHeight / 2")
        page.route("**/fr/sanctions/nobody/", still)
        assert look(page, address, "fr/sanctions/nobody/") == []
