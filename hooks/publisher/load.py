"""Load: everything that editors and translators wrote, read, typed, linked and checked.

All problems of a run are collected; what can be made of the sound part is still made, so that one run
shows every error.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generator, Iterator, Mapping, cast

from . import accessibility, expectations, messages as interface, published, wording
from .accessibility import Accessibility
from .addresses import has_page, record_address
from .ahead import read_ahead
from .artifact import digest
from .check import check, check_cited
from .coverage import fallbacks, texts_of_pages
from .deltas.log import FOLDER as LOG, LoggedDay, read_log
from .diagnostics import Diagnostic, did_you_mean
from .link import Catalogue
from .localise import SOURCE_LANGUAGE, View
from .messages import Message
from .notices import PATH as NOTICES, Notices, read_notices
from .parse import Tree
from .prose import Prose, read_prose
from .read import Document, read_tree
from .record_files import catalogue_of, folder_of
from .records.terms import Term
from .site_facts import SiteFacts, read_site_facts
from .strays import strays
from .translations import Translations, Unit, read_translations, settled, units
from .translations.anchors import own_anchors, shared_anchors
from .translations.reviews import Reviews, path_of as reviews_path, read_reviews
from .translations.section_files import path_of as sections_path, read_sections, translations_of
from .translations.units import PAGES

SITE_FACTS = "data/site.yml"
_PASSAGES = 1000
"""Passages that are collected in a step."""


@dataclass(frozen=True)
class Content:
    """The whole input of a build, sound and linked; `diagnostics` is empty unless something is wrong."""

    catalogue: Catalogue
    facts: SiteFacts | None
    accessibility: Accessibility | None
    messages: Mapping[str, Message]
    units: tuple[Unit, ...]
    """Every English text to translate: interface, records, then pages."""
    translations: Mapping[str, Translations]
    """Translations by language, each under the key that its English has today."""
    reviews: Mapping[str, Reviews]
    """Reviews by language, English included."""
    prose: Mapping[str, Mapping[str, Prose]]
    """Markdown pages by language and name."""
    locales: Mapping[str, Document]
    """The gettext files as they are, by language."""
    made_from: Mapping[str, Mapping[str, str]]
    """The English that each section was made from, as it is written down, by language and key."""
    diagnostics: tuple[Diagnostic, ...]
    passages: tuple[wording.Passage, ...] = ()
    """Every text that readers see, with its place."""
    notices: Mapping[str, Notices] = field(default_factory=dict)
    """What a reader is told where texts are not translated, for languages that may have no translation of it yet."""
    fallbacks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Addresses of the pages that are English in all but name, by language."""
    site_tree: Tree = field(default_factory=lambda: Tree(SITE_FACTS))
    """Where each fact about the whole site is written."""
    log: tuple[LoggedDay, ...] = ()
    """What changed in the data, by day, newest first."""
    trees: Mapping[tuple[str, str], Tree] = field(default_factory=dict)
    """The file of each record, by collection and id: where its values stand."""
    digest: str = ""
    """Changes with any text that was read."""

    def view(self, language: str) -> View:
        """The content as a reader of one language sees it."""
        assert self.facts is not None
        return View(language, self.catalogue, self.messages, self.translations.get(language, {}), self.facts, self.notices.get(language, {}))


