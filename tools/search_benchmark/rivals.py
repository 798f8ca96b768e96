"""The rivals' indexes, made from the same pages as ours, with every advantage that their settings offer."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Iterable, Mapping

from tools.search_benchmark.corpus import Entry, read_pages

PAGEFIND_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>Pagefind</title>
<link rel="stylesheet" href="../pagefind/pagefind-ui.css">
<script src="../pagefind/pagefind-ui.js"></script>
</head>
<body>
<div id="search"></div>
<script>
const asked = new URLSearchParams(location.search);
const options = {{ element: "#search", bundlePath: "/pagefind/", showSubResults: true }};
if (asked.has("debounce")) options.debounceTimeoutMs = Number(asked.get("debounce"));
if (asked.has("size")) options.pageSize = Number(asked.get("size"));
new PagefindUI(options);
</script>
</body>
</html>
"""
"""The default interface. Places on a page are asked for, so that a glossary term can be hit: it costs Pagefind no byte."""

MATERIAL_CONFIG = {
    "site_name": "Material", "use_directory_urls": True, "theme": {"name": "material", "font": False}, "hooks": ["hook.py"],
    "nav": ["index.md"],  # a menu of all pages on every page would only make the build slow; pages outside it are searched as well
    "markdown_extensions": [],
}
MATERIAL_HOOK = """import json, pathlib
ARTICLES = json.loads((pathlib.Path(__file__).parent / "articles.json").read_text(encoding="utf-8"))
def on_page_content(html, page, config, files):
    return ARTICLES[page.file.src_uri]
"""
"""Hands the article of each page to the theme as it is: what Markdown would have made of it."""


def build_pagefind(site: Path, folder: Path, languages: Iterable[str]) -> None:
    """Index a built site with Pagefind's default settings, and write one page with its box per language.

    Restricted to `<main>`, so that menus and footers, the same on every page, do not count as words of the page, and to pages that exist.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    languages = tuple(languages)
    subprocess.run(
        [sys.executable, "-m", "pagefind", "--quiet", "--site", str(site), "--output-path", str(folder / "pagefind"), "--root-selector", "main",
         "--glob", f"{{{','.join(languages)},-}}/**/index.html"],
        check=True, cwd=folder,
    )
    for language in languages:
        (folder / language).mkdir()
        (folder / language / "index.html").write_text(PAGEFIND_PAGE.format(language=language), encoding="utf-8")


def hand_over(pages: Mapping[str, Entry], project: Path) -> None:
    """Write pages, by their path below `docs/`, into a project whose hook hands their articles to the theme."""
    for source, page in pages.items():
        path = project / "docs" / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n", encoding="utf-8")
    (project / "articles.json").write_text(json.dumps({source: page.article for source, page in pages.items()}), encoding="utf-8")
    (project / "hook.py").write_text(MATERIAL_HOOK, encoding="utf-8")


def build_material(site: Path, folder: Path, languages: Iterable[str]) -> None:
    """Build a throw-away project per language with the stock theme and its search plugin, set to that language."""
    for language in languages:
        project = folder / f"project-{language}"
        shutil.rmtree(project, ignore_errors=True)
        hand_over({f"{page.address}index.md": page for page in read_pages(site, language)}, project)
        config = {**MATERIAL_CONFIG, "plugins": [{"search": {"lang": [language]}}], "site_dir": str(folder / language)}
        config["theme"] = {**MATERIAL_CONFIG["theme"], "language": language}  # type: ignore[dict-item]
        (project / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], check=True, cwd=project, stderr=subprocess.DEVNULL)
