"""Pages of the core as MkDocs files, in the form that mkdocs-static-i18n expects.

mkdocs-static-i18n 1.3.1 reads attributes that it sets itself only on files from the docs folder, so files
made later carry them from here (https://github.com/ultrabug/mkdocs-static-i18n/issues/306 keeps the default
language at the root; here it gets its prefix like every other).
"""

from __future__ import annotations

import fnmatch
import posixpath
from typing import cast

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from publisher.page import Page
from publisher.tightening import tight_script

NOT_PUBLISHED = ("styles/*", "search/*", "*.jinja")
"""Files of `overrides/` that no page loads as they are: all styles become one sheet, and the search is put together for each language."""
SCRIPTS = "assets/*.js"


class RecordFile(File):
    """A file without content for a page that is made from a record. Links find it; to MkDocs it is no page to be read and built,
    with events of its own, of which there would be hundreds."""

    def is_documentation_page(self) -> bool:
        return False


class _NoPage:
    """What MkDocs asks of a page that is linked to: no anchor is known to it."""

    present_anchor_ids: frozenset[str] = frozenset()


_NO_PAGE = _NoPage()


def record_file(page: Page, config: MkDocsConfig) -> RecordFile:
    """The file of a record's page, at its address."""
    source = f"{page.language}/{page.address.strip('/')}.md"
    file = cast(RecordFile, RecordFile.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    place(file, page, config)
    file.locale = file.locale_alternate_of = file.localization = page.language
    file.norm_src_uri = source.removeprefix(f"{page.language}/")
    file.alternates = {page.language: file}
    file.page = _NO_PAGE  # type: ignore[assignment]
    return file


_add_all = Files.add_files_from_theme


def add_own_files(files: Files, env: Environment, config: MkDocsConfig) -> None:
    """Instead of all files of the theme those of `overrides/` alone: ours replace its scripts, styles and site map, and its signs are ten
    thousand to look through."""
    _add_all(files, Environment(loader=FileSystemLoader(config.theme.custom_dir)), config)


def is_published(file: File) -> bool:
    """Whether a file of `overrides/` is one that pages load."""
    return not any(fnmatch.fnmatch(file.src_uri, pattern) for pattern in NOT_PUBLISHED)


def is_script(file: File) -> bool:
    """Whether a file is a script of ours."""
    return fnmatch.fnmatch(file.src_uri, SCRIPTS)


def static_content(file: File) -> bytes:
    """What is published of a file that is no page. Raises OSError when it cannot be read."""
    return tight_script(file.content_string).encode() if is_script(file) else file.content_bytes


def file_of(page: Page) -> str:
    """The path of a page's file below the site's root."""
    return page.url if page.url.endswith(".html") else posixpath.join(page.url, "index.html")


def place(file: File, page: Page, config: MkDocsConfig) -> None:
    """Give a file the address of its page. The attributes are set in this order, because each later one is derived
    from the earlier and cached; `dest_dir` of a file made by the plugin is not a folder, so it is not used."""
    file.dest_uri = file_of(page)
    file.abs_dest_path = posixpath.join(config.site_dir, file.dest_uri)
    file.url = file._get_url(True)
