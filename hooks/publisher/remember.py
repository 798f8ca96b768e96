"""Remember: what has been made of a document is known as long as its path and text are the same.

A preview reads the same thousand files after each edit of one; only that one is parsed again.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import Callable, Concatenate, ParamSpec, TypeVar

from .diagnostics import Diagnostic

Source, Value = TypeVar("Source"), TypeVar("Value")
Rest = ParamSpec("Rest")
Reader = Callable[Concatenate[Source, Rest], tuple[Value, list[Diagnostic]]]
"""From a document to what stands in it and what is wrong with it. It must be pure, and nobody may change its value."""


def remembered(most: int) -> Callable[[Reader[Source, Rest, Value]], Reader[Source, Rest, Value]]:
    """A reader that keeps its last `most` results. The list of diagnostics is a new one each time: callers add to theirs."""

    def decorate(read: Reader[Source, Rest, Value]) -> Reader[Source, Rest, Value]:
        known = lru_cache(maxsize=most)(read)

        @wraps(read)
        def again(*arguments: Rest.args, **named: Rest.kwargs) -> tuple[Value, list[Diagnostic]]:
            value, diagnostics = known(*arguments, **named)
            return value, [*diagnostics]

        return again  # type: ignore[return-value]

    return decorate
