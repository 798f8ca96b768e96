"""Forked: the same work for several languages at a time, in processes of their own.

A process that is forked has all that has been loaded, without copying it. It takes one language after the other from a
queue, sends back what the work returned, and ends when the process that forked it ends, however that comes about.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from typing import Callable, Generic, Iterable, TypeVar

Result = TypeVar("Result")
_MOST = 256
"""Languages in a queue at most: each is one byte."""


def processes(wanted: int | None) -> int:
    """How many processes may work on languages beside the first: as `wanted`, else one for each processor if there are several.
    None but on Linux: elsewhere a process cannot be forked, or not safely."""
    if sys.platform != "linux":
        return 0
    processors = len(os.sched_getaffinity(0))
    return max(wanted, 0) if wanted is not None else processors if processors > 1 else 0


def each(work: Callable[[str], Result], languages: Iterable[str], count: int) -> list[Result]:
    """What the work returns for each language, in their order, like `map`; this process does the first itself.

    Raises what the work raises for the first language that fails.
    """
    found = list(languages)
    if not count or len(found) < 2:
        return list(map(work, found))
    with Team(work, found[1:], count) as team:
        return [work(found[0]), *team.results()]


class Team(Generic[Result]):
    """Processes that do some work for each of several languages while the one that called them does something else."""

    def __init__(self, work: Callable[[str], Result], languages: list[str], count: int) -> None:
        assert len(languages) <= _MOST
        self._languages = languages
        queue, numbers = os.pipe()
        os.write(numbers, bytes(range(len(languages))))
        os.close(numbers)
        self._line, self._held = os.pipe()
        self._members: dict[int, int] = {}
        # What there is now is needed until the end: going through it again and again would cost time, and in each process a copy.
        gc.freeze()
        for _ in range(min(count, len(languages))):
            answers, told = os.pipe()
            if not (process := os.fork()):
                _member(work, languages, queue, told, self._line, self._held)
            os.close(told)
            self._members[process] = answers
        os.close(queue)

    def __enter__(self) -> Team[Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def results(self) -> list[Result]:
        """Wait for all; what the work returned for each language, in their order. Raises what it raised for the first that failed."""
        found: dict[int, tuple[Result | None, BaseException | None]] = {}
        for answers in self._members.values():
            with open(answers, "rb", closefd=False) as file:
                while file.peek(1):
                    number, *found[number] = pickle.load(file)  # type: ignore[misc]
        returned = []
        for number, language in enumerate(self._languages):
            result, error = found.get(number, (None, RuntimeError(f"the process that worked on '{language}' ended before its work")))
            if error is not None:
                raise error
            returned.append(result)
        return returned  # type: ignore[return-value]

    def stop(self) -> None:
        """End all that still work, and wait until they have ended."""
        for end in (self._held, self._line) if self._members else ():
            os.close(end)
        for process, answers in self._members.items():
            os.close(answers)
            os.waitpid(process, 0)
        self._members = {}


def _member(work: Callable[[str], Result], languages: list[str], queue: int, told: int, line: int, held: int) -> None:
    """The life of a forked process. An interruption from the keyboard is answered by the one that forked it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.close(held)
        threading.Thread(target=_end_with, args=(line,), daemon=True).start()
        with open(told, "wb") as answers:
            while number := os.read(queue, 1):
                answers.write(_answer(work, number[0], languages[number[0]]))
                answers.flush()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(0)


def _end_with(line: int) -> None:
    """Wait until the other end of the line is closed, which the system does too when a process ends; then end at once."""
    os.read(line, 1)
    os._exit(1)


def _answer(work: Callable[[str], Result], number: int, language: str) -> bytes:
    """What the work returned or raised, to be sent."""
    try:
        return pickle.dumps((number, work(language), None))
    except BaseException as error:
        return pickle.dumps((number, None, sendable(error)))


def sendable(error: BaseException) -> BaseException:
    """An exception as it can be raised in another process, where its trace tells nothing: the trace is a note of it."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        return pickle.loads(pickle.dumps(error))  # type: ignore[no-any-return]
    except Exception:
        return RuntimeError("".join(traceback.format_exception(error)))
