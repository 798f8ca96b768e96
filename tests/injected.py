"""Injected: payloads of every kind, put into every text of a copy of the project that lets them in.

Each payload carries a word of its own, `zq…`, by which it is found again in whatever the site makes of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Iterable, Iterator, Mapping

import polib
import yaml

from publisher.checked import checked
from publisher.diagnostics import Diagnostic, Refused
from publisher.fields import walk
from publisher.load import load
from publisher.parse import Location, parse
from publisher.read import Document
from publisher.settings import Settings

PAYLOADS = {
    "zqscript": "</script><script>window.ran=‘zqscript’</script>",
    "zqimage": "<img src=x onerror=window.ran=1 alt=zqimage>",
    "zqdouble": '" onmouseover="window.ran=1" data-zqdouble="',
    "zqsingle": "' autofocus onfocus='window.ran=1' data-zqsingle='",
    "zqtitle": "</title></style></textarea></svg><svg onload=window.ran=1>zqtitle",
    "zqcomment": "--><iframe srcdoc=zqcomment><!--",
    "zqcdata": "]]></summary><entry>zqcdata</entry><![CDATA[",
    "zqentity": "&zqentity; &#60;b&#62; &lt;script&gt;",
    "zqaddress": "javascript:window.ran=/zqaddress/",
    "zqlink": "[zqlink](javascript:window.ran=1) <javascript:window.ran=1>",
    "zqmarkdown": "**zqmarkdown** `zqmarkdown` _zqmarkdown_ {#zqmarkdown .x onclick=window.ran=1}",
    "zqtemplate": "{{ 7 * zqtemplate }} {% for x in zqtemplate %}",
    "zqobject": '"}],"@type":"zqobject","x":[{"y":"\\u003cscript\\u003e',
    "zqcalendar": "zqcalendar;ATTACH:x,END:VEVENT\\nBEGIN:VEVENT\\;",
    "zqpercent": "%3Cscript%3Ezqpercent%0D%0ASet-Cookie:%20x ${zqpercent} $(zqpercent) %s",
    "zqequals": "=HYPERLINK(zqequals)", "zqplus": "+1+zqplus", "zqminus": "-1+zqminus", "zqat": "@SUM(zqat)",
}
FIRST = ("zqequals", "zqplus", "zqminus", "zqat")
"""Those that work only at the start of a text."""
REFUSED = {"right-to-left override": "a\u202eb", "isolate": "a\u2066b", "zero-width space": "a\u200bb", "private use": "a\ue0000\ue001b", "control": "a\x1b[31mb", "a Cyrillic letter": "p\u0430ypal"}
"""Payloads that nothing lets in."""

Place = tuple[str, Location]
"""A file and where in it."""


@dataclass
class Injection:
    """A copy of the project, what stands where, and what was refused."""

    project: Path
    languages: tuple[str, ...]
    placed: dict[Place, str] = field(default_factory=dict)
    """The payload's word by place."""
    refused: dict[tuple[str, str], str] = field(default_factory=dict)
    """A diagnostic by payload and kind of place: the field's name, or the kind of file."""
    originals: dict[str, str] = field(default_factory=dict)
    """The text that each file had."""


def combined(text: str, word: str) -> str:
    return f"{PAYLOADS[word]} {text}" if word in FIRST else f"{text} {PAYLOADS[word]}"


def inject(project: Path, languages: tuple[str, ...]) -> Injection:
    """Put a payload into every text of records, interface, translations and front matter, and take out what the check refuses."""
    made = Injection(project, languages)
    for word in PAYLOADS:
        (project / "data" / "terms" / f"thing-{word[2:]}.yml").write_text(f"id: thing-{word[2:]}\nname:\n  en: Thing {word[2:]}\nvariants: [Item]\ndefinition: A thing.\nsources: [seed]\n", encoding="utf-8")
    content = load(project, languages)
    assert not content.diagnostics, [*map(str, content.diagnostics)]
    words = _in_turn()
    for record in content.catalogue:
        path = f"data/{record.collection}/{record.id}.yml"
        written = parse(Document(path, (project / path).read_text(encoding="utf-8")))[0].values
        for location, _, shape, value in walk(record):
            if location not in written:  # A value that the type supplies.
                continue
            if record.collection == "terms" and location[0] in ("name", "short", "variants") and not record.id.startswith("thing-"):
                continue  # Every translation must say it.
            if isinstance(value, dict) or hasattr(value, "items"):
                made.placed.update({(path, (*location, language)): next(words) for language in value})
            elif isinstance(value, str) and shape.kind in ("text", "plain") and location[-1] != "id" and location[0] not in ("unverified",):
                made.placed[path, location] = next(words)
    for key, message in content.messages.items():
        for location in ([(key,)] if message.plural is None else [(key, "one"), (key, "other")]):
            made.placed["data/locales/messages.yml", location] = next(words)
    for path, key in _entries(made):
        made.placed[path, (key,)] = next(words)
    for language, pages in content.prose.items():
        for page in pages.values():
            made.placed.update({(page.path, (name,)): next(words) for name in ("title", "description", "keywords") if getattr(page.meta, name)})
    _write(made, {path for path, _ in made.placed})
    for _ in range(12):
        problems = problems_of(made)
        if not problems:
            return made
        changed = _take_out(made, problems)
        if not changed:
            changed = {found.path for found in problems}
            made.placed = {place: word for place, word in made.placed.items() if place[0] not in changed}
        _write(made, changed)
    raise AssertionError([str(found) for found in problems[:20]])