@dataclass(frozen=True)
class Draft:
    """Content whose facts have been checked, and whose words have not, which takes longer."""

    content: Content
    documents: Mapping[str, Document]
    """All files that were read, by path."""
    stale: frozenset[tuple[str, str, str]]
    """Language, page and anchor of the sections whose English has changed since they were translated."""

    def checked(self) -> Content:
        """The content with what is wrong with its words and, if nothing else is, with the sources that nobody cites."""
        steps = self.checking()
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]

    def wrong(self) -> list[Diagnostic]:
        """All that is wrong with the content."""
        return [*self.checked().diagnostics]

    def checking(self) -> Generator[None, None, Content]:
        """The same in steps, between which a caller can give it up."""
        content = self.content
        passages: list[wording.Passage] = []
        for passage in wording.passages(content.catalogue, content.trees, self.documents, content.prose, content.locales):
            passages.append(passage)
            if len(passages) % _PASSAGES == 0:
                yield
        terms = cast("list[Term]", list(content.catalogue["terms"].values()))
        diagnostics = [*content.diagnostics]
        diagnostics += wording.check(
            passages, terms, content.prose, self.documents.get(wording.PATH), stale=self.stale, sound=not diagnostics,
        )
        if not diagnostics:
            cited = [source for pages in content.prose.values() for page in pages.values() for source in page.meta.sources]
            cited += [content.facts.list_source] if content.facts else []
            diagnostics += check_cited(content.catalogue, content.trees, cited)
        return replace(content, passages=tuple(passages), diagnostics=tuple(sorted(set(diagnostics))))


def load(project: Path, languages: tuple[str, ...]) -> Content:
    """Read and check `data/` and the front matter of `docs/` for these languages."""
    return draft(project, languages).checked()


def draft(project: Path, languages: tuple[str, ...], others: int = 0) -> Draft:
    """Read `data/` and the front matter of `docs/` for these languages, with `others` to help, and check all but the words."""
    documents, diagnostics = read_tree(project, "data", ["*/*.yml", "*.yml", "locales/*.po", published.RELATIVE])
    diagnostics += strays(project)
    by_path = {document.path: document for document in documents}

    with read_ahead(project, languages, by_path, others):
        catalogue, trees, problems = catalogue_of(documents, diagnostics)
    diagnostics += problems
    diagnostics += check(catalogue, trees)
    diagnostics += expectations.check(by_path.get(expectations.PATH), catalogue)

    days, problems = read_log((document for document in documents if folder_of(document) == LOG), catalogue)
    diagnostics += problems
    site_tree, facts, problems = _site_facts(by_path.get(SITE_FACTS), catalogue)
    diagnostics += problems
    results, problems = accessibility.read_accessibility(by_path.get(accessibility.PATH))
    diagnostics += problems
    texts, problems = _messages(by_path.get(interface.PATH))
    diagnostics += problems
    translations: dict[str, Translations] = {}
    reviews: dict[str, Reviews] = {}
    made_from: dict[str, Mapping[str, str]] = {}
    locales: dict[str, Document] = {}
    for language in languages:
        reviews[language], problems = read_reviews(by_path.get(reviews_path(language)))
        diagnostics += problems
        made_from[language], problems = read_sections(by_path.get(sections_path(language)))
        diagnostics += problems
        document = by_path.get(f"data/locales/{language}.po")
        if document is not None:
            locales[language] = document
            translations[language], problems = read_translations(document, language)
            diagnostics += problems

    prose, problems = _prose(project, languages, catalogue, by_path)
    diagnostics += problems
    diagnostics += _anchors(prose, languages, made_from)
    diagnostics += _addresses(prose, catalogue)
    english = prose[languages[0]]
    diagnostics += published.check(by_path.get(published.PATH), catalogue, english, {found.path for found in diagnostics})
    wanted = (*units(catalogue, texts), *(unit for page in english.values() for unit in page.units()))
    by_key = {unit.key: unit for unit in wanted}
    for language in languages[1:]:
        written = (unit for page in prose[language].values() for unit in page.units())
        known = {**translations.get(language, {}), **dict(translations_of(written, by_key, made_from[language]))}
        translations[language] = settled(known, wanted)
    notices, problems = read_notices(by_path.get(NOTICES), texts)
    diagnostics += problems
    pages = texts_of_pages(catalogue, wanted, english)
    only_shown = {language: frozenset() if language == SOURCE_LANGUAGE else fallbacks(pages, translations[language]) for language in languages}
    content = Content(
        catalogue, facts, results, texts, wanted, translations, reviews, prose, locales, made_from, tuple(sorted(set(diagnostics))),
        notices=notices, fallbacks=only_shown, site_tree=site_tree, log=days, trees=trees,
        digest=digest("\0".join(text for path in sorted(by_path) for text in (path, by_path[path].text))),
    )
    return Draft(content, by_path, _stale(translations, wanted))


