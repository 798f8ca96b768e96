"""Side by side: what can be made apart is made in processes of its own while MkDocs builds the pages of the first language, and
with the help of that one when it is done with them.

Apart are the further languages, the pages made from records, some at a time, and the files made once for the whole site.
mkdocs-static-i18n 1.3.1 builds the further languages one after the other at the end of the first one's build (plugin.py,
`on_post_build`). Here each is built by the same call as there, and the plugin is told that there is but one.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from logging.handlers import QueueHandler
from typing import Any, Callable, Iterable, Sequence

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

import host
from publisher.forked import Team, sendable

Outcome = tuple[list[logging.LogRecord], BaseException | None]
"""What a piece of work had to say, and the exception that ended it, if one did."""


@dataclass(frozen=True)
class Apart:
    """A piece of work, and what it is called."""

    name: str
    work: Callable[[], object]

    def __repr__(self) -> str:
        return self.name


class SideBySide:
    """Pieces of work, done by this process and `others`."""

    def __init__(self, pieces: Iterable[Apart], others: int) -> None:
        self._team = Team(_done, [*pieces], others, _done_here)

    def join(self) -> None:
        """Help until all is done, say what the others had to say, which counts their warnings, and raise what ended one of them."""
        self._team.help()
        for records, error in self._team.results():
            for record in records:
                logging.getLogger(record.name).handle(record)
            if error is not None:
                raise error

    def stop(self) -> None:
        """End what still works."""
        self._team.stop()


def build_alone(config: MkDocsConfig, language: str) -> None:
    """Have the plugin build one language and no other. It then looks for no page's counterparts in the others either, which the core
    knows better, and which for 24 languages takes a quarter of a build."""
    i18n: Any = config.plugins["i18n"]
    for each in i18n.config.languages:
        each.build = each.locale == language


def parts(of: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """A sequence in parts of at most `size`."""
    return [of[place:place + size] for place in range(0, len(of), size)]


class _Record(QueueHandler):
    """Keeps records, in the list that it is given, as they can be sent."""

    def enqueue(self, record: logging.LogRecord) -> None:
        self.queue.append(record)


def _done(piece: Apart) -> Outcome:
    """Do a piece in a process made for that."""
    records: list[logging.LogRecord] = []
    host.log.handlers = [_Record(records)]
    try:
        piece.work()
    except Exception as error:
        return records, sendable(error)
    return records, None


def _done_here(piece: Apart) -> Outcome:
    """Do a piece in this process, which says by itself what there is to say."""
    piece.work()
    return [], None


def build_language(config: MkDocsConfig, language: str) -> None:
    """Build a language, and leave everything as it was. Its warnings are counted where all come together, so it is not strict itself."""
    i18n: Any = config.plugins["i18n"]
    said, clean = logging.getLogger(build.__module__), utils.clean_directory
    first, strict = i18n.current_language, config.strict
    said.addFilter(_is_warning)
    utils.clean_directory = lambda folder: None
    build_alone(config, language)
    i18n.building, i18n.current_language, config.strict = True, language, False
    try:
        build(config)
    finally:
        i18n.building, i18n.current_language, config.strict = False, first, strict
        build_alone(config, first)
        utils.clean_directory = clean
        said.removeFilter(_is_warning)


def _is_warning(record: logging.LogRecord) -> bool:
    """What each build says of its folder and time is said by the first alone."""
    return record.levelno > logging.INFO
