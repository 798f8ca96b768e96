"""The language server for YAML as an editor talks to it: JSON-RPC over its standard input and output.

https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

SECONDS = 60
"""For an answer at most."""
Diagnostic = tuple[int, str]
"""Line from 1, message."""


class LanguageServer:
    """One server for a folder with the settings of an editor; files are told of by their path below the folder."""

    def __init__(self, program: Path, folder: Path, settings: dict[str, Any]) -> None:
        self._folder, self._settings = folder, settings
        self._process = subprocess.Popen(["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._version = 0
        self._answers: dict[int, queue.Queue[Any]] = {}
        self._published: dict[str, queue.Queue[list[Any]]] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> LanguageServer:
        can = {"textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}, "hover": {"contentFormat": ["markdown"]}}, "workspace": {"configuration": True}}
        folders = [{"uri": self._folder.as_uri(), "name": "project"}]
        self._ask("initialize", {"processId": None, "rootUri": self._folder.as_uri(), "workspaceFolders": folders, "capabilities": can})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._yaml()}})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()

    def diagnostics(self, files: dict[str, str]) -> dict[str, list[Diagnostic]]:
        """Open files, texts by path, and wait for what the server finds in them; those without a fault are left out."""
        opened = {path: self._open(path, text) for path, text in files.items()}
        found = {path: self._published[uri].get(timeout=SECONDS) for path, uri in opened.items()}
        for uri in opened.values():
            self._close(uri)
        return {path: sorted((each["range"]["start"]["line"] + 1, each["message"]) for each in told) for path, told in found.items() if told}

    def completions(self, path: str, text: str, line: int, column: int) -> dict[str, str]:
        """What is offered at a place, counted from 1, with what is said of it."""
        answer = self._at("textDocument/completion", path, text, line, column)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: _words(item.get("documentation")) for item in items}

    def hover(self, path: str, text: str, line: int, column: int) -> str:
        """What is shown when the pointer rests on a place, counted from 1."""
        answer = self._at("textDocument/hover", path, text, line, column)
        return _words(answer["contents"]) if answer else ""

    def _at(self, method: str, path: str, text: str, line: int, column: int) -> Any:
        uri = self._open(path, text)
        self._published[uri].get(timeout=SECONDS)
        answer = self._ask(method, {"textDocument": {"uri": uri}, "position": {"line": line - 1, "character": column - 1}})
        self._close(uri)
        return answer

    def _open(self, path: str, text: str) -> str:
        uri = (self._folder / path).as_uri()
        self._published[uri] = queue.Queue()
        self._version += 1  # The server keeps what it has read of a version.
        self._tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": self._version, "text": text}})
        return uri

    def _close(self, uri: str) -> None:
        """Close a file; the server answers by taking back what it found there."""
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        while self._published[uri].get(timeout=SECONDS):
            pass

    def _yaml(self) -> dict[str, Any]:
        """The settings below `yaml.`, nested as a program asks for them; schemas from the network are for no test."""
        own = {name.removeprefix("yaml."): value for name, value in self._settings.items() if name.startswith("yaml.")}
        return {"validate": True, "completion": True, "hover": True, **own, "schemaStore": {"enable": False}}

    def _ask(self, method: str, parameters: Any) -> Any:
        number = len(self._answers) + 1
        self._answers[number] = queue.Queue()
        self._send({"id": number, "method": method, "params": parameters})
        return self._answers[number].get(timeout=SECONDS)

    def _tell(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while header := self._process.stdout.readline():
            length = 0
            while header.strip():
                if header.lower().startswith(b"content-length:"):
                    length = int(header.split(b":")[1])
                header = self._process.stdout.readline()
            self._take(json.loads(self._process.stdout.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        """An answer, a question of the server's, or what it has to say."""
        if "method" not in message:
            self._answers[message["id"]].put(message.get("result"))
        elif message["method"] == "textDocument/publishDiagnostics":
            if waiting := self._published.get(message["params"]["uri"]):
                waiting.put(message["params"]["diagnostics"])
        elif "id" in message:
            asked = message["params"]["items"] if message["method"] == "workspace/configuration" else []
            answer = [self._yaml() if item.get("section") == "yaml" else {} for item in asked]
            self._send({"id": message["id"], "result": answer if asked else None})


def _words(told: Any) -> str:
    return str(told.get("value", "")) if isinstance(told, dict) else str(told or "")
