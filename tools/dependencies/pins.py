"""What requirements files and locks name: packages at one version, each with the hashes of its files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")
CONTINUED = re.compile(r"\\\s*\n\s*")
COMMENT = re.compile(r"(?:^|\s)#.*$", re.MULTILINE)


@dataclass(frozen=True)
class Pin:
    """A package at one version, where its marker holds."""

    name: str
    """As the index compares names: lower case, hyphens."""
    version: str
    hashes: tuple[str, ...] = ()
    """Of every file that may be installed for it, as `sha256:…`."""
    marker: str = ""
    """The environments it is for, as in `sys_platform == "win32"`; empty for all."""

    def applies(self) -> bool:
        """Whether it is for the environment that asks."""
        return not self.marker or bool(Requirement(f"{self.name}; {self.marker}").marker.evaluate())  # type: ignore[union-attr]


def pins(text: str) -> tuple[Pin, ...]:
    """The pins of a requirements file or a lock, in their order; ValueError for a line that is no pin."""
    return tuple(_pin(line) for line in CONTINUED.sub(" ", COMMENT.sub("", text)).splitlines() if line.strip())


def _pin(line: str) -> Pin:
    requirement = Requirement(HASH.sub("", line).strip())
    specifiers = list(requirement.specifier)
    if len(specifiers) != 1 or specifiers[0].operator != "==" or specifiers[0].version.endswith("*"):
        raise ValueError(f"not a pin: {line.strip()}")
    return Pin(canonicalize_name(requirement.name), specifiers[0].version, tuple(HASH.findall(line)), str(requirement.marker or ""))
