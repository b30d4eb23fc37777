"""How fast `qa server` answers who types, and how much memory it takes.

Run: python benchmarks/server.py [EDITS]

A page of 60 paragraphs in six versions is made, and 200 edits are typed in it: each waits for its diagnostics. Then 200
documents of six short versions are opened. Prints the time to the first answer, the 50th and 95th percentile from
keystroke to diagnostics, and the largest memory of the server.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.server.client import Client
from tests.server.pages import VERSIONS, page

PARAGRAPHS, DOCUMENTS = 60, 200
WORDS = [
    "7",
    "new ",
    "x",
    " 1,200",
    "é",
    "Oslo ",
    ", ",
    "\n\nOn 5 May 1999 it rained.\n\n",
]
"""What is typed; one in eight makes a paragraph."""


def main() -> None:
    """Measure and print."""
    edits = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    first, times, memory = type_in_a_page(edits)
    times.sort()
    middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"first answer {first:.2f} s")
    print(
        f"keystroke to diagnostics: median {middle:.0f} ms, 95th percentile {late:.0f} ms"
    )
    print(f"memory with one page {memory:.0f} MB")
    seconds, memory = open_documents()
    print(
        f"{DOCUMENTS} documents: first answer {seconds:.1f} s, memory {memory:.0f} MB"
    )


def type_in_a_page(edits: int) -> tuple[float, list[float], float]:
    """Return the seconds to the first answer, the milliseconds of each edit, and the megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for name in VERSIONS:
            text = page(name, PARAGRAPHS)
            (root / f"page.{name}.txt").write_text(text, encoding="utf-8")
        path = root / f"page.{VERSIONS[1]}.txt"
        start = time.perf_counter()
        client = Client.started()
        client.initialize(root)
        client.open(path)
        _wait(client, path, 1)
        first = time.perf_counter() - start
        times = []
        for number in range(edits):
            line = 2 * (number * 7 % PARAGRAPHS)
            place = {"line": line, "character": 10 + number % 20}
            change = {
                "range": {"start": place, "end": place},
                "text": WORDS[number % len(WORDS)],
            }
            start = time.perf_counter()
            client.change(path, number + 2, change)
            _wait(client, path, number + 2)
            times.append(1000 * (time.perf_counter() - start))
        memory = _memory(client)
        client.stop()
        return first, times, memory


def open_documents() -> tuple[float, float]:
    """Return the seconds to the first answer about many documents, and the megabytes with all of them open."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        paths = []
        for number in range(DOCUMENTS):
            for name in VERSIONS:
                path = root / f"d{number}.{name}.txt"
                path.write_text(page(name, 4, number), encoding="utf-8")
                paths.append(path)
        start = time.perf_counter()
        client = Client.started()
        client.initialize(root)
        for path in paths:
            client.open(path)
        _wait(client, paths[-1], 1)
        seconds = time.perf_counter() - start
        last = paths[-1]
        change = {"text": page(VERSIONS[-1], 4, DOCUMENTS - 1).replace("1", "2")}
        client.change(last, 2, change)
        _wait(client, last, 2)
        memory = _memory(client)
        client.stop()
        return seconds, memory


def _wait(client: Client, path: Path, version: int) -> None:
    """Wait for the diagnostics of a version of a text."""
    uri = path.as_uri()
    with client.news:
        while client.versions.get(uri) != version:
            client.news.wait(60)


def _memory(client: Client) -> float:
    """Return the largest memory that the server had, in megabytes; 0 where the system does not tell."""
    assert client.process
    status = Path(f"/proc/{client.process.pid}/status")
    if not status.exists():
        return 0.0
    for line in status.read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1000
    return 0.0


if __name__ == "__main__":
    main()
