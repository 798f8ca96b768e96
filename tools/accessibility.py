"""Checks the built site for accessibility and writes what it found, for the accessibility statement to tell.

    .venv/bin/python tools/accessibility.py                 # one page of each kind in each language
    .venv/bin/python tools/accessibility.py --all           # every page of site/
    .venv/bin/python tools/accessibility.py en/law/ fr/     # these pages only

Opens the pages of `site/` in Chromium, at two widths and in both colour schemes, and writes `data/accessibility.yml`. Needs the
packages of tests/requirements.txt and a Chromium. Build the site before, and again after, so that the statement tells the new results.
The date is that of SOURCE_DATE_EPOCH when it is set.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "hooks")]

import yaml  # noqa: E402

from publisher.commands.project import languages_of, today  # noqa: E402
from publisher.accessibility import PATH, Accessibility, Fault  # noqa: E402
from tools.audit import KINDS, ROOT, RULES, SCHEMES, WIDTHS, Finding, axe_version, chromium, look, served, window  # noqa: E402

HEAD = "# What the last run of tools/accessibility.py found; the accessibility statement tells it. Do not edit; run 'make accessibility'.\n"


def sample(languages: tuple[str, ...]) -> list[str]:
    """Addresses of one page of each kind in each language, and of those at the root."""
    return [*ROOT, *(f"{language}/{kind}" for language in languages for kind in KINDS)]


def every(site: Path) -> list[str]:
    """Addresses of all pages of a built site."""
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))


def faults(findings: set[Finding]) -> tuple[Fault, ...]:
    """Findings by page and rule; a place found at several widths counts once."""
    places: dict[tuple[str, str, str | None], int] = {}
    for found in sorted(findings, key=lambda each: (each.page, each.rule)):
        key = (found.page, found.rule, found.help)
        places[key] = places.get(key, 0) + 1
    return tuple(Fault(page=page, rule=rule, help=words, places=count) for (page, rule, words), count in places.items())


def check(site: Path, paths: list[str]) -> tuple[set[Finding], str, str]:
    """Look at these pages in every window: what was found, the version of axe and that of the browser."""
    findings: set[Finding] = set()
    version = ""
    with served(site) as address, chromium() as browser:
        for width in WIDTHS:
            for scheme in SCHEMES:
                with window(browser, width, scheme) as context:
                    page = context.new_page()
                    for path in paths:
                        findings.update(look(page, address, path))
                    version = axe_version(page)
                print(f"{len(paths)} pages at {width} pixels, {scheme}: {len(findings)} faulty places so far", flush=True)
        return findings, version, browser.version.split(".")[0]



class _Indented(yaml.SafeDumper):
    """Lists stand two spaces in, as in all files of data/."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def write(results: Accessibility, file: Path) -> None:
    """Write the results as a file that the next build reads."""
    text = yaml.dump(results.model_dump(exclude_none=True), Dumper=_Indented, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(HEAD + text, encoding="utf-8")


def main() -> int:
    """Check the pages that the command line names, and write the results."""
    parser = argparse.ArgumentParser(description="Checks the built site for accessibility and writes data/accessibility.yml.")
    parser.add_argument("pages", nargs="*", help="addresses below the site's root; without any, one page of each kind")
    parser.add_argument("--all", action="store_true", help="every page of the site")
    parser.add_argument("--project", type=Path, default=PROJECT, help="folder with site/ and data/ (default: this project)")
    options = parser.parse_args()
    site, languages = options.project / "site", languages_of(options.project)
    paths = sorted(set(options.pages)) or (every(site) if options.all else sample(languages))
    missing = [path for path in paths if not (site / path).is_file() and not (site / path / "index.html").is_file()]
    if missing:
        print(f"error: not in {site.name}/: {', '.join(missing)}; build the site first", file=sys.stderr)
        return 1
    findings, axe, browser = check(site, paths)
    results = Accessibility(
        date=today(), tool={"name": "axe-core", "version": axe}, browser={"name": "Chromium", "version": browser},  # type: ignore[arg-type]
        rules=RULES, widths=WIDTHS, schemes=SCHEMES, languages=tuple(code for code in languages if any(path.startswith(f"{code}/") for path in paths)),  # type: ignore[arg-type]
        selection="chosen" if options.pages else "all" if options.all else "kinds",
        pages=len(paths), runs=len(paths) * len(WIDTHS) * len(SCHEMES), faults=faults(findings),
    )
    write(results, options.project / PATH)
    for fault in results.faults:
        print(f"{fault.page}: {fault.rule}: {fault.places}")
    print(f"{PATH} written: {len(results.faults)} faults on {len(results.by_page())} of {len(paths)} pages; build the site again to tell them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
