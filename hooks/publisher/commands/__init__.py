"""The commands of the core, each in a module of its own: `add` says what it takes, `run` does it and returns the exit status."""

from __future__ import annotations

COMMANDS = {
    "check": "check data, translations and pages",
    "new": "write the file of a new record, with every field explained",
    "rename": "give a record another id, and change all that names it",
    "changes": "tell what changed in the data since an older copy, as Markdown",
    "cross-check": "compare the listings with a saved copy of the Commission's consolidated list (XML 1.1)",
    "translations": "bring the translation files up to date; print the state of each language",
    "plausibility": "tell how full the data are, and what of it is expected at least",
    "links": "ask whether the addresses of the sources still answer",
    "review": "write down that a person has read texts as they are today",
    "schemas": "make what editors' programs know of the YAML files anew",
    "language": "add a language: write the files that it needs",
}
"""What each does; its module has the same name, with `_` for `-`."""
