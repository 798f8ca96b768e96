"""Differences: the translations that a change of the English makes stale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterable, Iterator

from .freshness import Freshness
from .load import Content
from .translations import State, Unit
from .translations.units import same_words
from .word_by_word import marked

_MOST = 200
"""Texts named in a summary; a host shows no more than so many."""


@dataclass(frozen=True)
class Aged:
    """A text whose translations a change has left behind: its English before and now, and the languages concerned."""

    unit: Unit
    before: str
    """The English before; empty for a new text."""
    languages: tuple[str, ...]
    state: State
    """`stale`, or `missing` for a text that had a translation or did not exist before."""


def aged(before: Content, now: Content, languages: Iterable[str]) -> Iterator[Aged]:
    """Texts whose translations were current and no longer are, in the order of the units."""
    english = {unit.key: unit.english for unit in before.units}
    then = {language: Freshness(before, language).standings for language in languages}
    today = {language: Freshness(now, language).standings for language in languages}
    for unit in now.units:
        changed = not same_words(english.get(unit.key, ""), unit.english)
        for state in ("stale", "missing"):
            concerned = tuple(
                language for language in then
                if today[language][unit.key].state == state
                and (unit.key not in then[language] or then[language][unit.key].state == "current" or (state == "stale" and changed))
            )
            if concerned:
                yield Aged(unit, english.get(unit.key, ""), concerned, state)  # type: ignore[arg-type]


def summary(found: Iterable[Aged]) -> str:
    """The same as Markdown, for the summary of a pull request; texts stand in code, so that nothing in them is markup."""
    entries = list(found)
    if not entries:
        return "## Translations\n\nThis change makes no translation stale.\n"
    counts = {state: sum(len(entry.languages) for entry in entries if entry.state == state) for state in ("stale", "missing")}
    lines = ["## Translations", "", f"Made stale by this change: {counts['stale']}. Still to be made: {counts['missing']}.", ""]
    for entry in entries[:_MOST]:
        text = marked(entry.before, entry.unit.english) if entry.state == "stale" else entry.unit.english
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 0)
        lines += [f"`{entry.unit.key}` – {entry.state}: {', '.join(entry.languages)}", "", f"{fence}text", text, fence, ""]
    if len(entries) > _MOST:
        lines += [f"… and {len(entries) - _MOST} more texts.", ""]
    lines += ["Where a translation need not follow a change, say so: `make translations KEEP=…`, with the name above."]
    return "\n".join(lines) + "\n"
