"""The pages of a built site as any search would read them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import html


@dataclass(frozen=True)
class Entry:
    """One page: its language, its address below `/<lang>/`, its title, and the HTML of its article."""

    language: str
    address: str
    title: str
    article: str


def read_pages(site: Path, language: str) -> list[Entry]:
    """The pages of one language, without the page for addresses that do not exist. The title is that of the page's first heading."""
    pages = []
    for path in sorted((site / language).rglob("index.html")):
        tree = html.fromstring(path.read_bytes().decode("utf-8"))
        article = tree.find(".//article")
        if article is None:
            article = tree.find(".//main")
        if article is None:
            continue
        heading = article.find(".//h1")
        title = heading.text_content() if heading is not None else tree.findtext(".//title") or ""
        address = path.parent.relative_to(site / language).as_posix()
        inner = html.tostring(article, encoding="unicode", with_tail=False)
        pages.append(Entry(language, "" if address == "." else f"{address}/", " ".join(title.split()), inner))
    return pages
