"""Publish: files that are made once for the whole site, as artifacts (path, content)."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Iterable, Iterator, Mapping

from .artifact import Artifact
from .assets import STYLESHEET, Assets
from .exports.files import unguessable
from .feeds import MEDIA_TYPES
from .llms import llms_txt
from .localise import SOURCE_LANGUAGE
from .moved import moved
from .rendering import render
from .security import headers_file, security_txt
from .settings import Settings
from .site import Site


def site_wide(sites: Mapping[str, Site], settings: Settings, assets: Assets) -> Iterator[Artifact]:
    """Style sheet, language chooser, the not-found page of the root, robots.txt, security.txt, llms.txt, sitemap and what leads on from old
    addresses, what is soonest made first."""
    first = sites[SOURCE_LANGUAGE]
    shared = {"sites": sites, "settings": settings}
    yield Artifact(STYLESHEET, assets.stylesheet)
    yield Artifact("index.html", render(first.env.get_template("layout/chooser.jinja"), _RootPage(False), shared))
    yield Artifact("404.html", render(first.env.get_template("layout/not-found.jinja"), _RootPage(True), shared))
    yield Artifact("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {settings.site_url}sitemap.xml\n")
    yield Artifact(".well-known/security.txt", security_txt(settings, first.view.facts.security_txt_expires, sites))
    yield Artifact("llms.txt", llms_txt(sites, settings))
    yield Artifact("sitemap.xml", sitemap(sites, settings))
    yield from moved(sites, settings)


def headers(sites: Mapping[str, Site], settings: Settings, assets: Assets, open_data: Iterable[Artifact]) -> Artifact:
    """What a host should send with each file, those of the open data included."""
    feeds = {f"{language}/{name}": kind for language in sites for name, kind in MEDIA_TYPES.items()}
    return Artifact("_headers", headers_file(settings, assets.versions, ["data/*", *feeds], {**feeds, **unguessable(open_data)}))


@dataclass(frozen=True)
class _RootPage:
    """What links need to know of a page at the root."""

    absolute_links: bool
    url: str = ""


def sitemap(sites: Mapping[str, Site], settings: Settings) -> str:
    """Every page that really exists in its language, with its other languages and its last modification."""
    entries = []
    for site in sites.values():
        for page in site.pages.values():
            alternates = [alternate for alternate in site.alternates(page) if alternate.exists]
            if page.absolute_links or page.language not in {alternate.language for alternate in alternates}:
                continue
            links = "".join(
                f'<xhtml:link rel="alternate" hreflang="{escape(alternate.language)}" href="{escape(settings.site_url + alternate.url)}"/>'
                for alternate in alternates
            )
            default = "" if page.address == "" else f"{SOURCE_LANGUAGE}/{page.address}"
            links += f'<xhtml:link rel="alternate" hreflang="x-default" href="{escape(settings.site_url + default)}"/>'
            modified = f"<lastmod>{page.modified}</lastmod>" if page.modified else ""
            entries.append(f"<url><loc>{escape(settings.site_url + page.url)}</loc>{modified}{links}</url>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "\n".join(entries) + "\n</urlset>\n"
    )
