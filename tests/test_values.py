"""How values are read and converted: each number in `thresholds.py` on both sides."""

from __future__ import annotations

import pytest

from qa.kinds.values import calendar, clock, digits, extract, han, roman, spelled, units
from qa.kinds.values.forms import Entry
from qa.kinds.values.lexicon import may_be_inflected
from qa.kinds.values.scan import Draft
from qa.kinds.values.spelled import compose
from qa.kinds.values.unmatched import unmatched
from qa.language.locale import Locale
from qa.model import Fact, Span


def measure(value: str, unit: str = "", *more: str) -> Draft:
    return Draft("number", 0, 1, {value, *more}, value=value, unit=unit)


def facts(text: str, language: str) -> list[Fact]:
    return [*extract(text, language), *spelled(text, language)]


def readings(text: str, language: str, kind: str) -> set[str]:
    """Return all readings of the strong facts of a kind."""
    return {
        reading
        for fact in extract(text, language)
        if fact.kind == kind
        for reading in fact.readings
    }


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ((2, 100, 5, 1000), 205_000),
        ((1, 1_000_000), 1_000_000),
        ((5, 1000, 1_000_000), 5_000_000_000),
        ((1_000_000, 5, 1000), 1_005_000),
        ((1000, 5), 1005),
        ((2, 1000, 3, 100), 2300),
        ((20, 5), 25),
        ((5, 20), 25),
        ((3, 10), 13),
        ((300, 42), 342),
        ((100, 2), 102),
        ((99, 100), 9900),
        ((5, 15), None),
        ((10, 20), None),
        ((5, 5), None),
        ((20, 0), None),
        ((20, 20), None),
        ((300, 100), None),
        ((-1,), None),
        ((0,), 0),
        ((1000, 1000), 1000),
        ((1_000_000, 1000), 1_000_000),
        ((2, 1000, 1000), 2000),
        ((1500,), 1500),
        ((2, 1500), None),
        ((), None),
    ],
)
def test_number_words_make_one_number(
    words: tuple[int, ...], value: int | None
) -> None:
    assert compose(words) == value


@pytest.mark.parametrize(
    ("locale", "year", "common"),
    [
        (Locale(years=[543]), 2392, []),
        (Locale(years=[543]), 2393, ["1850"]),
        (Locale(years=[543]), 2603, ["2060"]),
        (Locale(years=[543]), 2604, []),
        (Locale(years=[-8]), 1889, []),
        (Locale(years=[-8]), 1890, ["1898"]),
        (Locale(years=[-8]), 2030, ["2038"]),
        (Locale(years=[-8]), 2031, []),
        (Locale(years=[10]), 2040, []),
        (Locale(years=[11]), 2040, ["2029"]),
        (Locale(lunar=True), 1299, []),
        (Locale(lunar=True), 1300, ["1882", "1883"]),
        (Locale(lunar=True), 1445, ["2023", "2024"]),
        (Locale(lunar=True), 1460, ["2038", "2039"]),
        (Locale(lunar=True), 1461, []),
        (Locale(), 1445, []),
    ],
)
def test_years_of_other_calendars(locale: Locale, year: int, common: list[str]) -> None:
    assert list(calendar.convert_year(year, locale)) == common


@pytest.mark.parametrize(
    ("first", "second", "equal"),
    [
        (measure("10", "mile"), measure("17.88", "kilometre"), True),
        (measure("10", "mile"), measure("17.89", "kilometre"), False),
        (measure("10", "mile"), measure("14.48", "kilometre"), False),
        (measure("10", "mile"), measure("16", ""), True),
        (measure("10", ""), measure("16", ""), False),
        (measure("10", "mile"), measure("16", "kilogram"), False),
        (measure("10", "mile"), measure("16", "metre"), False),
        (measure("2", "hour"), measure("120", "minute"), True),
        (measure("2", "hour"), measure("120", ""), False),
        (measure("2", "year"), measure("24", ""), False),
        (measure("68", "fahrenheit"), measure("20", "degree"), True),
        (measure("18", "fahrenheit"), measure("10", "celsius"), True),
        (measure("10", "celsius"), measure("18", "fahrenheit"), True),
        (measure("10", "celsius"), measure("50", "fahrenheit"), True),
        (measure("10", "celsius"), measure("30", "fahrenheit"), False),
        (measure("0", "mile"), measure("0", "kilometre"), False),
        (measure("M5", "mile"), measure("8", "kilometre"), False),
        (measure("60", "mile per hour"), measure("97", "kilometre"), True),
        (measure("60", "mile per hour"), measure("97", "gram"), False),
    ],
)
def test_an_amount_in_another_unit(first: Draft, second: Draft, equal: bool) -> None:
    assert units.equal(first, second) is equal
    assert units.equal(second, first) is equal


