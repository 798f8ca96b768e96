"""Prepared: the content is loaded and every template call of its pages answered, so that all that can be wrong with it is known."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Iterable

from . import formats
from .assets import load_assets
from .diagnostics import Refused
from .edition import Answers, Edition
from .load import load
from .settings import Settings


class Prepared(Edition):
    """The content and the site of every language; `theme` are the theme's style sheets. Raises `Refused` when it cannot be published.

    `each` applies a function to all languages; the caller may do so for several at a time, since none needs another's result.
    """

    def __init__(
        self, project: Path, languages: tuple[str, ...], settings: Settings, theme: tuple[str, ...] = (),
        each: Callable[[Callable[[str], Answers], Iterable[str]], Iterable[Answers]] = map,
    ) -> None:
        super().__init__(project, load(project, languages), languages, settings, load_assets(project, theme, map(formats.direction, languages)))
        diagnostics = [*self.content.diagnostics]
        for answered, problems in each(self.answer_calls, self.sites):
            self.answered |= answered
            diagnostics += problems
        if diagnostics:
            raise Refused(diagnostics)
