"""Pages of the core as MkDocs files, in the form that mkdocs-static-i18n expects.

mkdocs-static-i18n 1.3.1 reads attributes that it sets itself only on files from the docs folder, so files
made later carry them from here (https://github.com/ultrabug/mkdocs-static-i18n/issues/306 keeps the default
language at the root; here it gets its prefix like every other).
"""

from __future__ import annotations

import posixpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage

from publisher.site import Page


class RecordPage(HostPage):
    """A page without Markdown: there is nothing to read, and no Markdown converter to set up for each of hundreds of pages."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.present_anchor_ids = "", set()


def virtual_file(page: Page, config: MkDocsConfig) -> File:
    """A file without content for a page that is made from a record; the page's HTML comes later, by event."""
    source = f"{page.language}/{page.address.strip('/')}.md"
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    place(file, page, config)
    file.locale = file.locale_alternate_of = file.localization = page.language
    file.norm_src_uri = source.removeprefix(f"{page.language}/")
    file.alternates = {page.language: file}
    RecordPage(None, file, config)
    return file


def place(file: File, page: Page, config: MkDocsConfig) -> None:
    """Give a file the address of its page. The attributes are set in this order, because each later one is derived
    from the earlier and cached; `dest_dir` of a file made by the plugin is not a folder, so it is not used."""
    file.dest_uri = page.url if page.url.endswith(".html") else posixpath.join(page.url, "index.html")
    file.abs_dest_path = posixpath.join(config.site_dir, file.dest_uri)
    file.url = file._get_url(True)
