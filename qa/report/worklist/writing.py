"""Writes work lists: as a table (CSV, XLSX), as a list (Markdown), as XLIFF 2 with notes.

`{version}` in the name of a file makes one file of each version.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from xlsxwriter import Workbook

from qa.errors import QaError
from qa.escape import in_json, visible
from qa.model import language_of
from qa.report import output
from qa.report.worklist.items import COLUMNS, KEYS, Item

_ACTING = re.compile(r"[\\`*_{}\[\]<>&#!|~@$^]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_000
"""A cell takes 32,767 characters."""
_WIDTHS = (10, 24, 8, 30, 20, 60, 60, 60, 30, 14, 18)


def write(path: str, items: Sequence[Item]) -> list[str]:
    """Write the list, or one a version; return the names of the files.

    Raises QaError for an ending that no list has, and where a file cannot be written.
    """
    make = _find_format(path)
    groups: dict[str, list[Item]] = {}
    for item in items:
        name = re.sub(r"[^\w.@-]", "_", item.version) or "no-one"
        file = path.replace("{version}", name)
        groups.setdefault(file, []).append(item)
    for file, own in (groups or {path.replace("{version}", "none"): []}).items():
        output.replace(Path(file), make(own))
    return list(groups)


def check(path: str) -> None:
    """Raise QaError where a list cannot be written so, before anything is read."""
    _find_format(path)


def _find_format(path: str) -> Callable[[Sequence[Item]], bytes]:
    ending = Path(path).suffix.lower()
    if ending not in _FORMATS:
        hint = f"choose from {', '.join(_FORMATS)}"
        raise QaError(f"`{ending}` is no work list", path=path, hint=hint)
    return _FORMATS[ending]


def _make_csv(items: Sequence[Item]) -> bytes:
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for item in items:
        table.writerow(map(_defuse, _list_values(item)))
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "backslashreplace")


def _list_values(item: Item) -> list[str]:
    return [visible(getattr(item, column)) for column in COLUMNS]


def _defuse(value: str) -> str:
    """Return a value that no spreadsheet computes."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _make_xlsx(items: Sequence[Item]) -> bytes:
    data = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "in_memory": True,
    }
    with Workbook(data, options) as book:
        sheet = book.add_worksheet("to mend")
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.freeze_panes(1, 0)
        for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, book.add_format({"bold": True}))
        for row, item in enumerate(items, 1):
            for column, value in enumerate(_list_values(item)):
                sheet.write_string(row, column, value[:_LONGEST], wrapped)
    return data.getvalue()


def _make_markdown(items: Sequence[Item]) -> bytes:
    lines = ["# To mend", ""]
    version = None
    for item in items:
        if item.version != version:
            version = item.version
            lines += [f"## {_plain(version) or 'No one to blame'}", ""]
        lines += _tell(item)
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def _tell(item: Item) -> list[str]:
    """Return the lines of an item: a box to tick, and in a comment what tells whether it is still there."""
    lines = [f"- [ ] **{_plain(item.place)}** {item.check}: {_plain(item.what)}"]
    told = {"text": item.text, "better": item.suggestion, "why": item.reason}
    lines += [f"  - {name}: {_plain(said)}" for name, said in told.items() if said]
    return [*lines, f"  <!-- qa-item {_key(item)} -->", ""]


def _plain(text: str) -> str:
    """Return a text on one line that Markdown does not act on."""
    shown = " ".join(visible(text).split())
    return _ACTING.sub(lambda found: f"&#{ord(found.group())};", shown)


def _key(item: Item) -> str:
    """Return what tells whether an item is still there, as JSON that ends no comment and no element."""
    values = {name: getattr(item, name) for name in KEYS}
    text = in_json(json.dumps(values, ensure_ascii=True))
    return text.replace("-", "\\u002d").replace("<", "\\u003c").replace(">", "\\u003e")


def _make_xliff(items: Sequence[Item]) -> bytes:
    """Return XLIFF 2.0 of one target language: the text at fault is the target, what is wrong with it a note."""
    targets = {language_of(item.version) for item in items if item.version}
    if len(targets) > 1:
        raise QaError(
            "an XLIFF file has one target language, and the list has several",
            hint="put `{version}` into the name of the file, or name one with `--for`",
        )
    sources = [language_of(item.source) for item in items if item.source] or ["und"]
    source = max(dict.fromkeys(sources), key=sources.count)
    head = f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang={quoteattr(source)}'
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f"{head} trgLang={quoteattr(targets.pop() if targets else 'und')}>",
    ]
    files: dict[str, list[str]] = {}
    for number, item in enumerate(items, 1):
        files.setdefault(item.document, []).extend(_make_unit(number, item, source))
    for number, (document, units) in enumerate(files.items(), 1):
        lines += [
            f'  <file id="f{number}" original={_attribute(document)}>',
            *units,
            "  </file>",
        ]
    return ("\n".join([*lines, "</xliff>"]) + "\n").encode("utf-8", "backslashreplace")


def _make_unit(number: int, item: Item, source: str) -> list[str]:
    notes = {
        "what": item.what,
        "check": item.check,
        "place": item.place,
        "suggestion": item.suggestion,
        "reason": item.reason,
        "by": item.by,
        "qa-item": _key(item),
    }
    text = item.source_text if language_of(item.source or "und") == source else ""
    return [
        f'    <unit id="u{number}" name={_attribute(item.unit)}>',
        "      <notes>",
        *(f'        <note category="{name}">{_xml(said)}</note>' for name, said in notes.items() if said),
        "      </notes>",
        f"      <segment><source>{_xml(text)}</source><target>{_xml(item.text)}</target></segment>",
        "    </unit>",
    ]  # fmt: skip


def _xml(text: str) -> str:
    return escape(visible(text))


def _attribute(text: str) -> str:
    return quoteattr(visible(text))


_FORMATS: Mapping[str, Callable[[Sequence[Item]], bytes]] = {
    ".csv": _make_csv,
    ".xlsx": _make_xlsx,
    ".md": _make_markdown,
    ".xlf": _make_xliff,
}