@pytest.mark.parametrize(
    ("target", "amount", "close"),
    [
        (100, 110, True),
        (100, 110.1, False),
        (-100, -110, True),
        (-100, -110.1, False),
        (5, 5.6, True),
        (5, 5.61, False),
        (3.1, 3.69, True),
        (3, 3.31, False),
        (3, 3.3, True),
    ],
)
def test_how_close_a_converted_amount_is(
    target: float, amount: float, close: bool
) -> None:
    assert units.is_close(target, [amount]) is close
    assert units.is_close(target, [1000, amount]) is close


@pytest.mark.parametrize(
    ("first", "second", "conflicting"),
    [
        (measure("5", "inch"), measure("5", "centimetre"), True),
        (measure("5", "inch"), measure("5", "inch"), False),
        (measure("5", "inch"), measure("5", ""), False),
        (measure("5", "inch"), measure("5", "gram"), False),
        (measure("5", "USD"), measure("5", "EUR"), False),
        (measure("5", "metre"), measure("5", "yard"), False),
    ],
)
def test_units_that_contradict(first: Draft, second: Draft, conflicting: bool) -> None:
    assert units.conflict(first, second) is conflicting
    assert units.conflict(second, first) is conflicting


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("135", 131.25, 138.75),
        ("13", 12.25, 13.75),
        ("120", 112.5, 127.5),
        ("150", 120, 180),
        ("2", 1.6, 2.4),
        ("1.5", 1.2, 1.8),
        ("12.25", 12.2125, 12.2875),
        ("-13", 12.25, 13.75),
        ("M5", 0, 0),
    ],
)
def test_what_may_have_been_rounded(value: str, low: float, high: float) -> None:
    assert units.find_interval(measure(value), 1.0) == pytest.approx((low, high))
    assert units.find_interval(measure(value), 2.0) == pytest.approx(
        (2 * low, 2 * high)
    )


@pytest.mark.parametrize(
    ("first", "second", "may_be"),
    [
        (
            measure("135", "kilometre per hour"),
            measure("137", "kilometre per hour"),
            True,
        ),
        (
            measure("131", "kilometre per hour"),
            measure("137", "kilometre per hour"),
            False,
        ),
        (measure("1.3", "kilometre"), measure("1350", "metre"), True),
        (measure("1.3", "kilometre"), measure("1390", "metre"), False),
        (measure("30", "day"), measure("31", "day"), False),
        (measure("12", "month"), measure("12", "month"), False),
        (measure("20", "celsius"), measure("20.5", "degree"), True),
        (measure("20", "fahrenheit"), measure("20", "celsius"), False),
        (measure("20", "gram"), measure("20", "metre"), False),
        (measure("20", ""), measure("20", ""), False),
        (measure("80", "kilometre"), measure("80", "kilometre per hour"), True),
        (measure("80", ""), measure("80", "kilometre per hour"), False),
    ],
)
def test_two_roundings_of_a_third(first: Draft, second: Draft, may_be: bool) -> None:
    assert units.roundings(first, second) is may_be
    assert units.roundings(second, first) is may_be


@pytest.mark.parametrize(
    ("first", "second", "may"),
    [
        ("kilometre", "mile", True),
        ("kilometre", "kilometre", False),
        ("kilometre", "", False),
        ("kilometre", "gram", False),
        ("celsius", "fahrenheit", True),
        ("celsius", "metre", False),
        ("USD", "EUR", False),
    ],
)
def test_units_that_may_restate(first: str, second: str, may: bool) -> None:
    assert units.may_restate(first, second) is may


@pytest.mark.parametrize(
    ("written", "decimal", "strict", "values"),
    [
        ("1.234", ".", True, {"1.234"}),
        ("1.234", ",", True, {"1234"}),
        ("1.234", ",", False, {"1234", "1.234"}),
        ("1.23", ",", True, {"1.23"}),
        ("1,234,567", ".", True, {"1234567"}),
        ("12,34,567", ".", True, {"1234567"}),
        ("123,45,678", ".", False, set()),
        ("1.234,50", ",", True, {"1234.5"}),
        ("1,234.50", ",", False, {"1234.5"}),
        ("1.23.456", ",", False, {"123456"}),
        ("1,5'25", ".", False, set()),
        ("1234.567", ".", False, {"1234.567"}),
        ("007", ".", True, {"7"}),
        ("1 234", ".", True, {"1234"}),
        ("1'234", ".", True, {"1234"}),
        ("1.2.3.4", ".", False, set()),
        ("1,2.3,4", ".", False, set()),
        ("1 2,5", ",", False, set()),
    ],
)
def test_digits_with_signs(
    written: str, decimal: str, strict: bool, values: set[str]
) -> None:
    assert digits.list_readings(written, decimal, strict) == values


