"""Preview: the last sound edition of the site, replaced after an edit by the next one, or kept beside what is wrong with that."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from publisher import formats
from publisher.assets import load_assets
from publisher.diagnostics import Diagnostic, Refused, summary
from publisher.due import Reminder
from publisher.load import Draft, draft
from publisher.publisher import Published
from publisher.settings import Settings

from .faults import faults
from .host import Host
from .rest import all_that_is_wrong, rest
from .site_files import NOT_FOUND, SiteFiles
from .worker import Worker

log = logging.getLogger("mkdocs.preview")
WATCHED = ("data", "docs", "overrides")
"""Folders whose files the site is made from."""


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
        self._failing: set[str] = set()
        self._program: tuple[Diagnostic, ...] = ()
        self.worker = Worker()
        self.problems: tuple[Diagnostic, ...] = ()
        """What is wrong with the files as far as is known."""
        self._looked_at: Counter[str] = Counter()
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
        begun = time.monotonic()
        programs = sorted(path.relative_to(self._project).as_posix() for path in paths if path.suffix == ".py" and path.is_relative_to(self._project))
        if programs:
            self._program = tuple(Reminder(path, 1, 1, "the program has changed; end the server (Ctrl+C) and start it again") for path in programs)
        try:
            self._next(any(path.name == "mkdocs.yml" for path in paths))
        except (Exception, SystemExit) as error:  # MkDocs ends a build by SystemExit
            found = faults(error, self._project)
            self.tell(found)
            if isinstance(error, Refused):
                self.worker.afterwards(all_that_is_wrong(self._draft, self.edition, found, self.tell))
            return
        names = ", ".join(sorted(path.name for path in paths)[:3])
        if names:
            log.info(f"Made anew after {time.monotonic() - begun:.2f} seconds: {names}")

    def _next(self, configured_anew: bool) -> None:
        """Make the pages that are looked at from the files as they are, and show that edition. Raises whatever keeps it from being shown."""
        self._draft, self.edition = self._read()
        self._refuse(self._draft.content.diagnostics)
        listing = self._files()
        if configured_anew or listing != self._listing:
            self._rebuild()
            self._refuse(self._draft.content.diagnostics)
            self._listing = listing
        self._refuse(self.edition.compile_templates())
        files, failing, found = SiteFiles(self.edition, self._host), set(), []
        for path in [*self._looked_at]:
            try:
                files.content(path)
            except Exception as error:
                if path not in self._failing:
                    raise
                failing.add(path)
                found += faults(error, self._project)
        self._shown, self._failing = files, failing
        first = next(iter(self._looked_at), "").partition("/")[0]
        self.tell(found)
        self.worker.afterwards(rest(self._project, self._draft, files, self._host, found, first, self.tell))

    def _read(self) -> tuple[Draft, Published]:
        to = self._configuration
        read = draft(self._project, to.languages)
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

    def tell(self, problems: Iterable[Diagnostic]) -> None:
        """Tell browsers that something is new, and the terminal if the problems are others than before."""
        found = tuple(sorted({*problems, *self._program}))
        if found != self.problems:
            errors = [problem for problem in found if problem.kind == Diagnostic.kind]
            print("\n".join([*map(str, found), summary(errors) if errors else "no errors"]), file=sys.stderr, flush=True)
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
    def looking_at(self, path: str) -> Iterator[None]:
        """A browser shows a page as long as this lasts: it is made before others. May be called from any thread."""
        with self.changed:
            self._looked_at[path] += 1
        try:
            yield
        finally:
            with self.changed:
                self._looked_at[path] -= 1
                self._looked_at += Counter()  # forgets those at which nobody looks

    def not_found(self) -> bytes | None:
        """The page that is shown for want of another. May be called from any thread."""
        return self.answer(NOT_FOUND).content
