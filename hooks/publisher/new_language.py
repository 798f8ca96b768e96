"""New language: what must be written so that the next build has one language more.

    mkdocs.yml                a line among the languages of the i18n plugin
    data/locales/<code>.po    every text to translate, empty
    docs/<code>/              where translated pages go

Nothing else is needed: names, dates, plural forms and alphabetical order come from CLDR, and what is not translated yet
is shown in English.
"""

from __future__ import annotations

from typing import Iterable

import yaml

from .languages import OFFICIAL, own_name
from .translations import Unit, update


def official(code: str | None) -> str:
    """The code of an official language as it is written here. Raises ValueError with what to write instead."""
    if not code:
        raise ValueError("which language? write its code, like CODE=es")
    if code.strip().lower() not in OFFICIAL:
        raise ValueError(f"unknown language '{code}'; the official languages are {', '.join(OFFICIAL)}")
    return code.strip().lower()


def new_files(code: str, config: str, units: Iterable[Unit]) -> dict[str, str]:
    """Text of each file that a language needs, by path; `config` is the text of `mkdocs.yml`."""
    return {
        "mkdocs.yml": with_language(config, code),
        f"data/locales/{code}.po": update(None, code, units),
        f"docs/{code}/.gitkeep": "",
    }


def with_language(config: str, code: str) -> str:
    """The settings of MkDocs with one language more, below the others; every other line stays as it is.

    Raises ValueError when the settings have no list of languages.
    """
    listed = _languages(yaml.compose(config, Loader=yaml.SafeLoader))
    if listed is None or not listed.value:
        raise ValueError("mkdocs.yml: no languages; list them under plugins: i18n: languages")
    if code in {str(value.value) for entry in listed.value for key, value in entry.value if key.value == "locale"}:
        return config
    last = listed.value[-1]
    # A mapping in block style ends where the next thing begins, so the end of its last value counts.
    line = last.end_mark.line if last.flow_style else last.value[-1][1].end_mark.line
    column = listed.value[0].start_mark.column - 2
    lines = config.splitlines(keepends=True)
    if not lines[line].endswith("\n"):
        lines[line] += "\n"
    lines.insert(line + 1, f"{' ' * column}- {{locale: {code}, name: {own_name(code)}}}\n")
    return "".join(lines)


def _languages(root: yaml.Node | None) -> yaml.SequenceNode | None:
    """The list of languages among the settings of the i18n plugin."""
    plugins = _value(root, "plugins")
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    for entry in entries:
        found = _value(_value(entry, "i18n"), "languages")
        if isinstance(found, yaml.SequenceNode):
            return found
    return None


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)
