"""A host on this machine that packs what it sends, counts it and, on demand, is as far away as a phone on a slow line."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterator

LATENCY = 0.150
"""Seconds from a request to the first byte of its answer, on the slow line."""
RATE = 1_600_000 / 8
"""Bytes a second that all answers together get, on the slow line."""
CHUNK = 2_000


@dataclass
class Host:
    """A served folder. `sent` lists path and packed bytes of each answer, in order; `slow` puts the slow line before it."""

    address: str = ""
    slow: bool = False
    sent: list[tuple[str, int]] = field(default_factory=list)
    packed: dict[Path, tuple[bytes, bool]] = field(default_factory=dict)
    free_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def pack(self, path: Path) -> tuple[bytes, bool]:
        """A file as it travels, and whether it is packed: what does not become smaller is sent as it is."""
        if path not in self.packed:
            plain = path.read_bytes()
            small = gzip.compress(plain, 9)
            self.packed[path] = (small, True) if len(small) < len(plain) else (plain, False)
        return self.packed[path]

    def wait_for(self, size: int) -> None:
        """Wait until the line, which all answers share, has carried so many more bytes."""
        with self.lock:
            self.free_at = max(self.free_at, time.monotonic()) + size / RATE
            until = self.free_at
        time.sleep(max(0.0, until - time.monotonic()))


class _Answer(http.server.SimpleHTTPRequestHandler):
    """The line is slowed here and not in the browser: there, a condition set for a page does not reach the requests of its workers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *arguments: object, host: Host, **options: object) -> None:
        self.host = host
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if self.host.slow:
            time.sleep(LATENCY)
        if not path.is_file():
            self.send_error(404)
            return
        body, packed = self.host.pack(path)
        self.host.sent.append((self.path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for start in range(0, len(body), CHUNK) if self.host.slow else ():
            self.host.wait_for(len(body[start:start + CHUNK]))
            self.wfile.write(body[start:start + CHUNK])
        if not self.host.slow:
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page leaves its requests unread; nobody is told."""


@contextlib.contextmanager
def host(folder: Path) -> Iterator[Host]:
    """Serve a folder meanwhile, on this machine only."""
    made = Host()
    server = _Server(("127.0.0.1", 0), functools.partial(_Answer, host=made, directory=str(folder)))
    made.address = f"http://127.0.0.1:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
