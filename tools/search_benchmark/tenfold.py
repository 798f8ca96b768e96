"""Writes a project several times as large as this one, to be built and searched as it is.

    .venv/bin/python -m tools.search_benchmark.tenfold FOLDER --factor 10

The folder gets all that a build reads, and every record of `COPIED` several times more: other ids, names, dates and words, the same
ties to each other, the same sources, and translations of every text. It passes `make check` and `mkdocs build --strict`.
"""

from __future__ import annotations

import argparse
import datetime
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator, Mapping

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "hooks")]

import yaml  # noqa: E402

from publisher.commands.project import languages_of  # noqa: E402
from publisher.fields import walk  # noqa: E402
from publisher.load import Content, load  # noqa: E402
from publisher.records import Listing, Record  # noqa: E402
from publisher.records.values import PartialDate  # noqa: E402
from tools.search_benchmark.words import WORD, renamed, varied, vocabulary  # noqa: E402

COPIED = ("acts", "bodies", "events", "groups", "incidents", "listings", "measures", "partners", "rounds", "terms", "uses")
"""Collections whose records are copied. Pillars and editions are what they are, and sources are cited by the copies too."""
PROPER = {"name", "aliases", "online_names", "other_spellings", "native_names", "short", "variants"}
"""Fields of names: they get names of their own, so that a copy is found by its name and the original is not shadowed."""
NAME = 3
"""Words that a proper name has at most."""
DROPPED = ("eli", "extends")
"""Fields that a copy does not need: unique addresses, and until when the sanctions run."""


@dataclass(frozen=True)
class Words:
    """What the copies are made from: vocabulary by language, translations by language and unit."""

    vocabulary: Mapping[str, list[str]]
    translations: Mapping[str, Mapping[str, str]]


