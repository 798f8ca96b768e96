"""Compiled: the code of templates, which depends on their text alone, so that no language compiles what another has compiled.

Kept in memory for as long as the program runs; nothing is written.
"""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Code of the files of templates, by their name and text. All environments that share one must be set up alike."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


PAGES = Compiled()
"""Those below `overrides/`."""
