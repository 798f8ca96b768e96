"""`language`: a further language, by writing the files that it needs."""

from __future__ import annotations

import argparse
import sys

from ..languages import own_name
from ..new_language import new_files, official
from .project import languages_of, sound, write


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("code", nargs="?", help="its code, such as es")


def run(options: argparse.Namespace) -> int:
    """Add a language: write the files it needs and does not have yet."""
    project, config = options.project, options.project / "mkdocs.yml"
    try:
        code = official(options.code)
        files = new_files(code, config.read_text(encoding="utf-8"), sound(project, languages_of(project)).units)
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    missing = {path: text for path, text in files.items() if not (project / path).exists() or path == config.name and text != config.read_text(encoding="utf-8")}
    if code == languages_of(project)[0] or not missing:
        print(f"{code} is there already; nothing to do")
        return 0
    for path, text in missing.items():
        write(project / path, text)
        print(f"wrote {path}")
    print(f"the next build has {own_name(code)}; translate data/locales/{code}.po, and pages of docs/en/ as docs/{code}/")
    return 0
