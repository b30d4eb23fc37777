"""What the server can be asked and told: each feature of the protocol, and where it is done."""

from __future__ import annotations

import os
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability

from qa.errors import QaError
from qa.server import acting, diagnostics, linking, reading
from qa.server.serving import Server

_WATCH = "qa-files"


def make() -> Server:
    """Return a server with all of its features."""
    server = Server()
    for register in (
        _register_texts,
        _register_beginning,
        _register_folders,
        _register_places,
        _register_counterparts,
        _register_lines,
        _register_diagnostics,
        _register_actions,
    ):
        register(server)
    return server


def _register_texts(server: Server) -> None:
    """Take note of what is opened, written and closed."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        _change(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        _change(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        # What was not saved is gone: the file counts again.
        _change(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        _renew_for(server, params.text_document.uri)


def _change(server: Server, uri: str) -> None:
    found = server.folder_of(uri)
    if found:
        folder, path = found
        server.worker.change(folder, folder.real(path))


def _renew_for(server: Server, uri: str) -> None:
    """Check the whole of a folder again for a file that is new in it, or holds settings or decisions."""
    found = server.folder_of(uri)
    if found is None:
        return
    folder, path = found
    state = folder.state
    if state is None or path not in state.documents:
        server.worker.renew(folder)


def _register_beginning(server: Server) -> None:
    """Begin to check when the editor is ready."""

    @server.feature(types.INITIALIZE)
    def beginning(params: types.InitializeParams) -> None:
        _set(server, params.initialization_options)

    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        _watch(server)
        server.begin()


def _register_folders(server: Server) -> None:
    """Take note of folders, files and settings that change."""

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        for folder in params.event.removed:
            server.remove(folder.uri)
        for folder in params.event.added:
            server.add(folder.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files(params: types.DidChangeWatchedFilesParams) -> None:
        opened = set(server.opened().values())
        for event in params.changes:
            found = server.folder_of(event.uri)
            is_change = event.type == types.FileChangeType.Changed
            if found and not (is_change and event.uri in opened):
                server.worker.renew(found[0])

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configuration(params: types.DidChangeConfigurationParams) -> None:
        settings = params.settings
        own = settings.get("qa", settings) if isinstance(settings, dict) else settings
        _set(server, getattr(own, "qa", own))
        for folder in server.folders.values():
            server.worker.renew(folder)


def _set(server: Server, options: Any) -> None:  # noqa: ANN401 - whatever an editor sends
    """Take over the options of an editor: `inlayHints` is the only one there is."""
    wanted = getattr(options, "inlayHints", None)
    if isinstance(options, dict):
        wanted = options.get("inlayHints")
    if isinstance(wanted, bool):
        server.wants_hints = wanted


def _watch(server: Server) -> None:
    """Have the editor tell of files that others write."""
    able = get_capability(
        server.client_capabilities,
        "workspace.did_change_watched_files.dynamic_registration",
    )
    if not able:
        return
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher("**/*")]
    )
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    asked = types.Registration(_WATCH, method, options)
    server.client_register_capability(types.RegistrationParams([asked]))


def _register_places(server: Server) -> None:
    """Answer what is asked of a place."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        found = await server.ready(params.text_document.uri)
        formats = get_capability(
            server.client_capabilities, "text_document.hover.content_format"
        )
        markdown = not formats or types.MarkupKind.Markdown in formats
        if found is None:
            return None
        return reading.hover(*found, params.position, markdown=markdown)


def _register_counterparts(server: Server) -> None:
    """Lead to the same text in the other versions."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location]:
        found = await server.ready(params.text_document.uri)
        return linking.counterparts(*found, params.position) if found else []

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location]:
        found = await server.ready(params.text_document.uri)
        own = params.context.include_declaration
        if found is None:
            return []
        return linking.counterparts(*found, params.position, own=own)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    async def highlight(
        params: types.DocumentHighlightParams,
    ) -> list[types.DocumentHighlight]:
        found = await server.ready(params.text_document.uri)
        return linking.highlights(*found, params.position) if found else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    async def links(params: types.DocumentLinkParams) -> list[types.DocumentLink]:
        found = await server.ready(params.text_document.uri)
        return linking.links(*found) if found else []


def _register_lines(server: Server) -> None:
    """Answer what is shown beside the text."""

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hints(params: types.InlayHintParams) -> list[types.InlayHint]:
        found = await server.ready(params.text_document.uri)
        if found is None or not server.wants_hints:
            return []
        return reading.hints(*found, params.range)

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        found = await server.ready(params.text_document.uri)
        return reading.lenses(*found) if found else []


def _register_diagnostics(server: Server) -> None:
    """Answer editors that ask for diagnostics."""
    options = types.DiagnosticOptions(
        inter_file_dependencies=True, workspace_diagnostics=False, identifier="qa"
    )

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def pull(
        params: types.DocumentDiagnosticParams,
    ) -> types.RelatedFullDocumentDiagnosticReport:
        found = await server.ready(params.text_document.uri)
        items: list[types.Diagnostic] = []
        if found:
            view, path = found
            items = diagnostics.by_path(view).get(path, [])
        return types.RelatedFullDocumentDiagnosticReport(items)


def _register_actions(server: Server) -> None:
    """Do something about findings."""
    options = types.CodeActionOptions([types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = await server.ready(params.text_document.uri)
        if found is None:
            return []
        return acting.actions(*found, params.range, params.context.diagnostics)

    @server.command(acting.ACCEPT)
    def accept(*arguments: Any) -> None:  # noqa: ANN401 - whatever an editor sends
        root, fingerprint, *reason = map(str, arguments)
        folder = server.folders.get(os.path.abspath(root))  # noqa: PTH100
        if folder is None or folder.state is None:
            return
        try:
            said = acting.accept(server.view(folder), fingerprint, "".join(reason[:1]))
        except QaError as error:
            said = str(error)
        _say(server, said)
        server.worker.renew(folder)

    @server.command(acting.EXPLAIN)
    def explain(*arguments: Any) -> str:  # noqa: ANN401 - the same
        said = reading.explain(str(arguments[0])) if arguments else ""
        _say(server, said)
        return said

    @server.command(acting.RECHECK)
    def recheck(*_: Any) -> None:  # noqa: ANN401 - the same
        for folder in server.folders.values():
            server.worker.renew(folder)


def _say(server: Server, said: str) -> None:
    if said:
        message = types.ShowMessageParams(types.MessageType.Info, said)
        server.window_show_message(message)
