"""What the accessibility checks found: `data/accessibility.yml`, written by `tools/accessibility.py`, told by the statement."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from .diagnostics import Diagnostic
from .parse import parse
from .read import Document
from .records.base import Part
from .records.values import Day, Id, Line, Whole
from .remember import remembered_reader
from .structure import model

PATH = "data/accessibility.yml"
STATEMENT = "accessibility/"
"""Address of the page that tells the results, below `/<lang>/`."""
SIDEWAYS = "scrolls-sideways"
"""Our own rule, beside axe's: the page as a whole must not scroll sideways. Its words are an interface text."""

Tag = Literal["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""A set of axe's rules, as axe calls it."""


def _address(value: str) -> str:
    if value.startswith("/") or "//" in value or ":" in value or "#" in value:
        raise ValueError("expected the address of a page below the site's root, like en/law/, got {value}")
    return value


class Program(Part):
    """A program that took part in the checks."""

    name: Line
    """What it is called."""
    version: Line
    """Its version; of a browser the first number only."""


class Fault(Part):
    """One rule that one page breaks."""

    page: Annotated[str, AfterValidator(_address)]
    """Address below the site's root: `en/law/`; nothing between quotes for the root itself."""
    rule: Id
    """The rule by its permanent name: `image-alt`."""
    help: Line | None = None
    """What the rule asks for, in axe's English words; only our own rule has none."""
    places: Whole = Field(ge=1)
    """How many places of the page break it, over all runs."""

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if (self.help is None) != (self.rule == SIDEWAYS):
            raise ValueError(f"expected axe's words under 'help' for every rule but {SIDEWAYS}, which has none")
        return self

    @property
    def language(self) -> str:
        """Language of the page; empty for a page at the root."""
        return self.page.partition("/")[0] if "/" in self.page else ""

    @property
    def address(self) -> str:
        """The page's address below `/<lang>/`, or below the root."""
        return self.page.partition("/")[2] if "/" in self.page else self.page


class Accessibility(Part):
    """One run of the automated checks."""

    date: Day
    """Day of the run."""
    tool: Program
    """What checked the pages."""
    browser: Program
    """What showed the pages."""
    rules: tuple[Tag, ...] = Field(min_length=1)
    """The sets of rules that the tool applied."""
    widths: tuple[Annotated[Whole, Field(ge=1)], ...] = Field(min_length=1)
    """Widths of the window, in CSS pixels."""
    schemes: tuple[Literal["light", "dark"], ...] = Field(min_length=1)
    """Colour schemes in which each page was opened."""
    languages: tuple[Line, ...]
    """Languages whose pages were opened."""
    selection: Literal["kinds", "all", "chosen"]
    """Which pages: one of each kind in each language, all, or those named by hand."""
    pages: Whole = Field(ge=1)
    """How many pages were opened."""
    runs: Whole = Field(ge=1)
    """How often a page was checked: each in every width and scheme."""
    faults: tuple[Fault, ...]
    """What was found, by page and rule; may be empty."""

    def by_page(self) -> dict[str, list[Fault]]:
        """The faults of each page that has any, in the order of the file."""
        found: dict[str, list[Fault]] = {}
        for fault in self.faults:
            found.setdefault(fault.page, []).append(fault)
        return found


@remembered_reader(16)
def read_accessibility(document: Document | None) -> tuple[Accessibility | None, list[Diagnostic]]:
    """The results in their file, or what is wrong with it."""
    if document is None:
        return None, [Diagnostic(PATH, 1, 1, "missing file: it holds what the accessibility checks found; take it back from git, then run 'make accessibility'")]
    tree, diagnostics = parse(document)
    if diagnostics:
        return None, diagnostics
    return model(tree, Accessibility)  # type: ignore[return-value]
