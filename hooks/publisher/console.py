"""Console: where diagnostics are told, in the form that fits who reads them. An edge: it looks at the environment."""

from __future__ import annotations

import os
import sys
from typing import Iterable, NoReturn

from .diagnostics import Diagnostic, report
from .reporting import annotations, coloured


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Tell all of them on standard error, in colour on a terminal; in a workflow of GitHub beside their lines as well."""
    found = list(diagnostics)
    if not found:
        return
    print((coloured if _colours() else report)(found), file=sys.stderr)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(annotations(found), end="")


def leave(status: int) -> NoReturn:
    """End the program at once. What it has made is freed with the process; taking it apart first would take a fifth of a check."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _colours() -> bool:
    """Whether the reader sees colours and wants them: https://no-color.org and https://force-color.org."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
