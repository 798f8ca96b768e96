"""Documents: a page's body inside its whole HTML document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from . import formats, navigation
from .marking import tokens
from .page import Page
from .rendering import render
from .site import Site
from .structured_data import json_ld

_OPEN = re.compile(r"<h([23])\b")
_HEADING = re.compile(r"<h([23])\b.*?</h\1>", re.DOTALL)
_AROUND = re.compile(r"<(?!/|h[1-6]\b|p\b|span\b|a\b|button\b|dt\b|th\b|caption\b|summary\b|q\b|cite\b|em\b|strong\b|time\b|text\b|title\b)[a-z0-9]+\b[^>]*\slang=")
"""An element that may hold headings and says that they are in another language."""
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
    parts = [body] if _AROUND.search(body) else [match[0] for match in _HEADING.finditer(body)]
    for token, here in (each for part in parts for each in tokens(part, language)):
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
    entry = navigation.entry_of(page.section)
    return render(site.env.get_template("layout/page.jinja"), page, dict(
        body=Markup(body),
        headings=headings(body, page.language, page.prose.language if page.prose else page.language),
        entry=entry,
        siblings=site.pages_of(entry) if entry else [],
        breadcrumbs=site.breadcrumbs(page),
        neighbours=site.neighbours(page),
        alternates=site.alternates(page),
        direction=formats.direction(site.language),
        structured_data=json_ld(site, page),
    ))
