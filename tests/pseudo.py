"""A pseudo-language: every text accented, lengthened and put in brackets, so that what is not translated shows at once.

`⟦Thé Çöüñçîl ðéçîðéš lørém⟧` is longer than the English by 35 per cent, as a translation may be. It is made from the units
and the Markdown pages of a copy of the project, and stands in it as a language of its own, `en-XA`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Callable, Iterable, Mapping

from publisher.load import load
from publisher.new_language import with_language
from publisher.translations import Unit, units, update

CODE = "en-XA"
OPEN, CLOSE = "⟦", "⟧"
_LONGER = 1.35
_ACCENTS = str.maketrans("aceidlnosuyzACEIDLNOSUYZ", "áçéîðľñøšüýžÁÇÉÎÐĽÑØŠÜÝŽ")
_FILLER = ("lørém", "îpšüm", "ðøľør", "šît", "áméť")
_KEPT = re.compile(r"(\{\{.*?\}\}|\{[^}]*\}|\]\([^)]*\)|<[^>]+>|`[^`]*`|\[\^[^\]]*\]:?|&#?\w+;|https?://\S+)", re.DOTALL)
"""What is no word: calls, placeholders, targets of links, elements, code."""
_ARGUMENT = re.compile(r"""(\{\{ *(?:link|term|act)\( *"[^"]*", *)("[^"]*")""")
"""Words given to a call."""
_LINE = re.compile(r"(\s*(?:#{1,6} |[-*] |\d+\. |> |:   ?)?)(.*?)(\s*\{[#.:][^{}]*\})?", re.DOTALL)


def pseudo(text: str) -> str:
    """A text in the pseudo-language; each paragraph has brackets of its own. A text without letters stays as it is."""
    return "\n\n".join(_bracketed(part) if any(map(str.isalpha, _KEPT.sub("", part))) else part for part in text.split("\n\n"))


def markdown(body: str) -> str:
    """A Markdown page's body in the pseudo-language; its anchors, calls, targets and blocks of code stay."""
    parts = re.split(r"(^```.*?^```$)", body, flags=re.DOTALL | re.MULTILINE)
    parts[::2] = ["\n".join(map(_line, part.split("\n"))) for part in parts[::2]]
    return "".join(parts)


def _bracketed(text: str) -> str:
    parts = _KEPT.split(text)
    parts[::2] = [part.translate(_ACCENTS) for part in parts[::2]]
    parts[1::2] = [_ARGUMENT.sub(lambda found: found[1] + found[2].translate(_ACCENTS), part) for part in parts[1::2]]
    words = "".join(parts)
    place = 0
    while len(words) < _LONGER * len(text):
        words += " " + _FILLER[place % len(_FILLER)]
        place += 1
    return f"{OPEN}{words}{CLOSE}"


def _line(line: str) -> str:
    if line.startswith("|"):
        return "|".join(_cell(cell) for cell in re.split(r"(?<!\\)\|", line))
    mark, text, anchor = _LINE.fullmatch(line).groups()  # type: ignore[union-attr]
    return mark + (pseudo(text) if text.strip() else text) + (anchor or "")


def _cell(cell: str) -> str:
    return f" {pseudo(cell.strip())} " if cell.strip() else cell


def front_matter(page: str, words: Callable[[str], str]) -> str:
    """A page's text up to its body, with title and description in other words."""
    head = page[: page.index("\n---\n", 4) + 5]
    return re.sub(r"^(title|description): (.*)$", lambda found: f"{found[1]}: {json.dumps(words(found[2].strip(chr(34))), ensure_ascii=False)}", head, flags=re.MULTILINE)


def write_language(project: Path, code: str, languages: tuple[str, ...], chosen: Callable[[Unit], bool], pages: Iterable[str]) -> None:
    """Give a copy of the project a language: a gettext file with the chosen units, and Markdown pages of these names."""
    config = project / "mkdocs.yml"
    config.write_text(with_language(config.read_text(encoding="utf-8"), code), encoding="utf-8")
    content = load(project, languages)
    wanted = list(units(content.catalogue, content.messages))
    chosen_units = {unit.key: unit for unit in wanted if chosen(unit)}
    entries = update(None, code, wanted).split("\n\n")
    (project / "data" / "locales" / f"{code}.po").write_text("\n\n".join(_filled(entry, chosen_units) for entry in entries), encoding="utf-8")
    for name in pages:
        english = (project / "docs" / "en" / name).read_text(encoding="utf-8")
        target = project / "docs" / code / name
        target.parent.mkdir(parents=True, exist_ok=True)
        head = front_matter(english, pseudo)
        target.write_text(head + markdown(english[english.index("\n---\n", 4) + 5:]), encoding="utf-8")


def _filled(entry: str, chosen: Mapping[str, Unit]) -> str:
    """An entry of a gettext file, translated if its unit is chosen."""
    key = re.search(r'^msgctxt "(.*)"$', entry, re.MULTILINE)
    unit = chosen.get(key[1]) if key else None
    if unit is None:
        return entry
    for place, line in enumerate(re.findall(r'^msgstr(?:\[\d\])? ""$', entry, re.MULTILINE)):
        source = unit.plural if unit.plural and place else unit.text
        entry = entry.replace(line, line.replace('""', json.dumps(pseudo(source), ensure_ascii=False)), 1)
    return entry
