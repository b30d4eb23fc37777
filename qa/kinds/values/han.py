"""Numbers written with Chinese, Japanese and Korean signs: 1亿2000万, 二十一, 20世纪80年代, 平成31年, 10月."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from qa.kinds.values.digits import canonical
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
_SCALES = "".join([*TENS, *MYRIADS])
_ANY = re.compile(
    f"[{_SCALES}{''.join(ONES)}]|{WORDS['month']}|{WORDS['years']}|{WORDS['age']}"
)
_MONTH = re.compile(
    rf"(?<!\d)(?<!\d[.,])(1[0-2]|0?[1-9])[ ]?(?!{WORDS['months']})(?:{WORDS['month']})"
)
_DECADE = re.compile(
    rf"(\d{{1,2}}) ?(?:{WORDS['century']}) ?(\d0) ?(?:{WORDS['decade']})"
)
_YEARS = re.compile(rf"(?<!\d)(\d{{1,3}}0) ?(?:{WORDS['decade']})")
_ERA = re.compile(
    rf"({'|'.join(ERAS)})[ ]?(\d{{1,2}}|{WORDS['first']})[ ]?(?:{WORDS['year']})"
)
_SOME = f"(?:(?:{WORDS['some']}) ?)?"
_CHAIN = re.compile(
    rf"\d[\d.,]* ?{_SOME}[{_SCALES}]+(?!{WORDS['prefixes']})(?: ?\d[\d.,]* ?[{_SCALES}]+)*(?: ?\d[\d,]*(?![\d.]))?"
)
_LINK = re.compile(rf"(\d[\d.,]*) ?{_SOME}([{_SCALES}]+)|(\d[\d,]*)$")
_HANGUL = "\uac00"
"""The first sign of hangul, in which numbers are spelled otherwise."""
_SPELLED = re.compile(f"[{''.join(ONES)}{''.join(c for c in _SCALES if c < _HANGUL)}]+")
_BEHIND_DAY, _BEHIND_MONTH = (
    frozenset(WORDS["day"].split("|")),
    frozenset(WORDS["month"].split("|")),
)


def read(scan: Scan) -> None:
    """Note months, eras, decades and chains of digits with scale signs."""
    if _ANY.search(scan.text):
        _decades(scan)
        for found in _ERA.finditer(scan.text):
            year = ERAS[found[1]] + (1 if found[2] == WORDS["first"] else int(found[2]))
            scan.add("year", *found.span(), {str(year), found[2]}).value = str(year)
        for found in scan.matches(_MONTH):
            month = int(found[1])
            scan.add("month", *found.span(), {f"M{month}", str(month)}).value = MONTHS[
                month - 1
            ]
        for found in scan.matches(_CHAIN):
            value = _chain(found.group())
            if value is not None and scan.free(*found.span()):
                scan.add("number", *found.span(), {value}).value = value


def _decades(scan: Scan) -> None:
    for found in scan.matches(_DECADE):
        year = (int(found[1]) - 1) * 100 + int(found[2])
        scan.add("decade", *found.span(), {str(year), str(year % 100)}).value = str(
            year
        )
    for found in scan.matches(_YEARS):
        if scan.free(*found.span()):
            draft = scan.add(
                "decade", *found.span(), {found[1], canonical(found[1][-2:])}
            )
            draft.value, draft.weight = (
                found[1],
                Confidence.HIGH if len(found[1]) == 4 else Confidence.MEDIUM,
            )


def _chain(written: str) -> str | None:
    total = section = Decimal(0)
    for link in _LINK.finditer(written):
        try:
            value = Decimal((link[1] or link[3]).replace(",", "").strip("."))
        except InvalidOperation:
            return None
        myriads = [sign for sign in link[2] or "" if sign in MYRIADS]
        for sign in link[2] or "":
            value *= TENS.get(sign, 1)
        section += value
        if myriads:
            for sign in myriads:
                section *= MYRIADS[sign]
            total, section = total + section, Decimal(0)
    return canonical(format(total + section, "f"))


def spelled(scan: Scan) -> None:
    """Note numbers written in signs alone, as weak facts: 一 is in many words."""
    for found in _SPELLED.finditer(scan.text):
        if not scan.free(*found.span()):
            continue
        value = str(valued(found.group()))
        readings = {value}
        behind = scan.text[found.end() : found.end() + 1]
        if behind in _BEHIND_MONTH and len(value) <= 2:
            readings.add(f"M{value}")
        kind = "day" if behind in _BEHIND_DAY else "word"
        scan.add(kind, *found.span(), readings, claim=False).strong = False
        if len(found.group()) > 1:
            for sign in found.group():
                if sign in ONES:
                    scan.add(
                        "idiom", *found.span(), {str(ONES[sign])}, claim=False
                    ).strong = False


def valued(signs: str) -> int:
    """Return the value of Chinese numerals, in places (二百零五) or as digits (二〇一八)."""
    if not any(sign in TENS or sign in MYRIADS for sign in signs):
        return int("".join(str(ONES[sign]) for sign in signs))
    total = section = current = 0
    for sign in signs:
        if sign in ONES:
            current = ONES[sign]
        elif sign in TENS:
            section, current = section + (current or 1) * TENS[sign], 0
        else:
            total, section, current = (
                total + ((section + current) or 1) * MYRIADS[sign],
                0,
                0,
            )
    return total + section + current
