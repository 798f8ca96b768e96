"""Prepared: the content is loaded and every template call of its pages answered, so that all that can be wrong with it is known."""

from __future__ import annotations

from functools import partial
from operator import call
from pathlib import Path
from typing import Sequence

from . import formats
from .assets import load_assets
from .diagnostics import Refused
from .edition import Edition
from .forked import Team
from .load import draft
from .settings import Settings

LAST = 3
"""Parts of the pages of the last language."""


class Prepared(Edition):
    """The content and the site of every language; `theme` are the theme's style sheets. Raises `Refused` when it cannot be published.

    With `others` to help, all that needs nothing of each other is done at the same time.
    """

    def __init__(self, project: Path, languages: tuple[str, ...], settings: Settings, theme: tuple[str, ...] = (), others: int = 0) -> None:
        assets = load_assets(project, theme, map(formats.direction, languages))
        with Team(call, [partial(getattr, assets, "stylesheet")], min(others, 1)) as beside:  # It needs nothing of the content.
            drafted = draft(project, languages, others)
            super().__init__(project, drafted.content, languages, settings, assets)
            if broken := self.compile_templates():
                raise Refused([*broken, *drafted.wrong()])
            answers = [partial(self.answer_calls, *part) for part in _parts([*self.sites], others)]
            with Team(call, [drafted.wrong, *answers], others) as team:
                for site in self.sites.values() if others else ():
                    site.titles  # All that comes after needs them, and every process would work them out for itself.
                team.help()
                words, *found = team.results()
            for answered, problems in found:
                self.answered |= answered
                words += problems
            if words:
                raise Refused(words)
            self.assets.know_stylesheet(*beside.results())


def _parts(languages: Sequence[str], others: int) -> list[tuple[str, slice]]:
    """The Markdown pages of each language, of fewer languages than processes in parts, since more of them would each warm up for all;
    those of the last in small ones, so that all processes end at about the same time."""
    count = -(-(others + 1) // max(len(languages), 1))
    counts = {language: max(count, LAST if others and language == languages[-1] else 1) for language in languages}
    return [(language, slice(place, None, counts[language])) for language in languages for place in range(counts[language])]
