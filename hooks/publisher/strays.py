"""Strays: what lies in `data/` and `docs/` and is no file that the program knows.

The host would publish any file of `docs/` as it is, scripts included, follow every link, and take other endings for pages;
a record under another kind of name would be passed over in silence. So every name is either known or refused. Names that
begin with a dot or end like the backup of an editor are no part of the project: nothing reads or publishes them.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from pathlib import Path, PurePosixPath
from typing import Iterable, Iterator

from .diagnostics import Diagnostic, did_you_mean
from .read import not_a_file
from .records import COLLECTIONS
from .records.values import identifier

_BACKUP = "~"
_DATA = ("README.md", "site.yml", "accessibility.yml", "expectations.yml", "published.txt")
_LOCALES = ("messages.yml", "notices.yml", "exceptions.yml")
_OF_A_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?(?:\.po|\.sections\.yml|\.reviews\.yml)?")
_ENDINGS = {**dict.fromkeys((*COLLECTIONS, "changes"), ".yml"), "schema": ".json"}
"""How the files of a folder end; those of `locales` have names of their own."""


def strays(project: Path) -> list[Diagnostic]:
    """Everything below `data/` and `docs/` that is no file of a known name; links, and folders that cannot be opened, too."""
    return [*_below(project, "data"), *_below(project, "docs")]


def _below(project: Path, folder: str) -> Iterator[Diagnostic]:
    """Strays of a folder and of those in it. A link is never followed, so the walk ends."""
    try:
        entries = sorted(entry for entry in (project / folder).iterdir() if not entry.name.startswith(".") and not entry.name.endswith(_BACKUP))
    except OSError as error:
        yield Diagnostic(folder, 1, 1, f"cannot be read: {error.strerror or error}")
        return
    yield from _twins(folder, entries)
    for entry in entries:
        path = f"{folder}/{entry.name}"
        problem = not_a_file(mode := entry.lstat().st_mode)
        if problem and not stat.S_ISDIR(mode):
            yield Diagnostic(path, 1, 1, str(problem))
        elif message := _unknown(PurePosixPath(path), is_folder=bool(problem)):
            yield Diagnostic(path, 1, 1, message)
        elif problem:
            yield from _below(project, path)


def _unknown(path: PurePosixPath, is_folder: bool) -> str | None:
    """What is wrong with the name of a file or folder at its place; None if nothing is."""
    top, *folders = path.parts[:-1]
    if top == "docs":
        return _unknown_page(path, folders, is_folder)
    if not folders:
        if is_folder:
            return None if path.name in (*_ENDINGS, "locales") else f"unknown collection '{path.name}'{did_you_mean(path.name, COLLECTIONS)}"
        return None if path.name in _DATA else f"unknown file; here belong {', '.join(_DATA)}, and records in the folders of their collections"
    if is_folder:
        return "expected a file, got a folder; " + (
            "rename it so that its name does not end like a file's" if path.suffix == ".yml" else f"the files of data/{folders[0]}/ stand side by side"
        )
    if folders[0] == "locales":
        if path.name in _LOCALES or _OF_A_LANGUAGE.fullmatch(path.name) and path.suffix:
            return None
        return f"unknown file{did_you_mean(path.name, _LOCALES)}; here belong {', '.join(_LOCALES)}, and for each language files like fr.po, fr.sections.yml and fr.reviews.yml"
    return None if path.suffix == _ENDINGS[folders[0]] else f"expected a file with a name like some-id{_ENDINGS[folders[0]]}; rename it or delete it"


def _unknown_page(path: PurePosixPath, folders: list[str], is_folder: bool) -> str | None:
    if not folders:
        known = is_folder and _OF_A_LANGUAGE.fullmatch(path.name) and "." not in path.name
        return None if known else "expected the folder of a language, like docs/fr; pages stand in it"
    if not is_folder and path.suffix != ".md":
        return "expected a page with a name like some-page.md; no other file of docs/ is published, so delete it"
    try:
        identifier(path.name if is_folder else path.stem)
    except ValueError as error:
        return str(error).replace("an id", "a name").replace("{value}", f"'{path.name if is_folder else path.stem}'")
    return None


def _twins(folder: str, entries: Iterable[Path]) -> Iterator[Diagnostic]:
    """Names that are one on a computer that does not tell capitals, or two ways to write an accent, apart."""
    first: dict[str, str] = {}
    for entry in entries:
        other = first.setdefault(unicodedata.normalize("NFC", entry.name).casefold(), entry.name)
        if other != entry.name:
            yield Diagnostic(f"{folder}/{entry.name}", 1, 1, f"'{other}' stands beside this file, and many computers cannot keep the two names apart; rename one")
