"""Makes the language data in qa/language/compiled/ anew from pinned sources, and says what changed.

    pip install -r tools/requirements.txt
    python tools/data.py [NAME...]

Without a name everything is made, in this order. Sources come from npm, PyPI and Debian; `scripts` has the release of
Unicode that Python has (3.11: 14.0). `lengths` is made of what a machine has installed, `common-words` of a
checkout of github.com/mozilla/voice-web in tools/, `german-nouns` after it: so only by their names.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from npm import COMPILED

TOOLS = Path(__file__).resolve().parent
STEPS = {
    "index": ["language_index.py"],
    "typography": ["typography.py"],
    "clock": ["clock.py"],
    "denominations": ["denominations.py"],
    "calendars": ["calendars.py"],
    "scripts": ["script_ranges.py"],
    "locales": ["-m", "locales"],
    "words": ["english_words.py"],
    "places": ["gazetteer.py"],
    "not-names": ["not_names.py"],
    "sounds": ["transliteration_tables.py"],
    "english-sounds": ["english_sounds.py"],
    "lengths": ["lengths.py", "/usr/share/locale"],
    "german-nouns": ["german_nouns.py"],
    "common-words": ["common_words.py", "voice-web/server/data"],
}
"""The scripts by what they make; a later one may read what an earlier one made."""
BY_NAME = {"lengths", "common-words", "german-nouns"}


def main(names: list[str]) -> int:
    """Run the scripts; return 2 where a name is none of them, 1 where one of them failed."""
    unknown = sorted({*names} - {*STEPS})
    if unknown:
        print(
            f"no such data: {', '.join(unknown)}; there are {', '.join(STEPS)}",
            file=sys.stderr,
        )
        return 2
    before = sums()
    for name in names or [name for name in STEPS if name not in BY_NAME]:
        print(f"== {name}", flush=True)
        if make(STEPS[name]):
            return 1
    after = sums()
    changed = sorted(
        path for path in {*before, *after} if before.get(path) != after.get(path)
    )
    print(*changed or ["no byte changed"], sep="\n")
    return 0


def make(command: list[str]) -> int:
    """Run one script and return its exit code."""
    paths = os.pathsep.join([str(TOOLS.parent), str(TOOLS)])
    script = command if command[0] == "-m" else [str(TOOLS / command[0]), *command[1:]]
    done = subprocess.run(
        [sys.executable, *script],
        env={**os.environ, "PYTHONPATH": paths},
        cwd=TOOLS,
        check=False,
    )
    return done.returncode


def sums() -> dict[str, str]:
    """Return a hash of each file that there is."""
    files = (path for path in COMPILED.rglob("*") if path.is_file())
    return {
        str(path.relative_to(COMPILED)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
