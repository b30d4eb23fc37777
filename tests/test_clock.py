"""Times of the day: which hours each way to say one may mean, in many languages."""

from __future__ import annotations

import datetime as dt

import pytest

from qa.kinds.values import calendar_rules, day_parts, extract
from qa.language.locale import load


def times(text: str, language: str) -> set[str]:
    """Return the times of the day that the first time of a text may be."""
    found = [fact for fact in extract(text, language) if fact.kind == "time"]
    if not found:
        return set()
    return {reading[1:] for reading in found[0].readings if reading[0] == "t"}


EVENING = [
    ("en", "The doors open at 6 p.m. sharp."),
    ("en", "at 6 o'clock in the evening"),
    ("en", "in the evening at 6"),
    ("de", "Einlass ist um 6 Uhr abends."),
    ("de", "abends um 6"),
    ("de", "am Abend um 6 Uhr"),
    ("nl", "om 6 uur 's avonds"),
    ("sv", "kl. 6 på kvällen"),
    ("da", "klokken 6 om aftenen"),
    ("no", "klokka 6 om kvelden"),
    ("fi", "kello 6 illalla"),
    ("et", "kell 6 õhtul"),
    ("fr", "à 6 heures du soir"),
    ("es", "a las 6 de la tarde"),
    ("es", "a las 6 p. m."),
    ("pt", "às 6 da tarde"),
    ("it", "alle 6 di sera"),
    ("ca", "a les 6 de la tarda"),
    ("ro", "la ora 6 seara"),
    ("el", "στις 6 το απόγευμα"),
    ("pl", "o 6 wieczorem"),
    ("cs", "v 6 hodin večer"),
    ("sk", "o 6 hodine večer"),
    ("sl", "6 zvečer"),
    ("hr", "u 6 sati navečer"),
    ("sr", "у 6 увече"),
    ("bg", "в 6 вечерта"),
    ("ru", "в 6 часов вечера"),
    ("ru", "вечером в 6"),
    ("uk", "о 6 вечора"),
    ("lt", "6 val. vakaro"),
    ("lv", "plkst. 6 vakarā"),
    ("hu", "este 6 órakor"),
    ("tr", "akşam saat 6'da"),
    ("tr", "akşam 6'da"),
    ("az", "axşam saat 6"),
    ("he", "ב-6 בערב"),
    ("ar", "الساعة 6 مساءً"),
    ("fa", "ساعت ۶ عصر"),
    ("ur", "شام 6 بجے"),
    ("hi", "शाम 6 बजे"),
    ("ne", "साँझ 6 बजे"),
    ("mr", "सायंकाळी 6 वाजता"),
    ("bn", "সন্ধ্যা ৬টায়"),
    ("gu", "સાંજે 6 વાગ્યે"),
    ("pa", "ਸ਼ਾਮ 6 ਵਜੇ"),
    ("ta", "மாலை 6 மணிக்கு"),
    ("te", "సాయంత్రం 6 గంటలకు"),
    ("kn", "ಸಂಜೆ 6 ಗಂಟೆಗೆ"),
    ("ml", "വൈകുന്നേരം 6 മണിക്ക്"),
    ("vi", "lúc 6 giờ chiều"),
    ("id", "pukul 6 sore"),
    ("ms", "pukul 6 petang"),
    ("fil", "alas-6 ng gabi"),
    ("zh", "下午6点"),
    ("zh-TW", "傍晚6點"),
    ("ja", "午後6時"),
    ("ja", "夕方6時"),
    ("ko", "오후 6시에"),
    ("ka", "საღამოს 6 საათზე"),
    ("hy", "երեկոյան ժամը 6"),
]


