"""`new`: the file of a new record, for an editor to fill in."""

from __future__ import annotations

import argparse
import sys

from ..diagnostics import did_you_mean
from ..new_record import skeleton
from ..records import COLLECTIONS
from ..records.values import identifier
from .project import write


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("collection", nargs="?", help="its collection, such as listings")
    parser.add_argument("id", nargs="?", help="its id, such as some-name")


def run(options: argparse.Namespace) -> int:
    """Write the file of a new record, for an editor to fill in."""
    collection, record_id = options.collection or "", options.id or ""
    if collection not in COLLECTIONS:
        hint = did_you_mean(collection, COLLECTIONS) or f"; the collections are {', '.join(COLLECTIONS)}"
        print(f"error: {f'unknown collection {collection!r}' if collection else 'which collection? make new COLLECTION=listings ID=some-name'}{hint}", file=sys.stderr)
        return 1
    path = options.project / "data" / collection / f"{record_id}.yml"
    try:
        identifier(record_id)
    except ValueError as error:
        print(f"error: {str(error).format(value=repr(record_id))}", file=sys.stderr)
        return 1
    if path.exists():
        print(f"error: {path.relative_to(options.project).as_posix()} is there already; open it, or choose another id", file=sys.stderr)
        return 1
    write(path, skeleton(collection, record_id))
    print(f"wrote {path.relative_to(options.project).as_posix()}; fill it in, then run 'make check'")
    return 0
