"""`translations`: the translation files brought up to date, and the state of each language."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..differences import aged, summary
from ..load import load
from ..progress import as_json, by_language, left_over, stale_texts, table
from ..translations import section_files, update
from .project import languages_of, sound, write
from .texts import keys_of


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--keep", nargs="*", default=[], metavar="TEXT", help="texts, records or pages whose translations stand although the English changed")
    parser.add_argument("--language", help="keep in this language only")
    parser.add_argument("--json", action="store_true", help="print every text with its state as JSON")
    parser.add_argument("--strict", action="store_true", help="exit status 1 when a translation is stale or missing")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="write nothing; tell as Markdown what is stale that was not in this older copy")


def run(options: argparse.Namespace) -> int:
    """Bring the translation files up to date and print the state of each language; with --against only compare."""
    languages = languages_of(options.project)
    content = sound(options.project, languages)
    if options.against:
        if not (options.against / "data").is_dir():
            raise SystemExit(f"error: expected an older copy of the project in '{options.against}', with its folder data/")
        print(summary(aged(load(options.against, languages), content, languages[1:])), end="")
        return 0
    keep = keys_of(content, options.keep)
    for language in languages[1:]:
        kept = keep if options.language in (None, language) else frozenset()
        written = {unit.key for page in content.prose[language].values() for unit in page.units()}
        sections = section_files.update_sections(content.units, written, content.translations[language], kept)
        write(options.project / section_files.path_of(language), sections)
        write(options.project / "data" / "locales" / f"{language}.po", update(content.locales.get(language), language, content.units, kept))
    content = sound(options.project, languages)
    found = by_language(content, languages)
    if options.json:
        print(as_json(content, found.values(), english=True), end="")
    else:
        print(table(found.values()))
        print(stale_texts(content, found.values()) + left_over(content, languages[1:]))
    behind = any(standing.state != "current" for freshness in found.values() for standing in freshness.standings.values())
    return int(options.strict and behind)
