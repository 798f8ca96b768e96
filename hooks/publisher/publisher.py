"""The publisher: all files of the site, from content that is checked as a whole or from an edition made piece by piece."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Iterator

from .artifact import Artifact
from .assets import Assets
from .edition import Edition
from .exports import exports
from .exports.publication import Publication
from .feeds import feeds
from .prepared import Prepared
from .publish import headers, site_wide
from .search.artifacts import search_artifacts, search_versions


class Published(Edition):
    """An edition with the files that it has beside its pages."""

    def _with_digests(self, assets: Assets) -> Assets:
        return replace(assets, made_elsewhere=partial(search_versions, self.content, self.languages, assets.search))

    @property
    def publication(self) -> Publication:
        """What the open data are made from."""
        return Publication(self.content, self.sites, self.settings)

    def of_language(self, language: str) -> list[Artifact]:
        """Files made once for a language, after the bodies of all its Markdown pages: those of its search."""
        found = search_artifacts(self.sites[language], self.sites, self.sentences, self.assets.worker)
        return [Artifact(path, text) for path, text in found]

    def site_wide(self) -> Iterator[Artifact]:
        """Files made once for all languages, the feeds and the open data included; what is soonest made comes first."""
        yield from site_wide(self.sites, self.settings, self.assets)
        yield from feeds(self.sites)
        open_data: list[Artifact] = []
        for artifact in exports(self.publication):
            open_data.append(artifact)
            yield artifact
        yield headers(self.sites, self.settings, self.assets, open_data)


class Publisher(Published, Prepared):
    """Everything one build needs."""
