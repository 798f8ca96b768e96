"""The publisher: loads the content once and makes the site of every language from it."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Iterable

from . import formats
from .artifact import Artifact
from .assets import load_assets
from .diagnostics import Diagnostic, Refused
from .exports import exports
from .exports.publication import Publication
from .feeds import feeds
from .load import Content, load
from .prose import Answered
from .progress import by_language
from .publish import site_wide
from .settings import Settings
from .search.artifacts import search_artifacts, search_versions
from .site import Page, Site


Answers = tuple[dict[str, Answered], list[Diagnostic]]
"""Markdown pages with their template calls answered, by address below the site's root; what could not be answered."""


class Publisher:
    """Everything one build needs; `theme` are the theme's style sheets. Raises `Refused` when the content cannot be published.

    `each` applies a function to all languages; the caller may do so for several at a time, since none needs another's result.
    """

    def __init__(
        self, project: Path, languages: tuple[str, ...], settings: Settings, theme: tuple[str, ...] = (),
        each: Callable[[Callable[[str], Answers], Iterable[str]], Iterable[Answers]] = map,
    ) -> None:
        self.content: Content = load(project, languages)
        self.settings, self.languages = settings, languages
        assets = load_assets(project, theme, map(formats.direction, languages))
        self.assets = assets.also(search_versions(self.content, languages, assets.search))
        self.sites: dict[str, Site] = {}
        if self.content.facts is not None:
            progress = by_language(self.content, languages)
            self.sites = {language: Site(project, self.content, language, languages, settings, self.assets, progress) for language in languages}
        self.answered: dict[str, Answered] = {}
        """Markdown pages with their template calls answered, by address below the site's root."""
        self.sentences: dict[str, str] = {}
        """What Markdown pages say in their own words, as HTML by address: read for search."""
        diagnostics = [*self.content.diagnostics]
        for answered, problems in each(self._answer_calls, self.sites):
            self.answered |= answered
            diagnostics += problems
        if diagnostics:
            raise Refused(diagnostics)

    def _answer_calls(self, language: str) -> Answers:
        """Answer every template call in a language's Markdown, blocks only when the data are sound; what fails is a diagnostic."""
        sound, site = not self.content.diagnostics, self.sites[language]
        answered: dict[str, Answered] = {}
        found: list[Diagnostic] = []
        for page in site.pages.values():
            if page.prose is not None:
                answer, diagnostics = site.answer(page, blocks=sound)
                found += diagnostics
                if answer is not None:
                    answered[page.url] = answer
        if not sound:
            broken = self.content.catalogue.broken
            found = [problem for problem in found if not any(f"'{collection}/{name}'" in problem.message for collection, name in broken)]
        return answered, found

    @property
    def publication(self) -> Publication:
        """What the open data are made from."""
        return Publication(self.content, self.sites, self.settings)

    def compile_templates(self) -> None:
        """Compile all templates now: for a caller that goes on in several processes, each of which would do it for itself."""
        env = self.sites[self.languages[0]].env
        for name in env.list_templates(extensions=("jinja",)):
            env.get_template(name)

    def read_for_search(self, page: Page, html: str) -> None:
        """Keep what a Markdown page says until the index is made."""
        self.sentences[page.url] = html

    def of_language(self, language: str) -> list[Artifact]:
        """Files made once for a language, after its pages: those of its search."""
        found = search_artifacts(self.sites[language], self.sites, self.sentences, self.assets.worker)
        return [Artifact(path, text) for path, text in found]

    def site_wide(self) -> list[Artifact]:
        """Files made once for all languages, the feeds and the open data included."""
        open_data = exports(self.publication)
        return [*site_wide(self.sites, self.settings, self.assets, open_data), *feeds(self.sites), *open_data]
