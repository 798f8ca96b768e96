"""Explain: the first use of a glossary term on a page becomes a button that opens its definition.

The disclosure is HTML's own popover: it works by keyboard and pointer, closes with Esc, and needs no script.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Iterator, Sequence

from markupsafe import Markup

from .localise import Local, View

_TOKEN = re.compile(r"<(?:(?:(a|button|code|dt|h[1-6]|pre|script|summary|svg|table)\b.*?</\1|(/?)([a-zA-Z0-9]*)([^>]*))>\s*)|[^<]+", re.DOTALL)
"""An element in which no term is explained and no other of its kind stands, as a whole; a tag, with its parts; or words."""
_READING = {"p", "li", "dd"}
"""Elements whose text is read as sentences; terms are explained only in them, and not in another language's words."""
_NOT_WITHIN = {"nav", "blockquote", "details", "dialog"}
"""Elements that have others of their kind or of these within them, in which no term is explained either."""
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LAST_WORD = re.compile(r"((?:.*\s)?)(\S+)", re.DOTALL)
_CLINGING, _GLUE = frozenset(".,;:!?)]»“”…"), "\u2060"
"""Signs that may not begin a line, and the word joiner that holds them to the button before."""
_WORD = re.compile(r"(?<![\w-])(?:\w+|[^\w\s])")
"""Where a term can begin, and the letters by which it is looked up there."""
_RUN, _SPACE, _BREAK = re.compile(r"\S+"), re.compile(r"\s+"), re.compile(r"[^\w-]")
"""A word with all that clings to it, what stands between two words of a name, and a sign with which its last can have ended."""
_ENDINGS = {"en": ("s", "es"), "fr": ("s", "x", "e", "es"), "de": ("s", "es", "n", "en", "e", "er", "em")}
"""Endings under which a word of a term is still recognised; other languages match exactly."""


@dataclass(frozen=True)
class _Names:
    """All names that go on in the same way after some words; a tree of them costs the same to look into however many there are."""

    after: dict[tuple[str, ...], _Names] = field(default_factory=dict)
    """The names that go on with a word, by how it may be written."""
    written: dict[str, list[_Names]] = field(default_factory=dict)
    """The same by what is written."""
    ended: list[Local] = field(default_factory=list)
    """The terms whose names end here; the first is meant."""

    def add(self, words: Sequence[tuple[str, ...]], term: Local) -> None:
        """Put in a name: for each of its words, how it may be written."""
        if not words:
            self.ended.append(term)
            return
        if words[0] not in self.after:
            self.after[words[0]] = _Names()
            for form in words[0]:
                self.written.setdefault(form, []).append(self.after[words[0]])
        self.after[words[0]].add(words[1:], term)

    def find(self, text: str, place: int) -> tuple[int, Local] | None:
        """Where the longest name ends that begins at a place of a text, and its term."""
        if (match := _RUN.match(text, place)) is None:
            return None
        run = match[0]
        if (further := self.written.get(run)) and (space := _SPACE.match(text, match.end())):
            for names in further:
                if found := names.find(text, space.end()):
                    return found
        for end in (len(run), *(sign.start() for sign in reversed([*_BREAK.finditer(run)]))):
            for names in self.written.get(run[:end], ()):
                if names.ended:
                    return place + end, names.ended[0]
        return None