class _Plain(yaml.SafeDumper):
    """Writes every scalar without quotes where YAML lets it: the type of the field says what it is."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def ignore_aliases(self, data: Any) -> bool:
        return True


def copies_for(content: Content, factor: float) -> int:
    """How often each record is copied so that a language has about `factor` times as many pages."""
    pages = len(next(iter(content.prose.values())))
    records = [record for record in content.catalogue if "#" not in type(record).address]
    copied = sum(record.collection in COPIED for record in records)
    return round((factor - 1) * (pages + len(records)) / copied)


def copy_project(target: Path, project: Path = PROJECT) -> None:
    """Write all that a build of a project reads to a new folder."""
    for folder in ("data", "docs", "hooks", "overrides"):
        shutil.copytree(project / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(project / "mkdocs.yml", target)


def grow(target: Path, factor: float, project: Path = PROJECT) -> int:
    """Write the larger project to a new folder. Returns how many copies each record got."""
    copy_project(target, project)
    _allow_large_files(target)
    allow_shuffled_words(target)
    languages = languages_of(project)
    content = load(project, languages)
    known = {language: {key: found.forms[0] for key, found in content.translations.get(language, {}).items()} for language in languages[1:]}
    english = [value for record in content.catalogue for _, _, shape, value in walk(record) if shape.kind == "text"]
    words = Words({languages[0]: vocabulary(english), **{language: vocabulary(texts.values()) for language, texts in known.items()}}, known)
    copies = copies_for(content, factor)
    entries: dict[str, list[str]] = {language: [] for language in languages[1:]}
    for copy in range(1, copies + 1):
        for record in content.catalogue:
            if record.collection not in COPIED:
                continue
            data = yaml.load((project / "data" / record.collection / f"{record.id}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            for language, entry in _vary(record, data, copy, words):
                entries[language].append(entry)
            path = target / "data" / record.collection / f"{data['id']}.yml"
            path.write_text(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100_000), encoding="utf-8")
    for language, added in entries.items():
        with (target / "data" / "locales" / f"{language}.po").open("a", encoding="utf-8") as file:
            file.write("\n" + "\n".join(added))
    return copies


def _allow_large_files(target: Path) -> None:
    """Raise the limit on the size of a file in the larger project, whose translations stand in one file per language like ours."""
    _change_line(target / "hooks" / "publisher" / "read.py", r"^MAX_BYTES = .*$", "MAX_BYTES = 50_000_000")


def allow_shuffled_words(target: Path) -> None:
    """Leave out the check of wording in the larger project: its sentences are words in no order, and use no official terms."""
    _change_line(target / "hooks" / "publisher" / "load.py", r"^        diagnostics \+= wording\.check\(\n.*\n        \)\n", "")


def _change_line(path: Path, pattern: str, line: str) -> None:
    """Put another line in place of the only one that matches; raises ValueError when there is no such line, or several."""
    text, changed = re.subn(pattern, line, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if changed != 1:
        raise ValueError(f"{path}: no single line {pattern}; say here what to change in the larger project")
    path.write_text(text, encoding="utf-8")


def _vary(record: Record, data: dict[str, Any], copy: int, words: Words) -> Iterator[tuple[str, str]]:
    """Turn the data of a record into those of its copy. Yields the gettext entries of its texts: language, entry."""
    data["id"] = _id(record.collection, record.id, copy)
    for name in DROPPED:
        data.pop(name, None)
    if isinstance(record, Listing):  # On the list for a year: a list that has been kept for long has changed, and is no longer for it.
        data["delisted"] = {"date": _earlier(record.round, copy - 1)}
    for location, label, shape, value in walk(record):
        holder = _holder(data, location)
        if holder is None or location == ("id",):
            continue
        step, field = location[-1], next(part for part in reversed(location) if isinstance(part, str))
        proper = field in PROPER
        if shape.kind == "text":
            holder[step] = _text(value, "en", copy, words, proper)
            for language, texts in words.translations.items():
                if translation := texts.get(f"{record.collection}/{record.id}.{label}"):
                    other = _text(translation, language, copy, words, proper)
                    yield language, _entry(f"{record.collection}/{data['id']}.{label}", holder[step], other)
        elif shape.kind == "names":
            holder[step] = {language: _text(name, language, copy, words, proper) for language, name in value.items()}
        elif shape.kind == "reference" and shape.collection in COPIED:
            holder[step] = _id(shape.collection, value, copy)
        elif isinstance(value, (datetime.date, PartialDate)):
            holder[step] = _earlier(str(value), copy)
        elif proper:
            holder[step] = renamed(value, copy)
        elif field == "position":
            holder[step] = str(value + 1000 * copy)
        elif field == "entry":
            holder[step] = f"{value[:2]}{int(value[2:]) + 1000 * copy}"
        elif field == "reference":
            holder[step] = f"{value}.{copy}"
        elif field in ("celex", "number", "oj") and isinstance(value, str):
            holder[step] = re.sub(r"\d(?=\D*$)", lambda match: f"{match[0]}{copy:02}", value, count=1)


def _text(text: str, language: str, copy: int, words: Words, proper: bool) -> str:
    """The text of a copy; a name of several words is a description, and keeps most of them."""
    return renamed(text, copy) if proper and len(WORD.findall(text)) <= NAME else varied(text, language, copy, words.vocabulary.get(language, words.vocabulary["en"]))


def _holder(data: Any, location: tuple[str | int, ...]) -> Any:
    """The mapping or list that holds a value in the file; None where the file leaves the value to its default."""
    for step in location[:-1]:
        if isinstance(data, dict) and step not in data:
            return None
        data = data[step]
    return data if isinstance(data, list) or location[-1] in data else None


def _id(collection: str, name: str, copy: int) -> str:
    """Id of a copy; that of a round is its day."""
    return _earlier(name, copy) if collection == "rounds" else f"{name}-{copy}"


def _earlier(date: str, years: int) -> str:
    """A date, or part of one, so many years before; whole years keep every order of dates."""
    year, _, rest = date.partition("-")
    return f"{int(year) - years:04}" + (f"-{rest.replace('02-29', '02-28')}" if rest else "")


def _entry(key: str, text: str, translation: str) -> str:
    """One entry of a gettext file."""
    def quoted(value: str) -> str:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return f"msgctxt {quoted(key)}\nmsgid {quoted(text)}\nmsgstr {quoted(translation)}\n"


def main() -> int:
    """Write the larger project to the folder that the command line names."""
    parser = argparse.ArgumentParser(description="Writes a project several times as large as this one.")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--factor", type=float, default=10, help="how many times as many pages (default: 10)")
    options = parser.parse_args()
    print(f"{options.folder}: every record of {', '.join(COPIED)} copied {grow(options.folder, options.factor)} times")
    return 0


if __name__ == "__main__":
    sys.exit(main())
