"""The protocol: what an editor says to the checks, and what they say to it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Generator
from threading import Event
from typing import Any
from urllib.parse import unquote

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from qa.release import RELEASE
from qa.server import diagnostics
from qa.server.folder import Folder
from qa.server.texts import Open, View
from qa.server.worker import Worker

WAITING = 5.0
"""Seconds that a question about a text waits for the check of it."""
_STEP = 0.01


class Protocol(LanguageServerProtocol):
    """The protocol with texts of ours, and an end that leaves the process alone."""

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Any:  # noqa: ANN401 - a generator of pygls
        """Begin: the texts are ours."""
        result = yield from super().lsp_initialize(params)
        theirs = self.workspace
        self._workspace = Open(
            theirs.root_uri,
            types.TextDocumentSyncKind.Incremental,
            list(theirs.folders.values()),
            theirs.position_encoding,
        )
        return result

    @lsp_method(types.EXIT)
    def lsp_exit(self, *_: object) -> Generator[Any, Any, None]:
        """End the connection; how it ended is told by `code`."""
        server: Server = self._server  # type: ignore[assignment]
        server.code = 0 if self._shutdown else 1
        server.stop()
        yield from ()


class Server(LanguageServer):
    """One editor's server: its folders, and the thread that checks them."""

    def __init__(self) -> None:
        super().__init__("qa", RELEASE, protocol_cls=Protocol, max_workers=2)
        self.folders: dict[str, Folder] = {}
        self.worker = Worker(self.snapshot, self._checked, self._failed)
        self.code = 1
        self.wants_hints = False
        self.told: dict[str, set[str]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def begin(self) -> None:
        """Check the folders that the editor has open."""
        self._loop = asyncio.get_running_loop()
        self.worker.start()
        for folder in self.protocol.workspace.folders.values():
            self.add(folder.uri)
        if not self.folders and self.protocol.workspace.root_uri:
            self.add(self.protocol.workspace.root_uri)

    def stop_with(self, event: Event) -> None:
        """Set this event when the editor says that it ends."""
        self._stop_event = event

    def end(self) -> None:
        """Give back what the connection took."""
        self.worker.end()
        self.thread_pool.shutdown(wait=False)

    def stop(self) -> None:
        """End all work of this connection."""
        self.worker.end()
        if self._stop_event:
            self._stop_event.set()

    def add(self, uri: str) -> None:
        """Check a folder from now on."""
        path = to_fs_path(uri)
        if path and os.path.isdir(path):  # noqa: PTH112 - beside the editor's own spelling
            folder = Folder(path)
            self.folders[folder.root] = folder
            self.worker.add(folder)

    def remove(self, uri: str) -> None:
        """Check a folder no more, and withdraw what was said of it."""
        path = to_fs_path(uri)
        folder = self.folders.pop(os.path.abspath(path), None) if path else None  # noqa: PTH100
        if folder:
            self.worker.remove(folder.root)
            for told in self.told.pop(folder.root, ()):
                self._publish(told, [])

    def folder_of(self, uri: str) -> tuple[Folder, str] | None:
        """Return the innermost folder that a text stands in, and its path there; None for one of no folder."""
        path = to_fs_path(uri)
        if not path:
            return None
        real = os.path.realpath(path)
        found = None
        for folder in self.folders.values():
            relative = folder.relative(real)
            is_below = not relative.startswith(os.pardir)
            if is_below and (found is None or len(relative) < len(found[1])):
                found = folder, relative
        return found

    def view_of(self, uri: str) -> tuple[View, str] | None:
        """Return a folder as it was checked last, and the path of a text in it."""
        found = self.folder_of(uri)
        if found is None or found[0].state is None:
            return None
        return self.view(found[0]), found[1]

    def view(self, folder: Folder) -> View:
        """Return a folder as it was checked last."""
        assert folder.state is not None
        encoding = self.protocol.workspace.position_encoding or "utf-16"
        return View(folder, folder.state, encoding, self.opened())

    def opened(self) -> dict[str, str]:
        """Return the addresses of the open texts by their real path."""
        found = {}
        for document in list(self.protocol.workspace.text_documents.values()):
            path = to_fs_path(document.uri)
            if path:
                found[os.path.realpath(path)] = document.uri
        return found

    def snapshot(self, _: Folder) -> dict[str, str]:
        """Return the open texts by their real path."""
        found = {}
        for document in list(self.protocol.workspace.text_documents.values()):
            path = to_fs_path(document.uri)
            if path:
                found[os.path.realpath(path)] = document.source
        return found

    async def ready(self, uri: str) -> tuple[View, str] | None:
        """Return `view_of` a text when its last keystroke was checked, or WAITING seconds are over."""
        found = self.folder_of(uri)
        waited = 0.0
        while found and waited < WAITING and not self.worker.is_idle(found[0]):
            await asyncio.sleep(_STEP)
            waited += _STEP
        return self.view_of(uri)

    @property
    def pulls(self) -> bool:
        """Whether the editor asks for the diagnostics of open texts."""
        asked = get_capability(self.client_capabilities, "text_document.diagnostic")
        return asked is not None

    def _checked(self, folder: Folder) -> None:
        """Tell the editor what a check found; called by the thread that checks."""
        view = self.view(folder)
        found = diagnostics.by_path(view)
        told = {view.uri(path): each for path, each in found.items()}
        self._call(lambda: self._tell(folder, told))

    def _tell(self, folder: Folder, found: dict[str, list[types.Diagnostic]]) -> None:
        opened = set(self.opened().values())
        for uri in self.told.get(folder.root, set()) - set(found):
            self._publish(uri, [])
        for uri, each in found.items():
            self._publish(uri, [] if self.pulls and uri in opened else each)
        for uri in opened - set(found):
            if self.folder_of(uri) and uri not in self.told.get(folder.root, ()):
                self._publish(uri, [])
        self.told[folder.root] = set(found)
        self._refresh()

    def _publish(self, uri: str, found: list[types.Diagnostic]) -> None:
        document = self.protocol.workspace.text_documents.get(unquote(uri))
        version = document.version if document else None
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, version)
        )

    def _refresh(self) -> None:
        """Have the editor ask again for what it asks for."""
        workspace = self.client_capabilities.workspace
        if workspace is None:
            return
        if (
            self.pulls
            and workspace.diagnostics
            and workspace.diagnostics.refresh_support
        ):
            self.workspace_diagnostic_refresh(None, _ignore)
        if workspace.code_lens and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None, _ignore)

    def _failed(self, said: str) -> None:
        message = types.ShowMessageParams(types.MessageType.Error, f"qa: {said}")
        self._call(lambda: self.window_show_message(message))

    def _call(self, act: Callable[[], None]) -> None:
        """Do something in the thread of the protocol; nothing where that has ended."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(act)


def _ignore(_: object) -> None:
    """Take note of an answer that says nothing."""
