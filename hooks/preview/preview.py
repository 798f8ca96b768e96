"""Preview: the last sound edition of the site, replaced after an edit by the next one, or kept beside what is wrong with that."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Callable, Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from publisher import console, formats
from publisher.assets import load_assets
from publisher.diagnostics import Diagnostic, Refused
from publisher.due import Reminder
from publisher.load import Draft, draft
from publisher.publisher import Published
from publisher.settings import Settings

from .faults import errors_of_mkdocs, faults
from .host import Host
from .rest import all_that_is_wrong, rest
from .site_files import NOT_FOUND, SiteFiles
from .worker import Worker

log = logging.getLogger("mkdocs.preview")
WATCHED = ("data", "docs", "overrides")
"""Folders whose files the site is made from."""
LOOKS = "overrides"
"""The one that holds no content."""
CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True)
class Configuration:
    """What mkdocs.yml and the environment say."""

    mkdocs: MkDocsConfig
    languages: tuple[str, ...]
    settings: Settings
    theme: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """A file as it is sent: its content, none if the site has no such file, and a digest by which a page knows that it has changed."""

    content: bytes | None
    digest: str


class Preview:
    """All but what is said to be called from any thread is called by the worker, or before it is started."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._rebuild: Callable[[], None] = lambda: None
        self._listing: frozenset[str] = frozenset()
        self._shown: SiteFiles | None = None
        self._elsewhere: frozenset[Diagnostic] = frozenset()
        self._failing: set[str] = set()
        self._program: tuple[Diagnostic, ...] = ()
        self.worker = Worker()
        self.problems: tuple[Diagnostic, ...] = ()
        """What is wrong with the files as far as is known."""
        self.kept = False
        """Whether an earlier edition is shown because of that."""
        self._browsers: dict[object, tuple[str, Callable[[], bool]]] = {}
        """Each browser that waits for news: the page that it shows, and whether it is gone meanwhile."""
        self.changed = threading.Condition()
        """Notified of each new edition and of each change of the problems; `number` counts them."""
        self.number = 0

    # -- MkDocs' builds, in which no page is made -----------------------------------------------------------

    def begin(self, configuration: Configuration) -> None:
        """Read all files at the start of a build: the languages' files can be placed by what is in them."""
        self._configuration = configuration
        self._host = Host(configuration.mkdocs)
        self._draft, self.edition = self._read()

    def take(self, language: str, files: Files) -> None:
        """Keep the files of a language."""
        self._host.take(language, files)

    def open(self, rebuild: Callable[[], None]) -> None:
        """Show the first edition, after the first build; `rebuild` has MkDocs build again, for other files or settings."""
        self._rebuild = rebuild
        if not self._draft.content.diagnostics:
            self._listing = self._files()
        self.update(frozenset())
        self.worker.start()

    # -- editions ---------------------------------------------------------------------------------------

    def update(self, paths: frozenset[Path]) -> None:
        """Make a new edition after files have changed. What goes wrong is told, and the edition before stays."""
        begun, self.kept = time.monotonic(), True
        programs = sorted(path.relative_to(self._project).as_posix() for path in paths if path.suffix == ".py" and path.is_relative_to(self._project))
        if programs:
            self._program = tuple(Reminder(path, 1, 1, "the program has changed; end the server (Ctrl+C) and start it again") for path in programs)
        try:
            self._next(paths)
        except (Exception, SystemExit) as error:  # MkDocs ends a build by SystemExit
            found = faults(error, self._project)
            self.tell(found)
            if isinstance(error, Refused):
                self.worker.afterwards(all_that_is_wrong(self._draft, self.edition, found, self.tell))
            return
        if paths:
            log.info(f"Made anew after {time.monotonic() - begun:.2f} seconds: {', '.join(sorted(path.name for path in paths)[:3])}")

    def _next(self, paths: frozenset[Path]) -> None:
        """Make the pages that are looked at from the files as they are, and show that edition. Raises whatever keeps it from being shown."""
        looks = bool(paths) and all(path.is_relative_to(self._project / LOOKS) for path in paths)
        self._draft, self.edition = self._read(self._draft if looks else None)
        self._refuse(self._draft.content.diagnostics)
        if CONFIGURATION in {path.name for path in paths}:
            self._listing = frozenset()
        if (listing := self._files()) != self._listing:
            self._listing = frozenset()  # and so as long as the files have not been placed
            with errors_of_mkdocs(self._project / CONFIGURATION):
                self._rebuild()
            self._refuse(self._draft.content.diagnostics)
            self._listing = listing
        self._refuse(self.edition.compile_templates())
        files, failing, found = SiteFiles(self.edition, self._host), set(), []
        looked_at = self._looked_at()
        for path in looked_at:
            try:
                files.content(path)
            except Exception as error:
                if path not in self._failing:
                    raise
                failing.add(path)
                found += faults(error, self._project)
        self._shown, self._failing, self.kept = files, failing, False
        first = next(iter(looked_at), "").partition("/")[0]
        changed = {path.relative_to(self._project).as_posix() for path in paths if path.is_relative_to(self._project)}
        self.tell({*found, *(problem for problem in self._elsewhere if problem.path not in changed)})
        self.worker.afterwards(rest(self._project, self._draft, files, self._host, found, first, self._tell_of_rest))

    def _read(self, known: Draft | None = None) -> tuple[Draft, Published]:
        """The content as the files say, or as it is `known`, and the edition that follows from it."""
        to = self._configuration
        read = known or draft(self._project, to.languages)
        assets = load_assets(self._project, to.theme, map(formats.direction, to.languages))
        return read, Published(self._project, read.content, to.languages, to.settings, assets)

    @staticmethod
    def _refuse(diagnostics: Iterable[Diagnostic]) -> None:
        if found := [*diagnostics]:
            raise Refused(found)

    def _files(self) -> frozenset[str]:
        """Every file that the site is made from."""
        return frozenset(
            os.path.join(folder, name) for watched in WATCHED for folder, _, names in os.walk(self._project / watched) for name in names
        )

    # -- what is told and sent --------------------------------------------------------------------------

    def _tell_of_rest(self, problems: Iterable[Diagnostic]) -> None:
        """Tell what is wrong with the edition that is shown. After the next edit this holds until it has been looked for anew."""
        self._elsewhere = frozenset(problems)
        self.tell(self._elsewhere)

    def tell(self, problems: Iterable[Diagnostic]) -> None:
        """Tell browsers that something is new, and the terminal if the problems are others than before."""
        found = tuple(sorted({*problems, *self._program}, key=lambda each: (each.path, each.line, each.column, each.message)))
        if found != self.problems:
            for _, kind in groupby(sorted(found, key=lambda problem: problem.kind), key=lambda problem: problem.kind):
                console.tell(kind)
            if not found:
                log.info("No errors")
        self.problems = found
        with self.changed:
            self.number += 1
            self.changed.notify_all()

    def answer(self, path: str) -> Answer:
        """The file at a path below the site's root. May be called from any thread. Raises what making the file raises."""
        return self.worker.do(lambda: self._answer(path)).result()

    def _answer(self, path: str) -> Answer:
        if self._shown is None:
            return Answer(None, "")
        try:
            content = self._shown.content(path)
            told = content if content is not None else self._shown.content(NOT_FOUND)
        except Exception as error:
            if path not in self._failing:
                self._failing.add(path)
                self.tell([*self.problems, *faults(error, self._project)])
            return Answer(None, "")
        return Answer(content, hashlib.sha256(told or b"").hexdigest()[:16])

    @contextmanager
    def looking_at(self, path: str, gone: Callable[[], bool]) -> Iterator[None]:
        """A browser shows a page as long as this lasts and it is not `gone`: it is made before others. May be called from any thread."""
        browser = object()
        with self.changed:
            self._browsers[browser] = path, gone
        try:
            yield
        finally:
            with self.changed:
                del self._browsers[browser]

    def _looked_at(self) -> list[str]:
        """The pages that browsers show, the last that was opened first."""
        with self.changed:
            return [*dict.fromkeys(path for path, gone in reversed(self._browsers.values()) if not gone())]

    def not_found(self) -> bytes | None:
        """The page that is shown for want of another. May be called from any thread."""
        return self.answer(NOT_FOUND).content
