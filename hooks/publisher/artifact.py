"""Artifact: what the core hands over, one file of the site."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Artifact:
    """A file of the site: its path below the root and its text."""

    path: str
    content: str


def digest(text: str) -> str:
    """A short name for a text, another one for every change."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
