"""Watch: tells of changed files as soon as the file system does, once for all that change at a time."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Callable

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

QUIET = 0.03
"""Seconds without an event after which a change is told: an editor writes a file in several steps, git many files."""
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""Kinds of events by which a file may have changed; that one was opened or read is none."""


class Watch(FileSystemEventHandler):
    """Watches folders with all that is below them, and single files. `changed` is called with paths, on a thread of its own."""

    def __init__(self, changed: Callable[[frozenset[Path]], None]) -> None:
        self._changed = changed
        self._observer = Observer()
        self._files: set[Path] = set()
        self._folders: set[Path] = set()
        self._paths: set[Path] = set()
        self._lock = threading.Lock()
        self._timer = threading.Timer(QUIET, self._tell)

    def add(self, path: Path) -> None:
        """Watch a folder or a file. A file is watched by its folder, since editors put a new file in the place of the old one."""
        path = path.resolve()
        if path.is_dir():
            self._folders.add(path)
            self._observer.schedule(self, str(path), recursive=True)
        else:
            self._files.add(path)
            self._observer.schedule(self, str(path.parent), recursive=False)

    def start(self) -> None:
        """Begin to watch."""
        self._observer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.cancel()
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of a change, and wait for more. Names that begin with a dot or end in `~` are an editor's own affair."""
        if event.event_type not in _CHANGES or event.is_directory and event.event_type == "modified":
            return
        paths = {Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path}
        with self._lock:
            self._paths |= {path for path in paths if self._is_ours(path)}
            if self._paths:
                self._timer.cancel()
                self._timer = threading.Timer(QUIET, self._tell)
                self._timer.daemon = True
                self._timer.start()

    def _is_ours(self, path: Path) -> bool:
        if path.name.startswith(".") or path.name.endswith("~") or path.suffix == ".pyc" or path.name == "__pycache__":
            return False
        return path in self._files or any(path.is_relative_to(folder) for folder in self._folders)

    def _tell(self) -> None:
        with self._lock:
            paths, self._paths = frozenset(self._paths), set()
        if paths:
            self._changed(paths)
