"""Parse: YAML text to plain values whose every key and value knows its line and column.

Scalars stay text: `no`, `0555` and `2026-02-30` are what the editor wrote, and the declared type of the
field decides later. Of YAML only mappings, lists and scalars are allowed: anchors, aliases, tags, merge
keys and several documents are refused, so a file means exactly what it shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Union

import yaml

from .diagnostics import Diagnostic
from .legible import illegible
from .read import Document
from .remember import remembered_reader
from .unseen import unseen

Location = tuple[Union[str, int], ...]
"""Path to a value: `("changes", 0, "text")`."""
Place = tuple[int, int]
"""Line and column, both from 1."""

MAX_DEPTH = 20


@dataclass
class Tree:
    """A parsed document. `data` holds dicts, lists, strings and None."""

    path: str
    data: Any = None
    values: dict[Location, Place] = field(default_factory=dict)
    keys: dict[Location, Place] = field(default_factory=dict)

    def place(self, location: Location, *, of_key: bool = False) -> Place:
        """Where a value (or its key) stands; the nearest place around it if it has none of its own."""
        places = self.keys if of_key else self.values
        for length in range(len(location), -1, -1):
            found = places.get(location[:length]) or self.values.get(location[:length])
            if found:
                return found
        return (1, 1)

    def diagnostic(self, location: Location, message: str, *, of_key: bool = False) -> Diagnostic:
        return Diagnostic(self.path, *self.place(location, of_key=of_key), message)


@remembered_reader(4096)
def parse(document: Document) -> tuple[Tree, list[Diagnostic]]:
    """Parse one document; the tree is complete unless there is a diagnostic."""
    tree = Tree(document.path)
    builder = _Builder(tree)
    try:
        for event in yaml.parse(document.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _within(document.text, (mark.line + 1, mark.column + 1)) if mark else (1, 1)
        problem = error.problem or "not valid YAML"
        hint = "; a text that contains ': ' or starts with a special character needs quotes around it"
        return tree, [Diagnostic(document.path, *place, f"not valid YAML: {problem}{hint}")]
    except yaml.YAMLError as error:
        return tree, [Diagnostic(document.path, 1, 1, f"not valid YAML: {' '.join(str(error).split())}")]
    except _Stop as stop:
        return tree, [stop.diagnostic]
    if not isinstance(tree.data, dict) and not builder.diagnostics:
        builder.complain((1, 1), "expected keys and values, like 'id: gao-qiang'")
    return tree, builder.diagnostics


def _within(text: str, place: Place) -> Place:
    """A place of the text: what is missing at the end of a file is told at its last line, not at one that nobody wrote."""
    lines = text.rstrip("\n").split("\n")
    return place if place[0] <= len(lines) else (len(lines), len(lines[-1]) + 1)


class _Stop(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


class _Builder:
    """Builds the tree from parse events with a stack of its own, so depth never meets Python's limit."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.diagnostics: list[Diagnostic] = []
        self.stack: list[tuple[Any, Location]] = []
        self.key: list[str | None] = []
        self.documents = 0

    def complain(self, place: Place, message: str) -> None:
        self.diagnostics.append(Diagnostic(self.tree.path, *place, message))

    def take(self, event: yaml.Event) -> None:
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _Stop(Diagnostic(self.tree.path, *place, "expected one document, got several; remove the line '---'"))
        elif isinstance(event, yaml.AliasEvent):
            raise _Stop(Diagnostic(self.tree.path, *place, f"aliases are not allowed; write the value again instead of '*{event.anchor}'"))
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor:
                self.complain(place, f"anchors are not allowed; remove '&{event.anchor}'")
            if getattr(event, "tag", None) and event.tag != "!":
                self.complain(place, f"tags are not allowed; remove '{event.tag}'")
            self._node(event, place)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()
            self.key.pop()

    def _node(self, event: yaml.NodeEvent, place: Place) -> None:
        container, location = self.stack[-1] if self.stack else (None, ())
        if isinstance(container, dict) and self.key[-1] is None:
            self._key(event, place, container, location)
            return
        if isinstance(container, dict):
            here = location + (self.key[-1],)
        elif isinstance(container, list):
            here = location + (len(container),)
        else:
            here = ()
        self.tree.values.setdefault(here, place)
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            if not event.implicit[0] and (found := unseen(event.value) or illegible(event.value)) is not None:
                self.complain(place, found[1])  # Written as an escape: as itself it does not come this far.
            value = None if event.implicit[0] and event.value in ("", "~", "null") else event.value
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
        if isinstance(container, dict):
            container.setdefault(self.key[-1], value)
            self.key[-1] = None
        elif isinstance(container, list):
            container.append(value)
        else:
            self.tree.data = value
        if not isinstance(event, yaml.ScalarEvent):
            if len(self.stack) >= MAX_DEPTH:
                raise _Stop(Diagnostic(self.tree.path, *place, f"nested more than {MAX_DEPTH} levels deep; a record never needs that"))
            self.stack.append((value, here))
            self.key.append(None)

    def _key(self, event: yaml.NodeEvent, place: Place, container: dict, location: Location) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise _Stop(Diagnostic(self.tree.path, *place, "expected a plain word as key, got a list or a mapping"))
        key = event.value
        if key == "<<":
            self.complain(place, "merge keys are not allowed; write the keys out instead of '<<'")
        elif key in container:
            first = self.tree.keys[location + (key,)]
            self.complain(place, f"key '{key}' stands here twice, first in line {first[0]}; keep one")
        self.tree.keys.setdefault(location + (key,), place)
        self.key[-1] = key
