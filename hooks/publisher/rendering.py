"""Rendering: the text of a template for a page, and which page that is.

Links are relative to the page being made. Macros do not take it from their context, so that each of them is loaded once for a
language and not anew with every page.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from typing import Any, Callable, Mapping, MutableMapping

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

_SIGNS = re.compile("[&<>\"']").search
"""Whether a text has signs that HTML has another way of writing: most have none."""
PAGE: ContextVar[Any] = ContextVar("the page being made")


class _Names(Context):
    """The names of a template. None of our functions asks for them, so a call need not look whether one does."""

    def call(self, function: Callable[..., Any], /, *arguments: Any, _loop_vars: object = None, _block_vars: object = None, **named: Any) -> Any:
        """The value of a call in a template. Compiled templates hand over what the context would need to know of loops and blocks."""
        return function(*arguments, **named)


def written(value: Any) -> str:
    """What a template prints for a value: HTML as it is, all else escaped."""
    if type(value) is str:
        return escape(value) if _SIGNS(value) else value
    return value if type(value) is Markup else value.__html__() if hasattr(value, "__html__") else escape(value)  # type: ignore[no-any-return]


class _Written(CodeGenerator):
    """The code of templates, in which HTML is printed as it is. Jinja's own would copy it each time, once for every macro that it is in."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """The module of a template, which needs to know what is written."""
        self.writeline(f"from {__name__} import {written.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"{written.__name__}({finalize.src or ''}")


class Renderer(Environment):
    """Jinja for templates that all know the same names: these are not compared anew at each import."""

    context_class = _Names
    code_generator_class = _Written

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
