"""Locks: every package that a requirements file leads to, at one version, with the hashes of all its files.

uv resolves once for all systems and all versions of Python from the oldest that the project runs on (`--universal`), so one
lock serves everybody; pip alone installs from it. What stands in a lock stays at its version until it has to move, or until
everything is to be upgraded.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Iterable

from packaging.version import Version

from tools.dependencies.pins import Pin, pins
from tools.dependencies.sets import PROJECT, SETS, RequirementSet

OLDEST_PYTHON = "3.11"
HELD = "# held: "
"""Ends the line of a pin that no upgrade moves, with the reason behind it."""
PINNED = re.compile(r"^([\w.-]+(?:\[[\w,-]+\])?)==([^\s;#]+)", re.MULTILINE)


def lock(upgrade: bool = False) -> list[str]:
    """Write every lock anew, after moving the pins to the newest versions that go together if `upgrade`; tell what changed,
    one package a line. CalledProcessError where no versions go together; uv has said why."""
    told: list[str] = []
    for group in SETS:
        before = group.locked()
        if upgrade:
            _move_pins(group)
        _compile(group, group.source, group.lock, upgrade)
        told += [f"{group.path}: {change}" for change in changes(before, group.locked())]
    return told


def changes(before: Iterable[Pin], after: Iterable[Pin]) -> list[str]:
    """What differs between two states of a lock: `click 8.4.0 → 8.5.1`, `click 8.5.1 added`, `click 8.5.1 removed`."""
    old, new = _versions(before), _versions(after)
    return [
        f"{name} {old[name]} → {new[name]}" if name in old and name in new else f"{name} {new[name]} added" if name in new else f"{name} {old[name]} removed"
        for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)
    ]


def loosened(text: str) -> str:
    """A requirements file that asks for each version or a newer one, but for pins that are held."""
    return "\n".join(line if HELD in line else PINNED.sub(r"\1>=\2", line) for line in text.splitlines()) + "\n"


def moved(text: str, resolved: Iterable[Pin]) -> str:
    """The requirements file with each pin at its resolved version; comments stay."""
    newest = _newest(resolved)

    def at(match: re.Match[str]) -> str:
        return f"{match[1]}=={newest[re.sub(r'[-_.]+', '-', match[1].split('[')[0]).lower()]}"

    return PINNED.sub(at, text)


def _move_pins(group: RequirementSet) -> None:
    """Bring the pins of a requirements file to the newest versions that go together and run on every version of Python."""
    text = group.source.read_text(encoding="utf-8")
    asked, found = group.source.with_suffix(".loose.txt"), group.source.with_suffix(".loose.lock")
    try:
        asked.write_text(loosened(text), encoding="utf-8")
        _compile(group, asked, found, True, "--fork-strategy", "fewest")
        group.source.write_text(moved(text, pins(found.read_text(encoding="utf-8"))), encoding="utf-8")
    finally:
        asked.unlink(missing_ok=True)
        found.unlink(missing_ok=True)


def _compile(group: RequirementSet, source: Path, target: Path, upgrade: bool, *options: str) -> None:
    constraints = [part for path in group.follows for part in ("--constraint", f"{path}.lock")]
    subprocess.run(
        [
            sys.executable, "-m", "uv", "pip", "compile", source.relative_to(PROJECT).as_posix(), "--output-file", target.relative_to(PROJECT).as_posix(),
            "--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-config", "--quiet",
            "--custom-compile-command", "make lock", *constraints, *options,
            *(["--no-deps"] if group.alone else []), *(["--upgrade"] if upgrade else []),
        ],
        cwd=PROJECT, check=True,
    )


def _versions(found: Iterable[Pin]) -> dict[str, str]:
    versions: dict[str, set[str]] = {}
    for pin in found:
        versions.setdefault(pin.name, set()).add(pin.version)
    return {name: ", ".join(sorted(them, key=Version)) for name, them in versions.items()}


def _newest(found: Iterable[Pin]) -> dict[str, str]:
    return {name: versions.split(", ")[-1] for name, versions in _versions(found).items()}
