"""Spelling: words of the texts that neither a hunspell dictionary nor the project's own lists know."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Iterable, Iterator

from publisher.fields import walk
from publisher.link import Catalogue
from publisher.wording.passages import Passage

PROJECT = Path(__file__).resolve().parent.parent
DICTIONARIES = {"en": "en_GB", "fr": "fr_FR", "de": "de_DE"}
LISTS = PROJECT / "tests" / "words"
UNPACKED = PROJECT / ".venv" / "hunspell" / "usr"
"""Where `install-spelling.sh` unpacks Debian's packages for those who may not install them."""
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏ"
_WORD = re.compile(rf"(?<![\w’.-])-?[{_LETTERS}]+(?:[’-][{_LETTERS}]+)*(?:-(?!\w))?(?!\w)")
"""A hyphen at either end is that of half a German compound: `Sicherheits- und …`, `… und -krisen`."""
_NO_WORDS = re.compile(r"\{\w+\}|\S*(?:@|://|\w\.\w)\S*")
"""Placeholders, addresses and the like."""


def words(text: str) -> Iterator[tuple[int, str]]:
    """Words of a text with their offsets; what has digits or another script is none."""
    for match in _WORD.finditer(_NO_WORDS.sub(lambda found: " " * len(found[0]), text)):
        yield match.start(), match[0]


def parts(word: str) -> list[str]:
    """The parts of a word with hyphens or apostrophes, single letters left out."""
    return [part for part in re.split("[’-]", word) if len(part) > 1]


def kept(passage: Passage) -> frozenset[str]:
    """Words that a translation has from the English: with a capital, or two together."""
    here, there = ([word for _, word in words(text)] for text in (passage.text, passage.english))
    pairs = set(zip(here, here[1:])) & set(zip(there, there[1:]))
    return frozenset({word for pair in pairs for word in pair} | {word for word in there if not word.islower()})


def own_words(name: str) -> list[str]:
    """The words of one of the project's own lists: `names`, which holds in every language, or that of a language."""
    return (LISTS / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1]


def recorded_names(catalogue: Catalogue) -> set[str]:
    """Words with a capital in the facts of records that are the same in every language; titles of sources are none."""
    lines = (value for record in catalogue if record.collection != "sources" for _, _, shape, value in walk(record) if shape.kind == "plain" and isinstance(value, str))
    return {part for line in lines for _, word in words(line) for part in (word, *parts(word)) if not part.islower()}


def unknown(candidates: Iterable[str], language: str) -> set[str]:
    """Those that hunspell does not know. Raises FileNotFoundError when the program or the dictionary is missing."""
    program = shutil.which("hunspell") or shutil.which("hunspell", path=str(UNPACKED / "bin"))
    if program is None:
        raise FileNotFoundError("no hunspell: run 'bash tests/install-spelling.sh', or install hunspell with its dictionaries en_GB, fr_FR and de_DE")
    unpacked = {"DICPATH": str(UNPACKED / "share" / "hunspell"), "LD_LIBRARY_PATH": ":".join(map(str, UNPACKED.glob("lib/*")))}
    asked = {word.replace("’", "'"): word for word in candidates}
    result = subprocess.run(
        [program, "-d", DICTIONARIES[language], "-i", "utf-8", "-L"], input="\n".join(sorted(asked)) + "\n", capture_output=True, text=True, check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", **(unpacked if program.startswith(str(UNPACKED)) else {})},
    )
    if result.returncode or "Can't open" in result.stderr:
        raise FileNotFoundError(f"hunspell has no dictionary {DICTIONARIES[language]}: run 'bash tests/install-spelling.sh' ({result.stderr.strip()})")
    return {asked[line] for line in result.stdout.split("\n") if line}


def misspelt(passages: Iterable[Passage], language: str, own: Iterable[str]) -> list[tuple[Passage, int, str]]:
    """Words in the passages of a language that nothing knows, with their offsets.

    What a text has from the English beside it is a name, and is looked up there: words with a capital, and
    words that follow each other in both.
    """
    places: dict[str, list[tuple[Passage, int]]] = {}
    for passage in passages:
        if passage.language == language:
            carried = kept(passage) if language != "en" else frozenset()
            for offset, word in words(passage.text):
                if word not in carried:
                    places.setdefault(word, []).append((passage, offset))
    known = set(own)
    doubtful = unknown(places, language) - known
    bad = unknown({part for word in doubtful for part in parts(word)}, language) - known
    return [(*place, word) for word in sorted(doubtful) if bad.intersection(parts(word)) for place in places[word]]
