"""Licences of everything that others made, as the page THIRD-PARTY.md: from the locks, from what the installed packages say of
themselves, and from what lies beside vendored files.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution, distributions
from typing import Iterator

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.utils import canonicalize_name

from tools.dependencies.sets import PROJECT, SETS

PAGE = PROJECT / "THIRD-PARTY.md"
ENVIRONMENTS = (PROJECT / ".venv", PROJECT / ".venv" / "properdocs")
PERMISSIVE = frozenset({"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "PSF-2.0", "Unicode-3.0"})
COMPATIBLE = frozenset({"GPL-2.0-or-later", "LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-2.0"})
"""Those with conditions for what is made with them, which the appendix of the EUPL names: its article 5 lets them go together."""

READ = {
    "axe-playwright-python": "MIT AND MPL-2.0",  # it brings axe-core along, which is under the second
    "colorama": "BSD-3-Clause",
    "isodate": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "num2words": "LGPL-2.1-or-later",
    "pyicu-wheels": "Apache-2.0 AND MIT AND Unicode-3.0",  # its own, that of PyICU, and that of ICU, which it brings along
    "pyld": "BSD-3-Clause",
    "pystemmer": "MIT AND BSD-3-Clause",  # its own, and that of Snowball, which it is made from
    "python-stdnum": "LGPL-2.1-or-later",
    "text-unidecode": "GPL-2.0-or-later",  # or the Artistic License, as one likes better
    "tinycss2": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
}
"""Read in the licence files of packages that say it in their metadata imprecisely or not at all."""

WORDS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 3-Clause": "BSD-3-Clause",
    "ISC License": "ISC",
    "MIT license": "MIT",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""What packages call a licence that can be no other; "BSD License" could."""


def page() -> str:
    """THIRD-PARTY.md. LookupError for a package that is not installed or whose licence nobody has read."""
    return "\n".join([
        "# What others made",
        "",
        "Written by `make licences`. Licences are named by their SPDX identifiers. Programs of the system that tests call, such as the",
        "browser and the spelling dictionaries, are not listed.",
        "",
        "## Delivered to readers of the site",
        "",
        *_table("what", "version", "licence", "from", rows=delivered()),
        "",
        "## Python packages",
        "",
        "Installed where the site is built or tested; no reader gets them, but for what stands above.",
        "",
        *_table("package", "version", "licence", "for", rows=packages()),
        "",
        "## npm packages",
        "",
        "For the tests of the schemas, with editors' language server.",
        "",
        *_table("package", "version", "licence", rows=npm_packages()),
        "",
    ])


def delivered() -> list[tuple[str, str, str, str]]:
    """What, version, licence and source of what pages load: vendored files, as the README beside them says, and the theme."""
    found = []
    for readme in sorted((PROJECT / "overrides").rglob("vendor/README.md")):
        for _, what, source, licence in re.findall(r"^\| (`[^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", readme.read_text(encoding="utf-8"), re.MULTILINE):
            name, _, version = what.split(",")[0].rpartition(" ")
            words, _, file = licence.partition(", ")
            folder = readme.parent.relative_to(PROJECT).as_posix()
            found.append((name, version, spdx(words), f"{source}; its licence is `{folder}/{file.strip('`')}`"))
    theme = next(pin for pin in SETS[0].locked() if pin.name == "mkdocs-material")
    return [*found, ("Material for MkDocs", theme.version, "MIT", "PyPI package `mkdocs-material`: rules in the style sheet")]


def packages() -> list[tuple[str, str, str, str]]:
    """Name, versions, licence and purpose of every package in a lock, by name."""
    versions: dict[str, list[str]] = {}
    purposes: dict[str, str] = {}
    for group in SETS:
        for pin in group.locked():
            if pin.version not in versions.setdefault(pin.name, []):
                versions[pin.name].append(pin.version)
            purposes.setdefault(pin.name, group.purpose)
    installed = {canonicalize_name(package.name): package for package in distributions(path=[*_paths()])}
    missing = sorted(versions.keys() - installed.keys())
    if missing:
        raise LookupError(f"not installed: {', '.join(missing)}")
    return [(name, ", ".join(versions[name]), licence_of(installed[name]), purposes[name]) for name in sorted(versions)]


def npm_packages() -> list[tuple[str, str, str]]:
    """Name, version and licence of every package in the lock of npm, which knows the licences."""
    found = json.loads((PROJECT / "tests" / "editor" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return sorted({(path.rpartition("node_modules/")[2], package["version"], package["license"]) for path, package in found.items() if path})


def licence_of(package: Distribution) -> str:
    """The licence of an installed package as SPDX expression; LookupError if it is not known."""
    name = canonicalize_name(package.name)
    if name in READ:
        return READ[name]
    said = [package.metadata.get("License-Expression"), package.metadata.get("License")]
    said += [line.rpartition(" :: ")[2] for line in package.metadata.get_all("Classifier") or () if line.startswith("License ::")]
    for words in said:
        if words and (found := spdx(words)):
            return found
    raise LookupError(f"{name} does not say its licence: read it, and name it in tools/dependencies/licences.py")


def spdx(words: str) -> str:
    """The SPDX expression for what somebody calls a licence; nothing if that is not clear."""
    try:
        return WORDS.get(words) or canonicalize_license_expression(words)
    except InvalidLicenseExpression:
        return ""


def unfit(expression: str) -> set[str]:
    """Licences named in an SPDX expression that do not go together with this project's own."""
    return set(re.findall(r"[^\s()]+", expression)) - {"AND", "OR"} - PERMISSIVE - COMPATIBLE


def _paths() -> Iterator[str]:
    for environment in ENVIRONMENTS:
        yield from map(str, environment.glob("lib/python*/site-packages"))


def _table(*head: str, rows: list[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]
