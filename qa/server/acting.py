"""What can be done about a finding in an editor: accept it, leave its check out here, have it explained."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types

from qa.config import DECISIONS
from qa.decide import decisions
from qa.errors import QaError
from qa.input.readers import format_of
from qa.model import Decision, Finding, Mark
from qa.server.diagnostics import key
from qa.server.places import of_mark
from qa.server.texts import View

ACCEPT, EXPLAIN, RECHECK = "qa.accept", "qa.explain", "qa.recheck"

_NOTES = {
    "po": "# {}",
    "properties": "# {}",
    "fluent": "# {}",
    "strings": "/* {} */",
}
"""How a format writes a note of its own on the text below it."""


def actions(
    view: View,
    path: str,
    range_: types.Range,
    given: Sequence[types.Diagnostic],
) -> list[types.CodeAction]:
    """Return what can be done about the findings at a place; `given` are the diagnostics that the editor has there."""
    lines = view.lines(path)
    first, last = lines.offset_at(range_.start), lines.offset_at(range_.end)
    found = []
    for finding, mark in view.told_at(path):
        start, end = of_mark(mark, lines)
        if start <= last and first <= end:
            own = [each for each in given if each.data == key(finding, mark)]
            found += _of_finding(view, path, finding, mark, own)
    return found


def _of_finding(
    view: View,
    path: str,
    finding: Finding,
    mark: Mark,
    own: list[types.Diagnostic],
) -> list[types.CodeAction]:
    kind = types.CodeActionKind.QuickFix
    root = view.folder.root
    found = []
    if finding.decision is None or finding.decision.verdict == "reject":
        said = f"Accept: {finding.check} may stay here"
        command = types.Command(said, ACCEPT, arguments=[root, finding.fingerprint])
        found.append(types.CodeAction(said, kind, own, command=command))
        edit = _ignored(view, path, finding, mark)
        if edit:
            said = f"Ignore {finding.check} here"
            found.append(types.CodeAction(said, kind, own, edit=edit))
    said = f"Explain {finding.check}"
    command = types.Command(said, EXPLAIN, arguments=[finding.check])
    found.append(types.CodeAction(said, kind, own, command=command))
    return found


def _ignored(
    view: View, path: str, finding: Finding, mark: Mark
) -> types.WorkspaceEdit | None:
    """Return the edit that writes a note above a text; None where the format has no notes."""
    note = _NOTES.get(format_of(path) or "")
    if note is None or finding.unit is None:
        return None
    lines = view.lines(path)
    segment, _ = mark.segment.place(mark.span)
    rows = lines.text.split("\n")
    row = min(segment.line, len(rows)) - 1
    while row > 0 and rows[row - 1].strip():
        if note.startswith("/*") or format_of(path) != "po":
            break
        row -= 1
    indent = rows[row][: len(rows[row]) - len(rows[row].lstrip())]
    text = f"{indent}{note.format(f'qa: ignore {finding.check}')}\n"
    start = lines.position(lines.offset(row + 1, 1))
    edit = types.TextEdit(types.Range(start, start), text)
    return types.WorkspaceEdit({view.uri(path): [edit]})


def accept(view: View, fingerprint: str, reason: str) -> str:
    """Write that a finding may stand into the decisions file; return what is to be said of it.

    Raises QaError where there is no such finding, or the file cannot be written.
    """
    state = view.state
    found = [each for each in state.result.findings if each.fingerprint == fingerprint]
    if not found:
        raise QaError("this finding is no more", hint="the text changed since")
    settings = _settings(view, found[0])
    name = settings or DECISIONS
    place = Path(view.folder.root, name)
    stock = decisions.load(str(place)) if place.exists() else decisions.Stock(name)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    pattern = Decision("", "accept", reason=reason, date=today)
    made = decisions.made(found[0], pattern)
    whole = decisions.merged(name, stock.decisions, [made])
    _write(place, decisions.text(whole))
    if settings or _named(view, name):
        return f"accepted in {name}"
    return f'accepted in {name}: say `baseline = "{name}"` in the settings, so that it is read'


def _named(view: View, name: str) -> bool:
    """Name the decisions file in qa.toml; False where the settings stand elsewhere."""
    place = Path(view.folder.root, "qa.toml")
    project = Path(view.folder.root, "pyproject.toml")
    if place.exists():
        said = place.read_text(encoding="utf-8")
    elif project.exists() and "[tool.qa" in project.read_text(encoding="utf-8"):
        return False
    else:
        said = ""
    # In front of everything: behind a header it would belong to that table.
    _write(place, f'baseline = "{name}"\n{said}')
    return True


def _settings(view: View, finding: Finding) -> str | None:
    """Return the decisions file that holds for a finding."""
    for recorder in view.state.recorders:
        if finding.document in recorder.checked:
            return recorder.context.settings.baseline
    return view.state.settings.baseline


def _write(place: Path, text: str) -> None:
    """Write a file as a whole or not at all."""
    try:
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            out.write(text)
        if place.exists():
            Path(name).chmod(place.stat().st_mode & 0o777)
        else:
            Path(name).chmod(0o644)
        Path(name).replace(place)
    except OSError as error:
        raise QaError(f"cannot be written: {error}", path=str(place)) from error
