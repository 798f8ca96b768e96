"""Prepared: the content is loaded and every template call of its pages answered, so that all that can be wrong with it is known."""

from __future__ import annotations

from functools import partial
from operator import call
from pathlib import Path
from typing import Iterable

from . import formats
from .assets import load_assets
from .diagnostics import Refused
from .edition import Edition
from .forked import Team
from .load import draft
from .settings import Settings

PARTS = 3
"""Parts of a language's pages that are answered in one go."""


class Prepared(Edition):
    """The content and the site of every language; `theme` are the theme's style sheets. Raises `Refused` when it cannot be published.

    With several `processes`, all that needs nothing of each other is done at the same time.
    """

    def __init__(self, project: Path, languages: tuple[str, ...], settings: Settings, theme: tuple[str, ...] = (), processes: int = 0) -> None:
        assets = load_assets(project, theme, map(formats.direction, languages))
        others = max(processes - 1, 0)
        with Team(call, [partial(getattr, assets, "stylesheet")], min(others, 1)) as beside:  # It needs nothing of the content.
            drafted = draft(project, languages, processes)
            super().__init__(project, drafted.content, languages, settings, assets)
            self.compile_templates()
            answers = [partial(self.answer_calls, *part) for part in _parts(self.sites, processes)]
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


def _parts(languages: Iterable[str], processes: int) -> list[tuple[str, slice]]:
    """The Markdown pages of each language; with several processes in parts, so that all of them end at about the same time."""
    return [(language, slice(place, None, PARTS if processes else None)) for language in languages for place in range(PARTS if processes else 1)]
