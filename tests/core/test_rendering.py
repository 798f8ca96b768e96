"""Rendering: what templates print."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateSyntaxError
from markupsafe import Markup

from publisher.compiled import Templates
from publisher.localise import Words
from publisher.rendering import Renderer

from conftest import PROJECT


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


def test_what_is_made_once_is_known_by_a_name_of_its_own() -> None:
    """The results of `once` are kept under the macro's name, which no other template may use."""
    templates = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "overrides").rglob("*.jinja"))
    kept = set(re.findall(r"\bonce\((?:\w+\.)?(\w+)", templates))
    names = Counter(re.findall(r"{%-? macro (\w+)", templates))
    assert len(kept) > 5 and {name for name in kept if names[name] != 1} == set()


def test_templates_are_those_of_one_moment(tmp_path: Path) -> None:
    (tmp_path / "overrides/pages").mkdir(parents=True)
    file = tmp_path / "overrides/pages/acts.jinja"
    file.write_text("{{ 1 }}", encoding="utf-8")
    env = Environment(loader=Templates(tmp_path))
    file.write_text("{% if %}", encoding="utf-8")
    assert env.get_template("pages/acts.jinja").render() == "1"
    with pytest.raises(TemplateSyntaxError) as raised:
        Environment(loader=Templates(tmp_path)).get_template("pages/acts.jinja")
    assert raised.value.filename == str(file)
    file.write_bytes(b"\xff")
    assert [(found.path, found.line) for found in Templates(tmp_path).unread] == [("overrides/pages/acts.jinja", 1)]
