"""States: a translation follows its English to another key, and never to another text."""

from __future__ import annotations

from publisher.translations import Translation, Unit, settled
from publisher.translations.states import moved, state_of


def of(text: str) -> Translation:
    return Translation((f"fr: {text}",), text)


def test_states() -> None:
    unit = Unit("a/b.c", "Two words.")
    assert of("Two\nwords.").state(unit) == "current"
    assert of("Two word.").state(unit) == "stale"
    assert Translation(("",), "Two words.").state(unit) == Translation((), "Two words.").state(unit) == "missing"
    assert Translation(("Two words.",), "Two words.").state(unit) == "current", "the same words on purpose"
    assert state_of(unit, {}) == "missing"


def test_a_renamed_record_takes_its_translations_along() -> None:
    known = {"groups/old.name": of("Bears"), "groups/old.summary": of("A group.")}
    wanted = [Unit("groups/new.name", "Bears"), Unit("groups/new.summary", "A group of people."), Unit("partners/new.name", "Bears")]
    after = settled(known, wanted)
    assert [state_of(unit, after) for unit in wanted] == ["current", "missing", "missing"], "another field is another text"


def test_a_renamed_interface_text_does_too() -> None:
    assert moved({"interface.a.b": of("Home")}, [Unit("interface.c", "Home")]) == {"interface.c": "interface.a.b"}


def test_a_list_without_ids_may_be_reordered_lengthened_and_shortened() -> None:
    known = {"x/y.towns[0].town": of("Riga"), "x/y.towns[1].town": of("Kazan")}
    for towns, states in (
        (("Kazan", "Riga"), ["current", "current"]), (("Perm", "Riga", "Kazan"), ["missing", "current", "current"]),
        (("Kazan",), ["current"]), (("Riga", "Perm"), ["current", "stale"]),
    ):
        wanted = [Unit(f"x/y.towns[{number}].town", town) for number, town in enumerate(towns)]
        assert [state_of(unit, settled(known, wanted)) for unit in wanted] == states, towns


def test_nothing_is_taken_from_a_text_that_still_stands() -> None:
    known = {"x/one.town": of("Riga"), "x/two.town": of("Riga")}
    wanted = [Unit("x/one.town", "Riga"), Unit("x/two.town", "Riga"), Unit("x/three.town", "Riga")]
    assert [state_of(unit, settled(known, wanted)) for unit in wanted] == ["current", "current", "missing"]
    changed = [Unit("x/one.town", "Perm"), Unit("x/two.town", "Riga"), Unit("x/three.town", "Riga")]
    assert [state_of(unit, settled(known, changed)) for unit in changed] == ["stale", "current", "missing"]


def test_of_two_differing_translations_none_is_taken() -> None:
    known = {"x/one.town": Translation(("A",), "Riga"), "x/two.town": Translation(("B",), "Riga")}
    assert settled(known, [Unit("x/new.town", "Riga")]) == known


def test_sections_of_pages_do_not_move() -> None:
    assert moved({"docs/a#x": of("## X")}, [Unit("docs/b#x", "## X")]) == {}
