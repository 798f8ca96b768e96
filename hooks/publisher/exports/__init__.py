"""Exports: the facts of the site as files for programs, made from the declarations of the records.

Each export is one module with a function from the publication to artifacts, and a line in `EXPORTS`. A new collection
is in all of them without a line here.
"""

from __future__ import annotations

from typing import Callable, Iterator

from ..artifact import Artifact
from .changes import changes
from .json_files import json_files
from .publication import Publication

EXPORTS: tuple[Callable[[Publication], Iterator[Artifact]], ...] = (json_files, changes)


def exports(publication: Publication) -> Iterator[Artifact]:
    """Every file for programs."""
    for export in EXPORTS:
        yield from export(publication)
