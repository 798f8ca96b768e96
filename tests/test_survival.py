"""Survival: whatever ends a build, the earlier site is there as it was, at once or when the next build has begun."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import build, only
from test_builds import digest

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
MOMENTS = ("the site folder is begun", "the first page is written", "the second language is begun", "the old site is aside")
"""When a build is killed, in its order."""


@pytest.fixture
def earlier(copy: Path) -> dict[str, str]:
    """A site of several files that an earlier build left."""
    for path in ("site/index.html", "site/en/index.html", "site/fr/index.html"):
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(f"earlier {path}", encoding="utf-8")
    return digest(copy / "site")


def reached(project: Path, moment: str) -> bool:
    building = project / ".site.building"
    return {
        MOMENTS[0]: building.exists(),
        MOMENTS[1]: (building / "en" / "index.html").exists(),
        MOMENTS[2]: (building / "fr").exists(),
        MOMENTS[3]: not (project / "site").exists(),
    }[moment]


@pytest.mark.parametrize("moment", [pytest.param(each, marks=() if each == MOMENTS[3] else pytest.mark.long) for each in MOMENTS])
def test_a_killed_build(copy: Path, earlier: dict[str, str], moment: str) -> None:
    """The gap between the two renames of a swap is too short to be met, so there a build is held: its clock stops at the rename."""
    only(copy, "en", "fr")
    hold = copy / "hold"
    hold.mkdir()
    (hold / "sitecustomize.py").write_text(
        "import os, time\nrename = os.rename\n\n"
        "def slow(source, target):\n    rename(source, target)\n    if str(target).endswith('.site.before'):\n        time.sleep(600)\n\nos.rename = slow\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=copy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": str(hold)},
    )
    end = time.monotonic() + 200
    while not reached(copy, moment):
        assert process.poll() is None and time.monotonic() < end, f"the build never came so far that {moment}"
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if moment != MOMENTS[3]:
        assert digest(copy / "site") == earlier
    (copy / "data" / "listings" / "gao-qiang.yml").write_text("colour: red\n", encoding="utf-8")
    assert build(copy).returncode == 1, "the next build, which is refused, puts the site back all the same"
    assert digest(copy / "site") == earlier and not (copy / ".site.before").exists()


def may_mount() -> bool:
    """Whether the system lets a user mount a file system that no one else sees."""
    return shutil.which("unshare") is not None and subprocess.run(
        ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True,
    ).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="this system lets no user mount a file system of their own")
@pytest.mark.parametrize("megabytes", [1, pytest.param(12, marks=pytest.mark.long), pytest.param(20, marks=pytest.mark.long)])
def test_a_full_disk(copy: Path, earlier: dict[str, str], megabytes: int) -> None:
    """A real one: a file system in memory of so many megabytes, seen by this build alone."""
    only(copy, "en", "fr")
    disk = copy / "disk"
    disk.mkdir()
    command = f"mount -t tmpfs -o size={megabytes}m tmpfs {disk} && cp -r site {disk}/site && {sys.executable} -m mkdocs build --strict -d {disk}/site; code=$?; cp -r {disk} after; exit $code"
    result = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", command], cwd=copy, capture_output=True, text=True, timeout=300, env={**os.environ, **ENVIRONMENT},
    )
    said = result.stdout + result.stderr
    assert result.returncode == 1 and "Traceback" not in said, said
    assert "The site was not built: No space left on device" in said and "An earlier site is left as it was." in said
    assert digest(copy / "after" / "site") == earlier and not (copy / "after" / ".site.building").exists()


def test_a_limit_on_the_size_of_files(copy: Path, earlier: dict[str, str]) -> None:
    only(copy, "en")
    shell = f"ulimit -f 40; exec {sys.executable} -m mkdocs build --strict"
    result = subprocess.run(["sh", "-c", shell], cwd=copy, capture_output=True, text=True, timeout=300, env={**os.environ, **ENVIRONMENT, "BUILD_PROCESSES": "0"})
    assert result.returncode == 1 and "Traceback" not in result.stderr, result.stderr
    assert "The site was not built: File too large" in result.stdout + result.stderr
    assert digest(copy / "site") == earlier
