"""Titles: what the files for programs are called, and what they hold, in the languages of the site."""

from __future__ import annotations

from typing import Mapping

from ..localise import SOURCE_LANGUAGE
from ..records import COLLECTIONS
from .declared import sentences_of, title_of
from .publication import Publication


def titles(publication: Publication, name: str) -> Mapping[str, str]:
    """The title of a collection or of another file by language; without a text of its own, the name of the record type."""
    return message(publication, f"data.collection.{name}") or {SOURCE_LANGUAGE: title_of(COLLECTIONS[name]) if name in COLLECTIONS else name}


def descriptions(publication: Publication, name: str) -> Mapping[str, str]:
    """What it holds, in a sentence or two; without a text of its own, what the record type says of itself."""
    told = message(publication, f"data.about.{name}")
    return told or ({SOURCE_LANGUAGE: sentences_of(COLLECTIONS[name])} if name in COLLECTIONS else titles(publication, name))


def message(publication: Publication, key: str) -> Mapping[str, str]:
    """An interface text in each language that has it; empty if there is no such text."""
    if key not in publication.content.messages:
        return {}
    found = {language: site.view.message(key) for language, site in publication.sites.items()}
    return {language: str(words) for language, words in found.items() if not words.foreign}


def english(texts: Mapping[str, str]) -> str:
    """Of a text in several languages, the one for a file that has room for one."""
    return texts.get(SOURCE_LANGUAGE) or next(iter(texts.values()))
