"""Command line of the core: `python -m publisher check`, `… translations`, `… language es`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import yaml

from .diagnostics import Refused, report
from .languages import own_name
from .load import load
from .new_language import new_files, official
from .publisher import Publisher
from .settings import Settings
from .translations import units, update


def languages_of(project: Path) -> tuple[str, ...]:
    """The languages that `mkdocs.yml` builds, in its order."""

    class Loader(yaml.SafeLoader):
        """Reads past the tags that only MkDocs understands."""

    Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
    Loader.add_multi_constructor("tag:", lambda loader, suffix, node: None)
    config = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)
    for plugin in config["plugins"]:
        if isinstance(plugin, dict) and "i18n" in plugin:
            return tuple(language["locale"] for language in plugin["i18n"]["languages"] if language.get("build", True))
    raise SystemExit("mkdocs.yml: error: no languages; list them under plugins: i18n: languages")


def check(project: Path) -> int:
    """Report every problem; 0 when there is none."""
    try:
        publisher = Publisher(project, languages_of(project), settings())
    except Refused as refused:
        print(report(refused.diagnostics), file=sys.stderr)
        return 1
    records = sum(1 for _ in publisher.content.catalogue)
    pages = sum(len(pages) for pages in publisher.content.prose.values())
    print(f"{records} records and {pages} pages checked, no errors")
    return 0


def translations(project: Path) -> int:
    """Bring the gettext files up to date and print the state of each language."""
    languages = languages_of(project)
    content = load(project, languages)
    if content.diagnostics:
        print(report(content.diagnostics), file=sys.stderr)
        return 1
    wanted = list(units(content.catalogue, content.messages))
    print(f"{'language':10}{'current':>9}{'stale':>9}{'missing':>9}")
    for language in languages[1:]:
        known = content.translations.get(language, {})
        states = [known[unit.key].state(unit) if unit.key in known else "missing" for unit in wanted]
        print(f"{language:10}" + "".join(f"{states.count(state):9}" for state in ("current", "stale", "missing")))
        path = project / "data" / "locales" / f"{language}.po"
        path.write_text(update(content.locales.get(language), language, wanted), encoding="utf-8")
    return 0


def language(project: Path, code: str | None) -> int:
    """Add a language: write the files it needs and does not have yet."""
    try:
        code = official(code)
        content = load(project, languages_of(project))
        if content.diagnostics:
            print(report(content.diagnostics), file=sys.stderr)
            return 1
        config = project / "mkdocs.yml"
        files = new_files(code, config.read_text(encoding="utf-8"), units(content.catalogue, content.messages))
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    missing = {path: text for path, text in files.items() if not (project / path).exists() or path == config.name and text != config.read_text(encoding="utf-8")}
    if code == languages_of(project)[0] or not missing:
        print(f"{code} is there already; nothing to do")
        return 0
    for path, text in missing.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
        print(f"wrote {path}")
    print(f"the next build has {own_name(code)}; translate data/locales/{code}.po, and pages of docs/en/ as docs/{code}/")
    return 0


def settings() -> Settings:
    """Settings from the environment, as `mkdocs.yml` reads them."""
    return Settings.of(os.environ.get("SITE_URL"), os.environ.get("REPO_URL"), os.environ.get("CONTACT"))


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 1 when something is wrong."""
    parser = argparse.ArgumentParser(prog="publisher", description="Checks and tools for the content of the site.")
    parser.add_argument("command", choices=["check", "translations", "language"])
    parser.add_argument("code", nargs="?", help="of the language to add, such as es")
    parser.add_argument("--project", type=Path, default=Path.cwd(), help="folder with data/ and docs/ (default: here)")
    options = parser.parse_args(arguments)
    if options.command == "language":
        return language(options.project, options.code)
    return {"check": check, "translations": translations}[options.command](options.project)


if __name__ == "__main__":
    sys.exit(main())
