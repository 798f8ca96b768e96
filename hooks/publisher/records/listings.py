from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from .base import Part, Record, Sourced
from .values import Country, Day, Flag, Id, LanguageCode, Line, PartialDate, Reference, Text


class Birth(Part):
    """Birth data as the Official Journal prints them."""

    date: PartialDate | None = None
    """Date of birth."""
    place: Text | None = None
    """Place of birth in the Official Journal's words."""


class Seat(Part):
    """A country, and the town where the Official Journal names one. Never a street."""

    country: Country
    """Country code."""
    town: Text | None = None
    """Town or province."""


class Registration(Part):
    """Registration data of an entity."""

    date: Day | None = None
    """Day of registration."""
    numbers: tuple[Line, ...] = ()
    """Registration numbers as printed."""


class Change(Sourced):
    """A later change of an entry in the Official Journal."""

    id: Id
    """Short permanent name of the change: its date as known."""
    date: PartialDate
    """Date of the act that made it."""
    acts: tuple[Annotated[str, Reference("acts")], ...] = ()
    """Acts that made it."""
    text: Text
    """What changed."""


class Delisting(Part):
    """The end of a listing."""

    date: Day
    """First day on which the measures no longer apply."""
    act: Annotated[str, Reference("acts")] | None = None
    """Act that took the entry off the list."""
    reason: Text | None = None
    """Why, where the act says so."""


class Listing(Record):
    """A person, entity or body in Annex I to Regulation (EU) 2019/796.

    When it began, by which acts and until when it runs follow from its round and from the acts.
    """

    collection: ClassVar[str] = "listings"
    address: ClassVar[str] = "sanctions/{id}/"
    section: ClassVar[str] = "sanctions"
    other_names: ClassVar[tuple[str, ...]] = ("native_names", "other_spellings", "aliases", "online_names", "entry", "reference")

    kind: Literal["person", "entity", "body"]
    """`body` is a part of a State or a group without legal form; both count as entities and bodies."""
    entry: Line = Field(pattern=r"^[AB]\.[1-9]\d*$")
    """Number of the entry in Annex I."""
    name: Line
    """Name as the Official Journal prints it."""
    name_language: LanguageCode | None = None
    """Language of the name and the aliases, where these are words of a language and not a proper name."""
    native_names: tuple[Line, ...] = ()
    """Name in other scripts as the Official Journal prints it."""
    other_spellings: tuple[Line, ...] = ()
    """Spellings from elsewhere: found by search, never printed as official."""
    aliases: tuple[Line, ...] = ()
    """Other names given by the Official Journal."""
    online_names: tuple[Line, ...] = ()
    """Names used online, as given by the Official Journal."""
    gender: Literal["female", "male"] | None = None
    """As printed."""
    nationality: Country | None = None
    """Nationality as printed; none where the Official Journal gives none."""
    nationality_alleged: Flag = False
    """True where the Official Journal says 'allegedly'."""
    birth: Birth | None = None
    """Birth data of a person; dropped when the person is no longer listed."""
    seats: tuple[Seat, ...] = ()
    """Where an entity or body is, as far as the Official Journal says."""
    registered: Registration | None = None
    """Registration data of an entity."""
    summary: Text
    """Who this is, in one short line: 'Officer of Russian military intelligence (GRU)'."""
    round: Annotated[str, Reference("rounds")]
    """Round in which the entry was made."""
    reasons: Text
    """The Council's reasons in plain words; every claim is the Council's."""
    incidents: tuple[Annotated[str, Reference("incidents")], ...] = ()
    """Incidents that the reasons name."""
    groups: tuple[Annotated[str, Reference("groups")], ...] = ()
    """Groups that the reasons name."""
    associated: tuple[Annotated[str, Reference("listings")], ...] = ()
    """Other listings that the entry or its reasons tie to this one."""
    changes: tuple[Change, ...] = ()
    """Later changes of the entry, oldest first."""
    delisted: Delisting | None = None
    """Set when the entry was taken off the list."""
    reference: Line | None = None
    """Reference number in the consolidated financial sanctions list."""
    note: Text | None = None
    """What a reader must know: another list, an unclear point."""

    @property
    def is_person(self) -> bool:
        return self.kind == "person"

    @model_validator(mode="after")
    def _forget_birth_of_delisted(self) -> Listing:
        if self.delisted and self.birth:
            object.__setattr__(self, "birth", None)
        return self

    def order(self) -> tuple:
        part, number = self.entry.split(".")
        return (part, int(number))
