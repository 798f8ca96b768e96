"""Learners: a team in which each knows, once all is done, what the others have learned of the project's files."""

from __future__ import annotations

from functools import partial
from typing import Callable

from .forked import Piece, Result, Team
from .remember import Known, knowing, learn, learning


class Learners(Team[Piece, tuple[Result, Known]]):
    """A team that does `work`, which asks for results that are remembered; this process remembers them too when the work is done."""

    def __init__(self, work: Callable[[Piece], Result], pieces: list[Piece], count: int) -> None:
        super().__init__(partial(learning, work), pieces, count, partial(knowing, work))

    def learned(self) -> list[Result]:
        """Help, wait for all, and learn what they have learned; what the work returned for each piece."""
        self.help()
        found = self.results()
        for _, more in found:
            learn(more)
        return [result for result, _ in found]
