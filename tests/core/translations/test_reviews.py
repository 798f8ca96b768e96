"""Reviews: kept with name and day, and ended by a change of the words."""

from __future__ import annotations

import datetime

import pytest

from publisher.read import Document
from publisher.translations import fingerprint
from publisher.translations.reviews import Review, path_of, read_reviews, write_reviews

REVIEW = Review(by='Jane "J." Doe', on=datetime.date(2026, 12, 1), text=fingerprint("Two words."))


def test_a_review_holds_until_the_words_change() -> None:
    assert REVIEW.holds("Two\nwords.") and not REVIEW.holds("Two word.")


def test_what_is_written_is_read_again_in_the_order_of_the_texts() -> None:
    text = write_reviews({"docs/x#one": REVIEW, "a/b.c": REVIEW, "gone/x.y": REVIEW}, ["a/b.c", "docs/x#one", "a/b.d"])
    found, diagnostics = read_reviews(Document(path_of("fr"), text))
    assert not diagnostics and list(found.items()) == [("a/b.c", REVIEW), ("docs/x#one", REVIEW)]
    assert read_reviews(None) == ({}, []) and read_reviews(Document("x.yml", write_reviews({}, []))) == ({}, [])


@pytest.mark.parametrize(("text", "expected"), [
    ("a/b.c:\n  by: Jane\n  on: yesterday\n  text: 0123456789ab\n", "x.yml:3:7: error: expected a date like 2024-05-31, got 'yesterday'"),
    ("a/b.c:\n  by: Jane\n  on: 2026-12-01\n  text: all\n", "x.yml:4:9: error: expected the fingerprint of a text"),
    ("a/b.c:\n  on: 2026-12-01\n  text: 0123456789ab\n", "x.yml:2:3: error: missing key 'by': who read the text"),
    ("a/b.c: Jane\n", "x.yml:1:8: error: expected keys and values, got 'Jane'"),
])
def test_a_broken_review_is_named(text: str, expected: str) -> None:
    found, diagnostics = read_reviews(Document("x.yml", text))
    assert found == {} and [str(each)[: len(expected)] for each in diagnostics] == [expected]
