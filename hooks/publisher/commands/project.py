"""The project that a command works on: its languages, its content, its settings and its files."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import yaml

from ..console import tell
from ..diagnostics import one_line
from ..load import Content, load
from ..settings import Settings

CONFIG = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads past the tags that only MkDocs understands."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("tag:", lambda loader, suffix, node: None)


def languages_of(project: Path) -> tuple[str, ...]:
    """The languages that `mkdocs.yml` builds, in its order; the end of the program if it does not say."""
    try:
        config = yaml.load((project / CONFIG).read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        raise SystemExit(f"{CONFIG}:1:1: error: cannot be read: {error.strerror}; run the command in the folder of the project") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise SystemExit(f"{CONFIG}:{place}: error: not valid YAML: {one_line(getattr(error, 'problem', None) or str(error))}") from None
    try:
        (plugin,) = (each["i18n"] for each in config["plugins"] if isinstance(each, dict) and "i18n" in each)
        return tuple(language["locale"] for language in plugin["languages"] if language.get("build", True))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise SystemExit(f"{CONFIG}:1:1: error: no languages; list them under plugins: i18n: languages, each like '- {{locale: en, name: English}}'") from None


def settings() -> Settings:
    """The site's settings from the environment, as `mkdocs.yml` reads them."""
    return Settings.of(os.environ.get("SITE_URL"), os.environ.get("REPO_URL"), os.environ.get("CONTACT"))


def today() -> datetime.date:
    """Today, or the day that `SOURCE_DATE_EPOCH` gives."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc).date() if seconds else datetime.date.today()


def day_of(written: str | None) -> datetime.date:
    """The day that an option names, or today; the end of the program if it is none."""
    try:
        return datetime.date.fromisoformat(written) if written else today()
    except ValueError:
        raise SystemExit(f"error: expected a day like 2026-12-01, got '{written}'") from None


def sound(project: Path, languages: tuple[str, ...]) -> Content:
    """The content, or the end of the program with a report of what is wrong with it."""
    content = load(project, languages)
    if content.diagnostics:
        tell(content.diagnostics)
        raise SystemExit(1)
    return content


def known_language(language: str, languages: tuple[str, ...]) -> str:
    """A language that the site has, or the end of the program."""
    if language not in languages:
        raise SystemExit(f"error: unknown language '{language}'; the languages are {', '.join(languages)}")
    return language


def write(path: Path, text: str) -> None:
    """Write a file that differs, in a folder that may be new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
