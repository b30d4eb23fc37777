"""Edits as people and programs read them: a unified diff, JSON Lines, a review for GitHub."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Callable, Mapping, Sequence

from qa.fix.editing import Edit

Contents = Mapping[str, tuple[str, str]]
"""The text of each edited file before and after."""


def write_diff(edits: Sequence[Edit], contents: Contents) -> str:  # noqa: ARG001
    """Return a unified diff that `git apply` and `patch -p1` take."""
    return "".join(
        _diff(path, before, after) for path, (before, after) in contents.items()
    )


def name_of(path: str) -> str:
    """Return a path from the folder one is in, as tools for changes want it."""
    name = os.path.relpath(path).replace(os.sep, "/")
    return path.lstrip("/") if name.startswith("../") else name


def _diff(path: str, before: str, after: str) -> str:
    name = name_of(path).replace("\n", "\\n")
    lines = difflib.unified_diff(
        _lines(before), _lines(after), f"a/{name}", f"b/{name}"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    )


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only LF ends one, as in git."""
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])


def write_records(edits: Sequence[Edit], contents: Contents) -> str:  # noqa: ARG001
    """Return a JSON record for each edit; offsets are code points of the file's text, and bytes."""
    return "".join(
        json.dumps(_record(edit), ensure_ascii=False) + "\n" for edit in edits
    )


def _record(edit: Edit) -> dict[str, object]:
    return {
        "record": "edit",
        "path": edit.path,
        "line": edit.line,
        "column": edit.column,
        "start": edit.start,
        "end": edit.end,
        "first_byte": edit.first_byte,
        "end_byte": edit.end_byte,
        "old": edit.old,
        "new": edit.text,
        "title": edit.title,
        "check": edit.finding.check,
        "message": edit.finding.message,
        "fingerprint": edit.finding.fingerprint,
    }


def write_suggestions(edits: Sequence[Edit], contents: Contents) -> str:
    """Return a review with suggestions, the body of a request to `repos/OWNER/NAME/pulls/NUMBER/reviews`."""
    by_line: dict[tuple[str, int], list[Edit]] = {}
    for edit in edits:
        if "\n" not in edit.old and "\n" not in edit.text:
            by_line.setdefault((edit.path, edit.line), []).append(edit)
    comments = [
        _comment(path, line, own, contents[path][1])
        for (path, line), own in by_line.items()
    ]
    said = {"event": "COMMENT", "body": "", "comments": comments}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _comment(
    path: str, line: int, edits: Sequence[Edit], after: str
) -> dict[str, object]:
    """Return the comment on a line; edits within lines leave the number of lines as it is."""
    text = after.split("\n")[line - 1].removesuffix("\r")
    fence = "`" * max(
        3, 1 + max(map(len, text.split("`")), default=0) * ("```" in text)
    )
    said = "\n".join(f"{edit.finding.check}: {edit.title}" for edit in edits)
    body = f"{said}\n{fence}suggestion\n{text}\n{fence}"
    name = name_of(path)
    return {"path": name, "line": line, "side": "RIGHT", "body": body}


FORMATS: Mapping[str, Callable[[Sequence[Edit], Contents], str]] = {
    "diff": write_diff,
    "jsonl": write_records,
    "github-suggestions": write_suggestions,
}
