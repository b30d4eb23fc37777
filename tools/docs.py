"""Makes docs/checks.md, languages.md and reports.md from what the code says of itself.

Run: python tools/docs.py; with --check it says whether the pages are fresh, and writes nothing.
"""

from __future__ import annotations

import inspect
import sys
from itertools import groupby
from pathlib import Path

from qa.language import of
from qa.language.identify.coverage import coverage
from qa.registry import Check, checks
from qa.report import reporters

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> int:
    """Write the pages, or compare them."""
    stale = []
    made = (
        ("checks.md", checks_page()),
        ("languages.md", languages_page()),
        ("reports.md", reports_page()),
    )
    for name, page in made:
        place = DOCS / name
        if "--check" not in sys.argv:
            place.write_text(page, encoding="utf-8")
        elif not place.is_file() or place.read_text(encoding="utf-8") != page:
            stale.append(name)
    for name in stale:
        print(
            f"docs/{name} is not what tools/docs.py makes: run it and commit",
            file=sys.stderr,
        )
    return bool(stale)


def checks_page() -> str:
    """Return the page of all checks, by category."""
    parts = [
        "# Checks",
        "",
        "What `qa explain CHECK` prints, for every check. Made by `python tools/docs.py`.",
        "",
    ]
    for category, group in groupby(checks(), key=lambda check: check.category):
        parts += [f"## {category}", ""]
        for check in group:
            parts += [*section(check), ""]
    return "\n".join(parts).rstrip() + "\n"


def section(check: Check) -> list[str]:
    """Return the lines about one check."""
    level = check.severity.name.lower()
    return [
        f"### {check.id}",
        "",
        f"Severity {level}, MQM `{check.mqm}`, looks at each {check.scope}.",
        "",
        inspect.cleandoc(check.doc),
    ]


def languages_page() -> str:
    """Return the page of all languages whose identity an engine verifies."""
    parts = [
        "# Languages",
        "",
        "How the identity of a text is verified, as `qa checks --languages` prints it. Other languages are verified by",
        "their script, and by not being the text of another version. Made by `python tools/docs.py`.",
        "",
        "Read are digits in every language; where number words or months are not, what lacks one is a note.",
        "",
        "| tag | language | verified by | engines | read besides digits | not told from |",
        "|---|---|---|---|---|---|",
    ]
    for row in coverage():
        engines, alike = ", ".join(row.engines), ", ".join(row.inseparable)
        reads = ", ".join(of(row.language).reads)
        parts.append(
            f"| {row.language} | {row.name} | {row.how} | {engines} | {reads} | {alike} |"
        )
    return "\n".join(parts) + "\n"


def reports_page() -> str:
    """Return the page of all output formats."""
    parts = [
        "# Reports",
        "",
        "What `qa check --format NAME` writes; an ending of `-o FILE` that one format alone has",
        "names it, too. Made by `python tools/docs.py`.",
        "",
        "| format | what it is | endings | counts what is accepted | a table alone |",
        "|---|---|---|---|---|",
    ]
    said = {True: "yes", False: "no"}
    for name in reporters.names():
        reporter = reporters.find(name)
        endings = " ".join(reporter.endings)
        accepted, tables = said[reporter.has_accepted], said[reporter.has_tables]
        parts.append(
            f"| `{name}` | {reporter.description} | {endings} | {accepted} | {tables} |"
        )
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
