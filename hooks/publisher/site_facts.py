"""Facts about the whole site that belong to no single record: `data/site.yml`."""

from __future__ import annotations

from typing import Annotated

from .records.base import Part
from .records.values import Day, Reference


class SiteFacts(Part):
    """As of when the list is shown, and how far later changes were looked for."""

    list_state: Day
    """Date of the consolidated text that the listings show."""
    list_source: Annotated[str, Reference("sources")]
    """Source that holds this consolidated text."""
    checked_until: Day
    """Later changes were looked for until this day."""
