"""Scale words and letters beside a number: `5 Mio`, `5k`, `milioni 5`."""

from __future__ import annotations

import bisect
import functools
import operator
import re
from collections.abc import Iterable

from qa import language as languages
from qa.kinds.values import name_digits
from qa.kinds.values.digits import scale
from qa.kinds.values.lexer import Item
from qa.kinds.values.scan import Draft, Scan
from qa.kinds.values.thresholds import LONGEST_GAP
from qa.kinds.values.unit_names import find_unit
from qa.language.folding import bare

_GAP = re.compile(r"[ \u00a0\-–.]{0,2}(?:[£$€¥₹₽][ \u00a0]?)?")


_CURRENCY_BEFORE = re.compile(r"[$£€¥₹₽][ \u00a0]?$")


_CURRENCY_GAP = re.compile(r"[^\W\d_]|[.,;:!?()]")


_REACH = 8
"""Characters before a number that patterns look at."""


_YEAR = re.compile(r"(?:19|20)\d\d")


_LETTER = 2
"""Letters of a scale that may be written on to a number."""


_THOUSAND, _MILLION = 3, 6
"""Powers of ten."""


def take_scale(scan: Scan, draft: Draft) -> int:
    """Take in the scale word beside a number; return its power of ten.

    What is written on to it comes first, then the words behind it, then the word before
    it (`milioni 5`).
    """
    attached = _find_attached(scan, draft)
    follower = attached or _find_following(scan, draft)
    if follower:
        power, end = follower
        _scale_readings(scan, draft, power, end, attached=attached is not None)
        draft.end = end
        return power
    leader = _find_leading(scan, draft)
    if leader:
        power, draft.start = leader
        draft.readings |= _scale_values(draft.readings, power)
        return power
    return 0


def _scale_values(values: Iterable[str], power: int) -> set[str]:
    """Return values times ten to the power; a fraction has its decimals alone."""
    return {scale(value, power) for value in values if "/" not in value}


def _scale_readings(
    scan: Scan,
    draft: Draft,
    power: int,
    end: int,
    *,
    attached: bool,
) -> None:
    """Multiply the readings by the scale that ends at `end`.

    They stay as well where the scale may be a unit, or is hardly one. `5 m` may be
    metres: letters, but behind a currency's sign. Four digits before a thousand are
    rarely meant (`2000 k`).
    """
    scaled = _scale_values(draft.readings, power)
    is_letter = attached and end - draft.end <= _LETTER
    if is_letter and find_before(_CURRENCY_BEFORE, scan.text, draft.start):
        is_letter = False
    is_odd = power == _THOUSAND and len(draft.plain) >= 4
    if is_letter or is_odd or find_unit(scan, draft.end):
        draft.readings |= scaled
    else:
        draft.readings = scaled


@functools.cache
def _suffixes(language: str) -> re.Pattern[str]:
    """Return a pattern of the scale letters that are written on to a number.

    The first group is what follows at once, the second what follows a no-break space.
    """
    locale = languages.of(language).locale
    letters = {form for form in locale.after if len(form) <= _LETTER}
    attached = _join_longest_first({*locale.attached, *letters})
    apart = _join_longest_first(letters or {"\uffff"})
    return re.compile(rf"(?:({attached})|\u00a0({apart}))(?![^\W_])")


def _join_longest_first(forms: set[str]) -> str:
    """Return a pattern of any of some forms.

    The longest comes first, so that none hides a longer one.
    """
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(map(re.escape, ordered))


def _find_attached(scan: Scan, draft: Draft) -> tuple[int, int] | None:
    """Return the power of the scale letters written on to a number, and their end.

    `5k`, `5 Mio`. The language's table says which power of ten each has.
    """
    following = scan.text[draft.end : draft.end + 1]
    if not following.isalpha() and following != "\u00a0":
        return None
    match = _suffixes(scan.language).match(scan.text, draft.end)
    if not match or not name_digits.may_have_scale(scan, draft):
        return None
    form = match[1] or match[2]
    locale = scan.locale
    return locale.after.get(form) or locale.attached[form], match.end()


def _find_following(scan: Scan, draft: Draft) -> tuple[int, int] | None:
    """Return the power of the scale words behind a number, and where they end.

    A thousand may multiply a larger scale behind it: `5 thousand million`. An inflected
    form that is a unit as well is taken for the unit.
    """
    item = _find_next(scan.items, draft.end)
    if not item or not item.entry or not item.entry.after:
        return None
    if not item.entry.exact and find_unit(scan, draft.end):
        return None
    if not _is_scale_gap(scan, draft.end, item.start) or _is_year_and(
        scan, draft, item
    ):
        return None
    power, end = item.entry.after, item.end
    second = _find_next(scan.items, end)
    if power != _THOUSAND or not second or not second.entry:
        return power, end
    if second.entry.after >= _MILLION and second.start - end <= LONGEST_GAP:
        return power + second.entry.after, second.end
    return power, end


def _is_scale_gap(scan: Scan, end: int, start: int) -> bool:
    """Tell whether a scale word may stand so far behind a number.

    A currency, or what joins number words, may stand between.
    """
    if _GAP.fullmatch(scan.text, end, start):
        return True
    between = bare(scan.text[end:start]).strip(" \u00a0")
    return between in scan.locale.denominations or between in scan.connectors


def _is_year_and(scan: Scan, draft: Draft, item: Item) -> bool:
    """Tell whether a year stands before `and millions`, the word for `and` written on to it."""
    if not _YEAR.fullmatch(draft.plain) or item.text in scan.locale.after:
        return False
    return item.text.startswith(tuple(scan.locale.proclitics))


def _find_next(items: list[Item], end: int) -> Item | None:
    """Return the first item that starts here or behind.

    Items are in the order of the text.
    """
    place = bisect.bisect_left(items, end, key=_get_start)
    return items[place] if place < len(items) else None


_get_start = operator.attrgetter("start")


_get_end = operator.attrgetter("end")


def find_before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """Return what a pattern finds right before a place: not the whole text is searched for it."""
    return pattern.search(text, max(0, end - _REACH), end)


def _find_leading(scan: Scan, draft: Draft) -> tuple[int, int] | None:
    """Return the power of the scale word before a number, and where both start.

    Where a currency's sign is between them, the number starts behind it. No letter and
    no mark of a sentence may stand between them.
    """
    place = bisect.bisect_right(scan.items, draft.start, key=_get_end)
    if not place:
        return None
    leader = scan.items[place - 1]
    is_near = draft.start - leader.end <= LONGEST_GAP
    if not is_near or not leader.entry or not leader.entry.before:
        return None
    gap = scan.text[leader.end : draft.start]
    if _CURRENCY_GAP.search(gap.replace("us$", "$")):
        return None
    return leader.entry.before, draft.start if gap.strip() else leader.start
