"""Parts of the preview by themselves: work in turn, events of the file system, and what is told of an exception."""

from __future__ import annotations

import logging
import queue
import threading
import urllib.request
from pathlib import Path
from typing import Iterator

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.exceptions import ConfigurationError

from conftest import only
from preview import worker as worker_module
from preview.faults import errors_of_mkdocs, faults
from preview.watch import Watch
from preview.worker import Worker
from publisher.diagnostics import Diagnostic, Refused
from test_preview import serving


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Worker:
    monkeypatch.setattr(worker_module, "PAUSE", 0.01)
    monkeypatch.setattr(worker_module.gc, "disable", lambda: None)  # the tests go on in this process
    monkeypatch.setattr(worker_module.gc, "freeze", lambda: None)
    made = Worker()
    made.start()
    return made


def test_work_is_done_in_turn_by_one_thread_and_tells_what_it_raised(worker: Worker) -> None:
    done: list[int] = []
    futures = [worker.do(lambda number=number: (done.append(number), threading.get_ident())[1]) for number in range(20)]
    assert len({future.result(10) for future in futures}) == 1 and done == list(range(20))
    with pytest.raises(ZeroDivisionError):
        worker.do(lambda: 1 // 0).result(10)
    assert worker.do(lambda: "still there").result(10) == "still there"


def test_the_rest_gives_way_to_work_and_to_another_rest(worker: Worker) -> None:
    told: queue.Queue[str] = queue.Queue()
    go_on = threading.Semaphore(0)

    def rest(name: str, pieces: int) -> Iterator[None]:
        for piece in range(pieces):
            told.put(f"{name}{piece}")
            go_on.acquire(timeout=10)
            yield

    worker.do(lambda: worker.afterwards(rest("old", 3))).result(10)
    assert told.get(timeout=10) == "old0"
    other = worker.do(lambda: worker.afterwards(rest("new", 2)))
    go_on.release(3)
    other.result(10)
    assert [told.get(timeout=10), told.get(timeout=10)] == ["new0", "new1"]


def test_a_rest_that_fails_ends_nothing_else(worker: Worker, caplog: pytest.LogCaptureFixture) -> None:
    reached = threading.Event()

    def rest() -> Iterator[None]:
        reached.set()
        raise ValueError("broken")
        yield

    with caplog.at_level(logging.ERROR, "mkdocs.preview"):
        worker.do(lambda: worker.afterwards(rest())).result(10)
        assert reached.wait(10) and worker.do(lambda: 1).result(10) == 1
    assert "broken" in caplog.text


def test_changes_are_told_once_they_are_over(tmp_path: Path) -> None:
    (tmp_path / "data" / "terms").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("x", encoding="utf-8")
    told: queue.Queue[frozenset[Path]] = queue.Queue()
    watch = Watch(told.put)
    watch.add(tmp_path / "data")
    watch.add(tmp_path / "mkdocs.yml")
    watch.start()
    try:
        term = tmp_path / "data" / "terms" / "cyber.yml"
        for text in ("a", "b"):
            term.write_text(text, encoding="utf-8")
        assert told.get(timeout=10) == {term}
        (tmp_path / "beside.txt").write_text("not watched", encoding="utf-8")
        for name in (".cyber.yml.swp", "cyber.yml~"):
            (tmp_path / "data" / "terms" / name).write_text("an editor's own", encoding="utf-8")
        term.read_text(encoding="utf-8")
        (tmp_path / ".mkdocs.tmp").write_text("y", encoding="utf-8")
        (tmp_path / ".mkdocs.tmp").replace(tmp_path / "mkdocs.yml")
        while (found := told.get(timeout=10)) == {term}:
            pass  # Where the machine is slow, the second writing of the term came after the first had been told.
        assert found == {tmp_path / "mkdocs.yml"}
        term.rename(term.with_name("space.yml"))
        assert told.get(timeout=10) == {term, term.with_name("space.yml")}
        assert told.empty()
    finally:
        watch.stop()


def test_an_exception_is_told_at_the_line_of_the_template(tmp_path: Path) -> None:
    pages = tmp_path / "overrides" / "pages"
    pages.mkdir(parents=True)
    (pages / "inner.jinja").write_text("one\n{{ nothing.there }}\n", encoding="utf-8")
    (pages / "outer.jinja").write_text("{% include 'pages/inner.jinja' %}\n", encoding="utf-8")
    (pages / "none.jinja").write_text("\n\n{% for %}\n", encoding="utf-8")
    env = Environment(loader=FileSystemLoader(str(tmp_path / "overrides")))
    told = []
    for name in ("outer", "none"):
        try:
            env.get_template(f"pages/{name}.jinja").render()
        except Exception as error:
            told += faults(error, tmp_path)
    assert told[0] == Diagnostic("overrides/pages/inner.jinja", 2, 1, "UndefinedError: 'nothing' is undefined")
    assert str(told[1]).startswith("overrides/pages/none.jinja:3:1: error: not a valid template: ")
    refused = Diagnostic("data/x.yml", 3, 4, "wrong")
    assert faults(Refused([refused]), tmp_path) == [refused]


def test_errors_of_the_configuration_are_told_at_their_keys(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: x\nplugins: 7\n", encoding="utf-8")
    with pytest.raises(Refused) as refused, errors_of_mkdocs(file):
        logging.getLogger("mkdocs.config").error("Config value 'plugins': expected a list")
        raise SystemExit("Aborted with 1 configuration errors!")
    assert refused.value.diagnostics == [Diagnostic("mkdocs.yml", 2, 1, "Config value 'plugins': expected a list")]
    with pytest.raises(Refused) as refused, errors_of_mkdocs(file):
        raise ConfigurationError("MkDocs encountered an error parsing the configuration file: bad indent, line 2, column 5")
    assert [(each.line, each.column) for each in refused.value.diagnostics] == [(2, 5)]


def test_a_server_without_live_reload_builds_the_whole_site(copy: Path) -> None:
    """What MkDocs' users know: `mkdocs serve --no-livereload` serves a site that was built as a whole."""
    with serving(only(copy, "en"), "/", "--no-livereload") as served:
        page = urllib.request.urlopen(f"{served.address}en/about/").read().decode()
    assert "<h1" in page and ".preview" not in page
