from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from .base import Part, Record
from .values import Celex, Day, Flag, Line, Names, PartialDate, Reference, Text, Url


class Extension(Part):
    """Until when an act lets the sanctions framework and the single listings run."""

    framework_until: Day
    """Last day of the legal framework."""
    listings_until: Day | None = None
    """Last day of the single listings, where the act sets one."""
    press_release: Annotated[str, Reference("sources")] | None = None
    """Press release that announced it."""


class Act(Record):
    """A legal act or policy paper. Its everyday name is built from kind and number unless `name` gives one."""

    collection: ClassVar[str] = "acts"
    address: ClassVar[str] = "law/{id}/"
    section: ClassVar[str] = "law"
    other_names: ClassVar[tuple[str, ...]] = ("number", "celex", "oj")

    kind: Literal[
        "regulation", "implementing-regulation", "commission-implementing-regulation", "decision", "implementing-decision",
        "directive", "recommendation", "corrigendum", "notice", "joint-communication", "proposal",
        "conclusions", "declaration", "guidelines",
    ]
    """What sort of act; decides how its number is written in each language."""
    topic: Literal["sanctions", "toolbox", "security", "strategy"]
    """Heading under which the law page lists it."""
    number: Line | None = None
    """Number as printed, `2019/796` or `10474/17`; none where it was not found."""
    cfsp: Flag = False
    """True for a decision of the Common Foreign and Security Policy: (CFSP), (PESC), (GASP)."""
    name: Names | None = None
    """Short name in use, where the act has one: 'NIS2 Directive'."""
    title: Names | None = None
    """Title as in the Official Journal, per language, where it was seen."""
    date: PartialDate | None = None
    """Day of adoption or, for a corrigendum or notice, of publication."""
    effect: Day | None = None
    """Day of entry into force or of application."""
    oj: Line | None = None
    """Official Journal reference as printed."""
    celex: Celex | None = None
    """CELEX number."""
    eli: Url | None = None
    """European Legislation Identifier."""
    url: Url | None = None
    """Address of a paper that EUR-Lex does not hold."""
    pair: Annotated[str, Reference("acts")] | None = None
    """The regulation that goes with a decision, or the decision with a regulation."""
    amends: tuple[Annotated[str, Reference("acts")], ...] = ()
    """Acts that this one changes or prolongs."""
    corrects: Annotated[str, Reference("acts")] | None = None
    """The act that a corrigendum corrects."""
    role: Text
    """What the act does, in one or two plain sentences."""
    dates: Text | None = None
    """Further dates a reader needs: application, reporting duties, procedure."""
    extends: Extension | None = None
    """Set where the act starts or prolongs the measures."""
    note: Text | None = None
    """What a reader must know before relying on this record."""

    def order(self) -> tuple:
        return (self.date or PartialDate(9999), self.id)
