"""What is fuzzed: each target takes a source of chance and a folder, and runs one changed input through qa.

It returns `read` or `refused`; whatever it raises besides is an escape.
"""

from __future__ import annotations

import contextlib
import functools
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import qa
from qa import selection, terminology
from qa.cli import main
from qa.decide import decisions
from qa.errors import QaError
from qa.input import readers
from qa.model import Look, Result, Source
from qa.report import recorded, reporters, reviewed
from qa.run.preparing import prepare
from tools.fuzzing import repository, samples
from tools.fuzzing.changes import change_bytes, change_parts, change_text

Target = Callable[[Random, Path], str]

_PACKED = frozenset(["docx", "odt", "xlsx"])
_SKIPPED = frozenset(["locked", "fuzzy", "untranslatable", "untranslated", "obsolete"])
_VERSIONS = ("en", "fr", "ar", "zh", "th", "de", "id", "ja", "hi", "tlh", "en@previous")


_STOPPED = 130


class EscapedError(Exception):
    """A crash that a result holds, or a place that its text does not have."""


def read_file(random: Random, folder: Path) -> str:
    """Read a changed file of any format."""
    kind = random.choice(sorted(samples.files()))
    name, data = random.choice(samples.files()[kind])
    others = [other for _, other in samples.files()[kind]]
    whole = kind in _PACKED and random.random() < 0.7
    changed = (change_parts if whole else change_bytes)(data, random, others)
    path = folder / Path(name).name
    path.write_bytes(changed)
    version = random.choice((None, "fr"))
    skip = random.choice((frozenset[str](), _SKIPPED))
    held = None if random.random() < 0.5 else changed
    source = Source(str(path), kind, "d", version, skip=skip, original="en", data=held)
    for version_read in readers.read(source):
        for segment in version_read.segments:
            if any(not 0 <= i.span.start <= i.span.end <= len(segment.text) for i in segment.inlines):  # fmt: skip
                raise EscapedError(f"an element stands outside of its text: {segment}")
    return "read"


def read_settings(random: Random, folder: Path) -> str:
    """Read changed settings, as `qa check --config FILE` does."""
    path = folder / "qa.toml"
    path.write_bytes(change_bytes(samples.SETTINGS.encode(), random, []))
    settings = selection.load(path)
    prepare(settings)
    return "read"


def read_decisions(random: Random, folder: Path) -> str:
    """Read changed decisions, and write them."""
    path = folder / "decisions.jsonl"
    path.write_bytes(change_bytes(samples.DECISIONS.encode(), random, []))
    stock = random.choice((decisions.load, _load_reviewed))(str(path))
    decisions.text(stock)
    decisions.expired(stock)
    return "read"


def _load_reviewed(path: str) -> decisions.Stock:
    """Read decisions as `qa baseline import` does: from a workbook, if it is one."""
    book = Path(path).with_suffix(".xlsx")
    book.write_bytes(Path(path).read_bytes())
    return reviewed.load(str(book), decisions.Stock())


def read_terms(random: Random, folder: Path) -> str:
    """Read changed terminology."""
    kind = random.choice(["csv", "tsv", "tbx"])
    texts = [text.encode() for text in _list_terms(kind)]
    path = folder / f"terms.{kind}"
    path.write_bytes(change_bytes(random.choice(texts), random, texts))
    terminology.load((str(path),))
    return "read"


def _list_terms(kind: str) -> list[str]:
    if kind != "tbx":
        return [samples.TERMS[kind]]
    found = sorted((samples.ROOT / "tests/data").glob("*.tbx"))
    return [path.read_text(encoding="utf-8") for path in found]


def check_texts(random: Random, _folder: Path) -> str:
    """Check changed texts of two to five versions, and write every report of them."""
    result = qa.check(_make_texts(random), settings=_make_settings(random))
    _require_sound(result)
    if random.random() < 0.1:
        _write_reports(result)
    return "read"


def _make_texts(random: Random) -> dict[str, list[str]]:
    """Return one to four segments a version: those of a row, or of any row."""
    versions = random.sample(_VERSIONS, random.choice((2, 2, 3, 5)))
    made: dict[str, list[str]] = {version: [] for version in versions}
    spare = [next(iter(random.choice(samples.units()).values())) for _ in range(3)]
    for _ in range(random.randrange(1, 5)):
        row = list(random.choice(samples.units()).values())
        for version in versions:
            text = random.choice(row)
            is_kept = random.random() < 0.3
            made[version].append(text if is_kept else change_text(text, random, spare))
    return made


def _make_settings(random: Random) -> qa.Settings:
    profile = random.choice(("auto", "news", "software", "docs", "subtitles", "corpus"))
    source = random.choice((None, None, "none"))
    return qa.Settings(profile=profile, source=source)


