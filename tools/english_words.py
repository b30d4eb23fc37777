"""Makes qa/language/words/en.txt: English words that are written small, from SCOWL (Debian's wamerican, wbritish).

Run: apt-get download wamerican wbritish; dpkg-deb -x each FOLDER; python tools/english_words.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "qa" / "language" / "words" / "en.txt"


def main(folder: Path) -> None:
    """Write the words in lower case, one a line, then an empty line and those that are written only with a capital."""
    words = {
        word
        for name in ("american-english", "british-english")
        for word in (folder / "usr/share/dict" / name).read_text(encoding="utf-8").split("\n")
        if word.isascii() and word.isalpha() and len(word) > 1
    }
    small = {word for word in words if word.islower()}
    capital = {word.lower() for word in words if word[0].isupper()}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join([*sorted(small), "", *sorted(capital)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
