"""The requirements files of the project. Each has a lock beside it; where two name one package, it is at one version."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tools.dependencies.pins import Pin, pins

PROJECT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class RequirementSet:
    """A requirements file written by hand, and its lock."""

    path: str
    """Below the project, without ending: `tests/requirements`."""
    purpose: str
    """What its packages are for, in a word or two."""
    follows: tuple[str, ...] = ()
    """Sets that decide the version of a package that they have too; they stand before it."""
    alone: bool = False
    """Whether only what it names is installed, and nothing that those packages ask for."""

    @property
    def source(self) -> Path:
        return PROJECT / f"{self.path}.txt"

    @property
    def lock(self) -> Path:
        return PROJECT / f"{self.path}.lock"

    def locked(self) -> tuple[Pin, ...]:
        """The pins of its lock; none before there is one."""
        return pins(self.lock.read_text(encoding="utf-8")) if self.lock.exists() else ()


SITE = "requirements"
TESTS = "tests/requirements"
SETS = (
    RequirementSet(SITE, "site"),
    RequirementSet(TESTS, "tests", follows=(SITE,)),
    RequirementSet("tests/requirements-followthemoney", "tests", follows=(SITE, TESTS), alone=True),
    RequirementSet("tests/requirements-properdocs", "tests", follows=(SITE,)),
    RequirementSet("tools/requirements", "search benchmark", follows=(SITE, TESTS)),
    RequirementSet("tools/requirements-locks", "locks", follows=(SITE, TESTS)),
)
