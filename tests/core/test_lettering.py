"""Lettering: lines that fit, and no word lost."""

from __future__ import annotations

import pytest

from publisher.pictures.lettering import measure, wrap

TEXTS = [
    "GRU", "Main Centre for Special Technologies (GTsST) of the Main Directorate of the General Staff of the Armed Forces",
    "Bekämpfung der Cyberkriminalität", "Hébergement «\u00a0pare-balles\u00a0» par Media Land", "Donaudampfschifffahrtsgesellschaftskapitän",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("room", [6.0, 10.0, 25.0])
@pytest.mark.parametrize("bold", [False, True])
def test_each_line_fits_and_all_letters_stay(text: str, room: float, bold: bool) -> None:
    lines = wrap(text, room, bold=bold)
    assert all(0 < measure(line, bold=bold) <= room for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")


def test_lines_end_between_words_and_after_hyphens() -> None:
    assert wrap("one two three", measure("one two")) == ("one two", "three")
    assert wrap("GRU-Einheit", measure("GRU-Ein")) == ("GRU-", "Einheit")


def test_only_a_word_longer_than_a_line_is_broken() -> None:
    first, *rest = wrap("Kapitänsmütze", measure("Kapitänsm"))
    assert first.endswith("-") and rest
    assert wrap("Kapitänsmütze", measure("Kapitänsmütze")) == ("Kapitänsmütze",)


def test_there_is_room_for_wider_spacing() -> None:
    assert measure("a" * 10) >= 10 * (0.5 + 0.12)
