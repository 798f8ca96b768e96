"""The publisher: loads the content once and makes the site of every language from it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from .artifact import Artifact
from .assets import Assets
from .exports import exports
from .exports.publication import Publication
from .feeds import feeds
from .prepared import Prepared
from .publish import site_wide
from .search.artifacts import search_artifacts, search_versions
from .site import Page


class Publisher(Prepared):
    """Everything one build needs."""

    def __init__(self, *content: Any, **how: Any) -> None:
        super().__init__(*content, **how)
        self.sentences: dict[str, str] = {}
        """What Markdown pages say in their own words, as HTML by address: read for search."""

    def _with_digests(self, assets: Assets) -> Assets:
        return replace(assets, made_elsewhere=partial(search_versions, self.content, self.languages, assets.search))

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
