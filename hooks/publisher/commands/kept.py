"""Kept: what was learned in a run, in a file of the project, so that the next run works out only what has changed.

The files are written and read by the same code alone: their folder names the program, and any other begins anew. A build
does not use it: what is published is made from what stands in the files, and from nothing else.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Iterator

import pydantic

from .. import remember

FOLDER = ".cache/known"
"""Where it is kept below a project; anyone may delete it at any time, and nobody should take one from somebody else: see `pickle`."""
RUNS = 20
"""Files at most; then what nobody asks for any more is forgotten."""
_CORE = Path(__file__).parents[1]
_LIBRARIES = Path(pydantic.__file__).parents[1]
"""The folder that they are installed in, each with its version in a name beside it."""


def folder_of(project: Path) -> Path:
    """Where this program keeps what it knows of a project; there is no such folder before it has learned something."""
    return project / FOLDER / _program()


def recall(project: Path) -> Path:
    """Know what earlier runs knew; the folder where it is kept."""
    folder = folder_of(project)
    remember.recall(_runs(folder))
    return folder


@contextmanager
def kept(project: Path) -> Iterator[None]:
    """While it lasts, what earlier runs knew is known; at its end, what was learned is kept. Where nothing can be written, nothing is."""
    folder = recall(project)
    try:
        yield
    finally:
        with suppress(OSError):
            _keep(folder)


def _runs(folder: Path) -> Iterator[remember.Known]:
    """What each of the earlier runs has learned; a file that is cut short or spoilt is no memory, and no error."""
    for file in _files(folder):
        with suppress(Exception):
            yield dict(pickle.loads(file.read_bytes()))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]" * 6 + ".pickle"))


def _keep(folder: Path) -> None:
    """A file more with what is new; after some of them one instead of all, with what this run has asked for."""
    files = _files(folder)
    if len(files) < RUNS:
        if learned := remember.learned():
            _write(_next(folder, files), learned)
        return
    _write(_next(folder, files), remember.known())
    for file in files:
        file.unlink(missing_ok=True)


def _next(folder: Path, files: list[Path]) -> Path:
    return folder / f"{int(files[-1].stem) + 1 if files else 1:06}.pickle"


def _write(file: Path, content: remember.Known) -> None:
    """Whole or not at all. Where this program has kept nothing yet, what another one knew is of no use any more."""
    if not file.parent.exists():
        shutil.rmtree(file.parents[1], ignore_errors=True)
        file.parent.mkdir(parents=True)
    beside = file.with_suffix(f".{os.getpid()}")
    beside.write_bytes(pickle.dumps(content, pickle.HIGHEST_PROTOCOL))
    beside.replace(file)


def _program() -> str:
    """A name for this program: its code, its libraries and the Python that runs it."""
    found = hashlib.sha256(sys.version.encode())
    for name in sorted(path.name for path in _LIBRARIES.glob("*.dist-info")):
        found.update(f"{name}\0".encode())
    for path in sorted(_CORE.rglob("*.py")):
        state = path.stat()
        found.update(f"{path.relative_to(_CORE).as_posix()} {state.st_size} {state.st_mtime_ns}\0".encode())
    return found.hexdigest()[:16]
