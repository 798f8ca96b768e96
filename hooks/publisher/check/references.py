"""Every reference names a record that exists, and none names the record it stands in."""

from __future__ import annotations

from typing import Iterator

from ..diagnostics import did_you_mean
from ..link import Catalogue

_SINGULAR = {
    "pillars": "pillar", "measures": "measure", "uses": "use", "rounds": "round", "listings": "listing", "incidents": "incident",
    "groups": "group", "editions": "edition", "acts": "act", "bodies": "body", "partners": "partner", "events": "event",
    "terms": "term", "sources": "source",
}


def check(catalogue: Catalogue) -> Iterator:
    for citation in catalogue.citations:
        known = catalogue[citation.collection]
        singular = _SINGULAR.get(citation.collection, citation.collection)
        if citation.target not in known and (citation.collection, citation.target) not in catalogue.broken:
            found = catalogue.find(citation.collection, citation.target)
            hint = f"; its id is '{found.id}' now" if found else did_you_mean(citation.target, known) or f"; write the file data/{citation.collection}/{citation.target}.yml or name another"
            yield citation.origin, citation.location, f"unknown {singular} '{citation.target}'{hint}"
        elif citation.target == citation.origin.id and citation.collection == citation.origin.collection:
            yield citation.origin, citation.location, f"{singular} '{citation.target}' names itself; remove it"
