"""Preview: the last sound edition of the site, replaced after an edit by the next one, or kept beside what is wrong with that."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Callable, Iterable, Iterator

from publisher import console
from publisher.diagnostics import Diagnostic, Refused
from publisher.due import Reminder
from publisher.editing import ids

from .faults import faults
from .rest import all_that_is_wrong, rest
from .site_files import NOT_FOUND, SiteFiles
from .sources import Sources
from .worker import Worker

log = logging.getLogger("mkdocs.preview")
RESTART = "the program has changed; end the server (Ctrl+C) and start it again"


@dataclass(frozen=True)
class Answer:
    """A file as it is sent: its content, none if there is no such file, and a digest of what is shown in its place, empty if nothing can be."""

    content: bytes | None
    digest: str


class Preview:
    """All but what is said to be called from any thread is called by the worker, or before it is started."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.worker = sources, Worker()
        self.problems: tuple[Diagnostic, ...] = ()
        """What is wrong with the files as far as is known."""
        self.kept = False
        """Whether an earlier edition is shown because of that."""
        self.changed = threading.Condition()
        """Notified of each new edition and of each change of the problems; `number` counts them."""
        self.number = 0
        self._shown: SiteFiles | None = None
        self._failing: set[str] = set()
        """Pages of that edition that cannot be made."""
        self._elsewhere: frozenset[Diagnostic] = frozenset()
        """What was found in the rest of it."""
        self._program: frozenset[Diagnostic] = frozenset()
        self._browsers: dict[object, tuple[str, Callable[[], bool]]] = {}
        """Each browser that waits for news: the page that it shows, and whether it is gone meanwhile."""

    # -- editions ---------------------------------------------------------------------------------------

    def open(self, rebuild: Callable[[], None]) -> None:
        """Show the first edition, once MkDocs has placed the files; `rebuild` has it do so again."""
        self._attempt(lambda: self.sources.open(rebuild), frozenset())
        self.worker.start()

    def update(self, paths: frozenset[Path]) -> None:
        """Make a new edition after files have changed. What goes wrong is told, and the edition before stays."""
        if paths == {self.sources.project / ids.PATH}:
            return
        programs = {path for path in paths if path.suffix == ".py"}
        if programs:
            self._program = frozenset(Reminder(path.relative_to(self.sources.project).as_posix(), 1, 1, RESTART) for path in programs)
            self.tell(self.problems)
        if paths > programs or not programs:
            begun = time.monotonic()
            if self._attempt(lambda: self.sources.read(paths), paths):
                log.info(f"Made anew after {time.monotonic() - begun:.2f} seconds: {', '.join(sorted(path.name for path in paths)[:3])}")

    def _attempt(self, read: Callable[[], None], paths: frozenset[Path]) -> bool:
        """Whether there is a new edition; if not, what keeps it from being shown is told."""
        try:
            read()
            self._show({path.relative_to(self.sources.project).as_posix() for path in paths})
        except (Exception, SystemExit) as error:  # MkDocs ends a build by SystemExit
            self.kept, found = True, faults(error, self.sources.project)
            self.tell(found)
            if isinstance(error, Refused):
                self.worker.afterwards(all_that_is_wrong(self.sources.draft, self.sources.edition, found, self.tell))
            return False
        return True

    def _show(self, changed: set[str]) -> None:
        """Make the pages that are looked at, then show the edition. Raises whatever keeps one from being made that could be made before."""
        sources, looked_at = self.sources, self._looked_at()
        files, failing, found = SiteFiles(sources.edition, sources.host), set(), []
        for path in looked_at:
            try:
                files.content(path)
            except Exception as error:
                if path not in self._failing:
                    raise
                failing.add(path)
                found += faults(error, sources.project)
        self._shown, self._failing, self.kept = files, failing, False
        self._elsewhere = frozenset(problem for problem in self._elsewhere if problem.path not in changed)
        self.tell({*found, *self._elsewhere})
        first = next(iter(looked_at), "").partition("/")[0]
        self.worker.afterwards(rest(sources.project, sources.draft, files, sources.host, found, first, self._tell_of_rest))

    # -- what is told -----------------------------------------------------------------------------------

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

    # -- what is sent -----------------------------------------------------------------------------------

    def answer(self, path: str) -> Answer:
        """The file at a path below the site's root. May be called from any thread."""
        return self.worker.do(lambda: self._answer(path)).result()

    def _answer(self, path: str) -> Answer:
        if self._shown is None:
            return Answer(None, "")
        try:
            content = self._shown.content(path)
            shown = content if content is not None else self._shown.content(NOT_FOUND)
        except Exception as error:
            if path not in self._failing:
                self._failing.add(path)
                self.tell({*self.problems, *faults(error, self.sources.project)})
            return Answer(None, "")
        return Answer(content, hashlib.sha256(shown or b"").hexdigest()[:16])

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
