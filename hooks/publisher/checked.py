"""Checked: all that can be wrong with a project, found without making its pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from . import formats
from .artifact import digest
from .compiled import Templates
from .diagnostics import Diagnostic, Refused
from .learners import Learners
from .load import Content, Draft, draft
from .prose import block_calls
from .remember import as_before
from .settings import Settings

if TYPE_CHECKING:
    from .edition import Edition

PARTS = 6
"""Parts of a language's pages that are looked at by themselves: enough for all processes to end at about the same time."""


def checked(project: Path, languages: tuple[str, ...], settings: Settings, others: int = 0) -> Content:
    """The content, sound; where nothing has changed since it was found so, its words are not looked at again.

    With `others` to help, template calls are answered beside the words. Raises `Refused` with every problem of data, translations and pages.
    """
    drafted = draft(project, languages)
    looks = digest("\0".join(text for template in Templates(project).mapping.items() for text in template))
    problems = partial(_problems, project, drafted, languages, settings, others)
    if drafted.content.diagnostics:
        raise Refused(problems())
    if found := as_before("problems of a project", (drafted.content.digest, looks, languages, settings), problems):
        raise Refused(found)
    return drafted.content


def _problems(project: Path, drafted: Draft, languages: tuple[str, ...], settings: Settings, others: int) -> list[Diagnostic]:
    """What is wrong with the words, and which template calls of pages cannot be answered."""
    edition = _edition(project, drafted.content, languages, settings)
    if broken := edition.compile_templates():
        return [*broken, *drafted.wrong()]
    calls = _Calls(edition)
    with Learners(calls.unanswered, calls.parts(), others) as team:
        problems = drafted.wrong()
        unanswered = any(team.learned())
    return [*problems, *(calls.all_unanswered() if unanswered else ())]


def _edition(project: Path, content: Content, languages: tuple[str, ...], settings: Settings) -> Edition:
    from .assets import load_assets  # Only a check for which anything has changed needs what makes pages.
    from .edition import Edition
    from .templates import keep_compiled

    keep_compiled(project)
    return Edition(project, content, languages, settings, load_assets(project, (), map(formats.direction, languages)))


_Part = tuple[str, slice]
"""Some of the Markdown pages of a language."""


class _Calls:
    """The template calls of all pages.

    A block that stands on the page in several languages is made in the first: enough where all is well, since in the others only
    its words differ, and those are checked by themselves.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition, self._languages = edition, [*edition.sites]
        self._made = frozenset(call for page in edition.content.prose[edition.languages[0]].values() for call in block_calls(page))

    def parts(self) -> list[_Part]:
        """All pages, in parts that take about as long."""
        return [(language, slice(place, None, PARTS)) for language in self._languages[:1] for place in range(PARTS)] + [
            (language, slice(None)) for language in self._languages[1:]
        ]

    def unanswered(self, part: _Part) -> list[Diagnostic]:
        """What cannot be answered on some pages."""
        language, some = part
        return self._edition.answer_calls(language, some, self._made if language != self._languages[0] else ())[1]

    def all_unanswered(self) -> list[Diagnostic]:
        """What cannot be answered on any page, each block made in each language."""
        return [problem for language in self._languages for problem in self._edition.answer_calls(language)[1]]
