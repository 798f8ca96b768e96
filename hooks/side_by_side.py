"""Side by side: the further languages, built in processes of their own while MkDocs builds the first.

mkdocs-static-i18n 1.3.1 builds them one after the other at the end of the first one's build (plugin.py, `on_post_build`).
Here each is built by the same call as there; when the plugin's turn comes, nothing is left for it to do.
"""

from __future__ import annotations

import logging
from logging.handlers import QueueHandler
from typing import Any

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

import host
from forked import Team, sendable

Outcome = tuple[list[logging.LogRecord], BaseException | None]
"""What the build of a language had to say, and the exception that ended it, if one did."""


class FurtherLanguages:
    """The languages after the first, being built by at most `count` processes from the configuration of the first."""

    def __init__(self, config: MkDocsConfig, count: int) -> None:
        self._i18n: Any = config.plugins["i18n"]
        others = [language for language in self._i18n.build_languages if language != self._i18n.current_language]
        self._team = Team(lambda language: _built(config, language), others, count)

    def join(self) -> None:
        """Wait for all, say what they had to say, which counts their warnings, and raise what ended one of them."""
        for records, error in self._team.results():
            for record in records:
                logging.getLogger(record.name).handle(record)
            if error is not None:
                raise error
        for language in self._i18n.config.languages:
            language.build = language.locale == self._i18n.current_language

    def stop(self) -> None:
        """End what still works."""
        self._team.stop()


class _Record(QueueHandler):
    """Keeps records as they can be sent. What each build says of its folder and time is said by the first alone."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(records)
        self.addFilter(lambda record: record.levelno > logging.INFO or record.name != build.__module__)

    def enqueue(self, record: logging.LogRecord) -> None:
        self.queue.append(record)


def _built(config: MkDocsConfig, language: str) -> Outcome:
    """Build a language in a process made for that. Its warnings are counted where all come together, so it is not strict itself."""
    records: list[logging.LogRecord] = []
    host.log.handlers = [_Record(records)]
    utils.clean_directory = lambda folder: None
    i18n: Any = config.plugins["i18n"]
    i18n.building, i18n.current_language, config.strict = True, language, False
    try:
        build(config)
    except Exception as error:
        return records, sendable(error)
    return records, None
