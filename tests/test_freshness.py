"""Freshness on the real data: an edit of the English makes just its own translations stale, whatever it is."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Iterator

import pytest

from conftest import LANGUAGES, PROJECT, every_second
from publisher.load import Content, load
from publisher.read import Document
from publisher.translations import Translations, read_translations, update
from publisher.translations.section_files import path_of, read_sections, translations_of, update_sections
from publisher.translations.states import settled, state_of

TRANSLATED = LANGUAGES[1:]


@dataclass(frozen=True)
class Edit:
    """A change of English files, and the texts that it makes stale or leaves without a translation."""

    name: str
    changes: dict[str, Callable[[str], str]]
    """What happens to the text of each file; an empty result deletes the file."""
    stale: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    renamed: dict[str, str] = field(default_factory=dict)
    """Files that get another name, after their change."""


def put(before: str, after: str) -> Callable[[str], str]:
    """Replace the one place where a text stands."""

    def change(text: str) -> str:
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times"
        return text.replace(before, after)

    return change


def end(more: str) -> Callable[[str], str]:
    return lambda text: text.rstrip("\n") + "\n" + more


def sections_turned(text: str) -> str:
    """The first two sections of a page in the other order."""
    first, second, third = [match.start() for match in re.finditer(r"^## ", text, re.MULTILINE)][:3]
    return text[:first] + text[second:third] + text[first:second] + text[third:]


def one_line_each(text: str) -> str:
    """Every paragraph below the front matter on one line."""
    head, mark, body = text.rpartition("\n---\n")
    return head + mark + "\n\n".join(" ".join(part.split("\n")) if part[:1].isalpha() else part for part in body.split("\n\n"))


LISTING, ACT, PILLAR = "data/listings/gao-qiang.yml", "data/acts/2019-796.yml", "data/pillars/confidence-building.yml"
MESSAGES, PAGE, ABOUT = "data/locales/messages.yml", "docs/en/guide/attribution.md", "docs/en/about.md"
NEW_TERM = "id: patching\nname:\n  en: patching\ndefinition: To mend a program.\nsources:\n  - de-toolbox\n"
POINTS = ("  - id: osce-2016\n", "  - id: osce-states\n", "  - id: oas\n")


def points_turned(text: str) -> str:
    first, second, third = map(text.index, POINTS)
    return text[:first] + text[second:third] + text[first:second] + text[third:]


EDITS = [
    Edit("typo in a field", {LISTING: put("confidential business", "confidental business")}, frozenset({"listings/gao-qiang.reasons"})),
    Edit("one word of a field", {ACT: put("ban on making", "prohibition on making")}, frozenset({"acts/2019-796.role"})),
    Edit("a number in a point of a list", {PILLAR: put("57 participating", "56 participating")}, frozenset({"pillars/confidence-building.instruments[osce-states].text"})),
    Edit("two fields of one record", {"data/partners/india.yml": lambda text: put("New Delhi in", "Delhi in")(put("place: online", "place: on screen")(text))},
         frozenset({"partners/india.summary", "partners/india.meetings[sixth].place"})),
    Edit("lines of a field broken anew", {LISTING: put("campaign Operation Cloud Hopper.\n  In that", "campaign Operation Cloud\n  Hopper. In that")}),
    Edit("new field", {LISTING: end("note: The list spells the name in another way.\n")}, missing=frozenset({"listings/gao-qiang.note"})),
    Edit("field taken away", {ACT: put("note: Annex I to this regulation is the list of persons, entities and bodies shown on this site.\n", "")}),
    Edit("new record", {"data/terms/patching.yml": lambda _: NEW_TERM}, missing=frozenset({"terms/patching.definition"})),
    Edit("record taken away", {"data/events/2013-01-11-ec3-opens.yml": lambda _: ""}),
    Edit("renamed record", {"data/partners/india.yml": put("id: india", "id: republic-of-india")}, renamed={"data/partners/india.yml": "data/partners/republic-of-india.yml"}),
    Edit("renamed record with a changed field", {"data/partners/india.yml": lambda text: put("id: india", "id: republic-of-india")(put("place: online", "place: on screen")(text))},
         missing=frozenset({"partners/republic-of-india.meetings[sixth].place"}), renamed={"data/partners/india.yml": "data/partners/republic-of-india.yml"}),
    Edit("renamed point of a list", {PILLAR: put("  - id: osce-states\n", "  - id: osce-members\n")}),
    Edit("reordered list with ids", {PILLAR: points_turned}),
    Edit("reordered list without ids", {"data/listings/ml-cloud.yml": lambda text: text.replace("Riga", "?").replace("Kazan", "Riga").replace("?", "Kazan", 1)}),
    Edit("new first entry in a list without ids", {"data/listings/ml-cloud.yml": put("seats:\n", "seats:\n  - country: RU\n    town: Perm\n")},
         missing=frozenset({"listings/ml-cloud.seats[0].town"})),
    Edit("a fact: the day of the list", {"data/site.yml": put("list_state: 2026-07-13", "list_state: 2026-07-14")}),
    Edit("an official name in one language", {"data/bodies/coreper.yml": put("de: Ausschuss der Ständigen Vertreter", "de: Ausschuss der ständigen Vertreter")}),
    Edit("interface text", {MESSAGES: put("layout.edit: Edit this page", "layout.edit: Change this page")}, frozenset({"interface.layout.edit"})),
    Edit("plural of an interface text", {MESSAGES: put('other: "{n} persons"', 'other: "{n} people"')}, frozenset({"interface.count.persons"})),
    Edit("new interface text", {MESSAGES: end("layout.print: Print this page\n")}, missing=frozenset({"interface.layout.print"})),
    Edit("renamed interface text", {MESSAGES: put("layout.correct: ", "layout.suggest: ")}),
    Edit("word in a section", {PAGE: put("Attackers can hide", "Attackers often hide")}, frozenset({"docs/guide/attribution#why-hard"})),
    Edit("heading of a section", {PAGE: put("## Who decides {", "## Who takes the decision {")}, frozenset({"docs/guide/attribution#who-decides"})),
    Edit("text before the first heading", {PAGE: put("each Member State decides this for itself.\n\n##", "every Member State decides this for itself.\n\n##")},
         frozenset({"docs/guide/attribution.lead"})),
    Edit("words within a template call", {PAGE: put('"Attribution") }}', '"To attribute") }}')}, frozenset({"docs/guide/attribution.lead"})),
    Edit("title of a page", {PAGE: put("title: Who says who was", "title: Who says who is")}, frozenset({"docs/guide/attribution.title"})),
    Edit("lines of a page broken anew", {ABOUT: one_line_each}),
    Edit("day of a page's change", {ABOUT: lambda text: re.sub("updated: .*", "updated: 2026-12-24", text)}),
    Edit("new section", {PAGE: end("\n## What to read next {#next}\n\nThe guide goes on.\n")}, missing=frozenset({"docs/guide/attribution#next"})),
    Edit("section taken away", {PAGE: lambda text: text[: text.index("## What critics say")] + text[text.index("## What international law"):]}),
    Edit("reordered sections", {PAGE: sections_turned}),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what editors write, to be changed and changed back."""
    target = tmp_path_factory.mktemp("edited")
    for folder in ("data", "docs"):
        shutil.copytree(PROJECT / folder, target / folder)
    return target


