"""Remember: what a pure function has made of its arguments is known as long as they are the same.

A preview reads the same thousand files after each edit of one, and so does a check after the check before; only what has
changed is worked out again. What is known lives as long as the program, or longer where an edge keeps it (`commands/kept.py`).
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from functools import partial, wraps
from typing import Any, Callable, Concatenate, Generic, Hashable, Iterable, Mapping, ParamSpec, TypeVar

from .diagnostics import Diagnostic

Source, Value = TypeVar("Source"), TypeVar("Value")
Rest = ParamSpec("Rest")
Reader = Callable[Concatenate[Source, Rest], tuple[Value, list[Diagnostic]]]
"""From a document to what stands in it and what is wrong with it. It must be pure, and nobody may change its value."""
Known = Mapping[str, bytes]
"""Results by the name of their function, each as they are kept: most runs need but a few of them."""


class _Results(Generic[Value]):
    """The results of one function: those of this run, and those of earlier ones that nobody has asked for yet."""

    def __init__(self, function: Callable[..., Value], most: int) -> None:
        self._function, self._most = function, most
        self.found: dict[tuple[Hashable, ...], Value] = {}
        """All that was asked for."""
        self.new: dict[tuple[Hashable, ...], Value] = {}
        """What of it had to be worked out."""
        self.kept: list[bytes] = []
        """Those of earlier runs, as they were kept, the latest at the end."""
        self._earlier: dict[tuple[Hashable, ...], Value] | None = None
        """The same, once somebody has asked for one."""

    def recall(self, kept: list[bytes]) -> None:
        """Those of earlier runs."""
        self.kept, self._earlier, self.new = kept, None, {}

    def __call__(self, *arguments: Hashable) -> Value:
        return self.found[arguments] if arguments in self.found else self.under(arguments, partial(self._function, *arguments))

    def under(self, arguments: tuple[Hashable, ...], work: Callable[[], Value]) -> Value:
        """The result under these arguments, which the work finds if nobody has."""
        if arguments in self.found:
            return self.found[arguments]
        if arguments in (earlier := self.earlier()):
            value = earlier.pop(arguments)
        else:
            value = self.new[arguments] = work()
        if len(self.found) >= self._most:
            del self.found[next(iter(self.found))]
        self.found[arguments] = value
        return value

    def earlier(self) -> dict[tuple[Hashable, ...], Value]:
        """Those of earlier runs that nobody has asked for in this one."""
        if self._earlier is None:
            self._earlier = {}
            for kept in self.kept:
                with suppress(Exception):  # What is spoilt is no memory, and no error.
                    self._earlier |= pickle.loads(kept)
        return self._earlier


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
    return _under(what).under(key, work)  # type: ignore[no-any-return]


def _under(name: str) -> _Results[Any]:
    """The results that have this name, of a function that may not be loaded yet or of work that is none."""
    return _RESULTS.setdefault(name, _Results(dict, 8))


def learned() -> Known:
    """What had to be worked out in this run."""
    return {name: _dumped(results.new) for name, results in _RESULTS.items() if results.new}


def known() -> Known:
    """All that was asked for in this run; of functions that nobody asked, all that they knew before."""
    return {name: _dumped(results.found or results.earlier()) for name, results in _RESULTS.items()}


def recall(before: Iterable[Known]) -> None:
    """What was learned in earlier runs of the same program, the latest at the end."""
    kept: dict[str, list[bytes]] = {name: [] for name in _RESULTS}
    for run in before:
        for name, results in run.items():
            kept.setdefault(name, []).append(results)
    for name, all_of_it in kept.items():
        _under(name).recall(all_of_it)


def learning(work: Callable[Rest, Value], *arguments: Rest.args, **named: Rest.kwargs) -> tuple[Value, Known]:
    """What some work returns, and what was learned by it: for another process, so that this one can `learn`."""
    before = {name: results.new for name, results in _RESULTS.items()}
    for results in _RESULTS.values():
        results.new = {}
    value = work(*arguments, **named)
    more = learned()
    for name, new in before.items():
        _RESULTS[name].new = {**new, **_RESULTS[name].new}
    return value, more


def knowing(work: Callable[Rest, Value], *arguments: Rest.args, **named: Rest.kwargs) -> tuple[Value, Known]:
    """The same for this process, which knows what it has learned."""
    return work(*arguments, **named), {}


def learn(more: Known) -> None:
    """What another process has learned."""
    for name, kept in more.items():
        results = _under(name)
        found = pickle.loads(kept)
        results.found |= found
        results.new |= found
