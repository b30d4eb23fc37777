"""An editor for the tests: it starts the server, speaks the protocol, and keeps what it is told."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

PATIENCE = 20.0
"""Seconds until an answer is given up: the machine may be busy."""


class Client:
    """A server and the editor's end of it."""

    def __init__(
        self,
        incoming: IO[bytes],
        outgoing: IO[bytes],
        process: subprocess.Popen[bytes] | None = None,
    ) -> None:
        self.incoming, self.outgoing, self.process = incoming, outgoing, process
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.versions: dict[str, int | None] = {}
        self.messages: list[dict[str, Any]] = []
        self.registered: list[str] = []
        self._answers: dict[int, queue.Queue[dict[str, Any]]] = {}
        self._last = 0
        self.news = threading.Condition()
        self.published = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @classmethod
    def started(cls, *arguments: str) -> Client:
        command = [sys.executable, "-m", "qa", "server", *arguments]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert process.stdin
        assert process.stdout
        return cls(process.stdout, process.stdin, process)

    def initialize(
        self, *roots: Path, capabilities: dict[str, Any] | None = None, **more: Any
    ) -> dict[str, Any]:
        folders = [{"uri": root.as_uri(), "name": root.name} for root in roots]
        params = {
            "processId": None,
            "rootUri": roots[0].as_uri() if roots else None,
            "workspaceFolders": folders,
            "capabilities": capabilities or {},
            **more,
        }
        result: dict[str, Any] = self.ask("initialize", params)
        self.tell("initialized", {})
        return result

    def ask(self, method: str, params: Any) -> Any:
        self._last += 1
        own = self._last
        self._answers[own] = queue.Queue()
        self._send({"id": own, "method": method, "params": params})
        answer = self._answers[own].get(timeout=PATIENCE)
        if "error" in answer:
            raise AssertionError(answer["error"])
        return answer.get("result")

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def open(self, path: Path, text: str | None = None, version: int = 1) -> str:
        uri = path.as_uri()
        said = path.read_bytes().decode("utf-8") if text is None else text
        document = {
            "uri": uri,
            "languageId": "plaintext",
            "version": version,
            "text": said,
        }
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def change(self, path: Path, version: int, *changes: dict[str, Any]) -> None:
        document = {"uri": path.as_uri(), "version": version}
        self.tell(
            "textDocument/didChange",
            {"textDocument": document, "contentChanges": list(changes)},
        )

    def at(self, path: Path, line: int, character: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": path.as_uri()},
            "position": {"line": line, "character": character},
        }

    def wait_for(
        self, path: Path, codes: Sequence[str], version: int | None = None
    ) -> list[dict[str, Any]]:
        """Return the diagnostics of a file when they have these codes (and are of this version of the text)."""
        uri = path.as_uri()
        end = time.monotonic() + PATIENCE
        with self.news:
            while time.monotonic() < end:
                found = self.diagnostics.get(uri)
                is_newest = version is None or self.versions.get(uri) == version
                told = sorted(each["code"] for each in found or ())
                if found is not None and is_newest and told == sorted(codes):
                    return found
                self.news.wait(0.1)
        told = [each["message"] for each in self.diagnostics.get(uri, [])]
        raise AssertionError(f"wanted {codes}, got {told}")

    def stop(self) -> int:
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.close()

    def close(self) -> int:
        """Leave without a word; return the exit code."""
        assert self.process
        self.outgoing.close()
        code = self.process.wait(PATIENCE)
        self._listener.join(PATIENCE)
        self.incoming.close()
        return code

    def raw(self, data: bytes) -> None:
        self.outgoing.write(data)
        self.outgoing.flush()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def _listen(self) -> None:
        while message := self._receive():
            if "method" in message:
                self._take(message)
            else:
                self._answers[message["id"]].put(message)

    def _receive(self) -> dict[str, Any] | None:
        length = 0
        while line := self.incoming.readline().strip():
            if line.lower().startswith(b"content-length"):
                length = int(line.split(b":")[1])
        if not length:
            return None
        message: dict[str, Any] = json.loads(self.incoming.read(length))
        return message

    def _take(self, message: dict[str, Any]) -> None:
        if message["method"] == "textDocument/publishDiagnostics":
            params = message["params"]
            with self.news:
                self.diagnostics[params["uri"]] = params["diagnostics"]
                self.versions[params["uri"]] = params.get("version")
                self.published += 1
                self.news.notify_all()
        elif "id" in message:
            self.registered.append(message["method"])
            self._send({"id": message["id"], "result": None})
        else:
            with self.news:
                self.messages.append(message)
                self.news.notify_all()
