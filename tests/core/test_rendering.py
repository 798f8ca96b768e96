"""Rendering: what templates print."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from publisher.localise import Words
from publisher.rendering import Renderer


def test_what_is_printed_is_what_jinja_itself_prints() -> None:
    """HTML as it is, all else escaped once: in macros within macros, calls, blocks of text, filters and joined values."""
    text = (
        "{% macro inner(x) %}<i>{{ x }}</i>{% endmacro %}{% macro outer(x) %}<b title=\"{{ x }}\">{{ inner(x) }}{{ caller() if caller }}</b>{% endmacro %}"
        "{% set kept %}<u>{{ plain }}</u>{% endset %}{{ outer(plain) }}{{ outer(html) }}{% call outer(words) %}{{ number }}{% endcall %}{{ kept }}"
        "{% filter upper %}{{ plain }}{% endfilter %}{{ plain ~ html }}{{ [plain, html] | join(', ') }}{{ number }}{{ none }}{{ html | striptags }}"
    )
    values = {"plain": "a < 'b' & \"c\"", "html": Markup("<em>d</em>"), "words": Words("e < f", "fr", foreign=True), "number": 3}
    made = Renderer(autoescape=True).from_string(text).render(values)
    assert made == Environment(autoescape=True).from_string(text).render(values)
    assert made.count("&lt;") >= 6 and "<em>d</em>" in made and 'lang="fr"' in made
