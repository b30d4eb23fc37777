"""What would mend a fact that is another one than the others state, where that is certain.

A value is written as its own text writes the wrong one: its digits, its signs, its
width. Where a word beside it might have to change with it, nothing is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa import language as languages
from qa.kinds.values.digits import normalise, scale
from qa.kinds.values.scan import MONTHS
from qa.language.targets import drop_language
from qa.model import Change, Finding, Mark, Span, language_of

_RUN = re.compile(r"\d(?:[\d.,'’٫٬\u00a0\u202f ]*\d)?")
_DIGITS = re.compile(r"\d+")
_SIGN = re.compile(r"\D")
_JOINED = re.compile(r"[-'’:]?[^\W\d_]")
_SHORT_WORD = re.compile(r"(?:^|[^\w])[^\W\d_]{1,2}[\s\u00a0]$|[^\W\d_][-'’]?$")
"""What stands before a value and may be chosen by how the value sounds: an article, an elided word."""

_SCALES = 13
"""Powers of ten that a scale word may stand for: up to trillions."""


class _Wrong(NamedTuple):
    """What stands in the version at fault, and what the others state in its place."""

    mark: Mark
    span: Span
    text: str
    value: str
    other: str
    wanted: str
    witness: str

    @property
    def language(self) -> str:
        return language_of(self.mark.version)

    def change(self, text: str) -> Change:
        return Change(self.mark.version, self.mark.segment, self.span, text)


def _find_wrong(finding: Finding) -> _Wrong | None:
    """Return what one version states instead of what all others state; None where there is more to it."""
    own = [mark for mark in finding.marks if mark.version == finding.version]
    others = [mark for mark in finding.marks if mark.version != finding.version]
    if len(own) != 1 or not others or any(mark.span is None for mark in finding.marks):
        return None
    if len({mark.note for mark in others}) != 1:
        return None
    span, witness = own[0].span, others[0]
    if span is None or witness.span is None:
        return None
    text = own[0].segment.text[slice(*span)]
    other = witness.segment.text[slice(*witness.span)]
    return _Wrong(own[0], span, text, own[0].note, other, witness.note, witness.version)


def mend_verbatim(finding: Finding) -> Iterator[Change]:
    """Yield what all others write, letter by letter."""
    wrong = _find_wrong(finding)
    if wrong is None or not wrong.other:
        return
    others = [mark for mark in finding.marks if mark.version != finding.version]
    written = {
        mark.segment.text[slice(*mark.span)] for mark in others if mark.span is not None
    }
    # A fact that is named by another text than its own stands behind that text.
    if len(written) == 1 and wrong.value in wrong.text and wrong.wanted in wrong.other:
        yield wrong.change(wrong.other)


def mend_link(finding: Finding) -> Iterator[Change]:
    """Yield the others' address, in the text or behind it, unless it leads to a page of their language."""
    wrong = _find_wrong(finding)
    if wrong is None:
        return
    addresses = {
        _address(mark) for mark in finding.marks if mark.version != finding.version
    }
    if len(addresses) != 1 or not (address := addresses.pop()):
        return
    own = _address(wrong.mark)
    if not own or _is_localised(own, wrong.language):
        return
    if _is_localised(address, language_of(wrong.witness)):
        return
    if wrong.text == own:
        yield wrong.change(address)
        return
    for number, inline in enumerate(wrong.mark.segment.inlines):
        if inline.kind == "link" and inline.code == own and inline.span == wrong.span:
            yield wrong.change(address)._replace(inline=number)


def _address(mark: Mark) -> str:
    """Return the address that a mark points at, empty where that is not clear."""
    if mark.span is None:
        return ""
    text = mark.segment.text[slice(*mark.span)]
    if mark.note and mark.note.casefold() in text.casefold():
        return text
    behind = [
        inline.code
        for inline in mark.segment.inlines
        if inline.kind == "link" and inline.span == mark.span
    ]
    return behind[0] if len(behind) == 1 else ""


