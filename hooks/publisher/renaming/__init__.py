"""Renaming: a record gets another id, and everything that names it names it so.

    edits       a text with some words replaced at their places
    data_files  records, facts of the site, exceptions, queries of the search tests
    pages       front matter and template calls of Markdown
    locales     gettext files, the English that sections were made from, reviews
    changed     all of it                →  the changed files

Only places whose meaning is known are changed, never what merely looks the same; comments and line breaks stay. The log of
changes stays as it is: it says what was true on its day, and is read by former ids too.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rename:
    """A record's collection, its id and the one to come."""

    collection: str
    old: str
    new: str

    @property
    def before(self) -> str:
        """`listings/old`"""
        return f"{self.collection}/{self.old}"

    @property
    def after(self) -> str:
        """`listings/new`"""
        return f"{self.collection}/{self.new}"
