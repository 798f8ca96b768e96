"""The one style sheet: a page looks the same as with all of the theme's rules."""

from __future__ import annotations

from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser

from conftest import PROJECT

from tools.audit import KINDS

PROPERTIES = (
    "display position float clear visibility opacity z-index overflow-x overflow-y box-sizing width height min-width max-width min-height max-height "
    "margin padding border border-radius inset background-color background-image color font-family font-size font-weight font-style line-height "
    "letter-spacing text-align text-decoration-line text-indent text-transform vertical-align white-space word-break overflow-wrap list-style-type "
    "border-collapse border-spacing grid-template-columns flex-grow flex-wrap align-items justify-content gap columns box-shadow outline fill transform content"
).split()
STYLES = """(names) => [...document.querySelectorAll("body, body *")].flatMap((element) => ["", "::before", "::after"].map((pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && style.content === "none") return "";
    return `${element.outerHTML.slice(0, 80)}${pseudo}: ` + names.map((name) => style.getPropertyValue(name)).join("|");
}))"""
"""What every element and its generated content look like."""
THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"


@pytest.mark.parametrize("width, scheme, kinds", [
    pytest.param(360, "dark", KINDS, marks=pytest.mark.long), pytest.param(1280, "light", KINDS, marks=pytest.mark.long), (1280, "light", KINDS[::3]),
], ids=["360-dark", "1280-light", "1280-light-every third"])
def test_no_page_misses_a_rule_of_the_theme(browser: Browser, address: str, width: int, scheme: str, kinds: tuple[str, ...]) -> None:
    whole = "".join(path.read_text(encoding="utf-8") for pattern in ("main.*.css", "palette.*.css") for path in sorted(THEME.glob(pattern)))
    whole += "".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "overrides" / "styles").glob("*.css")))
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    different = []
    for kind in kinds:
        page.goto(f"{address}en/{kind}")
        shipped = page.evaluate(STYLES, PROPERTIES)
        page.route("**/assets/site.css*", lambda route: route.fulfill(body=whole, content_type="text/css"))
        page.goto(f"{address}en/{kind}")
        different += [f"{kind}: {is_now[:80]}" for was, is_now in zip(shipped, page.evaluate(STYLES, PROPERTIES), strict=True) if was != is_now]
        page.unroute("**/assets/site.css*")
    context.close()
    assert different == []


def test_the_sheet_is_a_third_of_what_the_theme_ships(site: Path) -> None:
    theme = sum(path.stat().st_size for pattern in ("main.*.css", "palette.*.css") for path in THEME.glob(pattern))
    assert (site / "assets" / "site.css").stat().st_size < theme / 2
    assert not list(site.glob("assets/stylesheets/*"))
