"""Edition: the site in all languages as it follows from the content at one moment, made page by page as it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Container

from jinja2 import TemplateSyntaxError

from .assets import Assets
from .compiled import TEMPLATES, Templates
from .diagnostics import ANY, Diagnostic, Refused
from .load import Content
from .page import Page
from .progress import by_language
from .prose import Answered, BlockCall
from .settings import Settings
from .site import Site

Answers = tuple[dict[str, Answered], list[Diagnostic]]
"""Markdown pages with their template calls answered, by address below the site's root; what could not be answered."""


class Edition:
    """The pages of some content. Without the facts about the site there are none. Markdown becomes HTML elsewhere, with the host.

    Raises `Refused` when a template cannot be read.
    """

    def __init__(self, project: Path, content: Content, languages: tuple[str, ...], settings: Settings, assets: Assets) -> None:
        self.content, self.languages, self.settings = content, languages, settings
        self.assets = self._with_digests(assets)
        self.sites: dict[str, Site] = {}
        if content.facts is not None:
            progress, templates = by_language(content, languages), Templates(project)
            if templates.unread:
                raise Refused(templates.unread)
            self.sites = {language: Site(templates, content, language, languages, settings, self.assets, progress) for language in languages}
        self.answered: dict[str, Answered] = {}
        """Markdown pages with their template calls answered, by address below the site's root."""
        self.sentences: dict[str, str] = {}
        """What Markdown pages say in their own words, as HTML by address: read for search."""

    def answer(self, page: Page) -> Answered:
        """A Markdown page with its template calls answered. Raises `Refused`."""
        if page.url not in self.answered:
            answer, diagnostics = self.sites[page.language].answer(page)
            if answer is None:
                raise Refused(diagnostics)
            self.answered[page.url] = answer
        return self.answered[page.url]

    def answer_calls(self, language: str, part: slice = slice(None), made: Container[BlockCall] = ()) -> Answers:
        """Answer every template call in a language's Markdown, of all pages or a part of them, blocks only when the data are sound;
        what fails is a diagnostic. Blocks that are `made` elsewhere stay empty.
        """
        sound, site = not self.content.diagnostics, self.sites[language]
        answered: dict[str, Answered] = {}
        found: list[Diagnostic] = []
        for page in site.prose_pages[part]:
            answer, diagnostics = site.answer(page, blocks=sound, made=made)
            found += diagnostics
            if answer is not None:
                answered[page.url] = answer
        if not sound:  # What fails for want of a refused record has been told once, at that record.
            told = {ANY, *("/".join(key) for key in self.content.catalogue.broken)}
            found = [problem for problem in found if problem.follows_from not in told]
        return answered, found

    def body(self, page: Page, html: str = "") -> str:
        """The finished body of a page; `html` is what the host made of a page's Markdown. Raises `Refused`."""
        site = self.sites[page.language]
        if page.prose is None:
            return site.record_body(page)
        answered = self.answer(page)
        self.sentences[page.url] = answered.sentences(html)
        return site.prose_body(page, answered, html)

    def compile_templates(self) -> list[Diagnostic]:
        """Compile all templates now, so that all faults in them are known, and no further process or language does it for itself.

        What cannot be compiled is returned; whoever uses it fails.
        """
        found: list[Diagnostic] = []
        if not self.sites:
            return found
        env = next(iter(self.sites.values())).env
        for name in env.list_templates(extensions=("jinja",)):
            try:
                env.get_template(name)
            except TemplateSyntaxError as error:
                found.append(Diagnostic(f"{TEMPLATES}/{name}", error.lineno, 1, f"not a valid template: {error.message}"))
        return found

    def _with_digests(self, assets: Assets) -> Assets:
        """The assets with the digests of those that are made from the content; nothing that is checked asks for any."""
        return assets
