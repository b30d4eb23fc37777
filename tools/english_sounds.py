"""Makes compiled/words/en.sounds.txt: how English names are spoken, where the letters do not tell (CMUdict, BSD-2).

Run: python tools/data.py english-sounds
"""

from __future__ import annotations

import re

from npm import COMPILED, package

from qa.language.name_words import kind
from qa.language.romanisation import symbols

TARGET = COMPILED / "words" / "en.sounds.txt"
SOUNDS = {
    "AA": "a", "AE": "a", "AH": "a", "AO": "o", "AW": "aw", "AY": "ay", "B": "b", "CH": "C", "D": "d", "DH": "d",
    "EH": "e", "ER": "er", "EY": "ey", "F": "f", "G": "g", "HH": "h", "IH": "i", "IY": "i", "JH": "J", "K": "k",
    "L": "l", "M": "m", "N": "n", "NG": "ng", "OW": "o", "OY": "oy", "P": "p", "R": "r", "S": "s", "SH": "S", "T": "t",
    "TH": "T", "UH": "u", "UW": "u", "V": "v", "W": "w", "Y": "y", "Z": "z", "ZH": "Z",
}  # fmt: skip


def main() -> None:
    """Write a line a name: its letters and the ways to say it, parted by tabs."""
    text = (package("cmu-pronouncing-dictionary", "3.0.0") / "index.js").read_text(
        encoding="utf-8"
    )
    found: dict[str, list[str]] = {}
    for word, spoken in re.findall(
        r'^  "?([a-z]{3,})(?:\(\d\))?"?: "([A-Z0-9 ]+)"', text, re.MULTILINE
    ):
        sounds = "".join(SOUNDS[re.sub(r"\d", "", sound)] for sound in spoken.split())
        if kind(word, "en") != "small" and sounds != symbols(word):
            found.setdefault(word, []).append(sounds)
    lines = [
        "\t".join([word, *dict.fromkeys(sounds)])
        for word, sounds in sorted(found.items())
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
