"""Documents: a page's body inside its whole HTML document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from . import formats, navigation
from .marking import tokens
from .site import Page, Site
from .structured_data import json_ld

_OPEN = re.compile(r"<h([23])\b")
_ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True)
class Heading:
    """An entry of the page's table of contents."""

    level: int
    id: str
    text: Markup
    """Its words; those in another language than the page stand in an element that says so."""


def headings(body: str, page: str, language: str) -> list[Heading]:
    """Headings of the second and third level that can be linked to; `language` is that of the body, `page` that of the page."""
    found: list[Heading] = []
    inside: Heading | None = None
    for token, here in tokens(body, language):
        if opening := _OPEN.match(token):
            name = _ID.search(token)
            inside = Heading(int(opening[1]), name[1], Markup("")) if name else None
        elif inside and token == f"</h{inside.level}>":
            found.append(inside)
            inside = None
        elif inside and not token.startswith("<"):
            words = Markup(token) if here == page else Markup('<span lang="{}">{}</span>').format(here, Markup(token))
            inside = Heading(inside.level, inside.id, inside.text + words)
    return found


def document(site: Site, page: Page, body: str) -> str:
    """The whole HTML document of a page."""
    return site.env.get_template("layout/page.jinja").render(
        page=page,
        body=Markup(body),
        headings=headings(body, page.language, page.prose.language if page.prose else page.language),
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
