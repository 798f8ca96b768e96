"""Command line of the core: `python -m publisher check` and others; `--help` lists them."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Iterable

import yaml

from .check import check as rules
from .cross_check.compare import differences, listings_of
from .cross_check.official_list import NotTheList, read_official
from .cross_check.told import as_json as findings_as_json, as_lines as findings_as_lines
from .deltas.as_json import as_object
from .deltas.compare import compare
from .deltas.log import LoggedDay, path_of, written as written_log
from .deltas.markdown import markdown
from .deltas.merge import merged
from .deltas.words import Teller
from .diagnostics import Refused, did_you_mean, report
from .differences import aged, summary
from .due import due
from .exports.changes import as_text
from .freshness import Freshness, group
from .languages import own_name
from .load import Content, load
from .new_language import new_files, official
from .new_record import skeleton
from .progress import as_json, by_language, left_over, stale_texts, table
from .publisher import Publisher
from .records import COLLECTIONS
from .records.values import identifier
from .record_files import read_records
from .settings import Settings
from .translations import reviews, section_files, update
from .translations.units import fingerprint


def languages_of(project: Path) -> tuple[str, ...]:
    """The languages that `mkdocs.yml` builds, in its order."""

    class Loader(yaml.SafeLoader):
        """Reads past the tags that only MkDocs understands."""

    Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
    Loader.add_multi_constructor("tag:", lambda loader, suffix, node: None)
    config = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)
    for plugin in config["plugins"]:
        if isinstance(plugin, dict) and "i18n" in plugin:
            return tuple(language["locale"] for language in plugin["i18n"]["languages"] if language.get("build", True))
    raise SystemExit("mkdocs.yml: error: no languages; list them under plugins: i18n: languages")


def check(options: argparse.Namespace) -> int:
    """Report every problem; 0 when there is none. What time has made due is told, and no problem."""
    try:
        publisher = Publisher(options.project, languages_of(options.project), settings())
    except Refused as refused:
        print(report(refused.diagnostics), file=sys.stderr)
        return 1
    day = today()
    for reminder in sorted(due(publisher.content, day)):
        print(reminder, file=sys.stderr)
    records = sum(1 for _ in publisher.content.catalogue)
    pages = sum(len(pages) for pages in publisher.content.prose.values())
    print(f"{records} records and {pages} pages checked, no errors")
    return 0


def translations(options: argparse.Namespace) -> int:
    """Bring the translation files up to date and print the state of each language; with --against only compare."""
    languages = languages_of(options.project)
    content = _sound(options.project, languages)
    if options.against:
        if not (options.against / "data").is_dir():
            raise SystemExit(f"error: expected an older copy of the project in '{options.against}', with its folder data/")
        print(summary(aged(load(options.against, languages), content, languages[1:])), end="")
        return 0
    keep = _keys(content, options.keep)
    for language in languages[1:]:
        kept = keep if options.language in (None, language) else frozenset()
        written = {unit.key for page in content.prose[language].values() for unit in page.units()}
        sections = section_files.update_sections(content.units, written, content.translations[language], kept)
        _write(options.project / section_files.path_of(language), sections)
        _write(options.project / "data" / "locales" / f"{language}.po", update(content.locales.get(language), language, content.units, kept))
    content = _sound(options.project, languages)
    found = by_language(content, languages)
    if options.json:
        print(as_json(content, found.values(), english=True), end="")
    else:
        print(table(found.values()))
        print(stale_texts(content, found.values()) + left_over(content, languages[1:]))
    behind = any(standing.state != "current" for freshness in found.values() for standing in freshness.standings.values())
    return int(options.strict and behind)


def changes(options: argparse.Namespace) -> int:
    """Tell what changed in the data since an older copy; with --log, write it into the log of the day."""
    languages = languages_of(options.project)
    content = _sound(options.project, languages)
    language = _known_language(options.language or languages[0], languages)
    before, _, problems = read_records(options.against)
    if not any(True for _ in before):
        first = f"none of its records can be read; the first problem is: {min(problems)}" if problems else "it has no records; expected a folder data/"
        print(f"error: the older copy in '{options.against}' cannot be compared: {first}", file=sys.stderr)
        return 1
    older = replace(content.view(languages[0]), catalogue=before)
    found = compare(before, content.catalogue, lambda record: str(older.title(record).capitalised))
    day = datetime.date.fromisoformat(options.on) if options.on else datetime.date.today()
    if options.log:
        known = next((each for each in content.log if each.date == day), LoggedDay(date=day))
        try:
            _write(options.project / path_of(day), written_log(day, merged(known.told, found, content.catalogue), known.first))
        except ValueError as error:
            raise SystemExit(f"error: {error}") from None
    if options.json:
        print(as_text([as_object(change, day, {code: content.view(code) for code in languages}) for change in found]), end="")
    else:
        print(markdown(Teller(content.view(language), replace(content.view(language), catalogue=before)), found, sorted("/".join(key) for key in before.broken)), end="")
    return 0


def cross_check(options: argparse.Namespace) -> int:
    """Compare the listings with a saved copy of the Commission's list: 0 the same, 1 differences, 2 not comparable."""
    catalogue, trees, problems = read_records(options.project)
    if problems := [*problems, *rules(catalogue, trees)]:
        print(report(problems), file=sys.stderr)
        return 2
    references = {listing.reference for listing in catalogue["listings"].values() if listing.reference}  # type: ignore[attr-defined]
    try:
        with options.file.open("rb") as file:
            official = read_official(file, references)
        findings, compared = differences(catalogue, trees, official, str(options.file)), len(listings_of(catalogue, official))
    except (OSError, NotTheList) as error:
        print(f"error: '{options.file}' cannot be compared: {error.strerror if isinstance(error, OSError) else error}", file=sys.stderr)
        return 2
    print((findings_as_json if options.json else findings_as_lines)(findings, official, compared), end="")
    return int(bool(findings))