def problems_of(made: Injection) -> list[Diagnostic]:
    try:
        checked(made.project, made.languages, Settings.of(None, None, None))
    except Refused as refused:
        return refused.diagnostics
    return []


def _in_turn() -> Iterator[str]:
    while True:
        yield from PAYLOADS


def _entries(made: Injection) -> Iterator[tuple[str, str]]:
    """Path and key of all translations."""
    for language in made.languages[1:]:
        path = f"data/locales/{language}.po"
        for entry in polib.pofile(str(made.project / path)):
            if entry.msgctxt and entry.msgstr:
                yield path, entry.msgctxt


def _take_out(made: Injection, problems: Iterable[Diagnostic]) -> set[str]:
    """Put back what stood where something is refused; all of a file if the place is none of ours. The paths that change."""
    changed: set[str] = set()
    for path, group in groupby(problems, key=lambda found: found.path):
        at_lines = _at_lines(path, (made.project / path).read_text(encoding="utf-8"))
        ours = {location for of, location in made.placed if of == path}
        for found in group:
            hit = at_lines.get(found.line, set()) & ours
            for location in hit or (ours if found.line not in at_lines else ()):
                word = made.placed.pop((path, location), None)
                if word and hit:
                    made.refused.setdefault((word, _kind((path, location))), str(found))
                changed.add(path)
    return changed


def _kind(place: Place) -> str:
    """What kind of text a place holds."""
    path, location = place
    if path.endswith(".md"):
        return f"front matter: {location[0]}"
    if path.endswith(".po"):
        return "translation"
    return "interface text" if "messages.yml" in path else next(str(step) for step in reversed(location) if isinstance(step, str) and not re.fullmatch("[a-z]{2}", step))


def _at_lines(path: str, text: str) -> Mapping[int, set[Location]]:
    """What stands at each line of a file that this module has written; a translation stands at each line of its entry."""
    found: dict[int, set[Location]] = {}
    if path.endswith(".po"):
        number = 1
        for block in text.split("\n\n"):
            after = number + block.count("\n") + 2
            if context := re.search(r'^msgctxt "(.*)"$', block, re.MULTILINE):
                found.update({line: {(context[1],)} for line in range(number, after)})
            number = after
    elif path.endswith(".md"):
        found = {number: {(line.partition(":")[0],)} for number, line in enumerate(text.split("\n"), 1)}
    else:
        for location, (line, _) in parse(Document(path, text))[0].values.items():
            found.setdefault(line, set()).add(location)
    return found


def _write(made: Injection, paths: Iterable[str]) -> None:
    """Write files with their payloads, each text on a line of its own."""
    by_path: dict[str, dict[Location, str]] = {}
    for (path, location), word in made.placed.items():
        by_path.setdefault(path, {})[location] = word
    for path in paths:
        file = made.project / path
        original = made.originals.setdefault(path, file.read_text(encoding="utf-8"))
        placed = by_path.get(path, {})
        if path.endswith(".po"):
            catalog = polib.pofile(original, wrapwidth=1_000_000)
            for entry in catalog:
                if (entry.msgctxt,) in placed:
                    entry.msgstr = combined(entry.msgstr, placed[entry.msgctxt,])
            text = f"{catalog}\n"
        elif path.endswith(".md"):
            _, front, body = original.split("---\n", 2)
            text = f"---\n{_dumped(front, placed)}---\n{body}"
        else:
            text = _dumped(original, placed)
        file.unlink()
        file.write_text(text, encoding="utf-8")


def _dumped(original: str, placed: Mapping[Location, str]) -> str:
    data = yaml.load(original, Loader=yaml.BaseLoader)
    for location, word in placed.items():
        holder = data
        for step in location[:-1]:
            holder = holder[step]
        holder[location[-1]] = combined(holder[location[-1]], word)
    return str(yaml.dump(data, allow_unicode=True, sort_keys=False, width=1_000_000))
