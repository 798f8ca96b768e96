"""Command line: `python -m tools.dependencies lock`, `upgrade`, `licences`."""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser

from tools.dependencies.licences import PAGE, page
from tools.dependencies.lock import lock


def main() -> int:
    """Do what the command line asks for; exit status 1 where it cannot be done."""
    parser = ArgumentParser(prog="python -m tools.dependencies", description="Locks and licences of the packages that the project stands on.")
    parser.add_argument("command", choices=("lock", "upgrade", "licences"), help="write the locks anew; move all pins to the newest versions and do that; write THIRD-PARTY.md anew")
    command = parser.parse_args().command
    try:
        if command == "licences":
            PAGE.write_text(page(), encoding="utf-8")
        else:
            print("\n".join(lock(upgrade=command == "upgrade")) or "Nothing changed.")
    except subprocess.CalledProcessError:
        print("The locks were not all written: no versions go together.", file=sys.stderr)
        return 1
    except LookupError as error:
        print(f"THIRD-PARTY.md was not written: {error.args[0]}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
