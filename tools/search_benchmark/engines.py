"""What is searched: a page with a box, how its hits look, and what counts as found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Engine:
    """One search on the pages of one language."""

    name: str
    folder: Path
    """What a host serves."""
    page: str
    """Address, below the host's root, of a page with the box."""
    prefix: str
    """What stands before `/<lang>/`-relative addresses in the links of hits."""
    box: str
    """Selector of the search box."""
    hit: str
    """Selector of one hit; the links in it are the page and its places."""
    busy: str
    """Selector of what is shown while hits are not complete; empty where there is none."""
    exact: bool
    """Whether only the very address counts. For the rivals the page counts where a place on it is expected."""
    unasked: str = ""
    """Pattern of paths that belong to the search but travel before focus: they count as its bytes. Empty: nothing may travel before."""
    options: str = ""
    """Query that the page gets for the runs where only the answer counts, not the time."""

    def address(self, link: str) -> str:
        """A link of a hit as an address below `/<lang>/`, with its place and without a query."""
        parts = urlsplit(link)
        path = unquote(parts.path).lstrip("/").removeprefix(self.prefix)
        return path + (f"#{unquote(parts.fragment)}" if parts.fragment else "")


def ours(site: Path, language: str) -> Engine:
    """The search of the site itself, on its home page."""
    return Engine("ours", site, f"{language}/", f"{language}/", "input[role=combobox]", "[role=option]", "", exact=True)


def pagefind(folder: Path, language: str, *, patient: bool = True) -> Engine:
    """Pagefind with its default interface. It waits 300 ms after the last key; not `patient` sets that to 0, the best it can be told."""
    eager = "debounce=0"
    return Engine(
        "pagefind" if patient else "pagefind, eager", folder, f"{language}/" + ("" if patient else f"?{eager}"), f"{language}/", ".pagefind-ui__search-input",
        ".pagefind-ui__result", ".pagefind-ui__loading", exact=False, unasked="/pagefind/", options=f"?{eager}&size=10",
    )


def material(folder: Path, language: str) -> Engine:
    """The stock search of Material for MkDocs. Its index and worker travel at load; its bundle, which does other things too, is not counted."""
    return Engine(
        "material", folder / language, "", "", "input.md-search__input", ".md-search-result__item", "", exact=False, unasked=r"/search/|/workers/|/lunr/",
    )
