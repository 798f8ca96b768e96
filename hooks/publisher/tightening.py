"""Tightening: what people need to read styles and scripts, and browsers do not, stays at home.

Only what is safe without understanding the language: comments on lines of their own, and spaces that separate nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

_STRING = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_SPACES = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]) ?")


@lru_cache(maxsize=8)
def tight_styles(text: str) -> str:
    """A style sheet without spaces around braces, semicolons and commas; strings stay as they are."""
    parts = _STRING.split(text)
    parts[::2] = [_AROUND.sub(r"\1", _SPACES.sub(" ", part)).replace(";}", "}") for part in parts[::2]]
    return "".join(parts)


def tight_script(text: str) -> str:
    """A script without indents, empty lines and lines that are comments; as it is if a template goes over several lines."""
    lines = text.splitlines()
    if any(line.count("`") % 2 for line in lines) or "/*" in text:
        return text
    return "".join(f"{line.strip()}\n" for line in lines if line.strip() and not line.lstrip().startswith("//"))
