"""Numbers written with Chinese, Japanese and Korean signs.

1亿2000万, 二十一, 20世纪80年代, 平成31年, 10月.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from qa.kinds.values.digits import normalise
from qa.kinds.values.scan import MONTHS, Scan
from qa.language.files import load_written
from qa.model import Confidence

ONES: Mapping[str, int] = load_written("numerals")["ones"]
TENS: Mapping[str, int] = load_written("numerals")["tens"]
MYRIADS: Mapping[str, int] = load_written("numerals")["myriads"]
ERAS: Mapping[str, int] = load_written("numerals")["eras"]
WORDS: Mapping[str, str] = {
    name: "|".join(signs.split())
    for name, signs in load_written("numerals")["words"].items()
}
"""Patterns of the words beside numbers."""
_ONES = "".join(ONES)
_SCALES = "".join([*TENS, *MYRIADS])
_SOME = f"(?:(?:{WORDS['some']}) ?)?"
_TEN = [sign for sign, value in TENS.items() if value == 10]
_HANGUL = "\uac00"
"""The first sign of hangul, in which numbers are spelled otherwise."""
_HAN_SCALES = "".join(sign for sign in _SCALES if sign < _HANGUL)

_ANY = re.compile(
    f"[{_SCALES}{_ONES}]|{WORDS['month']}|{WORDS['years']}|{WORDS['age']}"
)
_MONTH = re.compile(
    r"(?<!\d)(?<!\d[.,])(1[0-2]|0?[1-9])[ ]?"
    rf"(?!{WORDS['months']})(?:{WORDS['month']})"
)
_MONTH_TO = re.compile(
    rf"(?<!\d)(?<!\d[.,])(1[0-2]|0?[1-9])[ ]?(?:[-–~]|{WORDS['to']})[ ]?"
    rf"(?=(?:1[0-2]|0?[1-9])[ ]?(?!{WORDS['months']})(?:{WORDS['month']}))"
)
"""The first month of a range whose last one has the sign for a month (3至6月)."""
_DECADE = re.compile(
    rf"(\d{{1,2}}) ?(?:{WORDS['century']}) ?(\d0) ?(?:{WORDS['decade']})"
)
_YEARS = re.compile(rf"(?<!\d)(\d{{1,3}}0) ?(?:{WORDS['decade']})")
_TWO_DECADES = re.compile(
    f"([{_ONES}])([{_ONES}])[{''.join(_TEN)}](?:{WORDS['decade']})"
)
"""Two decades said as one: 六七十年代, the 60s and 70s."""
_ERA = re.compile(
    rf"({'|'.join(ERAS)})[ ]?(\d{{1,2}}|{WORDS['first']})[ ]?(?:{WORDS['year']})"
)
_CHAIN = re.compile(
    rf"\d[\d.,]* ?{_SOME}[{_SCALES}]+(?!{WORDS['prefixes']})"
    rf"(?: ?\d[\d.,]* ?[{_SCALES}]+)*(?: ?\d[\d,]*(?![\d.]))?"
)
_LINK = re.compile(rf"(\d[\d.,]*) ?{_SOME}([{_SCALES}]+)|(\d[\d,]*)$")
_SPELLED = re.compile(
    f"[{_ONES}{_HAN_SCALES}]+(?:(?:{WORDS['some']})[{_HAN_SCALES}]+)?"
)
_SPELLED_SOME = re.compile(WORDS["some"])
_COUNTED = re.compile(f"(?:{WORDS['counter']})")
_WAR = re.compile(f"(?:{WORDS['war']})")
_NUMERAL = re.compile(
    f"[{_ONES}{_HAN_SCALES}](?:{WORDS['counter']})|(?:{WORDS['rank']})[{_ONES}]"
)
_RANK = tuple(WORDS["rank"].split("|"))
_IDLE = frozenset({"0", "1"})
"""What is said in many ways."""
_BEHIND_DAY = frozenset(WORDS["day"].split("|"))
_BEHIND_MONTH = frozenset(WORDS["month"].split("|"))

_LONGEST = 40
"""Signs of a number; more are no number that anybody wrote."""


def read(scan: Scan) -> None:
    """Note months, eras, decades and chains of digits with scale signs.

    `10月` may be met by the bare number, too. A chain is read only where nothing has
    claimed its digits.
    """
    if not _ANY.search(scan.text):
        return
    _read_decades(scan)
    _read_eras(scan)
    for pattern in (_MONTH_TO, _MONTH):
        for match in scan.matches(pattern):
            month = int(match[1])
            draft = scan.add("month", match.span(1), f"M{month}", str(month))
            draft.value = MONTHS[month - 1]
            scan.claimed.append(match.span())
    for match in scan.free_matches(_CHAIN):
        value = _evaluate_chain(match.group())
        if value is not None:
            draft = scan.add("number", match.span(), value)
            draft.value = value
            draft.power = _find_power(match.group())


def _read_eras(scan: Scan) -> None:
    """Note the years of Japanese and Chinese eras.

    `平成31年` is 2019; the first year of an era may be written with a sign of its own.
    """
    for match in _ERA.finditer(scan.text):
        era, number = match.groups()
        count = 1
        if number != WORDS["first"]:
            count = int(number)
        year = ERAS[era] + count
        draft = scan.add("year", match.span(), str(year), number)
        draft.value = str(year)


def _read_decades(scan: Scan) -> None:
    """Note the decades of a named century and those that stand alone.

    `20世纪80年代` is 1980. `80年代` alone may be of any century: it is less sure.
    """
    for match in scan.matches(_DECADE):
        century = int(match[1]) - 1
        decade = int(match[2])
        year = century * 100 + decade
        draft = scan.add("decade", match.span(), str(year), str(year % 100))
        draft.value = str(year)
    for match in scan.free_matches(_YEARS):
        written = match[1]
        short = normalise(written[-2:])
        draft = scan.add("decade", match.span(), written, short)
        draft.value = written
        if len(written) < 4:
            draft.weight = Confidence.MEDIUM


def _evaluate_chain(written: str) -> str | None:
    """Return the value of digits with scale signs (1亿2000万), None if it has none.

    `section` is what the next myriad multiplies. Signs below ten thousand multiply the
    digits before them, myriads all that the section holds: 3千5百万 is 35,000,000.
    """
    total = section = Decimal(0)
    for link in _LINK.finditer(written):
        digits = (link[1] or link[3]).replace(",", "").strip(".")
        scales = link[2] or ""
        try:
            value = Decimal(digits)
        except InvalidOperation:
            return None
        for sign in scales:
            value *= TENS.get(sign, 1)
        section += value
        myriads = [MYRIADS[sign] for sign in scales if sign in MYRIADS]
        for myriad in myriads:
            section *= myriad
        if myriads:
            total += section
            section = Decimal(0)
    return normalise(format(total + section, "f"))


def _find_power(written: str) -> int:
    """Return the power of ten of digits with one scale sign (`3.2万`), nought of others."""
    sign = written[-1]
    if sign not in _SCALES:
        return 0
    count = sum(each in _SCALES for each in written)
    if count != 1:
        return 0
    factor = MYRIADS.get(sign) or TENS[sign]
    return len(str(factor)) - 1


def has_numeral(text: str) -> bool:
    """Tell whether a text has a numeral before a word for what is counted."""
    return _NUMERAL.search(text) is not None


def read_spelled(scan: Scan) -> None:
    """Note numbers written in signs alone, as weak facts: 一 is in many words.

    A sign of a day behind makes it a day, that of a month perhaps a month. Each sign of
    a longer run may be meant alone, too.
    """
    for match in _SPELLED.finditer(scan.text):
        span = match.span()
        if not scan.is_free(span):
            continue
        signs = _SPELLED_SOME.sub("", match.group())
        if len(signs) > _LONGEST:
            continue
        value = str(evaluate(signs))
        behind = scan.text[span[1] : span[1] + 1]
        kind = "day" if behind in _BEHIND_DAY else "word"
        draft = scan.add_weak(kind, span, value)
        is_ranked = scan.text.endswith(_RANK, 0, span[0])
        draft.weight = _weigh(scan, span, value, is_ranked=is_ranked)
        if is_ranked:
            draft.kind = "ordinal"
        if behind in _BEHIND_MONTH and len(value) <= 2:
            draft.readings.add(f"M{value}")
        if len(signs) > 1:
            _read_each(scan, span, signs)


def _read_each(scan: Scan, span: tuple[int, int], signs: str) -> None:
    """Note each sign of a run alone."""
    for sign in signs:
        if sign in ONES:
            value = str(ONES[sign])
            scan.add_weak("idiom", span, value)


def read_two_decades(scan: Scan) -> None:
    """Note decades of which two are said as one, each by its first sign; they are of any century."""
    for match in _TWO_DECADES.finditer(scan.text):
        for sign in match.groups():
            decade = str(ONES[sign] * 10)
            readings = decade, f"19{decade}", f"20{decade}"
            draft = scan.add_weak("decade", match.span(), *readings)
            draft.value = decade
        scan.claimed.append(match.span())


def _weigh(
    scan: Scan,
    span: tuple[int, int],
    value: str,
    *,
    is_ranked: bool,
) -> Confidence:
    """Return how sure it is that signs are a number: where something is counted."""
    if is_ranked and _WAR.match(scan.text, span[1]):
        return Confidence.MEDIUM
    is_counted = _COUNTED.match(scan.text, span[1]) is not None
    if value in _IDLE or not (is_counted or is_ranked):
        return Confidence.LOW
    return Confidence.MEDIUM


def evaluate(signs: str) -> int:
    """Return the value of Chinese numerals.

    In places (二百零五) or as digits (二〇一八). In places, a sign without a digit
    before it counts once: 十五 is 15. `current` is the digit that waits for its place.
    """
    if all(sign in ONES for sign in signs):
        digits = [str(ONES[sign]) for sign in signs]
        return int("".join(digits))
    total = section = current = 0
    for sign in signs:
        if sign in ONES:
            current = ONES[sign]
        elif sign in TENS:
            section += (current or 1) * TENS[sign]
            current = 0
        else:
            total += (section + current or 1) * MYRIADS[sign]
            section = current = 0
    return total + section + current
