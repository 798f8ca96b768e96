"""Tables: cells carry the headings of their columns."""

from __future__ import annotations

from publisher.tables import labelled

HEAD = "<thead><tr><th>When</th><th>What &amp; <b>who</b></th></tr></thead>"


def test_cells_are_labelled_by_column() -> None:
    html = labelled(f'<table class="data">{HEAD}<tbody><tr><td class="x">a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>')
    assert '<td data-label="When" class="x">a</td><td data-label="What &amp; who">b</td>' in html
    assert html.count("data-label") == 4 and html.startswith('<table class="data"><thead>')


def test_the_heading_of_a_row_counts_as_a_column_and_needs_no_label() -> None:
    html = labelled(f'<table class="data">{HEAD}<tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>')
    assert '<th scope="row">a</th><td data-label="What &amp; who">b</td>' in html


def test_a_label_keeps_the_no_break_spaces_of_its_heading() -> None:
    html = labelled("<table><thead><tr><th>\n Confirmé\u202f? \n</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>")
    assert '<td data-label="Confirmé\u202f?">a</td>' in html


def test_a_table_from_markdown_looks_like_the_others() -> None:
    html = labelled(f"<p>x</p><table>{HEAD}<tbody><tr><td>a</td><td>b</td></tr></tbody></table>")
    assert html.startswith('<p>x</p><div class="sheet"><table class="data data--wide">') and html.endswith("</table></div>")


def test_a_table_without_headings_is_left_alone_and_twice_is_once() -> None:
    plain = "<table><tr><th>a</th><td>b</td></tr></table>"
    assert labelled(plain) == plain
    once = labelled(plain + f"<table>{HEAD}<tbody><tr><td>a</td><td>b</td></tr></tbody></table>")
    assert labelled(once).count("data-label") == 2 and plain in once
