"""The open data as they are served: the page that explains them, its examples, and the files at well-known places."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html as lxml_html

from conftest import LANGUAGES, PROJECT
from publisher import derive
from publisher.load import load
from publisher.settings import PLACEHOLDER_SITE


def examples(site: Path, language: str) -> dict[str, str]:
    """The examples of the page by the language they are written in."""
    page = lxml_html.document_fromstring((site / language / "data" / "index.html").read_text(encoding="utf-8"))
    return {code.get("class").removeprefix("language-"): code.text_content() for code in page.xpath("//pre/code")}


def run(*command: str) -> list[str]:
    """What a command prints, line by line."""
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8", "LANG": "C.UTF-8"})
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_work(site: Path, address: str, language: str) -> None:
    found = {kind: text.replace(PLACEHOLDER_SITE, address) for kind, text in examples(site, language).items()}
    catalogue = load(PROJECT, LANGUAGES).catalogue
    names = [listing.name for listing in catalogue["listings"].values()]  # type: ignore[attr-defined]

    printed = run(sys.executable, "-c", found["python"])
    listed = derive.listed_on(catalogue, datetime.date(2024, 1, 1))
    assert [line.split(" ", 1)[1].partition(" - ")[0] for line in printed] == [listing.name for listing in listed]
    if shutil.which("curl"):
        printed = run("sh", "-c", found["sh"])
        assert [json.loads("{" + line.strip().rstrip(",") + "}")["name"] for line in printed] == names
    path = found["text"].strip().removeprefix(address)
    rows = list(csv.DictReader(io.StringIO((site / path).read_text(encoding="utf-8"), newline="")))
    assert [row["name"] for row in rows] == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_that_the_page_names_is_there(site: Path, language: str) -> None:
    folder = site / language / "data"
    page = lxml_html.document_fromstring((folder / "index.html").read_text(encoding="utf-8"))
    links = [link.replace(PLACEHOLDER_SITE, "../../") for link in page.xpath("//article//a/@href")]
    files = [link for link in links if re.search(r"\.(json|csv|xml|ics)$", link)]
    assert len(files) > 14 * 3
    assert [link for link in files if not (folder / link).resolve().is_file()] == []


def test_llms_txt_leads_to_pages_that_exist(site: Path) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# EU Cyber Policy\n\n> ")
    links = re.findall(r"\]\((\S+)\)", text)
    assert len(links) > 40 and len(set(links)) == len(links)
    assert [link for link in links if not (site / link.removeprefix(PLACEHOLDER_SITE) / "index.html").is_file()] == []
    assert "/en/data/)" in text and "## Sanctions\n" in text


def test_security_txt_has_what_the_standard_asks_for(site: Path) -> None:
    """RFC 9116: fields once, `Expires` in the form of RFC 3339, less than a year after the newest fact."""
    fields = [line.split(": ", 1) for line in (site / ".well-known" / "security.txt").read_text(encoding="utf-8").splitlines()]
    assert [name for name, _ in fields] == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    values = dict(map(tuple, fields))
    assert re.match(r"(https://|mailto:)", values["Contact"]) and values["Canonical"] == f"{PLACEHOLDER_SITE}.well-known/security.txt"
    expires = datetime.datetime.fromisoformat(values["Expires"])
    newest = max(derive.checks(load(PROJECT, LANGUAGES).catalogue))
    assert newest < expires.date() <= newest + datetime.timedelta(days=366)
    assert values["Preferred-Languages"] == ", ".join(LANGUAGES)
