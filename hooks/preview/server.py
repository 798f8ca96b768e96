"""Server: the preview over HTTP, in the place of MkDocs' own server, which polls the disk and builds everything anew."""

from __future__ import annotations

import contextlib
import functools
import json
import logging
import mimetypes
import posixpath
import select
import socket
import sys
import webbrowser
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from mkdocs.exceptions import Abort

from .preview import Preview
from .site_files import NOT_FOUND
from .watch import Watch

log = logging.getLogger("mkdocs.preview")
OWN = ".preview/"
"""Folder of the preview's own addresses, below the site's root."""
CLIENT = {name: (Path(__file__).parent / name).read_bytes() for name in ("client.js", "client.css")}
PATIENCE = 1
"""Seconds after which a stream without news looks whether its browser is still there."""
FOR_EVER = "max-age=31536000, immutable"
_NOTHING = b"<!doctype html><html lang=en><title>Preview</title><body><h1>This page cannot be shown</h1></body></html>"


class PreviewServer:
    """What MkDocs asks of a server that `on_serve` returns."""

    def __init__(self, preview: Preview, url: str) -> None:
        self._preview, self._url = preview, url
        self._watch = Watch(lambda paths: preview.worker.do(lambda: preview.update(paths)) and None)

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Make a new edition when something changes at a path."""
        self._watch.add(Path(path))

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until interrupted."""
        parts = urlsplit(self._url)
        handler = functools.partial(_Handler, self._preview, parts.path)
        try:
            self._http = _Http((parts.hostname or "127.0.0.1", parts.port or 8000), handler)
        except OSError as error:
            raise Abort(f"Cannot serve on {self._url}: {error.strerror}") from None
        self._watch.start()
        log.info(f"Serving on {self._url}")
        if open_in_browser:
            webbrowser.open(self._url)
        with self._http:
            self._http.serve_forever()

    def shutdown(self, wait: bool = False) -> None:
        """Watch no longer."""
        self._watch.stop()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes on to another page closes connections: that is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection; `mount` is the path of the site on this server, with slashes on both sides."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """Else the body of an answer waits until the browser has acknowledged its head, 40 ms later."""

    def __init__(self, preview: Preview, mount: str, *arguments: Any) -> None:
        self._preview, self._mount = preview, mount
        super().__init__(*arguments)

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        path = unquote(address.path)
        if not path.startswith(self._mount):
            self._redirect(self._mount)
        elif path == f"{self._mount}{OWN}events":
            self._stream(self._file(parse_qs(address.query).get("page", [self._mount])[0]))
        elif (name := path.removeprefix(f"{self._mount}{OWN}")) in CLIENT:
            self._send(HTTPStatus.OK, CLIENT[name], name)
        else:
            self._site(path, FOR_EVER if address.query.startswith("v=") else "no-cache")

    do_HEAD = do_GET

    def _site(self, path: str, cache: str) -> None:
        """A file of the site; the address of a folder without its slash leads to the one with it."""
        name = self._file(path)
        found = self._preview.answer(name)
        if found.content is not None:
            self._send(HTTPStatus.OK, self._with_client(found.content, found.digest) if name.endswith(".html") else found.content, name, cache)
        elif found.digest and not path.endswith("/") and self._preview.answer(f"{name}/index.html").content is not None:
            self._redirect(f"{path}/")
        else:
            page = self._preview.answer(NOT_FOUND).content if found.digest else None
            status = HTTPStatus.NOT_FOUND if page else HTTPStatus.INTERNAL_SERVER_ERROR
            self._send(status, self._with_client(page or _NOTHING, found.digest), NOT_FOUND)

    def _file(self, path: str) -> str:
        """The file below the site's root that an address names."""
        below = path.removeprefix(self._mount)
        return posixpath.normpath("/" + (f"{below}index.html" if below.endswith("/") or not below else below)).lstrip("/")

    def _with_client(self, page: bytes, digest: str) -> bytes:
        before, body, after = page.rpartition(b"</body>")
        return before + f'<script src="{self._mount}{OWN}client.js" data-page="{digest}"></script>'.encode() + body + after

    def _stream(self, name: str) -> None:
        """Server-sent events: at once, and whenever something is new, the digest of a page and all that is wrong."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.close_connection = True
        preview, seen = self._preview, -1
        with preview.looking_at(name, self._is_gone), contextlib.suppress(OSError):
            while not self._is_gone():
                with preview.changed:
                    if not preview.changed.wait_for(lambda: preview.number != seen, timeout=PATIENCE) or self._is_gone():
                        continue
                    seen, problems, kept = preview.number, preview.problems, preview.kept
                told = [{"place": f"{each.path}:{each.line}:{each.column}", "kind": each.kind, "message": each.message} for each in problems]
                self.wfile.write(f"data: {json.dumps({'page': preview.answer(name).digest, 'kept': kept, 'problems': told})}\n\n".encode())

    def _is_gone(self) -> bool:
        """Whether the browser has closed the connection: it has nothing more to say on a stream."""
        try:
            readable, _, _ = select.select([self.connection], [], [], 0)
            return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)
        except (OSError, ValueError):
            return True

    def _send(self, status: HTTPStatus, content: bytes, name: str, cache: str = "no-cache") -> None:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")) else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", cache)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        log.debug(format % arguments)
