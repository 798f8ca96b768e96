"""Explain: the first use of a glossary term on a page becomes a button that opens its definition.

The disclosure is HTML's own popover: it works by keyboard and pointer, closes with Esc, and needs no script.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from .localise import Local, View

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_TAG = re.compile(r"</?([a-z0-9]+)")
_READING = {"p", "li", "dd"}
"""Elements whose text is read as sentences; terms are explained only in them, and not in another language's words."""
_NOT_WITHIN = {"a", "dt", "button", "summary", "code", "pre", "svg", "script", "table", "nav", "blockquote", "details", "dialog", "h1", "h2", "h3", "h4", "h5", "h6"}
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LAST_WORD = re.compile(r"((?:.*\s)?)(\S+)", re.DOTALL)
_CLINGING, _GLUE = frozenset(".,;:!?)]»“”…"), "\u2060"
"""Signs that may not begin a line, and the word joiner that holds them to the button before."""
_ENDINGS = {"en": "(?:s|es)?", "fr": "(?:s|x|e|es)?", "de": "(?:s|es|n|en|e|er|em)?"}
"""Endings under which a word of a term is still recognised; other languages match exactly."""


@dataclass(frozen=True)
class Explainer:
    """Recognises the glossary's terms in one language."""

    view: View
    pattern: re.Pattern[str] | None
    terms: dict[str, Local]
    """Term by the name of its group in the pattern."""

    @classmethod
    def of(cls, view: View) -> Explainer:
        """For all terms that have a name in the language of the view; longer names are tried first."""
        forms: list[tuple[str, str]] = []
        terms: dict[str, Local] = {}
        for index, term in enumerate(view.records("terms")):
            if view.language in term.model.ordinary_in:
                continue
            names = [term.model.name.get(view.language), (term.model.short or {}).get(view.language)]
            terms[f"t{index}"] = term
            forms += [(name, f"t{index}") for name in names if name]
        if not forms:
            return cls(view, None, terms)
        by_length = sorted(forms, key=lambda form: (-len(form[0]), form[0]))
        taken: dict[str, list[str]] = {}
        for name, group in by_length:
            taken.setdefault(group, []).append(_form(name, view.language))
        ordered = sorted(taken.items(), key=lambda entry: -max(map(len, entry[1])))
        alternatives = "|".join(f"(?P<{group}>{'|'.join(names)})" for group, names in ordered)
        return cls(view, re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])"), terms)

    def explain(self, body: str, glossary: str) -> str:
        """The body with the first use of each term explained; `glossary` is the link to the glossary page."""
        if self.pattern is None:
            return body
        found: dict[str, Local] = {}
        out: list[str] = []
        stack: list[str] = []
        for token in _TOKEN.findall(body):
            if token.startswith("<"):
                self._move(stack, token)
                out.append(token)
            elif _READING.intersection(stack) and not any(name in _NOT_WITHIN or name.startswith("foreign ") for name in stack):
                out.append(self._mark(token, found))
            else:
                out.append(token)
        return "".join(out) + "".join(self._explanation(term, glossary) for term in found.values())

    @staticmethod
    def _move(stack: list[str], tag: str) -> None:
        match = _TAG.match(tag)
        if not match or tag.endswith("/>") or match[1] in _VOID:
            return
        if tag.startswith("</"):
            while stack and stack.pop().removeprefix("foreign ") != match[1]:
                pass
        else:
            stack.append(f"foreign {match[1]}" if " lang=" in tag else match[1])

    def _mark(self, text: str, found: dict[str, Local]) -> str:
        def button(match: re.Match[str]) -> str:
            term = self.terms[str(match.lastgroup)]
            if term.id in found:
                return match[0]
            found[term.id] = term
            # Browsers never break a line inside a button, so only the last word is one; its name is the whole term.
            head, last = _LAST_WORD.fullmatch(match[0]).groups()  # type: ignore[union-attr]
            lead = f'<span class="explained">{head}</span>' if head else ""
            name = f' aria-label="{match[0]}"' if head else ""
            glue = _GLUE if text[match.end():match.end() + 1] in _CLINGING else ""
            return f'{lead}<button type="button" class="explain" popovertarget="term-{term.id}"{name}>{last}</button>{glue}'

        assert self.pattern is not None
        return self.pattern.sub(button, text)

    def _explanation(self, term: Local, glossary: str) -> str:
        return str(
            Markup('<div popover id="term-{}" class="explanation"><p><strong>{}</strong> {}</p><p><a href="{}#{}">{}</a></p></div>').format(
                term.id, term.title, term.definition, glossary, term.id, self.view.message("explain.more"),
            )
        )


def _form(name: str, language: str) -> str:
    """A pattern for a name: any space between its words, either case at its start, the usual endings."""
    endings = _ENDINGS.get(language, "")
    words = [re.escape(word) + (endings if word[-1:].isalpha() and len(word) > 3 else "") for word in name.split()]
    first = words[0]
    if first[:1].isalpha() and name[1:2].islower():
        words[0] = f"[{first[0].lower()}{first[0].upper()}]{first[1:]}"
    return r"\s+".join(words)
