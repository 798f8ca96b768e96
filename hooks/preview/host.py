"""Host: what MkDocs does for a page - Markdown, and links between files as mkdocs-static-i18n resolves them."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from pathlib import Path
from typing import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.pages import Page as HostPage

from publisher.diagnostics import Diagnostic
from publisher.page import Page
from virtual_files import RecordFile, static_content

from .faults import Warned

_ABOUT = re.compile(r"Doc file '(?P<path>[^']+)' contains .*?(?:link|path)[^']* '(?P<target>[^']+)'")


class Host:
    """MkDocs with one configuration and one set of files, from the languages' builds that have brought them."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._files: dict[str, Files] = {}
        self._static: dict[str, File] = {}
        self._known = lru_cache(maxsize=4096)(self._convert)

    def take(self, language: str, files: Files) -> None:
        """Keep the files of a language, each at its place."""
        set_exclusions(files, self._config)
        self._files[language] = files
        self._static |= {file.dest_uri: file for file in files if not isinstance(file, RecordFile) and not file.is_documentation_page() and file.inclusion.is_included()}

    def static(self, path: str) -> bytes | None:
        """A file that is copied as it is, or nearly so; none if there is none at this path below the site's root."""
        file = self._static.get(path)
        try:
            return static_content(file) if file is not None else None
        except OSError:
            return None

    def html(self, page: Page, markdown: str) -> tuple[str, tuple[Diagnostic, ...]]:
        """HTML of a page's Markdown, and warnings about its links."""
        converted, warnings = self._known(page.source_path.removeprefix("docs/"), page.language, markdown)
        converted.file.page = converted  # whose anchors are those of the page; it may be older than the last one converted
        return converted.content or "", warnings

    def _convert(self, source: str, language: str, markdown: str) -> tuple[HostPage, tuple[Diagnostic, ...]]:
        """The page of a file below `docs/`, converted. Links within its text depend on the files, which are always the same here."""
        files = self._files[language]
        file = files.src_uris[source]
        self._config.plugins["i18n"].current_language = language  # type: ignore[attr-defined]  # by which its files find one another
        page = HostPage(None, file, self._config)
        page.markdown = markdown
        with _Warnings() as told:
            page.render(self._config, files)
        return page, tuple(self._diagnostics(told.messages))

    def missing_anchors(self, language: str) -> list[Diagnostic]:
        """Links to places that no page has, once all pages of the language have been converted."""
        files = self._files[language]
        with _Warnings() as told:
            for file in files.documentation_pages():
                if file.page is not None:
                    file.page.validate_anchor_links(files=files, log_level=self._config.validation.links.anchors)
        return [*self._diagnostics(told.messages)]

    def _diagnostics(self, messages: list[str]) -> Iterator[Diagnostic]:
        """MkDocs' warnings with the place of the link that they name."""
        for message in messages:
            about = _ABOUT.match(message)
            if about is None:
                yield Warned("mkdocs.yml", 1, 1, message)
                continue
            text = (Path(self._config.docs_dir) / about["path"]).read_text(encoding="utf-8")
            before = text[: max(text.find(about["target"]), 0)]
            yield Warned(f"docs/{about['path']}", before.count("\n") + 1, len(before) - before.rfind("\n"), message)


class _Warnings(logging.Filter):
    """Takes what MkDocs says of a page's links, and keeps it from being told at once, without its place."""

    _LOGGER = logging.getLogger("mkdocs.structure.pages")

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def __enter__(self) -> _Warnings:
        self._LOGGER.addFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._LOGGER.removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep a warning; let all else pass."""
        if record.levelno < logging.WARNING:
            return True
        self.messages.append(record.getMessage())
        return False
