"""llms.txt: what the site holds, as Markdown for programs that read language. Form: https://llmstxt.org"""

from __future__ import annotations

from typing import Iterator, Mapping

from . import languages, navigation
from .deltas.markdown import escaped
from .localise import SOURCE_LANGUAGE
from .page import Page
from .settings import Settings
from .site import Site


def llms_txt(sites: Mapping[str, Site], settings: Settings) -> str:
    """A title, what the site is, then its Markdown pages in the order of the menu with a sentence on each, in the source language."""
    site = sites[SOURCE_LANGUAGE]
    root = settings.site_url

    def said(key: str) -> str:
        return escaped(site.view.message(key))

    lines = [f"# {said('site.name')}", "", f"> {said('site.tagline')}", "", said("site.unofficial"), "", said("llms.languages"), ""]
    lines += [f"- [{languages.own_name(language)}]({root}{language}/)" for language in languages.official_order(sites)]
    for heading, pages in _sections(site):
        lines += ["", f"## {escaped(heading)}", ""]
        lines += [f"- [{escaped(page.title)}]({root}{page.url}): {escaped(page.description)}" for page in pages]
    return "\n".join(lines) + "\n"


def _sections(site: Site) -> Iterator[tuple[str, list[Page]]]:
    """Title and Markdown pages of each entry of the menu, the data before all, and what stands in the footer as the optional rest."""
    prose = {page.address: page for page in site.pages.values() if page.prose and not page.absolute_links and page.address}
    data = prose.pop("data/")
    yield str(data.title), [data]
    for entry in navigation.MENU:
        found = sorted((page for page in prose.values() if page.section in entry.sections), key=lambda page: (page.address != entry.address, page.address))
        yield str(site.view.message(f"nav.{entry.id}")), [prose.pop(page.address) for page in found]
    yield "Optional", [prose[address] for address in navigation.FOOTER if address in prose]
