"""Interface texts: the English in `data/locales/messages.yml`, one line per text.

A text with a number has CLDR plural forms:

    count.persons:
      one: "{n} person"
      other: "{n} persons"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Mapping

from .diagnostics import Diagnostic
from .parse import parse
from .read import Document
from .remember import remembered_reader

PATH = "data/locales/messages.yml"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_KEY = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")


@dataclass(frozen=True)
class Message:
    """One interface text in English; `plural` is set when it depends on a number `n`."""

    key: str
    text: str
    plural: str | None = None


@remembered_reader(16)
def read_messages(document: Document) -> tuple[Mapping[str, Message], list[Diagnostic]]:
    """All English interface texts by key."""
    tree, diagnostics = parse(document)
    messages: dict[str, Message] = {}
    for key, value in (tree.data or {}).items() if isinstance(tree.data, dict) else ():
        if not _KEY.fullmatch(key):
            diagnostics.append(tree.diagnostic((key,), f"expected a key like nav.home, got '{key}'", of_key=True))
        elif isinstance(value, str) and value.strip():
            messages[key] = Message(key, value)
        elif isinstance(value, dict) and set(value) == {"one", "other"} and all(isinstance(form, str) for form in value.values()):
            messages[key] = Message(key, value["one"], value["other"])
        else:
            diagnostics.append(tree.diagnostic((key,), f"expected a text, or the two forms 'one' and 'other', under '{key}'"))
    return messages, diagnostics


def placeholders(text: str) -> frozenset[str]:
    """Names in braces: `{n}`, `{date}`."""
    return frozenset(_PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, object]) -> str:
    """Put values into `{name}` placeholders; a name without a value stays as it is."""
    return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), text)
