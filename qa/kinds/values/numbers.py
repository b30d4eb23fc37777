"""Numbers in digits: value, sign, scale word, per cent, currency or unit beside them, decades, years."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from qa.kinds.values import calendar, clock, han
from qa.kinds.values.digits import canonical, parts, readings, scaled
from qa.kinds.values.lexer import Item
from qa.kinds.values.scan import Draft, Scan
from qa.language.folding import MARKS, bare
from qa.language.locale import load
from qa.model import Confidence

_LETTERS = re.compile(r"[^\W\d_]+")
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75", "⅓": "333", "⅔": "667", "⅛": "125"}
_GAP = re.compile(r"[ \u00a0\-–.]{0,2}(?:[£$€¥₹₽][ \u00a0]?)?")
_CURRENCY_BEFORE = re.compile(r"[$£€¥₹₽][ \u00a0]?$")
_YEAR_BEFORE = re.compile(r"\d{4}[-–/ ]{1,3}$")
_CENTURY_BEFORE = re.compile(r"(?:1[89]|20)\d\d[-–/]$")
_DATE_SIGN = re.compile(r"\d[/.-]$")
_SIGN_DATE = re.compile(r"[/.-]\d")
_LETTER = 2
_YEAR, _FIRST_YEAR, _LAST_YEAR = 4, "1000", "2100"
_CLOCK = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_COMMAND = re.compile(
    r"(?<![^\s`|$#;&\"'“„«「])[`|$#;&\"'“„«「]? ?(?:(?P<option>--?[A-Za-z][\w=-]*)|[a-z][\w.+-]*) $",
    re.ASCII,
)
_OPTION_BEHIND = re.compile(r" --?[A-Za-z]")
_PROMPTS, _REACH = frozenset("`|$#;&\"'“„«「"), 40
_ORDINAL = re.compile(r"(?:st|nd|rd|th)?[ -]")


def read(scan: Scan) -> None:
    """Note every run of digits that nothing has claimed."""
    for item in scan.items:
        if item.entry is None and scan.free(item.start, item.end):
            _note(scan, item)


def _note(scan: Scan, item: Item) -> None:
    start, end, written, _ = item
    text, locale = scan.text, scan.locale
    values = set(readings(written, locale.decimal, locale.strict))
    if not values:
        values = set(parts(written))
    fraction = _FRACTIONS.get(text[end : end + 1])
    if fraction and written.isdecimal():
        values, end = {f"{canonical(written)}.{fraction}"}, end + 1
    draft = Draft(
        "number", start, end, values, plain=written if written.isdecimal() else ""
    )
    scaled_by = draft.power = _scale(scan, draft)
    if not scaled_by:
        _pieces(draft, written)
        _hour(scan, draft, written)
        if draft.plain:
            _whole(scan, draft)
    _negate(scan, draft)
    draft.value = draft.value or _shown(written, draft, locale.decimal, scaled_by)
    draft.unit = draft.unit or unit_behind(scan, draft.end)
    if _dated(scan, draft):
        draft.kind, draft.unit = "year", ""
    scan.drafts.append(draft)
    scan.claimed.append((draft.start, draft.end))


def _dated(scan: Scan, draft: Draft) -> bool:
    """Tell whether a unit's letter is the one that abbreviates `year` (`в 1870 г.`), not a gram."""
    if (
        len(draft.plain) != _YEAR
        or draft.plain > _LAST_YEAR
        or draft.plain < _FIRST_YEAR
    ):
        return False
    word = _UNIT.match(
        scan.text, draft.end + (scan.text[draft.end : draft.end + 1] in _BLANKS)
    )
    name, units = bare(word[1]) if word else "", scan.locale.units
    return "year" in {units.get(name), units.get(f"{name}.")}


def _shown(written: str, draft: Draft, decimal: str, scaled_by: int) -> str:
    if draft.plain and not scaled_by and draft.plain in draft.readings:
        return draft.plain
    preferred = {
        scaled(value, scaled_by) for value in readings(written, decimal, True)
    } & draft.readings  # noqa: FBT003
    return min(preferred or draft.readings, key=lambda r: (len(r), r))


def _hour(scan: Scan, draft: Draft, written: str) -> None:
    """Add the time that `3.30` may be where the point is the decimal sign too."""
    found = _CLOCK.fullmatch(written)
    if found and not scan.locale.strict:
        times = set(clock.times(int(found[1]), found[2], ""))
        draft.readings |= times | set(clock.shifted(times, scan.locale.hours))


def _pieces(draft: Draft, written: str) -> None:
    """Keep the runs of digits between signs, for versions that state them apart; `20.7.` may be a day and a month."""
    if draft.plain:
        return
    found = parts(written)
    dated = len(found) == 2 and all(len(part) <= 4 for part in found)
    draft.parts = tuple(
        frozenset([p, f"M{p}"]) if dated and 1 <= int(p) <= 12 else frozenset([p])
        for p in found
    )


