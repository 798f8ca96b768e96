"""Site files: one edition as files by path, each made when it is first asked for, equal to what a build writes."""

from __future__ import annotations

import posixpath
from itertools import chain
from typing import Iterator

from publisher.artifact import Artifact
from publisher.diagnostics import Diagnostic
from publisher.documents import document
from publisher.page import Page
from publisher.publisher import Published
from publisher.search.files import FOLDER as SEARCH

from .host import Host

NOT_FOUND = "404.html"


class SiteFiles:
    """The files of an edition below the site's root."""

    def __init__(self, edition: Published, host: Host) -> None:
        self.edition, self._host = edition, host
        self.warnings: set[Diagnostic] = set()
        """What MkDocs said of the links of the pages made so far."""
        self._made: dict[str, bytes] = {}
        self._site_wide = edition.site_wide()
        self._of_languages = {language: self._made_for(language) for language in edition.sites}

    def content(self, path: str) -> bytes | None:
        """The file at a path, `fr/law/index.html`; none if the site has no such file. Raises what its making raises."""
        if path not in self._made:
            page = self.page(path)
            found = self.html(page).encode(errors="xmlcharrefreplace") if page else self._host.static(path)
            if found is None:
                return self._artifact(path)
            self._made[path] = found
        return self._made[path]

    def page(self, path: str) -> Page | None:
        """The page that is written to a path."""
        language, _, below = path.partition("/")
        site = self.edition.sites.get(language)
        page = site.pages.get(below.removesuffix("index.html")) if site else None
        return page if page and path == (page.url if page.url.endswith(".html") else posixpath.join(page.url, "index.html")) else None

    def html(self, page: Page) -> str:
        """The whole document of a page, made anew."""
        body = self.edition.body(page, "" if page.prose is None else self._converted(page))
        return document(self.edition.sites[page.language], page, body)

    def _converted(self, page: Page) -> str:
        html, warnings = self._host.html(page, self.edition.answer(page).markdown)
        self.warnings.update(warnings)
        return html

    def _artifact(self, path: str) -> bytes | None:
        """A file that no page is: those of a language's search, or those of the whole site, as far as they must be made to find it."""
        language = path.removeprefix(f"{SEARCH}/").partition("/")[0].removesuffix(".js")
        first = self._of_languages.get(language, iter(()))
        for artifact in chain(first if path.startswith(f"{SEARCH}/") or path.endswith("/opensearch.xml") else (), self._site_wide):
            self._made[artifact.path] = artifact.content.encode()
            if artifact.path == path:
                break
        return self._made.get(path)

    def _made_for(self, language: str) -> Iterator[Artifact]:
        """The files of a language's search, for which its Markdown pages have to be read first."""
        for page in self.edition.sites[language].pages.values():
            if page.prose is not None and page.url not in self.edition.sentences:
                self.edition.body(page, self._converted(page))
        yield from self.edition.of_language(language)