def _stale(translations: Mapping[str, Translations], wanted: tuple[Unit, ...]) -> frozenset[tuple[str, str, str]]:
    """Language, page and anchor of the sections whose English has changed since they were translated."""
    found = set()
    for unit in (unit for unit in wanted if unit.key.startswith(PAGES)):
        page, _, anchor = unit.key.removesuffix(".lead").removeprefix(PAGES).partition("#")
        if anchor or unit.key.endswith(".lead"):
            found |= {(language, f"{page}.md", anchor) for language, known in translations.items() if unit.key in known and known[unit.key].state(unit) == "stale"}
    return frozenset(found)


def _site_facts(document: Document | None, catalogue: Catalogue) -> tuple[Tree, SiteFacts | None, list[Diagnostic]]:
    if document is None:
        return Tree(SITE_FACTS), None, [Diagnostic(SITE_FACTS, 1, 1, "missing file: it says as of when the list is shown")]
    (tree, facts), problems = read_site_facts(document)
    if facts is not None and catalogue.get("sources", facts.list_source) is None:
        if ("sources", facts.list_source) not in catalogue.broken:
            hint = did_you_mean(facts.list_source, catalogue["sources"])
            problems.append(tree.diagnostic(("list_source",), f"unknown source '{facts.list_source}'{hint}"))
    return tree, facts, problems


def _messages(document: Document | None) -> tuple[Mapping[str, Message], list[Diagnostic]]:
    if document is None:
        return {}, [Diagnostic(interface.PATH, 1, 1, "missing file: it holds the interface texts")]
    return interface.read_messages(document)


def _prose(
    project: Path, languages: tuple[str, ...], catalogue: Catalogue, by_path: dict[str, Document],
) -> tuple[dict[str, dict[str, Prose]], list[Diagnostic]]:
    """The Markdown pages by language and name; their files join `by_path`."""
    pages: dict[str, dict[str, Prose]] = {language: {} for language in languages}
    diagnostics: list[Diagnostic] = []
    for language in languages:
        documents, problems = read_tree(project, f"docs/{language}", ["**/*.md"])
        diagnostics += problems
        by_path.update((document.path, document) for document in documents)
        for document in documents:
            page, problems = read_prose(document)
            diagnostics += problems
            if page is None:
                continue
            pages[language][page.name] = page
            diagnostics += [
                Diagnostic(page.path, 1, 1, f"unknown source '{source}' in the front matter{did_you_mean(source, catalogue['sources'])}")
                for source in page.meta.sources
                if catalogue.get("sources", source) is None and ("sources", source) not in catalogue.broken
            ]
    return pages, diagnostics


def _addresses(prose: Mapping[str, Mapping[str, Prose]], catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Pages that stand at the address of a record, or of another page."""
    records = {record_address(record): f"data/{record.collection}/{record.id}.yml" for record in catalogue if has_page(type(record))}
    for pages in prose.values():
        first = dict(records)
        for page in pages.values():
            if (other := first.setdefault(page.address, page.path)) != page.path:
                yield Diagnostic(page.path, 1, 1, f"{other} already makes the page '{page.address}'; rename this file or delete it")


def _anchors(prose: Mapping[str, Mapping[str, Prose]], languages: tuple[str, ...], made_from: Mapping[str, Mapping[str, str]]) -> list[Diagnostic]:
    """Headings without an anchor of their own, and sections that the English page does not have."""
    english = prose[languages[0]]
    diagnostics: list[Diagnostic] = []
    for language in languages:
        for name, page in prose[language].items():
            findings = list(own_anchors(page.sections))
            if language != languages[0] and name in english:
                findings += shared_anchors(name, page.sections, english[name].sections, made_from[language])
            diagnostics += [Diagnostic(page.path, page.first_line + line - 1, 1, message) for line, message in findings]
    return diagnostics
