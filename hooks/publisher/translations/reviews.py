"""Reviews: `data/locales/<lang>.reviews.yml`, who has read which text, and when; English included.

    listings/gao-qiang.reasons:
      by: Jane Doe
      on: 2026-12-01
      text: 5f1d7a9bcb1e

`text` is the fingerprint of the words that were read: a review ends with them. Nothing is reviewed until it stands here.
"""

from __future__ import annotations

from typing import Annotated, Iterable, Mapping

from pydantic import AfterValidator

from ..diagnostics import Diagnostic
from ..parse import Tree, parse
from ..read import Document
from ..remember import remembered_reader
from ..records.base import Part
from ..records.values import Day, Line
from ..structure import model
from .units import fingerprint

HEADER = "# Who has reviewed which text, and when. Written by `make review`; see CONTRIBUTING.md.\n"


def _fingerprint(value: str) -> str:
    if len(value) != 12 or set(value) - set("0123456789abcdef"):
        raise ValueError("expected the fingerprint of a text, twelve digits and letters a to f, got {value}; 'make review' writes it")
    return value


class Review(Part):
    """One review of one text."""

    by: Line
    """Who read the text, as that person wants to be called here."""
    on: Day
    """Day of the review."""
    text: Annotated[str, AfterValidator(_fingerprint)]
    """Fingerprint of the text that was read."""

    def holds(self, text: str) -> bool:
        """True while the text is what was read."""
        return self.text == fingerprint(text)


Reviews = Mapping[str, Review]
"""Reviews of one language by unit key."""


def path_of(language: str) -> str:
    """The file of a language; there is none before its first review."""
    return f"data/locales/{language}.reviews.yml"


@remembered_reader(64)
def read_reviews(document: Document | None) -> tuple[Reviews, list[Diagnostic]]:
    """The reviews of a language; a broken one becomes diagnostics."""
    if document is None or not document.text.replace(HEADER, "").strip():
        return {}, []
    tree, diagnostics = parse(document)
    reviews: dict[str, Review] = {}
    for key, value in tree.data.items() if isinstance(tree.data, dict) else ():
        part = Tree(tree.path, value, {place[1:]: where for place, where in tree.values.items() if place[:1] == (key,)},
                    {place[1:]: where for place, where in tree.keys.items() if place[:1] == (key,)})
        review, problems = model(part, Review)
        diagnostics += problems
        if isinstance(review, Review):
            reviews[key] = review
    return reviews, diagnostics


def write_reviews(reviews: Reviews, order: Iterable[str]) -> str:
    """The file of a language, in the order of the units; reviews of texts that are gone are left out."""
    entries = [
        f"\n{key}:\n  by: {_quoted(reviews[key].by)}\n  on: {reviews[key].on}\n  text: {_quoted(reviews[key].text)}\n" for key in order if key in reviews
    ]
    return HEADER + "".join(entries)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
