"""Told: the findings for an editor, in the form of diagnostics, and for programs."""

from __future__ import annotations

import json
from typing import Sequence

from .compare import Finding
from .official_list import OfficialList


def as_lines(findings: Sequence[Finding], official: OfficialList, listings: int) -> str:
    """One line for each difference, and a last line that says what was compared."""
    lines = [f"{each.path}:{each.line}:{each.column}: difference: {each.message}" for each in findings]
    compared = f"{listings} listings compared with the list" + (f" of {official.made[:10]}" if official.made else ", which does not say when it was made")
    count = f"{len(findings)} difference{'s' * (len(findings) != 1)}" if findings else "no difference"
    return "\n".join([*lines, f"{compared}: {count}"]) + "\n"


def as_json(findings: Sequence[Finding], official: OfficialList, listings: int) -> str:
    """The same as an object: what was compared, and each difference with its place and both values."""
    differences = [
        {
            "listing": each.listing, "field": each.field, "here": list(each.here), "list": list(each.there),
            "path": each.path, "line": each.line, "column": each.column, "message": each.message,
        }
        for each in findings
    ]
    return json.dumps({"made": official.made, "listings": listings, "differences": differences}, ensure_ascii=False, indent=1) + "\n"
