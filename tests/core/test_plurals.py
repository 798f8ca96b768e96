"""Plural forms: gettext's rule and CLDR's agree for every official language."""

from __future__ import annotations

from gettext import c2py  # type: ignore[attr-defined]

import pytest

from publisher.languages import OFFICIAL
from publisher.plurals import gettext_rule, plural_index, plural_names, whole_forms


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_head_of_a_gettext_file_chooses_as_we_do(language: str) -> None:
    count, rule = gettext_rule(language)
    choose = c2py(rule)
    numbers = [*range(1200), 10_000, 10_001]
    assert [choose(n) for n in numbers] == [plural_index(n, language, count) for n in numbers]
    assert count == len(whole_forms(language)) and {choose(n) for n in numbers} == set(range(count))


@pytest.mark.parametrize(("language", "forms"), [
    ("pl", ("one", "few", "many")), ("sl", ("one", "two", "few", "other")), ("ga", ("one", "two", "few", "many", "other")),
    ("mt", ("one", "two", "few", "many", "other")), ("lv", ("zero", "one", "other")), ("hu", ("one", "other")),
])
def test_forms_stand_in_the_order_of_cldr(language: str, forms: tuple[str, ...]) -> None:
    assert whole_forms(language) == forms


def test_numbers_take_the_form_that_cldr_says() -> None:
    assert [plural_index(n, "pl", 3) for n in (1, 2, 5, 12, 22, 25, 112)] == [0, 1, 2, 2, 1, 2, 2]
    assert [plural_index(n, "ga", 5) for n in (1, 2, 3, 7, 11)] == [0, 1, 2, 3, 4]
    assert [plural_index(n, "mt", 5) for n in (1, 2, 0, 3, 11, 20)] == [0, 1, 2, 2, 3, 4]
    assert [plural_index(n, "sl", 4) for n in (1, 2, 3, 4, 5, 101, 102)] == [0, 1, 2, 2, 3, 0, 1]
    assert [plural_index(n, "lv", 3) for n in (0, 1, 2, 11, 21)] == [0, 1, 2, 0, 1]
    assert plural_index(1_000_000, "fr", 2) == 1, "millions have no form of their own in a gettext file"


def test_a_file_with_too_few_forms_gives_its_last() -> None:
    assert [plural_index(n, "pl", 2) for n in (1, 2, 5)] == [0, 1, 1]


def test_a_script_gets_a_form_for_every_name() -> None:
    assert plural_names("pl", ("a", "b", "c")) == {"one": "a", "few": "b", "many": "c", "other": "c"}
    assert plural_names("fr", ("a", "b")) == {"one": "a", "many": "b", "other": "b"}
    assert plural_names("mt", ("a", "b", "c", "d", "e")) == {"one": "a", "two": "b", "few": "c", "many": "d", "other": "e"}
