"""What is changed: a file or two of every format, texts in many languages, settings, decisions, records."""

from __future__ import annotations

import functools
import importlib.util
import io
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import xlsxwriter

from qa.input import readers

ROOT = Path(__file__).resolve().parent.parent.parent
_KEYS = frozenset(["keyed", "why", "source", "blame", "says", "severity", "settings"])
"""What a row says besides its texts."""
_MORE = {
    "asciidoc": "= Title 3\n\nA *bold* link:x[text] https://example.org/a\n\n* item 5\n\n"
    "----\ncode\n----\n\n|===\n|a |b\n|===\n",
    "rst": "Title 3\n=======\n\nA *b* ``c`` `link <https://example.org/a>`_ 12.\n\n"
    ".. note:: text 7\n\n* item\n\n::\n\n  code\n",
    "text": "One 3 May 2026.\n\nTwo of 12 boats, $5.30 and 40 km.\n",
    "stringsdict": '<plist version="1.0"><dict><key>a</key><dict>'
    "<key>NSStringLocalizedFormatKey</key><string>%#@b@</string>"
    "<key>b</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string><key>one</key>"
    "<string>One of 5</string><key>other</key><string>%d of 5</string></dict></dict></dict></plist>",
}
"""Formats of which no test of the readers has a whole sample."""

SETTINGS = """source = "en"
exclude = ["old/"]
pattern = ["docs/{lang}/{document}.md"]
placeholders = ['%[a-z]%']
length-limit = { characters = 60 }
max-warnings = 3
max-rate = { error = "0.5%" }
columns = { key = "unit" }
[severity]
number-missing = "error"
[per-path."docs/**"]
ignore = ["numbers"]
[per-language.fr]
severity = { dates = "off" }
[[checklist]]
message = "m {1}"
source = '(\\d+) x'
wanted = '{1}'
languages = ["fr"]
[[sets]]
paths = ["a/"]
profile = "docs"
"""
DECISIONS = (
    '{"fingerprint":"a1","check":"url-changed","document":"d","languages":["en","fr"],"texts":{"en":"x","fr":"y"},'
    '"decision":"accept","reason":"r","by":"b","date":"2026-01-31","until":"2027-01-31"}\n'
    '{"fingerprint":"a2","decision":"baseline"}\n'
)
TERMS = {
    "csv": "en,fr,status\nbridge,pont,\ngate,porte,forbidden\n",
    "tsv": "en\tfr\nbridge\tpont\n",
}


@functools.cache
def files() -> dict[str, list[tuple[str, bytes]]]:
    """Return by format the names and bytes of samples: those of the readers' tests, and what is built."""
    from tests.readers import test_resources, test_round_trip  # noqa: PLC0415 - they import this

    found: dict[str, list[tuple[str, bytes]]] = {}
    cases = [*test_round_trip.CASES.values(), *test_resources.CASES.values()]
    for texts, _ in cases:
        for name, text in texts.items():
            kind = readers.format_of(name) or "aligned"
            found.setdefault(kind, []).append((name, text.encode()))
    for kind, text in _MORE.items():
        ending = readers.formats()[kind].EXTENSIONS[0]
        found.setdefault(kind, []).append((f"a.en{ending}", text.encode()))
    for place in sorted(test_round_trip.SAMPLES.iterdir()):
        kind = readers.format_of(place.name) or ""
        found.setdefault(kind, []).append((place.name, place.read_bytes()))
    found["mo"] = [("fr.mo", _build_mo(test_round_trip.PO))]
    found["xlsx"] = [("t.xlsx", _build_workbook())]
    if importlib.util.find_spec("pyarrow"):
        found["parquet"] = [("t.parquet", _build_parquet())]
    return found


@functools.cache
def units() -> list[dict[str, str]]:
    """Return texts by version: the rows of the tables of checks and facts, without their marks."""
    found: list[dict[str, str]] = []
    for path in sorted((ROOT / "tests/checks").glob("*.toml")):
        for row in _read_rows(path):
            texts = {name: text for name, text in row.items() if name not in _KEYS}
            found.append({n: t for n, t in texts.items() if isinstance(t, str)})
    for path in sorted((ROOT / "tests/facts").glob("*.toml")):
        rows = [row for row in _read_rows(path) if isinstance(row.get("text"), str)]
        found += [{row["lang"]: row["text"]} for row in rows if "lang" in row]
    return [unit for unit in found if unit]


def _read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table of cases."""
    table = path.read_text(encoding="utf-8").replace("⟦", "").replace("⟧", "")
    yield from tomllib.loads(table).get("case", ())


def _build_mo(text: str) -> bytes:
    return bytes(polib.pofile(text).to_binary())


def _build_workbook() -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate([("unit", "en", "fr"), ("1", "of 3", "de 4")]):
        sheet.write_row(number, 0, row)
    book.close()
    return made.getvalue()


def _build_parquet() -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - it comes with an extra
    from pyarrow import parquet  # noqa: PLC0415

    table = pa.table({"unit": ["1", "2"], "en": ["of 3", "x"], "fr": ["de 4", ""]})
    with tempfile.TemporaryDirectory() as folder:
        parquet.write_table(table, f"{folder}/t")
        return Path(folder, "t").read_bytes()
