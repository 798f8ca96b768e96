"""Mixed pages: a translated Markdown page whose English has sections that the translation lacks.

Such a section is shown in English, in an element that says so, with a notice in the reader's language below its heading.
A section whose English is gone is left out. A page that is translated as a whole is taken as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Iterable, Mapping

from markupsafe import Markup

from .prose import Answered, Prose
from .translations.sections import section_key
from .translations.states import State

_ANCHOR = re.compile(r"\{#([\w-]+)")
_MARK = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True)
class Piece:
    """A run of sections in one language, to be answered by itself."""

    prose: Prose
    foreign: bool
    """True for English on a page in another language."""


def pieces(page: Prose, english: Prose | None, states: Mapping[str, State]) -> list[Piece]:
    """What a page is shown from, in the order of the English one; `states` are those of the English sections."""
    if english is None or english.language == page.language:
        return [Piece(page, False)]
    own = {section_key(page.name, section): section for section in page.sections}
    wanted = [section_key(page.name, section) for section in english.sections]
    lacking = {key for key in wanted if states.get(key) == "missing"}
    if not lacking and not {key for key in own if "#" in key} - set(wanted):
        return [Piece(page, False)]
    found: list[Piece] = []
    for key, section in zip(wanted, english.sections):
        source, shown = (english, section) if key in lacking else (page, own.get(key))
        if shown is None:
            continue
        body = shown.source if shown.source.endswith("\n") else shown.source + "\n"
        if source is english:
            body = _ANCHOR.sub(rf"{{#\1 lang={english.language}", body, count=1)
        if found and found[-1].foreign and source is english:
            found[-1] = Piece(replace(found[-1].prose, body=found[-1].prose.body + body), True)
        else:
            found.append(Piece(replace(source, body=body, first_line=source.first_line + shown.line - 1), source is english))
    return found


def joined(answers: Iterable[tuple[Answered, bool]], notice: Markup, language: str) -> Answered:
    """One page from the answers of its pieces; those that are foreign stand in an element with their `language`.

    `notice` is HTML in the page's own language; it stands below the first heading of each foreign piece.
    """
    whole = Answered("")
    for answered, foreign in answers:
        first = len(whole.aside)
        markdown = _MARK.sub(lambda match: f"\ue000{int(match[1]) + first}\ue001", answered.markdown)
        whole.aside += answered.aside
        if foreign:
            opening, told, closing = (f"\n\ue000{len(whole.aside) + place}\ue001\n\n" for place in range(3))
            whole.aside += [Markup('<div class="foreign" lang="{}">').format(language), notice, Markup("</div>")]
            heading, _, rest = markdown.partition("\n") if markdown.startswith("#") else ("", "", markdown)
            markdown = f"{opening}{heading}\n{told}{rest}\n{closing}"
        whole.markdown += markdown
    return whole
