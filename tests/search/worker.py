"""The search as a browser runs it, without a box: searches made of a few entries, and questions to a worker."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, Iterator, Mapping, Sequence

from playwright.sync_api import Page

from conftest import PROJECT
from publisher.search.entries import Entry
from publisher.search.files import search_files
from tools.audit import served

TEXTS: Mapping[str, Any] = {"hits": {"other": "{n}"}, "kinds": {}}
ASK = """async ([script, queries]) => {
    const worker = new Worker(script);
    const answers = [];
    for (const [number, query] of queries.entries()) {
        answers.push(await new Promise((resolve, reject) => {
            worker.onmessage = ({ data }) => (data.isWhole || data.failed) && resolve(data);
            worker.onerror = ({ message }) => reject(new Error(message));
            worker.postMessage({ id: number + 1, from: 0, kind: "", ...query });
        }));
    }
    worker.terminate();
    return answers;
}"""


def scripts() -> dict[str, str]:
    """The browser's half, by name below `overrides/search/`."""
    folder = PROJECT / "overrides" / "search"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}


def entry(title: str, text: str = "", *, language: str = "en", kind: str = "pages", **more: Any) -> Entry:
    """A page whose address is made from its title."""
    return Entry(f"{title.lower().replace(' ', '-')}/", kind, language, title, text=text, **more)


@contextlib.contextmanager
def toy(folder: Path, entries: Sequence[Entry], language: str = "en", small: Mapping[str, str] = {}) -> Iterator[str]:
    """Address of a site that holds nothing but the search of these entries."""
    for path, text in search_files(entries, language, small, TEXTS, scripts()).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Toy</title>", encoding="utf-8")
    with served(folder) as address:
        yield address


def ask(page: Page, address: str, language: str, *queries: str | Mapping[str, Any]) -> list[dict[str, Any]]:
    """The whole answers of a worker to queries, one after the other."""
    page.goto(address)
    asked = [{"text": query} if isinstance(query, str) else dict(query) for query in queries]
    answers: list[dict[str, Any]] = page.evaluate(ASK, [f"{address}assets/search/{language}.js", asked])
    assert not [answer for answer in answers if "failed" in answer], answers
    return answers


def addresses(answer: Mapping[str, Any]) -> list[str]:
    """Addresses of the hits of an answer, in their order."""
    return [hit["address"] for hit in answer["hits"]]
