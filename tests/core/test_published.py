"""Published addresses: none is lost, new ones are written down, and what a refused file holds is not known to be gone."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import pytest

from conftest import LANGUAGES, PROJECT, check
from publisher.__main__ import main
from publisher.load import Content, load
from publisher.published import PATH, addresses, updated
from publisher.read import Document

Edit = Callable[[str, Callable[[str], str]], None]


@pytest.fixture(scope="module")
def content() -> Content:
    return load(PROJECT, LANGUAGES)


def test_every_address_of_today_is_written_down(content: Content) -> None:
    lines = (PROJECT / PATH).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines)) and len(lines) > 900
    assert addresses(content.catalogue, content.prose["en"].values()) <= set(lines), f"run 'make check' and commit {PATH}"
    assert {"listings/gao-qiang", "docs/guide/norms", "docs/guide/norms#declaration"} <= set(lines)


def test_what_is_gone_is_told_and_what_is_only_refused_is_not(copy: Path, edit: Edit) -> None:
    (copy / "data/terms/attribution.yml").unlink()
    edit("docs/en/guide/norms.md", lambda text: text.replace("{#declaration}", "{#declared}"))
    edit("data/sources/a427-eeas.yml", lambda text: text + "x: [\n")
    edit("docs/en/guide/nis2.md", lambda text: text.replace("title:", "titel:", 1))
    (copy / "data/acts/2019-796.yml").write_bytes(b"\xff")
    told = [line for line in check(copy).stderr.splitlines() if line.startswith(f"{PATH}:")]
    numbers = {line: number for number, line in enumerate((PROJECT / PATH).read_text(encoding="utf-8").splitlines(), 1)}
    assert told == [
        f"{PATH}:{numbers['docs/guide/norms#declaration']}:1: error: 'docs/guide/norms#declaration' has been published and is gone; "
        "bring back its heading's anchor, or take this line out if it never was on the public site",
        f"{PATH}:{numbers['terms/attribution']}:1: error: 'terms/attribution' has been published and is gone; "
        "bring back its file (for another id, use 'make rename'), or take this line out if it never was on the public site",
    ]


def test_no_line_is_lost_when_new_ones_come(content: Content) -> None:
    text = updated(Document(PATH, "terms/long-gone\n"), content.catalogue, content.prose["en"].values())
    assert text.splitlines() == sorted({"terms/long-gone", *addresses(content.catalogue, content.prose["en"].values())})


def test_check_writes_new_addresses_down_only_when_all_is_sound(copy: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    edit(PATH, lambda text: text.replace("listings/gao-qiang\n", ""))
    edit("data/site.yml", lambda text: text + "x: y\n")
    assert main(["--project", str(copy), "check"]) == 1 and "listings/gao-qiang\n" not in (copy / PATH).read_text(encoding="utf-8")
    edit("data/site.yml", lambda text: text.removesuffix("x: y\n"))
    assert main(["--project", str(copy), "check"]) == 0 and (copy / PATH).read_text(encoding="utf-8") == (PROJECT / PATH).read_text(encoding="utf-8")
    (copy / PATH).unlink()
    assert main(["--project", str(copy), "check"]) == 1 and f"{PATH}:1:1: error: missing file" in capsys.readouterr().err
