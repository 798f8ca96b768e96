"""`plausibility`: how full the data are, and what of it is expected at least."""

from __future__ import annotations

import argparse
from typing import Iterator

from ..expectations import PATH, Expectations, fill_rate, read_expectations
from ..link import Catalogue
from ..load import Content
from ..read import read_tree
from ..records import COLLECTIONS
from .project import languages_of, sound


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes: nothing."""


def run(options: argparse.Namespace) -> int:
    """Print each collection with its records and the share of them that have each field."""
    content: Content = sound(options.project, languages_of(options.project)[:1])
    (document,), _ = read_tree(options.project, ".", [PATH])
    (_, expected), _ = read_expectations(document)
    assert expected is not None, "the content is sound, and this is a part of it"
    print("\n".join(_lines(content.catalogue, expected)))
    return 0


def _lines(catalogue: Catalogue, expected: Expectations) -> Iterator[str]:
    for name, record_type in COLLECTIONS.items():
        least = expected.records.get(name)
        yield f"{name}: {len(catalogue[name])} records" + (f", at least {least} expected" if least is not None else "")
        for field, declared in record_type.model_fields.items():
            if not declared.is_required():
                wanted = expected.filled.get(f"{name}.{field}")
                yield f"  {fill_rate(catalogue[name], field):4.0f} %  {field}" + (f", at least {wanted} % expected" if wanted is not None else "")
