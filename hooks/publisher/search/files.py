"""Files: the search of one language as artifacts - the worker's script, and the files it loads a few of.

    assets/search/fr.js               engine, stemmer, our scripts and INDEX: what is where; one file, since each more costs a round trip
    assets/search/fr/terms-0.txt      term, tab, entry and weight in turn; entries as distances
    assets/search/fr/words-0.txt      words as they are written, and in how many entries: for typing errors
    assets/search/fr/ends-0.txt       the same from their ends
    assets/search/fr/entries-0.json   what is shown of an entry: address, title, text
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import groupby
from typing import Any, Mapping, Sequence

from ..artifact import digest
from ..tightening import tight_script
from .analysis import LANGUAGES, Analyser
from .entries import Entry
from .ranges import cut, firsts
from .weights import weights

FOLDER = "assets/search"
SCRIPTS = ("analysis.js", "files.js", "spelling.js", "query.js", "excerpt.js", "worker.js")
"""Our half of the worker, in order."""
ENGINE = ("utils", "field_ref", "set", "vector", "pipeline", "token_set", "token_set_builder", "match_data", "index", "query")
"""The modules of lunr that a query needs, in order; indexing, stemming and the query language stay behind."""
TERMS, WORDS, ENTRIES = 4000, 3000, 700
"""Characters of a file; packed, about a third of that."""
TYPED = 4
"""Letters at least of a word in which a typing error is looked for."""

_COMMENT = re.compile(r"^\s*/\*.*?\*/", re.DOTALL | re.MULTILINE)


def search_files(entries: Sequence[Entry], language: str, small: Mapping[str, str], texts: Mapping[str, Any], scripts: Mapping[str, str]) -> dict[str, str]:
    """All files by path below the site's root. `small` are words without meaning by language, `texts` what the box says, `scripts` those in `overrides/search/` by name."""
    kinds = {kind: place for place, kind in enumerate(dict.fromkeys(entry.kind for entry in entries))}
    entries = sorted(entries, key=lambda entry: kinds[entry.kind])
    languages = [language, *({entry.language for entry in entries} - {language})]
    analysers = {each: Analyser(each, frozenset(Analyser(each).words(small.get(each, "")))) for each in languages}
    words = _words(entries, analysers)
    analysers = {
        each: analyser.knowing(word for word, count in words[each].items() if count > 1 and word.isalpha()) if analyser.writes_together else analyser
        for each, analyser in analysers.items()
    }
    files: dict[str, str] = {}
    index: dict[str, Any] = {"folder": language, "version": ""}
    index["analysis"] = {each: _rules(analysers[each], words[each]) for each in languages}
    index["kinds"] = [[kind, len(list(group))] for kind, group in groupby(entries, key=lambda entry: entry.kind)]
    index["english"] = [number for number, entry in enumerate(entries) if entry.language != language]
    index["texts"] = texts

    lines = [_posting(term, found) for term, found in sorted(weights(entries, analysers).items())]
    spelled = Counter({word: count for each in words.values() for word, count in each.items() if len(word) >= TYPED})
    for name, size, rows in (
        ("terms", TERMS, lines),
        ("words", WORDS, [f"{word}\t{count}" for word, count in sorted(spelled.items())]),
        ("ends", WORDS, sorted(f"{word[::-1]}\t{count}" for word, count in spelled.items())),
    ):
        lots = cut(rows, size)
        index[name] = firsts(lots)
        files |= {f"{name}-{number}.txt": "\n".join(lot) for number, lot in enumerate(lots)}
        if not lots:
            files[f"{name}-0.txt"] = ""
    lots = cut([_json([entry.address, entry.title, "\n".join(filter(None, [entry.lead, entry.text]))]) for entry in entries], ENTRIES)
    index["blocks"] = [len(lot) for lot in lots]
    files |= {f"entries-{number}.json": "[" + ",\n".join(lot) + "]" for number, lot in enumerate(lots)}

    index["version"] = digest("\0".join(files.values()))
    return {f"{FOLDER}/{language}.js": _script(index, languages, scripts), **{f"{FOLDER}/{language}/{name}": text for name, text in files.items()}}


def _words(entries: Sequence[Entry], analysers: Mapping[str, Analyser]) -> dict[str, Counter[str]]:
    """The folded words of each language, and in how many entries they stand."""
    found: dict[str, Counter[str]] = {language: Counter() for language in analysers}
    for entry in entries:
        analyser = analysers[entry.language]
        texts = (entry.title, entry.lead, entry.text, *entry.names, *entry.keywords, *entry.headings, *entry.foreign)
        found[entry.language].update({word for text in texts for word in analyser.words(text)})
    return found


def _rules(analyser: Analyser, words: Mapping[str, int]) -> dict[str, Any]:
    """What the browser must know to take text of a language apart in the same way."""
    rules = analyser.rules
    parts = sorted({part for word in words for part in analyser.taken_apart(word) if part in analyser.parts}) if analyser.parts else []
    return {
        "kept": rules.kept if rules else "", "endings": rules.endings if rules else (), "links": rules.links if rules else None,
        "parts": " ".join(parts), "small": " ".join(sorted(analyser.small)),
    }


def _posting(term: str, found: Mapping[int, int]) -> str:
    numbers: list[str] = []
    before = 0
    for entry, weight in sorted(found.items()):
        numbers += [str(entry - before), str(weight)]
        before = entry
    return f"{term}\t{' '.join(numbers)}"


def _script(index: Mapping[str, Any], languages: Sequence[str], scripts: Mapping[str, str]) -> str:
    """The worker's script: engine, stemmers of these languages, our scripts and the index's own facts."""
    stemmers = {language: LANGUAGES[language].stemmer for language in languages if language in LANGUAGES}
    parts = ["/*! lunr 2.3.9, https://lunrjs.com/, MIT, (C) Oliver Nightingale */", "const lunr = {};"]
    parts += [_bare(scripts[f"vendor/lunr/{name}.js"]) for name in ENGINE]
    if stemmers:
        names = ("base", *dict.fromkeys(stemmers.values()))
        parts += ["/*! Snowball 3.0.1, https://snowballstem.org/, BSD 3-Clause */", *(scripts[f"vendor/{name}-stemmer.js"] for name in names)]
    made = ", ".join(f"{language}: new {name.capitalize()}Stemmer()" for language, name in stemmers.items())
    parts += [f"const STEMMERS = {{ {made} }};", f"const INDEX = {_json(index)};", *(_bare(scripts[name]) for name in SCRIPTS)]
    return "\n".join(parts)


def _bare(script: str) -> str:
    """A script without comments that begin a line and without indentation."""
    return tight_script(_COMMENT.sub("", script))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
