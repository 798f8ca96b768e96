"""Status line: what a long build is doing, on one line of a terminal that is gone when the build is done.

Nothing is shown where nobody looks: in continuous integration, in a file, on a terminal that cannot erase a line. Pages are
counted in memory that all processes of the build share.
"""

from __future__ import annotations

import logging
import mmap
import os
import sys
import threading
from typing import Iterable, Mapping, TextIO

import host

_ERASE = "\r\x1b[K"
_EVERY = 0.1
"""Seconds between two looks at the count."""


class StatusLine:
    """The line, and the pages of which it shows how many are made, by language."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self.shown = stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
        self._said = ""
        self._places: dict[str, range] = {}
        self._place: dict[str, int] = {}
        self._done: mmap.mmap | None = None
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        if self.shown:
            for handler in host.log.handlers:
                handler.addFilter(self._make_room)

    def say(self, what: str) -> None:
        """Show what is being done now."""
        if self.shown and what != self._said:
            self._said = what
            self._stream.write(f"{_ERASE}{what} …")
            self._stream.flush()

    def expect(self, wanted: Mapping[str, Iterable[str]]) -> None:
        """The pages that are to come in each language. To be called before any process is forked: all share a byte for each page."""
        if not self.shown:
            return
        for language, pages in wanted.items():
            before = len(self._place)
            self._place.update((page, place) for place, page in enumerate(pages, before))
            self._places[language] = range(before, len(self._place))
        self._done = mmap.mmap(-1, max(len(self._place), 1))

    def watch(self) -> None:
        """Show the count from now on until `end`. To be called once all processes are forked, since a thread is not."""
        if self.shown:
            self._thread = threading.Thread(target=self._watch, daemon=True)
            self._thread.start()

    def page(self, page: str) -> None:
        """A page is made, in whatever process."""
        if self._done is not None:
            self._done[self._place[page]] = 1

    def end(self) -> None:
        """Leave no trace."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        for handler in host.log.handlers:
            handler.removeFilter(self._make_room)
        if self.shown:
            self._stream.write(_ERASE)
            self._stream.flush()

    def counts(self) -> str:
        """`512 of 801 pages (en 267, fr 130, de 115)`."""
        assert self._done is not None
        done = {language: self._done[places.start:places.stop].count(1) for language, places in self._places.items()}
        each = ", ".join(f"{language} {count}" for language, count in done.items() if count)
        return f"{sum(done.values())} of {len(self._place)} pages" + (f" ({each})" if each else "")

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY):
            self.say(self.counts())

    def _make_room(self, record: logging.LogRecord) -> bool:
        """A line of the log takes the place of the status, which comes back below it."""
        self._said = ""
        self._stream.write(_ERASE)
        self._stream.flush()
        return True


def summary(pages: int, languages: int, seconds: float, warnings: int) -> str:
    """`801 pages in 3 languages, 9.6 s, no warnings`."""
    told = f"{warnings} warning{'s' * (warnings != 1)}" if warnings else "no warnings"
    return f"{pages} page{'s' * (pages != 1)} in {languages} language{'s' * (languages != 1)}, {seconds:.1f} s, {told}"
