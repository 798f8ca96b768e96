"""Draws the picture that shared links show: one per language, 1200 × 630, from the site's own name and tagline.

    .venv/bin/python tools/pictures.py        # writes overrides/assets/share-<lang>.png

Needs the packages of tests/requirements.txt and a Chromium. Run it when the name or tagline changes; the tests say when.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "hooks")]

from markupsafe import Markup  # noqa: E402

from publisher.commands.project import languages_of  # noqa: E402
from publisher.publisher import Publisher  # noqa: E402
from publisher.settings import Settings  # noqa: E402
from tools.audit import chromium  # noqa: E402

ASSETS = PROJECT / "overrides" / "assets"
WIDTH, HEIGHT = 1200, 630
PAGE = Markup("""<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; width: 1200px; height: 630px; background: #0e4a52; color: #fff; font-family: "Liberation Serif", serif; }}
main {{ padding: 96px 88px; }} svg {{ width: 112px; height: 112px; }} h1 {{ font-size: 92px; line-height: 1.05; margin: 48px 0 32px; }}
p {{ font: 40px/1.35 "Liberation Sans", sans-serif; margin: 0; max-width: 900px; color: #d7e8ea; }}
</style><main>{icon}<h1>{name}</h1><p>{tagline}</p></main>""")


def texts() -> dict[str, list[str]]:
    """Name and tagline of the site by language."""
    publisher = Publisher(PROJECT, languages_of(PROJECT), Settings.of(None, None, None))
    return {
        language: [str(site.view.message("site.name")), str(site.view.message("site.tagline"))] for language, site in publisher.sites.items()
    }


def mark(found: dict[str, list[str]]) -> str:
    """What the pictures were drawn from, as a digest kept beside them."""
    return hashlib.sha256(json.dumps(found, ensure_ascii=False, sort_keys=True).encode()).hexdigest() + "\n"


def draw() -> None:
    """Write one picture per language and the digest of their texts."""
    found = texts()
    icon = Markup((ASSETS / "icon.svg").read_text(encoding="utf-8"))
    with chromium() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for language, (name, tagline) in found.items():
            page.set_content(PAGE.format(icon=icon, name=name, tagline=tagline))
            page.screenshot(path=str(ASSETS / f"share-{language}.png"))
    (PROJECT / "tools" / "pictures.sha256").write_text(mark(found), encoding="utf-8")


if __name__ == "__main__":
    draw()