@pytest.mark.parametrize(
    ("number", "power", "scaled"),
    [("1.5", 6, "1500000"), ("1.2345", 3, "1234.5"), ("7", 0, "7"), ("0.05", 1, "0.5")],
)
def test_scaling_rounds_nothing(number: str, power: int, scaled: str) -> None:
    assert digits.scale(number, power) == scaled


def test_a_clock_that_starts_elsewhere() -> None:
    assert set(clock.shift_times(["t3:05"], [6])) == {"t9:05", "t21:05"}
    assert set(clock.shift_times(["t8:05"], [6])) == {"t2:05", "t14:05"}


@pytest.mark.parametrize(
    ("signs", "value"),
    [
        ("十五", 15),
        ("二百零五", 205),
        ("二〇一八", 2018),
        ("三万五千", 35_000),
        ("万", 10_000),
        ("廿", 20),
        ("千", 1000),
    ],
)
def test_numerals_of_signs(signs: str, value: int) -> None:
    assert han.evaluate(signs) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("XIV", 14), ("IX", 9), ("Ⅻ", 12), ("MIX", None), ("LXXX", 80), ("CX", 110)],
)
def test_roman_numerals(written: str, value: int | None) -> None:
    assert roman.evaluate(written) == value


@pytest.mark.parametrize(
    ("word", "short"), [("jan", True), ("juni", False), ("월", True), ("월요", False)]
)
def test_forms_too_short_to_trust(word: str, short: bool) -> None:
    assert calendar.is_short(word) is short


@pytest.mark.parametrize(
    ("gap", "kind", "plain"),
    [
        (6, "day", "25"),
        (7, "number", "25"),
        (6, "number", "32"),
        (6, "year", "2018"),
        (6, "number", "123"),
        (6, "number", "0"),
    ],
)
def test_the_number_beside_a_month(gap: int, kind: str, plain: str) -> None:
    month = Draft("month", 0, 7, {"M10"})
    number = Draft("number", 7 + gap, 9 + gap, {plain}, plain=plain)
    calendar.bind_numbers([month, number])
    assert number.kind == kind
    assert number.value == ("25 October" if kind == "day" else "")


def test_a_number_belongs_to_the_nearest_month() -> None:
    first, second = Draft("month", 0, 7, {"M10"}), Draft("month", 12, 19, {"M11"})
    number = Draft("number", 10, 11, {"5"}, plain="5")
    calendar.bind_numbers([first, number, second])
    assert number.value == "5 November"
    weak = Draft("month", 0, 7, {"M10"}, strong=False)
    number = Draft("number", 10, 11, {"5"}, plain="5")
    calendar.bind_numbers([weak, number])
    assert number.kind == "number"


@pytest.mark.parametrize(("space", "kind"), [(8, "day"), (9, "word")])
def test_the_number_word_beside_a_month(space: int, kind: str) -> None:
    text = f"October{' ' * space}five"
    facts = [*extract(text, "en"), *spelled(text, "en")]
    (word,) = [fact for fact in facts if fact.value == "5"]
    assert word.kind == kind


@pytest.mark.parametrize(("space", "value"), [(4, "5000000"), (5, "5")])
def test_the_scale_word_before_a_number(space: int, value: str) -> None:
    (number,) = [
        fact
        for fact in extract(f"milioni{' ' * space}5", "sw")
        if fact.kind == "number"
    ]
    assert value in number.readings


@pytest.mark.parametrize(("space", "value"), [(4, "5000000000"), (5, "5000")])
def test_a_thousand_before_a_larger_scale(space: int, value: str) -> None:
    number, *_ = extract(f"5 thousand{' ' * space}million", "en")
    assert number.value == value


@pytest.mark.parametrize(("space", "values"), [(3, {"5"}), (4, {"5", "11"})])
def test_an_amount_in_two_units(space: int, values: set[str]) -> None:
    assert {fact.value for fact in extract(f"5 feet{' ' * space}11", "en")} == values


