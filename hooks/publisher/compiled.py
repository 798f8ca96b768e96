"""Compiled: templates as they are read once for all languages, and their code, which depends on their text alone, so that no language
and no later run compiles what another has.

Code is kept in memory for as long as the program runs, and in files where an edge names a folder for them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import CodeType
from typing import Callable

import jinja2
from jinja2 import DictLoader, Environment
from jinja2.bccache import Bucket, BytecodeCache, FileSystemBytecodeCache

from .read import read_tree

TEMPLATES = "overrides"
"""The folder of the templates; their names end in `.jinja`."""
FOLDER = ".cache/templates"
"""Where code is kept below a project; anyone may delete it at any time."""


class Templates(DictLoader):
    """The templates of a project as they are now: a page that is made later knows nothing of what has been written meanwhile."""

    def __init__(self, project: Path) -> None:
        documents, self.unread = read_tree(project, TEMPLATES, ["**/*.jinja"])
        super().__init__({document.path.removeprefix(f"{TEMPLATES}/"): document.text for document in documents})
        self.folder = project / TEMPLATES

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, and the file that a fault in it is told of."""
        text, _, is_current = super().get_source(environment, template)
        return text, str(self.folder / template), is_current


class Compiled(BytecodeCache):
    """Code of the files of templates, by their name and text. All environments that share one must be set up alike."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}
        self._files: FileSystemBytecodeCache | None = None

    def keep(self, project: Path, setup: str) -> None:
        """Keep code in files of a project too; `setup` is whatever else it depends on. A folder that cannot be written is no problem."""
        version = hashlib.sha256(f"{jinja2.__version__}\0{setup}".encode()).hexdigest()[:12]
        folder = project / FOLDER
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        self._files = FileSystemBytecodeCache(str(folder), f"{version}-%s")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template is known by its name, wherever the project lies: copies of it have the same code."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        known = (bucket.key, bucket.checksum)
        if known in self._code:
            bucket.code = self._code[known]
        elif self._files is not None:
            self._files.load_bytecode(bucket)
            if bucket.code is not None:
                self._code[known] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is None:
            return
        self._code[bucket.key, bucket.checksum] = bucket.code
        if self._files is not None:
            try:
                self._files.dump_bytecode(bucket)
            except OSError:
                self._files = None


PAGES = Compiled()
"""Those below `overrides/`."""
