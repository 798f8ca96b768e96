"""The publisher: loads the content once and makes the site of every language from it."""

from __future__ import annotations

from pathlib import Path

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


class Publisher:
    """Everything one build needs; `theme` are the theme's style sheets. Raises `Refused` when the content cannot be published."""

    def __init__(self, project: Path, languages: tuple[str, ...], settings: Settings, theme: tuple[str, ...] = ()) -> None:
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
        diagnostics = [*self.content.diagnostics, *self._answer_calls()]
        if diagnostics:
            raise Refused(diagnostics)

    def _answer_calls(self) -> list[Diagnostic]:
        """Answer every template call in Markdown, blocks only when the data are sound; what fails is a diagnostic."""
        sound = not self.content.diagnostics
        found: list[Diagnostic] = []
        for site in self.sites.values():
            for page in site.pages.values():
                if page.prose is None:
                    continue
                answered, diagnostics = site.answer(page, blocks=sound)
                found += diagnostics
                if answered is not None:
                    self.answered[page.url] = answered
        if sound:
            return found
        broken = self.content.catalogue.broken
        return [problem for problem in found if not any(f"'{collection}/{name}'" in problem.message for collection, name in broken)]

    @property
    def publication(self) -> Publication:
        """What the open data are made from."""
        return Publication(self.content, self.sites, self.settings)

    def read_for_search(self, page: Page, html: str) -> None:
        """Keep what a Markdown page says until the index is made."""
        self.sentences[page.url] = html

    def site_wide(self) -> list[Artifact]:
        """Files made once for all languages, those of the search, the feeds and the open data included."""
        search = (artifact for site in self.sites.values() for artifact in search_artifacts(site, self.sites, self.sentences, self.assets.worker))
        return [
            *site_wide(self.sites, self.settings, self.assets),
            *(Artifact(path, text) for path, text in search),
            *feeds(self.sites),
            *exports(self.publication),
        ]
