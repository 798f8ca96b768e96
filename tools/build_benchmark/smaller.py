"""A smaller project: this one without the records that nothing else needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import polib
import yaml

from tools.search_benchmark.tenfold import PROJECT, allow_shuffled_words, copy_project

from publisher.addresses import has_page
from publisher.commands.project import languages_of
from publisher.fields import walk
from publisher.load import Content, load
from publisher.translations.units import owner

Key = tuple[str, str]
"""Collection and id of a record."""
_NAMED = re.compile(r"[\w-]+/[\w-]+|(?<=\")[\w-]+(?=\")")
"""How a page may name a record: `acts/2019-796` or `"2019-796"`."""


def shrink(target: Path) -> None:
    """Write the project with as few records' pages as its other records and its Markdown pages allow to a new folder."""
    copy_project(target)
    allow_shuffled_words(target)  # Words that only the records left out have need no exception any more.
    content = load(PROJECT, languages_of(PROJECT))
    gone = _not_needed(content)
    gone |= _uncited(content, gone)
    for record in content.catalogue:
        path = target / "data" / record.collection / f"{record.id}.yml"
        if (record.collection, record.id) in gone:
            path.unlink()
            continue
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for location, _, shape, value in walk(record, "reference"):
            if (shape.collection, value) in gone:
                _drop(data, location[:-1], value)
        if record.collection == "rounds":
            left = [listing for listing in content.catalogue.referrers(record, "listings", "round") if ("listings", listing.id) not in gone]
            persons = sum(listing.is_person for listing in left)
            data |= {"persons": str(persons), "entities": str(len(left) - persons)}
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    _forget(target, {"/".join(key) for key in gone})


def _not_needed(content: Content) -> set[Key]:
    """Records with a page that no Markdown page names, and that others name in lists at most."""
    named = {name for pages in content.prose.values() for page in pages.values() for name in _NAMED.findall(page.body)}
    found = {
        (record.collection, record.id) for record in content.catalogue
        if has_page(type(record)) and not named & {record.id, f"{record.collection}/{record.id}"}
    }
    while needed := {
        key for key in found for citation in content.catalogue.citations_of(content.catalogue[key[0]][key[1]])
        if not isinstance(citation.location[-1], int) and (citation.origin.collection, citation.origin.id) not in found
    }:
        found -= needed
    return found


def _uncited(content: Content, gone: set[Key]) -> set[Key]:
    """Sources that nobody cites any more."""
    cited = {source for pages in content.prose.values() for page in pages.values() for source in page.meta.sources}
    cited |= {citation.target for citation in content.catalogue.citations if citation.collection == "sources" and (citation.origin.collection, citation.origin.id) not in gone}
    assert content.facts is not None
    return {("sources", name) for name in content.catalogue["sources"] if name not in cited | {content.facts.list_source}}


def _drop(data: Any, location: tuple[str | int, ...], value: str) -> None:
    """Take a value out of a list in a record's data, and the list out of its mapping when nothing is left in it."""
    *above, name = location
    for step in above:
        data = data[step]
    data[name].remove(value)
    if not data[name]:
        del data[name]


def _forget(target: Path, gone: set[str]) -> None:
    """Take records out of all that is written about them elsewhere: what was published, what changed, what is expected, translations."""
    data = target / "data"
    published = data / "published.txt"
    published.write_text("".join(line for line in published.read_text(encoding="utf-8").splitlines(keepends=True) if line.strip() not in gone), encoding="utf-8")
    (data / "expectations.yml").write_text("records: {}\n", encoding="utf-8")
    for day in (data / "changes").glob("*.yml"):
        day.unlink()
    for path in (data / "locales").glob("*.po"):
        file = polib.pofile(str(path))
        for entry in [entry for entry in file if owner(entry.msgctxt) in gone]:
            file.remove(entry)
        file.save()
