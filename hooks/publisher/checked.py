"""Checked: all that can be wrong with a project, found without making its pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from . import formats
from .artifact import digest
from .diagnostics import Diagnostic, Refused
from .forked import Team
from .load import Content, Draft, draft
from .read import read_tree
from .remember import as_before, learn, learning
from .settings import Settings


def checked(project: Path, languages: tuple[str, ...], settings: Settings, processes: int = 0) -> Content:
    """The content, sound; where nothing has changed since it was found so, its words are not looked at again.

    With `processes`, template calls are answered beside the words. Raises `Refused` with every problem of data, translations and pages.
    """
    drafted = draft(project, languages)
    templates, _ = read_tree(project, "overrides", ["**/*.jinja"])
    looks = digest("\0".join(text for template in templates for text in (template.path, template.text)))
    problems = partial(_problems, project, drafted, languages, settings, processes)
    if drafted.content.diagnostics:
        raise Refused(problems())
    if found := as_before("problems of a project", (drafted.content.digest, looks, languages, settings), problems):
        raise Refused(found)
    return drafted.content


def _problems(project: Path, drafted: Draft, languages: tuple[str, ...], settings: Settings, processes: int) -> list[Diagnostic]:
    """What is wrong with the words, and which template calls of pages cannot be answered."""
    calls = partial(_unanswered, project, drafted.content, languages, settings)
    with Team(learning, [calls], processes) as team:
        problems = drafted.wrong()
        ((unanswered, learned),) = team.results()
    learn(learned)
    return [*problems, *unanswered]


def _unanswered(project: Path, content: Content, languages: tuple[str, ...], settings: Settings) -> list[Diagnostic]:
    """Template calls of pages that cannot be answered.

    A page's block is made in the first language that asks for it: enough for a check, since in the others only its words
    differ, and those are checked by themselves.
    """
    from .assets import load_assets  # Only a check for which anything has changed needs what makes pages.
    from .edition import Edition
    from .templates import keep_compiled

    keep_compiled(project)
    edition = Edition(project, content, languages, settings, load_assets(project, (), map(formats.direction, languages)))
    made: set[tuple[str, str]] = set()
    return [problem for language in edition.sites for problem in edition.answer_calls(language, made)[1]]
