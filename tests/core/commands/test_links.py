"""Links: what is certainly gone stands apart from what only a person can open. Asked of a real server on this machine."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Callable, Iterator

import pytest

from publisher.__main__ import main
from publisher.commands.links import ask
from publisher.reachability import Answer, Link, judged

Edit = Callable[[str, Callable[[str], str]], None]


class Handler(BaseHTTPRequestHandler):
    """Answers `/<status>` with that status, and `/moved` from elsewhere."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/200")
        elif self.path == "/cut":
            self.wfile.write(b"HTTP/1.1 ")
            return
        else:
            self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("path", "state"), [
    ("200", "reachable"), ("200/", "reachable"), ("moved", "moved"), ("404", "broken"), ("410", "broken"), ("202", "not for programs"), ("403", "not for programs"),
    ("429", "not for programs"), ("500", "not for programs"), ("cut", "not for programs"),
])
def test_an_answer_is_judged(address: str, path: str, state: str) -> None:
    assert judged(Link("x", f"{address}/{path}"), ask(f"{address}/{path}"))[0] == state


def test_no_answer_is_no_proof_but_no_host_is() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # Nobody listens there.
        silent = ask(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert silent.status is None and judged(Link("x", "http://x/"), silent)[0] == "not for programs"
    assert judged(Link("x", "https://gone.example/"), Answer(None, "https://gone.example/", "no name", unknown_host=True)) == ("broken", "no such host")


@pytest.mark.parametrize("address_now", ["https://www.host.example/a", "http://host.example/a/"])
def test_small_differences_are_no_move(address_now: str) -> None:
    assert judged(Link("x", "https://host.example/a"), Answer(200, address_now))[0] == "reachable"


def test_the_command_tells_what_to_mend(address: str, copy: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, law = "aalep-cd", "a427-eeas", "annex-i-20260713"
    for name, path in ((first, "404"), (second, "200")):
        file = copy / f"data/sources/{name}.yml"
        lines = [line if not line.startswith("url: ") else f"url: {address}/{path}" for line in file.read_text(encoding="utf-8").splitlines()]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert main(["--project", str(copy), "links", first, second, law]) == 1
    out = capsys.readouterr().out
    assert f"broken: 1\n  data/sources/{first}.yml  {address}/404  (status 404)" in out and "reachable: 1" in out
    assert f"not for programs: 1\n  data/sources/{law}.yml  https://eur-lex.europa.eu/" in out
    assert main(["--project", str(copy), "links", second, law, "--json"]) == 0
    assert [(row["source"], row["state"]) for row in json.loads(capsys.readouterr().out)["links"]] == [(second, "reachable"), (law, "not for programs")]
    assert main(["--project", str(copy), "links", "no-such"]) == 2
