"""Writes the JSON Schemas of the settings and of both kinds of JSON Lines into qa/schemas/; `--check` compares only.

.venv/bin/python tools/schemas.py [--check]
"""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path
from typing import Any, get_args

import msgspec

from qa.config import Settings
from qa.report.records import DecisionLine, Record

FOLDER = Path(__file__).resolve().parent.parent / "qa" / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
MADE_OF: dict[str, tuple[str, Any]] = {
    "settings.schema.json": ("qa.toml, and [tool.qa] of pyproject.toml", Settings),
    "findings.schema.json": ("one line of `qa check --format jsonl`", Record),
    "decisions.schema.json": (
        "one line of the decisions file, qa-baseline.jsonl",
        DecisionLine,
    ),
}


def schema(title: str, kind: Any) -> str:  # noqa: ANN401 - whatever msgspec describes
    """Return the schema of a kind, or of each of a union's."""
    kinds = get_args(kind) or (kind,)
    described, components = msgspec.json.schema_components(
        kinds, ref_template="#/$defs/{name}"
    )
    for component in components.values():
        component["description"] = inspect.cleandoc(component["description"])
    (first, *more) = described
    body = (
        {"oneOf": described}
        if more
        else components.pop(first["$ref"].rpartition("/")[2])
    )
    whole = {
        "$schema": DIALECT,
        **body,
        "title": title,
        **({"$defs": components} if components else {}),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    stale = []
    for name, (title, kind) in MADE_OF.items():
        place, text = FOLDER / name, schema(title, kind)
        if "--check" not in sys.argv[1:]:
            FOLDER.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")
        elif not place.is_file() or place.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        print(
            f"{', '.join(stale)}: not what the code says; run tools/schemas.py",
            file=sys.stderr,
        )
    return len(stale)


if __name__ == "__main__":
    sys.exit(main())
