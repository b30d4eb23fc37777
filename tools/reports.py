"""Makes what stands in reports/: qa's own output on seeds/ and on the planted batch, as the README shows it.

Run: python tools/reports.py           writes all of it
     python tools/reports.py --check   exits with 1 where a file is not what qa would write today
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
from pathlib import Path

from qa.cli import main as qa

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "reports"
RUNS = {
    "seeds": ("svg", "jsonl", "html"),
    "reports/planted": ("html",),
}


def main() -> int:
    """Write or compare; return the exit code."""
    os.chdir(ROOT)
    # The reports of the same texts are the same bytes: no date, no revision.
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    checking = sys.argv[1:] == ["--check"]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) if checking else TARGET
        names = _write(work)
        stale = [
            f"reports/{name}" for name in names if not _same(work / name, TARGET / name)
        ]
    if stale:
        print(
            f"not what qa writes today: {', '.join(stale)}; run `python tools/reports.py`",
            file=sys.stderr,
        )
    return int(bool(stale))


def _write(folder: Path) -> list[str]:
    names = []
    for path, formats in RUNS.items():
        arguments = ["check", path, "--exit-zero", "--width", "100", "--with", "facts"]
        for name in formats:
            names.append(f"{Path(path).name}.{name}")
            arguments += ["--format", name, "-o", str(folder / names[-1])]
        # That a language was detected is told on standard error, and stands in the reports too.
        with contextlib.redirect_stderr(io.StringIO()) as told:
            code = qa(arguments)
        if code:
            raise SystemExit(
                f"qa {' '.join(arguments)}: exit code {code}\n{told.getvalue()}"
            )
    return names


def _same(new: Path, old: Path) -> bool:
    return old.exists() and new.read_bytes() == old.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
