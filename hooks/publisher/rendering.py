"""Rendering: the text of a template for a page, and which page that is.

Links are relative to the page being made. Macros do not take it from their context, so that each of them is loaded once for a
language and not anew with every page.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, Callable, Mapping, MutableMapping

from jinja2 import Environment, Template
from jinja2.runtime import Context

PAGE: ContextVar[Any] = ContextVar("the page being made")


class _Names(Context):
    """The names of a template. None of our functions asks for them, so a call need not look whether one does."""

    def call(self, function: Callable[..., Any], /, *arguments: Any, _loop_vars: object = None, _block_vars: object = None, **named: Any) -> Any:
        """The value of a call in a template. Compiled templates hand over what the context would need to know of loops and blocks."""
        return function(*arguments, **named)


class Renderer(Environment):
    """Jinja for templates that all know the same names: these are not compared anew at each import."""

    context_class = _Names

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Those of the environment, unless a caller has more."""
        return self.globals if d is None else super().make_globals(d)


def render(template: Template, page: Any, values: Mapping[str, Any]) -> str:
    """The text of a template for a page, which it knows under that name beside the values."""
    before = PAGE.set(page)
    try:
        return template.render({**values, "page": page})
    finally:
        PAGE.reset(before)
