"""Assets: the one style sheet, made from the theme's and ours, and addresses that change with a file's content."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Iterable, Mapping

from .read import read_tree
from .styles import stylesheet, words
from .tightening import tight_styles

STYLESHEET = "assets/site.css"
_MARKUP = re.compile(r"\{:?\s*[.#][^}]*\}|<[^>]*>")
"""Where a Markdown page can name a class or an element: an attribute list, or HTML."""


@dataclass(frozen=True)
class Assets:
    """What every page loads."""

    stylesheet: str
    """Text of the style sheet at `assets/site.css`."""
    versions: Mapping[str, str]
    """Digest of each asset by its path below the site's root."""
    worker: Mapping[str, str]
    """Scripts that the search worker is put together from, by name below `overrides/search/`."""
    search: str
    """Digest of the program that makes the search, both halves."""

    def also(self, versions: Mapping[str, str]) -> Assets:
        """With more assets that are made elsewhere."""
        return replace(self, versions={**self.versions, **versions})

    def address(self, path: str) -> str:
        """The asset's path with its digest, so that browsers may keep it for ever: `assets/drawer.js?v=1a2b3c4d`."""
        return f"{path}?v={self.versions[path]}"


def load_assets(project: Path, theme: Iterable[str], directions: Iterable[str]) -> Assets:
    """The assets of the project; `theme` are the theme's style sheets, `directions` those of the languages built."""
    own = _texts(project, "overrides", "styles/*.css")
    makers = [*_texts(project, "overrides", "**/*.jinja").values(), *_texts(project, "overrides", "assets/*.js").values(), *directions]
    markup = (match for text in _texts(project, "docs", "**/*.md").values() for match in _MARKUP.findall(text))
    sheet = tight_styles(stylesheet(tuple(theme), tuple(own.values()), words([*makers, *markup])))
    files = {**_texts(project, "overrides", "assets/*.js", "assets/*.css", "assets/*.svg"), STYLESHEET: sheet}
    worker = {path.removeprefix("overrides/search/"): text for path, text in _texts(project, "overrides", "search/**/*.js").items()}
    program = _texts(project, "hooks", "publisher/search/*.py")
    return Assets(sheet, {path.removeprefix("overrides/"): digest(text) for path, text in files.items()}, worker, digest("\0".join([*worker.values(), *program.values()])))


def _texts(project: Path, folder: str, *patterns: str) -> dict[str, str]:
    documents, _ = read_tree(project, folder, patterns)
    return {document.path: document.text for document in documents}


def digest(text: str) -> str:
    """A short name for a text, another one for every change."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
