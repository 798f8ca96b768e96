"""Unseen characters are refused wherever text comes in: as themselves, and written as escapes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from publisher.parse import parse
from publisher.read import Document, read_tree
from publisher.translations import read_translations
from publisher.unseen import _UNSEEN, unseen

PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgctxt "interface.a"\nmsgid "A"\nmsgstr "%s"\n'


@pytest.mark.parametrize("character", ["\0", "\b", "\x1b", "\x7f", "\x85", "\u00ad", "\u200b", "\u200e", "\u202e", "\u2066", "\u2028", "\ufeff", "\ue000", "\uffff", "\U000e0041"])
def test_it_is_found(character: str) -> None:
    found = unseen(f"ab{character}c")
    assert found is not None and found[0] == 2 and f"U+{ord(character):04X}" in found[1]


def test_every_character_that_is_refused_is_found_alone_and_among_others() -> None:
    refused = [chr(code) for code in range(sys.maxunicode + 1) if _UNSEEN.match(chr(code))]
    assert len(refused) > 100_000 and all(unseen(sign) and unseen(f"l’été\u00a0\n{sign}") for sign in refused)


@pytest.mark.parametrize("text", ["a\tb\nc", "l’été\u00a0: «\u202foui\u202f»", "Анатолий", "高强", "Σίσυφος", "e\u0301", "\u200d\u200c", "עברית", "🇪🇺"])
def test_what_people_write_is_let_through(text: str) -> None:
    assert unseen(text) is None


def test_a_file_that_holds_one_is_refused_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_bytes("\ufeffid: a\r\nname: x\u202ey\r\n".encode())
    documents, diagnostics = read_tree(tmp_path, "data", ["*.yml"])
    assert documents == [] and str(diagnostics[0]).startswith("data/a.yml:2:8: error: expected printable text, got the character U+202E (Right-to-left override)")


def test_an_escape_in_yaml_is_no_way_around() -> None:
    _, diagnostics = parse(Document("data/a.yml", 'id: a\nname: "x\\u202Ey"\nnote: "\\0"\n'))
    assert [(each.line, each.column) for each in diagnostics] == [(2, 7), (3, 7)]


def test_an_escape_in_gettext_is_none(tmp_path: Path) -> None:
    _, diagnostics = read_translations(Document("data/locales/fr.po", PO % "x\u200by"), "fr")
    assert len(diagnostics) == 1 and "U+200B" in diagnostics[0].message and "interface.a" in diagnostics[0].message
