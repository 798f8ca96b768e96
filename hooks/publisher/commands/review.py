"""`review`: it is written down that a person has read texts of one language."""

from __future__ import annotations

import argparse

from ..freshness import Freshness
from ..translations import reviews
from ..translations.units import fingerprint
from .project import day_of, known_language, languages_of, sound, write
from .texts import keys_of


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("keys", nargs="+", metavar="TEXT", help="texts, records, pages or collections that were read")
    parser.add_argument("--by", required=True, help="who read them")
    parser.add_argument("--on", help="day, like 2026-12-01 (default: today)")
    parser.add_argument("--language", help="language that was read (default: the English)")


def run(options: argparse.Namespace) -> int:
    """Write down that a person has read texts of one language, as they are today."""
    languages = languages_of(options.project)
    language = known_language(options.language or languages[0], languages)
    content = sound(options.project, languages)
    standings = Freshness(content, language).standings
    day = day_of(options.on)
    after = dict(content.reviews[language])
    read = [standings[key] for key in standings if key in keys_of(content, options.keys) and standings[key].text]
    after.update({each.unit.key: reviews.Review(by=options.by, on=day, text=fingerprint(each.text)) for each in read})
    write(options.project / reviews.path_of(language), reviews.write_reviews(after, standings))
    print(f"{len(read)} texts in '{language}' reviewed by {options.by} on {day}")
    return 0
