"""How fast XLIFF and TMX of 100,000 units are read, and in how much memory, beside translate-toolkit.

    python benchmarks/readers.py [UNITS]

Each reader runs in a process of its own, in turn, three times; the best time counts. One unit in five has inline
elements, one text in twenty an entity; every unit has a note. qa's reader gives every text with line, column, inline
elements and states; translate-toolkit's gives the flat texts. CPU seconds of reading alone, the peak of the process,
with garbage looked for as seldom as on the command line. `pip install translate-toolkit` (GPL) brings the other;
without it qa is measured alone.
"""

from __future__ import annotations

import gc
import importlib.util
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = (
    "the", "of", "report", "ministry", "water", "people", "city", "long", "quiet", "number", "with", "trade", "bridge",
)  # fmt: skip
READERS = ["qa xliff", "toolkit xliff", "qa tmx", "toolkit tmx"]


def main() -> None:
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    readers = READERS
    if importlib.util.find_spec("translate") is None:
        readers = [name for name in READERS if name.startswith("qa")]
        print(
            "translate-toolkit is not installed (pip install translate-toolkit): qa is measured alone"
        )
    with tempfile.TemporaryDirectory() as folder:
        xliff(Path(folder) / "a.xliff", units)
        tmx(Path(folder) / "a.tmx", units)
        runs: dict[str, list[tuple[float, int]]] = {name: [] for name in readers}
        for _ in range(3):
            for name in readers:
                path = Path(folder) / f"a.{name.split()[1]}"
                out = subprocess.run(
                    [sys.executable, __file__, "--read", *name.split(), str(path)],
                    capture_output=True,
                    check=True,
                ).stdout.split()
                runs[name].append((float(out[0]), int(out[1])))
    for name, found in runs.items():
        best, peak = min(found)[0], max(memory for _, memory in found)
        print(f"{name:14} {units / best:9,.0f} units/s  {best:6.2f} s  {peak:5} MB")


def text(number: int, inline: str) -> str:
    words = " ".join(random.choices(WORDS, k=12))
    more = " &amp; more" if random.random() < 0.05 else ""
    return words + more + (inline.format(number) if number % 5 == 0 else "")


def xliff(path: Path, units: int) -> None:
    random.seed(1)
    inline = ' <g id="1">{0}</g> <ph id="2">{{0}}</ph>'
    with path.open("w") as file:
        file.write(
            '<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        )
        file.write(
            '<file original="a" source-language="en" target-language="fr" datatype="x"><body>\n'
        )
        for n in range(units):
            file.write(
                f'<trans-unit id="u{n}" approved="yes">\n <source>{text(n, inline)}</source>\n'
            )
            file.write(
                f' <target state="final">{text(n, inline)}</target>\n <note>n{n}</note>\n</trans-unit>\n'
            )
        file.write("</body></file></xliff>\n")


def tmx(path: Path, units: int) -> None:
    random.seed(1)
    inline = ' <bpt i="1">&lt;b></bpt>{0}<ept i="1">&lt;/b></ept>'
    with path.open("w") as file:
        file.write(
            '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en" segtype="sentence" adminlang="en" '
        )
        file.write(
            'o-tmf="x" creationtool="x" creationtoolversion="1" datatype="text"/><body>\n'
        )
        for n in range(units):
            file.write(
                f'<tu tuid="u{n}"><note>n{n}</note>\n <tuv xml:lang="en"><seg>{text(n, inline)}</seg></tuv>\n'
            )
            file.write(
                f' <tuv xml:lang="fr"><seg>{text(n, inline)}</seg></tuv>\n</tu>\n'
            )
        file.write("</body></tmx>\n")


def read(reader: str, form: str, path: str) -> None:
    """Read once; print CPU seconds and the peak in MB."""
    gc.set_threshold(1_000_000, 20, 50)
    load = qa_reader(form) if reader == "qa" else toolkit_reader(form)
    start = time.process_time()
    load(path)
    print(
        time.process_time() - start,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )


def qa_reader(form: str):  # noqa: ANN201
    from qa.model import Source  # noqa: PLC0415

    module = importlib.import_module(f"qa.input.readers.{form}")
    return lambda path: sum(1 for _ in module.stream(Source(path, form, "a")))


def toolkit_reader(form: str):  # noqa: ANN201
    if form == "xliff":
        from translate.storage.xliff import xlifffile as Store  # noqa: N812, PLC0415
    else:
        from translate.storage.tmx import tmxfile as Store  # noqa: N812, PLC0415
    return lambda path: [
        (unit.source, unit.target) for unit in Store.parsefile(path).units
    ]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(*sys.argv[2:])
    else:
        main()
