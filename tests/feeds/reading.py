"""Reading feeds and calendars as programs do."""

from __future__ import annotations

from typing import Mapping

from lxml import etree

from conftest import PROJECT
from publisher.feeds import feeds
from publisher.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = etree.RelaxNG(etree.parse(str(PROJECT / "tests" / "feeds" / "atom.rng")))


def files(sites: Mapping[str, Site]) -> dict[str, bytes]:
    """The files as they are served, by path."""
    return {artifact.path: artifact.content.encode() for artifact in feeds(sites)}


def feed(content: bytes) -> etree._Element:
    """The feed, when it is one by RFC 4287."""
    tree = etree.fromstring(content)
    SCHEMA.assertValid(tree)
    return tree


def links(element: etree._Element, **wanted: str) -> list[str]:
    """Addresses of the links that have all these attributes."""
    return [link.get("href") for link in element.findall(f"{ATOM}link") if all(link.get(name) == value for name, value in wanted.items())]


def texts(tree: etree._Element, name: str) -> list[str]:
    """What the elements of this name say, in all entries."""
    return [element.text for element in tree.iterfind(f"{ATOM}entry/{ATOM}{name}")]
