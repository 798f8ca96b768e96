"""Moved: what stands at the addresses of ids that records had before, so that no link, no bookmark and no program is lost.

A page says where it is now and leads there by itself, on any host. `_redirects` tells the same to hosts that know this file
(https://developers.cloudflare.com/pages/configuration/redirects/), which then answer with a redirect of their own. Records
that stand on the page of their collection keep the old anchor there, and the open data the old file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Mapping

from . import formats
from .addresses import former_addresses, has_page, record_address
from .artifact import Artifact
from .exports.publication import FOLDER
from .link import Catalogue
from .localise import SOURCE_LANGUAGE
from .page import Page
from .rendering import render
from .settings import Settings
from .site import Site

REDIRECTS = "_redirects"


@dataclass(frozen=True)
class _OldPage:
    """What links need to know of the page at an old address."""

    url: str
    absolute_links: bool = False


def moved(sites: Mapping[str, Site], settings: Settings) -> Iterator[Artifact]:
    """A page for each old address in each language, and the list of all redirects; nothing while no record has another id."""
    redirects: list[tuple[str, str]] = []
    for site in sites.values():
        for old, page in old_pages(site):
            redirects.append((old, page.url))
            yield Artifact(f"{old}index.html", _leading_to(page, old, site, sites, settings))
    redirects += old_files(sites[SOURCE_LANGUAGE].content.catalogue)
    if redirects:
        lines = (f"{settings.base_path}{old} {settings.base_path}{new} 301\n" for old, new in redirects)
        yield Artifact(REDIRECTS, "".join(lines))


def old_pages(site: Site) -> Iterator[tuple[str, Page]]:
    """Each old address below the site's root, with the page that is meant."""
    for record in site.content.catalogue:
        if has_page(type(record)):
            for address in former_addresses(record):
                yield f"{site.language}/{address}", site.pages[record_address(record)]


def old_files(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each file of the open data under an old id, below the site's root, and where the record is now."""
    for record in catalogue:
        for old in record.formerly:
            yield f"{FOLDER}/{record.collection}/{old}.json", f"{FOLDER}/{record.collection}/{record.id}.json"


def _leading_to(page: Page, old: str, site: Site, sites: Mapping[str, Site], settings: Settings) -> str:
    said = site if not site.view.message("site.unofficial").foreign else sites[SOURCE_LANGUAGE]
    return render(site.env.get_template("layout/moved.jinja"), _OldPage(old), {
        "target": page, "sites": {said.language: said}, "settings": settings, "direction": formats.direction(site.language),
    })
