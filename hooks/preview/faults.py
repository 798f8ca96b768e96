"""Faults: whatever goes wrong while a page is made becomes diagnostics, at a line that somebody can mend."""

from __future__ import annotations

import logging
import re
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Iterator

from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import ConfigurationError

from publisher.diagnostics import Diagnostic, Refused

_PLACE = re.compile(r"line (\d+), column (\d+)")
_KEY = re.compile(r"Config value:? '([\w-]+)")


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


@contextmanager
def errors_of_mkdocs(configuration: Path) -> Iterator[None]:
    """Raises `Refused` for what MkDocs says against its configuration, which it tells in its log before it gives up."""
    heard = _Errors(logging.ERROR)
    logging.getLogger("mkdocs").addHandler(heard)
    try:
        yield
    except (SystemExit, ConfigurationError) as error:
        lines = configuration.read_text(encoding="utf-8").split("\n")
        raise Refused(_of_configuration(configuration.name, message, lines) for message in heard.messages or [str(error)]) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(heard)


class _Errors(logging.Handler):
    """Keeps the messages of a log."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _of_configuration(path: str, message: str, lines: list[str]) -> Diagnostic:
    """A message of MkDocs at the line or the key that it names."""
    if place := _PLACE.search(message):
        return Diagnostic(path, int(place[1]), int(place[2]), message)
    key = _KEY.search(message)
    line = next((number for number, line in enumerate(lines, start=1) if key and line.startswith(f"{key[1]}:")), 1)
    return Diagnostic(path, line, 1, message)


def _relative(path: str | None, project: Path) -> str | None:
    """A path below the project, with forward slashes; none for one elsewhere."""
    found = Path(path or "")
    return found.relative_to(project).as_posix() if found.is_relative_to(project) else None
