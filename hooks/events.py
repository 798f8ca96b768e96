"""The only entry under `hooks:` in mkdocs.yml: answers MkDocs' events and calls the core.

    on_config        load and check everything once; stop here, before the old site is touched
    on_files         pages of the current language, each at its address
    on_page_*        Markdown with answered calls, bodies, whole documents
    on_post_build    what was made beside it joins; then the new site takes the old one's place
    on_serve         a server that makes a page when it is asked for, in the place of MkDocs' own; see `preview`

Pages made from records need nothing of MkDocs but that links find them: they are made apart, as the files made once are; see
`side_by_side`. mkdocs-static-i18n builds the other languages inside its own `on_post_build`, or they are made apart as well, so
all events repeat for each language. The site is built in a folder beside and moved into place only when nothing has failed.
"""

from __future__ import annotations

import errno
import gc
import logging
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Iterable, Iterator

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import CountHandler

import host
import preview  # noqa: F401  # MkDocs finds it only now; its modules are loaded when there is a server.
from publisher.artifact import Artifact
from publisher.commands.project import write
from publisher.console import tell
from publisher.diagnostics import Refused, summary
from publisher.documents import document
from publisher.edition import Edition
from publisher.editing.ids import ids_file
from publisher.forked import others
from publisher.page import Page
from publisher.publisher import Publisher
from publisher.settings import Settings
from publisher.site import Site
from publisher.templates import keep_compiled
from side_by_side import Apart, SideBySide, build_alone, build_language, parts
from status_line import StatusLine, summary as done
from virtual_files import RecordFile, add_own_files, file_of, is_published, is_script, place, record_file, static_content

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from preview.server import PreviewServer
    from preview.sources import Sources

log = logging.getLogger("mkdocs.publisher")
BEFORE_I18N, AFTER_I18N = -50, -200
"""mkdocs-static-i18n answers events at priority -100; these come before and after it."""
OF_THE_SYSTEM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM)
"""Errors that a program cannot mend: no room, no right, no such device any more."""
_COLLECT_AFTER = 100_000
"""Objects more than before after which Python looks for those that nobody needs: a build keeps nearly all that it makes, and goes through it in vain."""
SOME_PAGES = 60
"""Pages of records that are made in one go: few enough for all processes to end at about the same time."""
THEME_STYLES = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")


@dataclass
class Build:
    """State of one build, from the first `on_config` to the last `on_post_build`."""

    publisher: Publisher
    target: Path | None
    """Where the finished site goes; None when MkDocs serves from a temporary folder."""
    process: int
    """Which one began it."""
    others: int
    """How many processes make beside this one what can be made apart; none when one thing follows the other."""
    begun: float
    """When, in seconds of a clock that only goes on."""
    status: StatusLine
    counter: CountHandler
    apart: SideBySide | None = None
    """What is made beside the pages of the first language, as long as it is being made."""


_serving = _live = False
"""Whether MkDocs serves, and whether with live reload."""
_build: Build | None = None
_sources: Sources | None = None
"""Set when live: then MkDocs' builds only place the files, and each page is made when it is asked for."""


def on_startup(command: str, dirty: bool) -> None:
    global _serving, _live
    _serving = command == "serve"
    gc.set_threshold(_COLLECT_AFTER)
    Files.add_files_from_theme = add_own_files  # type: ignore[method-assign]
    options = click.get_current_context(silent=True)
    _live = _serving and bool(options and options.params.get("livereload"))


