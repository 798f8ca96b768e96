"""`cross-check`: the listings beside the Commission's consolidated list."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..check import check
from ..console import tell
from ..cross_check.compare import differences, listings_of
from ..cross_check.official_list import NotTheList, read_official
from ..cross_check.told import as_json, as_lines
from ..record_files import read_records


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the list, as it was saved")
    parser.add_argument("--json", action="store_true", help="print the differences as JSON")


def run(options: argparse.Namespace) -> int:
    """Compare the listings with a saved copy of the Commission's list: 0 the same, 1 differences, 2 not comparable."""
    catalogue, trees, problems = read_records(options.project)
    if problems := [*problems, *check(catalogue, trees)]:
        tell(problems)
        return 2
    references = {listing.reference for listing in catalogue["listings"].values() if listing.reference}  # type: ignore[attr-defined]
    try:
        with options.file.open("rb") as file:
            official = read_official(file, references)
        findings, compared = differences(catalogue, trees, official, str(options.file)), len(listings_of(catalogue, official))
    except (OSError, NotTheList) as error:
        print(f"error: '{options.file}' cannot be compared: {error.strerror if isinstance(error, OSError) else error}", file=sys.stderr)
        return 2
    print((as_json if options.json else as_lines)(findings, official, compared), end="")
    return int(bool(findings))
