"""Dates that cannot be: a listing before its act, a delisting before its listing, a change before the entry."""

from __future__ import annotations

from typing import Iterator, cast

from ..link import Catalogue
from ..records import Act, Edition, Incident, Listing, Round, Source, Use


def check(catalogue: Catalogue) -> Iterator:
    for act in cast("list[Act]", list(catalogue["acts"].values())):
        if act.effect and act.date and act.effect < act.date.first_day():
            yield act, ("effect",), f"takes effect on {act.effect}, before the act's own date {act.date}"
        if act.extends and act.date and act.extends.framework_until < act.date.first_day():
            yield act, ("extends", "framework_until"), f"runs until {act.extends.framework_until}, before the act's own date {act.date}"
        if act.extends and act.extends.listings_until and act.extends.listings_until > act.extends.framework_until:
            yield act, ("extends", "listings_until"), f"listings run until {act.extends.listings_until}, longer than the framework ({act.extends.framework_until})"
    for each in cast("list[Round]", list(catalogue["rounds"].values())):
        for field in ("regulation", "decision"):
            act = cast("Act | None", catalogue.get("acts", getattr(each, field)))
            if act and act.date and act.date.first_day() > each.date:
                yield each, (field,), f"listed on {each.date}, before the act {act.id} of {act.date}"
    for listing in cast("list[Listing]", list(catalogue["listings"].values())):
        found = cast("Round | None", catalogue.get("rounds", listing.round))
        if found is None:
            continue
        if listing.delisted and listing.delisted.date < found.date:
            yield listing, ("delisted", "date"), f"delisted on {listing.delisted.date}, before it was listed on {found.date}"
        for index, change in enumerate(listing.changes):
            if change.date.day and change.date.first_day() < found.date:
                yield listing, ("changes", index, "date"), f"changed on {change.date}, before it was listed on {found.date}"
        if listing.birth and listing.birth.date and listing.birth.date.first_day() >= found.date:
            yield listing, ("birth", "date"), f"born on {listing.birth.date}, after the listing of {found.date}"
    for use in cast("list[Use]", list(catalogue["uses"].values())):
        found = cast("Round | None", catalogue.get("rounds", use.round)) if use.round else None
        if found and str(use.date) != str(found.date):
            yield use, ("date",), f"expected the round's date {found.date}, got {use.date}"
        if use.kind == "sanctions" and not use.round:
            yield use, ("kind",), "a use of kind sanctions needs its round under 'round'"
    for incident in cast("list[Incident]", list(catalogue["incidents"].values())):
        if incident.start and incident.end and incident.end.first_day() < incident.start.first_day():
            yield incident, ("end",), f"ends {incident.end}, before it starts {incident.start}"
    for edition in cast("list[Edition]", list(catalogue["editions"].values())):
        if str(edition.opened.year) != edition.id:
            yield edition, ("opened",), f"expected a date in {edition.id}, the edition's id, got {edition.opened}"
    for source in cast("list[Source]", list(catalogue["sources"].values())):
        if source.published and source.published.first_day() > source.checked:
            yield source, ("published",), f"published {source.published}, after it was checked on {source.checked}"
