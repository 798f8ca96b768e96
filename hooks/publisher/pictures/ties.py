"""Ties: which incidents, groups and listings name each other, and the parts of the network they form."""

from __future__ import annotations

from dataclasses import dataclass

from ..link import Catalogue

COLUMNS = ("groups", "incidents", "listings")
"""Collections of the network, in the order of its columns. Incidents stand in the middle, so that who is listed for one is
said by a line of its own, never by a path through a group that is named for other incidents too."""
Key = tuple[str, str]
"""A record by its collection and id."""
_FIELDS = frozenset({("listings", "incidents"), ("listings", "groups"), ("incidents", "groups"), ("groups", "part_of")})


@dataclass(frozen=True)
class Tie:
    """A record names another one of the network."""

    origin: Key
    target: Key
    verified: bool = True
    """False where no source confirms the field that names it."""

    @property
    def is_part(self) -> bool:
        """Whether it says that a group is a part of another."""
        return self.origin[0] == self.target[0]


def ties(catalogue: Catalogue) -> tuple[Tie, ...]:
    """Every tie, in the order of the catalogue."""
    return tuple(
        Tie(
            (citation.origin.collection, citation.origin.id), (citation.collection, citation.target),
            not any(name.split(".")[0] == citation.location[0] for name in citation.origin.unverified),
        )
        for citation in catalogue.citations
        if (citation.origin.collection, citation.location[0]) in _FIELDS and catalogue.get(citation.collection, citation.target) is not None
    )


def drawn(all_ties: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """The ties that need a line.

    Always that of a listing and an incident. An incident needs none to a whole service where it names one of its units too,
    unless somebody is listed for it who is tied to the service alone. A listing needs none to a group that one of its
    incidents names, or of whose units one does: the line through the incident already leads there.
    """
    above = {tie.origin: tie.target for tie in all_ties if tie.is_part}
    groups: dict[Key, set[Key]] = {}
    incidents: dict[Key, set[Key]] = {}
    listings: dict[Key, list[Key]] = {}
    for tie in all_ties:
        if not tie.is_part:
            (groups if tie.target[0] == "groups" else incidents).setdefault(tie.origin, set()).add(tie.target)
            if tie.target[0] == "incidents":
                listings.setdefault(tie.target, []).append(tie.origin)

    def has_unit(service: Key, names: set[Key]) -> bool:
        return any(service in _chain(name, above) for name in names)

    def needed(tie: Tie) -> bool:
        origin, target = tie.origin, tie.target
        if tie.is_part or target[0] == "incidents":
            return True
        if origin[0] == "listings":
            named = {group for incident in incidents.get(origin, ()) for group in groups.get(incident, ())}
            return target not in named and not has_unit(target, named)
        listed = [groups.get(listing, set()) for listing in listings.get(origin, ())]
        return target in above or not has_unit(target, groups[origin]) or any(target in names and not has_unit(target, names) for names in listed)

    return tuple(tie for tie in all_ties if needed(tie))


def _chain(group: Key, above: dict[Key, Key]) -> list[Key]:
    """The groups that a group is a part of, nearest first."""
    found: list[Key] = []
    while group in above and above[group] not in found:
        group = above[group]
        found.append(group)
    return found


def parts(catalogue: Catalogue, all_ties: tuple[Tie, ...]) -> tuple[tuple[Key, ...], ...]:
    """Records that hang together, each part in the order of the catalogue; the largest part first, lone records left out."""
    part_of: dict[Key, list[Key]] = {}
    for tie in all_ties:
        one, other = (part_of.setdefault(key, [key]) for key in (tie.origin, tie.target))
        if one is not other:
            one += other
            part_of.update({key: one for key in other})
    order = {(name, record_id): place for place, (name, record_id) in enumerate((name, each) for name in COLUMNS for each in catalogue[name])}
    found = {id(members): tuple(sorted(members, key=order.__getitem__)) for members in part_of.values()}
    return tuple(sorted(found.values(), key=lambda members: (-len(members), order[members[0]])))


def lone(catalogue: Catalogue, all_ties: tuple[Tie, ...]) -> tuple[Key, ...]:
    """Incidents that no tie touches."""
    tied = {key for tie in all_ties for key in (tie.origin, tie.target)}
    return tuple(key for record_id in catalogue["incidents"] if (key := ("incidents", record_id)) not in tied)
