"""Mixed pages: sections that a translation lacks are English and say so; sections whose English is gone are left out."""

from __future__ import annotations

from markupsafe import Markup

from publisher.mixed import joined, pieces
from publisher.prose import answer

from core.examples import prose

ENGLISH = "First.\n\n## One {#one}\nA.\n## Two {#two}\nB.\n## Three {#three}\nC."
NOTICE = Markup("<p>Not yet.</p>")


def shown(french: str, **states: str) -> list[tuple[str, bool, int]]:
    found = pieces(prose("docs/fr/x.md", french), prose("docs/en/x.md", ENGLISH), {f"docs/x#{anchor}": state for anchor, state in states.items()})
    return [(piece.prose.body, piece.foreign, piece.prose.first_line) for piece in found]


def test_a_page_translated_as_a_whole_is_taken_as_it_is() -> None:
    french = "D’abord.\n## Deux {#two}\nB.\n## Un {#one}\nA.\n## Trois {#three}\nC."
    assert shown(french, one="stale") == [(french, False, 6)], "in its own order"


def test_missing_sections_are_english_in_their_place() -> None:
    assert shown("D’abord.\n## Trois {#three}\nC.", one="missing", two="missing") == [
        ("D’abord.\n", False, 6), ("## One {#one lang=en}\nA.\n## Two {#two lang=en}\nB.\n", True, 8), ("## Trois {#three}\nC.\n", False, 7),
    ]


def test_a_section_whose_english_is_gone_is_left_out() -> None:
    french = "D’abord.\n## Un {#one}\nA.\n## Jadis {#once}\nX.\n## Deux {#two}\nB.\n## Trois {#three}\nC.\n"
    assert "Jadis" not in "".join(body for body, _, _ in shown(french)) and len(shown(french)) == 4


def test_the_answers_become_one_page() -> None:
    parts = [answer(prose("docs/fr/x.md", body), {"link": lambda: Markup(f"<a>{body[:2]}</a>")})[0] for body in ("D {{ link() }}\n", "## One {#one}\nA {{ link() }}\n", "F {{ link() }}\n")]
    whole = joined([(part, place == 1) for place, part in enumerate(parts) if part], NOTICE, "en")
    blocks = [line for line in whole.restore(whole.markdown).split("\n") if line]
    assert blocks == ["D <a>D </a>", '<div class="foreign" lang="en">', "## One {#one}", "<p>Not yet.</p>", "A <a>##</a>", "</div>", "F <a>F </a>"]
