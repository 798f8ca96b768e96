"""Texts that an editor names: by key, by record or page, or by collection."""

from __future__ import annotations

from typing import Iterable

from ..diagnostics import did_you_mean
from ..freshness import group
from ..load import Content


def keys_of(content: Content, names: Iterable[str]) -> frozenset[str]:
    """Keys of the units that are named: by key, by record or page, or by collection."""
    known: dict[str, set[str]] = {}
    for unit in content.units:
        for name in (unit.key, unit.owner, group(unit)):
            known.setdefault(name, set()).add(unit.key)
    names = [name for several in names for name in several.split()]
    if unknown := [name for name in names if name not in known]:
        raise SystemExit(f"error: no text is called '{unknown[0]}'{did_you_mean(unknown[0], known)}")
    return frozenset(key for name in names for key in known[name])
