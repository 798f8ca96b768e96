"""Facts about the whole site that belong to no single record: `data/site.yml`."""

from __future__ import annotations

from typing import Annotated

from .diagnostics import Diagnostic
from .parse import Tree, parse
from .read import Document
from .records.base import Part
from .records.values import Day, Reference
from .remember import remembered_reader
from .structure import model


class SiteFacts(Part):
    """As of when the list is shown, how far later changes were looked for, and until when the contact stands."""

    list_state: Day
    """Date of the consolidated text that the listings show."""
    list_source: Annotated[str, Reference("sources")]
    """Source that holds this consolidated text."""
    checked_until: Day
    """Later changes were looked for until this day."""
    security_txt_expires: Day
    """Day on which what `/.well-known/security.txt` says must have been looked at again; at most a year ahead."""


@remembered_reader(16)
def read_site_facts(document: Document) -> tuple[tuple[Tree, SiteFacts | None], list[Diagnostic]]:
    """The facts in the file and where each stands, and what is wrong with it."""
    tree, problems = parse(document)
    facts, more = model(tree, SiteFacts) if not problems else (None, problems)
    return (tree, facts if isinstance(facts, SiteFacts) else None), more
