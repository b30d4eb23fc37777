"""What an editor has open, and what a check of it looked at."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path
from pygls.workspace import TextDocument, Workspace

from qa.model import Finding, Mark
from qa.server.asking import Checked
from qa.server.folder import Folder, State
from qa.server.lines import Lines
from qa.server.places import heads, path_of

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
LARGEST = 20_000_000
"""Bytes of a file of which places are looked up."""


class OpenText(TextDocument):
    """An open text whose lines end where the protocol says, and nowhere else."""

    def _apply_incremental_change(
        self, change: types.TextDocumentContentChangePartial
    ) -> None:
        lines = Lines(self.source, self.position_codec.encoding or "utf-16")
        start = lines.offset_at(change.range.start)
        end = max(start, lines.offset_at(change.range.end))
        self._source = lines.text[:start] + change.text + lines.text[end:]


class Open(Workspace):
    """The texts of an editor."""

    def _create_text_document(
        self,
        doc_uri: str,
        source: str | None = None,
        version: int | None = None,
        language_id: str | None = None,
    ) -> TextDocument:
        return OpenText(
            doc_uri,
            source=source,
            version=version,
            language_id=language_id,
            sync_kind=self._sync_kind,
            position_codec=self._position_codec,
        )


@dataclass(slots=True)
class View:
    """A folder as it was checked last, as an editor counts it; `uris` are those of open texts, by real path."""

    folder: Folder
    state: State
    encoding: types.PositionEncodingKind | str = "utf-16"
    uris: dict[str, str] = field(default_factory=dict)
    _lines: dict[str, Lines] = field(default_factory=dict)

    def lines(self, path: str) -> Lines:
        """Return the lines of a file as it was checked; none of one that is no text."""
        if path not in self._lines:
            real = self.folder.real(path)
            text = self.state.texts.get(real)
            if text is None:
                text = _read(real)
            self._lines[path] = Lines(text, self.encoding)
        return self._lines[path]

    def uri(self, path: str) -> str:
        """Return the address of a file, as the editor spells it where it is open there."""
        known = self.uris.get(self.folder.real(path))
        if known:
            return known
        return str(from_fs_path(os.path.join(self.folder.root, path)))  # noqa: PTH118

    def checked(self, path: str) -> list[Checked]:
        """Return the documents that a file is a part of."""
        names = sorted(self.state.documents.get(path, ()))
        found = [self.state.checked(name) for name in names]
        return [checked for checked in found if checked is not None]

    def told_at(self, path: str) -> list[tuple[Finding, Mark]]:
        """Return the findings that are told in a file, with the mark there."""
        result = self.state.result
        found = []
        for finding in (*result.findings, *result.accepted):
            marks = [mark for mark in heads(finding) if path_of(mark) == path]
            found += [(finding, mark) for mark in marks]
        return found


def _read(real: str) -> str:
    """Return the text of a file, nothing where it is none."""
    place = Path(real)
    try:
        if place.stat().st_size > LARGEST:
            return ""
        data = place.read_bytes()
        encodings = [name for mark, name in _MARKS if data.startswith(mark)]
        return data.decode(encodings[0] if encodings else "utf-8")
    except (OSError, ValueError):
        return ""
