"""Promises about the code: one direction of flow, no MkDocs in the core, documents that tell the truth."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from conftest import PROJECT
from publisher.calls import Calls

CORE = PROJECT / "hooks" / "publisher"
ORDER = (
    "artifact", "diagnostics", "reporting", "console", "forked", "settings", "security", "legible", "unseen", "remember", "read", "parse", "records", "fields", "structure",
    "new_record", "link", "record_files", "strays", "expectations", "site_facts", "accessibility", "check", "derive", "cross_check", "history",
    "timeline", "chronicle", "pictures", "eurlex", "reachability", "formats", "collation", "languages", "plurals", "messages",
    "notices", "navigation", "translations", "word_by_word", "new_language", "localise", "marking", "deltas", "addresses", "styles",
    "tightening", "assets", "calls", "compiled", "rendering", "templates", "forbidden", "bounds", "prose", "page", "coverage", "published", "wording", "learners", "ahead", "load", "renaming",
    "due", "freshness", "differences", "progress", "board", "mixed", "stale_notes", "explain", "tables",
    "site", "edition", "search", "feeds", "exports", "editing", "structured_data", "documents", "llms", "moved", "publish", "prepared", "publisher", "checked",
    "commands", "__main__",
)
"""The modules of the core in the order of the flow: each imports only from those before it."""


def imports(file: Path) -> set[str]:
    """Names that a module imports: `.parse` for the core's own, `mkdocs.config` for others."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level and not node.module:
                found |= {"." * node.level + alias.name for alias in node.names}
            else:
                found.add("." * node.level + (node.module or ""))
    return found


def stage(file: Path) -> str:
    """The stage a file belongs to: its module, or the package it is in."""
    part = file.relative_to(CORE).parts[0]
    return part.removesuffix(".py")


FILES = sorted(file for file in CORE.rglob("*.py") if file != CORE / "__init__.py")


def test_every_module_has_its_place_in_the_order() -> None:
    assert {stage(file) for file in FILES} == set(ORDER)


@pytest.mark.parametrize("file", FILES, ids=[file.relative_to(CORE).as_posix() for file in FILES])
def test_nothing_flows_back(file: Path) -> None:
    depth = len(file.relative_to(CORE).parts)
    for name in imports(file):
        dots = len(name) - len(name.lstrip("."))
        if dots == depth:
            target = name.lstrip(".").split(".")[0]
            assert ORDER.index(target) < ORDER.index(stage(file)), f"{file.name} imports {target}, a later stage"


@pytest.mark.parametrize("file", FILES, ids=[file.relative_to(CORE).as_posix() for file in FILES])
def test_the_core_knows_no_host(file: Path) -> None:
    assert not {name for name in imports(file) if name.split(".")[0] in ("mkdocs", "material", "mkdocs_static_i18n", "properdocs")}


EDGES = {"console", "forked", "commands"}
"""Stages that may look at what is around them: the environment, the system, the day, files other than those of the content."""


@pytest.mark.parametrize("file", [file for file in FILES if stage(file) not in EDGES], ids=lambda file: file.relative_to(CORE).as_posix())
def test_the_core_has_no_clock_environment_or_network(file: Path) -> None:
    assert not imports(file) & {"os", "time", "socket", "urllib.request", "requests", "random", "subprocess"}
    assert not re.search(r"\b(?:today|now|utcnow)\(", file.read_text(encoding="utf-8"))


def test_only_one_module_reads_records_from_disk() -> None:
    readers = {stage(file) for file in FILES if re.search(r"\.read_(?:text|bytes)\(|\bopen\(", file.read_text(encoding="utf-8"))}
    assert readers <= {"read", "commands", "forked"}  # the last opens the ends of pipes


@pytest.mark.parametrize("file", [CORE / "__init__.py", *FILES], ids=lambda file: file.relative_to(CORE).as_posix())
def test_modules_are_documented_and_short(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree) or any(isinstance(node, ast.ClassDef) and ast.get_docstring(node) for node in tree.body)
    assert text.count("\n") < 300
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_") and file.parent.name != "check":
            assert ast.get_docstring(node), f"{file.name}: {node.name} has no docstring"


def test_paths_named_in_contributing_exist() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = set(re.findall(r"`((?:hooks|data|docs|overrides|tests)/[^`<>*]*)`", text))
    assert len(paths) > 10
    assert [path for path in sorted(paths) if not (PROJECT / path).exists()] == []


def test_functions_for_pages_are_documented() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    functions = {name for name in vars(Calls) if not name.startswith("_") and name != "functions"}
    assert functions == set(re.findall(r"\{\{ (\w+)\(", text))


@pytest.mark.parametrize("target", [
    "serve", "build", "check", "translations", "stale", "review", "language", "new", "accessibility", "test", "test-all", "changes", "cross-check",
    "plausibility", "links", "schemas", "lock", "upgrade", "licences", "rename",
])
def test_commands_of_the_readme_exist(target: str) -> None:
    assert f"make {target}`" in (text := (PROJECT / "README.md").read_text(encoding="utf-8")) or f"make {target} " in text
    assert re.search(rf"^{target}:", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    words = re.compile(r"(?<![\w.:/])/(?:home|root|tmp|Users|var)/\w")
    checked = ("data", "docs", "hooks", "overrides", "README.md", "CONTRIBUTING.md", "Makefile", "mkdocs.yml")
    files = [file for name in checked for file in ([PROJECT / name] if (PROJECT / name).is_file() else (PROJECT / name).rglob("*"))]
    suffixes = {".py", ".yml", ".md", ".jinja", ".html", ".css", ".js", ".po", ""}
    found = [file for file in files if file.is_file() and file.suffix in suffixes and words.search(file.read_text(encoding="utf-8"))]
    assert found == []
