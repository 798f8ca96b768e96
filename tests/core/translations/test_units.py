"""Units: texts are keyed by record and field, and change with their words only."""

from __future__ import annotations

from publisher.messages import Message
from publisher.translations import Unit, fingerprint, same_words, units

from core.examples import catalogue, record


def test_units_are_keyed_by_the_ids_of_lists() -> None:
    points = [{"id": name, "text": f"{name}.", "sources": ["gazette"]} for name in ("one", "two")]
    there, back = (catalogue(record("pillars", in_practice=order)) for order in (points, points[::-1]))
    keys = {unit.key: unit.text for unit in units(there, {})}
    assert keys == {unit.key: unit.text for unit in units(back, {})}
    assert keys["pillars/trust.in_practice[two].text"] == "two."
    assert [unit.key for unit in units(there, {"a.b": Message("a.b", "x")})][0] == "interface.a.b"


def test_a_unit_knows_what_it_is_part_of() -> None:
    keys = ("listings/jane-doe.changes[one].text", "docs/guide/nis2#who", "docs/guide/nis2.title", "interface.nav.home")
    assert [Unit(key, "x").owner for key in keys] == ["listings/jane-doe", "docs/guide/nis2", "docs/guide/nis2", "interface"]


def test_breaks_of_lines_are_no_words_but_typography_is() -> None:
    assert same_words("one two\nthree", "one  two three\n") and not same_words("one two", "one\u00a0two")
    assert fingerprint("one two\nthree") == fingerprint("one two three") != fingerprint("one two, three")
    assert len(fingerprint("")) == 12
