"""Forked: pieces of work done at the same time, in processes of their own.

A process that is forked has all that has been loaded, without copying it. It takes one piece after the other from a queue,
sends back what the work returned, and ends when the process that forked it ends, however that comes about.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from contextlib import suppress
from typing import Any, Callable, Generic, TypeVar

Piece, Result = TypeVar("Piece"), TypeVar("Result")
_NUMBER = 2
"""Bytes of a number in the queue."""
MOST = 10_000
"""Pieces in a queue at most: fewer than a pipe has room for."""


def others(wanted: int | None = None) -> int:
    """How many processes may work beside this one, so that as many as `wanted`, else one for each processor, work at the same time. None but on
    Linux: elsewhere a process cannot be forked, or not safely."""
    if sys.platform != "linux":
        return 0
    return max((len(os.sched_getaffinity(0)) if wanted is None else wanted) - 1, 0)


_Found = dict[int, tuple[Any, BaseException | None]]
"""What the work returned or raised, by number of the piece."""


class Team(Generic[Piece, Result]):
    """`count` processes that do pieces of work while the one that called them does something else; without any, it does them when it
    asks for the results. What it does itself may be done otherwise, as `here` does, where less has to be told."""

    def __init__(self, work: Callable[[Piece], Result], pieces: list[Piece], count: int, here: Callable[[Piece], Result] | None = None) -> None:
        assert len(pieces) <= MOST
        self._pieces, self._members, self._work, self._found, self._readers = pieces, {}, here or work, {}, []
        if not count or not pieces:
            return
        queue, numbers = os.pipe()
        os.write(numbers, b"".join(number.to_bytes(_NUMBER, "big") for number in range(len(pieces))))
        os.close(numbers)
        self._line, self._held = os.pipe()
        # What there is now is needed until the end: going through it again and again would cost time, and in each process a copy.
        gc.freeze()
        for _ in range(min(count, len(pieces))):
            answers, told = os.pipe()
            if not (process := os.fork()):
                _member(work, pieces, queue, told, self._line, self._held)
            os.close(told)
            self._members[process] = answers
        self._queue = queue

    _members: dict[int, int]
    """The processes, each with the end of the pipe on which it answers."""
    _found: _Found
    """What has been done so far."""
    _readers: list[threading.Thread]
    """They take what the processes send: one that nobody listens to would soon stand still, and so would one that waits for another."""

    def __enter__(self) -> Team[Piece, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def help(self) -> None:
        """Do pieces in this process too, as long as others are waiting. Raises what one of them raises at once."""
        self._listen()
        while self._members and (written := os.read(self._queue, _NUMBER)):
            number = int.from_bytes(written, "big")
            self._found[number] = (self._work(self._pieces[number]), None)

    def results(self) -> list[Result]:
        """Wait for all; what the work returned for each piece, in their order. Raises what it raised for the first that failed."""
        if not self._members:
            return [self._work(piece) for piece in self._pieces]
        self._listen()
        for reader in self._readers:
            reader.join()
        found, returned = self._found, []
        for number, piece in enumerate(self._pieces):
            if number not in found:
                raise RuntimeError(f"the process that worked on {piece!r} ended before its work")
            result, error = found[number]
            if error is not None:
                raise error
            returned.append(result)
        return returned  # type: ignore[return-value]

    def _listen(self) -> None:
        if not self._readers:
            self._readers = [threading.Thread(target=_read, args=(answers, self._found)) for answers in self._members.values()]
            for reader in self._readers:
                reader.start()

    def stop(self) -> None:
        """End all that still work, and wait until they have ended."""
        for end in (self._held, self._line, self._queue) if self._members else ():
            os.close(end)
        for process in self._members:
            os.waitpid(process, 0)
        for reader in self._readers:
            reader.join()
        for answers in self._members.values():
            os.close(answers)
        self._members, self._readers = {}, []


def _member(work: Callable[[Piece], Result], pieces: list[Piece], queue: int, told: int, line: int, held: int) -> None:
    """The life of a forked process. An interruption from the keyboard is answered by the one that forked it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.close(held)
        threading.Thread(target=_end_with, args=(line,), daemon=True).start()
        with open(told, "wb") as answers:
            while written := os.read(queue, _NUMBER):
                number = int.from_bytes(written, "big")
                answers.write(_answer(work, number, pieces[number]))
                answers.flush()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(0)


def _read(answers: int, found: _Found) -> None:
    """Take what one process sends, until it ends; what it was sending at that moment is lost."""
    with suppress(EOFError, pickle.UnpicklingError), open(answers, "rb", closefd=False) as file:
        while file.peek(1):
            number, result, error = pickle.load(file)
            found[number] = (result, error)


def _end_with(line: int) -> None:
    """Wait until the other end of the line is closed, which the system does too when a process ends; then end at once."""
    os.read(line, 1)
    os._exit(1)


def _answer(work: Callable[[Piece], Result], number: int, piece: Piece) -> bytes:
    """What the work returned or raised, to be sent."""
    try:
        return pickle.dumps((number, work(piece), None))
    except BaseException as error:
        return pickle.dumps((number, None, sendable(error)))


def sendable(error: BaseException) -> BaseException:
    """An exception as it can be raised in another process, where its trace tells nothing: the trace is a note of it."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        return pickle.loads(pickle.dumps(error))  # type: ignore[no-any-return]
    except Exception:
        return RuntimeError("".join(traceback.format_exception(error)))
