"""Numbers written with Chinese, Japanese and Korean signs: 1亿2000万, 二十一, 20世纪80年代, 平成31年, 10月."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from qa.kinds.values.digits import canonical
from qa.kinds.values.scan import MONTHS, Scan
from qa.model import Confidence

ONES = dict(zip("零〇○一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {
    "两": 2,
    "兩": 2,
    "双": 2,
    "雙": 2,
    "俩": 2,
    "倆": 2,
    "壹": 1,
    "贰": 2,
    "貳": 2,
    "叁": 3,
    "參": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
    "廿": 20,
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "십": 10, "백": 100, "천": 1000}
MYRIADS = {
    "万": 10**4,
    "萬": 10**4,
    "만": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "憶": 10**8,
    "억": 10**8,
    "兆": 10**12,
    "조": 10**12,
}
ERAS = {"平成": 1988, "令和": 2018, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_SCALES = "".join([*TENS, *MYRIADS])
_ANY = re.compile(f"[{_SCALES}月월年년世세{''.join(ONES)}]")
_MONTH = re.compile(r"(?<!\d)(?<!\d[.,])(1[0-2]|0?[1-9])[ ]?(?:月(?!份?间|間)|월)")
_DECADE = re.compile(r"(\d{1,2}) ?(?:世[纪紀]|세기) ?(\d0) ?(?:年代|년대)")
_YEARS = re.compile(r"(?<!\d)(\d{1,3}0) ?(?:年代|년대)")
_ERA = re.compile(rf"({'|'.join(ERAS)})[ ]?(\d{{1,2}}|元)[ ]?年")
_SOME = "(?:[多余餘来來几幾여] ?)?"
_CHAIN = re.compile(
    rf"\d[\d.,]* ?{_SOME}[{_SCALES}]+(?![瓦克米卡])(?: ?\d[\d.,]* ?[{_SCALES}]+)*(?: ?\d[\d,]*(?![\d.]))?"
)
_LINK = re.compile(rf"(\d[\d.,]*) ?{_SOME}([{_SCALES}]+)|(\d[\d,]*)$")
_SPELLED = re.compile(f"[{''.join(ONES)}{''.join(c for c in _SCALES if c < '가')}]+")


def read(scan: Scan) -> None:
    """Note months, eras, decades and chains of digits with scale signs."""
    if _ANY.search(scan.text):
        _decades(scan)
        for found in _ERA.finditer(scan.text):
            year = ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
            scan.add("year", *found.span(), {str(year), found[2]}).value = str(year)
        for found in scan.matches(_MONTH):
            month = int(found[1])
            scan.add("month", *found.span(), {f"M{month}", str(month)}).value = MONTHS[month - 1]
        for found in scan.matches(_CHAIN):
            value = _chain(found.group())
            if value is not None and scan.free(*found.span()):
                scan.add("number", *found.span(), {value}).value = value


def _decades(scan: Scan) -> None:
    for found in scan.matches(_DECADE):
        year = (int(found[1]) - 1) * 100 + int(found[2])
        scan.add("decade", *found.span(), {str(year), str(year % 100)}).value = str(year)
    for found in scan.matches(_YEARS):
        if scan.free(*found.span()):
            draft = scan.add("decade", *found.span(), {found[1], canonical(found[1][-2:])})
            draft.value, draft.weight = found[1], Confidence.HIGH if len(found[1]) == 4 else Confidence.MEDIUM


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
        if scan.text[found.end() : found.end() + 1] == "月" and len(value) <= 2:
            readings.add(f"M{value}")
        kind = "day" if scan.text[found.end() : found.end() + 1] in {"日", "号", "號"} else "word"
        scan.add(kind, *found.span(), readings, claim=False).strong = False
        if len(found.group()) > 1:
            for sign in found.group():
                if sign in ONES:
                    scan.add("idiom", *found.span(), {str(ONES[sign])}, claim=False).strong = False


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
            total, section, current = total + ((section + current) or 1) * MYRIADS[sign], 0, 0
    return total + section + current
