"""Unseen: characters that no text needs and no reader sees, by which words could show otherwise than they are written.

Controls, marks and isolates of writing direction, zero-width signs, separators of lines and paragraphs, and the private use
area, of which the program takes its own marks. Joiners (U+200C, U+200D) stay: some scripts are written with them.
"""

from __future__ import annotations

import re

from .legible import named

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
                     r"\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
"""All but tab and the end of a line."""


def unseen(text: str) -> tuple[int, str] | None:
    """Where the first such character stands in a text, and what an editor is told of it; None where there is none."""
    printed = text.replace("\n", "").replace("\u00a0", "").replace("\u202f", "")  # which are all that most texts have besides
    found = None if printed.isprintable() else _UNSEEN.search(text)  # The first is known far sooner.
    if found is None:
        return None
    return found.start(), f"expected printable text, got the character {named(found[0])}, which nobody sees; delete it"
