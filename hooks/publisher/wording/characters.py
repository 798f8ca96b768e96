"""Characters: how a finding calls a sign, most of all one that cannot be seen."""

from __future__ import annotations

_NAMES = {
    "": "nothing", " ": "a space", "\n": "a line break", "\u00a0": "a no-break space (U+00A0)", "\u202f": "a narrow no-break space (U+202F)",
    "\u2009": "a thin space (U+2009)", "'": "a straight apostrophe", '"': "a straight quotation mark",
}


def named(sign: str) -> str:
    """`a no-break space (U+00A0)`, or the sign itself between quotes."""
    return _NAMES.get(sign, f"'{sign}'")
