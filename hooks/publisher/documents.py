"""Documents: a page's body inside its whole HTML document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from . import formats, navigation
from .site import Page, Site
from .structured_data import json_ld

_HEADING = re.compile(r'<h([23])\b([^>]*?\bid="([^"]+)"[^>]*)>(.*?)</h\1>', re.DOTALL)
_LANGUAGE = re.compile(r'\blang="[^"]+"')
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Heading:
    """An entry of the page's table of contents."""

    level: int
    id: str
    text: Markup


def headings(body: str) -> list[Heading]:
    """Headings of the second and third level that can be linked to."""
    return [Heading(int(level), name, _words(tag, _TAG.sub("", text))) for level, tag, name, text in _HEADING.findall(body)]


def _words(tag: str, text: str) -> Markup:
    """A heading's words, with their language if the heading says one."""
    language = _LANGUAGE.search(tag)
    return Markup(f"<span {language[0]}>{text}</span>") if language else Markup(text)


def document(site: Site, page: Page, body: str) -> str:
    """The whole HTML document of a page."""
    return site.env.get_template("layout/page.jinja").render(
        page=page,
        body=Markup(body),
        headings=headings(body),
        menu=navigation.MENU,
        entry=navigation.entry_of(page.section),
        siblings=site.siblings(page),
        footer=[site.pages[address] for address in navigation.FOOTER if address in site.pages],
        breadcrumbs=site.breadcrumbs(page),
        neighbours=site.neighbours(page),
        alternates=site.alternates(page),
        direction=formats.direction(site.language),
        structured_data=json_ld(site, page),
    )
