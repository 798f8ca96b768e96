"""Locales: keys of translations and reviews, and the English that sections were made from, so that nothing goes stale by a new id."""

from __future__ import annotations

import re
from typing import Iterator, Mapping

from babel.messages.pofile import normalize, unescape

from ..parse import parse
from ..read import Document
from ..translations.gettext_files import WIDTH
from . import Rename
from .edits import Edit

_CONTEXT = re.compile(r'^(?P<sign>#[|~] |)msgctxt (?P<text>"(?:[^"\\]|\\.)*"(?:\n(?P=sign)"(?:[^"\\]|\\.)*")*)$', re.MULTILINE)
"""The key of an entry, of an obsolete one, or that of an earlier state; a long one stands on several lines."""


def gettext_file(document: Document, rename: Rename) -> Document:
    """A gettext file whose entries of the record have its new id; their order is as before."""

    def renamed(match: re.Match[str]) -> str:
        key = "".join(unescape(line.removeprefix(match["sign"])) for line in match["text"].split("\n"))
        if not key.startswith(f"{rename.before}."):
            return match[0]
        return f"{match['sign']}msgctxt {normalize(rename.after + key.removeprefix(rename.before), match['sign'], WIDTH)}"

    return Document(document.path, _CONTEXT.sub(renamed, document.text))


def reviews(document: Document, rename: Rename, fingerprints: Mapping[str, str]) -> Iterator[tuple[str, Edit]]:
    """Reviews of the record's texts, and those of sections that name it: `fingerprints` says which words became which."""
    tree, _ = parse(document)
    for key, review in (tree.data or {}).items():
        if key.startswith(f"{rename.before}."):
            yield document.path, Edit(tree.keys[(key,)], rename.before, rename.after)
        if review["text"] in fingerprints:
            yield document.path, Edit(tree.values[key, "text"], review["text"], fingerprints[review["text"]])
