"""Mutated trees through the whole build: one that is refused leaves the earlier site as it was, any other makes a whole new one."""

from __future__ import annotations

import collections
import random
from pathlib import Path

import pytest

from conftest import build, copy_project, only
from fuzz.mutations import MUTATIONS
from publisher.records import COLLECTIONS
from test_builds import digest

SHORT, WHOLE = 2, 200
SECONDS = 300
"""For one build, by the clock of a busy machine."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with an earlier site; the builds of a module follow each other in it."""
    copied = only(copy_project(tmp_path_factory.mktemp("mutated") / "project"), "en")
    (copied / "site" / "en").mkdir(parents=True)
    for path in ("index.html", "en/index.html"):
        (copied / "site" / path).write_text("the earlier site", encoding="utf-8")
    return copied


def mutated_build(project: Path, number: int) -> str:
    """Build the tree of this number; `refused` or `built`. Each number is the same tree every time."""
    choice = random.Random(number)
    files = sorted((project / "data" / list(COLLECTIONS)[number % len(COLLECTIONS)]).glob("*.yml"))
    file = choice.choice(files)
    original = file.read_bytes()
    text = original.decode("utf-8")
    for mutation in choice.sample(MUTATIONS, choice.randrange(1, 3)):
        text = mutation(text.split("\n"), choice) or text
    before = digest(project / "site")
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        result = build(project, timeout=SECONDS, BUILD_PROCESSES="0")
    finally:
        file.write_bytes(original)
    said = result.stdout + result.stderr
    assert "Traceback" not in said and not list(project.glob(".site.*")), said
    if result.returncode:
        assert result.returncode == 1 and "An earlier site is left as it was." in said and f"{file.relative_to(project)}:" in said, said
        assert digest(project / "site") == before
        return "refused"
    assert {"index.html", "404.html", "sitemap.xml", "en/index.html", "data/v1/index.json"} <= set(digest(project / "site"))
    assert "the earlier site" not in (project / "site" / "index.html").read_text(encoding="utf-8") and len(digest(project / "site")) > 900
    return "built"


@pytest.mark.parametrize("number", range(SHORT))
def test_some_builds(project: Path, number: int) -> None:
    mutated_build(project, number)


@pytest.mark.long
def test_many_builds(project: Path) -> None:
    counts = collections.Counter(mutated_build(project, number) for number in range(SHORT, WHOLE + SHORT))
    print(f"\n{WHOLE} trees through the whole build: {counts['refused']} refused, the earlier site unchanged; {counts['built']} built")
    assert sum(counts.values()) == WHOLE and counts["refused"] >= WHOLE * 0.3
