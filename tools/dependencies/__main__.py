"""Command line: `python -m tools.dependencies lock`, `upgrade`, `licences`."""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser

from tools.dependencies.lock import lock


def main() -> int:
    """Do what the command line asks for; exit status 1 where it cannot be done."""
    parser = ArgumentParser(prog="python -m tools.dependencies", description="Locks and licences of the packages that the project stands on.")
    parser.add_argument("command", choices=("lock", "upgrade"), help="write the locks anew; move all pins to the newest versions and do that")
    arguments = parser.parse_args()
    try:
        told = lock(upgrade=arguments.command == "upgrade")
    except subprocess.CalledProcessError:
        print("The locks were not all written: no versions go together.", file=sys.stderr)
        return 1
    print("\n".join(told) or "Nothing changed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
