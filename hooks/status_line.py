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
from typing import TextIO

import host

_ERASE = "\r\x1b[K"
_EVERY = 0.1
"""Seconds between two looks at the count."""
_BYTES = 4
"""Of one number."""


class StatusLine:
    """The line, and the numbers of pages that it shows by language."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self.shown = stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
        self._said = ""
        self._wanted: dict[str, int] = {}
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

    def expect(self, wanted: dict[str, int]) -> None:
        """Share the count: so many pages are to come in each language. To be called before any process is forked."""
        if self.shown:
            self._wanted, self._done = wanted, mmap.mmap(-1, _BYTES * max(len(wanted), 1))

    def watch(self) -> None:
        """Show the count from now on until `end`. To be called once all processes are forked, since a thread is not."""
        if self.shown:
            self._thread = threading.Thread(target=self._watch, daemon=True)
            self._thread.start()

    def page(self, language: str) -> None:
        """One page more is made, in the one process that works on its language."""
        if self._done is not None:
            place = _BYTES * list(self._wanted).index(language)
            self._done[place:place + _BYTES] = (self._count(place) + 1).to_bytes(_BYTES, "big")

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
        done = {language: self._count(_BYTES * number) for number, language in enumerate(self._wanted)}
        each = ", ".join(f"{language} {count}" for language, count in done.items() if count)
        return f"{sum(done.values())} of {sum(self._wanted.values())} pages" + (f" ({each})" if each else "")

    def _count(self, place: int) -> int:
        assert self._done is not None
        return int.from_bytes(self._done[place:place + _BYTES], "big")

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
