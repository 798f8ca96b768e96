"""Command line of the core: `python -m publisher check` and others; `--help` lists them."""

from __future__ import annotations

import argparse
import gc
import signal
import sys
from importlib import import_module
from pathlib import Path

from .commands import COMMANDS
from .commands.kept import kept
from .console import leave


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 1 when something is wrong.

    Only that command's module is loaded: what the others need would take as long as a check. Whatever a command learns of the
    project's files is known to the next one.
    """
    given = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="publisher", description="Checks and tools for the content of the site.")
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="folder with data/ and docs/ (default: here)")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, does in COMMANDS.items():
        command = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        if name in given:
            module = import_module(f".commands.{name.replace('-', '_')}", __package__)
            module.add(command)
            command.set_defaults(run=module.run)
    options = parser.parse_args(given)
    with kept(options.project):
        return int(options.run(options))


if __name__ == "__main__":
    gc.disable()  # A command makes much, throws away little and ends soon.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # Whoever reads may have enough: `make plausibility | head`.
    leave(main())
