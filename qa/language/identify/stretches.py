"""Where in a text another language begins and ends."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.language import of, scripts
from qa.language.identify.carried import is_sentence, word_pattern
from qa.language.identify.engines import load
from qa.language.identify.masking import ASIDE, masked
from qa.language.identify.segments import judge, spoken
from qa.language.scripts import script_of
from qa.model import Span

LETTERS = 15
"""Letters that a stretch in another script needs."""
PLAIN = 3
"""Words in lower case that it needs in a script that has capitals: fewer are names."""
SHARE, REST = 0.2, 0.75
"""How much of a text must be in the other language, and at most in its own, for a second look (fast engine)."""
SIDE = 4
"""Words on each side of the place where the language changes."""
GAIN = 2.0
"""How much more likely two parts must be in two languages than in one (likelihood ratio over the root of the bytes)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text in another language; `instead` is empty where only the script is known."""

    span: Span
    instead: str
    to_end: bool


def foreign(text: str, tag: str) -> Stretch | None:
    """Return the stretch of `text` that is not in the language of `tag`, or None."""
    bare = masked(text)
    return _in_other_script(text, bare, tag) or _in_other_language(
        _without_asides(bare), tag
    )


def _without_asides(bare: str) -> str:
    rest = ASIDE.sub(lambda found: " " * len(found.group()), bare)
    return rest if sum(map(str.isalpha, rest)) > len(bare) / 3 else bare


def _in_other_script(text: str, bare: str, tag: str) -> Stretch | None:
    own = of(tag).scripts
    if not own:
        return None
    aside = [found.span() for found in ASIDE.finditer(text)]
    for run in _foreign_runs(bare, own):
        span = Span(run[0].start(), run[-1].end())
        if _is_prose(run) and not any(
            a <= span.start and span.end <= b for a, b in aside
        ):
            stretch = bare[span.start : span.end]
            instead = spoken(stretch, script_of(run[0].group()[0]))
            if is_sentence(stretch, instead):
                return Stretch(span, instead, run[-1].end() >= _last(bare))
    return None


def _foreign_runs(bare: str, own: frozenset[str]) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of words that are written in scripts other than the language's own."""
    run: list[re.Match[str]] = []
    for word in word_pattern().finditer(bare):
        if script_of(word.group()[0]) in own:
            if run:
                yield run
            run = []
        else:
            run.append(word)
    if run:
        yield run


def _is_prose(run: list[re.Match[str]]) -> bool:
    words = [word.group() for word in run]
    if sum(map(len, words)) < LETTERS:
        return False
    cased = scripts.of(script_of(words[0][0])).cased
    return (
        not cased or sum(word[0].islower() and len(word) > 1 for word in words) >= PLAIN
    )


def _last(bare: str) -> int:
    return max((word.end() for word in word_pattern().finditer(bare)), default=0)


def _in_other_language(bare: str, tag: str) -> Stretch | None:
    """Find the place where the language changes: the cut that makes both sides most likely."""
    other = _find_second(bare, tag)
    if other is None:
        return None
    words = list(word_pattern().finditer(bare))
    shared = of(other).scripts & of(tag).scripts
    if script_of(bare[words[0].start()]) not in shared:
        return None
    best = _find_cut(bare, words, tag, other)
    if best is None:
        return None
    to_end, cut = best
    first, last = words[0].start(), words[-1].end()
    span = Span(cut, last) if to_end else Span(first, _word_before(words, cut))
    if not _is_torn(bare, span, tag):
        return None
    return Stretch(span, other, to_end)


def _find_second(bare: str, tag: str) -> str | None:
    """Return the language that a good part of a text is in besides its own, if there is one."""
    fast = load("pycld2")
    if fast is None or load("py3langid") is None:
        return None
    kinship = of(tag).kinship
    shares = fast.shares(bare)
    mine = sum(shares.get(tongue, 0.0) for tongue in kinship.group)
    if not 0 < mine <= REST:
        return None
    for tongue, share in shares.items():
        if tongue not in kinship.group and tongue not in kinship.neighbours:
            return tongue if share >= SHARE else None
    return None


def _find_cut(
    bare: str, words: list[re.Match[str]], tag: str, other: str
) -> tuple[bool, int] | None:
    """Return whether the other language follows the best cut or precedes it, and where it is."""
    following: list[tuple[float, int]] = []
    preceding: list[tuple[float, int]] = []
    for word in words[SIDE : len(words) - SIDE + 1]:
        cut = word.start()
        behind, ahead = _gain(bare, cut, tag, other)
        following.append((behind, cut))
        preceding.append((ahead, cut))
    if not following:
        return None
    (behind, start), (ahead, end) = max(following), max(preceding)
    if max(behind, ahead) < GAIN:
        return None
    return (True, start) if behind >= ahead else (False, end)


def _is_torn(bare: str, span: Span, tag: str) -> bool:
    """Say whether a stretch reads as another language, and the rest as the text's own."""
    stretch = bare[span.start : span.end]
    rest = bare[: span.start] + bare[span.end :]
    if judge(stretch, tag).outcome != "other":
        return False
    return judge(rest, tag).outcome != "other" and _reads(stretch)


def _reads(stretch: str) -> bool:
    words = [word.group()[0].islower() for word in word_pattern().finditer(stretch)]
    return sum(words) >= max(PLAIN, len(words) / 2)


def _word_before(words: list[re.Match[str]], place: int) -> int:
    return max(word.end() for word in words if word.end() <= place)


def _gain(bare: str, cut: int, tag: str, other: str) -> tuple[float, float]:
    """Return what is gained by reading what follows the cut, or what precedes it, in the other language."""
    before, after = (_lead(part, tag, other) for part in (bare[:cut], bare[cut:]))
    root = math.sqrt(len(bare.encode("utf-8", "surrogatepass")))
    return (before - after) / root, (after - before) / root


def _lead(part: str, tag: str, other: str) -> float:
    """Return the log-likelihood by which a part is rather in its own language than in the other."""
    slow = load("py3langid")
    scores = slow.likelihoods(part) if slow else {}
    own = max(
        (scores[tongue] for tongue in of(tag).kinship.group if tongue in scores),
        default=0.0,
    )
    return (own - scores.get(other, own)) * math.sqrt(
        len(part.encode("utf-8", "surrogatepass"))
    )
