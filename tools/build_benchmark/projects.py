"""Projects of any size: this one, in more languages or with more pages."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import polib

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "hooks")]

from publisher.commands.project import languages_of  # noqa: E402
from publisher.languages import OFFICIAL  # noqa: E402
from publisher.load import load  # noqa: E402
from publisher.new_language import new_files  # noqa: E402
from tools.build_benchmark.smaller import shrink  # noqa: E402
from tools.search_benchmark.tenfold import allow_shuffled_words, copy_project, grow  # noqa: E402


@dataclass(frozen=True)
class Case:
    """One project to be built: its name in the table, and how it is written to a folder that does not exist."""

    name: str
    title: str
    write: Callable[[Path], object]
    alone: bool = False
    """Whether one process builds it, without another beside it. Stock has no other way, so it is not measured once more."""


def copied(target: Path, languages: int = 3) -> None:
    """This project with its first so many languages."""
    copy_project(target)
    config = target / "mkdocs.yml"
    left_out = languages_of(PROJECT)[languages:]
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    config.write_text("".join(line for line in lines if not any(f"{{locale: {code}," in line for code in left_out)), encoding="utf-8")


def in_all_languages(target: Path, project: Path = PROJECT) -> None:
    """A project in every official language, each of the further ones with the words of the French, so that nothing falls back to English."""
    copy_project(target, project)
    languages = languages_of(project)
    units, template = load(project, languages).units, languages[1]
    french = {entry.msgctxt: entry for entry in polib.pofile(str(project / f"data/locales/{template}.po"))}
    for code in (code for code in OFFICIAL if code not in languages):
        for path, text in new_files(code, (target / "mkdocs.yml").read_text(encoding="utf-8"), units).items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_text(text, encoding="utf-8")
        _translate(target / f"data/locales/{code}.po", french)
        shutil.copytree(project / "docs" / template, target / "docs" / code, dirs_exist_ok=True)
        shutil.copy(project / f"data/locales/{template}.sections.yml", target / f"data/locales/{code}.sections.yml")


def as_it_is_in_all(target: Path) -> None:
    """This project in every official language."""
    in_all_languages(target)
    allow_shuffled_words(target)


def smaller_in_all(target: Path) -> None:
    """This project with as few pages as it can have, in every official language."""
    small = target.with_name(f"{target.name}-small")
    shrink(small)
    in_all_languages(target, small)


def _translate(path: Path, words: dict[str, polib.POEntry]) -> None:
    """Fill a new gettext file; a number in more forms than the words have takes the last of them for the rest."""
    file = polib.pofile(str(path))
    for entry in file:
        known = words[entry.msgctxt]
        if entry.msgid_plural:
            forms = [known.msgstr_plural[number] for number in sorted(known.msgstr_plural)]
            entry.msgstr_plural = {number: forms[min(number, len(forms) - 1)] for number in entry.msgstr_plural}
        else:
            entry.msgstr = known.msgstr
    file.save()


def grown(pages: int) -> Callable[[Path], object]:
    """This project with about so many pages, in English alone."""

    def write(target: Path) -> None:
        one = target.with_name(f"{target.name}-base")
        copied(one, languages=1)
        own = sum(1 for record in load(one, languages_of(one)).catalogue if "#" not in type(record).address) + len(list((one / "docs/en").rglob("*.md")))
        grow(target, max(pages / own, 1), one)

    return write


CASES = (
    Case("one", "this site in one language", lambda target: copied(target, languages=1)),
    Case("one-alone", "the same in one process", lambda target: copied(target, languages=1), alone=True),
    Case("three", "this site in three languages", copied),
    Case("all-small", "a smaller one in 24 languages", smaller_in_all),
    Case("all", "this site in 24 languages", as_it_is_in_all),
    Case("300", "300 pages in one language", grown(300)),
    Case("3000", "3,000 pages in one language", grown(3_000)),
    Case("10000", "10,000 pages in one language", grown(10_000)),
)
