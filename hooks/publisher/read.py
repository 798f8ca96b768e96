"""Read: the one place where the core reads the disk."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Iterable

from .diagnostics import Diagnostic
from .legible import illegible
from .remember import remembered
from .unseen import unseen

LINK = "expected a file or folder of this project, got a link; put here what it leads to"
OUTSIDE = "expected a file of this project, got one of a folder that is a link out of it"
WORDS = (".yml", ".po", ".md")
"""Endings of files that hold words for readers; others hold code, which is read by machines."""
MAX_BYTES = 1_000_000
"""A hand-written file is far smaller; anything larger is a mistake and is not read."""


@dataclass(frozen=True)
class Document:
    """A text file: its path relative to the project, with forward slashes, and its text."""

    path: str
    text: str


def read_tree(project: Path, folder: str, patterns: Iterable[str]) -> tuple[list[Document], list[Diagnostic]]:
    """All files below `project/folder` that match, sorted by path.

    Line ends become `\\n` and a byte order mark is dropped. A file that is not UTF-8, too large, or a
    link becomes a diagnostic. Names that begin with a dot are passed over: they belong to editors and systems.
    """
    documents: list[Document] = []
    diagnostics: list[Diagnostic] = []
    root, home = project / folder, project.resolve()
    if root.is_symlink():
        return [], [Diagnostic(folder, 1, 1, LINK)]
    above = len(root.as_posix())
    found = {folder + file.as_posix()[above:]: file for pattern in patterns for file in root.glob(pattern)}
    inside = {parent: parent.resolve().is_relative_to(home) for parent in {file.parent for file in found.values()}}
    for path, file in sorted(found.items(), key=lambda entry: entry[0].split("/")):
        if any(part.startswith(".") for part in path[len(folder):].split("/")):
            continue
        text = _text(file) if inside[file.parent] else (1, 1, OUTSIDE)
        if isinstance(text, str):
            documents.append(Document(path, text))
        else:
            diagnostics.append(Diagnostic(path, *text))
    return documents, diagnostics


def not_a_file(mode: int) -> str | None:
    """What stands at a path with this mode instead of a file, and what to do about it; None for a file."""
    if stat.S_ISLNK(mode):
        return LINK
    if stat.S_ISDIR(mode):
        return "expected a file, got a folder; rename it so that its name does not end like a file's"
    return None if stat.S_ISREG(mode) else "expected a file, got a pipe, a socket or a device; delete it"


def _text(file: Path) -> str | tuple[int, int, str]:
    """The text of a file, or line, column and message of what is wrong with it; not read again while the file on the disk is the same."""
    try:
        state = file.lstat()
    except OSError as error:
        return 1, 1, _unreadable(error)
    return _read(file, state.st_mode, state.st_size, (state.st_dev, state.st_ino, state.st_mtime_ns, state.st_ctime_ns))


@lru_cache(maxsize=8192)
def _read(file: Path, mode: int, size: int, state: tuple[int, ...]) -> str | tuple[int, int, str]:
    try:
        if (problem := not_a_file(mode)) is not None:
            return 1, 1, problem
        if size > MAX_BYTES:
            return 1, 1, f"expected a file of at most {MAX_BYTES:,} bytes; split it or shorten it"
        content = file.read_bytes()
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        return line, column, "expected text in UTF-8, got another encoding; save the file as UTF-8"
    except OSError as error:
        return 1, 1, _unreadable(error)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _strange(text, file.suffix in WORDS) or text


def _unreadable(error: OSError) -> str:
    return f"cannot be read: {error.strerror or error}"


@remembered(8192)
def _strange(text: str, words: bool) -> tuple[int, int, str] | None:
    """Line, column and message of a character or word that nobody can read."""
    if (found := unseen(text) or (illegible(text) if words else None)) is None:
        return None
    before = text[: found[0]]
    return before.count("\n") + 1, len(before) - before.rfind("\n"), found[1]
