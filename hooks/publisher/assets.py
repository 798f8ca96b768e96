"""Assets: the one style sheet, made from the theme's and ours, and addresses that change with a file's content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Callable, Iterable, Mapping

from .artifact import digest
from .read import read_tree
from .styles import stylesheet, words
from .tightening import tight_styles

STYLESHEET = "assets/site.css"
NOTICE = "/*! Material for MkDocs, https://squidfunk.github.io/mkdocs-material/, MIT, (C) Martin Donath */\n"
"""Whose rules the sheet holds beside ours; the licence asks that readers are told."""
_MARKUP = re.compile(r"\{:?\s*[.#][^}]*\}|<[^>]*>")
"""Where a Markdown page can name a class or an element: an attribute list, or HTML."""


@dataclass(frozen=True)
class Assets:
    """What every page loads. Its style sheet and the digests are made when they are first asked for: a check needs neither."""

    make_stylesheet: Callable[[], str]
    files: Mapping[str, str]
    """Text of each other asset by its path below the site's root."""
    worker: Mapping[str, str]
    """Scripts that the search worker is put together from, by name below `overrides/search/`."""
    search: Iterable[str]
    """Texts of the program that makes the search, both halves."""
    made_elsewhere: Callable[[], Mapping[str, str]] = dict
    """Digests of the assets that are made from the content."""

    @cached_property
    def stylesheet(self) -> str:
        """Text of the style sheet at `assets/site.css`."""
        return self.make_stylesheet()

    def know_stylesheet(self, made: str) -> None:
        """Take a style sheet that has been made elsewhere, by the same rules."""
        self.__dict__["stylesheet"] = made

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """Digest of each asset by its path below the site's root."""
        return {**self._of_files, STYLESHEET: digest(self.stylesheet), **self.made_elsewhere()}

    @cached_property
    def _of_files(self) -> Mapping[str, str]:
        return {path: digest(text) for path, text in self.files.items()}

    def address(self, path: str) -> str:
        """The asset's path with its digest, so that browsers may keep it for ever: `assets/drawer.js?v=1a2b3c4d`."""
        return f"{path}?v={self._of_files[path] if path in self._of_files else self.versions[path]}"


def load_assets(project: Path, theme: Iterable[str], directions: Iterable[str]) -> Assets:
    """The assets of the project; `theme` are the theme's style sheets, `directions` those of the languages built."""
    worker = {path.removeprefix("overrides/search/"): text for path, text in _texts(project, "overrides", "search/**/*.js").items()}
    program = _texts(project, "hooks", "publisher/search/*.py")
    files = _texts(project, "overrides", "assets/*.js", "assets/*.css", "assets/*.svg")
    return Assets(
        partial(_stylesheet, project, tuple(theme), tuple(directions)), {path.removeprefix("overrides/"): text for path, text in files.items()},
        worker, (*worker.values(), *program.values()),
    )


def _stylesheet(project: Path, theme: tuple[str, ...], directions: tuple[str, ...]) -> str:
    """One sheet, with what templates, scripts and pages use of the theme's."""
    own = _texts(project, "overrides", "styles/*.css")
    makers = [*_texts(project, "overrides", "**/*.jinja").values(), *_texts(project, "overrides", "assets/*.js").values(), *directions]
    markup = (match for text in _texts(project, "docs", "**/*.md").values() for match in _MARKUP.findall(text))
    return NOTICE + tight_styles(stylesheet(theme, tuple(own.values()), words([*makers, *markup])))


def _texts(project: Path, folder: str, *patterns: str) -> dict[str, str]:
    documents, _ = read_tree(project, folder, patterns)
    return {document.path: document.text for document in documents}