@dataclass(frozen=True)
class Explainer:
    """Recognises the glossary's terms in one language."""

    view: View
    names: _Names
    starts: frozenset[str]
    """The words with which a name can begin."""
    _known: dict[str, Sequence[tuple[int, int, Local]]] = field(default_factory=dict, compare=False, repr=False)
    """What has been found in a text."""
    _told: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)
    """The explanation of a term, by its id and the link to the glossary."""

    @classmethod
    def of(cls, view: View) -> Explainer:
        """For all terms that have a name in the language of the view; longer names are tried first."""
        names = [
            (name, term) for term in view.records("terms") if view.language not in term.model.ordinary_in
            for each in (term.model.name, term.model.short or {}) if (name := each.get(view.language))
        ]
        known = _Names()
        for name, term in sorted(names, key=lambda entry: (-len(entry[0]), entry[0])):
            known.add(_forms(name, view.language), term)
        return cls(view, known, frozenset(_WORD.match(form)[0] for form in known.written))  # type: ignore[index]

    def explain(self, body: str, glossary: str) -> str:
        """The body with the first use of each term explained; `glossary` is the link to the glossary page."""
        if not self.starts:
            return body
        found: dict[str, Local] = {}
        out: list[str] = []
        done = 0
        stack = [("", False, False)]  # open elements, each with its name, whether sentences are read in it, whether nothing is explained
        reading, barred = False, False
        for match in _TOKEN.finditer(body):
            whole, closing, name, rest = match.groups()
            if whole:
                continue
            if name is None:
                for start, end, term in self._terms(match[0]) if reading and not barred else ():
                    if term.id not in found:
                        found[term.id] = term
                        start, end = match.start() + start, match.start() + end
                        out += [body[done:start], _button(term.id, body[start:end], body[end:end + 1])]
                        done = end
            elif closing:
                while len(stack) > 1 and stack.pop()[0] != name:
                    pass
                _, reading, barred = stack[-1]
            elif name and name not in _VOID and not rest.endswith("/"):
                reading, barred = reading or name in _READING, barred or name in _NOT_WITHIN or " lang=" in rest
                stack.append((name, reading, barred))
        return "".join([*out, body[done:], *(self._explanation(term, glossary) for term in found.values())])

    def _terms(self, text: str) -> Sequence[tuple[int, int, Local]]:
        """The terms in a text: where each begins and ends. Most texts stand on several pages."""
        if (known := self._known.get(text)) is None:
            known = self._known[text] = [] if self.starts.isdisjoint(_WORD.findall(text)) else list(self._found(text))
        return known

    def _found(self, text: str) -> Iterator[tuple[int, int, Local]]:
        done = 0
        for word in _WORD.finditer(text):
            if word[0] in self.starts and word.start() >= done and (found := self.names.find(text, word.start())):
                done, term = found
                yield word.start(), done, term

    def _explanation(self, term: Local, glossary: str) -> str:
        if (known := self._told.get((term.id, glossary))) is None:
            known = self._told[term.id, glossary] = Markup(
                '<div popover id="term-{}" class="explanation"><p><strong>{}</strong> {}</p><p><a href="{}#{}">{}</a></p></div>'
            ).format(term.id, term.title, term.definition, glossary, term.id, self.view.message("explain.more"))
        return known


def _button(term: str, words: str, after: str) -> str:
    """Browsers never break a line inside a button, so only the last word is one; its name is the whole term."""
    head, last = _LAST_WORD.fullmatch(words).groups()  # type: ignore[union-attr]
    lead = f'<span class="explained">{head}</span>' if head else ""
    name = f' aria-label="{words}"' if head else ""
    glue = _GLUE if after in _CLINGING else ""
    return f'{lead}<button type="button" class="explain" popovertarget="term-{term}"{name}>{last}</button>{glue}'


def _endings(word: str, language: str) -> tuple[str, ...]:
    return _ENDINGS.get(language, ()) if word[-1:].isalpha() and len(word) > 3 else ()


def _forms(name: str, language: str) -> list[tuple[str, ...]]:
    """A name in all its forms: either case at its start, the usual endings."""
    first, *others = [(word, *(word + ending for ending in _endings(word, language))) for word in name.split()]
    return [tuple(case(form[0]) + form[1:] for form in first for case in (str.lower, str.upper)) if _either_case(name) else first, *others]


def _either_case(name: str) -> bool:
    return name[:1].isalpha() and name[1:2].islower()
