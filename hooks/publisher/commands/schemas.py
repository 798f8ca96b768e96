"""`schemas`: what editors' programs know of the YAML files, made anew from the declarations of the records."""

from __future__ import annotations

import argparse

from ..editing.ids import ids_file
from ..editing.schemas import schemas
from .project import languages_of, sound, write


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes: nothing."""


def run(options: argparse.Namespace) -> int:
    """Write the schemas and the lists of ids; those that are up to date stay untouched."""
    languages = languages_of(options.project)
    content = sound(options.project, languages)
    files = [*schemas(content.catalogue), ids_file(content.view(languages[0]))]
    for artifact in files:
        write(options.project / artifact.path, artifact.content)
    print(f"{len(files)} files in data/schema/ are up to date")
    return 0
