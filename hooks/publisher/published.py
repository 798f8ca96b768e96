"""Published: addresses that have been on the public site, and so must lead somewhere for ever.

`data/published.txt` names them, one on a line and sorted: `listings/gao-qiang` for a record, `docs/guide/norms` for a page and
`docs/guide/norms#declaration` for a heading of it. Lines come by `make check` and are never taken out.
"""

from __future__ import annotations

from typing import Collection, Iterable, Mapping

from .diagnostics import Diagnostic
from .link import Catalogue
from .localise import SOURCE_LANGUAGE
from .prose import Prose
from .read import Document
from .translations.units import PAGES

RELATIVE = "published.txt"
PATH = f"data/{RELATIVE}"


def addresses(catalogue: Catalogue, pages: Iterable[Prose]) -> frozenset[str]:
    """All that readers can be led to now; `pages` are those of the source language."""
    found = {f"{record.collection}/{name}" for record in catalogue for name in (record.id, *record.formerly)}
    for page in pages:
        name = PAGES + page.name.removesuffix(".md")
        found |= {name, *(f"{name}#{section.anchor}" for section in page.sections if section.anchor)}
    return frozenset(found)


def check(document: Document | None, catalogue: Catalogue, prose: Mapping[str, Prose], refused: Collection[str]) -> list[Diagnostic]:
    """Addresses that were published and are gone. What a file holds that is `refused`, by path, is not known."""
    if document is None:
        return [Diagnostic(PATH, 1, 1, "missing file: it names every address that has been published, so that none is lost")]
    now = addresses(catalogue, prose.values()) | {f"{collection}/{name}" for collection, name in catalogue.broken}
    found = []
    for number, line in enumerate(document.text.splitlines(), 1):
        if line.strip() and line not in now and _file(line) not in refused:
            kind = "bring back its heading's anchor" if "#" in line else "bring back its file" if line.startswith(PAGES) else "bring back its file (for another id, use 'make rename')"
            found.append(Diagnostic(PATH, number, 1, f"'{line}' has been published and is gone; {kind}, or take this line out if it never was on the public site"))
    return found


def _file(line: str) -> str:
    """The file that an address comes from."""
    name = line.partition("#")[0]
    return f"docs/{SOURCE_LANGUAGE}/{name.removeprefix(PAGES)}.md" if name.startswith(PAGES) else f"data/{name}.yml"


def updated(document: Document, catalogue: Catalogue, pages: Iterable[Prose]) -> str:
    """The text of the file with every address there is now; no line is lost."""
    return "".join(f"{line}\n" for line in sorted({*document.text.split(), *addresses(catalogue, pages)}))
