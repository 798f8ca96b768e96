"""`rename`: a record gets another id, with all that names it, and its old addresses lead to it."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Mapping

from ..checked import checked
from ..console import tell
from ..diagnostics import Refused, did_you_mean
from ..forked import others
from ..link import Catalogue
from ..read import Document, read_tree
from ..records import COLLECTIONS
from ..records.values import identifier
from ..renaming import Rename
from ..renaming.changed import QUERIES, changed
from .check import bring_up_to_date
from .project import languages_of, settings, sound, write

FOLDERS = ("data", "docs", "overrides")
"""What a check reads."""


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("collection", nargs="?", default="", help="its collection, such as listings")
    parser.add_argument("id", nargs="?", default="", help="its id today")
    parser.add_argument("to", nargs="?", default="", help="the id that it is to have")


def run(options: argparse.Namespace) -> int:
    """Give a record another id. Nothing is written unless the whole project is sound with it."""
    languages = languages_of(options.project)
    content = sound(options.project, languages)
    rename = _possible(Rename(options.collection, options.id, options.to), content.catalogue)
    try:
        files = changed(content, documents_of(options.project), rename)
        with tempfile.TemporaryDirectory() as folder:
            for name in FOLDERS:
                shutil.copytree(options.project / name, Path(folder) / name)
            write_files(Path(folder), files)
            after = checked(Path(folder), languages, settings(), others())
    except Refused as refused:
        tell(refused.diagnostics)
        print(f"{rename.before} was not renamed; nothing has been changed")
        return 1
    write_files(options.project, files)
    bring_up_to_date(options.project, after, languages[0])
    for path, document in sorted(files.items()):
        print(f"{'changed' if document else 'removed'} {path}")
    print(f"{rename.before} is {rename.after} now, and its old addresses lead there. Look at 'git diff', then run 'make changes LOG=1'")
    return 0


def _possible(rename: Rename, catalogue: Catalogue) -> Rename:
    """The same, or the end of the program with what is wrong with it."""
    if rename.collection not in COLLECTIONS or not rename.old or not rename.new:
        hint = did_you_mean(rename.collection, COLLECTIONS) or f"; the collections are {', '.join(COLLECTIONS)}"
        what = f"unknown collection '{rename.collection}'{hint}" if rename.collection and rename.collection not in COLLECTIONS else "which record?"
        raise SystemExit(f"error: {what}; make rename COLLECTION=listings ID=old-name TO=new-name")
    if rename.old not in catalogue[rename.collection]:
        found = catalogue.find(rename.collection, rename.old)
        hint = f"; its id is '{found.id}' now" if found else did_you_mean(rename.old, catalogue[rename.collection])
        raise SystemExit(f"error: unknown record '{rename.before}'{hint}")
    try:
        identifier(rename.new)
    except ValueError as error:
        raise SystemExit(f"error: {str(error).format(value=repr(rename.new))}") from None
    if taken := catalogue.find(rename.collection, rename.new):
        whose = f"is that of data/{taken.collection}/{taken.id}.yml" if taken.id == rename.new else f"was that of data/{taken.collection}/{taken.id}.yml once"
        raise SystemExit(f"error: the id '{rename.new}' {whose}; choose one that was never used")
    return rename


def documents_of(project: Path) -> Mapping[str, Document]:
    """All files that may name a record, by path; they have been found sound."""
    data, _ = read_tree(project, "data", ["*/*.yml", "*.yml", "locales/*.po"])
    pages, _ = read_tree(project, "docs", ["*/**/*.md"])
    queries, _ = read_tree(project, QUERIES, ["*.yml"])
    return {document.path: document for document in (*data, *pages, *queries)}


def write_files(project: Path, files: Mapping[str, Document | None]) -> None:
    """Bring the files of a project to the state that they are to have; those with none are removed."""
    for path, document in files.items():
        if document is None:
            (project / path).unlink()
        else:
            write(project / path, document.text)
