"""What the project stands on: locks that agree with the pins and with what is installed, and a licence known for everything."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
import yaml

from conftest import PROJECT
from tools.dependencies.licences import PAGE, delivered, licence_of, npm_packages, spdx, unfit
from tools.dependencies.lock import HELD, changes, loosened, moved
from tools.dependencies.pins import Pin, pins
from tools.dependencies.sets import SETS, RequirementSet

EACH = pytest.mark.parametrize("group", SETS, ids=lambda group: group.path)
INSTALLED = [group for group in SETS if group.path in ("requirements", "tests/requirements", "tests/requirements-followthemoney")]
"""Sets in the environment that the tests run in; the others have one of their own or come on demand."""


def test_every_requirements_file_has_its_lock() -> None:
    found = {path.relative_to(PROJECT).with_suffix("").as_posix() for folder in (".", "tests", "tools") for path in (PROJECT / folder).glob("requirements*.*")}
    assert found == {group.path for group in SETS}


@EACH
def test_pins_stand_in_the_lock_at_the_same_version(group: RequirementSet) -> None:
    locked = {(pin.name, pin.version) for pin in group.locked()}
    wanted = {(pin.name, pin.version) for pin in pins(group.source.read_text(encoding="utf-8"))}
    assert wanted and not wanted - locked, "run `make lock`"


@EACH
def test_the_lock_holds_nothing_that_is_not_asked_for(group: RequirementSet) -> None:
    """What pulls a package in stands below it; what nothing pulls in any more is left from before."""
    stanzas = re.findall(r"^([\w.-]+)==.*?\n((?:    .*\n)+)", group.lock.read_text(encoding="utf-8"), re.MULTILINE)
    names = {name for name, _ in stanzas}
    named = {pin.name for pin in pins(group.source.read_text(encoding="utf-8"))}
    asking = {name: set(re.findall(r"^    # +(?:via )?([a-z][\w.-]*)$", body, re.MULTILINE)) & names for name, body in stanzas}
    assert {name for name in names if name not in named and not asking[name]} == set()


@EACH
def test_every_locked_package_has_hashes(group: RequirementSet) -> None:
    assert [pin.name for pin in group.locked() if not pin.hashes] == []
    assert "://" not in group.lock.read_text(encoding="utf-8"), "a lock names no index: whoever installs has their own"


def test_a_package_is_at_one_version_in_all_locks() -> None:
    versions: dict[tuple[str, str], set[str]] = {}
    for group in SETS:
        for pin in group.locked():
            versions.setdefault((pin.name, pin.marker if "python" in pin.marker else ""), set()).add(pin.version)
    assert {name: them for name, them in versions.items() if len(them) > 1} == {}


@pytest.mark.parametrize("group", INSTALLED, ids=lambda group: group.path)
def test_what_is_installed_is_what_is_locked(group: RequirementSet) -> None:
    differing = {pin.name: (pin.version, distribution(pin.name).version) for pin in group.locked() if pin.applies() and distribution(pin.name).version != pin.version}
    assert differing == {}, "install from the locks, as README.md says"


def test_a_lock_is_read_with_markers_hashes_and_comments() -> None:
    text = "# made\ncolorama==0.4.6 ; sys_platform == 'no-such' \\\n    --hash=sha256:" + "a" * 64 + " \\\n    --hash=sha256:" + "b" * 64 + "\n    # via click\nPy_Thing[x]==1.0  # why\n"
    first, second = pins(text)
    assert first == Pin("colorama", "0.4.6", (f"sha256:{'a' * 64}", f"sha256:{'b' * 64}"), 'sys_platform == "no-such"') and not first.applies()
    assert second == Pin("py-thing", "1.0") and second.applies()
    for line in ("click>=8", "click", "click==8.*"):
        with pytest.raises(ValueError, match="not a pin"):
            pins(line)


def test_an_upgrade_moves_pins_but_those_that_are_held() -> None:
    text = f"# Why it is here.\nPyYAML==6.0.1\npagefind[bin]==1.0\nlunr==0.8.0  {HELD}as vendored\n"
    assert loosened(text) == f"# Why it is here.\nPyYAML>=6.0.1\npagefind[bin]>=1.0\nlunr==0.8.0  {HELD}as vendored\n"
    resolved = [Pin("pyyaml", "6.0.9"), Pin("pyyaml", "6.0.10"), Pin("pagefind", "2.0"), Pin("lunr", "0.8.0"), Pin("other", "1")]
    assert moved(text, resolved) == f"# Why it is here.\nPyYAML==6.0.10\npagefind[bin]==2.0\nlunr==0.8.0  {HELD}as vendored\n"


def test_changes_of_a_lock_are_told() -> None:
    before = [Pin("a", "1"), Pin("b", "2"), Pin("c", "9"), Pin("c", "10")]
    assert changes(before, before) == []
    assert changes(before, [Pin("a", "1.1"), Pin("c", "10"), Pin("d", "4")]) == ["a 1 → 1.1", "b 2 removed", "c 9, 10 → 10", "d 4 added"]


# -- licences -----------------------------------------------------------------------------------------------


def table(heading: str) -> list[tuple[str, ...]]:
    """Rows of a table of THIRD-PARTY.md."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [tuple(line.strip("| ").split(" | ")) for line in section.splitlines() if line.startswith("| ")][2:]