def _scale(scan: Scan, draft: Draft) -> int:
    """Take in the scale word beside a number; return its power of ten."""
    attached = _attached(scan, draft)
    follower = attached or _following(scan, draft)
    if follower:
        power, end = follower
        original = draft.readings
        draft.readings = {scaled(value, power) for value in original}
        if unit_behind(scan, draft.end):
            draft.readings |= original
        if (
            attached
            and (end - draft.end <= 2)
            and not _CURRENCY_BEFORE.search(scan.text, 0, draft.start)
        ) or (power == 3 and len(draft.plain) >= 4):
            draft.readings |= original
        draft.end = end
        return power
    leader = _leading(scan, draft)
    if not leader:
        return 0
    power, start = leader
    draft.readings |= {scaled(value, power) for value in draft.readings}
    draft.start = start
    return power


@functools.cache
def _suffixes(language: str) -> re.Pattern[str]:
    locale = load(language)
    letters = {form for form in locale.after if len(form) <= _LETTER}
    forms = sorted({*locale.attached, *letters}, key=lambda form: (-len(form), form))
    spaced = sorted(letters, key=lambda form: (-len(form), form)) or ["\uffff"]
    own, apart = ("|".join(map(re.escape, each)) for each in (forms, spaced))
    return re.compile(rf"(?:({own})|\u00a0({apart}))(?![^\W_])")


def _attached(scan: Scan, draft: Draft) -> tuple[int, int] | None:
    following = scan.text[draft.end : draft.end + 1]
    if not following.isalpha() and following != "\u00a0":
        return None
    found = _suffixes(scan.language).match(scan.text, draft.end)
    if not found:
        return None
    form = found[1] or found[2]
    return scan.locale.after.get(form) or scan.locale.attached[form], found.end()


def _following(scan: Scan, draft: Draft) -> tuple[int, int] | None:
    item = _next(scan.items, draft.end)
    if item and item.entry and not item.entry.exact and unit_behind(scan, draft.end):
        return None
    if (
        not item
        or not item.entry
        or not item.entry.after
        or not _GAP.fullmatch(scan.text, draft.end, item.start)
    ):
        return None
    power, end = item.entry.after, item.end
    second = _next(scan.items, end)
    if (
        second
        and second.entry
        and second.entry.after >= 6
        and power == 3
        and second.start - end <= 4
    ):
        return power + second.entry.after, second.end
    return power, end


def _next(items: list[Item], end: int) -> Item | None:
    return next((item for item in items if item.start >= end), None)


def _leading(scan: Scan, draft: Draft) -> tuple[int, int] | None:
    """Return the power of the scale word before a number, and where both start: behind a currency's sign."""
    before = [
        item
        for item in scan.items
        if item.end <= draft.start and draft.start - item.end <= 4
    ]
    if not before or not before[-1].entry or not before[-1].entry.before:
        return None
    gap = scan.text[before[-1].end : draft.start]
    if re.search(r"[^\W\d_]|[.,;:!?()]", gap.replace("us$", "$")):
        return None
    return before[-1].entry.before, draft.start if gap.strip() else before[-1].start


def _whole(scan: Scan, draft: Draft) -> None:
    """Add what a plain whole number may be besides: a year, a decade, the end of a span of years, a day's month."""
    text, locale, value = scan.text, scan.locale, int(draft.plain)
    draft.readings.update(calendar.years_of(value, locale))
    if locale.hours and 1 <= value <= 12:
        draft.readings.update(clock.shifted({f"t{value}:00"}, locale.hours))
    if 1 <= value <= 12 and any(
        text.startswith(suffix, draft.end) for suffix in locale.oclock
    ):
        # Said of the evening too: 7 is 19.
        draft.readings.add(str(value + 12))
    if (
        any(text.startswith(suffix, draft.end) for suffix in locale.decades)
        and value % 10 == 0
    ):
        _decade(scan, draft, value)
        return
    ordinal = _ORDINAL.match(text, draft.end)
    if ordinal and any(
        text.startswith(word, ordinal.end()) for word in locale.centuries
    ):
        draft.readings |= {str((value - 1) * 100), str((value - 1) * 100)[:2]}
    if len(draft.plain) == 2 and _CENTURY_BEFORE.search(text, 0, draft.start):
        draft.readings.add(text[draft.start - 5 : draft.start - 3] + draft.plain)
    if (
        1 <= value <= 12
        and not locale.strict
        and (
            _DATE_SIGN.search(text, 0, draft.start) or _SIGN_DATE.match(text, draft.end)
        )
    ):
        draft.readings.add(f"M{value}")
    if len(draft.plain) == 2 and text[draft.start - 1 : draft.start].isalpha():
        draft.readings.add(f"20{draft.plain}")
        draft.weight = Confidence.MEDIUM
    if len(draft.plain) == 4 and draft.plain[:2] in {"19", "20"}:
        draft.kind = "year"
        if _YEAR_BEFORE.search(text, max(0, draft.start - 8), draft.start):
            draft.readings.add(draft.plain[2:])