def _is_localised(address: str, language: str) -> bool:
    """Say whether an address names the language of its version."""
    _, _, path = address.rpartition("//")
    dropped = drop_language(path, language)
    return "".join(filter(str.isalnum, dropped)) != "".join(filter(str.isalnum, path))


def mend_number(finding: Finding) -> Iterator[Change]:
    """Yield the others' number with the signs, the digits and the scale word of the one that stands there."""
    wrong = _find_wrong(finding)
    if wrong is None:
        return
    runs = list(_RUN.finditer(wrong.text))
    if len(runs) != 1 or not _is_decimal(wrong.value) or not _is_decimal(wrong.wanted):
        return
    power = _find_power(runs[0].group(), wrong)
    if power is None or not _is_like(wrong):
        return
    wanted = _shrink(wrong.wanted, power)
    written = _write_number(wanted, runs[0].group(), wrong)
    if written is not None and _stands_alone(wrong, runs[0].group(), written):
        start, end = runs[0].span()
        yield wrong.change(wrong.text[:start] + written + wrong.text[end:])


def _is_decimal(value: str) -> bool:
    return re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", value) is not None


def _find_power(run: str, wrong: _Wrong) -> int | None:
    """Return by which power of ten the text's words multiply its digits; None where they do something else."""
    locale = languages.of(wrong.language).locale
    plain = _read_number(run, locale.decimal)
    for power in range(_SCALES):
        if plain is not None and scale(plain, power) == wrong.value:
            return power
    return None


def _read_number(run: str, decimal: str) -> str | None:
    """Return the value of digits and signs; a sign that stands twice, or is not the decimal one, groups."""
    signs = _SIGN.findall(run)
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in run)
    if not signs:
        return normalise(digits)
    if len(set(signs)) > 2:
        return None
    is_decimal = signs[-1] == decimal and signs.count(decimal) == 1
    if not is_decimal:
        return normalise(_SIGN.sub("", digits)) if len(set(signs)) == 1 else None
    whole, _, fraction = digits.rpartition(decimal)
    return normalise(f"{_SIGN.sub('', whole)}.{fraction}")


def _shrink(value: str, power: int) -> str:
    """Return a number divided by a power of ten."""
    whole, _, fraction = value.partition(".")
    padded = whole.rjust(power + 1, "0")
    place = len(padded) - power
    return normalise(f"{padded[:place]}.{padded[place:]}{fraction}")


def _is_like(wrong: _Wrong) -> bool:
    """Say whether words beside a number stay right: both are surely in one plural category of the language."""
    own, wanted = wrong.value, wrong.wanted
    if "." in own or "." in wanted:
        return ("." in own) == ("." in wanted)
    typography = languages.of(wrong.language).typography
    plurals, few = typography.plurals, typography.few_numbers
    if plurals is not None and {*plurals} <= {*few, "other", "many"} - {"few"}:
        counted = [_classify_few(int(value), few) for value in (own, wanted)]
    else:
        counted = [_classify(int(value)) for value in (own, wanted)]
    return counted[0] == counted[1]


def _classify_few(number: int, few: Mapping[str, Sequence[int]]) -> tuple[object, ...]:
    """Return what matters where each category has a few numbers: which, and whether it is a round million."""
    own = [name for name, numbers in few.items() if number in numbers]
    return (own, number % 1_000_000 == 0)


def _classify(number: int) -> tuple[object, ...]:
    """Return the classes that the rules of UTS 35 part 3 use: the first ten, last digits, teens, hundreds."""
    last, hundred = number % 10, number % 100
    by_last = {1: 1, 2: 2, 3: 3, 4: 3}.get(last, 0)
    by_hundred = min(hundred, 3) + (hundred > 10)
    is_teen = 11 <= hundred <= 19
    return (min(number, 11), by_last, is_teen, by_hundred, number % 1_000_000 == 0)


