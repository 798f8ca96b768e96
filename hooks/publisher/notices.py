"""Notices: what a reader is told where texts are not translated, in `data/locales/notices.yml`.

They are needed most where nothing is translated yet, so they stand in all official languages from the start. A
translation of the same interface text takes their place.
"""

from __future__ import annotations

from typing import Mapping

from .diagnostics import Diagnostic, did_you_mean
from .messages import Message
from .parse import parse
from .read import Document

PATH = "data/locales/notices.yml"

Notices = Mapping[str, str]
"""Interface texts of one language by key."""


def read_notices(document: Document | None, messages: Mapping[str, Message]) -> tuple[Mapping[str, Notices], list[Diagnostic]]:
    """The notices by language; a key that no interface text has is a diagnostic."""
    if document is None:
        return {}, []
    tree, diagnostics = parse(document)
    found: dict[str, dict[str, str]] = {}
    for language, texts in (tree.data or {}).items() if isinstance(tree.data, dict) else ():
        for key, text in texts.items() if isinstance(texts, dict) else ():
            if key not in messages:
                diagnostics.append(tree.diagnostic((language, key), f"unknown interface text '{key}'{did_you_mean(key, messages)}", of_key=True))
            elif not isinstance(text, str) or not text.strip():
                diagnostics.append(tree.diagnostic((language, key), f"expected a text under '{key}'"))
            else:
                found.setdefault(language, {})[key] = text
    return found, diagnostics
