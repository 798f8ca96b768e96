"""Sources: the files of the project as the next edition of the site, read anew after some of them have changed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from publisher import formats
from publisher.assets import load_assets
from publisher.diagnostics import Refused
from publisher.load import Draft, draft
from publisher.publisher import Published
from publisher.settings import Settings

from .faults import errors_of_mkdocs
from .host import Host

WATCHED = ("data", "docs", "overrides")
"""Folders whose files the site is made from."""
LOOKS = "overrides"
"""The one that holds no content."""
CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True)
class Configuration:
    """What mkdocs.yml and the environment say; `theme` are the theme's style sheets."""

    mkdocs: MkDocsConfig
    languages: tuple[str, ...]
    settings: Settings
    theme: tuple[str, ...]


class Sources:
    """`draft`, `edition` and `host` are what has been read last, sound or not."""

    draft: Draft
    edition: Published
    host: Host

    def __init__(self, project: Path) -> None:
        self.project = project
        self._rebuild: Callable[[], None] = lambda: None
        self._placed: frozenset[str] = frozenset()
        """The files that MkDocs has given a place; none while it has not been asked about all that there are."""

    def begin(self, configuration: Configuration) -> None:
        """Read everything at the start of a build of MkDocs', which then places the pages of each language."""
        self._configuration = configuration
        self.host = Host(configuration.mkdocs)
        self.draft = draft(self.project, configuration.languages)
        self.edition = self._edition()

    def take(self, language: str, files: Files) -> None:
        """Keep the files of a language as MkDocs has placed them."""
        self.host.take(language, files)

    def open(self, rebuild: Callable[[], None]) -> None:
        """Take note that the first build is done; `rebuild` has MkDocs build again. Raises `Refused` when the content is unsound."""
        self._rebuild = rebuild
        self._settle(self._files())

    def read(self, paths: frozenset[Path]) -> None:
        """Read what has changed. Raises `Refused` when no edition can follow from it."""
        files = self._files()
        if files != self._placed or self.project / CONFIGURATION in paths:
            self._placed = frozenset()
            with errors_of_mkdocs(self.project / CONFIGURATION):
                self._rebuild()
        else:
            if not all(path.is_relative_to(self.project / LOOKS) for path in paths):
                self.draft = draft(self.project, self._configuration.languages)
            self.edition = self._edition()
        self._settle(files)

    def _settle(self, files: frozenset[str]) -> None:
        if self.draft.content.diagnostics:
            raise Refused(self.draft.content.diagnostics)
        self._placed = files
        if unusable := self.edition.compile_templates():
            raise Refused(unusable)

    def _edition(self) -> Published:
        to = self._configuration
        assets = load_assets(self.project, to.theme, map(formats.direction, to.languages))
        return Published(self.project, self.draft.content, to.languages, to.settings, assets)

    def _files(self) -> frozenset[str]:
        """Every file that the site is made from."""
        return frozenset(os.path.join(folder, name) for watched in WATCHED for folder, _, names in os.walk(self.project / watched) for name in names)
