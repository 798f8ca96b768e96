"""Names: permanent ids of what feeds and calendars tell.

RFC 4287 (4.2.6) and RFC 7986 (5.3) ask for an id that is unique in the world and never changes, wherever the file is moved
to. An address would change with the site's, and a `tag:` address needs a domain of one's own. So an id is a UUID made by
RFC 9562, version 5, from the one below and the name of the thing, which is built from ids of records and from nothing else:
no text, no date, no language, no address. A thing has the same id in every language.
"""

from __future__ import annotations

import uuid

_NAMESPACE = uuid.UUID("0db716ff-cc2e-4301-8735-59b4cc5f698f")
"""Drawn by lot once. Another one would show every reader every entry again as new."""


def permanent_id(name: str) -> str:
    """The UUID of a thing by its permanent name: `listed/2020-07-30`."""
    return str(uuid.uuid5(_NAMESPACE, name))
