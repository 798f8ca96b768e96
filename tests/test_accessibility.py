"""The accessibility statement is told from a run: a page that breaks is listed, in every language."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable

import pytest
import yaml
from lxml import html as lxml_html

from conftest import LANGUAGES, PROJECT, build, check, only
from tools.accessibility import every, faults, sample, today
from tools.audit import Finding

Edit = Callable[[str, Callable[[str], str]], None]
IMAGE, BUTTON = "Images must have alternative text", "Buttons must have discernible text"
"""axe's own words."""
TOLD = {
    "en": ("French", "2 places", "found the faults listed below", "found no fault", "18 July 2026"),
    "fr": ("", "2 endroits", "ont trouvé les défauts énumérés ci-dessous", "n’ont trouvé aucun défaut", "18 juillet 2026"),
    "de": ("Französisch", "2 Stellen", "haben die unten genannten Mängel gefunden", "haben keine Mängel gefunden", "18. Juli 2026"),
}
"""In each language: the page's language where it is another one, the number of places, the status with faults and without, the day of the run."""
RUN_DAY = "1784376000"
"""18 July 2026, in seconds."""


def run_tool(project: Path, *pages: str) -> dict:
    """Run tools/accessibility.py on pages of a project's built site; the file it wrote."""
    result = subprocess.run(
        [sys.executable, str(PROJECT / "tools" / "accessibility.py"), "--project", str(project), *pages],
        capture_output=True, text=True, timeout=300, env={**os.environ, "SOURCE_DATE_EPOCH": RUN_DAY},
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return yaml.safe_load((project / "data" / "accessibility.yml").read_text(encoding="utf-8"))


def statement(project: Path, language: str) -> lxml_html.HtmlElement:
    """The article of the statement as it was built."""
    page = lxml_html.document_fromstring((project / "site" / language / "accessibility" / "index.html").read_text(encoding="utf-8"))
    return page.find(".//article")


def title(project: Path, language: str) -> str:
    """Title of the privacy page."""
    return str(yaml.safe_load((project / "docs" / language / "privacy.md").read_text(encoding="utf-8").split("---")[1])["title"])


def words(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.long
def test_a_broken_page_is_listed_by_the_statement(site: Path, copy: Path, edit: Edit) -> None:
    shutil.copytree(site, copy / "site")
    before = run_tool(copy, "fr/privacy/", "en/privacy/")
    assert before["faults"] == [] and (before["pages"], before["runs"], before["selection"]) == (2, 8, "chosen")

    faulty = '<p><img src="../../assets/icon.svg"> <img src="../../assets/icon.svg"> <button type="button"></button></p>'
    edit("overrides/layout/page.jinja", lambda text: text.replace("</article>", f'{{% if page.url == "fr/privacy/" %}}{faulty}{{% endif %}}\n</article>', 1))
    assert build(only(copy, "en", "fr")).returncode == 0
    for language in ("en", "fr"):
        article, told = statement(copy, language), TOLD[language]
        assert not article.xpath(".//ul[@class='faults']") and IMAGE not in words(article)
        assert told[3] in words(article) and told[2] not in words(article)
        assert told[4] in words(article)

    after = run_tool(copy, "fr/privacy/", "en/privacy/")
    assert [(each["page"], each["rule"], each["help"], each["places"]) for each in after["faults"]] == [
        ("fr/privacy/", "button-name", BUTTON, 1), ("fr/privacy/", "image-alt", IMAGE, 2),
    ]
    assert build(copy).returncode == 0
    for language in ("en", "fr"):
        article, told = statement(copy, language), TOLD[language]
        (entry,) = article.xpath(".//ul[@class='faults']/li")
        (link,) = entry.xpath("./a")
        assert words(link) == title(copy, language)
        assert link.get("href") == ("../privacy/" if language == "fr" else "../../fr/privacy/")
        assert told[0] in words(entry)
        assert entry.xpath(".//code/text()") == ["button-name", "image-alt"] and told[1] in words(entry)
        assert BUTTON in words(entry) and IMAGE in words(entry)
        assert entry.xpath(".//*[@lang='en']/text()") == ([] if language == "en" else [BUTTON, IMAGE])
        assert told[2] in words(article) and told[3] not in words(article)


@pytest.mark.long
def test_a_page_that_is_gone_is_named_by_its_address(copy: Path, edit: Edit) -> None:
    def add(text: str) -> str:
        return text[:text.index("faults:")] + "faults:\n" + "".join(
            f"  - page: {page}\n    rule: scrolls-sideways\n    places: 1\n" for page in ("en/gone/", "es/law/", "''", "404.html", "de/law/")
        )

    edit("data/accessibility.yml", add)
    result = build(only(copy, "en", "de"))
    assert result.returncode == 0, result.stdout + result.stderr
    entries = statement(copy, "de").xpath(".//ul[@class='faults']/li")
    assert [entry.xpath("./code/text()") for entry in entries[:2]] == [["en/gone/"], ["es/law/"]]
    assert [entry.xpath("./a/@href") for entry in entries[2:]] == [["../../"], ["../../404.html"], ["../law/"]]
    assert all(words(entry).endswith("scrolls-sideways: Die Seite darf sich nicht horizontal scrollen lassen") for entry in entries)


def test_a_project_without_results_says_so(copy: Path) -> None:
    (copy / "data" / "accessibility.yml").unlink()
    result = check(copy)
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert result.stderr.startswith("data/accessibility.yml:1:1: error: missing file")


def test_the_tool_says_when_a_page_is_not_built(tmp_path: Path, project: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "mkdocs.yml").write_text((project / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, str(project / "tools" / "accessibility.py"), "--project", str(tmp_path), "en/x/"], capture_output=True, text=True, timeout=60,
    )
    assert result.returncode == 1 and result.stderr == "error: not in site/: en/x/; build the site first\n"


def test_a_place_counts_once_in_all_windows() -> None:
    twice = [Finding("en/", "b", "Words", "p"), Finding("en/", "b", "Words", "p"), Finding("en/", "b", "Words", "a"), Finding("de/", "z", "Words", "a")]
    assert [(fault.page, fault.rule, fault.places) for fault in faults(set(twice))] == [("de/", "z", 1), ("en/", "b", 2)]


def test_the_sample_is_built(site: Path) -> None:
    pages = every(site)
    assert len(pages) > len(set(sample(LANGUAGES))) and set(sample(LANGUAGES)) <= set(pages)


def test_the_day_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", RUN_DAY)
    assert today() == datetime.date(2026, 7, 18)