def check_files(random: Random, folder: Path) -> str:
    """Check a folder of changed files as the command line does; exit codes other than 0, 1 and 2 are escapes."""
    kind = random.choice(sorted(samples.files()))
    found = samples.files()[kind]
    for name, data in found:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        others = [other for _, other in found]
        path.write_bytes(change_bytes(data, random, others) if random.random() < 0.7 else data)  # fmt: skip
    names = [str(folder)]
    report = folder.parent / "report.jsonl"
    return _call("check", *names, "--format", "jsonl", "-o", str(report), "--quiet")


def _call(*arguments: str) -> str:
    """Run a command; exit codes other than 0, 1 and 2 are escapes, 130 is a run that was stopped."""
    code = main(arguments)
    if code == _STOPPED:
        raise KeyboardInterrupt
    if code not in {0, 1, 2}:
        said = sys.stderr.getvalue() if isinstance(sys.stderr, io.StringIO) else ""
        raise EscapedError(f"exit code {code}: {said[-200:]}")
    return "refused" if code == 2 else "read"


def group_files(random: Random, folder: Path) -> str:
    """Group changed files of one format by what they say, as `qa group` does."""
    kind = random.choice(sorted(samples.files()))
    found = samples.files()[kind]
    for name, data in found:
        changed = change_bytes(data, random, [data])
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(changed if random.random() < 0.5 else data)
    with contextlib.redirect_stdout(io.StringIO()):
        return _call("group", str(folder), "--quiet")


def compare_history(random: Random, folder: Path) -> str:
    """Ask `qa stale` about a repository with odd names, changed texts and settings of its own."""
    text = " ".join(
        next(iter(random.choice(samples.units()).values())) for _ in range(9)
    )
    marks = random.choice(("", " ", "\n", "é", "\udcff", "-", "'"))
    names = [f"a{marks}.en.md", f"a{marks}.fr.md"]
    repository.begin(folder, random)
    for step in range(random.randrange(1, 4)):
        for name in names[: random.randrange(3)]:
            changed = change_text(text, random, [text]).encode("utf-8", "replace")
            Path(folder, name).write_bytes(changed)
        repository.keep(folder, str(step))
    repository.spoil(folder, random)
    shown = random.choice(("text", "jsonl", "markdown", "html"))
    since = random.choice(((), ("--changed", "HEAD")))
    arguments = ("stale", str(folder), "--source", "en", "--format", shown, "--quiet")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.chdir(folder):
        end = _call(*arguments, *since)
    if (folder.parent / repository.RAN).exists():
        raise EscapedError("git ran a command of the repository")
    return end


def read_report(random: Random, folder: Path) -> str:
    """Read changed records as `qa report` does, and write them in every format."""
    path = folder / "findings.jsonl"
    path.write_bytes(change_bytes(random.choice(_list_records()), random, _list_records()))  # fmt: skip
    _write_reports(recorded.read([str(path)]))
    return "read"


@functools.cache
def _list_records() -> list[bytes]:
    """Return records of findings in several formats: made once."""
    made = []
    for row in samples.units()[:40:4]:
        if len(row) > 1:
            text = io.StringIO()
            result = qa.check({name: [said] for name, said in row.items()})
            reporters.find("jsonl").write(result, text, Look(facts=True))
            made.append(text.getvalue().encode("utf-8", "backslashreplace"))
    return made


def _require_sound(result: Result) -> None:
    """Raise EscapedError for a crash, or a mark that its text does not have."""
    for crash in result.crashes:
        raise EscapedError(f"{crash.check}: {crash.error}")
    for finding in result.findings:
        for mark in finding.marks:
            span = mark.span
            if span and not 0 <= span.start <= span.end <= len(mark.segment.text):
                raise EscapedError(
                    f"{finding.check} points outside of its text: {span}"
                )


def _write_reports(result: Result) -> None:
    """Write every report; raise EscapedError for JSON that is none."""
    for name in reporters.names():
        reporter = reporters.find(name)
        data = io.BytesIO()
        text = io.TextIOWrapper(data, encoding="utf-8", errors="backslashreplace", newline="\n")  # fmt: skip
        reporter.write(result, text, Look(facts=True, everything=True))
        text.flush()
        if name in {"sarif", "gitlab"}:
            json.loads(data.getvalue())


TARGETS: dict[str, Target] = {
    "readers": read_file,
    "settings": read_settings,
    "decisions": read_decisions,
    "terms": read_terms,
    "report": read_report,
    "check": check_texts,
    "files": check_files,
    "group": group_files,
    "stale": compare_history,
}


def run(target: str, seed: str, folder: Path) -> str:
    """Run one input; the same seed is the same input."""
    random = Random(seed)
    try:
        return TARGETS[target](random, folder)
    except QaError as error:
        if len(str(error)) > _LONGEST:
            raise EscapedError(f"a sentence of {len(str(error))} characters") from error
        return "refused"


_LONGEST = 1500
"""Characters of a sentence that says what is wrong: nobody reads more."""
