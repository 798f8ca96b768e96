"""Typography: quotation marks, apostrophes, dashes and the spaces beside signs, by language.

The rules of a language stand in one table; a language without one has those that hold everywhere. In a
pattern, `at` is a wrong sign, and `gap` what stands where a space should or should not be, beside `sign`.
"""

from __future__ import annotations

import re
from typing import Iterator

from ..remember import remembered
from . import numbers
from .characters import named
from .passages import Passage

_NBSP, _NARROW = "\u00a0", "\u202f"
_ANY = f"[ {_NBSP}{_NARROW}]"
Rule = tuple[frozenset[str], re.Pattern[str], str]
"""Signs without one of which there can be no fault, the fault, and the message about it with `{got}` and `{sign}`."""


def _rule(signs: str, pattern: str, message: str) -> Rule:
    return frozenset(signs), re.compile(pattern), message


_NO_SPACE = _rule(";:!?", rf"(?P<gap>{_ANY})(?P<sign>[;:!?])(?=\s|$)", "expected nothing before '{sign}', got {got}")
_EVERYWHERE = (
    _rule(".", r"(?P<at>\.\.\.)", "expected '…', got three full stops"),
    _rule(",.", rf"(?<=\w)(?P<gap>{_ANY})(?P<sign>[,.])(?=\s|$)", "expected nothing before '{sign}', got {got}"),
    _rule(" ", r"(?<=\S)(?P<at>  +)(?=\S)", "expected one space, got several"),
    _rule("-", r"(?<=\s)(?P<at>--?)(?=\s)", "expected a dash (–), got a hyphen"),
    _rule("-", r"(?<![\w/-])(?:19|20)\d\d(?P<at>-)(?:19|20)\d\d(?![\w/-])", "expected a dash (–) between two years, got a hyphen"),
    _rule("-", rf"(?<![\w/.-])\d{{1,2}}(?P<at>-)\d{{1,2}}\.?(?={_ANY}[^\W\d]{{3,}})", "expected a dash (–) between two numbers, got a hyphen"),
)
_LANGUAGES: dict[str, tuple[Rule, ...]] = {
    "en": (
        _rule("'", r"(?P<at>')", "expected ’ or ‘, got {got}"),
        _rule('"„«»‚‹›', r'(?P<at>["„«»‚‹›])', "expected “ or ”, got {got}"),
        _rule("“”", r"(?:(?<=\w)(?P<at>“)(?=\w)|(?:^|(?<=[\s(]))(?P<at1>”)|(?P<at2>”)(?=\w)|(?P<at3>“)(?=[\s.,;:!?)]|$))", "expected “ before and ” after the quoted words"),
        _NO_SPACE,
    ),
    "fr": (
        _rule("'", r"(?P<at>')", "expected ’, got {got}"),
        _rule('"“”„', r'(?P<at>["“”„])', "expected « or », got {got}"),
        _rule(";!?", rf"(?P<gap>[^{_NARROW}!?;]|^)(?P<sign>[;!?])", f"expected {named(_NARROW)} before '{{sign}}', got {{got}}"),
        _rule(":", rf"(?P<gap>[^{_NBSP}]|^)(?P<sign>:)(?=\s|$)", f"expected {named(_NBSP)} before '{{sign}}', got {{got}}"),
        _rule("«", rf"(?P<sign>«)(?P<gap>[^{_NBSP}]|$)", f"expected {named(_NBSP)} after '{{sign}}', got {{got}}"),
        _rule("»", rf"(?P<gap>[^{_NBSP}]|^)(?P<sign>»)", f"expected {named(_NBSP)} before '{{sign}}', got {{got}}"),
    ),
    "de": (
        _rule("'", r"(?P<at>')", "expected ’, got {got}"),
        _rule('"”«»', r'(?P<at>["”«»])', "expected „ or “, got {got}"),
        _rule("„“", r"(?:(?P<at>“)(?=\w)|(?P<at1>„)(?=[\s.,;:!?)]|$))", "expected „ before and “ after the quoted words"),
        _rule("—", r"(?P<at>—)", "expected a dash (–), got {got}"),
        _rule(".", rf"\b(?P<sign>[zdu]\.)(?P<gap>(?![{_NBSP}{_NARROW}])\s?)(?=[Bhaä]\.)", f"expected {named(_NBSP)} after '{{sign}}', got {{got}}"),
        _NO_SPACE,
    ),
}
_PAIRS = {"en": ("“", "”"), "fr": ("«", "»"), "de": ("„", "“")}


def check(passage: Passage) -> tuple[tuple[int, str], ...]:
    """Offset and message of each fault of a passage."""
    return _faults(passage.text, passage.language)


@remembered(65_536)
def _faults(text: str, language: str) -> tuple[tuple[int, str], ...]:
    return tuple(_found(text, language))


def _found(text: str, language: str) -> Iterator[tuple[int, str]]:
    present = frozenset(text)
    for signs, pattern, message in (*_EVERYWHERE, *_LANGUAGES.get(language, ())):
        if not signs.isdisjoint(present):
            for match in pattern.finditer(text):
                yield _fault(match, message)
    opening, closing = _PAIRS.get(language, ("", ""))
    if opening and text.count(opening) != text.count(closing):
        where = text.find(opening) if opening in text else text.find(closing)
        yield where, f"expected as many {opening} as {closing}, got {text.count(opening)} and {text.count(closing)}"
    if not present.isdisjoint("0123456789"):
        yield from numbers.check(text, language)


def _fault(match: re.Match[str], message: str) -> tuple[int, str]:
    groups = match.groupdict()
    gap = groups.get("gap")
    if gap is not None:
        if gap.isspace():
            return match.start("gap"), message.format(got=named(gap), sign=groups["sign"])
        return match.start("sign"), message.format(got=named(""), sign=groups["sign"])
    name = next(name for name, found in groups.items() if found)
    return match.start(name), message.format(got=named(match[name]))
