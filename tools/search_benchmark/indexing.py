"""Seconds that the index adds to a build: a real build of a project, in which every function of the package `publisher.search` is timed.

    .venv/bin/python -m tools.search_benchmark.indexing PROJECT SITE    # builds PROJECT into SITE, prints {"build": s, "index": s} as its last line
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import inspect
import json
import os
import pkgutil
import subprocess
import sys
import time
from pathlib import Path
from types import FunctionType
from typing import Any, Callable, Iterator

HERE = Path(__file__).resolve().parent.parent.parent
SEARCH = "publisher.search"
"""The package, or module, that makes the index. Its name in the core is all that this module knows of it."""


def build(project: Path, site: Path) -> dict[str, float]:
    """Build a project, strictly, in a process of its own. Returns the seconds of the build and of the index, which is 0 without a search.

    Raises CalledProcessError when the build fails; what it said is on standard error.
    """
    result = subprocess.run(
        [sys.executable, "-m", "tools.search_benchmark.indexing", str(project), str(site)], check=True, cwd=HERE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
    )
    return json.loads(result.stdout.splitlines()[-1])  # type: ignore[no-any-return]


class Clock:
    """Adds up the time spent in the wrapped functions of this process; a call within a call counts once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0
        self._wrapped: dict[FunctionType, Callable[..., Any]] = {}

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """The time meanwhile counts."""
        self._depth += 1
        begun = time.perf_counter()
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self.seconds += time.perf_counter() - begun

    def around(self, function: FunctionType) -> Callable[..., Any]:
        """The function, timed; the same one for the same function. Of a generator, what it does for each value counts."""
        if function not in self._wrapped:
            self._wrapped[function] = self._generator(function) if inspect.isgeneratorfunction(function) else self._plain(function)
        return self._wrapped[function]

    def _plain(self, function: FunctionType) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*arguments: Any, **options: Any) -> Any:
            with self.running():
                return function(*arguments, **options)

        return timed

    def _generator(self, function: FunctionType) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*arguments: Any, **options: Any) -> Iterator[Any]:
            values, end = function(*arguments, **options), object()
            while True:
                with self.running():
                    value = next(values, end)
                if value is end:
                    return
                yield value

        return timed


def watch(clock: Clock, name: str = SEARCH) -> bool:
    """Time every function and method of a package, in the package itself, before anything else imports it. False when there is no such package."""
    try:
        top = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name in (name, name.partition(".")[0]):
            return False
        raise
    modules = [top] + [importlib.import_module(found.name) for found in pkgutil.walk_packages(getattr(top, "__path__", ()), f"{name}.")]
    for module in modules:
        for key, value in list(vars(module).items()):
            if getattr(value, "__module__", "").startswith(name):
                if isinstance(value, FunctionType):
                    setattr(module, key, clock.around(value))
                elif isinstance(value, type):
                    _watch_methods(clock, value)
    return True


def _watch_methods(clock: Clock, owner: type) -> None:
    for key, value in list(vars(owner).items()):
        if isinstance(value, FunctionType) and not key.startswith("__"):
            setattr(owner, key, clock.around(value))
        elif isinstance(value, classmethod) and isinstance(value.__func__, FunctionType):
            setattr(owner, key, classmethod(clock.around(value.__func__)))


def main(project: Path, site: Path) -> int:
    """Build here, in this process, and print what it took."""
    os.chdir(project)
    sys.path.insert(0, str(project / "hooks"))
    clock = Clock()
    watch(clock)
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    begun = time.perf_counter()
    config = load_config("mkdocs.yml", site_dir=str(site), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    print(json.dumps({"build": time.perf_counter() - begun, "index": clock.seconds}))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
