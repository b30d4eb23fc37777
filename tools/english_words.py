"""Makes compiled/words/en.txt: English words that are written small, from SCOWL (Debian's wamerican, wbritish).

Run: python tools/data.py words
"""

from __future__ import annotations

from debian import package
from npm import COMPILED

TARGET = COMPILED / "words" / "en.txt"
LISTS = {"wamerican": "american-english", "wbritish": "british-english"}
"""The packages, and the list of words in each."""


def main() -> None:
    """Write the words in lower case, one a line, then an empty line and those that are written only with a capital."""
    words = {
        word
        for name, words in LISTS.items()
        for word in (package(name) / "usr/share/dict" / words)
        .read_text(encoding="utf-8")
        .split("\n")
        if word.isascii() and word.isalpha() and len(word) > 1
    }
    small = {word for word in words if word.islower()}
    capital = {word.lower() for word in words if word[0].isupper()}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(
        "\n".join([*sorted(small), "", *sorted(capital)]) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