def on_shutdown() -> None:
    """The end of a build, an interrupted one too, which is no error to MkDocs."""
    _give_up()
    gc.freeze()  # Else Python would go through all that was made once more before it ends, to free what the system frees anyway.


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check on the first of the languages; later ones find the work done."""
    global _build
    i18n = config.plugins["i18n"]
    config.theme.static_templates -= {"404.html", "sitemap.xml"}
    if i18n.building:
        return config
    if not config.use_directory_urls:
        raise ConfigurationError("mkdocs.yml: use_directory_urls must stay true; addresses end with a slash")
    project = Path(config.config_file_path).parent
    settings = Settings.of(config.site_url, config.repo_url, config.extra.get("contact"))
    keep_compiled(project)
    if _live:
        _begin_preview(config, settings)
        return config
    target = None if _serving else Path(config.site_dir)
    if target is not None:
        _recover(target)
    begun, status = time.monotonic(), StatusLine()
    status.say("checking data, translations and pages")
    helping = 0 if _serving else others(config.extra.get("build_processes"))
    try:
        publisher = Publisher(project, tuple(i18n.build_languages), settings, _theme_styles(config), helping)
    except Refused as refused:
        status.end()
        tell(refused.diagnostics)
        raise Abort(f"The site was not built: {summary(refused.diagnostics)}. An earlier site is left as it was.") from None
    if _serving:
        _write_ids(project, publisher)
    status.expect({language: [page.url for page in site.pages.values()] for language, site in publisher.sites.items()})
    if helping:
        build_alone(config, i18n.current_language)
    _build = Build(publisher, target, os.getpid(), helping, begun, status, _counter())
    if target is not None:
        config.site_dir = str(_beside(target, "building"))
    return config


@event_priority(BEFORE_I18N)
def _of_this_language(files: Files, config: MkDocsConfig) -> Files:
    """Without the pages of other languages than this one and English, which stands in for it: mkdocs-static-i18n compares all with all."""
    i18n = config.plugins["i18n"]
    kept = {i18n.current_language, i18n.default_language}
    for file in list(files.documentation_pages()):
        if file.src_uri.partition("/")[0] not in kept:
            files.remove(file)
    return files


@event_priority(AFTER_I18N)
def _placed(files: Files, config: MkDocsConfig) -> Files:
    """Place the Markdown pages of the language and add those made from records. Once the folder is clean, others may begin."""
    if _sources is not None and not _sources.edition.sites:
        return files  # nothing can be placed until the facts about the site are mended
    site = _site(config)
    further: bool = config.plugins["i18n"].building
    if _build is not None and not further:
        _build.apart = SideBySide(_apart(_build, config), _build.others)
        _build.status.watch()
    for file in list(files):
        if not file.is_documentation_page():
            if further or file.src_dir == config.docs_dir or not is_published(file):
                files.remove(file)
            elif is_script(file) and not _live:
                file.content_string = static_content(file).decode()
            continue
        page = site.page_of_source(file.src_uri)
        if page is None:
            files.remove(file)
        else:
            place(file, page, config)
    for page in site.pages.values():
        if page.record is not None:
            files.append(record_file(page, config))
    if _sources is not None:
        _sources.take(site.language, files)
        return Files(file for file in files if file.url == f"{site.language}/")  # mkdocs-static-i18n warns when there is no home page
    return files


on_files = CombinedEvent(_of_this_language, _placed)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """From here on MkDocs writes pages. Those of records, which links had to find until now, are made apart."""
    if not _live:
        for file in list(files):
            if isinstance(file, RecordFile):
                files.remove(file)


def on_page_markdown(markdown: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    """Markdown with its template calls answered."""
    if _live:
        return ""
    ours = _page(page, config)
    page.title = str(ours.title)
    assert _build is not None
    return _build.publisher.answer(ours).markdown


def on_page_content(html: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    """The finished body of a Markdown page."""
    if _live:
        return ""
    ours = _page(page, config)
    assert _build is not None
    return _build.publisher.body(ours, html)


def on_page_context(context: dict[str, Any], page: HostPage, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """The whole document, for the theme's `main.html` to print."""
    if _build is None:
        return {**context, "document": "made when asked for"}
    context["document"] = document(_site(config), _page(page, config), page.content or "")
    _build.status.page(_page(page, config).url)
    return context


@event_priority(BEFORE_I18N)
def _language_built(config: MkDocsConfig) -> None:
    """After the pages of a language: its own files. After those of the first, what was made meanwhile joins them."""
    if _live:
        return
    assert _build is not None
    _write(_build.publisher.of_language(config.plugins["i18n"].current_language), Path(config.site_dir))
    if _build.apart is not None and not config.plugins["i18n"].building:
        _build.apart.join()


@event_priority(AFTER_I18N)
def _site_built(config: MkDocsConfig) -> None:
    """After the last language: the swap."""
    if config.plugins["i18n"].building or _build is None:
        return
    warnings = _warnings(_build.counter)
    if _build.target is not None and not (config.strict and warnings):
        _swap(Path(config.site_dir), _build.target)
    _build.status.end()
    pages = sum(len(site.pages) for site in _build.publisher.sites.values())
    log.info(done(pages, len(_build.publisher.sites), time.monotonic() - _build.begun, warnings))


on_post_build = CombinedEvent(_language_built, _site_built)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer | PreviewServer:
    """Our server in the place of MkDocs', which is left as it is where each build is to be whole."""
    if _sources is None:
        return server
    from preview.preview import Preview
    from preview.server import PreviewServer

    preview = Preview(_sources)
    preview.open(builder)
    ours = PreviewServer(preview, server.url)
    for path in (config.docs_dir, config.config_file_path):
        ours.watch(path)
    return ours


def on_build_error(error: Exception) -> None:
    """A failed build leaves nothing behind. What the system refuses, a full disk for one, is no fault of the program: it is said in a line."""
    _give_up()
    if _build is not None and _build.process != os.getpid():
        return  # The process that began the build is told, and tells it.
    if isinstance(error, OSError) and error.errno in OF_THE_SYSTEM:
        where = f": '{error.filename}'" if error.filename else ""
        raise Abort(f"The site was not built: {error.strerror or error}{where}. An earlier site is left as it was.") from None
    if isinstance(error, RecursionError):
        raise Abort("The site was not built: something stands in itself too deep, most likely in a page. An earlier site is left as it was.") from None


# -- the current language and page --------------------------------------------------------------------------


def _site(config: MkDocsConfig) -> Site:
    edition = _sources.edition if _sources is not None else _build.publisher if _build is not None else None
    assert edition is not None
    return edition.sites[config.plugins["i18n"].current_language]


