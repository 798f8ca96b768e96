"""Progress of the translations, told to people as a table and to machines as JSON."""

from __future__ import annotations

import json
from typing import Any, Iterable, Mapping

from .word_by_word import marked
from .freshness import Freshness, Standing, tally
from .load import Content
from .localise import SOURCE_LANGUAGE
from .translations.states import STATES

_MOST = 20
"""Stale texts that the table names."""
COUNTS = (*STATES, "reviewed")


def table(languages: Iterable[Freshness]) -> str:
    """How many texts stand how, one line for each language."""
    lines = [f"{'language':10}" + "".join(f"{name:>10}" for name in COUNTS)]
    for freshness in languages:
        found = tally(freshness.standings.values())
        lines.append(f"{freshness.language:10}" + "".join(f"{getattr(found, name):10}" for name in COUNTS))
    return "\n".join(lines)


def stale_texts(content: Content, languages: Iterable[Freshness]) -> str:
    """The stale texts, each with its languages and with what changed in the English; empty when there is none."""
    found: dict[str, list[tuple[str, Standing]]] = {}
    for freshness in languages:
        for key, standing in freshness.standings.items():
            if standing.state == "stale":
                found.setdefault(key, []).append((freshness.language, standing))
    lines: list[str] = []
    for key, standings in list(found.items())[:_MOST]:
        language, standing = standings[0]
        lines += ["", f"{key} ({', '.join(language for language, _ in standings)})", f"  {marked(_made_from(content, language, standing), standing.unit.english)}"]
    if len(found) > _MOST:
        lines += ["", f"and {len(found) - _MOST} more; JSON=1 tells all"]
    return "\n".join(lines)


def left_over(content: Content, languages: Iterable[str]) -> str:
    """Sections of translated pages whose English is gone, for someone to delete; empty when there is none."""
    today = {unit.key for unit in content.units}
    return "".join(
        f"\n{page.path}: the English of '{unit.key}' is gone, so it is not shown; delete it"
        for language in languages for page in content.prose[language].values() for unit in page.units()
        if unit.key not in today and page.name in content.prose[SOURCE_LANGUAGE]
    )


def as_json(content: Content, languages: Iterable[Freshness], *, english: bool = False) -> str:
    """Every text in every language, one line each: id, language, state, whether and when reviewed; with `english` also who
    reviewed it, the English of what is stale or missing, and the English that a stale one was made from."""
    rows = []
    for freshness in languages:
        for key, standing in freshness.standings.items():
            row: dict[str, Any] = {"id": key, "language": freshness.language, "state": standing.state, "reviewed": standing.review is not None}
            if standing.review:
                row["reviewed_on"] = standing.review.on.isoformat()
                if english:
                    row["reviewed_by"] = standing.review.by
            if english and standing.state != "current":
                row["english"] = standing.unit.english
                if standing.state == "stale":
                    row["made_from"] = _made_from(content, freshness.language, standing)
            rows.append(json.dumps(row, ensure_ascii=False))
    return '{"version": 1, "units": [\n' + ",\n".join(rows) + "\n]}\n"


def by_language(content: Content, languages: Iterable[str]) -> Mapping[str, Freshness]:
    """The standing of all texts for each of the languages."""
    return {language: Freshness(content, language) for language in languages}


def _made_from(content: Content, language: str, standing: Standing) -> str:
    """The English that a translation was made from."""
    translation = content.translations[language][standing.unit.key]
    return "\n".join(filter(None, (translation.made_from, translation.made_from_plural)))