def review(options: argparse.Namespace) -> int:
    """Write down that a person has read texts of one language, as they are today."""
    languages = languages_of(options.project)
    language = _known_language(options.language or languages[0], languages)
    content = _sound(options.project, languages)
    standings = Freshness(content, language).standings
    day = datetime.date.fromisoformat(options.on) if options.on else today()
    after = dict(content.reviews[language])
    read = [standings[key] for key in standings if key in _keys(content, options.keys) and standings[key].text]
    after.update({each.unit.key: reviews.Review(by=options.by, on=day, text=fingerprint(each.text)) for each in read})
    _write(options.project / reviews.path_of(language), reviews.write_reviews(after, standings))
    print(f"{len(read)} texts in '{language}' reviewed by {options.by} on {day}")
    return 0


def today() -> datetime.date:
    """Today, or the day that `SOURCE_DATE_EPOCH` gives."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc).date() if seconds else datetime.date.today()


def _sound(project: Path, languages: tuple[str, ...]) -> Content:
    """The content, or the end of the program with a report of what is wrong with it."""
    content = load(project, languages)
    if content.diagnostics:
        print(report(content.diagnostics), file=sys.stderr)
        raise SystemExit(1)
    return content


def _known_language(language: str, languages: tuple[str, ...]) -> str:
    """A language that the site has, or the end of the program."""
    if language not in languages:
        raise SystemExit(f"error: unknown language '{language}'; the languages are {', '.join(languages)}")
    return language


def _keys(content: Content, names: Iterable[str]) -> frozenset[str]:
    """Keys of the units that are named: by key, by record or page, or by collection."""
    known: dict[str, set[str]] = {}
    for unit in content.units:
        for name in (unit.key, unit.owner, group(unit)):
            known.setdefault(name, set()).add(unit.key)
    names = [name for several in names for name in several.split()]
    if unknown := [name for name in names if name not in known]:
        raise SystemExit(f"error: no text is called '{unknown[0]}'{did_you_mean(unknown[0], known)}")
    return frozenset(key for name in names for key in known[name])


def _write(path: Path, text: str) -> None:
    """Write a file that differs, in a folder that may be new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def language(options: argparse.Namespace) -> int:
    """Add a language: write the files it needs and does not have yet."""
    project, config = options.project, options.project / "mkdocs.yml"
    try:
        code = official(options.code)
        files = new_files(code, config.read_text(encoding="utf-8"), _sound(project, languages_of(project)).units)
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    missing = {path: text for path, text in files.items() if not (project / path).exists() or path == config.name and text != config.read_text(encoding="utf-8")}
    if code == languages_of(project)[0] or not missing:
        print(f"{code} is there already; nothing to do")
        return 0
    for path, text in missing.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
        print(f"wrote {path}")
    print(f"the next build has {own_name(code)}; translate data/locales/{code}.po, and pages of docs/en/ as docs/{code}/")
    return 0


