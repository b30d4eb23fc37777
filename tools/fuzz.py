"""Changes input at random and runs it through qa: readers, settings, decisions, terms, reports, texts, whole folders.

    python -m tools fuzz --seconds 600                 all targets in turn
    python -m tools fuzz --targets readers,check --seed 7
    python -m tools fuzz --again check:1:4711          one input once more, with its traceback

An input counts as an escape where anything but a `QaError` is raised or a check crashes, and as a hang where it takes
more than five seconds of CPU; inputs have at most 100,000 bytes. The seed of each is said. Ends with 1 where there is one.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qa.cli.stopping import TerminatedError
from tools.fuzzing import targets

SECONDS = 5
"""CPU that one input may take."""
ROUND = 20
"""Inputs of one target in a row."""


class HangError(KeyboardInterrupt):
    """An input that takes too long: no border holds what stops a run."""


@dataclass
class Tally:
    """What became of the inputs of one target."""

    ends: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, str] = field(default_factory=dict)
    slowest: float = 0.0
    spent: float = 0.0


def main() -> int:
    """Run until the time is over; return 1 where something escaped or hung."""
    options = parse()
    if options.again:
        target, _, seed = options.again.partition(":")
        run_again(target, seed)
        return 0
    signal.signal(signal.SIGVTALRM, _stop)
    tallies = {name: Tally() for name in options.targets.split(",")}
    end = time.process_time() + options.seconds
    number = 0
    while time.process_time() < end:
        for name, tally in tallies.items():
            for step in range(number, number + ROUND):
                run_one(name, f"{options.seed}:{step}", tally)
        number += ROUND
    print(
        f"seed {options.seed}, {time.process_time() - end + options.seconds:.0f} s of CPU"
    )
    print(
        "| target | inputs | read | refused | escapes | hangs | slowest, s | CPU, s |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, tally in tallies.items():
        show(name, tally)
    return int(any(tally.kinds for tally in tallies.values()))


def parse() -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(
        prog="python -m tools fuzz", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--seconds", type=float, default=60, help="CPU in all")
    parser.add_argument("--seed", default="1", help="another one has other inputs")
    parser.add_argument("--targets", default=",".join(targets.TARGETS), help="%(default)s")  # fmt: skip
    parser.add_argument("--again", help="TARGET:SEED of an input")
    return parser.parse_args()


def run_one(name: str, seed: str, tally: Tally) -> None:
    """Run one input and keep what becomes of it."""
    begun = time.process_time()
    try:
        end = run(name, seed)
    except TerminatedError:
        raise
    except KeyboardInterrupt as error:
        end = keep("hang", name, seed, error, tally)
    except BaseException as error:  # noqa: BLE001 - whatever escapes is what is looked for
        end = keep("escape", name, seed, error, tally)
    spent = time.process_time() - begun
    tally.ends[end] += 1
    tally.spent += spent
    tally.slowest = max(tally.slowest, spent)


def run(name: str, seed: str) -> str:
    """Run one input in a folder of its own, silently, for a time at most."""
    folder = Path(tempfile.mkdtemp(prefix="qa-fuzz-"))
    (folder / "in").mkdir()
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            return targets.run(name, seed, folder / "in")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        shutil.rmtree(folder, ignore_errors=True)


def run_again(name: str, seed: str) -> None:
    """Run one input with its traceback."""
    folder = Path(tempfile.mkdtemp(prefix="qa-fuzz-"))
    (folder / "in").mkdir()
    print(f"the input is in {folder}")
    begun = time.process_time()
    print(targets.run(name, seed, folder / "in"))
    print(f"{time.process_time() - begun:.1f} s")


def keep(end: str, name: str, seed: str, error: BaseException, tally: Tally) -> str:
    """Remember the first input of each kind of escape, by the line that raised it; return how it ended."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/qa/" in frame.filename] or frames
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno}"
    kind = f"{end} {type(error).__name__} at {place}: {str(error)[:100]}"
    if place not in tally.kinds:
        tally.kinds[place] = seed
        print(f"{kind!r} --again {name}:{seed}", flush=True)
    return end


def show(name: str, tally: Tally) -> None:
    """Print a row of what was tried."""
    ends = tally.ends
    print(
        f"| {name} | {ends.total():,} | {ends['read']:,} | {ends['refused']:,} | {ends['escape']} | {ends['hang']} "
        f"| {tally.slowest:.1f} | {tally.spent:.0f} |",
        flush=True,
    )


def _stop(*_: object) -> None:
    raise HangError


if __name__ == "__main__":
    sys.exit(main())
