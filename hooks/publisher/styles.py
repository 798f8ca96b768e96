"""Styles: one style sheet, the theme's without what no page can use, then ours.

A rule of the theme stays when every class, id, element and attribute that its selector asks for stands as a word
somewhere in the templates, scripts, pages or our own styles: the same rough but safe test that PurgeCSS makes. A custom
property stays when a rule that is left reads it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Iterable, Iterator

import tinycss2
from tinycss2.ast import Node

_WORD = re.compile(r"[A-Za-z][\w-]*")
_MARKDOWN = frozenset(
    "a abbr blockquote br cite code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr img ins kbd li mark ol p pre s small strong sub summary "
    "sup table tbody td th thead tr ul footnote footnotes footnote-ref footnote-backref".split()
)
"""Elements and classes that Markdown and the configured extensions make without their name standing in a source."""
_PROPERTY_READ = re.compile(r"var\(\s*(--[\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PLAIN_RULE = re.compile(r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![^{};])([^{}@;"'()\[\]\\/]+)\{[^{}"'\\]*\}""", re.DOTALL)
"""A comment or a string, which is left alone; else a rule without anything in brackets or quotes: its selectors."""
_ASKED_FOR = re.compile(r"[.#]([A-Za-z_-][\w-]*)")
_ANY_OF = frozenset({"is", "where", "matches", "-webkit-any", "-moz-any"})


def words(texts: Iterable[str]) -> frozenset[str]:
    """Every word that could name a class, an id, an element or an attribute."""
    return _MARKDOWN.union(*(_WORD.findall(text) for text in texts))


def stylesheet(theme: tuple[str, ...], own: tuple[str, ...], used: frozenset[str]) -> str:
    """The whole style sheet. `used` is what `words` found in everything that makes pages; only words of the theme matter."""
    return _stylesheet(theme, own, used & _words(theme))


@lru_cache(maxsize=8)
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return words(texts)


@lru_cache(maxsize=8)
def _stylesheet(theme: tuple[str, ...], own: tuple[str, ...], used: frozenset[str]) -> str:
    ours = "\n".join(_COMMENT.sub("", text) for text in own)
    known = used | words(own)
    kept = "".join(text for sheet in theme for text in _rules(_parsed(_sifted(sheet, known)), known))
    while True:
        read = frozenset(_PROPERTY_READ.findall(kept + ours))
        fewer = "".join(_without_unread(_parsed(kept), read))
        if fewer == kept:
            return kept + "\n" + ours
        kept = fewer


def _sifted(sheet: str, used: frozenset[str]) -> str:
    """A sheet without most of the rules that cannot match: the plain ones, which can be told without parsing them, far sooner."""

    def left(rule: re.Match[str]) -> str:
        return rule[0] if rule[1] is None or any(used.issuperset(_ASKED_FOR.findall(selector)) for selector in rule[1].split(",")) else ""

    return _PLAIN_RULE.sub(left, sheet)


def _parsed(text: str) -> list[Node]:
    return tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=False)


def _rules(nodes: list[Node], used: frozenset[str]) -> Iterator[str]:
    """Rules whose selectors can match, as text."""
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [selector for selector in _split(node.prelude) if _can_match(selector, used)]
            if selectors:
                yield ",".join(tinycss2.serialize(selector).strip() for selector in selectors) + _block(tinycss2.serialize(node.content))
        elif node.type == "at-rule" and node.content is not None and node.lower_at_keyword in ("media", "supports", "layer", "container"):
            inside = "".join(_rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), used))
            if inside:
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{_block(inside)}"
        elif node.type == "at-rule" and node.lower_at_keyword == "keyframes":
            if tinycss2.serialize(node.prelude).strip() in used:
                yield node.serialize()


def _split(prelude: list[Node]) -> list[list[Node]]:
    """The selectors of a list, parted at its commas."""
    selectors: list[list[Node]] = [[]]
    for token in prelude:
        if token == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _can_match(selector: list[Node], used: frozenset[str]) -> bool:
    """Whether everything that the selector asks for is a known word; what `:not()` rules out is not asked for."""
    before: Node | None = None
    for token in selector:
        if token.type == "ident" and before != ":" and token.value not in used:
            return False
        if token.type == "hash" and token.value not in used:
            return False
        if token.type == "[] block" and any(part.type in ("ident", "string") and not set(_WORD.findall(part.value)) <= used for part in token.content):
            return False
        if token.type == "function" and token.lower_name in _ANY_OF and not any(_can_match(each, used) for each in _split(token.arguments)):
            return False
        before = token
    return True


def _without_unread(nodes: list[Node], read: frozenset[str]) -> Iterator[str]:
    """The same rules without custom properties that no rule reads."""
    for node in nodes:
        if node.type == "at-rule" and node.content is not None and node.lower_at_keyword in ("media", "supports", "layer", "container"):
            inside = "".join(_without_unread(tinycss2.parse_rule_list(node.content, skip_whitespace=True), read))
            if inside:
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{_block(inside)}"
        elif node.type == "qualified-rule":
            declarations = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            kept = [each for each in declarations if not (each.type == "declaration" and each.name.startswith("--") and each.name not in read)]
            if kept:
                yield tinycss2.serialize(node.prelude) + _block(";".join(each.serialize().rstrip(";") for each in kept))
        else:
            yield node.serialize()


def _block(content: str) -> str:
    return "{" + content + "}"