def _write_number(value: str, run: str, wrong: _Wrong) -> str | None:
    """Return a number in the writing of another of the same text; None where that does not tell how."""
    locale = languages.of(wrong.language).locale
    whole, point, fraction = value.partition(".")
    own_whole, own_point, own_fraction = run.rpartition(locale.decimal)
    if not own_point or run.count(locale.decimal) > 1:
        own_whole, own_fraction = run, ""
    if bool(point) != bool(own_fraction):
        return None
    signs = set(_SIGN.findall(own_whole))
    sizes = [len(part) for part in _SIGN.split(own_whole)[1:]]
    if len(signs) > 1 or any(size != 3 for size in sizes):
        return None
    is_same_width = len(whole) == len(_SIGN.sub("", own_whole))
    if signs:
        if len(whole) < 4:
            return None
        whole = f"{int(whole):,}".replace(",", signs.pop())
    elif len(whole) > 3 and not is_same_width and len(own_whole) < 5:
        return None
    fraction = fraction.ljust(len(own_fraction), "0")
    written = f"{whole}{locale.decimal}{fraction}" if fraction else whole
    return _with_digits(written, run)


def _with_digits(written: str, like: str) -> str:
    """Return a text with the decimal digits of another text's script."""
    sign = next(sign for sign in like if sign.isdecimal())
    zero = ord(sign) - int(sign)
    return "".join(
        chr(zero + int(sign)) if sign in "0123456789" else sign for sign in written
    )


def _stands_alone(wrong: _Wrong, own: str, written: str) -> bool:
    """Say whether what stands beside a value stays right: no ending on it, no article that its sound chooses."""
    text = wrong.mark.segment.text
    behind = text[wrong.span.end : wrong.span.end + 2]
    joined = _JOINED.match(behind)
    # Signs for units and letters without case are no endings.
    if joined is not None and joined[0] != joined[0].upper():
        return False
    before = text[max(0, wrong.span.start - 5) : wrong.span.start]
    return own[:1] == written[:1] or _SHORT_WORD.search(before) is None


def mend_date(finding: Finding) -> Iterator[Change]:
    """Yield the others' day, year or time in the digits that stand there, or the name of their month."""
    wrong = _find_wrong(finding)
    if wrong is None:
        return
    written = _write_digits(wrong) or _write_month(wrong)
    if written and _stands_alone(wrong, wrong.text, written):
        yield wrong.change(written)


def _write_digits(wrong: _Wrong) -> str | None:
    """Return the text with other digits; None unless they and nothing else tell the value."""
    own, wanted = _DIGITS.findall(wrong.value), _DIGITS.findall(wrong.wanted)
    if _DIGITS.sub("#", wrong.value) != _DIGITS.sub("#", wrong.wanted):
        return None
    stated = _DIGITS.findall(wrong.text)
    if not stated or [int(run) for run in stated] != [int(run) for run in own]:
        return None
    if any(
        len(run) > 2 and len(run) != len(new)
        for run, new in zip(stated, wanted, strict=True)
    ):
        return None
    new = iter(wanted)
    return _DIGITS.sub(lambda run: _fill(next(new), run.group()), wrong.text)


def _fill(digits: str, like: str) -> str:
    """Return digits as wide as others that begin with a zero or are two; their script's."""
    is_padded = int(like[0]) == 0 or len(like) > 2
    plain = str(int(digits))
    return _with_digits(plain.rjust(len(like), "0") if is_padded else plain, like)


def _write_month(wrong: _Wrong) -> str | None:
    """Return the name of the others' month in the same form; None where a language has several forms."""
    if wrong.value not in MONTHS or wrong.wanted not in MONTHS:
        return None
    if wrong.text.upper() == wrong.text.lower():
        return None
    own = _find_names(wrong.language, MONTHS.index(wrong.value) + 1)
    wanted = _find_names(wrong.language, MONTHS.index(wrong.wanted) + 1)
    if own != [wrong.text.lower()] or len(wanted) != 1:
        return None
    return wanted[0].capitalize() if wrong.text[0].isupper() else wanted[0]


def _find_names(language: str, month: int) -> list[str]:
    """Return the names of a month without those that abbreviate another."""
    months = languages.of(language).locale.months
    names = [name for name, number in months.items() if number == month]
    return [
        name
        for name in names
        if not any(name != other and other.startswith(name) for other in names)
    ]