def _decade(scan: Scan, draft: Draft, value: int) -> None:
    draft.kind = "decade"
    if value < 100:
        draft.unit, draft.weight = "degree", Confidence.LOW
    draft.value = str(value)
    century = (value if value >= 100 else 1900 + value) // 100 + 1
    scan.add(
        "century", draft.start, draft.end, {str(century)}, claim=False
    ).strong = False
    if value % 100 == 0:
        draft.weight = Confidence.MEDIUM
    draft.readings |= {str(value % 100)} | (
        {str(1900 + value), str(2000 + value)} if value < 100 else set()
    )
    if value % 100 == 0:
        draft.readings |= {str(value // 100), str(value // 100 + 1)}


def _negate(scan: Scan, draft: Draft) -> None:
    """Put the minus sign on: not a hyphen inside a word, nor a dash between two numbers."""
    text, start = scan.text, draft.start
    sign, before = text[start - 1 : start], text[max(0, start - 2) : max(0, start - 1)]
    dash = (
        sign in "–—"
        and before == " "
        and text[max(0, start - 3) : max(0, start - 2)].isdigit()
    )
    if sign == "-" and _is_option(scan, draft):
        draft.readings |= {f"-{value}" for value in draft.readings}
    elif sign and sign in "-−–" and (start < 2 or before in ' \u00a0("') and not dash:
        draft.readings = {f"-{value}" for value in draft.readings}
        draft.start -= 1
        draft.parts = ()
    elif text[max(0, start - 2) : start] == "- " or any(
        text.endswith(f"{w} ", 0, start) for w in scan.locale.negative
    ):
        draft.readings |= {f"-{value}" for value in draft.readings}


def _is_option(scan: Scan, draft: Draft) -> bool:
    """Tell whether a number is an option of a command (`xargs -0`, `ls -l -1`), whose dash is no minus.

    In front of it is a word in small Latin letters, and that starts the text or a command, or is an option; or another
    option follows. What has a unit is measured.
    """
    found = (
        _COMMAND.search(scan.original, max(0, draft.start - _REACH), draft.start - 1)
        if draft.plain
        else None
    )
    if found is None or unit_behind(scan, draft.end):
        return False
    begins = (
        found.start() == 0
        or scan.original[found.start()] in _PROMPTS
        or found["option"]
    )
    return bool(begins) or _OPTION_BEHIND.match(scan.original, draft.end) is not None


def unit_behind(scan: Scan, end: int) -> str:
    """Return the unit named right behind a number that ends here."""
    text = scan.text
    start = end + (text[end : end + 1] in _BETWEEN)
    if text[start : start + 1] == "%":
        return "percent"
    found = _UNIT.match(text, start)
    if not found:
        return ""
    head = bare(found[1])
    units = scan.locale.units
    if head not in _heads(scan.language):
        return next(
            (
                units[head[:end]]
                for end in _stems(head, scan.locale.spaced)
                if head[:end] in units
            ),
            "",
        )
    names = (bare(text[start:end]) for end in _ends(found))
    return next((units[name] for name in names if name in units), "")


def _stems(word: str, spaced: bool) -> range:
    """Return where a unit's name may end within an inflected word (`mérföldre`) or one run of signs, longest first."""
    last = max(_STEM, len(word) - _ENDING) if spaced else 2
    return range(min(len(word) - 1, _LONGEST), last - 1, -1)


@functools.cache
def _heads(language: str) -> frozenset[str]:
    """Return how the names of units start: most words behind a number are none."""
    found = map(_UNIT.match, load(language).units)
    return frozenset(bare(name[1]) for name in found if name)


_BETWEEN = frozenset([*" \u00a0-‑", *han.WORDS["some"].split("|")])
"""A space, a hyphen, or a sign for `and some` between number and unit."""
_BLANKS = {" ", "\u00a0", "-", "‑"}
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}॰])*"
_UNIT = re.compile(
    rf"([°'\"]?(?:{_WORD})?)(?:[ /\u00a0]{_WORD})?(?:[ /\u00a0]{_WORD})?[²³2]?"
)
_STEM, _ENDING, _LONGEST = 5, 4, 30
_PART = re.compile(r"[ /\u00a0²³]")


def _ends(found: re.Match[str]) -> Iterator[int]:
    """Yield where a unit's name may end, the longest first."""
    if found.end() > found.start():
        yield found.end()
        for sign in _PART.finditer(found.group()[::-1]):
            yield found.end() - sign.end()
