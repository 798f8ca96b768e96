"""Artifacts of the search: the files of each language's index, and the description by which browsers add the search."""

from __future__ import annotations

from html import escape
from typing import Any, Iterable, Iterator, Mapping

from ..artifact import digest
from ..load import Content
from ..localise import SOURCE_LANGUAGE
from ..site import Site
from .entries import entries
from .files import FOLDER, search_files

HELP = ("a-z/", "sanctions/", "glossary/", "guide/")
"""Pages that a reader is led to when nothing is found."""


def search_versions(content: Content, languages: Iterable[str], program: Iterable[str]) -> dict[str, str]:
    """A digest for each language's worker, of all that the search is made from: known before a page is rendered."""
    languages = [*languages]
    return dict.fromkeys(map(worker_path, languages), digest("\0".join([content.digest, *languages, *program])))


def worker_path(language: str) -> str:
    """Where a language's worker stands below the site's root."""
    return f"{FOLDER}/{language}.js"


def search_artifacts(site: Site, sites: Mapping[str, Site], sentences: Mapping[str, str], scripts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path and text of each file; `sentences` is what Markdown pages say, as HTML by URL."""
    found = entries(site, sites, sentences)
    small = {language: str(sites[language].view.message("search.small-words")) for language in {site.language, SOURCE_LANGUAGE}}
    kinds = dict.fromkeys(entry.kind for entry in found)
    yield from search_files(found, site.language, small, texts(site, kinds), scripts).items()
    yield f"{site.language}/opensearch.xml", opensearch(site)


def texts(site: Site, kinds: Mapping[str, Any]) -> dict[str, Any]:
    """What the search box says, in the words of its language."""
    view = site.view
    names = ("label", "none", "help", "all", "narrow", "english", "righted")
    return {
        **{name: str(view.message(f"search.{name}")) for name in names},
        "hits": view.plural_forms("search.hits"),
        "kinds": {kind: str(view.message(f"search.kind.{kind}")) for kind in kinds},
        "links": [[str(site.pages[address].title), address] for address in HELP if address in site.pages],
    }


def opensearch(site: Site) -> str:
    """OpenSearch description, draft 6 of version 1.1."""
    settings, view = site.settings, site.view
    home = f"{settings.site_url}{site.language}/"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(view.message('search.short-name'))}</ShortName>\n"
        f"<Description>{escape(view.message('site.tagline'))}</Description>\n"
        f'<Url type="text/html" method="get" template="{escape(home)}?q={{searchTerms}}"/>\n'
        f"<Image width=\"24\" height=\"24\" type=\"image/svg+xml\">{escape(settings.site_url)}assets/icon.svg</Image>\n"
        f"<Language>{escape(site.language)}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n<OutputEncoding>UTF-8</OutputEncoding>\n"
        "</OpenSearchDescription>\n"
    )
