"""Artifact: what the core hands over, one file of the site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Artifact:
    """A file of the site: its path below the root and its text."""

    path: str
    content: str