@pytest.mark.parametrize(("language", "text"), EVENING)
def test_six_in_the_evening(language: str, text: str) -> None:
    assert times(text, language) == {"18:00"}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "6:15 a.m.", {"6:15"}),
        ("en", "12:05 am", {"0:05"}),
        ("en", "12:05 p.m.", {"12:05"}),
        ("en", "3:05", {"3:05", "15:05"}),
        ("en", "15:05", {"15:05"}),
        ("en", "03:05", {"3:05"}),
        ("en", "0:05", {"0:05"}),
        ("en-GB", "3:05", {"3:05", "15:05"}),
        ("es-MX", "3:05", {"3:05", "15:05"}),
        ("de", "um 6.15 Uhr", {"6:15"}),
        ("de", "um 24.00 Uhr", {"0:00"}),
        ("de", "Heute Abend beginnt es um 6.15 Uhr.", {"6:15", "18:15"}),
        ("de", "Montagabend um 6 Uhr", {"6:00", "18:00"}),
        ("de", "Morgen um 6 Uhr", {"6:00"}),
        ("de", "um 17.30 am nächsten Tag", {"17:30"}),
        ("de", "um 6 Uhr 15 am Abend", {"18:15"}),
        ("fr", "à 6 h 15", {"6:15"}),
        ("fr", "à 6 h 15 du matin", {"6:15"}),
        ("es", "a las 12 de la mañana", {"0:00", "12:00"}),
        ("ru", "в 3 часа ночи", {"3:00"}),
        ("ru", "в 2 часа дня", {"14:00"}),
        ("ru", "в 11 ночи", {"23:00"}),
        ("ru", "в 6 часов 15 минут вечера", {"18:15"}),
        ("vi", "6 giờ 15 phút sáng", {"6:15"}),
        ("hi", "सुबह 6 बजकर 15 मिनट", {"6:15"}),
        ("zh", "上午6点15分", {"6:15"}),
        ("zh", "晚上8点半", {"20:30"}),
        ("zh", "中午1点", {"13:00"}),
        ("ja", "午前0時", {"0:00"}),
        ("ar", "6:15 ص", {"6:15"}),
        ("ar", "6:15 صباحًا", {"6:15"}),
        ("th", "บ่าย 3 โมง", {"15:00"}),
        ("sw", "saa 9 alasiri", {"15:00"}),
        ("am", "ከቀኑ 9 ሰዓት", {"15:00"}),
        ("en", "from 6 to 7 p.m.", {"18:00"}),
        ("en", "11-1 p.m.", {"11:00"}),
        ("fi", "klo 6", {"6:00"}),
        ("sv", "kl. 18", {"18:00"}),
    ],
)
def test_hours_that_a_time_may_mean(language: str, text: str, wanted: set[str]) -> None:
    assert times(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In the evening 6 people came."),
        ("de", "nach 6 Stunden"),
        ("fr", "le match 2 à 0"),
        ("ja", "死後1時間"),
        ("ko", "6시간 동안"),
        ("ko", "약 5시간만을"),
        ("ja", "この夜 2 ゴール目"),
        ("cs", "Canal 2 v Nice"),
        ("tr", "gece boyunca Kanal 5 izledi"),
        ("ar", "3.26 مليون"),
        ("ru", "за 6 часов 15 минут"),
    ],
)
def test_what_is_no_time(language: str, text: str) -> None:
    assert times(text, language) == set()


@pytest.mark.parametrize(
    ("hour", "first", "last", "chosen"),
    [
        (6, 0, 12, {6}),
        (6, 15, 24, {18}),
        (3, 18, 29, {3}),
        (6, 18, 29, {18}),
        (11, 18, 29, {23}),
        (12, 24, 25, {0}),
        (12, 12, 13, {12}),
        (12, 0, 12, {0, 12}),
        (2, 12, 18, {14}),
        (9, 12, 18, {9, 21}),
    ],
)
def test_the_hour_nearest_to_a_part_of_the_day(
    hour: int, first: int, last: int, chosen: set[int]
) -> None:
    part = day_parts.Part(first, last, 0, 1)
    assert day_parts.choose(hour, part, []) == chosen


def test_a_morning_that_begins_in_the_night_is_a_morning() -> None:
    assert load("fr").periods["du matin"] == [0, 12]


def test_regions_count_as_their_language_does() -> None:
    tags = ("de", "de-AT", "es", "es-MX", "en", "en-GB", "zh", "zh-TW")
    counts = {tag: load(tag).full_day for tag in tags}
    assert [tag for tag, counts_on in counts.items() if counts_on] == [
        "de",
        "de-AT",
        "es",
        "zh",
    ]


@pytest.mark.parametrize(
    ("calendar", "date", "common"),
    [
        ("persian", (1398, 12, 15), "2020-03-05"),
        ("persian", (1400, 1, 1), "2021-03-21"),
        ("persian", (1399, 7, 1), "2020-09-22"),
        ("persian", (1399, 8, 1), "2020-10-22"),
        ("islamic", (1441, 7, 10), "2020-03-05"),
        ("islamic", (1445, 1, 1), "2023-07-19"),
        ("ethiopic", (2012, 6, 26), "2020-03-05"),
        ("ethiopic", (2013, 1, 1), "2020-09-11"),
        ("hebrew", (5780, 7, 9), "2020-03-05"),
        ("hebrew", (5781, 1, 1), "2020-09-19"),
        ("hebrew", (5784, 7, 1), "2024-03-11"),
        ("hebrew", (5784, 6, 1), "2024-02-10"),
        ("hebrew", (5784, 8, 15), "2024-04-23"),
        ("hebrew", (5783, 8, 15), "2023-04-06"),
        ("hebrew", (5783, 13, 29), "2023-09-15"),
    ],
)
def test_days_of_other_calendars(
    calendar: str, date: tuple[int, int, int], common: str
) -> None:
    count = calendar_rules.COUNTS[calendar](*date)
    assert dt.date.fromordinal(count).isoformat() == common
