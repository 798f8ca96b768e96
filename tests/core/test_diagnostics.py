"""Diagnostics: one line each, whatever they quote."""

from __future__ import annotations

from publisher.diagnostics import Diagnostic, report


def test_a_message_is_one_line_and_obeyed_by_no_terminal() -> None:
    diagnostic = Diagnostic("data/a.yml", 1, 2, "unknown key 'a\nb\tc\x1b[31m\u202e\u2028'")
    assert str(diagnostic) == "data/a.yml:1:2: error: unknown key 'a b c\\u001b[31m\\u202e\\u2028'"
    assert str(Diagnostic("data/a.yml", 1, 2, "« l’été\u00a0: 高强\u202f»")).endswith("error: « l’été\u00a0: 高强\u202f»")


def test_a_report_is_sorted_tells_each_once_and_counts() -> None:
    one, two = Diagnostic("data/b.yml", 2, 1, "x"), Diagnostic("data/a.yml", 10, 1, "y")
    assert report([one, two, one]) == "data/a.yml:10:1: error: y\ndata/b.yml:2:1: error: x\n2 errors in 2 files"
