"""`changes`: what changed in the data since an older copy, told or written into the log."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from ..deltas.as_json import as_object
from ..deltas.compare import compare
from ..deltas.log import LoggedDay, path_of, written as written_log
from ..deltas.markdown import markdown
from ..deltas.merge import merged
from ..deltas.words import Teller
from ..diagnostics import one_line
from ..exports.changes import as_text
from ..record_files import read_records
from .project import day_of, known_language, languages_of, sound, write


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--against", type=Path, metavar="FOLDER", required=True, help="the older copy, with its folder data/")
    parser.add_argument("--language", help="tell it in this language (default: English)")
    parser.add_argument("--json", action="store_true", help="print it as JSON")
    parser.add_argument("--log", action="store_true", help="write it into the log of the day as well, which the page of changes tells")
    parser.add_argument("--on", help="the day, like 2026-12-01 (default: today)")


def run(options: argparse.Namespace) -> int:
    """Tell what changed in the data since an older copy; with --log, write it into the log of the day."""
    languages = languages_of(options.project)
    content = sound(options.project, languages)
    language = known_language(options.language or languages[0], languages)
    before, _, problems = read_records(options.against)
    if not any(True for _ in before):
        first = f"none of its records can be read; the first problem is: {min(problems)}" if problems else "it has no records; expected a folder data/"
        print(f"error: the older copy in '{options.against}' cannot be compared: {first}", file=sys.stderr)
        return 1
    older = replace(content.view(languages[0]), catalogue=before)
    found = compare(before, content.catalogue, lambda record: str(older.title(record).capitalised))
    day = day_of(options.on)
    if options.log:
        known = next((each for each in content.log if each.date == day), LoggedDay(date=day))
        try:
            write(options.project / path_of(day), written_log(day, merged(known.told, found, content.catalogue), known.first))
        except ValueError as error:
            raise SystemExit(f"error: {error}") from None
    if options.json:
        print(as_text([as_object(change, day, {code: content.view(code) for code in languages}) for change in found]), end="")
    else:
        print(markdown(Teller(content.view(language), replace(content.view(language), catalogue=before)), found, sorted(one_line("/".join(key)) for key in before.broken)), end="")
    return 0
