"""HTML of what is said of a change: words in another language than the reader's say so, what went and came is marked."""

from __future__ import annotations

from typing import Iterable

from markupsafe import Markup, escape

from ..localise import SOURCE_LANGUAGE, View, Words
from ..word_by_word import Piece
from .words import Line

_ELEMENTS = {"same": Markup("{}"), "out": Markup("<del>{}</del>"), "in": Markup("<ins>{}</ins>")}


def html(view: View, line: Line) -> Markup:
    """A line as HTML, for a paragraph or an entry of a list."""
    return view.html_message(
        line.key, field=escape(line.field), values=_listed(view, line.values), before=_listed(view, line.before), words=_marked(view, line.words),
    )


def _listed(view: View, values: Iterable[Words]) -> Markup:
    return Markup(escape(view.message("text.semicolon"))).join(values)


def _marked(view: View, words: Iterable[Piece]) -> Markup:
    """The differing words of an English text, in their row."""
    text = Markup(" ").join(_ELEMENTS[piece.kind].format(piece.text) for piece in words)
    return text if view.language == SOURCE_LANGUAGE else Markup('<span lang="{}">{}</span>').format(SOURCE_LANGUAGE, text)
