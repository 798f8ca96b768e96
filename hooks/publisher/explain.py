"""Explain: the first use of a glossary term on a page becomes a button that opens its definition.

The disclosure is HTML's own popover: it works by keyboard and pointer, closes with Esc, and needs no script.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Mapping

from markupsafe import Markup

from .localise import Local, View

_TOKEN = re.compile(r"<(/?)([a-zA-Z0-9]*)([^>]*)>|[^<]+")
"""A tag, with its parts, or words."""
_READING = {"p", "li", "dd"}
"""Elements whose text is read as sentences; terms are explained only in them, and not in another language's words."""
_NOT_WITHIN = {"a", "dt", "button", "summary", "code", "pre", "svg", "script", "table", "nav", "blockquote", "details", "dialog", "h1", "h2", "h3", "h4", "h5", "h6"}
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LAST_WORD = re.compile(r"((?:.*\s)?)(\S+)", re.DOTALL)
_CLINGING, _GLUE = frozenset(".,;:!?)]»“”…"), "\u2060"
"""Signs that may not begin a line, and the word joiner that holds them to the button before."""
_WORD = re.compile(r"(?<![\w-])(?:\w+|[^\w\s])")
"""Where a term can begin, and the letters by which it is looked up there."""
_ENDINGS = {"en": ("s", "es"), "fr": ("s", "x", "e", "es"), "de": ("s", "es", "n", "en", "e", "er", "em")}
"""Endings under which a word of a term is still recognised; other languages match exactly."""


@dataclass(frozen=True)
class Explainer:
    """Recognises the glossary's terms in one language. A word is looked up among the first words of all terms, so that it
    costs the same however many there are."""

    view: View
    starts: Mapping[str, list[tuple[str, Local]]]
    """Patterns of the names that can begin with a word, each with its term, in the order in which they are tried."""

    @classmethod
    def of(cls, view: View) -> Explainer:
        """For all terms that have a name in the language of the view; longer names are tried first."""
        names = [
            (name, term) for term in view.records("terms") if view.language not in term.model.ordinary_in
            for each in (term.model.name, term.model.short or {}) if (name := each.get(view.language))
        ]
        starts: dict[str, list[tuple[re.Pattern[str], Local]]] = {}
        for name, term in sorted(names, key=lambda entry: (-len(entry[0]), entry[0])):
            pattern = rf"{_form(name, view.language)}(?![\w-])"
            for start in _starts(name, view.language):
                starts.setdefault(start, []).append((pattern, term))
        return cls(view, starts)

    def explain(self, body: str, glossary: str) -> str:
        """The body with the first use of each term explained; `glossary` is the link to the glossary page."""
        if not self.starts:
            return body
        found: dict[str, Local] = {}
        out: list[str] = []
        stack = [("", False, False)]  # open elements, each with its name, whether sentences are read in it, whether nothing is explained
        reading, barred = False, False
        for match in _TOKEN.finditer(body):
            token = match[0]
            closing, name, rest = match.groups()
            if name is None:
                out.append(self._mark(token, found) if reading and not barred else token)
                continue
            out.append(token)
            if closing:
                while len(stack) > 1 and stack.pop()[0] != name:
                    pass
                _, reading, barred = stack[-1]
            elif name and name not in _VOID and not rest.endswith("/"):
                reading, barred = reading or name in _READING, barred or name in _NOT_WITHIN or " lang=" in rest
                stack.append((name, reading, barred))
        return "".join(out) + "".join(self._explanation(term, glossary) for term in found.values())

    def _mark(self, text: str, found: dict[str, Local]) -> str:
        if self.starts.keys().isdisjoint(_WORD.findall(text)):
            return text
        out: list[str] = []
        done = 0
        for word in _WORD.finditer(text):
            for pattern, term in self.starts.get(word[0], ()) if word.start() >= done else ():
                if match := _compiled(pattern).match(text, word.start()):
                    if term.id not in found:
                        found[term.id] = term
                        out += [text[done:match.start()], _button(term.id, match[0], text[match.end():match.end() + 1])]
                    else:
                        out.append(text[done:match.end()])
                    done = match.end()
                    break
        return "".join([*out, text[done:]])

    def _explanation(self, term: Local, glossary: str) -> str:
        return str(
            Markup('<div popover id="term-{}" class="explanation"><p><strong>{}</strong> {}</p><p><a href="{}#{}">{}</a></p></div>').format(
                term.id, term.title, term.definition, glossary, term.id, self.view.message("explain.more"),
            )
        )


_compiled = lru_cache(maxsize=4096)(re.compile)
"""A pattern, compiled when a text has a word with which it can begin."""


def _button(term: str, words: str, after: str) -> str:
    """Browsers never break a line inside a button, so only the last word is one; its name is the whole term."""
    head, last = _LAST_WORD.fullmatch(words).groups()  # type: ignore[union-attr]
    lead = f'<span class="explained">{head}</span>' if head else ""
    name = f' aria-label="{words}"' if head else ""
    glue = _GLUE if after in _CLINGING else ""
    return f'{lead}<button type="button" class="explain" popovertarget="term-{term}"{name}>{last}</button>{glue}'


def _endings(word: str, language: str) -> tuple[str, ...]:
    return _ENDINGS.get(language, ()) if word[-1:].isalpha() and len(word) > 3 else ()


def _form(name: str, language: str) -> str:
    """A pattern for a name: any space between its words, either case at its start, the usual endings."""
    words = [re.escape(word) + (f"(?:{'|'.join(endings)})?" if (endings := _endings(word, language)) else "") for word in name.split()]
    first = words[0]
    if _either_case(name):
        words[0] = f"[{first[0].lower()}{first[0].upper()}]{first[1:]}"
    return r"\s+".join(words)


def _either_case(name: str) -> bool:
    return name[:1].isalpha() and name[1:2].islower()


def _starts(name: str, language: str) -> set[str]:
    """What `_WORD` finds where the name begins in a text: its first letters, up to a hyphen, or its first word with each ending."""
    first, start = name.split()[0], _WORD.match(name)[0]  # type: ignore[index]
    starts = {start} if start != first else {first, *(first + ending for ending in _endings(first, language))}
    return starts | {case(each[0]) + each[1:] for each in starts for case in (str.lower, str.upper)} if _either_case(name) else starts
