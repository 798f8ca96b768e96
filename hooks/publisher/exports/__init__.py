"""Exports: the facts of the site as files for programs, made from the declarations of the records.

Each export is one module with a function from the publication to artifacts, and a line in `EXPORTS`. What tells of the
files made before it, of their sizes and checksums for example, gets them too and has its line in `ACCOUNTS`. A new
collection is in all of them without a line here.
"""

from __future__ import annotations

from typing import Callable, Iterator, Sequence

from ..artifact import Artifact
from .csv_files import csv_files
from .data_package import data_package
from .json_files import json_files
from .publication import Publication
from .schemas import schemas

EXPORTS: tuple[Callable[[Publication], Iterator[Artifact]], ...] = (json_files, csv_files, schemas)


ACCOUNTS: tuple[Callable[[Publication, Sequence[Artifact]], Iterator[Artifact]], ...] = (data_package,)


def exports(publication: Publication) -> list[Artifact]:
    """Every file for programs."""
    made = [artifact for export in EXPORTS for artifact in export(publication)]
    for account in ACCOUNTS:
        made += account(publication, tuple(made))
    return made
