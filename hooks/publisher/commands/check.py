"""`check`: every problem of data, translations and pages, without building."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path

from .. import published
from ..checked import checked
from ..console import tell
from ..diagnostics import Refused
from ..due import due
from ..editing.ids import ids_file
from ..forked import others
from ..load import Content
from ..read import read_tree
from ..reporting import as_json
from .project import languages_of, settings, today, write


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--json", action="store_true", help="print problems and reminders as JSON")


def run(options: argparse.Namespace) -> int:
    """Report every problem; 0 when there is none. What time has made due is told, and no problem."""
    try:
        content = checked(options.project, languages := languages_of(options.project), settings(), others())
    except Refused as refused:
        if options.json:
            print(as_json(refused.diagnostics), end="")
        else:
            tell(refused.diagnostics)
        return 1
    with suppress(OSError):  # Where nothing can be written, nobody edits.
        bring_up_to_date(options.project, content, languages[0])
    reminders = sorted(due(content, today()))
    if options.json:
        print(as_json(reminders), end="")
        return 0
    tell(reminders)
    records = sum(1 for _ in content.catalogue)
    pages = sum(len(pages) for pages in content.prose.values())
    print(f"{records} records and {pages} pages checked, no errors")
    return 0


def bring_up_to_date(project: Path, content: Content, language: str) -> None:
    """Sound data say which ids there are: to editors' programs, and to whoever may lose one later."""
    ids = ids_file(content.view(language))
    write(project / ids.path, ids.content)
    (known,), _ = read_tree(project, ".", [published.PATH])
    write(project / known.path, published.updated(known, content.catalogue, content.prose[language].values()))
