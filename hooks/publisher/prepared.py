"""Prepared: the content is loaded and every template call of its pages answered, so that all that can be wrong with it is known."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Iterable

from . import formats
from .assets import Assets, load_assets
from .diagnostics import Diagnostic, Refused
from .load import Content, load
from .progress import by_language
from .prose import FAILS, Answered
from .settings import Settings
from .site import Site

Answers = tuple[dict[str, Answered], list[Diagnostic]]
"""Markdown pages with their template calls answered, by address below the site's root; what could not be answered."""


class Prepared:
    """The content and the site of every language; `theme` are the theme's style sheets. Raises `Refused` when it cannot be published.

    `each` applies a function to all languages; the caller may do so for several at a time, since none needs another's result.
    With `blocks_once` a page's block is made in the first language that asks for it: enough for a check, since in the others
    only its words differ, and those are checked by themselves.
    """

    def __init__(
        self, project: Path, languages: tuple[str, ...], settings: Settings, theme: tuple[str, ...] = (),
        each: Callable[[Callable[[str], Answers], Iterable[str]], Iterable[Answers]] = map, *, blocks_once: bool = False,
    ) -> None:
        self.content: Content = load(project, languages)
        self.settings, self.languages = settings, languages
        self.assets: Assets = self._with_digests(load_assets(project, theme, map(formats.direction, languages)))
        self.sites: dict[str, Site] = {}
        if self.content.facts is not None:
            progress = by_language(self.content, languages)
            self.sites = {language: Site(project, self.content, language, languages, settings, self.assets, progress) for language in languages}
        self.answered: dict[str, Answered] = {}
        """Markdown pages with their template calls answered, by address below the site's root."""
        self._made: set[tuple[str, str]] | None = set() if blocks_once else None
        """Blocks made so far, by the address of their page and the call."""
        diagnostics = [*self.content.diagnostics]
        for answered, problems in each(self._answer_calls, self.sites):
            self.answered |= answered
            diagnostics += problems
        if diagnostics:
            raise Refused(diagnostics)

    def _answer_calls(self, language: str) -> Answers:
        """Answer every template call in a language's Markdown, blocks only when the data are sound; what fails is a diagnostic."""
        sound, site = not self.content.diagnostics, self.sites[language]
        answered: dict[str, Answered] = {}
        found: list[Diagnostic] = []
        for page in site.prose_pages:
            answer, diagnostics = site.answer(page, blocks=sound, made=self._made)
            found += diagnostics
            if answer is not None:
                answered[page.url] = answer
        if not sound:  # What fails for want of a refused record has been told once, at that record.
            broken = self.content.catalogue.broken
            found = [problem for problem in found if FAILS not in problem.message and not any(f"'{collection}/{name}'" in problem.message for collection, name in broken)]
        return answered, found

    def _with_digests(self, assets: Assets) -> Assets:
        """The assets with the digests of those that are made from the content; nothing that is checked asks for any."""
        return assets
