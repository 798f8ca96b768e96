"""Rest: what is wrong anywhere in an edition, found out a piece at a time after the page that is looked at has been shown."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Iterable, Iterator

from publisher.diagnostics import Diagnostic
from publisher.edition import Edition
from publisher.load import Draft

from .faults import faults
from .host import Host
from .site_files import SiteFiles

Tell = Callable[[Iterable[Diagnostic]], None]


def rest(project: Path, draft: Draft, files: SiteFiles, host: Host, known: Iterable[Diagnostic], first: str, tell: Tell) -> Iterator[None]:
    """Check the words, then make every page of the `first` language and of the others. `tell` gets all that has been found so far."""
    checked = yield from draft.checking()
    found = {*known, *checked.diagnostics}
    tell(found)
    yield
    for language in sorted(files.edition.sites, key=lambda each: each != first):
        for page in files.edition.sites[language].pages.values():
            try:
                files.html(page)
            except Exception as error:
                found.update(faults(error, project))
            yield
        found |= files.warnings
        found.update(host.missing_anchors(language))
        tell(found)
        yield


def all_that_is_wrong(draft: Draft, edition: Edition, known: Iterable[Diagnostic], tell: Tell) -> Iterator[None]:
    """The same as `make check` finds in content that cannot be shown."""
    checked = yield from draft.checking()
    found = {*known, *checked.diagnostics}
    for language in edition.sites:
        found.update(edition.answer_calls(language)[1])
        yield
    tell(found)
