"""Prose: the Markdown pages in `docs/<lang>/` - front matter and template calls.

Markdown itself is rendered by the host; here its `{{ … }}` calls are answered in a sandbox. An answer that
is HTML is put aside under a mark, so that Markdown cannot touch it, and put back by `restore`.
"""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import CodeType
from typing import Annotated, Any, Callable, Iterator, Mapping

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, pass_context
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from .calls import CallError
from .diagnostics import Diagnostic
from .parse import parse
from .read import Document
from .records.base import Part
from .records.values import Day, Line, Reference
from .structure import model
from .translations import Unit
from .translations.sections import Section, page_key, page_units, split

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_MARK = re.compile("\ue000(\\d+)\ue001")
_BLOCK_MARK = re.compile("<p>\\s*\ue000(\\d+)\ue001\\s*</p>")


class FrontMatter(Part):
    """What a Markdown page says about itself."""

    title: Line
    """Title of the page, its h1."""
    description: Line
    """One sentence for search engines and for sharing."""
    keywords: Line | None = None
    """Other words, with commas between them, by which readers look for this page. Search knows them; no page shows them."""
    section: Line = "about"
    """Entry of the main navigation the page belongs to."""
    position: int = 50
    """Order within its section."""
    sources: tuple[Annotated[str, Reference("sources")], ...] = ()
    """Sources behind the page's facts."""
    updated: Day
    """Day of the last change of content."""


@dataclass(frozen=True)
class Prose:
    """One Markdown page. `name` is its path below the language folder, equal in all languages."""

    path: str
    language: str
    name: str
    meta: FrontMatter
    body: str
    first_line: int

    @property
    def address(self) -> str:
        """Address below `/<lang>/`."""
        if self.name == "404.md":
            return "404.html"
        stem = self.name.removesuffix(".md")
        return "" if stem == "index" else stem.removesuffix("/index") + "/"

    @property
    def owner(self) -> str:
        """Owner of the page's units: `docs/guide/nis2`."""
        return page_key(self.name)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The body parted at its headings."""
        return split(self.body)

    def units(self) -> Iterator[Unit]:
        """The page's own texts by key: title, description and sections."""
        return page_units(self.name, self.meta.title, self.meta.description, self.sections)


@dataclass
class Answered:
    """Markdown with its calls answered, and the HTML put aside."""

    markdown: str
    aside: list[Markup] = field(default_factory=list)

    def sentences(self, html: str) -> str:
        """The rendered Markdown as `restore` gives it, without its blocks: what the page says in its own words."""
        return self.restore(_BLOCK_MARK.sub("", html))

    def restore(self, html: str) -> str:
        """Put the HTML back into the rendered Markdown; a block loses the paragraph around it."""
        html = _BLOCK_MARK.sub(lambda match: str(self.aside[int(match[1])]), html)
        return _MARK.sub(lambda match: str(self.aside[int(match[1])]), html)


def read_prose(document: Document) -> tuple[Prose | None, list[Diagnostic]]:
    """A page from its file `docs/<lang>/<name>.md`."""
    _, language, name = document.path.split("/", 2)
    match = _FRONT.match(document.text)
    if not match:
        return None, [Diagnostic(document.path, 1, 1, "expected front matter: a line '---', keys such as 'title: …', and a line '---'")]
    tree, diagnostics = parse(Document(document.path, "\n" + match[1]))
    if diagnostics:
        return None, diagnostics
    meta, diagnostics = model(tree, FrontMatter)
    if meta is None:
        return None, diagnostics
    first_line = match[0].count("\n") + 1
    return Prose(document.path, language, name, meta, document.text[match.end():], first_line), []  # type: ignore[arg-type]


def answer(page: Prose, functions: Mapping[str, Any]) -> tuple[Answered | None, list[Diagnostic]]:
    """Answer the page's template calls; a call that fails becomes a diagnostic at its line."""
    answered = Answered("")

    @pass_context
    def put_aside(context: Context, value: Any) -> Any:
        if isinstance(value, Markup):
            answered.aside.append(value)
            return f"\ue000{len(answered.aside) - 1}\ue001"
        return value

    env = _sandbox(put_aside)
    try:
        template = Template.from_code(env, _compiled(page.body), dict(functions))
        answered.markdown = template.render()
    except TemplateSyntaxError as error:
        return None, [_diagnostic(page, error.lineno, f"not a valid template call: {error.message}")]
    except CallError as error:
        return None, [_diagnostic(page, _template_line(error), str(error))]
    except (UndefinedError, SecurityError) as error:
        known = ", ".join(sorted(functions))
        return None, [_diagnostic(page, _template_line(error), f"{error.message}; the functions are {known}")]
    except TypeError as error:
        return None, [_diagnostic(page, _template_line(error), f"a template call has the wrong arguments: {error}")]
    except (TemplateError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        return None, [_diagnostic(page, _template_line(error), f"a template call fails: {error}")]
    return answered, []


def _sandbox(finalize: Callable[[Any], Any]) -> ImmutableSandboxedEnvironment:
    env = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=finalize, keep_trailing_newline=True,
        # Markdown writes anchors as {#name}, which Jinja would read as the start of a comment.
        comment_start_string="\ue002", comment_end_string="\ue003",
    )
    env.globals.clear()
    return env


@lru_cache(maxsize=None)
def _compiled(body: str) -> CodeType:
    """The code of a page's template, which is the same in every language that shows it."""
    return _sandbox(_as_it_is).compile(body)


@pass_context
def _as_it_is(context: Context, value: Any) -> Any:
    """In the place of `put_aside`, and called like it: what asks for the context is left to the rendering."""
    return value


def _diagnostic(page: Prose, line: int, message: str) -> Diagnostic:
    return Diagnostic(page.path, page.first_line + line - 1, 1, message)


def _template_line(error: BaseException) -> int:
    """Line of the template where an error was raised; Jinja rewrites its tracebacks to say so."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return lines[0] if lines and lines[0] else 1
