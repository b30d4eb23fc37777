"""A user's program: what the documentation promises of `import qa`, typed. Checked by mypy --strict, and run."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import qa


def first_messages(result: qa.Result, most: int = 3) -> list[str]:
    return [finding.message for finding in result.findings[:most]]


def describe(finding: qa.Finding) -> str:
    path, line, column = finding.place
    mark: qa.Mark = finding.marks[0]
    span: qa.Span | None = mark.span
    text: str = (
        mark.segment.text if span is None else mark.segment.text[span.start : span.end]
    )
    severity: qa.Severity | None = finding.severity
    decision: qa.Decision | None = finding.decision
    confidence: qa.Confidence = finding.confidence
    fails: bool = finding.fails
    return (
        f"{path}:{line}:{column} {severity} {confidence.name} {text} {decision} {fails}"
    )


def count_facts(result: qa.Result) -> dict[str, int]:
    tables: tuple[qa.Table, ...] = result.tables
    rows: list[qa.Row] = [row for table in tables for row in table.rows]
    cells: list[tuple[str, qa.Fact | None]] = [
        cell for row in rows for cell in row.cells
    ]
    return {
        version: sum(fact is not None for name, fact in cells if name == version)
        for version, _ in cells
    }


def check_texts(texts: Mapping[str, str]) -> qa.Result:
    return qa.check(texts, source="en")


def check_paths(paths: Iterable[Path]) -> qa.Result:
    return qa.check_files(paths, source="en", settings=qa.Settings(select=["urls"]))


def main(folder: Path) -> None:
    said: list[tuple[int, int]] = []

    def hear(done: int, of: int, doing: str) -> None:
        said.append((done, of) if doing else (0, 0))

    progress: qa.Progress = hear
    release: str = qa.__version__
    assert release.count(".") == 2

    one = check_texts(
        {"en": "See https://example.org/a", "fr": "Voir https://example.org/b"}
    )
    assert first_messages(one)
    assert describe(one.findings[0]).startswith(":1:")
    gate: qa.Gate | None = one.gate
    assert gate is not None
    assert not gate.passed
    assert not one.passed
    assert one.findings[0].fails

    lists: dict[str, list[str]] = {
        "en": ["It is cold.", "5 boats"],
        "fr": ["Il fait froid.", "6 bateaux"],
    }
    assert [
        finding.version
        for finding in qa.check(lists, source="en", progress=progress).findings
    ] == ["fr"]
    assert said[-1][1] == 1
    segments = {
        "en": [qa.Segment("5 boats", unit="a")],
        "fr": [qa.Segment("5 bateaux", unit="a")],
    }
    units: tuple[qa.Unit, ...] = qa.check(segments).documents[0].units
    assert units[0].id == "a"
    mixed: dict[str, qa.Text] = {"en": "5 boats", "fr": ["5 bateaux"]}
    assert not qa.check(mixed).findings

    versions = [
        qa.Version("en", (qa.Segment("5 boats"),)),
        qa.Version("fr", (qa.Segment("5 bateaux"),)),
    ]
    documents: tuple[qa.Document, ...] = qa.check(versions).documents
    assert documents[0].versions == tuple(versions)
    assert count_facts(qa.check(iter(versions))) == {"en": 1, "fr": 1}

    table = folder / "t.tsv"
    table.write_text(
        "en\tfr\nSee https://example.org/a\tVoir https://example.org/b\n",
        encoding="utf-8",
    )
    for paths in (str(table), table, [str(table)], [table], (path for path in [table])):
        result = qa.check_files(paths, source="en")
        assert [finding.check for finding in result.findings] == ["url-changed"]
    assert check_paths([table]).findings
    problems: tuple[qa.Problem, ...] = check_paths([table]).problems
    crashes: tuple[qa.Crash, ...] = check_paths([table]).crashes
    rules: tuple[qa.Rule, ...] = check_paths([table]).rules
    assert (problems, crashes, rules[0].category) == ((), (), "urls")

    own = qa.ChecklistRule(message="say bateau", source="boat", wanted="bateau")
    over = qa.Override(severity={"checklist": "error"})
    settings = qa.Settings(source="en", checklist=[own], per_language={"fr": over})
    (finding,) = qa.check(
        {"en": "5 boats", "fr": "5 navires"}, settings=settings
    ).findings
    assert (finding.check, finding.severity) == ("checklist", qa.Severity.ERROR)

    try:
        qa.check_files(folder / "no-such-file")
    except qa.QaError as error:
        path: str = error.path
        hint: str = error.hint
        assert path
        assert hint


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    print("done")  # noqa: T201