def new(options: argparse.Namespace) -> int:
    """Write the file of a new record, for an editor to fill in."""
    collection, record_id = options.collection or "", options.id or ""
    if collection not in COLLECTIONS:
        hint = did_you_mean(collection, COLLECTIONS) or f"; the collections are {', '.join(COLLECTIONS)}"
        print(f"error: {f'unknown collection {collection!r}' if collection else 'which collection? make new COLLECTION=listings ID=some-name'}{hint}", file=sys.stderr)
        return 1
    path = options.project / "data" / collection / f"{record_id}.yml"
    try:
        identifier(record_id)
    except ValueError as error:
        print(f"error: {str(error).format(value=repr(record_id))}", file=sys.stderr)
        return 1
    if path.exists():
        print(f"error: {path.relative_to(options.project).as_posix()} is there already; open it, or choose another id", file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton(collection, record_id), encoding="utf-8")
    print(f"wrote {path.relative_to(options.project).as_posix()}; fill it in, then run 'make check'")
    return 0


def settings() -> Settings:
    """Settings from the environment, as `mkdocs.yml` reads them."""
    return Settings.of(os.environ.get("SITE_URL"), os.environ.get("REPO_URL"), os.environ.get("CONTACT"))


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 1 when something is wrong."""
    parser = argparse.ArgumentParser(prog="publisher", description="Checks and tools for the content of the site.")
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="folder with data/ and docs/ (default: here)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check data, translations and pages").set_defaults(run=check)
    one = commands.add_parser("translations", help="bring the translation files up to date; print the state of each language")
    one.add_argument("--keep", nargs="*", default=[], metavar="TEXT", help="texts, records or pages whose translations stand although the English changed")
    one.add_argument("--language", help="keep in this language only")
    one.add_argument("--json", action="store_true", help="print every text with its state as JSON")
    one.add_argument("--strict", action="store_true", help="exit status 1 when a translation is stale or missing")
    one.add_argument("--against", type=Path, metavar="FOLDER", help="write nothing; tell as Markdown what is stale that was not in this older copy")
    one.set_defaults(run=translations)
    delta = commands.add_parser("changes", help="tell what changed in the data since an older copy, as Markdown")
    delta.add_argument("--against", type=Path, metavar="FOLDER", required=True, help="the older copy, with its folder data/")
    delta.add_argument("--language", help="tell it in this language (default: English)")
    delta.add_argument("--json", action="store_true", help="print it as JSON")
    delta.add_argument("--log", action="store_true", help="write it into the log of the day as well, which the page of changes tells")
    delta.add_argument("--on", help="the day, like 2026-12-01 (default: today)")
    delta.set_defaults(run=changes)
    cross = commands.add_parser("cross-check", help="compare the listings with a saved copy of the Commission's consolidated list (XML 1.1)")
    cross.add_argument("file", type=Path, metavar="FILE", help="the list, as it was saved")
    cross.add_argument("--json", action="store_true", help="print the differences as JSON")
    cross.set_defaults(run=cross_check)
    two = commands.add_parser("review", help="write down that a person has read texts as they are today")
    two.add_argument("keys", nargs="+", metavar="TEXT", help="texts, records, pages or collections that were read")
    two.add_argument("--by", required=True, help="who read them")
    two.add_argument("--on", help="day, like 2026-12-01 (default: today)")
    two.add_argument("--language", help="language that was read (default: the English)")
    two.set_defaults(run=review)
    three = commands.add_parser("language", help="add a language: write the files that it needs")
    three.add_argument("code", nargs="?", help="its code, such as es")
    three.set_defaults(run=language)
    four = commands.add_parser("new", help="write the file of a new record, with every field explained")
    four.add_argument("collection", nargs="?", help="its collection, such as listings")
    four.add_argument("id", nargs="?", help="its id, such as some-name")
    four.set_defaults(run=new)
    options = parser.parse_args(arguments)
    return int(options.run(options))


if __name__ == "__main__":
    sys.exit(main())
