"""Remember: what a pure function has made of its arguments is known as long as they are the same.

A preview reads the same thousand files after each edit of one, and so does a check after the check before; only what has
changed is worked out again. What is known lives as long as the program, or longer where an edge keeps it (`commands/kept.py`).
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from functools import partial, wraps
from itertools import islice
from typing import Any, Callable, Concatenate, Generic, Hashable, Mapping, ParamSpec, TypeVar

from .diagnostics import Diagnostic

Source, Value = TypeVar("Source"), TypeVar("Value")
Rest = ParamSpec("Rest")
Reader = Callable[Concatenate[Source, Rest], tuple[Value, list[Diagnostic]]]
"""From a document to what stands in it and what is wrong with it. It must be pure, and nobody may change its value."""
Known = Mapping[str, bytes]
"""Results by the name of their function, each as they are kept: most runs need but a few of them."""


class _Results(Generic[Value]):
    """The results of one function: those of this run, and those of an earlier one that nobody has asked for yet."""

    def __init__(self, function: Callable[..., Value], most: int) -> None:
        self._function, self._most = function, most
        self.found: dict[tuple[Hashable, ...], Value] = {}
        self.kept = b""
        """Those of an earlier run, as they were kept."""
        self._earlier: dict[tuple[Hashable, ...], Value] | None = None
        """The same, once somebody has asked for one."""
        self.is_new = False
        """Whether anything had to be worked out."""

    def recall(self, kept: bytes) -> None:
        """Those of an earlier run."""
        self.kept, self._earlier, self.is_new = kept, None, False

    def __call__(self, *arguments: Hashable) -> Value:
        return self.found[arguments] if arguments in self.found else self.under(arguments, partial(self._function, *arguments))

    def under(self, arguments: tuple[Hashable, ...], work: Callable[[], Value]) -> Value:
        """The result under these arguments, which the work finds if nobody has."""
        if arguments in self.found:
            return self.found[arguments]
        if self._earlier is None:
            self._earlier = {}
            with suppress(Exception):  # What is spoilt is no memory, and no error.
                self._earlier = pickle.loads(self.kept)
        if arguments in self._earlier:
            value = self._earlier.pop(arguments)
        else:
            value = work()
            self.is_new = True
        if len(self.found) >= self._most:
            del self.found[next(iter(self.found))]
        self.found[arguments] = value
        return value


_RESULTS: dict[str, _Results[Any]] = {}
_dumped = partial(pickle.dumps, protocol=pickle.HIGHEST_PROTOCOL)


def remembered(most: int) -> Callable[[Callable[Rest, Value]], Callable[Rest, Value]]:
    """A pure function that keeps its last `most` results; its arguments are given by position, and nobody may change its value.

    What it raises is not kept.
    """

    def decorate(function: Callable[Rest, Value]) -> Callable[Rest, Value]:
        name, results = f"{function.__module__}.{function.__qualname__}", _Results(function, most)
        if name in _RESULTS:  # recalled before the module was loaded
            results.recall(_RESULTS[name].kept)
        _RESULTS[name] = results
        return wraps(function)(lambda *arguments: results(*arguments))

    return decorate


def remembered_reader(most: int) -> Callable[[Reader[Source, Rest, Value]], Reader[Source, Rest, Value]]:
    """The same for a reader. The list of diagnostics is a new one each time: callers add to theirs."""

    def decorate(read: Reader[Source, Rest, Value]) -> Reader[Source, Rest, Value]:
        known = remembered(most)(read)

        @wraps(read)
        def again(*arguments: Rest.args, **named: Rest.kwargs) -> tuple[Value, list[Diagnostic]]:
            value, diagnostics = known(*arguments, **named)
            return value, [*diagnostics]

        return again  # type: ignore[return-value]

    return decorate


def as_before(what: str, key: tuple[Hashable, ...], work: Callable[[], Value]) -> Value:
    """What some work found when the key was the same: for work that follows from the key, but is not done with it alone."""
    results: _Results[Value] = _RESULTS.setdefault(what, _Results(work, 8))
    return results.under(key, work)


def known() -> Known:
    """All that was asked for in this run; of functions that had nothing to work out, what was known before."""
    return {name: _dumped(results.found) if results.is_new else results.kept for name, results in _RESULTS.items()}


def recall(before: Known) -> None:
    """What was known at the end of an earlier run of the same program."""
    for name in _RESULTS.keys() | before.keys():
        results = _RESULTS.setdefault(name, _Results(dict, 8))
        results.recall(before.get(name, b""))


def learning(work: Callable[[], Value]) -> tuple[Value, Known]:
    """What some work returns, and what it asked for of functions with anything new: for a process that ends with it, so that
    another can `learn`."""
    before = {name: len(results.found) for name, results in _RESULTS.items()}
    value = work()
    learned = {
        name: _dumped(dict(islice(results.found.items(), asked, None)))
        for name, results in _RESULTS.items() if results.is_new and (asked := before.get(name, 0)) < len(results.found)
    }
    return value, learned


def learn(more: Known) -> None:
    """What another process has learned."""
    for name, kept in more.items():
        results = _RESULTS.setdefault(name, _Results(dict, 8))
        results.found |= pickle.loads(kept)
        results.is_new = True


def has_learned() -> bool:
    """Whether there is more to keep than what was recalled."""
    return any(results.is_new for results in _RESULTS.values())
