"""Mutations: the mistakes of editors, and the malice of others, made on the text of one file.

Each takes the lines of a file and a source of decisions, and gives the new text; None where the file has nothing to change in
that way. They work on text, not on data, since what comes in is text.
"""

from __future__ import annotations

import random
import re
from typing import Callable

Mutation = Callable[[list[str], random.Random], "str | None"]

_VALUE = re.compile(r"^(?P<head>\s*(?:- )?(?:[\w-]+: ))(?P<value>\S.*)$")
_ITEM = re.compile(r"^(?P<head>\s*- )(?P<value>[^\s:]+)$")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

SCALARS = (
    "no", "yes", "~", "null", "true", "0555", "1e3", "0x1F", "1_000", "12:30:45", "2026-02-30", "2026-13-01", "31/05/2024", "9999-99-99", "0000-00-00", "-1", "1.5",
    "''", '""', "[]", "{}", "[a, b]", "{a: b}", "|", ">-", "@x", "`x`", "%x", "&a b", "*a", "!!python/object:os.system x", "!x y", "<<", "? x", "- x", "a: b: c", "#", "x" * 5_000,
    "x " * 3_000, '"\\u0000"', '"\\u202Ex"', '"\\uD800"', '"unclosed', "'unclosed", "../../x", "CON", "Gao-Qiang", "gаo-qiang", "ﬁ", "1" * 400, "{n}", "{{ x }}", "{% x %}", "<script>alert(1)</script>",
    "javascript:alert(1)", "https://host.example/<x>", "=1+1", "]]>", "-->", "\\", "%s%n", "$(x)", "\u0301",
)
SNIPPETS = (
    "---", "...", "--- a", "<<: *x", "&a id: b", "*a", "!!set {a}", "? [a]\n: b", "\tid: x", "id: x", "a:\n  a:\n   a:", "- x", "x", "}", "]", ": x", "%YAML 9.9", "\ufeff", "\u0000", "\u0085", "\u2028", "\x1b[31m",
    "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", "[" * 200, "{a: " * 200, "a: " * 50,
)


def drop_line(lines: list[str], choice: random.Random) -> str | None:
    """A line is gone."""
    place = choice.randrange(len(lines))
    return "\n".join(lines[:place] + lines[place + 1:])


def double_line(lines: list[str], choice: random.Random) -> str | None:
    """A line stands twice."""
    place = choice.randrange(len(lines))
    return "\n".join(lines[:place] + [lines[place]] + lines[place:])


def swap_lines(lines: list[str], choice: random.Random) -> str | None:
    """Two lines change places."""
    one, other = choice.randrange(len(lines)), choice.randrange(len(lines))
    changed = list(lines)
    changed[one], changed[other] = lines[other], lines[one]
    return "\n".join(changed)


def other_value(lines: list[str], choice: random.Random) -> str | None:
    """A value is of another kind than the field takes, or written in a form of which YAML makes something else."""
    return _replaced(lines, choice, (_VALUE, _ITEM), lambda value: choice.choice(SCALARS))


def other_date(lines: list[str], choice: random.Random) -> str | None:
    """A date is another one, or none."""
    return _replaced(lines, choice, (re.compile(rf"^(?P<head>.*?\b)(?P<value>{_DATE.pattern})$"),), lambda value: choice.choice((
        f"{choice.randrange(0, 10_000):04}-{choice.randrange(0, 14):02}-{choice.randrange(0, 33):02}", value[:-1], value + "-01", value.replace("-", "/"), value[::-1],
    )))


def spoiled_reference(lines: list[str], choice: random.Random) -> str | None:
    """An id has a letter more, less or other, or those of two places are exchanged."""
    def spoil(value: str) -> str:
        place = choice.randrange(len(value))
        return choice.choice((value[:place] + value[place + 1:], value[:place] + "x" + value[place:], value.upper(), value + "-x", value.replace("-", "_")))

    return _replaced(lines, choice, (_ITEM, re.compile(r"^(?P<head>\s*(?:- )?[\w-]+: )(?P<value>[a-z0-9-]+)$")), spoil)


def other_key(lines: list[str], choice: random.Random) -> str | None:
    """A key is misspelt, or that of another field."""
    keys = [match[1] for line in lines if (match := re.match(r"\s*(?:- )?([\w-]+):", line))]
    places = [place for place, line in enumerate(lines) if re.match(r"\s*(?:- )?[\w-]+:", line)]
    if not places:
        return None
    place = choice.choice(places)
    name = choice.choice((*keys, "colour", "x" * 300, "<<", "id", "Id", "ïd", "__class__", "model_fields", "sources"))
    return "\n".join([*lines[:place], re.sub(r"[\w-]+(?=:)", lambda match: name, lines[place], count=1), *lines[place + 1:]])


def other_indent(lines: list[str], choice: random.Random) -> str | None:
    """A line stands further in or out, or behind a tab."""
    place = choice.randrange(len(lines))
    line = choice.choice(("  " + lines[place], lines[place].lstrip(), "\t" + lines[place], " " + lines[place], lines[place].replace("  ", " ", 1)))
    return "\n".join([*lines[:place], line, *lines[place + 1:]])


def cut_off(lines: list[str], choice: random.Random) -> str | None:
    """The file ends too early, maybe within a word, or is empty."""
    text = "\n".join(lines)
    return text[:choice.randrange(len(text) + 1)] if choice.random() < 0.9 else choice.choice(("", "\n", " ", "# nothing\n", "null\n", "[]\n", "x\n"))


def inserted(lines: list[str], choice: random.Random) -> str | None:
    """Something strange stands on a line of its own, or in the middle of one."""
    place, snippet = choice.randrange(len(lines) + 1), choice.choice(SNIPPETS)
    if place < len(lines) and lines[place] and choice.random() < 0.4:
        at = choice.randrange(len(lines[place]))
        return "\n".join([*lines[:place], lines[place][:at] + snippet + lines[place][at:], *lines[place + 1:]])
    return "\n".join([*lines[:place], snippet, *lines[place:]])


def spoiled_bytes(lines: list[str], choice: random.Random) -> str | None:
    """A few letters are any others."""
    text = list("\n".join(lines))
    if not text:
        return None
    for _ in range(choice.randrange(1, 6)):
        text[choice.randrange(len(text))] = chr(choice.choice((choice.randrange(0x20, 0x7f), choice.randrange(0xa0, 0x3000), choice.randrange(0x1f300, 0x1f600))))
    return "".join(text)


def _replaced(lines: list[str], choice: random.Random, patterns: tuple[re.Pattern[str], ...], how: Callable[[str], str]) -> str | None:
    """One of the values that a pattern finds is another one."""
    found = [(place, match) for place, line in enumerate(lines) for pattern in patterns if (match := pattern.match(line))]
    if not found:
        return None
    place, match = choice.choice(found)
    return "\n".join([*lines[:place], match["head"] + how(match["value"]), *lines[place + 1:]])


MUTATIONS: tuple[Mutation, ...] = (
    drop_line, double_line, swap_lines, other_value, other_date, spoiled_reference, other_key, other_indent, cut_off, inserted, spoiled_bytes,
)
