"""Navigation: the entries of the main menu, and which pages belong to each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One entry of the main menu: message key `nav.<id>`, the page it leads to, the sections it holds."""

    id: str
    address: str
    sections: tuple[str, ...]


MENU: tuple[Entry, ...] = (
    Entry("guide", "guide/", ("guide",)),
    Entry("pillars", "pillars/", ("pillars",)),
    Entry("toolbox", "toolbox/", ("toolbox",)),
    Entry("incidents", "incidents/", ("incidents",)),
    Entry("sanctions", "sanctions/", ("sanctions",)),
    Entry("law", "law/", ("law",)),
    Entry("bodies", "bodies/", ("bodies", "forum")),
)
"""At most seven entries."""

FOOTER: tuple[str, ...] = (
    "glossary/", "timeline/", "a-z/", "sources/", "changes/", "data/", "about/", "contribute/", "translations/", "accessibility/", "privacy/",
)
"""Pages that every page's footer leads to."""


def entry_of(section: str) -> Entry | None:
    """The menu entry that a section belongs to."""
    return next((entry for entry in MENU if section in entry.sections), None)