def test_the_list_of_licences_names_what_is_locked() -> None:
    assert table("Delivered to readers of the site") == delivered()
    assert table("npm packages") == npm_packages()
    listed = {(name, version) for name, versions, _, _ in table("Python packages") for version in versions.split(", ")}
    assert listed == {(pin.name, pin.version) for group in SETS for pin in group.locked()}, "run `make licences`"


def test_licences_are_those_that_packages_state() -> None:
    installed = {pin.name for group in INSTALLED for pin in group.locked() if pin.applies()}
    rows = [(name, licence) for name, _, licence, _ in table("Python packages") if name in installed]
    assert len(rows) > 80 and [(name, licence) for name, licence in rows if licence != licence_of(distribution(name))] == []


def test_every_licence_goes_together_with_ours() -> None:
    licences = [row[2] for heading in ("Delivered to readers of the site", "Python packages", "npm packages") for row in table(heading)]
    assert [licence for licence in licences if not licence or spdx(licence) != licence or unfit(licence)] == []
    assert unfit("MIT AND (SSPL-1.0 OR AGPL-3.0-only)") == {"SSPL-1.0", "AGPL-3.0-only"}
    appendix = (PROJECT / "LICENSE").read_text(encoding="utf-8").split("according to Article 5 EUPL are:")[1]
    for family in ("General Public License (GPL) v. 2", "Mozilla Public Licence (MPL) v. 2", "Lesser General Public Licence (LGPL) v. 2.1, v. 3"):
        assert family in appendix


@pytest.mark.parametrize(("words", "expression"), [("MIT License", "MIT"), ("mit", "MIT"), ("BSD License", ""), ("Copyright (c) 2020 Somebody", ""), ("Apache 2.0", "Apache-2.0")])
def test_words_become_an_expression_only_where_they_are_clear(words: str, expression: str) -> None:
    assert spdx(words) == expression


def test_vendored_folders_name_their_licences() -> None:
    folders = {path for path in (PROJECT / "overrides").rglob("vendor") if path.is_dir()}
    assert folders and all((folder / "README.md").exists() for folder in folders)
    files = re.findall(r"its licence is `([^`]+)`", PAGE.read_text(encoding="utf-8"))
    assert files and all((PROJECT / file).is_file() for file in files)


def test_readers_are_told_whose_work_they_get(site: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((site / "assets").rglob("*")) if path.suffix in (".css", ".js")]
    notices = {notice for text in texts for notice in re.findall(r"/\*! (.+?) \*/", text)}
    for name, version, licence, _ in delivered():
        family = licence.split("-")[0]
        assert any(notice.startswith((f"{name} {version},", f"{name},")) and family in notice for notice in notices), name


# -- updates ------------------------------------------------------------------------------------------------


def test_every_folder_with_dependencies_is_watched() -> None:
    updates = yaml.safe_load((PROJECT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    watched = {(update["package-ecosystem"], folder) for update in updates for folder in update.get("directories", [update.get("directory")])}
    python = {("pip", "/" + group.path.rpartition("/")[0]) for group in SETS}
    npm = {("npm", "/" + path.parent.relative_to(PROJECT).as_posix()) for path in (PROJECT / "tests").glob("*/package.json")}
    assert watched == python | npm | {("github-actions", "/")}
    held = {re.split("[=[]", line)[0] for group in SETS for line in group.source.read_text(encoding="utf-8").splitlines() if HELD in line}
    assert held == {ignored["dependency-name"] for update in updates for ignored in update.get("ignore", ())}
    assert all(update["schedule"]["interval"] == "weekly" and update["groups"] for update in updates)
