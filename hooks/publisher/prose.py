"""Prose: the Markdown pages in `docs/<lang>/` - front matter and template calls.

Markdown itself is rendered by the host; here its `{{ … }}` calls are answered. An answer that
is HTML is put aside under a mark, so that Markdown cannot touch it, and put back by `restore`.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Iterator, Mapping

from jinja2 import Environment, TemplateError, TemplateSyntaxError, nodes
from markupsafe import Markup

from .bounds import BLOCKS, CALLS, out_of_bounds
from .calls import Address, CallError
from .diagnostics import ANY, Diagnostic, did_you_mean
from .forbidden import forbidden, without_code
from .parse import Tree, parse
from .read import Document
from .remember import remembered, remembered_reader
from .records.base import Part
from .records.values import Day, Line, Reference, Whole
from .structure import model
from .translations import Unit
from .translations.sections import Section, page_key, page_units, split

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_MARK = re.compile("\ue000(\\d+)\ue001")
GRAMMAR = Environment(
    keep_trailing_newline=True,
    # Markdown writes anchors as {#name}, which Jinja would read as the start of a comment.
    comment_start_string="\ue002", comment_end_string="\ue003",
)
"""How Markdown is read for its template calls."""
_MARKUP = re.compile(r"[<>&\"'`*_\[\]{}\\|#!~]")
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
    position: Whole = 50
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


@remembered_reader(1024)
def read_prose(document: Document) -> tuple[Prose | None, list[Diagnostic]]:
    """A page from its file `docs/<lang>/<name>.md`."""
    _, language, name = document.path.split("/", 2)
    match = _FRONT.match(document.text)
    if not match:
        return None, [Diagnostic(document.path, 1, 1, "expected front matter: a line '---', keys such as 'title: …', and a line '---'")]
    tree, diagnostics = parse_front(document)
    if diagnostics:
        return None, diagnostics
    meta, diagnostics = model(tree, FrontMatter)
    if meta is None:
        return None, diagnostics
    page = Prose(document.path, language, name, meta, document.text[match.end():], match[0].count("\n") + 1)  # type: ignore[arg-type]
    found = list(out_of_bounds(without_code(page.body, "x"))) or list(forbidden(page.body))
    return page, [Diagnostic(page.path, page.first_line + line - 1, column, message) for line, column, message in found]


def parse_front(document: Document) -> tuple[Tree, list[Diagnostic]]:
    """The front matter of a page, with the places that it has in the file; nothing if there is none."""
    match = _FRONT.match(document.text)
    return parse(Document(document.path, "\n" + match[1])) if match else (Tree(document.path, {}), [])


def answer(page: Prose, functions: Mapping[str, Any]) -> tuple[Answered | None, list[Diagnostic]]:
    """Answer the page's template calls; each that fails becomes a diagnostic at its line.

    Nothing of a page is run: Jinja reads it, and here only calls of the given functions with plain arguments are followed.
    So a page can neither reach anything else nor take long, and what it makes is as long as its calls are many, which has a limit.
    """
    answered, text, diagnostics = Answered(""), [], []
    try:
        pieces = _pieces(page.body)
    except TemplateSyntaxError as error:
        return None, [_diagnostic(page, error.lineno, f"not a valid template call: {error.message}")]
    except RecursionError:
        return None, [_diagnostic(page, 1, "not a valid template call: brackets in brackets without end")]
    calls = [piece for piece in pieces if isinstance(piece, _Call)]
    for limit, what, found in ((CALLS, "template calls", calls), (BLOCKS, "blocks", [call for call in calls if call.name == "block"])):
        if len(found) > limit:
            return None, [_diagnostic(page, found[limit].line, f"expected at most {limit} {what} on a page, got {len(found)}")]
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            continue
        try:
            value = _answer(piece, functions)
        except CallError as error:
            diagnostics.append(_diagnostic(page, piece.line, str(error), error.follows_from))
            continue
        if isinstance(value, Markup):
            answered.aside.append(value)
            text.append(f"\ue000{len(answered.aside) - 1}\ue001")
        else:
            text.append(value if isinstance(value, Address) else _as_words(str(value)))
    answered.markdown = "".join(text)
    return (None if diagnostics else answered), diagnostics


@dataclass(frozen=True)
class _Call:
    """What stands between braces: a function with plain arguments, or what is wrong with it."""

    line: int
    name: str = ""
    positional: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)
    fault: str = ""


_Piece = str | _Call


BlockCall = tuple[str, str]
"""A page's address below `/<lang>/`, and a block that it asks for with its options."""


def block_calls(page: Prose) -> Iterator[BlockCall]:
    """The blocks that a page asks for; none if its calls cannot be read."""
    with suppress(TemplateSyntaxError, RecursionError):
        for piece in _pieces(page.body):
            if isinstance(piece, _Call) and piece.name == "block" and piece.positional:
                yield page.address, f"{piece.positional[0]} {dict(piece.named)}"


@remembered(1024)
def _pieces(body: str) -> tuple[_Piece, ...]:
    """A page as stretches of text and what stands between braces. Raises TemplateSyntaxError and RecursionError."""
    found = (piece for node in GRAMMAR.parse(body).body for piece in (node.nodes if isinstance(node, nodes.Output) else (node,)))
    return tuple(piece.data if isinstance(piece, nodes.TemplateData) else _call(piece) for piece in found)


def _call(node: nodes.Node) -> _Call:
    """What stands between braces, as a call or as the reason why it is none."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        return _Call(node.lineno, fault="expected the call of a function, like {{ count(\"persons\") }}; nothing else can stand between braces")
    named = {pair.key: pair.value for pair in node.kwargs}
    if not all(isinstance(value, nodes.Const) for value in (*node.args, *named.values())):
        return _Call(node.lineno, node.node.name, fault="expected a text between double quotes, a number, true or false as argument")
    return _Call(node.lineno, node.node.name, tuple(value.value for value in node.args), {name: value.value for name, value in named.items()})


def _answer(call: _Call, functions: Mapping[str, Any]) -> Any:
    """The value of a call; raises CallError for anything else."""
    if call.name and call.name not in functions:
        raise CallError(f"unknown function '{call.name}'{did_you_mean(call.name, functions)}; the functions are {', '.join(sorted(functions))}")
    if call.fault:
        raise CallError(call.fault)
    try:
        return functions[call.name](*call.positional, **call.named)
    except TypeError as error:
        raise CallError(f"a template call has the wrong arguments: {error}") from None
    except (ValueError, ArithmeticError, LookupError, AttributeError, TemplateError) as error:
        raise CallError(f"a template call fails: {error}", follows_from=ANY) from None  # It finds something else in the data than it needs.


def _as_words(value: str) -> str:
    """A text so that neither Markdown nor HTML sees markup in it: as entities, which both leave alone."""
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", value)


def _diagnostic(page: Prose, line: int, message: str, follows_from: str = "") -> Diagnostic:
    return Diagnostic(page.path, page.first_line + line - 1, 1, message, follows_from)
