"""Letters of another script that only look right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qa.language import scripts
from qa.model import Finding, Mark, Severity, Span, Unit
from qa.registry import Context, unit_check

_WORD = re.compile(r"[^\W\d_]+")


@unit_check(category="language", severity=Severity.WARNING, mqm="linguistic-conventions/spelling")
def mixed_script(unit: Unit, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """A word is written with letters of two scripts that look alike: searches and spell checkers miss it.

    Looks at every word with letters of two of the scripts Latin, Cyrillic, Greek and Armenian. Tolerates words whose
    second script shows (an abbreviation with an ending), single letters, formulas.

    Example: ru has "pынок", whose first letter is the Latin p.
    """
    for version, segment in unit.segments:
        if scripts.has_seam(segment.text):
            for word in _WORD.finditer(segment.text):
                # The first letter behind a percent sign is a placeholder's.
                placeholder = segment.text[: word.start()].endswith("%")
                letters = word.group()[placeholder:]
                for span, letter, script in _strangers(letters, word.start() + placeholder):
                    message = f'in "{letters}" of {version} the letter {letter} is {script}, not what it looks like'
                    yield Finding(message, (Mark(version, segment, span, f"U+{ord(letter):04X}"),), version)


def _strangers(word: str, offset: int) -> Iterator[tuple[Span, str, str]]:
    """Yield the letters that belong to another script than most of the word, if all of them look like its own."""
    letters = [(at, char, scripts.script_of(char)) for at, char in enumerate(word)]
    counted = Counter(script for _, _, script in letters if script)
    if len(counted) != 2:
        return
    (main, most), (other, few) = counted.most_common(2)
    strange = [(at, char) for at, char, script in letters if script == other]
    if most == few or any(char not in scripts.lookalikes(other, main) for _, char in strange):
        return
    for at, char in strange:
        yield Span(offset + at, offset + at + 1), char, scripts.of(other).name
