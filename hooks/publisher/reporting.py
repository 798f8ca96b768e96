"""Reporting: diagnostics as a terminal shows them in colour, as a review of code shows them beside the lines, and as JSON for programs."""

from __future__ import annotations

import json
from typing import Iterable

from .diagnostics import Diagnostic, one_line, report

_BOLD, _RED, _YELLOW, _PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[0m"
_HUES = {"error": _RED}
"""Colour by kind; anything else is no more than a warning."""


def coloured(diagnostics: Iterable[Diagnostic]) -> str:
    """The lines of a report with its places and kinds set off, for a terminal that knows colours."""
    unique = sorted(set(diagnostics))
    *_, last = report(unique).splitlines()
    return "\n".join([*map(_coloured, unique), f"{_BOLD}{last}{_PLAIN}"])


def _coloured(diagnostic: Diagnostic) -> str:
    place = f"{one_line(diagnostic.path)}:{diagnostic.line}:{diagnostic.column}:"
    hue = _HUES.get(diagnostic.kind, _YELLOW)
    return f"{_BOLD}{place}{_PLAIN} {hue}{diagnostic.kind}:{_PLAIN} {one_line(diagnostic.message)}"


def annotations(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands that make GitHub show each diagnostic beside its line.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
    """
    return "".join(
        f"::{'error' if each.kind == 'error' else 'warning'} "
        f"file={_property(one_line(each.path))},line={each.line},col={each.column}::{_data(one_line(each.message))}\n"
        for each in sorted(set(diagnostics))
    )


def _data(text: str) -> str:
    """Text as the value of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """`{"diagnostics": [{"kind", "path", "line", "column", "message"}]}`, sorted."""
    found = [
        {"kind": each.kind, "path": one_line(each.path), "line": each.line, "column": each.column, "message": one_line(each.message)}
        for each in sorted(set(diagnostics))
    ]
    return json.dumps({"diagnostics": found}, ensure_ascii=False, indent=2) + "\n"