@pytest.mark.parametrize(("letters", "value"), [(38, {"-5", "5"}), (39, {"-5"})])
def test_the_option_of_a_command(letters: int, value: set[str]) -> None:
    (number,) = extract(f"{'x' * letters} -5", "en")
    assert number.readings == value


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("999 г", "gram", "number"),
        ("1000 г", "", "year"),
        ("2100 г", "", "year"),
        ("2101 г", "gram", "number"),
    ],
)
def test_the_letter_of_a_year_or_a_gram(text: str, unit: str, kind: str) -> None:
    (fact,) = extract(text, "ru")
    assert (fact.unit, fact.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("groups", "grouped"),
    [
        (["12345"], True),
        (["1", "234"], True),
        (["1234", "567"], False),
        (["12", "34"], False),
        (["", "234"], False),
        (["12", "34", "567"], True),
        (["123", "45", "678"], False),
        (["1", "234", "567"], True),
    ],
)
def test_groups_of_digits(groups: list[str], grouped: bool) -> None:
    assert digits.is_grouped(groups) is grouped


@pytest.mark.parametrize(
    ("text", "language", "kind", "stated"),
    [
        ("12 a.m.", "en", "time", {"12", "0", "24", "t0:00"}),
        ("3 p.m.", "en", "time", {"3", "15", "t15:00"}),
        ("the 1900s", "en", "decade", {"1900", "0", "20"}),
        ("the 1980s", "en", "decade", {"1980", "80"}),
        ("the 80s", "en", "decade", {"80", "1980", "2080"}),
        ("1998-99", "en", "number", {"99", "1999"}),
        ("25.10.2018", "de", "day", {"25"}),
        ("5.10.2018", "de", "day", {"5"}),
        ("5/10/2018", "de", "day", {"5", "10"}),
        ("5/10/2018", "de-AT", "day", {"5"}),
        ("5/10/2018", "en-US", "day", {"10"}),
        ("25/10/2018", "en-US", "day", {"25", "10"}),
        ("2018-10-25", "de", "day", {"25"}),
    ],
)
def test_all_readings(text: str, language: str, kind: str, stated: set[str]) -> None:
    assert readings(text, language, kind) == stated


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("tháng 6", "vi", "June"),
        ("10月", "zh", "October"),
        ("the 80s", "en", "80"),
        ("3 p.m.", "en", "15:00"),
    ],
)
def test_what_people_are_shown(text: str, language: str, value: str) -> None:
    assert value in {fact.value for fact in facts(text, language)}


@pytest.mark.parametrize(
    ("entry", "length", "far", "may"),
    [
        (Entry(number=2), 3, False, False),
        (Entry(month=5), 3, True, True),
        (Entry(number=9), 4, True, False),
        (Entry(number=10), 4, True, True),
        (Entry(number=2), 4, False, True),
        (Entry(after=6), 4, True, False),
    ],
)
def test_forms_that_may_have_an_ending(
    entry: Entry, length: int, far: bool, may: bool
) -> None:
    assert may_be_inflected(entry, length, is_far=far) is may


def code(text: str, value: str) -> Fact:
    start = text.index(value)
    return Fact(
        "code", value, Span(start, start + len(value)), value, frozenset([value])
    )


@pytest.mark.parametrize(
    ("text", "value", "other", "missing"),
    [
        ("the MAX_SIZE2 value", "MAX_SIZE2", "der MAX_SIZE2-Wert", False),
        ("the MAX_SIZE2 value", "MAX_SIZE2", "der XMAX_SIZE2 Wert", True),
        ("the MAX_SIZE2 value", "MAX_SIZE2", "der MAX_SIZE2.x Wert", True),
        ("the MAX_SIZE2 value", "MAX_SIZE2", "der Wert", True),
        ("Save_as", "Save_as", "Spei_chern", False),
        ("Save_as", "Save_as", "Speichern", True),
        ("Save_as _x", "Save_as", "Spei_chern", True),
        ("Save_as2", "Save_as2", "Spei_chern", True),
    ],
)
def test_codes_of_which_the_other_has_a_trace(
    text: str, value: str, other: str, missing: bool
) -> None:
    assert bool(unmatched([code(text, value)], text, [], other)) is missing


@pytest.mark.parametrize(
    ("text", "other", "missing"),
    [
        ("from %1 on", "ab %1", False),
        ("from %1 on", "ab %L1", False),
        ("from %L1 on", "ab %1", False),
        ("from %1 on", "ab 1", True),
        ("from 1 on", "ab %1", True),
    ],
)
def test_arguments_are_no_numbers(text: str, other: str, missing: bool) -> None:
    start = text.index("1")
    fact = Fact("number", "1", Span(start, start + 1), "1", frozenset(["1"]))
    assert bool(unmatched([fact], text, [], other)) is missing
