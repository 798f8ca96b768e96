"""Structured data: what a page is, in schema.org's words, as JSON-LD.

One graph per page: the page, its breadcrumb, and what it is about. Only facts that the page shows.
"""

from __future__ import annotations

import json
from typing import Any, Callable

from markupsafe import Markup

from . import eurlex
from .addresses import record_address
from .localise import Local
from .page import Page
from .site import Site

Thing = dict[str, Any]


def json_ld(site: Site, page: Page) -> Markup:
    """The graph of a page, safe inside a `<script>` element."""
    root = site.settings.site_url
    address = root + page.url
    crumbs = [*site.breadcrumbs(page), page]
    graph: list[Thing] = [
        {
            "@type": "WebPage",
            "@id": address,
            "url": address,
            "name": str(page.title),
            "description": page.description,
            "inLanguage": page.language,
            "dateModified": page.modified,
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "isPartOf": {"@type": "WebSite", "@id": f"{root}{page.language}/#site", "url": f"{root}{page.language}/", "name": str(site.view.message("site.name"))},
            "breadcrumb": {"@id": f"{address}#breadcrumb"},
        },
        {
            "@type": "BreadcrumbList",
            "@id": f"{address}#breadcrumb",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": str(crumb.title), "item": root + crumb.url}
                for place, crumb in enumerate(crumbs, start=1)
            ],
        },
    ]
    thing = _thing(site, page)
    if thing:
        thing["@id"] = f"{address}#about"
        graph[0]["mainEntity" if page.record else "about"] = {"@id": thing["@id"]}
        graph.append(thing)
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _thing(site: Site, page: Page) -> Thing | None:
    """What the page is about, if schema.org has a fitting type."""
    if page.record is not None:
        describe = _RECORDS.get(page.record.model.collection)
        return _without_gaps(describe(site, page.record)) if describe else None
    if page.address == "glossary/":
        return _term_set(site, page)
    if page.address == "sanctions/":
        return _list_of(site, "listings")
    if page.address == "law/":
        return _list_of(site, "acts")
    return None


def _act(site: Site, record: Local) -> Thing:
    act = record.model
    kind = "Legislation" if act.kind not in ("joint-communication", "proposal", "conclusions", "declaration", "guidelines", "notice") else "CreativeWork"
    thing: Thing = {"@type": kind, "name": str(record.title), "description": str(record.role), "url": eurlex.act_address(act, site.language)}
    if kind == "Legislation":
        thing |= {"legislationIdentifier": act.celex or act.number, "legislationDate": str(act.date) if act.date else None, "legislationJurisdiction": "EU"}
    return thing


def _edition(site: Site, record: Local) -> Thing:
    return {"@type": "Event", "name": str(record.name), "description": str(record.summary), "startDate": str(record.opened)}


def _listing(site: Site, record: Local) -> Thing:
    listing = record.model
    return {
        "@type": "Person" if listing.is_person else "Organization",
        "name": listing.name,
        "alternateName": [*listing.native_names, *listing.aliases] or None,
    }


def _body(site: Site, record: Local) -> Thing:
    short = str(record.short) if record.short else None
    return {"@type": "Organization", "name": str(record.title), "alternateName": short, "description": str(record.role), "url": record.website}


def _incident(site: Site, record: Local) -> Thing:
    start = str(record.start) if record.start else None
    return {"@type": "Event", "name": str(record.name), "description": str(record.summary), "startDate": start}


def _term_set(site: Site, page: Page) -> Thing:
    root = site.settings.site_url
    return {
        "@type": "DefinedTermSet",
        "name": str(page.title),
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm", "name": str(term.title), "description": str(term.definition),
                "url": f"{root}{site.language}/{record_address(term.model)}",
            }
            for term in site.view.records("terms")
        ],
    }


def _list_of(site: Site, collection: str) -> Thing:
    root = site.settings.site_url
    return {
        "@type": "ItemList",
        "numberOfItems": len(site.content.catalogue[collection]),
        "itemListElement": [
            {"@type": "ListItem", "position": place, "url": f"{root}{site.language}/{record_address(record)}"}
            for place, record in enumerate(site.content.catalogue[collection].values(), start=1)
        ],
    }


def _without_gaps(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value is not None}


_RECORDS: dict[str, Callable[[Site, Local], Thing]] = {
    "acts": _act, "editions": _edition, "listings": _listing, "bodies": _body, "incidents": _incident,
}
