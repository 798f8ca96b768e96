"""Prepared: the content is loaded and every template call of its pages answered, so that all that can be wrong with it is known."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Callable, Iterable

from . import formats
from .assets import load_assets
from .diagnostics import Refused
from .edition import Edition
from .load import draft
from .settings import Settings

_Piece = Callable[[], Any]


class Prepared(Edition):
    """The content and the site of every language; `theme` are the theme's style sheets. Raises `Refused` when it cannot be published.

    `each` applies a function to pieces of work; the caller may do so for several at a time, since none needs another's result.
    """

    def __init__(
        self, project: Path, languages: tuple[str, ...], settings: Settings, theme: tuple[str, ...] = (),
        each: Callable[[Callable[[_Piece], Any], Iterable[_Piece]], Iterable[Any]] = map,
    ) -> None:
        drafted = draft(project, languages)
        super().__init__(project, drafted.content, languages, settings, load_assets(project, theme, map(formats.direction, languages)))
        self.compile_templates()
        answers = [partial(self.answer_calls, language) for language in self.sites]
        words, *found, stylesheet = each(lambda piece: piece(), [drafted.wrong, *answers, partial(getattr, self.assets, "stylesheet")])
        for answered, problems in found:
            self.answered |= answered
            words += problems
        if words:
            raise Refused(words)
        self.assets.know_stylesheet(stylesheet)
