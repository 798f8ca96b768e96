"""Styles: what stays of the theme, and what goes."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from publisher import styles
from publisher.styles import stylesheet, words

SHEETS = tuple(path.read_text(encoding="utf-8") for path in sorted((Path(material.__file__).parent / "templates/assets/stylesheets").glob("*.css")))


def kept(theme: str, *sources: str, own: str = "") -> str:
    return stylesheet((theme,), (own,), words(sources)).strip()


@pytest.mark.parametrize("theme, source, expected", [
    (".seen{a:b}", '<p class="seen">', ".seen{a:b}"),
    (".seen{a:b}", "", ""),
    ("#here{a:b}", '<p id="here">', "#here{a:b}"),
    ("video{a:b}", "<p>", ""),
    ("table>.seen:hover::before{a:b}", "seen", "table>.seen:hover::before{a:b}"),
    (".seen,.unseen{a:b}", "seen", ".seen{a:b}"),
    (".seen .unseen{a:b}", "seen", ""),
    (".seen:not(.unseen){a:b}", "seen", ".seen:not(.unseen){a:b}"),
    (":is(.seen,.unseen){a:b}", "seen", ":is(.seen,.unseen){a:b}"),
    (":is(.unseen,video){a:b}", "seen", ""),
    ("[dir=rtl] p{a:b}", "dir ltr", ""),
    ("[dir=rtl] p{a:b}", "dir rtl", "[dir=rtl] p{a:b}"),
    ("@media print{.unseen{a:b}}", "", ""),
    ("@media print{.seen{a:b}.unseen{a:b}}", "seen", "@media print{.seen{a:b}}"),
    ("@keyframes turn{to{a:b}}", "", ""),
])
def test_a_rule_stays_when_a_page_can_use_it(theme: str, source: str, expected: str) -> None:
    assert kept(theme, source) == expected


def test_properties_that_nothing_reads_go_in_every_generation() -> None:
    assert kept("p{--a:1;--b:var(--a)}") == ""
    assert kept("p{--a:1;--b:var(--a);c:var(--b)}") == "p{--a:1;--b:var(--a);c:var(--b)}"
    assert kept("p{--a:1;--b:2}", own="a{c:var(--a)}").startswith("p{--a:1}")


def test_our_own_rules_all_stay_without_their_comments() -> None:
    assert kept("", own="/* why */.mine{a:b}") == ".mine{a:b}"


@pytest.mark.parametrize("source", ["", "md-typeset md-header admonition highlight", " ".join(SHEETS)], ids=["nothing", "some", "everything"])
def test_what_is_told_without_parsing_is_what_the_parser_tells(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All sheets of the theme, and what a plain rule may be taken for."""
    theme = (*SHEETS, '.a{b:"}.c{d:e}"}.f::after{content:".g{h:i}"}', "@media print{.a{b:c}}/* .d{e:f} */.g{h:i}", "@keyframes x{from{a:b}50.5%{c:d}}.e\\:f{g:h}.i{j:url(k.l)}", ".a,p{b:c}#d,.e{f:g}")
    used = words([source])
    sooner = stylesheet(theme, (), used)
    monkeypatch.setattr(styles, "_sifted", lambda sheet, used: sheet)
    styles._stylesheet.cache_clear()
    assert stylesheet(theme, (), used) == sooner
