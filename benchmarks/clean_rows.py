"""False alarms of each check on professional translations without a planted error: the rows of the bench.

    QA_BENCH=../shared/bench python benchmarks/clean_rows.py --languages de,id --profile news

Figures only: the texts stay where they are. `--all` asks what the profile has off as well.
"""

from __future__ import annotations

import argparse
import collections
import os
from pathlib import Path

from catalogues import report, tally

from qa import api
from qa.config import Settings, profiles
from qa.model import Segment, Version


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--languages", default="")
    parser.add_argument("--profile", default="news")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    path = Path(os.environ.get("QA_BENCH", "../shared/bench")) / "dev" / "base.tsv"
    head, *rows = [
        line.rstrip("\n").split("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    wanted = (
        options.languages.split(",")
        if options.languages
        else [tag for tag in head[2:] if tag != "en"]
    )
    off = [
        name
        for name, level in profiles()[options.profile].severity.items()
        if level == "off"
    ]
    settings = Settings(
        profile=options.profile,
        severity=dict.fromkeys(off, "note") if options.all else {},
    )
    table: dict[str, collections.Counter[str]] = collections.defaultdict(
        collections.Counter
    )
    units = 0
    for tag in wanted:
        documents: dict[str, list[list[str]]] = collections.defaultdict(list)
        for row in rows:
            documents[row[1]].append(row)
        versions = [
            version(name, group, head, each)
            for name, group in documents.items()
            for each in ("en", tag)
        ]
        result = api.check(versions, source="en", settings=settings)
        units += sum(len(document.units) for document in result.documents)
        tally(result, table)
    report(table, units)


def version(document: str, rows: list[list[str]], head: list[str], tag: str) -> Version:
    """Return one version of a document."""
    column = head.index(tag)
    return Version(
        tag,
        tuple(Segment(row[column], document, unit=row[0]) for row in rows),
        document,
    )


if __name__ == "__main__":
    main()
