"""Page: one page of one language before it is rendered, and the same page in the other languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from . import derive
from .localise import Local, Words
from .prose import Prose


@dataclass(frozen=True)
class Page:
    """One page of one language, before it is rendered."""

    language: str
    address: str
    """Below `/<lang>/`, with a slash at the end; empty for the home page."""
    title: Words
    description: Words
    section: str
    source_path: str
    """File of the repository that an editor changes to change this page."""
    sources: tuple[str, ...]
    modified: str
    """ISO date of the newest fact or of the front matter."""
    text_language: str
    """Language of the page's own texts, of most of them at least."""
    record: Local | None = None
    prose: Prose | None = None

    @property
    def is_fallback(self) -> bool:
        """True when the page is shown in English for want of a translation; search engines then get the English page alone."""
        return self.text_language != self.language

    @property
    def url(self) -> str:
        """Below the site's root."""
        return f"{self.language}/{self.address}"

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """Ids of the sources it rests on, in the order of their numbers."""
        return self.sources if self.record is None else derive.cited(self.record.model)

    @property
    def place(self) -> str:
        """Where its links lead from: pages of records in one folder link to all else alike, a Markdown page may be linked to itself."""
        return self.url if self.record is None else self.url[:-1].rpartition("/")[0]

    @property
    def absolute_links(self) -> bool:
        """True for a page that is shown at any address, so that relative links would break."""
        return self.address == "404.html"


class Alternate(NamedTuple):
    """The same page in another language."""

    language: str
    name: str
    url: str
    exists: bool