def _page(page: HostPage, config: MkDocsConfig) -> Page:
    return _site(config).page_at(page.file.dest_uri)


def _theme_styles(config: MkDocsConfig) -> tuple[str, ...]:
    """The theme's style sheets as they are shipped."""
    return tuple(
        path.read_text(encoding="utf-8")
        for folder in config.theme.dirs for pattern in THEME_STYLES for path in sorted(Path(folder).glob(pattern))
    )


def _write_ids(project: Path, edition: Edition) -> None:
    """For the programs of editors, which offer the ids that there are."""
    ids = ids_file(edition.content.view(edition.languages[0]))
    write(project / ids.path, ids.content)


def _begin_preview(config: MkDocsConfig, settings: Settings) -> None:
    """Read what a preview is made from, again if it was read before."""
    global _sources
    from preview.sources import Configuration, Sources  # A build needs no server, and begins sooner without.
    from publisher.commands.kept import recall

    project = Path(config.config_file_path).parent
    if _sources is None:
        recall(project)
        _sources = Sources(project)
    _sources.begin(Configuration(config, tuple(config.plugins["i18n"].build_languages), settings, _theme_styles(config)))
    if not _sources.draft.content.diagnostics:
        _write_ids(project, _sources.edition)


# -- what is made apart -------------------------------------------------------------------------------------


def _apart(build: Build, config: MkDocsConfig) -> Iterator[Apart]:
    """The files made once, the further languages, and the pages of records.

    The largest pieces come first and small ones at the end, so that all processes end at about the same time. Most languages are a
    piece each, since whoever makes a page of one makes the next one sooner; the last are in small pieces.
    """
    folder = Path(config.site_dir)
    further = [*build.publisher.sites][1:] if build.others else []  # Else mkdocs-static-i18n builds them.
    whole = further[: max(len(further) - build.others, 0)]
    records = {language: [page for page in site.pages.values() if page.record is not None] for language, site in build.publisher.sites.items()}
    yield Apart("the files of the whole site", lambda: _write(build.publisher.site_wide(), folder))
    for language in further:
        made_too = records[language] if language in whole else ()
        yield Apart(f"the language '{language}'", partial(_make_language, build, config, language, made_too))
    for language in records:
        for some in parts(records[language], SOME_PAGES) if language not in whole else ():
            yield Apart(f"pages of '{language}'", partial(_write_pages, build, language, some, folder))


def _make_language(build: Build, config: MkDocsConfig, language: str, records: Iterable[Page]) -> None:
    build_language(config, language)
    _write_pages(build, language, records, Path(config.site_dir))


def _write_pages(build: Build, language: str, pages: Iterable[Page], folder: Path) -> None:
    for page in pages:
        try:
            _write([Artifact(file_of(page), document(build.publisher.sites[language], page, build.publisher.body(page)))], folder)
        except Exception as error:
            log.error(f"The page {page.url} was not made: {error}")
            raise
        build.status.page(page.url)


def _write(artifacts: Iterable[Artifact], folder: Path) -> None:
    made: set[Path] = set()
    for artifact in artifacts:
        path = folder / artifact.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(artifact.content.encode())


# -- the folder of the site ---------------------------------------------------------------------------------


def _counter() -> CountHandler:
    """Counts warnings from now on, as MkDocs does for a strict build, which it refuses only after our last event
    (mkdocs 1.6.1, commands/build.py: `warning_counter.get_counts()`)."""
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    host.log.addHandler(counter)
    return counter


def _warnings(counter: CountHandler) -> int:
    """How many it has counted; it counts no more."""
    host.log.removeHandler(counter)
    return sum(number for _, number in counter.get_counts())


def _beside(target: Path, word: str) -> Path:
    """A folder next to the site: `.site.building`."""
    return target.with_name(f".{target.name}.{word}")


def _recover(target: Path) -> None:
    """Finish what an interrupted swap left: the old site goes back to its place."""
    before = _beside(target, "before")
    if before.exists():
        if target.exists():
            _remove(before)
        else:
            os.rename(before, target)


def _give_up() -> None:
    """End what still works, and remove the folder beside, which there is no more after a swap. A process that builds a further
    language leaves both to the one that made it."""
    if _build is not None and _build.process == os.getpid():
        _build.status.end()
        if _build.apart is not None:
            _build.apart.stop()
        if _build.target is not None:
            _remove(_beside(_build.target, "building"))


def _swap(built: Path, target: Path) -> None:
    """Move the new site into the old one's place."""
    before = _beside(target, "before")
    if target.exists():
        os.rename(target, before)
    try:
        os.rename(built, target)
    except OSError:
        if before.exists():
            os.rename(before, target)
        raise
    _remove(before)


def _remove(folder: Path) -> None:
    """Remove a folder if it can be removed, some of what is in it at a time: the disk is what takes the time."""
    below = [each for pattern in ("*/*", "*") for each in folder.glob(pattern) if each.is_dir() and not each.is_symlink()]
    with ThreadPoolExecutor() as threads:
        list(threads.map(partial(shutil.rmtree, ignore_errors=True), below))
    shutil.rmtree(folder, ignore_errors=True)