@pytest.fixture
def edited(project: Path) -> Iterator[Callable[[Edit], Content]]:
    """The content after an edit, which is undone after the test."""
    undo: list[Callable[[], object]] = []

    def apply(edit: Edit) -> Content:
        for name, change in edit.changes.items():
            file = project / name
            before = file.read_text(encoding="utf-8") if file.exists() else None
            after = change(before or "")
            assert after != before, "the edit changes nothing"
            undo.append(lambda file=file, before=before: file.unlink(missing_ok=True) if before is None else file.write_text(before, encoding="utf-8"))
            if after:
                file.write_text(after, encoding="utf-8")
            else:
                file.unlink()
        for old, new in edit.renamed.items():
            (project / old).rename(project / new)
            undo.append((project / new).unlink)
        return load(project, LANGUAGES)

    yield apply
    for step in undo:
        step()


def behind(content: Content, known: Translations) -> dict[str, str]:
    """State of each text that is stale or missing."""
    states = {unit.key: state_of(unit, known) for unit in content.units}
    return {key: state for key, state in states.items() if state != "current"}


def differing(found: dict[str, str], wanted: dict[str, str]) -> list[str]:
    """Keys whose state is not the wanted one; a few are enough."""
    return sorted(key for key in {*found, *wanted} if found.get(key) != wanted.get(key))[:9]


def written_down(content: Content, language: str) -> Translations:
    """The translations as they are read again after `make translations` has written its files."""
    gettext, problems = read_translations(Document("x.po", update(content.locales[language], language, content.units)), language)
    assert not problems
    own = [unit for page in content.prose[language].values() for unit in page.units()]
    text = update_sections(content.units, {unit.key for unit in own}, content.translations[language], ())
    made_from, problems = read_sections(Document(path_of(language), text))
    assert not problems
    known = {**gettext, **dict(translations_of(own, {unit.key: unit for unit in content.units}, made_from))}
    return settled(known, content.units)


@pytest.mark.parametrize("edit", every_second(EDITS), ids=lambda edit: edit.name)
def test_an_edit_makes_its_own_translations_stale_and_no_other(edited: Callable[[Edit], Content], edit: Edit) -> None:
    content = edited(edit)
    wanted = {**{key: "stale" for key in edit.stale}, **{key: "missing" for key in edit.missing}}
    for language in TRANSLATED:
        assert differing(behind(content, content.translations[language]), wanted) == []
    written, known = written_down(content, TRANSLATED[0]), content.translations[TRANSLATED[0]]
    assert differing(behind(content, written), wanted) == [], "writing states down changes none"
    assert [key for key in edit.stale if written[key] != known[key]] == [], "and keeps the earlier English"
