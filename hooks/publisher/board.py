"""Board: the state of the translations as the page `/<lang>/translations/` tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping

from .addresses import index_address, record_address
from .freshness import Freshness, Standing, Tally, tally
from .load import Content
from .localise import SOURCE_LANGUAGE
from .messages import PATH as MESSAGES
from .records import COLLECTIONS
from .translations.units import INTERFACE, PAGES, owner


@dataclass(frozen=True)
class Row:
    """One thing to translate: a page, the records of a collection, or the interface."""

    address: str | None
    """Page below `/<lang>/` that it is or stands on; none for the interface."""
    is_page: bool
    path: str
    """File of the repository, or with a slash at the end folder, where its words are changed."""
    tally: Tally


@dataclass(frozen=True)
class Stale:
    """A stale text: its key, where its words are changed, and where the English stands below `/en/`."""

    key: str
    path: str
    address: str | None


class Board:
    """The board of one language."""

    def __init__(self, content: Content, languages: Mapping[str, Freshness], language: str) -> None:
        self._content, self._languages, self._language = content, languages, language

    def languages(self) -> list[tuple[str, Tally]]:
        """Each language and how its texts stand."""
        return [(language, tally(freshness.standings.values())) for language, freshness in self._languages.items()]

    def rows(self) -> list[Row]:
        """Interface first, then collections, then pages, as the units are ordered."""
        return [
            Row(self._address(standings[0], name), name.startswith(PAGES), self._path(standings[0].unit.key), tally(standings))
            for name, standings in self._languages[self._language].by_group.items()
        ]

    def stale(self) -> list[Stale]:
        """Every stale text of this language."""
        return [
            Stale(key, self._path(key), self._place(standing))
            for key, standing in self._languages[self._language].standings.items() if standing.state == "stale"
        ]

    def _address(self, standing: Standing, name: str) -> str | None:
        """Page that a group is, or the index of its records."""
        if name == INTERFACE:
            return None
        if name.startswith(PAGES):
            return self._content.prose[SOURCE_LANGUAGE][f"{name.removeprefix(PAGES)}.md"].address
        return index_address(COLLECTIONS[name])

    def _place(self, standing: Standing) -> str | None:
        """Where the English of a text stands below `/en/`."""
        key, name = standing.unit.key, standing.unit.owner
        if name == INTERFACE:
            return None
        if key.startswith(PAGES):
            page = self._content.prose[SOURCE_LANGUAGE][f"{name.removeprefix(PAGES)}.md"]
            return page.address + "#".join(("", *key.split("#")[1:]))
        collection, _, record_id = name.partition("/")
        record = self._content.catalogue.get(collection, record_id)
        return record_address(record) if record else None

    def _path(self, key: str) -> str:
        """File or folder where the words of a unit are changed; of a page without a file in this language, the English one."""
        name = owner(key)
        if name.startswith(PAGES):
            page = f"{name.removeprefix(PAGES)}.md"
            language = self._language if page in self._content.prose[self._language] else SOURCE_LANGUAGE
            return f"{PAGES}{language}/{page}"
        if self._language != SOURCE_LANGUAGE:
            return f"data/locales/{self._language}.po"
        if name == INTERFACE:
            return MESSAGES
        return f"data/{name.partition('/')[0]}/"
