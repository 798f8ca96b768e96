"""Injected: payloads of every kind, put into every text of a copy of the project that lets them in.

Each payload carries a word of its own, `zq…`, by which it is found again in whatever the site makes of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterable, Iterator, Mapping

import polib
import yaml

from publisher.diagnostics import Diagnostic, Refused
from publisher.fields import walk
from publisher.load import load
from publisher.parse import Location, parse
from publisher.prepared import Prepared
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
    content = load(project, languages)
    assert not content.diagnostics
    words = _in_turn()
    for record in content.catalogue:
        path = f"data/{record.collection}/{record.id}.yml"
        written = parse(Document(path, (project / path).read_text(encoding="utf-8")))[0].values
        for location, _, shape, value in walk(record):
            if location not in written:  # A value that the type supplies.
                continue
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
        print(len(problems),len(made.placed))
        _write(made, {path for found in problems for path in _take_out(made, found)})
    raise AssertionError([str(found) for found in problems[:20]])


def problems_of(made: Injection) -> list[Diagnostic]:
    try:
        Prepared(made.project, made.languages, Settings.of(None, None, None), blocks_once=True)
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


def _take_out(made: Injection, found: Diagnostic) -> set[str]:
    """Put back what stood at the place of a diagnostic; everything of its file if that place is none of ours. The paths that change."""
    own = [place for place in made.placed if place[0] == found.path]
    hit = [place for place in own if _is_at(made, place, found.line)] or own
    for place in hit:
        word = made.placed.pop(place)
        if len(hit) == 1:
            made.refused.setdefault((word, _kind(place)), str(found))
    return {found.path} if hit else set()


def _kind(place: Place) -> str:
    """What kind of text a place holds."""
    path, location = place
    if path.endswith(".md"):
        return f"front matter: {location[0]}"
    if path.endswith(".po"):
        return "translation"
    return "interface text" if "messages.yml" in path else next(str(step) for step in reversed(location) if isinstance(step, str) and not re.fullmatch("[a-z]{2}", step))


def _is_at(made: Injection, place: Place, line: int) -> bool:
    """Whether a place stands at a line of its file as it is now."""
    path, location = place
    text = (made.project / path).read_text(encoding="utf-8")
    lines = text.split("\n")
    if path.endswith(".po"):
        block = text[:sum(len(each) + 1 for each in lines[:line])].rpartition("\n\n")[2] + "\n".join(lines[line:]).partition("\n\n")[0]
        return f'msgctxt "{location[0]}"' in block
    if path.endswith(".md"):
        return lines[line - 1].startswith(f"{location[0]}:")
    return parse(Document(path, text))[0].place(location)[0] == line


def _write(made: Injection, paths: Iterable[str]) -> None:
    """Write files with their payloads, each text on a line of its own."""
    for path in paths:
        file = made.project / path
        original = made.originals.setdefault(path, file.read_text(encoding="utf-8"))
        placed = {location: word for (of, location), word in made.placed.items() if of == path}
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
