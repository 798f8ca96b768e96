"""Exports: the facts of the site as files for programs, made from the declarations of the records.

Each export is one module with a function from the publication to artifacts, and a line in `EXPORTS`. What tells of the
files made before it, of their sizes and checksums for example, gets them too and has its line in `ACCOUNTS`. A new
collection is in all of them without a line here.
"""

from __future__ import annotations

from typing import Callable, Iterator, Sequence

from ..artifact import Artifact
from .changes import changes
from .csv_files import csv_files
from .data_package import data_package
from .dataset import dataset
from .follow_the_money import follow_the_money
from .json_files import json_files
from .open_api import open_api
from .publication import Publication
from .schemas import schemas
from .state import state_files
from .translation_states import translation_states

EXPORTS: tuple[Callable[[Publication], Iterator[Artifact]], ...] = (json_files, csv_files, follow_the_money, state_files, changes, schemas, translation_states)


ACCOUNTS: tuple[Callable[[Publication, Sequence[Artifact]], Iterator[Artifact]], ...] = (data_package, open_api, dataset)


def exports(publication: Publication) -> Iterator[Artifact]:
    """Every file for programs."""
    made: list[Artifact] = []
    for export in EXPORTS:
        for artifact in export(publication):
            made.append(artifact)
            yield artifact
    for account in ACCOUNTS:
        told = tuple(account(publication, tuple(made)))
        made += told
        yield from told
