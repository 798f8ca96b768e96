"""Exports: the facts of the site as files for programs, made from the declarations of the records.

Each export is one module with a function from the publication to artifacts, and a line in `EXPORTS`. A new collection
is in all of them without a line here.
"""

from __future__ import annotations

from typing import Callable, Iterator

from ..artifact import Artifact
from .csv_files import csv_files
from .json_files import json_files
from .publication import Publication
from .schemas import schemas

EXPORTS: tuple[Callable[[Publication], Iterator[Artifact]], ...] = (json_files, csv_files, schemas)


def exports(publication: Publication) -> list[Artifact]:
    """Every file for programs."""
    return [artifact for export in EXPORTS for artifact in export(publication)]
