"""The stock generators, given the very pages of a built site: MkDocs, Material and mkdocs-static-i18n with search.

Each page's article is handed to the theme as it is, by a hook, so that stock has no Markdown to read and no template calls to
answer; and no menu of all pages is made, which alone would cost it more than everything else.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "hooks")]

from publisher.languages import own_name  # noqa: E402
from tools.search_benchmark.corpus import read_pages  # noqa: E402
from tools.search_benchmark.rivals import hand_over  # noqa: E402

WITHOUT_STRINGS = ("ga", "mt")
"""Official languages that Material has no words for: it cannot build them."""


def write_stock(site: Path, languages: tuple[str, ...], target: Path) -> int:
    """Write the project to a new folder; returns the number of its pages."""
    pages = {f"{language}/{page.address}index.md": page for language in languages for page in read_pages(site, language)}
    hand_over(pages, target)
    listed = [{"locale": code, "name": own_name(code), "build": True, **({"default": True} if code == languages[0] else {})} for code in languages]
    config = {
        "site_name": "Stock", "theme": {"name": "material", "font": False}, "hooks": ["hook.py"], "nav": ["index.md"],
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": listed}}, "search"],
    }
    (target / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    return len(pages)
