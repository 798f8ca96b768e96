"""Rendering: the text of a template for a page, and which page that is.

Links are relative to the page being made. Macros do not take it from their context, so that each of them is loaded once for a
language and not anew with every page.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, Mapping

from jinja2 import Template

PAGE: ContextVar[Any] = ContextVar("the page being made")


def render(template: Template, page: Any, values: Mapping[str, Any]) -> str:
    """The text of a template for a page, which it knows under that name beside the values."""
    before = PAGE.set(page)
    try:
        return template.render({**values, "page": page})
    finally:
        PAGE.reset(before)
