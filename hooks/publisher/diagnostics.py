"""What is wrong with the input: where, what, and what to write instead."""

from __future__ import annotations

import difflib
import unicodedata
from dataclasses import dataclass, field
from typing import ClassVar, Iterable


_NOT_SHOWN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Kinds of characters, by Unicode, that a terminal obeys or does not show."""


ANY = "*"
"""Any record, where nobody can say which."""


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One problem at one place. `line` and `column` count from 1; `path` is relative to the project."""

    kind: ClassVar[str] = "error"
    """What it is called where it is told."""

    path: str
    line: int
    column: int
    message: str
    follows_from: str = field(default="", compare=False)
    """The record that it may follow from, like `listings/gao-qiang`, or ANY: told only if nothing is wrong with that."""

    def __str__(self) -> str:
        return f"{one_line(self.path)}:{self.line}:{self.column}: {self.kind}: {one_line(self.message)}"


class Refused(Exception):
    """The input cannot be published; carries every diagnostic of the run."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = sorted(set(diagnostics))
        super().__init__(summary(self.diagnostics))


def one_line(message: str) -> str:
    """A message as one line that shows all it holds: it may quote what an editor wrote, line ends and signs for terminals included."""
    folded = message.replace("\n", " ").replace("\t", " ")
    return "".join(f"\\u{ord(sign):04x}" if unicodedata.category(sign) in _NOT_SHOWN else sign for sign in folded)


def report(diagnostics: Iterable[Diagnostic]) -> str:
    """All diagnostics, one per line, sorted, each once, and a last line that counts them."""
    unique = sorted(set(diagnostics))
    return "\n".join([*map(str, unique), summary(unique)])


def summary(diagnostics: list[Diagnostic]) -> str:
    """`2 errors in 1 file`; all are of one kind."""
    found, files = len(diagnostics), len({diagnostic.path for diagnostic in diagnostics})
    kind = diagnostics[0].kind if diagnostics else Diagnostic.kind
    return f"{found} {kind}{'s' * (found != 1)} in {files} file{'s' * (files != 1)}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?`, or nothing when no known word is close."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""
