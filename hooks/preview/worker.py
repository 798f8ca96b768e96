"""Worker: one thread for all work on the site, in the order it is asked for; what can wait is done a piece at a time in between."""

from __future__ import annotations

import gc
import logging
import queue
import threading
from concurrent.futures import Future
from typing import Callable, Iterator, TypeVar

log = logging.getLogger("mkdocs.preview")
Result = TypeVar("Result")
PAUSE = 0.5
"""Seconds of quiet after which the rest is begun: an edit is often followed by another, and always by requests."""

MANY = 200
"""Pieces of the rest after which memory is tidied."""


class Worker:
    """Does work for other threads. `rest` is taken up whenever nothing has been asked for in a while."""

    def __init__(self) -> None:
        self._jobs: queue.Queue[tuple[Callable[[], object], Future]] = queue.Queue()
        self._rest: Iterator[None] = iter(())
        self._waiting = False
        self._thread = threading.Thread(target=self._work, name="preview", daemon=True)

    def start(self) -> None:
        """Begin; what has been asked for before is done now."""
        self._thread.start()

    def do(self, work: Callable[[], Result]) -> Future[Result]:
        """Have work done; the future tells what it returned or raised."""
        future: Future[Result] = Future()
        self._jobs.put((work, future))
        return future

    def afterwards(self, rest: Iterator[None]) -> None:
        """Have pieces of work done when nothing else is asked for, in place of what was left of others. Called from work itself."""
        self._rest, self._waiting = rest, True

    def _work(self) -> None:
        gc.freeze()
        gc.disable()  # A collection takes as long as half an edition: it can wait too.
        pause, untidy, pieces = PAUSE, False, 0
        while True:
            try:
                work, future = self._jobs.get(timeout=pause if self._waiting or untidy else None)
            except queue.Empty:
                pause = 0
                if untidy:
                    gc.collect()
                    untidy = False
                else:
                    self._waiting, pieces = self._step(), pieces + 1
                    untidy = not self._waiting or pieces % MANY == 0
                continue
            pause, untidy = PAUSE, True
            try:
                future.set_result(work())
            except BaseException as error:
                future.set_exception(error)

    def _step(self) -> bool:
        """Do one piece of the rest; whether there may be more. A piece that fails ends the rest, and nothing else."""
        try:
            next(self._rest)
        except StopIteration:
            return False
        except Exception:
            log.exception("The rest of the site could not be looked at")
            return False
        return True
