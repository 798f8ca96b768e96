"""ProperDocs, the continuation of MkDocs 1.x, builds the same site, and refuses the same. No MkDocs is installed where it runs."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Callable

import pytest

from conftest import PROJECT
from test_builds import digest

PYTHON = PROJECT / ".venv" / "properdocs" / "bin" / "python"
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def properdocs() -> Callable[[Path], subprocess.CompletedProcess[str]]:
    """`properdocs build --strict` in a folder."""
    assert PYTHON.exists(), "no environment for ProperDocs: run `bash tests/install-properdocs.sh`"

    def run(folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(PYTHON), "-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml"],
            cwd=folder, capture_output=True, text=True, timeout=300,
        )

    return run


def test_mkdocs_is_not_there() -> None:
    script = "import importlib.metadata as m; print(*sorted({d.name for d in m.distributions()} & {'mkdocs', 'properdocs', 'mkdocs-material'}))"
    found = subprocess.run([str(PYTHON), "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert found == ["mkdocs-material", "properdocs"]


def test_every_file_is_equal(properdocs: Callable[[Path], subprocess.CompletedProcess[str]], copy: Path, site: Path) -> None:
    result = properdocs(copy)
    assert result.returncode == 0, result.stdout + result.stderr
    ours, theirs = digest(copy / "site"), digest(site)
    assert len(ours) > 1000
    assert [path for path in sorted(ours.keys() | theirs.keys()) if ours.get(path) != theirs.get(path)] == []


def test_a_strict_warning_leaves_the_earlier_site(
    properdocs: Callable[[Path], subprocess.CompletedProcess[str]], copy: Path, edit: Callable[[str, Callable[[str], str]], None],
) -> None:
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the earlier site", encoding="utf-8")
    earlier = digest(copy / "site")
    for language in ("en", "fr"):
        edit(f"docs/{language}/about.md", lambda text: text + "\n[gone](gone.md)\n")
    result = properdocs(copy)
    assert result.returncode == 1
    assert "Aborted with 2 warnings in strict mode" in result.stdout + result.stderr, "those of each language count"
    assert digest(copy / "site") == earlier
    assert not list(copy.glob(".site.*"))
