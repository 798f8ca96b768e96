"""Faults: whatever goes wrong while a page is made becomes diagnostics, at a line that somebody can mend."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from jinja2 import TemplateSyntaxError

from publisher.diagnostics import Diagnostic, Refused


@dataclass(frozen=True, order=True)
class Warned(Diagnostic):
    """Something that a strict build refuses, though the page can be shown."""

    kind: ClassVar[str] = "warning"


def faults(error: BaseException, project: Path) -> list[Diagnostic]:
    """What to tell an editor of an exception: its own diagnostics, or the innermost line of a template, else of the program."""
    if isinstance(error, Refused):
        return error.diagnostics
    message = f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateSyntaxError):
        return [Diagnostic(_relative(error.filename, project) or str(error.name), error.lineno, 1, f"not a valid template: {error.message}")]
    places = [(path, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__) if (path := _relative(frame.filename, project))]
    for path, line in reversed(places):
        if path.endswith(".jinja"):
            return [Diagnostic(path, line, 1, message)]
    path, line = places[-1] if places else ("mkdocs.yml", 1)
    return [Diagnostic(path, line, 1, message)]


def _relative(path: str | None, project: Path) -> str | None:
    """A path below the project, with forward slashes; none for one elsewhere."""
    found = Path(path or "")
    return found.relative_to(project).as_posix() if found.is_relative_to(project) else None
