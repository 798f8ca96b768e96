"""Ahead: what is written in each language is read in processes of their own, while this one reads the records."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Iterable, Iterator, Mapping

from .learners import Learners
from .prose import read_prose
from .read import Document, read_tree
from .translations import read_translations
from .translations.section_files import path_of as sections_path, read_sections


@contextmanager
def read_ahead(project: Path, languages: Iterable[str], documents: Mapping[str, Document], others: int) -> Iterator[None]:
    """While it lasts, the files of the languages are read, by as many `others`; at its end this process knows what is in them.

    `documents` are the files of `data/` by path. Without others nothing is read before it is asked for.
    """
    if not others:
        yield
        return
    last_first = [*languages][::-1]  # The first is English: it has no translations, so it takes least, and all end at about the same time.
    with Learners(partial(_read, project, documents), last_first, others) as team:
        yield
        team.learned()


def _read(project: Path, documents: Mapping[str, Document], language: str) -> None:
    """Read what `load` will ask for, so that it is remembered."""
    if (translations := documents.get(f"data/locales/{language}.po")) is not None:
        read_translations(translations, language)
    read_sections(documents.get(sections_path(language)))
    for page in read_tree(project, f"docs/{language}", ["**/*.md"])[0]:
        read_prose(page)
