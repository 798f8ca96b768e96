"""Site: all pages of one language, and each page as a whole document."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, Container, Mapping

from jinja2 import Template, TemplateNotFound
from markupsafe import Markup

from . import derive, formats, languages, navigation
from .accessibility import STATEMENT
from .addresses import absolute_links, has_page, index_address, record_address, relative
from .assets import Assets
from .board import Board
from .calls import CallError, Calls
from .compiled import Templates
from .deltas.page import ADDRESS as CHANGES, Corrections
from .diagnostics import Diagnostic, did_you_mean
from .explain import Explainer
from .freshness import Freshness
from .load import Content
from .localise import SOURCE_LANGUAGE, Local, Words
from .mixed import joined, pieces
from .page import Alternate, Page
from .prose import Answered, BlockCall, Prose, answer
from .records import RECORD_TYPES
from .rendering import render
from .settings import Settings
from .stale_notes import with_notes
from .tables import labelled
from .templates import environment

DESCRIPTION_LENGTH = 160


class Site:
    """The site in one language. Holds no state but what it was made from, so languages can be built side by side."""

    def __init__(self, templates: Templates, content: Content, language: str, languages: tuple[str, ...], settings: Settings, assets: Assets, progress: Mapping[str, Freshness]) -> None:
        self.progress, self.freshness, self.board = progress, progress[language], Board(content, progress, language)
        self.content, self.language, self.languages, self.settings = content, language, languages, settings
        self.view = content.view(language)
        self.corrections = Corrections(self.view, content.log)
        self.env = environment(templates, self.view, settings, assets)
        self.env.globals["site"] = self

    # -- pages -----------------------------------------------------------------------------------------

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """All pages by address."""
        pages = {page.address: page for page in self.prose_pages}
        for record_type in RECORD_TYPES:
            if has_page(record_type):
                for record in self.view.records(record_type.collection):
                    page = self._record_page(record)
                    pages[page.address] = page
        return pages

    @cached_property
    def prose_pages(self) -> tuple[Page, ...]:
        """The Markdown pages, for which no record needs to be sound."""
        return tuple(map(self._prose_page, self._prose.values()))

    @cached_property
    def titles(self) -> Mapping[str, Words]:
        """The title at every address, those of records that stand on a page of their collection included."""
        records = (self.view.local(record) for record in self.content.catalogue if not has_page(type(record)))
        return {**{address: page.title for address, page in self.pages.items()}, **{record_address(each.model): each.title for each in records}}

    def page_at(self, path: str) -> Page:
        """The page whose file is at `path` below the site's root: `en/law/index.html`."""
        address = path.removeprefix(f"{self.language}/")
        return self.pages[address.removesuffix("index.html")]

    def page_of_source(self, source: str) -> Page | None:
        """The page of a Markdown file, `en/guide/index.md` below `docs/`, if this language shows it."""
        return self._by_source.get(f"docs/{source}")

    @cached_property
    def _by_source(self) -> Mapping[str, Page]:
        return {page.source_path: page for page in self.pages.values() if page.prose}

    @property
    def _prose(self) -> Mapping[str, Prose]:
        """This language's Markdown pages, and the English one where there is none."""
        return {**self.content.prose[SOURCE_LANGUAGE], **self.content.prose[self.language]}

    def _prose_page(self, prose: Prose) -> Page:
        untranslated = self.freshness.standings[f"{prose.owner}.title"].state == "missing" if prose.name in self.content.prose[SOURCE_LANGUAGE] else False
        foreign = prose.language != self.language or untranslated

        def words(text: str) -> Words:
            return Words(text, SOURCE_LANGUAGE if foreign else prose.language, foreign=foreign, state="missing" if foreign else "current")

        return Page(
            self.language, prose.address, words(prose.meta.title), words(prose.meta.description), prose.meta.section, prose.path,
            prose.meta.sources, self._updated(prose).isoformat(), self._text_language(prose.address), prose=prose,
        )

    def _text_language(self, address: str) -> str:
        return SOURCE_LANGUAGE if address in self.content.fallbacks.get(self.language, ()) else self.language

    def _updated(self, prose: Prose) -> datetime.date:
        """Day of a Markdown page's last change; two pages change with what they tell: the accessibility results, the log of the data."""
        results, log = self.content.accessibility, self.content.log
        if prose.address == STATEMENT and results:
            return max(prose.meta.updated, results.date)
        return max(prose.meta.updated, log[0].date) if prose.address == CHANGES and log else prose.meta.updated

    def _record_page(self, record: Local) -> Page:
        model = record.model
        modified = derive.newest_date(self.content.catalogue, model)
        return Page(
            self.language, record_address(model), record.title.capitalised, self._description(record), model.section,
            f"data/{model.collection}/{model.id}.yml", tuple(model.sources), modified.isoformat() if modified else "",
            self._text_language(record_address(model)), record=record,
        )

    def _description(self, record: Local) -> Words:
        """The record's first plain text, cut at a word."""
        for name in ("summary", "role", "definition", "subject", "explanation"):
            if name in type(record.model).model_fields:
                words: Words = getattr(record, name)
                text = " ".join(words.paragraphs)
                if len(text) > DESCRIPTION_LENGTH:
                    text = text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
                return Words(text, words.lang, foreign=words.foreign, state=words.state)
        return record.title

    # -- bodies ----------------------------------------------------------------------------------------

    def record_body(self, page: Page) -> str:
        """HTML of a record's page, below its title."""
        assert page.record is not None
        template = self.env.get_template(f"pages/{page.record.model.collection}.jinja")
        return self._finished(page, render(template, page, {"record": page.record}))

    def prose_body(self, page: Page, answered: Answered, html: str) -> str:
        """HTML of a Markdown page: what the host made of the Markdown, with the answers of its calls put back."""
        body = answered.restore(html)
        if page.absolute_links:
            body = absolute_links(body, page.url, self.settings.base_path)
        return self._finished(page, body)

    def _finished(self, page: Page, body: str) -> str:
        """A body with labelled tables and its terms explained at first use; pages that are about the terms explain none."""
        standings = self.freshness.by_address.get(page.address, ())
        body = with_notes(labelled(body), standings, self.view, page.address, self.settings.base_path if page.absolute_links else None)
        if page.address in ("glossary/", "404.html") or (page.prose and page.prose.language != self.language):
            return body
        return self.explainer.explain(body, relative(f"{self.language}/glossary/", page.url))

    @cached_property
    def explainer(self) -> Explainer:
        """Recognises the glossary's terms in this language."""
        return Explainer.of(self.view)

    def answer(self, page: Page, *, blocks: bool = True, made: Container[BlockCall] = ()) -> tuple[Answered | None, list[Diagnostic]]:
        """A Markdown page with its template calls answered; without `blocks` these stay empty, and so do those `made` elsewhere."""
        assert page.prose is not None
        states = {standing.unit.key: standing.state for standing in self.freshness.by_group.get(page.prose.owner, ())}
        whole = page.prose.language != self.language
        found = [(piece, *answer(piece.prose, self._calls(page, blocks, made, piece.foreign or whole).functions()))
                 for piece in pieces(page.prose, self.content.prose[SOURCE_LANGUAGE].get(page.prose.name), states)]
        answers = [(answered, piece.foreign) for piece, answered, _ in found if answered]
        if diagnostics := [problem for _, _, problems in found for problem in problems]:
            return None, diagnostics
        return (answers[0][0] if len(found) == 1 and not found[0][0].foreign else joined(answers, self._not_translated, SOURCE_LANGUAGE)), []

    def _calls(self, page: Page, blocks: bool, made: Container[BlockCall], foreign: bool) -> Calls:
        """The functions of a page, or of English on it, whose links lead to this language all the same."""

        def render_block(name: str, options: Mapping[str, Any]) -> Markup:
            if not blocks:
                return Markup("")
            template = self._block(name)
            if (page.address, f"{name} {options}") in made:
                return Markup("")
            block = Markup(render(template, page, options))
            return Markup('<div lang="{}" dir="{}">\n{}\n</div>').format(self.language, formats.direction(self.language), block) if foreign else block

        words = replace(self.view, language=SOURCE_LANGUAGE, translations={}, notices={}) if foreign else self.view
        return Calls(words, self.settings, page.url, render_block, absolute=page.absolute_links, reader=self.language)

    @property
    def _not_translated(self) -> Markup:
        """What a reader is told where a section of a page is shown in English."""
        return Markup('<p class="note" lang="{}">{}</p>').format(self.language, self.view.message("layout.passage-not-translated"))

    def _block(self, name: str) -> Template:
        try:
            return self.env.get_template(f"blocks/{name}.jinja")
        except TemplateNotFound:
            known = sorted(Path(template).stem for template in self.env.list_templates() if template.startswith("blocks/"))
            raise CallError(f"unknown block '{name}'{did_you_mean(str(name), known) or '; the blocks are ' + ', '.join(known)}") from None

    def collections(self) -> list[tuple[str, str, int]]:
        """Each collection with the page that shows it and the number of its records."""
        return [(kind.collection, index_address(kind), len(self.content.catalogue[kind.collection])) for kind in RECORD_TYPES]

    # -- how pages stand to each other ------------------------------------------------------------------

    def pages_of(self, entry: navigation.Entry) -> list[Page]:
        """Prose pages of a menu entry, in their order: the section's own menu."""
        return self._section_menus[entry.id]

    @cached_property
    def footer(self) -> list[Page]:
        """The pages that every page's footer leads to."""
        return [self.pages[address] for address in navigation.FOOTER if address in self.pages]

    @cached_property
    def _section_menus(self) -> Mapping[str, list[Page]]:
        prose = sorted((page for page in self.pages.values() if page.prose), key=lambda page: (page.prose.meta.position if page.prose else 0, page.address))
        return {entry.id: [page for page in prose if page.section in entry.sections] for entry in navigation.MENU}

    @cached_property
    def readers(self) -> Mapping[str, list[Page]]:
        """Markdown pages by the source they rest on."""
        found: dict[str, list[Page]] = {}
        for page in self.pages.values():
            for source in page.sources if page.prose else ():
                found.setdefault(source, []).append(page)
        return found

    def breadcrumbs(self, page: Page) -> list[Page]:
        """Pages above this one, from the home page down, without itself."""
        parts = page.address.strip("/").split("/")
        above = ["", *("/".join(parts[:length]) + "/" for length in range(1, len(parts)))]
        return [self.pages[address] for address in above if address in self.pages and address != page.address]

    def neighbours(self, page: Page) -> tuple[Page | None, Page | None]:
        """Previous and next: in a record's collection, or among the pages of the guide."""
        if page.record is not None:
            before, after = page.record.neighbours()
            return tuple(self.pages.get(record_address(other.model)) if other else None for other in (before, after))  # type: ignore[return-value]
        if page.section == "guide" and page.address.startswith("guide/"):
            row = [other for other in self._section_menus["guide"] if other.address.startswith("guide/")]
            place = row.index(page)
            return (row[place - 1] if place else None, row[place + 1] if place + 1 < len(row) else None)
        return (None, None)

    def alternates(self, page: Page) -> list[Alternate]:
        """The page in every language, and whether it really exists there."""
        return [
            Alternate(language, languages.own_name(language), f"{language}/{page.address}", page.address not in self.content.fallbacks.get(language, ()))
            for language in languages.official_order(self.languages)
        ]
