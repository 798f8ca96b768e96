"""Kept: what was known at the end of a run, in a file of the project, so that the next run works out only what has changed.

The file is written and read by the same code alone: it names the program that it is from, and any other begins anew. A build
does not use it: what is published is made from what stands in the files, and from nothing else.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Iterator

import pydantic

from .. import remember

FOLDER = ".cache/known"
"""Where it is kept below a project; anyone may delete it at any time, and nobody should take one from somebody else: see `pickle`."""
_CORE = Path(__file__).parents[1]
_LIBRARIES = Path(pydantic.__file__).parents[1]
"""The folder that they are installed in, each with its version in a name beside it."""


def recall(project: Path) -> Path:
    """Know what an earlier run knew; where it is kept."""
    file = project / FOLDER / f"{_program()}.pickle"
    with suppress(Exception):  # A file that is not there, cut short or spoilt is no memory, and no error.
        remember.recall(pickle.loads(file.read_bytes()))
    return file


@contextmanager
def kept(project: Path) -> Iterator[None]:
    """While it lasts, what an earlier run knew is known; at its end, what was asked for is kept. Where nothing can be written, nothing is."""
    file = recall(project)
    try:
        yield
    finally:
        if remember.has_learned():
            with suppress(OSError):
                _write(file, pickle.dumps(remember.known(), pickle.HIGHEST_PROTOCOL))


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all, and alone: what another version of the program knew is of no use any more."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(f".{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(file)
    for other in file.parent.glob("*.pickle"):
        if other != file:
            other.unlink(missing_ok=True)


def _program() -> str:
    """A name for this program: its code, its libraries and the Python that runs it."""
    found = hashlib.sha256(sys.version.encode())
    for name in sorted(path.name for path in _LIBRARIES.glob("*.dist-info")):
        found.update(f"{name}\0".encode())
    for path in sorted(_CORE.rglob("*.py")):
        state = path.stat()
        found.update(f"{path.relative_to(_CORE).as_posix()} {state.st_size} {state.st_mtime_ns}\0".encode())
    return found.hexdigest()[:16]
